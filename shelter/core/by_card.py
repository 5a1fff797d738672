"""What a family does by itself with its card: whole wishes made of the rules of household_rules, each one act."""

from typing import Any

from .cards import new_card
from .fact import Fact
from .household_rules import arrive, call_for_help, describe, leave, undo
from .households import Household
from .movements import KINDS
from .pen import Pen
from .refusal import Refused


def place_of(household: Household) -> str:
    """The place that what the family says is told to: where most of it is counted, else where it was last. Raises `household_unknown`."""
    if household.stays:
        return max(household.stays, key=lambda stay: (stay.people, stay.since, stay.place)).place
    if not household.places:
        raise Refused("household_unknown")
    return household.places[-1]


def correct(pen: Pen, household: Household, *, name: str | None, people: object, urgent: bool) -> None:
    """The check-in page was sent before and is now sent with other words: nobody is moved, only the words change."""
    place = place_of(household)
    describe(pen, household, place, name=name, people=people)
    if urgent:
        call_for_help(pen, household, place)


def tell(pen: Pen, household: Household, *, staying: str | None = None, people: int | None = None,
         members: dict[str, dict[str, Any] | None] | None = None, **said: Any) -> None:  # fmt: skip
    """Step 2, and how the family stays where it is. people: how many they are in all. members, said: as in `describe`.

    Who is out or elsewhere stays there.
    """
    place = place_of(household)
    listed = {**(resized(household, people) if people is not None else {}), **(members or {})}
    describe(pen, household, place, members=listed, **said)
    here = [
        member for member, found in household.where.items()
        for position in found.positions if position.place == place and not position.out and position.staying != staying
    ]  # fmt: skip
    if staying is not None and here:
        everybody = len(here) == len(household.members)
        arrive(pen, household, place, via="phone", staying=staying, members=None if everybody else here)


def leave_everywhere(pen: Pen, household: Household, *, next: str = "unknown") -> None:
    """The whole family leaves, wherever it is counted. next: as in `leave`."""
    for stay in household.present:
        there = [
            member for member, found in household.where.items() if any(position.place == stay.place for position in found.positions)
        ]
        leave(pen, household, stay.place, next=next, members=None if len(there) == len(household.members) else there)
    if not household.present:
        leave(pen, household, place_of(household), next=next)


def resized(household: Household, people: int) -> dict[str, dict[str, Any] | None]:
    """What to tell of the members so that the family counts `people`: nameless ones join or go. Raises `members_unknown`.

    Nobody who is described goes this way: they are taken off one by one.
    """
    missing = people - len(household.members)
    if missing >= 0:
        return {new_card(): {} for _ in range(missing)}
    nameless = [member for member, told in household.members.items() if not any(told.values())]
    if len(nameless) < -missing:
        raise Refused("members_unknown")
    return dict.fromkeys(nameless[missing:])


def take_back(pen: Pen, household: Household, request: str) -> None:
    """Takes back what one page of a phone said: details, a way of staying, a leaving. Never a new card. Raises `nothing_to_undo`."""
    undo(pen, household, [fact.id for fact in household.facts if fact.body.get("request") == request and _is_own_word(fact)])


def _is_own_word(fact: Fact) -> bool:
    return fact.by == "phone" and (fact.kind in ("described", "left") or (fact.kind == "arrived" and "staying" in fact.body))


def last_leaving(household: Household) -> str | None:
    """The request by which the family left from a phone, when that is the last that is known of where it is; else None."""
    moves = [fact for fact in household.facts if fact.kind in KINDS]
    if household.present or not moves or moves[-1].kind != "left" or not _is_own_word(moves[-1]):
        return None
    request = moves[-1].body.get("request")
    return request if isinstance(request, str) else None
