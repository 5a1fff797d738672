"""Writing a movement: what it lies between, who is written out elsewhere, and what the new place must be told.

What is entered late is history wherever something later is known of somebody: it then changes nothing of where they are.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from .fact import Fact, standing
from .households import Household, subject
from .movements import GONE, Whereabouts, concerning, ties_of
from .pen import Pen
from .tellings import copy_for


class Between(NamedTuple):
    """What a movement lies between, by ids, undone ones too, should that be undone. history: something later is known."""

    after: tuple[str, ...]
    before: tuple[str, ...]
    history: bool


Groups = list[tuple[Between, list[str]]]


def groups(pen: Pen, household: Household, concerned: set[str], place: str, *, leaving: bool = False) -> Groups:
    """The concerned by what a movement of theirs at `place` lies between: one group, unless it is late and they were apart.

    leaving: it follows only what was said of this place, for leaving a place says nothing of another one.
    """
    told, late = list(household.facts), pen.at < pen.now
    stands = {fact.id for fact in standing(told)}
    known: dict[tuple[str, ...], Between] = {}
    found: dict[Between, list[str]] = {}
    for member in sorted(concerned):
        moves = concerning(told, member)
        key = tuple(move.id for move in moves)
        if key not in known:
            known[key] = _between(moves, stands, household.where[member], place, pen.at if late else None, leaving)
        found.setdefault(known[key], []).append(member)
    if late:
        return list(found.items())
    after = {move for between in found for move in between.after}
    return [(Between(tuple(sorted(after)), (), False), sorted(concerned))]


def _between(moves: list[Fact], stands: set[str], where: Whereabouts, place: str, at: int | None, leaving: bool) -> Between:
    """For one member: his movements, undone ones too; which of the story stands; where he is."""
    later = ties_of(moves)
    following = {move.id for move in moves if at is not None and move.at > at}
    # What comes after a later movement is later too, whatever a clock said.
    following |= {move.id for move in moves if any(move.id in later[first] for first in following)}
    earlier = {move.id for move in moves} - following
    here = {move.id for move in where.last if move.kind not in GONE}
    ahead = [move for move in where.last if move.id in following]
    # They have left another place since: that says nothing of this one, if they are known to be somewhere.
    history = any(not here or move.kind not in GONE or move.place == place for move in ahead)
    if history:
        earlier = earlier - here - {move for position in here for move in later[position]}
    else:
        following = {move for move in following if not ({move} | later[move]) & stands}
    before = sorted(move for move in following if not any(move in later[other] for other in following))
    after = _said_last([move for move in moves if move.id in earlier], place)
    return Between(tuple(sorted(after if leaving else after | _last_of(earlier, later))), tuple(before), history)


def _said_last(moves: list[Fact], place: str) -> set[str]:
    """The last movements of a place, as it knows them that reads only its own: nothing may be left standing beside a later one."""
    of_place = [move for move in moves if move.place == place]
    return _last_of({move.id for move in of_place}, ties_of(of_place))


def _last_of(moves: set[str], later: dict[str, set[str]]) -> set[str]:
    return {move for move in moves if not later[move] & moves}


def come(pen: Pen, household: Household, place: str, kind: str, members: list[str] | None, apart: Groups, **said: Any) -> None:
    """Writes that the groups are counted at `place` by a movement of this kind; whoever was counted elsewhere is written out there."""
    if copy := copy_for(place, list(household.facts), standing(list(household.facts))):
        said["copy"] = copy
    for between, group in apart:
        named = _named(household, members, apart, group)
        after, left = set(between.after), []
        for other, leavers in [] if between.history else _elsewhere(household, group, place):
            to = {} if household.hidden else {"to": place}
            ids = {move for member in leavers for move in _said_last(concerning(list(household.facts), member), other)}
            gone = pen.write(other, subject(household.id), "moved_on", **to, **ties(ids, (), leavers if named else None))
            after = after - ids | {gone}
            left.append(other)
        if left and kind == "arrived":
            said["from"] = left
        written = pen.write(place, subject(household.id), kind, **said, **ties(after, between.before, named))
        said = {name: told for name, told in said.items() if name in ("via", "staying", "counted", "until")}
        where = {fact.id: fact.place for fact in household.facts}
        if between.history and place not in {where[move] for move in between.before}:
            # They have moved on since, and this place reads only its own facts: it must hear that too.
            pen.write(place, subject(household.id), "moved_on", **ties([written], between.before, named))


def go(pen: Pen, household: Household, place: str, members: list[str] | None, apart: Groups, **said: Any) -> None:
    """Writes that the groups have left `place`."""
    for between, group in apart:
        named = _named(household, members, apart, group)
        pen.write(place, subject(household.id), "left", **said, **ties(between.after, between.before, named))


def _named(household: Household, members: list[str] | None, apart: Groups, group: list[str]) -> list[str] | None:
    """Whom a movement names: nobody when all of them move, so that a member listed later is meant too."""
    return group if len(apart) > 1 or (members and set(members) != set(household.members)) else None


def ties(after: Iterable[str], before: Iterable[str], members: Iterable[str] | None) -> dict[str, list[str]]:
    """What ties a movement to others, as it stands in a body."""
    tied = {"after": sorted(after), "before": sorted(before), "members": sorted(members or ())}
    return {name: value for name, value in tied.items() if value}


def _elsewhere(household: Household, group: list[str], place: str) -> list[tuple[str, set[str]]]:
    """Every other place where some of the group are counted, and who."""
    leavers: dict[str, set[str]] = {}
    for member in group:
        for position in household.where[member].positions:
            if position.place != place:
                leavers.setdefault(position.place, set()).add(member)
    return sorted(leavers.items())
