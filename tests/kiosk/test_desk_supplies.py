"""Supplies: asked for in three taps, answered by headquarters, confirmed by the shelter."""

import pytest

from shelter.core.cards import new_card
from shelter.core.items import ITEMS
from shelter.desk import answer_request
from shelter.store import desk_views


@pytest.fixture
def blankets(desk):
    """100 blankets, asked for now."""
    wish = new_card()
    desk.post("/needs", request=wish, item="blanket", quantity="100", urgency="now", note="子ども用も")
    return wish


def test_three_taps_ask_for_a_hundred_blankets(desk, node, blankets):
    asked = desk_views.supplies(node.read(), blankets)
    assert (asked.item, asked.quantity, asked.urgency, asked.note, asked.asked_by) == ("blanket", 100, "now", "子ども用も", "佐藤")
    assert "Blankets" in desk.pane("requests", "needs")


def test_a_typed_number_counts_more_than_the_quick_button(desk, node):
    wish = new_card()
    desk.post("/needs", request=wish, item="water", quantity="10", quantity_typed="340", urgency="today")
    assert desk_views.supplies(node.read(), wish).quantity == 340


def test_headquarters_answer_shows_with_when_and_by_whom(desk, node, blankets):
    answer_request(node, blankets, "accepted", hq=True, by="鈴木", note="18時に届きます")
    pane = desk.pane("requests", "needs")
    assert "Accepted" in pane and "18時に届きます" in pane and "鈴木" in pane


def test_the_shelter_confirms_how_many_arrived(desk, node, blankets):
    answer_request(node, blankets, "delivered", hq=True, by="鈴木")
    assert '<b class="badge">1</b>' in desk.pane("tabs")
    assert "Arrived" in desk.post(f"/needs/{blankets}/confirmed", quantity="80")["html"]
    story = desk_views.supplies(node.read(), blankets)
    assert (story.state, story.arrived_quantity, story.open) == ("confirmed", 80, False)


def test_what_is_not_needed_any_more_is_withdrawn(desk, node, blankets):
    desk.post(f"/needs/{blankets}/withdrawn")
    assert desk_views.supplies(node.read(), blankets).state == "withdrawn"


def test_another_shelters_request_is_not_ours_to_answer(west_desk, blankets):
    west_desk.post(f"/needs/{blankets}/confirmed")
    assert west_desk.status == 404


def test_the_shelter_cannot_answer_for_headquarters(desk, blankets):
    assert desk.post(f"/needs/{blankets}/accepted")["code"] == "choice_unknown"


@pytest.mark.parametrize("wrong", [{"item": "gold"}, {"quantity": "-5"}, {"quantity": ""}, {"urgency": "soon"}, {"item": "other"}])
def test_what_does_not_fit_is_refused_and_the_form_keeps_what_was_typed(desk, wrong):
    page = desk.page("/needs", **{"item": "meal", "quantity": "50", "urgency": "now", "quantity_typed": "", **wrong})
    assert desk.status == 422 and "Not done" in page


def test_every_supply_is_offered_with_its_unit(desk):
    page = desk.page("/needs")
    assert all(f'value="{item.code}"' in page for item in ITEMS)


def test_what_people_need_is_counted_without_names(desk, node, east):
    from shelter.core import household_rules
    from shelter.desk import for_household

    yamada = desk.register("ヤマダ", 4)
    for_household(node, yamada, household_rules.describe, east, members={"1": {"care": ["insulin"]}}, by="phone")
    pane = desk.pane("care", "needs")
    assert "Insulin" in pane and "ヤマダ" not in pane
