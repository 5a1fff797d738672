"""A hidden household: counted, without a name anywhere; opened only by a second confirmation that is written down."""

import re

import pytest

from shelter.core import household_rules
from shelter.core.cards import card_code, new_card
from shelter.desk import for_household


def words(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer["html"]))


@pytest.fixture
def kimura(desk):
    """キムラ, a mother with two children, hidden at this desk."""
    kimura = desk.register("キムラ", 3)
    desk.do(kimura, "hide")
    return kimura


def key(desk) -> str:
    return re.search(r"/household/(hidden-[0-9a-f]+)", desk.pane("hidden"))[1]


def test_no_page_of_the_desk_shows_name_id_or_card(desk, kimura):
    pages = [desk.page(path) for path in ("", "/unseen", "/count", "/needs", "/shelter", "/actions", f"/household/{key(desk)}")]
    pages += [desk.post("/find", text="キムラ")["html"], desk.post("/find", all="1")["html"]]
    card = desk.card_of(kimura)
    for page in pages:
        for secret in ("キムラ", kimura, card, card_code(kimura), card_code(card)):
            assert secret not in page.replace('value="キムラ"', "")


def test_they_are_counted_without_a_name_since_when(desk, kimura):
    assert desk.people() == 3
    assert "3 people" in desk.pane("hidden") and "since" in desk.pane("hidden")


def test_their_valid_card_acts_without_showing_the_name(desk, kimura):
    desk.do(key(desk), "out")
    answer = desk.scan(desk.card_of(kimura))
    assert answer["tone"] == "look" and "Hidden household" in words(answer) and "3 people" in words(answer) and "キムラ" not in str(answer)
    assert desk.household(kimura).present[0].out == 0


def test_their_old_card_and_their_old_address_lead_nowhere(desk, kimura):
    assert desk.scan(kimura)["code"] == "card_revoked"
    desk.visitor.get(f"/desk/{desk.code}/household/{kimura}")
    assert desk.visitor.get(f"/desk/{desk.code}/household/{kimura}").status_code == 404


def test_the_card_made_by_hiding_is_handed_out_at_once_by_whoever_made_it(desk, west_desk):
    kimura = desk.register("キムラ", 3)
    panel = desk.do(kimura, "hide")["panel"]
    page = desk.visitor.get(panel).text
    assert card_code(desk.card_of(kimura))[-4:] in page and "キムラ" not in page
    assert card_code(desk.card_of(kimura))[-4:] not in desk.visitor.get(panel.replace("done=", "undone=")).text


def test_opening_asks_a_second_time_and_is_written_down(desk, kimura):
    asked = desk.post(f"/household/{key(desk)}/open")["html"]
    assert "キムラ" not in asked and "sure" in asked
    assert [fact for fact in desk.household(kimura).facts if fact.kind == "opened"] == []
    opened = desk.post(f"/household/{key(desk)}/open", sure="yes")["html"]
    assert "キムラ" in opened
    written = [fact for fact in desk.household(kimura).facts if fact.kind == "opened"]
    assert [fact.by for fact in written] == ["佐藤"]


def test_a_lost_card_is_replaced_without_registering_them_twice(desk, kimura):
    desk.post(f"/household/{key(desk)}/open", sure="yes")
    desk.do(key(desk), "card")
    assert "Hidden household" in words(desk.scan(desk.card_of(kimura)))
    assert desk.people() == 3


def test_leaving_writes_down_no_destination_and_can_be_sent_again(desk, kimura):
    attempt, name = new_card(), key(desk)
    assert desk.do(name, "leave", next="relative", request=attempt)["ok"]
    assert desk.people() == 0 and desk.household(kimura).stays[0].next == ""
    assert desk.do(name, "leave", next="relative", request=attempt)["already"]


def test_their_call_for_help_rings_without_a_name(desk, node, east, kimura):
    for_household(node, kimura, household_rules.call_for_help, east, by="phone")
    pane = desk.pane("urgent")
    assert "data-ring" in pane and "Hidden household" in pane and "キムラ" not in pane
    desk.do(key(desk), "take")
    assert "data-ring" not in desk.pane("urgent")


def test_another_shelters_desk_cannot_open_them(desk, west_desk, kimura):
    assert west_desk.visitor.get(f"/desk/{west_desk.code}/household/{key(desk)}").status_code == 404


def test_what_was_done_before_they_were_hidden_is_told_without_the_name(desk, kimura):
    assert "キムラ" not in desk.page("/actions") and "Hidden household" in desk.page("/actions")
