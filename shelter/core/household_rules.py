"""What may happen to a household. A rule looks at its state and writes with the pen; inside a shelter nobody is refused.

Everybody who is counted somewhere else is written out there in the same act (`moved_on`), so that one person has one place.
"""

from collections.abc import Iterable
from typing import Any

from .cards import is_uuid
from .care import NEXT, STAYING
from .details import household_details, member_details, people_count, tidy_text
from .households import Household, subject
from .moving import come, go, groups
from .pen import Pen
from .refusal import Refused

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
    apart = groups(pen, household, concerned, place)
    if not said and not any(between.history for between, _ in apart) and _all_inside(household, place, concerned):
        pen.write(place, subject(household.id), "seen" if via == "desk" else "noted", counted=len(concerned))
        return
    if "people" not in said:
        said["counted"] = len(concerned)  # what the answer says; not a new declaration
    come(pen, household, place, "arrived", members, apart, via=via, **said)


def go_out(pen: Pen, household: Household, place: str, *, members: list[str] | None = None, until: int | None = None) -> None:
    """Temporary leave (一時外出) of all or some members; they stay counted here, as out."""
    apart = groups(pen, household, _known(household, members), place)
    come(pen, household, place, "went_out", members, apart, **({"until": until} if until else {}))


def come_back(pen: Pen, household: Household, place: str, *, members: list[str] | None = None) -> None:
    """Back from temporary leave."""
    come(pen, household, place, "came_back", members, groups(pen, household, _known(household, members), place), via="desk")


def leave(pen: Pen, household: Household, place: str, *, next: str = "unknown", members: list[str] | None = None) -> None:
    """Check-out (退所) of all or some members, with where they go next; "unknown" when nobody says."""
    if next not in NEXT:
        raise Refused("choice_unknown", field="next")
    concerned = _known(household, members)
    apart = groups(pen, household, concerned, place, leaving=True)
    counted_here = any(position.place == place for member in concerned for position in household.where[member].positions)
    if not counted_here and not any(between.history for between, _ in apart):
        pen.write(place, subject(household.id), "noted")  # the wish is kept; there is nothing to change
        return
    go(pen, household, place, members, apart, **({} if household.hidden else {"next": next}))


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
    if unknown := set(members or ()) - set(household.members):
        raise Refused("members_unknown", members=sorted(unknown))
    return set(members or household.members)


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
