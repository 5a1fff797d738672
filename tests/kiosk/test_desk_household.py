"""What can be done for a family: out, back, leaving, help, corrections, a new card; for all of them or for some."""

import re

import pytest


def words(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer["html"]))


@pytest.fixture
def yamada(desk):
    """The ヤマダ family of four."""
    return desk.register("ヤマダ", 4)


def test_father_goes_to_work_and_comes_back(desk, yamada):
    assert "1 person" in words(desk.do(yamada, "out", member="1"))
    assert (desk.household(yamada).present[0].inside, desk.household(yamada).present[0].out) == (3, 1)
    assert "here, 1 out" in desk.post("/find", text="ヤマダ")["html"]
    desk.do(yamada, "back", member="1")
    assert desk.household(yamada).present[0].out == 0


def test_leaving_says_where_next_in_one_tap(desk, yamada):
    assert "Back home" in words(desk.do(yamada, "leave", next="home"))
    assert desk.people() == 0 and desk.household(yamada).stays[0].next == "home"


def test_leaving_may_stay_unanswered(desk, yamada):
    desk.do(yamada, "leave", next="unknown")
    assert desk.people() == 0


def test_grandmother_leaves_for_the_hospital_and_the_others_stay(desk, yamada):
    desk.do(yamada, "leave", next="hospital", member="4")
    assert desk.people() == 3


def test_the_rest_leaves_while_father_is_counted_at_another_shelter(desk, west_desk, yamada):
    west_desk.do(yamada, "here", member="1")
    assert (desk.people(), west_desk.people()) == (3, 1)
    desk.do(yamada, "leave", next="relative")
    assert (desk.people(), west_desk.people()) == (0, 1)


def test_who_stays_in_the_car_is_counted_as_outside(desk, yamada):
    assert "In a car" in words(desk.do(yamada, "stay", staying="car"))
    assert desk.household(yamada).present[0].car == 4


def test_name_kana_and_members_are_corrected(desk, yamada):
    desk.do(yamada, "correct", **{"name": "山田", "kana": "ヤマダ", "people": "4", "m-1-name": "太郎", "m-1-age": "４１"})
    known = desk.household(yamada)
    assert (known.name, known.kana, known.people) == ("山田", "ヤマダ", 4)
    assert known.members["1"]["name"] == "太郎" and known.members["1"]["age"] == "41" and known.members["2"] == {}


@pytest.mark.parametrize("people", ["2", "4", "7"])
def test_the_number_of_people_is_corrected_both_ways(desk, yamada, people):
    desk.do(yamada, "correct", name="ヤマダ", people=people)
    assert desk.people() == int(people)


def test_a_person_is_added_with_one_tap_and_taken_off_by_ticking(desk, yamada):
    desk.do(yamada, "add")
    assert desk.people() == 5
    desk.do(yamada, "correct", people="5", off=["1", "2"])
    assert desk.people() == 3


def test_fewer_people_than_names_asks_who_does_not_belong(desk, yamada):
    names = {f"m-{n}-name": f"ヤマダ{n}" for n in range(1, 5)}
    desk.do(yamada, "correct", people="4", **names)
    assert desk.do(yamada, "correct", people="2", **names)["code"] == "members_to_take_off"
    assert desk.people() == 4


def test_help_rings_until_somebody_takes_it_and_says_who(desk, yamada):
    desk.do(yamada, "help")
    assert "data-ring" in desk.pane("urgent") and "ヤマダ" in desk.pane("urgent")
    assert "You take care of it" in words(desk.do(yamada, "take"))
    assert "data-ring" not in desk.pane("urgent")
    taken = [fact for fact in desk.household(yamada).facts if fact.kind == "urgent_taken"]
    assert taken[0].by == "佐藤"


def test_a_new_card_made_twice_by_one_press_is_one_card(desk, yamada):
    attempt = "7d9f4a52-65a0-4a32-9d0f-1c5f3a1b2c3d"
    desk.do(yamada, "card", request=attempt)
    first = desk.card_of(yamada)
    assert desk.do(yamada, "card", request=attempt)["already"]
    assert desk.card_of(yamada) == first != yamada


def test_an_unknown_household_or_verb_is_not_found(desk, yamada):
    for household, verb in (("no-such", "out"), ("00000000-0000-4000-8000-000000000000", "out"), (yamada, "explode")):
        desk.do(household, verb)
        assert desk.status == 404
