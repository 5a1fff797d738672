"""The board's page: what it shows without any script, trouble first, and nobody's name."""

import re

import pytest

from shelter import desk
from shelter.core import household_rules, shelters
from shelter.core.cards import new_card
from shelter.core.codes import code_of_list_entry
from shelter.web.board import MOST_SHOWN


def arrives(node, code, name, people, **more):
    household = new_card()
    desk.check_in(node, code, household, request=new_card(), by="phone", via="phone", name=name, people=people, **more)
    return household


def text_of(page: str, code: str) -> str:
    """What a reader sees of one shelter."""
    row = re.search(rf'<li class="place[^>]*data-code="{code}".*?</p>\s*</li>', page, re.DOTALL)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", row).split())


def test_a_shelter_shows_people_households_capacity_share_and_what_it_needs(visitor, node, east):
    desk.for_shelter(node, east, shelters.amend, capacity=10, by="本部")
    family = arrives(node, east, "ヤマダ", 8)
    arrives(node, east, "スズキ", 4, urgent=True)
    desk.for_household(node, family, household_rules.describe, east, members={"1": {"care": ["wheelchair"]}}, by="phone")
    desk.ask_for(node, east, by="佐藤", request=new_card(), item="water", quantity=100, urgency="now")
    desk.for_shelter(node, east, shelters.count, 13, by="佐藤")
    row = text_of(visitor.get("/board").text, east)
    for said in ("満員", "130 %", "定員 10", "2世帯", "緊急 1世帯", "要請 1件", "至急 1件", "車いす 1", "名簿 12", "点呼 13", "(+1)", "たった今"):
        assert said in row, said


def test_an_unknown_capacity_is_said_to_be_unknown_and_people_outside_are_told_apart(visitor, node, east):
    family = arrives(node, east, "タナカ", 3)
    desk.for_household(node, family, household_rules.stay_elsewhere, east, "car", by="佐藤")
    row = text_of(visitor.get("/board").text, east)
    assert "不明 定員 不明" in row and "車中 3" in row


def test_a_shelter_on_no_list_that_has_only_a_count_shows_that_count_and_its_method(visitor, node, east):
    desk.for_shelter(node, east, shelters.count, 132, method="estimate", by="佐藤")
    row = text_of(visitor.get("/board").text, east)
    assert "132 概数" in row and "名簿 0" in row


def test_trouble_stands_first_and_then_the_name(visitor, node, east, west):
    south = desk.open_unlisted_shelter(node, "南中学校", by="test")
    arrives(node, south, "ワタナベ", 2, urgent=True)
    order = re.findall(r'<li class="place[^>]*data-code="([^"]+)"', visitor.get("/board").text)
    assert order == [south, east, west]


def test_no_name_and_no_household_stands_on_the_board(visitor, node, east):
    hidden = arrives(node, east, "ヒミツ", 3)
    desk.for_household(node, hidden, household_rules.hide, east, new_card(), by="phone")
    named = arrives(node, east, "ナカムラ", 2)
    desk.for_shelter(node, east, shelters.count, 5, by="鈴木一郎")
    page = visitor.get("/board").text
    for secret in ("ヒミツ", "ナカムラ", "鈴木", hidden, named):
        assert secret not in page
    assert "5" in text_of(page, east)


@pytest.mark.parametrize("language", ["ja", "easy", "en"])
def test_without_a_shelter_the_page_says_so_in_every_language(visitor, language):
    page = visitor.get(f"/board?lang={language}")
    assert page.status_code == 200 and 'data-empty>' in page.text
    assert '<meta http-equiv="refresh"' in page.text, "without script the page must load itself again"


def test_the_dark_board_is_a_link_away_and_keeps_the_language(visitor, east):
    page = visitor.get("/board?lang=en").text
    dark = re.search(r'href="(/board\?[^"]*theme=dark[^"]*)"', page)[1].replace("&amp;", "&")
    assert "lang=en" in dark and 'data-theme="dark"' in visitor.get(dark).text


def test_a_shelter_that_takes_nobody_more_is_shown_as_full_whatever_its_share(visitor, node, east):
    desk.for_shelter(node, east, shelters.set_status, "full", by="佐藤")
    assert text_of(visitor.get("/board").text, east).startswith("満員 東小学校 受入停止")


def test_of_thousands_the_page_shows_those_in_most_trouble_and_says_how_many_more_there_are(visitor, node, east):
    many = [(code_of_list_entry(f"test:{n}"), {"name": f"第{n:03d}集会所"}) for n in range(MOST_SHOWN + 30)]
    desk.enlist_many(node, many, by="本部")
    for code, _ in many:
        desk.for_shelter(node, code, shelters.set_status, "open", by="本部")
    arrives(node, many[-1][0], "ワタナベ", 2, urgent=True)
    page = visitor.get("/board").text
    shown = re.findall(r'<li class="place[^>]*data-code="([^"]+)"', page.split("<template")[0])
    assert len(shown) == MOST_SHOWN and shown[0] == many[-1][0]
    assert "ほか31 か所" in page
