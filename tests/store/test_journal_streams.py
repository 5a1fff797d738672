"""What one box writes: numbers without a gap, stamps that only grow, requests that are known again, kinds nobody knows yet."""

import json
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from shelter import desk
from shelter.core import household_rules as rules
from shelter.core.cards import new_card
from shelter.core.clock import BUILT, LATEST, milliseconds, shape
from shelter.core.fact import Fact, NotAFact, from_wire, wire
from shelter.core.refusal import Refused
from shelter.store import views
from shelter.store.node import open_node
from tests.story import DAY, MINUTE, NIGHT, YEAR, Box, hand_over, meet, new_family
from tests.tales import AROUND, HAPPENINGS, tales, tell, two_families


@pytest.fixture
def east():
    box = Box("east")
    yield box
    box.close()


@pytest.fixture
def hq():
    box = Box("hq")
    yield box
    box.close()


@given(tales({**HAPPENINGS, **AROUND}))
@settings(max_examples=25, deadline=None)
def test_every_stream_counts_1_2_3_and_every_fact_names_the_one_before(tale):
    box = Box("east")
    tell(tale, [box], two_families())
    for _, stream in groupby(box.journal.since({}), key=lambda fact: (fact.node, fact.place)):
        before = ""
        for number, fact in enumerate(stream, start=1):
            assert (fact.seq, fact.prev) == (number, before) and fact.id > before
            before = fact.id
    box.close()


def test_a_job_that_fails_leaves_no_gap(east):
    east.arrive(new_family(), name="ヤマダ", people=4)
    with pytest.raises(Refused, match="shelter_closed"):
        east.arrive(new_family(), name="スズキ", people=2, shelter_status="closed")

    def writes_and_fails(pen, known):
        pen.write("EAST", "household:" + known.id, "noted")
        raise Refused("changed_my_mind")

    with pytest.raises(Refused, match="changed_my_mind"):
        desk.act(east, ["household:" + new_family()], writes_and_fails, by="佐藤")
    assert east.arrive(new_family(), name="サトウ", people=1).facts[0].seq == 2


def test_another_program_on_the_same_file_is_seen_before_the_next_number_is_given(tmp_path):
    """Numbers and the last stamp are read inside the transaction, never kept."""
    one, other = open_node(tmp_path), open_node(tmp_path)
    for node in (one, other, one, other):
        desk.check_in(node, "EAST", new_family(), request=new_card(), by="phone", via="phone", name="ヤマダ", people=1)
    rows = one.read().execute("SELECT node, seq, id FROM fact ORDER BY n").fetchall()
    assert [seq for _, seq, _ in rows] == [1, 2, 3, 4] and rows == sorted(rows)
    assert {node for node, _, _ in rows} == {one.id}
    one.close()
    other.close()


def test_a_clock_that_jumps_back_a_year_still_speaks_later(east):
    yamada = new_family()
    east.arrive(yamada, name="ヤマダ", people=4)
    east.clock -= YEAR
    east.leave(yamada)
    assert east.counted(yamada) == {}
    assert [fact.kind for fact in east.family(yamada).facts] == ["arrived", "left"]


def test_the_clock_adopts_what_it_hears_up_to_30_years_and_refuses_more(east, hq):
    east.clock = LATEST - MINUTE - DAY
    first = east.arrive(new_family(), name="ヤマダ", people=4).facts[0]
    hand_over(east, hq)
    answer = hq.arrive(new_family(), name="スズキ", people=2).facts[0]
    assert answer.id > first.id and milliseconds(answer.id) - milliseconds(first.id) <= 1
    mad = first._replace(id=shape(LATEST + 1, 0, 7), seq=2, prev=first.id)
    with pytest.raises(NotAFact, match="30 years ahead"):
        hq.write(lambda journal: journal.admit([mad]))
    assert hq.arrive(new_family(), name="サトウ", people=1).facts[0].id < mad.id


def test_a_machine_that_believes_in_the_year_2999_writes_what_others_take(east, hq):
    east.clock = NIGHT + 973 * YEAR
    fact = east.arrive(new_family(), name="ヤマダ", people=4).facts[0]
    assert milliseconds(fact.id) == BUILT
    assert hand_over(east, hq) == [fact]


def test_a_kind_nobody_here_knows_is_kept_handed_on_and_changes_nothing(east, hq):
    yamada = new_family()
    east.arrive(yamada, name="ヤマダ", people=4)
    east.do(lambda pen, known, place: pen.write(place, "household:" + known.id, "blessed", by_whom={"temple": 1}), yamada)
    desk.act(east, ["household:" + yamada], lambda pen, known: pen.write("EAST", "comet:1", "seen_falling"), by="佐藤")
    hand_over(east, hq)
    west = Box("west")
    hand_over(hq, west)
    assert [fact.kind for fact in west.facts().values()] == ["arrived", "blessed", "seen_falling"]
    assert west.counted(yamada) == {"EAST": 4}
    west.close()


# -- requests -------------------------------------------------------------------------------------------------------------


def test_a_request_is_answered_as_it_was_then_whatever_has_happened_since(east):
    yamada, request = new_family(), new_card()
    first = east.arrive(yamada, name="ヤマダ", people=4, request=request)
    east.arrive(yamada, place="WEST", people=5)
    before = east.facts()
    again = east.arrive(yamada, name="ヤマダ", people=4, request=request)
    assert again == desk.Done(first.facts, already=True)
    assert east.facts() == before and east.counted(yamada) == {"WEST": 5}
    assert desk.checked_in_answer(again, False)["people"] == 4 and desk.checked_in_answer(again, False)["shelter"] == "EAST"


def test_the_same_request_with_the_neighbours_typed_in_is_no_retry(east):
    yamada, request = new_family(), new_card()
    east.arrive(yamada, name="ヤマダ", people=4, request=request)
    with pytest.raises(Refused, match="request_reused"):
        east.arrive(yamada, name="スズキ", people=2, request=request)
    assert east.family(yamada).name == "ヤマダ"


def test_a_request_that_changes_nothing_leaves_a_fact_so_that_its_retry_is_known(east):
    yamada, request = new_family(), new_card()
    east.arrive(yamada, name="ヤマダ", people=4)
    east.do(rules.describe, yamada, name="ヤマダ", request=request)
    assert not east.read().execute("SELECT count(*) FROM fact WHERE request = ?", (request,)).fetchone() == (0,)
    east.do(rules.describe, yamada, name="山田")
    assert east.do(rules.describe, yamada, name="ヤマダ", request=request).already
    assert east.family(yamada).name == "山田"


def test_a_request_sent_to_two_boxes_is_known_at_both_after_they_met(east, hq):
    yamada, request = new_family(), new_card()
    east.arrive(yamada, name="ヤマダ", people=4, request=request)
    meet(east, hq)
    assert hq.arrive(yamada, place="EAST", name="ヤマダ", people=4, request=request).already


def test_without_a_request_a_family_known_before_is_not_moved(east):
    yamada = new_family()
    first = desk.check_in(east, "EAST", yamada, request=None, by="api", via="api", name="ヤマダ", people=4)
    east.arrive(yamada, place="WEST")
    again = desk.check_in(east, "EAST", yamada, request=None, by="api", via="api", name="ヤマダ", people=4)
    assert again == desk.Done(first.facts, already=True) and east.counted(yamada) == {"WEST": 4}


def test_a_place_that_was_left_does_not_learn_from_a_digest_where_they_went(east):
    """The digest of what was asked could be tried against all shelters: only the last fact, at the place itself, has it."""
    yamada = new_family()
    east.arrive(yamada, name="ヤマダ", people=4)
    done = east.arrive(yamada, place="WEST")
    assert [(fact.place, fact.kind, "content" in fact.body) for fact in done.facts] == [
        ("EAST", "moved_on", False), ("WEST", "arrived", True),
    ]  # fmt: skip


# -- what is no fact ------------------------------------------------------------------------------------------------------

BROKEN = {
    "an id that is no stamp": {"id": new_family()},
    "a number below 1": {"seq": 0},
    "a true number": {"seq": True},
    "no number before it": {"seq": 2, "prev": ""},
    "something before the first": {"seq": 1, "prev": shape(NIGHT - 1, 0, 1)},
    "a later one before it": {"seq": 2, "prev": shape(NIGHT + YEAR, 0, 1)},
    "an empty place": {"place": ""},
    "a place with a slash": {"place": "EAST/2"},
    "a node with a slash": {"node": "east/2"},
    "a node without a name": {"node": "~tail"},
    "a long subject": {"subject": "household:" + "x" * 200},
    "a time in words": {"at": "noon"},
    "a time in another age": {"at": 2**60},
    "a body that is a list": {"body": []},
    "half a character": {"body": {"name": "\ud800"}},
    "no number": {"body": {"lat": float("nan")}},
    "a huge body": {"body": {"name": "山" * 200_001}},
}


@pytest.mark.parametrize("wrong", sorted(BROKEN))
def test_what_is_no_fact_is_refused_with_a_sentence_and_nothing_of_it_is_kept(east, wrong):
    good = Fact(shape(NIGHT, 0, 1), "west", "WEST", 1, "", "household:" + new_family(), "arrived", NIGHT, "phone", {"people": 1})
    bad = good._replace(**{"id": shape(NIGHT, 1, 1), "seq": 2, "prev": good.id, **BROKEN[wrong]})
    with pytest.raises(NotAFact, match=" "):
        east.write(lambda journal: journal.admit([good, bad]))
    assert east.facts() == {}


def test_a_fact_survives_the_wire(east):
    fact = east.arrive(new_family(), name="𠮷田\u3000葛󠄀", people=4).facts[0]
    assert from_wire(wire(fact)) == fact and "\n" not in wire(fact)


@given(some.recursive(some.none() | some.booleans() | some.floats() | some.text(max_size=5), lambda deeper: some.lists(deeper, max_size=3)
       | some.dictionaries(some.sampled_from([*Fact._fields, "x"]), deeper, max_size=10), max_leaves=20))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_no_line_of_json_can_break_the_reading_of_facts(value):
    try:
        from_wire(json.dumps(value))
    except NotAFact as refused:
        assert str(refused)


@pytest.mark.parametrize("line", ["", "{", "[" * 100_000, '{"id": 1e999}', "null", b"\xff\xfe"])
def test_damaged_lines_are_no_facts(line):
    with pytest.raises(NotAFact, match="not a fact"):
        from_wire(line)


def test_a_box_writes_nothing_that_others_would_refuse(east):
    with pytest.raises(NotAFact, match="too large"):
        east.do(lambda pen, known, place: pen.write(place, "household:" + known.id, "noted", words="山" * 200_001), new_family())
    assert east.facts() == {} and views.shelter(east.read(), "EAST") is None
