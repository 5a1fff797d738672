"""Where everybody is: the movements of a household, tied to each other by what their writers knew.

A movement names the members it concerns (all, when none is named), `after`: the last movements its writer knew to lie before it,
and, when entered late, `before`: the first it knew to lie after it. For each member the *last* movements are those that nothing
later concerns. One last movement says where the member is; two that say two places are the honest "counted twice".
"""

from collections.abc import Iterable
from typing import NamedTuple

from .care import STAYING
from .fact import EVERYWHERE, Fact

KINDS = frozenset({"arrived", "went_out", "came_back", "left", "moved_on"})
#: Kinds after which somebody is no longer at the place.
GONE = frozenset({"left", "moved_on"})


class Position(NamedTuple):
    """Where a member is by one movement. place: shelter code. staying: shelter, home, car, tent or other. out: on temporary leave."""

    place: str
    staying: str
    out: bool
    movement: Fact


class Whereabouts(NamedTuple):
    """One member's last movements and the positions they give: none (gone), one, or several places (counted twice)."""

    last: tuple[Fact, ...]
    positions: tuple[Position, ...]


class Neighbours(NamedTuple):
    """What a movement entered late lies between, by ids; overtaken: the members of whom something later is known."""

    after: list[str]
    before: list[str]
    overtaken: set[str]


def is_movement(fact: Fact) -> bool:
    """Whether a fact says that somebody moved. Nobody moves everywhere."""
    return fact.kind in KINDS and fact.place != EVERYWHERE


def whereabouts(told: list[Fact], standing: list[Fact], members: Iterable[str]) -> dict[str, Whereabouts]:
    """Every member's whereabouts. told: the story in order of writing; standing: what of it was not undone."""
    moves = [fact for fact in standing if is_movement(fact)]
    if len(moves) == 1 == len(told):  # the family that has just arrived
        everybody, nobody = _conclude(moves, {}), Whereabouts((), ())
        named = _members_of(moves[0])
        return {member: everybody if named is None or member in named else nobody for member in members}
    later = _later(told)
    known: dict[tuple[str, ...], Whereabouts] = {}
    result = {}
    for member in members:
        concerned = [move for move in moves if (named := _members_of(move)) is None or member in named]
        key = tuple(move.id for move in concerned)
        if key not in known:
            known[key] = _conclude(concerned, later)
        result[member] = known[key]
    return result


def neighbours(told: list[Fact], standing: list[Fact], members: set[str], at: int) -> Neighbours:
    """Between what a movement of these members lies that happened at the human moment `at` and is entered only now."""
    later = _later(told)
    concerned = [
        move for move in standing if is_movement(move) and ((named := _members_of(move)) is None or named & members)
    ]  # fmt: skip
    following = {move.id for move in concerned if move.at > at}
    # What comes after a later movement is later too, whatever a clock said.
    following |= {move.id for move in concerned if any(move.id in later[first] for first in following)}
    earlier = {move.id for move in concerned} - following
    overtaken: set[str] = set()
    for move in concerned:
        if move.id in following:
            overtaken |= members if (named := _members_of(move)) is None else named & members
    after = sorted(move for move in earlier if not later[move] & earlier)
    before = sorted(move for move in following if not any(move in later[other] for other in following))
    return Neighbours(after, before, overtaken)


def _members_of(move: Fact) -> set[str] | None:
    named = move.body.get("members")
    return {name for name in named if isinstance(name, str)} if isinstance(named, list) and named else None


def _ids(body: dict, name: str) -> list[str]:
    value = body.get(name)
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def _later(told: list[Fact]) -> dict[str, set[str]]:
    """For each movement, all that lie after it. Undone movements still tie what lies around them together."""
    moves = [fact for fact in told if is_movement(fact)]
    following: dict[str, set[str]] = {fact.id: set() for fact in moves}
    for fact in moves:
        for earlier in _ids(fact.body, "after"):
            following.setdefault(earlier, set()).add(fact.id)
        following[fact.id].update(_ids(fact.body, "before"))
    reached: dict[str, set[str]] = {}
    for start in following:
        seen: set[str] = set()
        waiting = list(following[start])
        while waiting:
            current = waiting.pop()
            if current not in seen:
                seen.add(current)
                waiting.extend(following.get(current, ()))
        reached[start] = seen - {start}
    return reached


def _conclude(concerned: list[Fact], later: dict[str, set[str]]) -> Whereabouts:
    ids = {move.id for move in concerned}
    # Two that lie after each other (clocks and hearsay can do that) are both last: shown, and decided by people.
    last = sorted(move for move in concerned if all(move.id in later[other] for other in later.get(move.id, set()) & ids))
    by_place: dict[str, Position] = {}
    for move in last:
        if move.kind not in GONE:
            by_place[move.place] = Position(move.place, _staying(move, concerned, later), move.kind == "went_out", move)
    # Gone from a place by one word and present there by another that never heard of it: present, so that nobody is lost.
    return Whereabouts(tuple(last), tuple(by_place[place] for place in sorted(by_place)))


def _staying(move: Fact, concerned: list[Fact], later: dict[str, set[str]]) -> str:
    """How they stay there: as this movement says, else as the nearest one before it at this place did, since they last came."""
    before = [other for other in concerned if other.place == move.place and move.id in later.get(other.id, ())]
    nearest: Fact | None = move
    while nearest is not None and nearest.kind not in GONE:
        staying = nearest.body.get("staying")
        if isinstance(staying, str):
            return staying if staying in STAYING else "other"
        ids = {other.id for other in before}
        ends = [other for other in before if not later[other.id] & ids]
        nearest = max(ends, default=None)
        before = [other for other in before if other is not nearest]
    return "shelter"
