"""A peer hands over facts of known kinds with anything in them: every table is still made, and made the same again."""

from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from shelter.core import household_rules as rules
from shelter.core.cards import new_card
from shelter.core.clock import shape
from shelter.core.fact import Fact
from shelter.core.refusal import Refused
from shelter.store import board, views
from shelter.store.node import take_over
from tests.story import NIGHT, YEAR, Box, all_meet

YAMADA, TANAKA = "00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"
SUBJECTS = (
    f"household:{YAMADA}", f"household:{TANAKA}", "household:nobody", "household:", "shelter:EAST", "shelter:", "shelter:*", f"request:{YAMADA}",
    "request:", "comet:1", "nothing",
)  # fmt: skip
KINDS = (
    "arrived", "went_out", "came_back", "left", "moved_on", "described", "seen", "noted", "hid", "card_issued", "urgent_raised", "urgent_taken",
    "undone", "erased", "listed", "named", "status_set", "counted", "asked", "moved_along", "opened",
)  # fmt: skip
FIELDS = (
    "name", "kana", "people", "details", "members", "urgent", "staying", "via", "after", "before", "copy", "hidden", "card", "revoke", "facts",
    "request", "content", "counted", "to", "next", "from", "status", "method", "scope", "capacity", "lat", "lon", "hazards", "raw", "kind",
    "address", "identity", "building", "item", "quantity", "urgency", "note", "state", "from_hq", "care", "1", "phone", "age",
)  # fmt: skip
STAMPS = tuple(shape(NIGHT + number, 0, number) for number in range(8))
WORDS = (
    "", "ヤマダ", "shelter", "car", "desk", "water", "now", "open", "accepted", "headcount", "inside", "insulin", "EAST", "1", "\x00", "𠮷", "a" * 300,
    YAMADA, TANAKA, *STAMPS,
)  # fmt: skip
plain = (
    some.none() | some.booleans() | some.sampled_from([0, 1, -1, 4, 999, 1000, 2**31, 2**63, 10**30, -(10**30), 0.5, 1e308])
    | some.sampled_from(WORDS)
)  # fmt: skip
anything = some.recursive(
    plain,
    lambda deeper: some.lists(deeper, max_size=3) | some.dictionaries(some.sampled_from(FIELDS + WORDS), deeper, max_size=4),
    max_leaves=12,
)
bodies = some.dictionaries(some.sampled_from(FIELDS), anything, max_size=6)
happened = some.tuples(
    some.sampled_from(SUBJECTS), some.sampled_from(KINDS), some.sampled_from(("EAST", "WEST", "*")), bodies,
    some.sampled_from((0, NIGHT, NIGHT + YEAR, -5, 2**52)),
)  # fmt: skip


def facts_of(tale) -> list[Fact]:
    """The tale as facts of one node, in streams as they should be."""
    streams: dict[str, Fact] = {}
    facts = []
    for number, (subject, kind, place, body, at) in enumerate(tale):
        before = streams.get(place)
        seq, prev = (before.seq + 1, before.id) if before else (1, "")
        id = STAMPS[number] if number < len(STAMPS) else shape(NIGHT + number, 0, number)
        streams[place] = Fact(id, "peer", place, seq, prev, subject, kind, at, "", body)
        facts.append(streams[place])
    return facts


@given(some.lists(happened, min_size=1, max_size=8))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_stands_in_a_body_the_tables_are_made_and_read(tale):
    with closing(Box("hq")) as hq:
        for fact in facts_of(tale):
            hq.write(lambda journal, fact=fact: take_over(journal, [fact]))
        assert hq.tables() == hq.tables_made_again()
        read = hq.read()
        for row in board.board(read, hq.clock):
            assert 0 <= row["people"] <= 999 * 2 and row["crowding"] and row["present"]["people"] >= 0
        for code in ("EAST", "WEST"):
            views.shelter(read, code), views.at_shelter(read, code), views.hidden_here(read, code), views.nearest_open(read, code)
            assert all(len(known.members) <= 1100 for known in views.roster(read, code))
        views.shelters(read, words="ヤマダ"), views.find(read, "ヤマダ", shelter="EAST"), views.counted_twice(read), views.requests(read)
        views.listed(read)
        for household in (YAMADA, TANAKA):  # and people go on working with it
            assert hq.arrive(household, place="WEST", name="ヤマダ", people=2).facts
            hq.do(rules.describe, household, place="WEST", details={"phone": "1"})
            hq.do(rules.hide, household, new_card(), place="WEST")
            hq.leave(household, place="WEST")


def test_a_thousand_people_where_a_peer_says_a_thousand_million_are_not_believed():
    with closing(Box("hq")) as hq:
        copy = {STAMPS[0]: {"people": 10**9, "name": "ヤマダ"}}
        hq.write(lambda journal: take_over(journal, facts_of([("nothing", "noted", "*", {}, 0), (SUBJECTS[0], "arrived", "EAST", {"copy": copy}, 0)])))
        assert hq.counted(YAMADA) == {"EAST": 1} and hq.family(YAMADA).name == "ヤマダ"


def test_movements_that_each_lie_after_the_other_lose_nobody():
    with closing(Box("hq")) as hq:
        tale = [
            (SUBJECTS[0], "arrived", "EAST", {"people": 2, "after": [STAMPS[1]]}, 0),
            (SUBJECTS[0], "arrived", "WEST", {"after": [STAMPS[0]]}, 0),
        ]  # fmt: skip
        hq.write(lambda journal: take_over(journal, facts_of(tale)))
        assert hq.counted(YAMADA) == {"EAST": 2, "WEST": 2} and hq.family(YAMADA).twice
        hq.arrive(YAMADA, place="EAST")
        assert hq.counted(YAMADA) == {"EAST": 2}


def test_a_card_that_a_peer_ties_to_two_families_opens_the_same_one_everywhere():
    card = new_card()
    tale = [
        (SUBJECTS[0], "arrived", "EAST", {"people": 2}, 0), (SUBJECTS[1], "arrived", "EAST", {"people": 3}, 0),
        (SUBJECTS[0], "card_issued", "EAST", {"card": card}, 0), (SUBJECTS[1], "card_issued", "EAST", {"card": card}, 0),
    ]  # fmt: skip
    with closing(Box("hq")) as hq, closing(Box("east")) as east:
        hq.write(lambda journal: take_over(journal, facts_of(tale)))
        hq.do(rules.see, YAMADA, place="EAST")
        all_meet(hq, east)
        opened = [views.opened_by(box.read(), card) for box in (hq, east)]
        assert opened[0] == opened[1] and hq.tables() == hq.tables_made_again()


def test_a_family_whose_members_are_all_taken_off_here_and_there_is_somebody_until_it_leaves():
    with closing(Box("hq")) as hq, closing(Box("east")) as east:
        hq.arrive(YAMADA, place="EAST", name="ヤマダ", people=2)
        all_meet(hq, east)
        hq.do(rules.describe, YAMADA, place="EAST", members={"1": None})
        east.do(rules.describe, YAMADA, place="EAST", members={"2": None})
        all_meet(hq, east)
        assert hq.counted(YAMADA) == {"EAST": 1}
        with pytest.raises(Refused, match="members_unknown"):
            hq.leave(YAMADA, place="EAST", members=["2"])
        hq.arrive(YAMADA, place="WEST")
        assert hq.counted(YAMADA) == {"WEST": 1}
        hq.leave(YAMADA, place="WEST")
        assert hq.counted(YAMADA) == {}
