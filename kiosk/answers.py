"""What the desk says after something was done, made from the facts that were written: the same today as then."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from kiosk.keys import key_of
from kiosk.words import REQUEST_STATE, STATUS, item_name, item_unit
from shelter.core import households, requests, shelters
from shelter.core.cards import short
from shelter.core.fact import Fact
from shelter.core.households import Household
from shelter.store import desk_views, views
from shelter.web.board_words import METHOD
from shelter.web.phone_words import NEXT, STAYING
from shelter.web.words import N_, _, n_

#: What a kind of fact about a household says, and its sound and colour (in, out, look, no).
_SAID = {
    "seen": ("look", N_("Here already. Marked as seen.")),
    "noted": ("look", N_("Nothing had to change.")),
    "went_out": ("out", N_("Out for a while.")),
    "came_back": ("in", N_("Back again.")),
    "described": ("in", N_("Corrected.")),
    "urgent_raised": ("look", N_("Help is called.")),
    "urgent_taken": ("in", N_("You take care of it.")),
    "card_issued": ("in", N_("A new card. The old one shows nothing more.")),
    "opened": ("look", N_("Details opened. This was written down.")),
    "undone": ("out", N_("Taken back.")),
}  # fmt: skip


class Answer(NamedTuple):
    """One sentence of the desk. tone: in, out, look or no. who: the family's name, or "". people: the number beside it, or 0.

    key: the household's key for its panel, or "". request: what can be taken back, or "".
    """

    tone: str
    who: Markup | str
    people: int
    said: Markup
    key: str = ""
    request: str = ""
    at: int = 0


def who_is(household: Household, drill: bool) -> Markup | str:
    """How the desk calls a household: its name; without one the last letters of its card; a hidden one is only called that."""
    if household.hidden:
        return _("Hidden household")
    return household.name or household.kana or _("No name (card …%(letters)s)", letters=short(household.card, drill))


def answer_of(connection: sqlite3.Connection, facts: Sequence[Fact], code: str, drill: bool) -> Answer:
    """What was done by the facts of one request, as the desk of `code` says it."""
    fact = next((one for one in facts if one.place == code and one.kind != "moved_on"), facts[0])
    kind, _colon, id = fact.subject.partition(":")
    request = str(fact.body.get("request") or "")
    subjects = {one.subject for one in facts}
    if len(subjects) > 1:
        tone, said = _SAID.get(fact.kind, ("in", N_("Done.")))
        return Answer(tone, n_("%(n)s family", "%(n)s families", len(subjects)), 0, _(said), request=request, at=fact.at)
    if kind == "household":
        return _of_household(connection, fact, views.household(connection, id), drill)._replace(request=request, at=fact.at)
    said = _of_supplies(connection, fact) if kind == "request" else _of_shelter(fact)
    return Answer("out" if fact.kind == "undone" else "in", "", 0, said, request=request, at=fact.at)


def _of_household(connection: sqlite3.Connection, fact: Fact, household: Household, drill: bool) -> Answer:
    request = fact.body.get("request")
    before = households.fold(fact.subject, [one for one in household.facts if one.id < fact.id and one.body.get("request") != request])
    named = fact.body.get("members")
    people = len(named) if isinstance(named, list) and named else int(fact.body.get("people") or fact.body.get("counted") or 0)
    people = people or household.people
    if fact.kind == "arrived":
        tone, said = "in", _arrived(connection, fact, before, household)
    elif fact.kind == "left":
        tone, said = "out", _left(fact)
    elif fact.kind == "hid":
        tone = "look"
        said = _("Hidden from now on. They have a new card.") if fact.body.get("hidden", True) else _("No longer hidden.")
    elif fact.kind == "undone" and _was_taken_back(fact, household):
        tone, said = "in", _("It counts again.")
    else:
        tone, msgid = _SAID.get(fact.kind, ("look", N_("Done.")))
        said = _(msgid)
    if household.urgent and fact.kind in ("arrived", "seen"):
        tone, said = "look", Markup("{} {}").format(said, _("They need help!"))
    if household.hidden and tone == "in":
        tone = "look"
    here = any(stay.place == fact.place for stay in household.present)
    # The panel of a hidden household is open only where they are.
    return Answer(tone, who_is(household, drill), people, said, key=key_of(household) if here or not household.hidden else "")


def _was_taken_back(fact: Fact, household: Household) -> bool:
    """Whether what is taken back here was itself a taking back."""
    named = set(fact.body.get("facts") or ())
    return all(one.kind == "undone" for one in household.facts if one.id in named)


def _arrived(connection: sqlite3.Connection, fact: Fact, before: Household, household: Household) -> Markup:
    came_from = fact.body.get("from")
    if isinstance(came_from, list) and came_from and not household.hidden:
        names = desk_views.names_of(connection, [str(place) for place in came_from])
        return _("Checked in here. They were at %(place)s until now.", place=", ".join(names.values()))
    here = next((stay for stay in before.stays if stay.place == fact.place), None)
    if here is None or here.state == "undone":
        return _("Checked in.")
    if here.out:
        return _("Back again.")
    staying = fact.body.get("staying")
    if here.people and staying in STAYING:
        how = STAYING[staying]
        return _("How they stay: %(how)s.", how=_(how))
    return _("Checked in again.") if here.state in ("left", "moved") else _("Checked in.")


def _left(fact: Fact) -> Markup:
    next = fact.body.get("next")
    if next in NEXT and next != "unknown":
        return _("Left. Next: %(where)s.", where=_(NEXT[next]))
    return _("Left.")


def _of_shelter(fact: Fact) -> Markup:
    body: dict[str, Any] = fact.body
    if fact.kind == "counted":
        return _("%(n)s people counted (%(method)s).", n=body.get("people"), method=_(METHOD.get(body.get("method"), METHOD["headcount"])))
    if fact.kind == "status_set":
        return _("This shelter: %(status)s.", status=_(STATUS.get(body.get("status"), STATUS["unknown"])))
    if fact.kind == "named":
        return _("The shelter's name is now %(name)s.", name=body.get("name"))
    if fact.kind == "listed" and "capacity" in body:
        return _("Room for %(n)s people.", n=body["capacity"]) if body["capacity"] is not None else _("Room for how many: not known.")
    return _("Taken back.") if fact.kind == "undone" else _("Nothing had to change.")


def _of_supplies(connection: sqlite3.Connection, fact: Fact) -> Markup:
    if fact.kind == "undone":
        return _("Taken back.")
    story = desk_views.supplies(connection, fact.subject.removeprefix(requests.PREFIX))
    what = _("%(item)s, %(n)s %(unit)s", item=_(item_name(story.item)), n=story.quantity, unit=_(item_unit(story.item)))
    if fact.kind == "asked":
        return _("Headquarters is asked: %(what)s.", what=what)
    return _("%(what)s: %(state)s.", what=what, state=_(REQUEST_STATE.get(fact.body.get("state"), REQUEST_STATE["asked"])))


def is_of(fact: Fact, code: str) -> bool:
    """Whether a fact belongs to the story of this shelter, so that its desk may speak of it."""
    return fact.place == code or fact.subject == shelters.subject(code)
