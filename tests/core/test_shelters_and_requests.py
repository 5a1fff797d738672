"""A shelter from its list to its last day, and a request for water from asking to the shelter's own word that it came."""

import pytest

from shelter import desk
from shelter.core import requests, shelters
from shelter.core.cards import new_card
from shelter.core.details import whole_number
from shelter.core.items import BY_CODE, ITEMS
from shelter.core.refusal import Refused
from shelter.store import views
from shelter.store.desk_views import shelter_story, supplies
from tests.story import HOUR, Box


@pytest.fixture
def hq():
    box = Box("hq")
    yield box
    box.close()


def east(hq: Box) -> shelters.Shelter:
    """EAST as its facts add up."""
    return shelter_story(hq.read(), "EAST")


# -- shelters -------------------------------------------------------------------------------------------------------------


def test_a_shelter_on_no_list_opens_with_one_field_and_keeps_its_code(hq):
    request = new_card()
    code = desk.open_unlisted_shelter(hq, "公民館", by="佐藤", request=request)
    assert desk.open_unlisted_shelter(hq, "公民館", by="佐藤", request=request) == code
    row = views.shelter(hq.read(), code)
    assert (row["name"], row["status"], row["kind"]) == ("公民館", "open", "shelter")


def test_without_a_name_no_shelter_opens(hq):
    with pytest.raises(Refused, match="name_missing"):
        desk.open_unlisted_shelter(hq, " \u3000 ", by="佐藤", request=new_card())
    assert hq.facts() == {}


def test_a_listed_shelter_is_preparing_until_somebody_opens_it(hq):
    desk.enlist_many(hq, [("EAST", {"name": "東小学校", "capacity": 150})], by="鈴木")
    assert (east(hq).name, east(hq).status) == ("東小学校", "preparing")
    desk.for_shelter(hq, "EAST", shelters.set_status, "open", by="鈴木")
    assert (east(hq).status, east(hq).status_by) == ("open", "鈴木")


def test_a_list_writes_only_what_it_newly_says(hq):
    desk.enlist_many(hq, [("EAST", {"name": "東小学校", "capacity": 150})], by="鈴木")
    assert desk.enlist_many(hq, [("EAST", {"name": "東小学校", "capacity": 150})], by="鈴木") == 0
    assert desk.enlist_many(hq, [("EAST", {"name": "東小学校", "capacity": 160})], by="鈴木") == 1
    assert list(hq.facts().values())[-1].body == {"capacity": 160}


@pytest.mark.parametrize("wrong", ["many", "-1", "100000", "1.5", "9" * 5000, "一〇〇"])
def test_a_capacity_that_is_no_number_is_refused(hq, wrong):
    with pytest.raises(Refused, match="capacity_malformed"):
        desk.for_shelter(hq, "EAST", shelters.amend, capacity=wrong, by="鈴木")


@pytest.mark.parametrize(("typed", "people"), [(0, 0), ("0", 0), ("０", 0), ("１３２", 132), (99_999, 99_999), (" 7 ", 7)])
def test_a_headcount_as_people_type_it(hq, typed, people):
    desk.for_shelter(hq, "EAST", shelters.count, typed, by="佐藤")
    assert east(hq).headcount.people == people


@pytest.mark.parametrize("wrong", [-1, "-1", "many", "", 100_000, "9" * 5000, True, None, 1.5])
def test_a_headcount_that_is_no_number_is_refused(hq, wrong):
    with pytest.raises(Refused, match="people_malformed"):
        desk.for_shelter(hq, "EAST", shelters.count, wrong, by="佐藤")


def test_the_newest_count_by_the_clock_on_the_wall_stands(hq):
    desk.for_shelter(hq, "EAST", shelters.count, 100, by="佐藤")
    desk.for_shelter(hq, "EAST", shelters.count, 90, by="田中", at=hq.clock - 3 * HOUR)
    assert [count.people for count in east(hq).headcounts] == [100, 90]


def test_a_status_nobody_knows_is_refused(hq):
    with pytest.raises(Refused, match="choice_unknown"):
        desk.for_shelter(hq, "EAST", shelters.set_status, "burning", by="鈴木")


# -- requests for supplies ------------------------------------------------------------------------------------------------


def test_water_is_asked_for_accepted_sent_delivered_and_confirmed(hq):
    water = desk.ask_for(hq, "EAST", item="water", quantity="200", urgency="now", note="赤ちゃん用", by="佐藤", request=new_card())
    for state in ("accepted", "sent", "delivered"):
        desk.answer_request(hq, water, state, hq=True, note="トラック2号", by="鈴木")
    assert supplies(hq.read(), water).open
    desk.answer_request(hq, water, "confirmed", hq=False, quantity=180, by="佐藤")
    request = supplies(hq.read(), water)
    assert not request.open and (request.quantity, request.arrived_quantity, request.answer) == (200, 180, "トラック2号")
    assert [(by, state) for _, by, state, _ in request.log] == [
        ("佐藤", "asked"), ("鈴木", "accepted"), ("鈴木", "sent"), ("鈴木", "delivered"), ("佐藤", "confirmed"),
    ]  # fmt: skip


@pytest.mark.parametrize(("state", "hq_says"), [("confirmed", True), ("withdrawn", True), ("accepted", False), ("done", False), ("lost", True)])
def test_who_may_not_set_a_state_is_refused(hq, state, hq_says):
    water = desk.ask_for(hq, "EAST", item="water", quantity=1, urgency="now", by="佐藤")
    with pytest.raises(Refused, match="choice_unknown"):
        desk.answer_request(hq, water, state, hq=hq_says, by="鈴木")


def test_nothing_can_be_answered_that_nobody_asked(hq):
    with pytest.raises(Refused, match="request_unknown"):
        desk.answer_request(hq, new_card(), "accepted", hq=True, by="鈴木")


@pytest.mark.parametrize(
    ("said", "code"),
    [({"item": "gold"}, "choice_unknown"), ({"urgency": "yesterday"}, "choice_unknown"), ({"quantity": 0}, "quantity_malformed"),
     ({"quantity": "9" * 5000}, "quantity_malformed"), ({"quantity": "lots"}, "quantity_malformed"), ({"item": "other"}, "note_missing"),
     ({"note": "x" * 201}, "text_too_long")],
)  # fmt: skip
def test_a_request_that_cannot_be_met_is_refused_with_its_reason(hq, said, code):
    with pytest.raises(Refused, match=code):
        desk.ask_for(hq, "EAST", **{"item": "water", "quantity": 1, "urgency": "now", **said}, by="佐藤")
    assert views.requests(hq.read()) == []


def test_a_request_asked_by_mistake_and_undone_is_gone_from_the_board(hq):
    request = new_card()
    water = desk.ask_for(hq, "EAST", item="water", quantity=1, urgency="now", by="佐藤", request=request)
    desk.undo_many(hq, [fact.id for fact in hq.journal.answered(request)], by="佐藤")
    assert not supplies(hq.read(), water).known and views.requests(hq.read()) == []
    assert hq.tables() == hq.tables_made_again()


def test_items_have_unique_codes_units_and_names_in_both_languages():
    assert len(BY_CODE) == len(ITEMS) and len({item.ja for item in ITEMS}) == len(ITEMS) and len({item.en for item in ITEMS}) == len(ITEMS)
    assert all(all(item) and item.code.isidentifier() for item in ITEMS) and ITEMS[-1].code == "other"


def test_every_state_is_set_by_somebody():
    assert requests.BY_HQ | requests.BY_SHELTER | {"asked"} == set(requests.STATES)


@pytest.mark.parametrize(("typed", "number"), [("12", 12), ("１２", 12), (" 3 ", 3), ("٣", 3), ("", None), ("1 2", None), (True, None), (-1, None),
                                               ("1e3", None), ("9" * 400, None), (2.0, None), (None, None)])  # fmt: skip
def test_a_whole_number_as_people_type_it(typed, number):
    assert whole_number(typed, 99_999) == number
