"""Paper from the pages: posters, blank forms, rosters and the board as PDF, for those who may have them."""

import io
import re

import pytest
from pypdf import PdfReader

from shelter import desk
from shelter.core import household_rules
from shelter.core.cards import new_card
from shelter.store import access as kept
from shelter.web import own_files


@pytest.fixture(autouse=True)
def fonts(app):
    with app.app_context():
        if not (own_files.asset_folder() / "print" / "BIZUDPGothic-Regular.ttf").exists():
            pytest.skip("the fonts for paper are not there: python3 run.py fetches them once")


def read(answer) -> str:
    assert answer.status_code == 200 and answer.mimetype == "application/pdf", answer.text
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.data)).pages)


def arrives(node, code, name, people):
    household = new_card()
    desk.check_in(node, code, household, request=new_card(), by="phone", via="phone", name=name, people=people)
    return household


def test_a_poster_says_the_shelters_name_and_the_address_that_phones_open(app, node, east, staff):
    base = app.config["SHELTER_ADDRESSES"].base()
    text = read(staff.get(f"/print/poster/{east}.pdf?size=A3"))
    assert "東小学校" in text and f"{base.removeprefix('http://')}/s/{east}" in text
    assert kept.last_printed(node.read())[0] == base, "pages must know which address the posters carry"


def test_blank_forms_are_numbered_on_from_the_last_ones(east, staff):
    first = re.findall(r"No\. (\d+)", read(staff.get(f"/print/forms/{east}.pdf?sheets=2")))
    second = re.findall(r"No\. (\d+)", read(staff.get(f"/print/forms/{east}.pdf?sheets=1")))
    assert (sorted(set(first)), sorted(set(second))) == (["0001", "0002"], ["0003"])


def test_a_roster_has_everybody_but_the_hidden_whom_only_the_totals_count(node, east, staff):
    hidden = arrives(node, east, "ヒミツ", 3)
    desk.for_household(node, hidden, household_rules.hide, east, new_card(), by="phone")
    arrives(node, east, "髙﨑", 2)
    text = read(staff.get(f"/print/roster/{east}.pdf"))
    assert "髙﨑" in text and "ヒミツ" not in text and "5" in text


def test_headquarters_prints_the_whole_board_and_all_posters(node, east, west, hq):
    arrives(node, east, "ナカムラ", 2)
    desk.ask_for(node, west, by="佐藤", request=new_card(), item="water", quantity=1200, urgency="now")
    text = read(hq.get("/print/board.pdf"))
    assert "東小学校" in text and "飲料水" in text and "ナカムラ" not in text
    assert "西公民館" in read(hq.get("/print/posters.pdf"))


def test_paper_is_for_staff_of_the_shelter_and_the_board_for_headquarters(visitor, staff, east, west):
    assert visitor.get(f"/print/roster/{east}.pdf").status_code == 302
    assert staff.get(f"/print/roster/{west}.pdf").status_code == 403
    assert staff.get("/print/board.pdf").status_code == 403


@pytest.mark.parametrize(("path", "status"), [
    ("/print/poster/ABC.pdf", 404), ("/print/poster/{east}.pdf?size=A7", 422), ("/print/forms/{east}.pdf?sheets=0", 422),
    ("/print/forms/{east}.pdf?sheets=100000", 422), ("/print/roster/%00.pdf", 404),
])  # fmt: skip
def test_what_cannot_be_printed_is_said_with_a_true_status(hq, east, path, status):
    assert hq.get(path.format(east=east)).status_code == status
