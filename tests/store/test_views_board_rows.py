"""What a board's row says of EAST: people by where they are, beside a headcount, with the time of each number."""

import pytest

from shelter import desk
from shelter.core import household_rules as rules
from shelter.core import shelters
from shelter.store import board, views
from tests.story import DAY, HOUR, MINUTE, Box, new_family


@pytest.fixture
def hq():
    box = Box("hq")
    yield box
    box.close()


def east(hq: Box) -> dict:
    """The row of EAST as it is now."""
    return board.board_row(hq.read(), "EAST", hq.clock)


def test_people_are_split_by_where_they_sleep_and_who_is_out(hq):
    for people, staying in ((4, None), (3, "car"), (2, "tent"), (1, "home"), (1, "other")):
        hq.arrive(new_family(), place="EAST", people=people, name="ヤマダ", staying=staying)
    father = new_family()
    hq.arrive(father, place="EAST", people=2, name="スズキ", via="phone")
    hq.do(rules.go_out, father, place="EAST", members=["1"])
    row = east(hq)
    assert {name: row[name] for name in ("people", "inside", "out", "car", "tent", "home", "other", "households", "unseen")} == {
        "people": 13, "inside": 5, "out": 1, "car": 3, "tent": 2, "home": 1, "other": 1, "households": 6, "unseen": 1,
    }  # fmt: skip


def test_roster_and_headcount_stand_side_by_side(hq):
    hq.arrive(new_family(), place="EAST", people=127, name="バス")
    desk.for_shelter(hq, "EAST", shelters.count, 132, by="佐藤")
    row = east(hq)
    assert (row["people"], row["headcount"]["people"], row["headcount"]["by"]) == (127, 132, "佐藤")
    assert row["present"] == {"people": 132, "method": "headcount", "at": hq.clock}
    hq.clock += DAY
    assert east(hq)["present"]["method"] == "roster"


def test_a_headcount_entered_late_is_as_old_as_it_is_and_does_not_replace_a_newer_one(hq):
    desk.for_shelter(hq, "EAST", shelters.count, 100, by="佐藤")
    desk.for_shelter(hq, "EAST", shelters.count, 50, by="田中", at=hq.clock - 6 * HOUR)
    assert east(hq)["headcount"] == {"people": 100, "method": "headcount", "at": hq.clock - MINUTE, "by": "佐藤"}


def test_a_count_of_the_cars_is_no_count_of_the_hall(hq):
    desk.for_shelter(hq, "EAST", shelters.count, 30, scope="car", by="佐藤")
    assert east(hq) is None


def test_a_wrong_headcount_is_taken_back(hq):
    wrong = desk.for_shelter(hq, "EAST", shelters.count, 9999, by="佐藤")
    hq.undo(wrong)
    assert east(hq) is None


@pytest.mark.parametrize(("status", "people", "shown"), [("open", 0, True), ("full", 0, True), ("preparing", 0, False), ("unknown", 0, False),
                                                         ("preparing", 2, True), ("closed", 0, True), ("closed", 2, True)])  # fmt: skip
def test_on_the_board_is_what_is_open_or_has_people_and_what_closed_today(hq, status, people, shown):
    if status != "preparing":
        desk.for_shelter(hq, "EAST", shelters.set_status, status, by="鈴木")
    if people:
        hq.arrive(new_family(), place="EAST", people=people, name="ヤマダ")
    assert (east(hq) is not None) is shown
    assert [row["code"] for row in board.board(hq.read(), hq.clock)] == ["EAST"] * shown
    hq.clock += 2 * DAY
    assert (east(hq) is not None) is (shown and (status != "closed" or people > 0))


def test_capacity_gives_a_share_and_a_band_and_none_gives_none(hq):
    hq.arrive(new_family(), place="EAST", people=81, name="バス")
    assert (east(hq)["crowding"], east(hq)["share"]) == ("unknown", None)
    for capacity, band, share in ((100, "crowded", 81), (81, "full", 100), (60, "full", 135), (0, "unknown", None)):
        desk.for_shelter(hq, "EAST", shelters.amend, capacity=capacity, by="鈴木")
        assert (east(hq)["crowding"], east(hq)["share"]) == (band, share)
    desk.for_shelter(hq, "EAST", shelters.amend, capacity="", by="鈴木")
    assert east(hq)["capacity"] is None


def test_needs_are_counted_and_those_wanted_now_first(hq):
    water = desk.ask_for(hq, "EAST", item="water", quantity=200, urgency="later", by="佐藤")
    desk.ask_for(hq, "EAST", item="blanket", quantity="５０", urgency="now", by="佐藤")
    assert (east(hq)["needs"], east(hq)["needs_now"]) == (2, 1)
    assert [row["item"] for row in views.requests(hq.read(), "EAST")] == ["blanket", "water"]
    desk.answer_request(hq, water, "done", hq=True, by="鈴木")
    assert east(hq)["needs"] == 1


def test_care_is_counted_without_names_and_only_where_they_are(hq):
    yamada = new_family()
    hq.arrive(yamada, place="EAST", people=3, name="ヤマダ")
    hq.do(rules.describe, yamada, place="EAST", members={"1": {"care": ["insulin"]}, "2": {"care": ["insulin", "infant"]}})
    assert east(hq)["care"] == {"infant": 1, "insulin": 2}
    hq.arrive(yamada, place="WEST", members=["2"])
    assert east(hq)["care"] == {"insulin": 1}


def test_the_beat_hears_of_every_place_a_family_has_touched(hq):
    yamada = new_family()
    hq.arrive(yamada, place="EAST", people=3, name="ヤマダ")
    as_of, _ = board.touched_shelters(hq.read(), 0)
    hq.arrive(yamada, place="WEST")
    assert board.touched_shelters(hq.read(), as_of)[1] == {"EAST", "WEST"}
    as_of, _ = board.touched_shelters(hq.read(), 0)
    assert board.touched_shelters(hq.read(), as_of) == (as_of, set())
    desk.for_shelter(hq, "SOUTH", shelters.set_status, "open", by="鈴木")
    assert board.touched_shelters(hq.read(), as_of)[1] == {"SOUTH"}


def test_the_totals_add_up_what_the_rows_say(hq):
    for place, people in (("EAST", 3), ("WEST", 4)):
        hq.arrive(new_family(), place=place, people=people, name="ヤマダ")
    desk.for_shelter(hq, "WEST", shelters.count, 10, by="佐藤")
    sums = board.totals(board.board(hq.read(), hq.clock))
    assert (sums["people"], sums["present"], sums["households"], sums["shelters"]) == (7, 13, 2, 2)
