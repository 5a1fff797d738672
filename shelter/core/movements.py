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


def is_movement(fact: Fact) -> bool:
    """Whether a fact says that somebody moved. Nobody moves everywhere."""
    return fact.kind in KINDS and fact.place != EVERYWHERE


def whereabouts(told: list[Fact], standing: list[Fact], members: Iterable[str]) -> dict[str, Whereabouts]:
    """Every member's whereabouts. told: the story in order of writing; standing: what of it was not undone."""
    moves = [fact for fact in standing if is_movement(fact)]
    if len(moves) == 1 == len(told):  # the family that has just arrived
        everybody, nobody = _conclude(moves, {}), Whereabouts((), ())
        named = members_of(moves[0])
        return {member: everybody if named is None or member in named else nobody for member in members}
    known: dict[tuple[str, ...], Whereabouts] = {}
    result = {}
    for member in members:
        concerned = concerning(told, member)
        key = tuple(move.id for move in concerned)
        if key not in known:
            stands = set(key).intersection(move.id for move in moves)
            known[key] = _conclude([move for move in concerned if move.id in stands], ties_of(concerned))
        result[member] = known[key]
    return result


def concerning(told: list[Fact], member: str) -> list[Fact]:
    """The movements that concern a member, in order of writing. Only these tie each other: what others do moves nobody."""
    return [move for move in told if is_movement(move) and ((named := members_of(move)) is None or member in named)]


def is_late(move: Fact, undone: set[str]) -> bool:
    """Whether a movement was entered as history: something that stands lies after it."""
    return any(later not in undone for later in ids_in(move.body, "before"))


def members_of(move: Fact) -> set[str] | None:
    named = move.body.get("members")
    return {name for name in named if isinstance(name, str)} if isinstance(named, list) and named else None


def ids_in(body: dict, name: str) -> list[str]:
    value = body.get(name)
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def ties_of(moves: list[Fact]) -> dict[str, set[str]]:
    """For each movement of one member, all that lie after it. Undone movements still tie what lies around them together."""
    following: dict[str, set[str]] = {fact.id: set() for fact in moves}
    for fact in moves:
        for earlier in ids_in(fact.body, "after"):
            following.setdefault(earlier, set()).add(fact.id)
        following[fact.id].update(ids_in(fact.body, "before"))
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
    """How they stay there: as this movement says, else as the nearest before it at this place did, since they last came.

    What was entered only after it, as history, changes nothing of it.
    """
    before = [
        other for other in concerned if other.place == move.place and other.id < move.id and move.id in later.get(other.id, ())
    ]  # fmt: skip
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
