"""Codes that staff and headquarters make for colleagues, within their own reach."""

import re

from shelter.store import access as kept
from shelter.web.code_making import make_code
from shelter.web.moments import now
from shelter.web.sign_in_codes import read_code

SHOWN = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}")


def made(answer) -> str:
    return SHOWN.search(answer.text.split('class="huge')[1])[0]


def test_headquarters_makes_a_code_for_headquarters_and_it_works(hq, newcomer):
    code = made(hq.post("/codes", role="hq"))
    assert newcomer().sign_in(code, "高橋").status_code == 302


def test_a_new_code_is_shown_once(hq):
    code = made(hq.post("/codes", role="staff"))
    assert code not in hq.get("/codes").text


def test_headquarters_makes_a_code_for_staff_of_one_shelter(hq, newcomer, east, west):
    colleague = newcomer()
    colleague.sign_in(made(hq.post("/codes", role="staff", shelter=east.lower())), "田中")
    assert colleague.post(f"/shelters/{east}/name", name="東小学校").status_code == 303
    assert colleague.post(f"/shelters/{west}/name", name="西公民館").status_code == 403


def test_from_the_page_of_a_shelter_its_code_is_filled_in_already(hq, east):
    for page in (f"/hq/shelters/{east}", f"/desk/{east}/shelter"):
        link = re.search(r'href="(/codes\?shelter=[^"]+)"', hq.get(page).text)[1]
        assert f'value="{east}"' in hq.get(link).text


def test_staff_make_codes_for_their_own_shelter_whatever_the_form_says(staff, east, west, node):
    code = made(staff.post("/codes", role="staff", shelter=west))
    assert kept.find_code(node.read(), read_code(code)[0]).shelter == east


def test_staff_make_no_code_for_headquarters(staff, node):
    assert staff.post("/codes", role="hq").status_code == 403
    assert [code for code in kept.codes(node.read(), now()) if code.role == "hq"] == []


def test_a_code_for_a_shelter_that_is_not_known_is_refused(hq):
    assert hq.post("/codes", role="staff", shelter="NOWHERE").status_code == 422


def test_staff_neither_see_nor_end_codes_beyond_their_shelter(staff, node, west):
    other = make_code(node, "staff", west, by="test")
    assert other[:4] not in staff.get("/codes").text
    assert staff.post(f"/codes/{other[:4]}/end").status_code == 403
    assert staff.post("/codes/ZZZZ/end").status_code == 404


def test_a_code_made_on_the_command_line_works_while_the_server_runs(visitor, node, tmp_path):
    from shelter.store.node import open_node

    other_process = open_node(tmp_path / "data")
    code = make_code(other_process, "hq", None, by="terminal")
    other_process.close()
    assert visitor.sign_in(code, "鈴木").status_code == 302
