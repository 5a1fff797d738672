"""Laws about where people are that hold in every tale: one person has one place, and what is entered late is history."""

from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from shelter.core import household_rules as rules
from shelter.core.cards import new_card
from shelter.core.fact import to_json
from tests.story import HOUR, MINUTE, Box, all_meet, meet, new_family
from tests.tales import HAPPENINGS, PLACES, Step, tales, tell, two_families

quick = settings(max_examples=100, deadline=None)
#: What people do about where they are.
MOVING = {what: HAPPENINGS[what] for what in ("arrive", "late", "come", "come late", "leave", "leave late", "go out", "come back", "tell", "undo")}


def positions(box: Box, family: str) -> dict[str, list[tuple]]:
    """Where each of a family is: member → (place, staying, out), each place once."""
    where = box.family(family).where
    return {member: [position[:3] for position in found.positions] for member, found in where.items()}


@given(tales(MOVING))
@quick
def test_on_one_box_nobody_counts_at_two_shelters(tale):
    with closing(Box("hq")) as box:
        families = two_families()
        tell(tale, [box], families)
        for family in families:
            assert all(len(found) <= 1 for found in positions(box, family).values())
            assert sum(box.counted(family).values()) <= box.family(family).people
        assert box.read().execute("SELECT count(*) FROM stay WHERE twice").fetchone() == (0,)


@given(tales(MOVING), some.sampled_from(PLACES), some.integers(0, 30), some.sampled_from(["arrive", "leave", "go out", "come back"]))
@quick
def test_a_movement_entered_late_changes_no_later_one(tale, place, minutes, what):
    with closing(Box("hq")) as box:
        yamada = new_family()
        box.arrive(yamada, place="EAST", name="ヤマダ", people=4)
        tell(tale, [box], [yamada])
        before, then = positions(box, yamada), box.clock - minutes * MINUTE
        later = {  # where they are, or that they are gone, was said of a later moment
            member for member, found in box.family(yamada).where.items()
            if any(move.at > then for move in ([position.movement for position in found.positions] or found.last))
        }  # fmt: skip
        if what == "arrive":
            box.arrive(yamada, place=place, at=then)
        else:
            box.do({"leave": rules.leave, "go out": rules.go_out, "come back": rules.come_back}[what], yamada, place=place, at=then)
        after = positions(box, yamada)
        assert {member: after[member] for member in later} == {member: before[member] for member in later}


@given(tales(("come", "come late", "leave", "leave late", "go out", "come back", "call", "see", "hide", "unhide", "give a card"), most=15))
@quick
def test_whoever_is_elsewhere_for_headquarters_is_not_counted_by_the_shelter_that_reads_only_itself(tale):
    """Every box writes what it knows; a shelter reads only `*` and itself."""
    boxes = [Box("hq"), Box("east"), Box("west")]
    hq, families = boxes[0], two_families()

    def all_hear():
        for _ in range(2):
            for box in boxes[1:]:
                meet(hq, box, {"*", box.place})

    for step in tale:
        if step.what in ("meet", "hand over"):
            all_hear()
        else:
            at_home = step._replace(place=boxes[step.box % 3].place if step.box % 3 else step.place)
            tell([at_home], boxes, families)
    all_hear()
    for box in boxes[1:]:
        shared = {id: fact for id, fact in hq.facts().items() if fact.place in ("*", box.place)}
        assert {id: fact for id, fact in box.facts().items() if fact.place in ("*", box.place)} == shared
        for family in families:
            known = positions(hq, family)
            for member, found in positions(box, family).items():
                here = [place for place, _, _ in known.get(member, [])]
                if here and box.place not in here:
                    assert box.place not in [place for place, _, _ in found]
    for box in boxes:
        box.close()


@given(some.lists(some.builds(Step, some.sampled_from(sorted(set(HAPPENINGS) - {"undo", "unhide"})), some.just(0), some.just(0),
                              some.sampled_from(["WEST", "SOUTH"]), some.integers(0, 400)), max_size=12))  # fmt: skip
@quick
def test_of_a_hidden_family_the_place_it_left_learns_neither_name_nor_where_it_is(tale):
    with closing(Box("hq")) as box:
        yamada = new_family()
        box.arrive(yamada, place="EAST", name="サトウ", people=3)
        box.do(rules.hide, yamada, new_card(), place="EAST")
        until_then = set(box.facts())
        box.arrive(yamada, place="WEST", name="山田花子")
        box.do(rules.describe, yamada, place="WEST", details={"phone": "0767-52-0001"}, members={"1": {"name": "花子"}})
        tell(tale, [box], [yamada])
        since = [fact for fact in box.facts().values() if fact.place in ("EAST", "*") and fact.id not in until_then]
        told = to_json([fact._asdict() for fact in since])
        assert since[0].kind == "moved_on"
        assert not any(word in told for word in ("WEST", "SOUTH", "ヤマダ", "山田", "花", "サトウ", "0767-52"))
        assert box.read().execute("SELECT count(*) FROM stay WHERE next <> ''").fetchone() == (0,)


# -- stories --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def hq():
    box = Box("hq")
    yield box
    box.close()


@pytest.fixture
def yamada(hq):
    """ヤマダ's family of four, at EAST since a minute past the beginning."""
    yamada = new_family()
    hq.arrive(yamada, place="EAST", name="ヤマダ", people=4)
    return yamada


def test_a_sheet_of_two_oclock_typed_at_nine_fetches_nobody_back(hq, yamada):
    two = hq.clock + HOUR
    hq.clock += 6 * HOUR
    hq.arrive(yamada, place="SOUTH")
    hq.clock += HOUR
    hq.arrive(yamada, place="WEST", at=two)
    assert hq.counted(yamada) == {"SOUTH": 4}
    assert {stay.place: stay.state for stay in hq.family(yamada).stays} == {"EAST": "moved", "WEST": "moved", "SOUTH": "present"}


def test_a_place_passed_through_hears_at_once_that_they_have_moved_on(hq, yamada):
    """WEST reads only itself: the late sheet alone would count them there."""
    two = hq.clock + HOUR
    hq.clock += 6 * HOUR
    hq.arrive(yamada, place="SOUTH")
    hq.arrive(yamada, place="WEST", at=two)
    with closing(Box("west")) as west:
        meet(hq, west, {"*", "WEST"})
        assert west.counted(yamada) == {} and west.family(yamada).name == "ヤマダ"


def test_a_late_sheet_moves_those_of_whom_nothing_later_is_known(hq, yamada):
    """The father came to SOUTH at six; the sheet of two o'clock at WEST names all, and counts the three others."""
    two = hq.clock + HOUR
    hq.clock += 6 * HOUR
    hq.arrive(yamada, place="SOUTH", members=["2"])
    hq.arrive(yamada, place="WEST", at=two)
    assert hq.counted(yamada) == {"SOUTH": 1, "WEST": 3}
    with closing(Box("east")) as east:
        meet(hq, east, {"*", "EAST"})
        assert east.counted(yamada) == {}


def test_leaving_one_of_two_places_says_nothing_of_the_other(hq, yamada):
    with closing(Box("west")) as west:
        west.arrive(yamada, name="ヤマダ", people=4)
        all_meet(hq, west)
        assert hq.counted(yamada) == {"EAST": 4, "WEST": 4}
        hq.leave(yamada, place="EAST")
        all_meet(hq, west)
        assert hq.counted(yamada) == west.counted(yamada) == {"WEST": 4}


def test_gone_by_one_word_and_there_by_another_that_never_heard_is_there(hq, yamada):
    with closing(Box("west")) as west:
        west.arrive(yamada, name="ヤマダ", people=4)
        hq.leave(yamada, place="EAST")
        all_meet(hq, west)
        assert hq.counted(yamada) == {"WEST": 4} and not hq.family(yamada).twice


def test_the_father_goes_to_work_and_comes_back_to_the_shelter_not_to_somebody_elses_car(hq, yamada):
    hq.arrive(yamada, place="EAST", members=["2"], staying="car")
    hq.do(rules.go_out, yamada, place="EAST")
    assert hq.stays(yamada)["EAST"].out == 4
    hq.do(rules.come_back, yamada, place="EAST")
    assert (hq.stays(yamada)["EAST"].inside, hq.stays(yamada)["EAST"].car) == (3, 1)


def test_who_left_by_car_and_comes_again_stays_in_the_shelter_unless_told_otherwise(hq, yamada):
    hq.arrive(yamada, place="EAST", staying="car")
    assert hq.stays(yamada)["EAST"].car == 4
    hq.leave(yamada, place="EAST")
    hq.arrive(yamada, place="EAST")
    assert hq.stays(yamada)["EAST"].inside == 4


def test_a_member_listed_later_is_where_the_family_is(hq, yamada):
    hq.arrive(yamada, place="WEST")
    hq.do(rules.describe, yamada, place="WEST", people=5)
    assert hq.counted(yamada) == {"WEST": 5}


def test_a_leaving_for_a_place_where_they_are_not_is_kept_and_changes_nothing(hq, yamada):
    assert [fact.kind for fact in hq.leave(yamada, place="WEST").facts] == ["noted"]
    assert [fact.kind for fact in hq.leave(yamada, place="WEST", at=hq.clock).facts] == ["noted"]
    assert hq.counted(yamada) == {"EAST": 4}


def test_undoing_a_move_and_undoing_that_again(hq, yamada):
    moved = hq.arrive(yamada, place="WEST")
    undone = hq.undo(moved)
    assert hq.counted(yamada) == {"EAST": 4}
    hq.undo(undone)
    assert hq.counted(yamada) == {"WEST": 4}


def test_undoing_the_first_arrival_counts_nobody_and_the_next_arrival_counts(hq):
    suzuki = new_family()
    first = hq.arrive(suzuki, place="EAST", name="スズキ", people=2)
    hq.undo(first)
    assert hq.counted(suzuki) == {} and hq.family(suzuki).stays[0].state == "undone"
    hq.arrive(suzuki, place="EAST", name="スズキ", people=2)
    assert hq.counted(suzuki) == {"EAST": 2}


def test_a_family_that_was_apart_comes_together_with_one_word(hq, yamada):
    hq.do(rules.go_out, yamada, place="EAST", members=["2"])
    hq.arrive(yamada, place="SOUTH", members=["3"])
    done = hq.arrive(yamada, place="WEST")
    assert [(fact.place, fact.kind) for fact in done.facts] == [("EAST", "moved_on"), ("SOUTH", "moved_on"), ("WEST", "arrived")]
    assert "members" not in done.facts[-1].body and hq.counted(yamada) == {"WEST": 4}
