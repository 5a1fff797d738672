"""Boxes write and meet in any order, with clocks years apart; in the end everybody has the same facts and the same tables."""

from contextlib import closing, contextmanager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from shelter import desk
from shelter.core import household_rules as rules
from shelter.core import shelters
from shelter.store.journal import OtherIncident, exchange
from tests.story import NIGHT, YEAR, Box, all_meet, hand_over, meet, new_family
from tests.tales import AROUND, HAPPENINGS, tales, tell, two_families, wrong_clocks

quick = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@contextmanager
def boxes_of(clocks):
    """Headquarters and two shelters, whose clocks are so many milliseconds wrong; copies made meanwhile are closed too."""
    boxes = [Box(name, clock=NIGHT + wrong) for name, wrong in zip(("hq", "east", "west"), clocks, strict=False)]
    try:
        yield boxes
    finally:
        for box in boxes:
            box.close()


def alike(*boxes: Box) -> None:
    """Everybody has the same facts, knows it, and has the same tables, which are those the facts give."""
    first = boxes[0]
    for box in boxes[1:]:
        assert box.facts() == first.facts()
        assert box.journal.have() == first.journal.have()
        assert box.tables() == first.tables()
    assert first.tables_made_again() == boxes[-1].tables()


@given(tales({**HAPPENINGS, **AROUND}), wrong_clocks)
@quick
def test_whatever_is_written_and_whoever_meets_in_the_end_all_are_alike(tale, clocks):
    with boxes_of(clocks) as boxes:
        tell(tale, boxes, two_families())
        all_meet(*boxes)
        alike(*boxes)
        assert meet(boxes[0], boxes[1]) == 0


@given(tales({**HAPPENINGS, **AROUND, "copy the disk": None}), wrong_clocks)
@quick
def test_copied_disks_and_third_holders_end_alike_too(tale, clocks):
    with boxes_of(clocks) as boxes:
        tell(tale, boxes, two_families())
        all_meet(*boxes)
        alike(*boxes)


LAST_WORDS = {
    "name": (lambda box, family, place: box.arrive(family, place="EAST", name=place), lambda box, family: box.family(family).name),
    "place": (lambda box, family, place: box.arrive(family, place=place), lambda box, family: box.counted(family)),
    "hiding": (lambda box, family, place: box.do(*((rules.hide, family, new_family()) if place == "EAST" else (rules.unhide, family))),
               lambda box, family: box.family(family).hidden),
    "status": (lambda box, family, place: desk.for_shelter(box, "EAST", shelters.set_status, "full" if place == "EAST" else "open", by="鈴木"),
               lambda box, family: box.read().execute("SELECT status FROM shelter").fetchall()),
}  # fmt: skip


@pytest.mark.parametrize("about", sorted(LAST_WORDS))
@given(clocks=wrong_clocks, turns=some.lists(some.tuples(some.integers(0, 2), some.sampled_from(["EAST", "WEST"])), min_size=2, max_size=6))
@settings(quick, max_examples=15)
def test_whoever_speaks_after_hearing_has_the_last_word_whatever_the_clocks_say(about, clocks, turns):
    speak, what_stands = LAST_WORDS[about]
    yamada = new_family()
    with boxes_of(clocks) as boxes:
        boxes[0].arrive(yamada, place="EAST", name="ヤマダ", people=4)
        heard = boxes[0]
        for who, word in turns:
            meet(heard, boxes[who])
            speak(boxes[who], yamada, word)
            heard = boxes[who]
        said = what_stands(heard, yamada)
        all_meet(*boxes)
        assert [what_stands(box, yamada) for box in boxes] == [said] * 3
        assert heard.counted(yamada) == boxes[0].counted(yamada)


@given(clocks=wrong_clocks, decided=some.sampled_from(["arrive at EAST", "arrive at WEST", "leave EAST", "leave WEST", "go out of WEST"]))
@settings(quick, max_examples=20)
def test_a_family_seen_at_two_shelters_that_never_met_is_counted_twice_until_somebody_decides(clocks, decided):
    yamada = new_family()
    with boxes_of(clocks) as boxes:
        hq, east, west = boxes
        east.arrive(yamada, name="ヤマダ", people=4)
        west.arrive(yamada, name="山田", people=4)
        assert east.counted(yamada) == {"EAST": 4} and west.counted(yamada) == {"WEST": 4}
        all_meet(*boxes)
        for box in boxes:
            assert box.counted(yamada) == {"EAST": 4, "WEST": 4}
            assert all(stay.twice for stay in box.stays(yamada).values())
        how, place = decided.rsplit(" ", 1)
        if how.startswith("arrive"):
            hq.arrive(yamada, place=place)
        else:
            hq.do(rules.leave if how == "leave" else rules.go_out, yamada, place=place)
        all_meet(*boxes)
        stays = {"leave EAST": "WEST", "leave WEST": "EAST"}.get(decided, place)
        for box in boxes:
            assert box.counted(yamada) == {stays: 4} and not box.family(yamada).twice


def test_meeting_twice_does_nothing():
    with closing(Box("east")) as east, closing(Box("hq")) as hq:
        east.arrive(new_family(), name="ヤマダ", people=4)
        assert meet(east, hq) == 1
        before = hq.tables()
        assert meet(east, hq) == 0 and hq.tables() == before
        assert list(east.journal.since(hq.journal.have())) == []


def test_a_hand_over_can_be_cut_short_and_goes_on_where_it_stopped():
    with closing(Box("east")) as east, closing(Box("hq")) as hq:
        for _ in range(5):
            east.arrive(new_family(), name="ヤマダ", people=2)
        facts = list(east.journal.since(hq.journal.have()))
        hq.write(lambda journal: journal.admit(facts[:2]))
        assert [fact.seq for fact in hand_over(east, hq)] == [3, 4, 5]
        assert hq.facts() == east.facts()


def test_the_facts_of_another_incident_or_of_a_drill_are_refused():
    with closing(Box("east")) as east, closing(Box("hq")) as hq:
        east.arrive(new_family(), name="ヤマダ", people=4)
        for head in ("incident", "drill"):
            hq.connection.execute("UPDATE head SET value = value || 'another' WHERE name = ?", (head,))
            with pytest.raises(OtherIncident, match="another incident or of a drill"):
                exchange(east.journal, hq.journal)
            hq.connection.execute("UPDATE head SET value = (SELECT replace(value, 'another', '')) WHERE name = ?", (head,))
        exchange(east.journal, hq.journal)
        assert hq.facts() == east.facts()


def test_years_between_the_clocks_do_not_keep_a_move_from_counting():
    yamada = new_family()
    with closing(Box("east", clock=NIGHT + 2 * YEAR)) as east, closing(Box("west", clock=NIGHT - YEAR)) as west:
        east.arrive(yamada, name="ヤマダ", people=4)
        meet(east, west)
        west.arrive(yamada)
        meet(east, west)
        assert east.counted(yamada) == west.counted(yamada) == {"WEST": 4}
