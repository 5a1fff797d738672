"""Tales that nobody thought of: any order of what people do in a town, for hypothesis to make up and to shorten."""

from typing import NamedTuple

from hypothesis import strategies as some

from shelter import desk
from shelter.core import household_rules as rules
from shelter.core import requests, shelters
from shelter.core.cards import new_card
from shelter.core.refusal import Refused
from tests.story import HOUR, MINUTE, YEAR, Box, hand_over, meet, new_family

PLACES = ("EAST", "WEST", "SOUTH")


class Step(NamedTuple):
    """One thing that happens: what, at which box, to which family, at which place; number: whatever else is to be chosen."""

    what: str
    box: int
    family: int
    place: str
    number: int


def _members(box: Box, family: str, number: int) -> list[str] | None:
    """All of the family, or some of it."""
    known = sorted(box.family(family).members)
    return None if number % 3 or not known else known[: 1 + number % len(known)]


def _some_fact(box: Box, family: str, number: int) -> list[str]:
    facts = box.family(family).facts
    return [facts[number % len(facts)].id] if facts else []


def _tell(pen, known, place, number):
    """Step 2, as it comes: a name, a number, somebody taken off, added or described."""
    keys = [*known.members, new_card()]
    key = keys[number % len(keys)]
    told = [None, {}, {"name": f"花{number}", "care": ["insulin"]}, {"age": "70"}][number // 4 % 4]
    rules.describe(
        pen, known, place, name=f"ヤマダ{number}" if number % 2 else None, people=1 + number % 5 if number % 3 == 0 else None,
        details={"phone": str(number)} if number % 5 == 0 else None, members={key: told} if number % 2 else None,
    )  # fmt: skip


def _newer(pen, known, place):
    pen.write(place, f"household:{known.id}", "blessed", by_whom={"name": "寺"})


#: What may happen to a family. Each takes (box, family, place, number).
HAPPENINGS = {
    "arrive": lambda box, family, place, number: box.arrive(
        family, place=place, name="ヤマダ", people=1 + number % 4 if not box.family(family).known or number % 5 == 0 else None,
        members=_members(box, family, number), urgent=number % 7 == 0, staying=(None, None, "car", "tent", "shelter")[number % 5],
        via="phone" if number % 2 else "desk",
    ),
    "late": lambda box, family, place, number: box.arrive(
        family, place=place, people=1 + number % 4, members=_members(box, family, number), at=box.clock - number * MINUTE,
    ),
    "come": lambda box, family, place, number: box.arrive(
        family, place=place, people=None if box.family(family).known else 3, members=_members(box, family, number),
    ),
    "come late": lambda box, family, place, number: box.arrive(
        family, place=place, people=None if box.family(family).known else 3, members=_members(box, family, number),
        at=box.clock - number * MINUTE,
    ),
    "leave": lambda box, family, place, number: box.leave(family, place=place, members=_members(box, family, number), next="home"),
    "leave late": lambda box, family, place, number: box.leave(family, place=place, at=box.clock - number * MINUTE),
    "go out": lambda box, family, place, number: box.do(rules.go_out, family, place=place, members=_members(box, family, number)),
    "come back": lambda box, family, place, number: box.do(
        rules.come_back, family, place=place, members=_members(box, family, number), at=box.clock - (number % 2) * number * MINUTE
    ),
    "tell": lambda box, family, place, number: box.do(_tell, family, number, place=place),
    "call": lambda box, family, place, number: box.do(rules.call_for_help, family, place=place),
    "take the call": lambda box, family, place, number: box.do(rules.take_urgent, family, place=place),
    "see": lambda box, family, place, number: box.do(rules.see, family, place=place),
    "hide": lambda box, family, place, number: box.do(rules.hide, family, new_card(), place=place),
    "unhide": lambda box, family, place, number: box.do(rules.unhide, family, place=place),
    "give a card": lambda box, family, place, number: box.do(rules.give_card, family, new_card(), place=place, revoke=number % 2 == 0),
    "undo": lambda box, family, place, number: desk.undo_many(box, _some_fact(box, family, number), by="佐藤"),
    "do something newer": lambda box, family, place, number: box.do(_newer, family, place=place),
}  # fmt: skip
#: What may happen besides.
AROUND = {
    "erase": lambda box, family, place, number: box.erase(family),
    "open": lambda box, family, place, number: desk.for_shelter(
        box, place, shelters.set_status, shelters.STATUS[number % len(shelters.STATUS)], by="鈴木"
    ),
    "name": lambda box, family, place, number: desk.for_shelter(box, place, shelters.rename, f"東小{number}", by="鈴木"),
    "count": lambda box, family, place, number: desk.for_shelter(box, place, shelters.count, number, by="佐藤"),
    "ask": lambda box, family, place, number: desk.act(
        box, [f"request:{family}"], lambda pen, known: requests.ask(pen, known, place, item="water", quantity=number + 1, urgency="now"),
        by="佐藤",
    ),
    "answer": lambda box, family, place, number: desk.answer_request(
        box, family, ("accepted", "sent", "delivered", "declined", "done")[number % 5], hq=True, by="鈴木"
    ),
}  # fmt: skip


def tales(happenings, most: int = 25):
    """Lists of steps with these happenings and meetings."""
    what = some.sampled_from(sorted([*happenings, "meet", "meet", "hand over"]))
    step = some.builds(Step, what, some.integers(0, 3), some.integers(0, 1), some.sampled_from(PLACES), some.integers(0, 400))
    return some.lists(step, min_size=3, max_size=most)


#: How far the clocks of four boxes are wrong, in milliseconds: up to three years apart.
wrong_clocks = some.tuples(*[some.integers(-3 * YEAR // 2, 3 * YEAR // 2)] * 4)


def tell(tale: list[Step], boxes: list[Box], families: list[str]) -> None:
    """Lets a tale happen. What a rule refuses has not happened."""
    for what, who, which, place, number in tale:
        box, family = boxes[who % len(boxes)], families[which % len(families)]
        other = boxes[(who + 1 + number) % len(boxes)]
        if what == "copy the disk":
            if len(boxes) < 7:
                boxes.append(box.copy())
                boxes[-1].clock += (number - 200) * HOUR
        elif what in ("meet", "hand over"):
            if box is not other:
                meet(box, other) if what == "meet" else hand_over(box, other)
        else:
            try:
                (HAPPENINGS | AROUND)[what](box, family, place, number)
            except Refused:
                pass


def two_families() -> list[str]:
    """ヤマダ and タナカ."""
    return [new_family(), new_family()]
