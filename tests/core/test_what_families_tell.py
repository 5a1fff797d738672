"""Step 2: what may be told of a family, how it is tidied, and which slips get a clear no."""

import pytest

from shelter.core import household_rules as rules
from shelter.core.cards import new_card
from shelter.core.care import AGE_BANDS, CARE, NEXT, SEX, STAYING
from shelter.core.details import tidy_text
from shelter.core.refusal import Refused
from tests.story import Box, new_family


@pytest.fixture
def east():
    box = Box("east")
    yield box
    box.close()


@pytest.fixture
def yamada(east):
    """ヤマダ's family of four."""
    yamada = new_family()
    east.arrive(yamada, name="ヤマダ", people=4)
    return yamada


@pytest.mark.parametrize(
    ("typed", "kept"),
    [(" 山田\u3000太郎 ", "山田\u3000太郎"), ("山田\r\n太郎", "山田 太郎"), ("山\x00田\x1b", "山田"), ("葛󠄀城", "葛󠄀城"), ("山\ud800田", "山田"), ("a   b", "a b"), ("👨‍👩‍👧", "👨‍👩‍👧"), ("", "")],
)  # fmt: skip
def test_a_line_is_kept_as_typed_without_what_cannot_be_printed(typed, kept):
    assert tidy_text(typed) == kept


def test_a_line_that_is_too_long_or_no_line_is_refused():
    assert tidy_text("山" * 200) == "山" * 200
    with pytest.raises(Refused, match="text_too_long"):
        tidy_text("山" * 201)
    with pytest.raises(Refused, match="text_malformed"):
        tidy_text(["山"])


@pytest.mark.parametrize("people", [1, 4, 999, "4", "４", " 12 "])
def test_a_family_of_any_size_is_counted(east, people):
    assert sum(east.counted(_arrived(east, people)).values()) == int(people)


def _arrived(east, people) -> str:
    family = new_family()
    east.arrive(family, name="スズキ", people=people)
    return family


@pytest.mark.parametrize("people", [0, -1, 1000, "0", "four", "", "1.5", True, 4.0, "9" * 5000])
def test_a_family_of_an_impossible_size_is_refused(east, people):
    with pytest.raises(Refused, match="people_malformed"):
        _arrived(east, people)


def test_a_family_without_a_number_is_refused_and_one_without_a_name_is_not(east):
    with pytest.raises(Refused, match="people_missing"):
        east.arrive(new_family(), name="ヤマダ")
    nameless = new_family()
    east.arrive(nameless, people=2)
    assert east.counted(nameless) == {"EAST": 2}


def test_only_what_differs_is_written(east, yamada):
    east.do(rules.describe, yamada, details={"phone": "1", "address": ""}, members={"1": {"name": "花子"}})
    done = east.do(rules.describe, yamada, name="ヤマダ", people=4, details={"phone": "1"}, members={"1": {"name": "花子", "kana": ""}})
    assert [fact.kind for fact in done.facts] == ["noted"]
    done = east.do(rules.describe, yamada, details={"phone": "2", "address": ""})
    assert {name: told for name, told in done.facts[0].body.items() if name not in ("request", "content")} == {"details": {"phone": "2"}}


def test_everything_told_can_be_taken_back_by_telling_nothing(east, yamada):
    east.do(rules.describe, yamada, details={"phone": "1"}, members={"1": {"name": "花子", "care": ["insulin"]}})
    east.do(rules.describe, yamada, details={"phone": ""}, members={"1": {"name": "", "care": []}})
    assert east.family(yamada).details == {"phone": ""} and east.stays(yamada)["EAST"].care == {}


def test_who_is_taken_off_is_no_longer_counted_and_the_declared_number_stands_for_the_rest(east, yamada):
    east.do(rules.describe, yamada, members={"2": None})
    assert east.counted(yamada) == {"EAST": 3}
    east.do(rules.describe, yamada, members={new_card(): {"name": "祖母"}})
    assert east.counted(yamada) == {"EAST": 4}


@pytest.mark.parametrize(
    ("member", "code"),
    [({"sex": "robot"}, "choice_unknown"), ({"age_band": "old"}, "choice_unknown"), ({"care": ["magic"]}, "choice_unknown"),
     ({"care": "insulin"}, "choice_unknown"), ({"age": "131"}, "age_malformed"), ({"age": "ten"}, "age_malformed"), ({"name": "山" * 201}, "text_too_long"),
     ({"name": 7}, "text_malformed")],
)  # fmt: skip
def test_a_slip_about_a_member_is_refused_and_nothing_of_it_is_kept(east, yamada, member, code):
    with pytest.raises(Refused, match=code):
        east.do(rules.describe, yamada, members={"1": {"name": "花子"}, "2": member})
    assert east.family(yamada).members["1"] == {}


@pytest.mark.parametrize(("typed", "kept"), [("７歳", "7"), ("7才", "7"), (" 70 ", "70"), ("0", "0"), ("007", "7"), ("", "")])
def test_an_age_as_people_write_it(east, yamada, typed, kept):
    east.do(rules.describe, yamada, members={"1": {"age": typed, "name": "花子"}})
    assert east.family(yamada).members["1"].get("age", "") == kept


def test_every_choice_that_is_offered_is_taken(east, yamada):
    for sex in SEX:
        east.do(rules.describe, yamada, members={"1": {"sex": sex}})
    for band in AGE_BANDS:
        east.do(rules.describe, yamada, members={"1": {"age_band": band, "care": list(CARE)}})
    for staying in STAYING:
        east.arrive(yamada, staying=staying)
    for going in NEXT:
        east.arrive(yamada)
        east.leave(yamada, next=going)
        assert east.family(yamada).stays[0].next == going
    for wrong in ({"staying": "moon"},):
        with pytest.raises(Refused, match="choice_unknown"):
            east.arrive(yamada, **wrong)
    with pytest.raises(Refused, match="choice_unknown"):
        east.leave(yamada, next="moon")


def test_a_thousand_members_are_refused_and_a_stranger_is_no_member(east, yamada):
    with pytest.raises(Refused, match="people_malformed"):
        east.do(rules.describe, yamada, members={str(number): {} for number in range(1001, 2001)})
    with pytest.raises(Refused, match="members_unknown"):
        east.do(rules.go_out, yamada, members=["77"])
    with pytest.raises(Refused, match="members_unknown"):
        east.do(rules.describe, yamada, members={"": {}})


def test_at_a_closed_shelter_people_are_counted_once_they_say_they_are_there(east):
    family = new_family()
    with pytest.raises(Refused, match="shelter_closed"):
        east.arrive(family, people=2, shelter_status="closed")
    east.arrive(family, people=2, shelter_status="closed", here=True)
    assert east.counted(family) == {"EAST": 2}


def test_a_check_in_by_phone_is_unseen_until_staff_have_seen_them(east):
    family = new_family()
    east.arrive(family, people=2, via="phone")
    assert not east.stays(family)["EAST"].seen
    east.do(rules.see, family)
    assert east.stays(family)["EAST"].seen
    east.leave(family)
    east.arrive(family, via="phone")
    assert not east.stays(family)["EAST"].seen


def test_a_call_for_help_is_as_old_as_its_first_word_and_ends_when_somebody_takes_it(east, yamada):
    east.do(rules.call_for_help, yamada)
    raised = east.family(yamada).urgent
    east.arrive(yamada, urgent=True)
    assert east.family(yamada).urgent == raised
    east.do(rules.take_urgent, yamada)
    assert east.family(yamada).urgent == 0 and east.stays(yamada)["EAST"].people == 4


def test_of_a_family_nobody_knows_nothing_can_be_said(east):
    for rule in (rules.leave, rules.go_out, rules.come_back):
        with pytest.raises(Refused, match="household_unknown"):
            east.do(rule, new_family())


def test_undoing_what_was_never_written_is_refused(east, yamada):
    with pytest.raises(Refused, match="nothing_to_undo"):
        east.do(rules.undo, yamada, place=["01a2008d-7400-7000-8000-000000000000"])
