"""What may happen to a household. A rule looks at its state and writes with the pen; inside a shelter nobody is refused.

Everybody who is counted somewhere else is written out there in the same act (`moved_on`), so that one person has one place.
"""

from collections.abc import Iterable
from typing import Any

from .cards import is_uuid
from .care import NEXT, STAYING
from .details import household_details, member_details, people_count, tidy_text
from .fact import standing
from .households import Household, subject
from .movements import Neighbours, neighbours
from .pen import Pen
from .refusal import Refused
from .tellings import copy_for

NAME_LONGEST = 80


def arrive(pen: Pen, household: Household, place: str, *, via: str, name: object = None, kana: object = None, people: object = None,
           urgent: bool = False, staying: str | None = None, members: list[str] | None = None, shelter_status: str = "open",
           here: bool = False) -> None:  # fmt: skip
    """They are here: counts the household (or some members) at `place` and nowhere else.

    via: phone, desk, paper or api. A new household needs `people`. At a closed shelter `here` says "we are here all the same".
    Raises Refused: shelter_closed, people_missing, people_malformed, text_too_long, members_unknown.
    """
    if shelter_status == "closed" and not here:
        raise Refused("shelter_closed")
    said: dict[str, Any] = {}
    if name is not None and (tidied := tidy_text(name, NAME_LONGEST)) and tidied != household.name:
        said["name"] = tidied
    if kana is not None and (tidied := tidy_text(kana, NAME_LONGEST)) and tidied != household.kana:
        said["kana"] = tidied
    if people is not None:
        count = people_count(people)
        if not household.known or count != household.declared:
            said["people"] = count
    elif not household.known:
        raise Refused("people_missing")
    if urgent:
        said["urgent"] = True
    concerned = _concerned(household, members)
    if staying is not None:
        if staying not in STAYING:
            raise Refused("choice_unknown", field="staying")
        if staying != "shelter" or _staying_here(household, place) != "shelter":
            said["staying"] = staying
    if not household.known:
        pen.write(place, subject(household.id), "arrived", via=via, **said)
        return
    between = _between(pen, household, concerned)
    if not said and not between.before and _all_inside(household, place, concerned):
        pen.write(place, subject(household.id), "seen" if via == "desk" else "noted", counted=len(concerned))
        return
    if "people" not in said:
        said["counted"] = len(concerned)  # what the answer says; not a new declaration
    _come(pen, household, place, "arrived", concerned, members, between, via=via, **said)


def go_out(pen: Pen, household: Household, place: str, *, members: list[str] | None = None, until: int | None = None) -> None:
    """Temporary leave (一時外出) of all or some members; they stay counted here, as out."""
    concerned = _known(household, members)
    said = {"until": until} if until else {}
    _come(pen, household, place, "went_out", concerned, members, _between(pen, household, concerned), **said)


def come_back(pen: Pen, household: Household, place: str, *, members: list[str] | None = None) -> None:
    """Back from temporary leave."""
    concerned = _known(household, members)
    _come(pen, household, place, "came_back", concerned, members, _between(pen, household, concerned), via="desk")


def leave(pen: Pen, household: Household, place: str, *, next: str = "unknown", members: list[str] | None = None) -> None:
    """Check-out (退所) of all or some members, with where they go next; "unknown" when nobody says."""
    if next not in NEXT:
        raise Refused("choice_unknown", field="next")
    if not household.known:
        raise Refused("household_unknown")
    concerned = _concerned(household, members)
    between = _between(pen, household, concerned)
    if not between.before and not any(p.place == place for member in concerned for p in household.where[member].positions):
        pen.write(place, subject(household.id), "noted")  # they are not counted here: the wish is kept, nothing to change
        return
    # Leaving a place says nothing of another one: a family counted twice stays counted there.
    here = {fact.id for fact in household.facts if fact.place == place}
    ties = _ties([move for move in between.after if move in here], between.before, members)
    pen.write(place, subject(household.id), "left", **({} if household.hidden else {"next": next}), **ties)


def describe(pen: Pen, household: Household, place: str, *, name: object = None, kana: object = None, people: object = None,
             details: dict[str, Any] | None = None, members: dict[str, dict[str, Any] | None] | None = None) -> None:  # fmt: skip
    """Step 2: details told or corrected. Only what differs from what is known is written; a member given as None is taken off."""
    said: dict[str, Any] = {}
    if name is not None and (tidied := tidy_text(name, NAME_LONGEST)) and tidied != household.name:
        said["name"] = tidied
    if kana is not None and (tidied := tidy_text(kana, NAME_LONGEST)) and tidied != household.kana:
        said["kana"] = tidied
    if people is not None and (count := people_count(people)) != household.declared:
        said["people"] = count
    changed = {key: value for key, value in household_details(details or {}).items() if household.details.get(key, "") != value}
    if changed:
        said["details"] = changed
    listed: dict[str, dict[str, Any] | None] = {}
    for key, told in (members or {}).items():
        if not isinstance(key, str) or not 0 < len(key) <= 40:
            raise Refused("members_unknown")
        if told is None:
            listed[key] = None
            continue
        known = household.members.get(key, {})
        fields = {field: value for field, value in member_details(told).items() if (known.get(field) or "") != (value or "")}
        if fields or key not in household.members:
            listed[key] = fields
    if len(household.members) + sum(key not in household.members for key in listed) > 999:
        raise Refused("people_malformed", most=999)
    if listed:
        said["members"] = listed
    pen.write(place, subject(household.id), "described" if said else "noted", **said)


def stay_elsewhere(pen: Pen, household: Household, place: str, staying: str) -> None:
    """How they stay from now on (in the shelter, car, tent, at home): an arrival at the same place in another way."""
    arrive(pen, household, place, via="phone" if pen.by == "phone" else "desk", staying=staying)


def see(pen: Pen, household: Household, place: str) -> None:
    """Staff have seen them: their check-in by phone is confirmed."""
    pen.write(place, subject(household.id), "seen")


def call_for_help(pen: Pen, household: Household, place: str) -> None:
    """They need urgent help; it rings until somebody takes it."""
    pen.write(place, subject(household.id), "noted" if household.urgent else "urgent_raised")


def take_urgent(pen: Pen, household: Household, place: str) -> None:
    """Somebody takes care of the urgent call: it stops ringing. Written wherever they are counted."""
    for where in _with_last({stay.place for stay in household.present}, place):
        pen.write(where, subject(household.id), "urgent_taken" if household.urgent else "noted")


def open_details(pen: Pen, household: Household, place: str) -> None:
    """Staff opened the details of a hidden household: who and when is written down."""
    pen.write(place, subject(household.id), "opened")


def hide(pen: Pen, household: Household, place: str, card: str) -> None:
    """Hides the household from every list, and gives it a new card; the old ones show nothing more. Told to every place of its story."""
    if not is_uuid(card):
        raise Refused("card_unreadable")
    for where in _with_last(household.places, place):
        pen.write(where, subject(household.id), "hid", hidden=True, card=card)


def unhide(pen: Pen, household: Household, place: str) -> None:
    """They no longer wish to be hidden. Their new card stays."""
    for where in _with_last(household.places, place):
        pen.write(where, subject(household.id), "hid", hidden=False, revoke=False)


def give_card(pen: Pen, household: Household, place: str, card: str, *, revoke: bool) -> None:
    """A further card for the household; with `revoke` the lost ones show nothing more."""
    if not is_uuid(card):
        raise Refused("card_unreadable")
    for where in _with_last(household.places, place):
        pen.write(where, subject(household.id), "card_issued", card=card, revoke=revoke)


def undo(pen: Pen, household: Household, facts: list[str]) -> None:
    """Takes back what was written of a household, wherever it was written. Names of other households' facts are ignored."""
    known = {fact.id: fact for fact in household.facts}
    by_place: dict[str, list[str]] = {}
    for name in facts:
        if name in known:
            by_place.setdefault(known[name].place, []).append(name)
    if not by_place:
        raise Refused("nothing_to_undo")
    for place, names in sorted(by_place.items()):
        pen.write(place, subject(household.id), "undone", facts=sorted(names))


def _with_last(places: Iterable[str], place: str) -> list[str]:
    """All these places, the one where it was said last: what was asked is kept with the last fact, and told to no other place."""
    return [*sorted({*places} - {place}), place]


def _known(household: Household, members: list[str] | None) -> set[str]:
    if not household.known:
        raise Refused("household_unknown")
    return _concerned(household, members)


def _concerned(household: Household, members: list[str] | None) -> set[str]:
    if not members:
        return set(household.members)
    if unknown := set(members) - set(household.members):
        raise Refused("members_unknown", members=sorted(unknown))
    return set(members)


def _between(pen: Pen, household: Household, concerned: set[str]) -> Neighbours:
    """What a movement written now lies between: after all that is known, unless it is entered late."""
    if pen.at < pen.now:
        return neighbours(list(household.facts), standing(list(household.facts)), concerned, pen.at)
    return Neighbours(sorted({move.id for member in concerned for move in household.where[member].last}), [], set())


def _come(pen: Pen, household: Household, place: str, kind: str, concerned: set[str], members: list[str] | None,
          between: Neighbours, **said: Any) -> None:  # fmt: skip
    """Writes a movement that says somebody is counted at `place`; whoever was counted elsewhere is written out there."""
    copy = copy_for(place, list(household.facts), standing(list(household.facts)))
    current = concerned - between.overtaken
    everybody = members is None and current == concerned
    after = set(between.after)
    for left, ids, leavers in _elsewhere(household, current, place):
        # All of the household left there: name nobody, so that members listed later are meant too.
        named = None if everybody and leavers == set(household.members) else sorted(leavers)
        to = {} if household.hidden else {"to": place}
        after = after - ids | {pen.write(left, subject(household.id), "moved_on", **to, **_ties(sorted(ids), [], named))}
        if kind == "arrived":
            said["from"] = sorted({*said.get("from", ()), left})
    if copy:
        said["copy"] = copy
    written = pen.write(place, subject(household.id), kind, **said, **_ties(sorted(after), between.before, members))
    where = {fact.id: fact.place for fact in household.facts}
    if between.overtaken and place not in {where[move] for move in between.before}:
        # They have moved on since, and this place reads only its own facts: it must hear that too.
        named = None if members is None and between.overtaken == set(household.members) else sorted(between.overtaken)
        pen.write(place, subject(household.id), "moved_on", **_ties([written], between.before, named))


def _elsewhere(household: Household, concerned: set[str], place: str) -> list[tuple[str, set[str], set[str]]]:
    """Every other place where some of the concerned are counted: (place, ids of the movements that say so, who)."""
    ids: dict[str, set[str]] = {}
    leavers: dict[str, set[str]] = {}
    for member in concerned:
        for position in household.where[member].positions:
            if position.place != place:
                ids.setdefault(position.place, set()).add(position.movement.id)
                leavers.setdefault(position.place, set()).add(member)
    return [(left, ids[left], leavers[left]) for left in sorted(ids)]


def _all_inside(household: Household, place: str, concerned: set[str]) -> bool:
    return all(
        [(position.place, position.out) for position in household.where[member].positions] == [(place, False)] for member in concerned
    )


def _staying_here(household: Household, place: str) -> str:
    for found in household.where.values():
        for position in found.positions:
            if position.place == place:
                return position.staying
    return "shelter"


def _ties(after: list[str], before: list[str], members: list[str] | None) -> dict[str, list[str]]:
    ties = {"after": after, "before": before, "members": sorted(members) if members else []}
    return {name: value for name, value in ties.items() if value}
