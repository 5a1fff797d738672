"""A disk was copied, and both machines go on writing: nothing is lost, nobody is counted wrongly, and all name the tails alike."""

import pytest

from shelter.store.forks import root
from shelter.store.journal import Gap
from tests.story import Box, all_meet, hand_over, meet, new_family


@pytest.fixture
def town():
    """A shelter's box with three families, its copy, and headquarters that has heard the three."""
    east, hq = Box("east"), Box("hq")
    for _ in range(3):
        east.arrive(new_family(), name="ヤマダ", people=2)
    meet(east, hq)
    boxes = [east, east.copy(), hq]
    yield boxes
    for box in boxes:
        box.close()


def people(box: Box) -> int:
    """How many are counted."""
    return box.read().execute("SELECT sum(people) FROM stay").fetchone()[0]


def streams(box: Box) -> set[str]:
    """The names of the streams about EAST."""
    return {name.removesuffix("/EAST") for name in box.journal.have() if name.endswith("/EAST")}


def test_both_tails_are_kept_under_names_that_everybody_finds(town):
    east, copy, hq = town
    here = east.arrive(new_family(), name="スズキ", people=3).facts[0]
    there = copy.arrive(new_family(), name="タカハシ", people=5).facts[0]
    all_meet(*town)
    for box in town:
        assert people(box) == 14
        assert streams(box) == {"east", f"east~{here.id}", f"east~{there.id}"}


def test_tails_of_the_same_length_are_found_too(town):
    east, copy, hq = town
    for box in (east, copy):
        for _ in range(4):
            box.arrive(new_family(), name="スズキ", people=1)
    hand_over(east, hq)
    assert people(hq) == 10
    hand_over(copy, hq)
    assert people(hq) == 14


def test_the_longer_tail_is_not_taken_for_the_end_of_the_shorter(town):
    east, copy, hq = town
    east.arrive(new_family(), name="スズキ", people=1)
    hand_over(east, hq)
    for _ in range(3):
        copy.arrive(new_family(), name="タカハシ", people=10)
    hand_over(copy, hq)
    assert people(hq) == 37


def test_a_third_holder_who_knows_one_tail_and_one_who_knows_the_other_agree(town):
    east, copy, hq = town
    west = Box("west")
    town.append(west)
    east.arrive(new_family(), name="スズキ", people=1)
    copy.arrive(new_family(), name="タカハシ", people=10)
    meet(east, hq)
    meet(copy, west)
    meet(hq, west)
    assert hq.facts() == west.facts() and people(west) == 17
    all_meet(*town)
    assert all(box.facts() == west.facts() for box in town)


def test_who_hears_that_the_disk_was_copied_goes_on_under_a_new_name(town):
    east, copy, hq = town
    east.arrive(new_family(), name="スズキ", people=1)
    copy.arrive(new_family(), name="タカハシ", people=10)
    meet(east, copy)
    assert "east" not in (east.journal.node, copy.journal.node) and east.journal.node != copy.journal.node
    assert east.read().execute("SELECT value FROM head WHERE name = 'node'").fetchone() == (east.journal.node,)
    fact = east.arrive(new_family(), name="サトウ", people=4).facts[0]
    assert (fact.node, fact.seq, fact.prev) == (east.journal.node, 1, "")
    assert hq.journal.node == "hq"


def test_a_copy_that_only_listened_takes_a_new_name_and_the_other_keeps_its_own(town):
    east, copy, hq = town
    east.arrive(new_family(), name="スズキ", people=1)
    meet(east, copy)
    copy.arrive(new_family(), name="タカハシ", people=10)
    meet(east, copy)
    assert east.journal.node == "east" != copy.journal.node
    assert streams(east) == {"east", copy.journal.node}


def test_a_copy_of_a_copy_and_one_more_later_still_agree(town):
    east, copy, hq = town
    east.arrive(new_family(), name="スズキ", people=1)
    copy.arrive(new_family(), name="タカハシ", people=1)
    town += [copy.copy(), east.copy()]
    for box in (town[3], copy, town[4], east):
        box.arrive(new_family(), name="サトウ", people=1)
    hand_over(town[3], hq)
    hand_over(east, hq)
    town.append(hq.copy())
    all_meet(*town)
    for box in town:
        assert people(box) == 12 and box.facts() == hq.facts() and box.tables() == hq.tables()
        assert {root(name) for name in streams(box)} == {"east"}


def test_a_place_that_both_write_about_only_after_the_copy_splits_at_its_first_fact(town):
    east, copy, hq = town
    for box in (east, copy):
        box.arrive(new_family(), name="スズキ", people=1, place="SCHOOL")
    all_meet(*town)
    names = {name for name in hq.journal.have() if name.endswith("/SCHOOL")}
    assert len(names) == 2 and "east/SCHOOL" not in names
    assert hq.read().execute("SELECT sum(people) FROM stay WHERE shelter = 'SCHOOL'").fetchone() == (2,)


def test_facts_before_which_something_is_missing_are_not_taken_and_can_be_asked_again(town):
    east, copy, hq = town
    east.arrive(new_family(), name="スズキ", people=1)
    east.arrive(new_family(), name="サトウ", people=1)
    facts = list(east.journal.since(hq.journal.have()))
    with pytest.raises(Gap, match="number 5 of east/EAST"):
        hq.write(lambda journal: journal.admit(facts[1:]))
    assert people(hq) == 6
    hand_over(east, hq)
    assert people(hq) == 8


def test_facts_meant_for_one_tail_are_not_put_behind_the_other(town):
    """A stick made for somebody who knows the copy is read by somebody who knows the original."""
    east, copy, hq = town
    copy.arrive(new_family(), name="タカハシ", people=1)
    known = copy.journal.have()
    copy.arrive(new_family(), name="サトウ", people=1)
    stick = list(copy.journal.since(known))
    east.arrive(new_family(), name="スズキ", people=1)
    meet(east, hq)
    with pytest.raises(Gap):
        hq.write(lambda journal: journal.admit(stick))
    assert streams(hq) == {"east"} and people(hq) == 7
