"""The household: a family's story and what it adds up to. The household is its card; its id is a random UUID."""

from dataclasses import dataclass, field
from typing import Any

from .cards import is_uuid
from .fact import Fact, standing
from .movements import KINDS, Position, Whereabouts, whereabouts

PREFIX = "household:"
#: A household seen only through movements (its arrival not yet heard) counts as this many.
AT_LEAST = 1


@dataclass(frozen=True)
class Stay:
    """What a household adds to the count of one place: people by how they stay, and what staff must know."""

    place: str
    inside: int = 0
    out: int = 0
    car: int = 0
    tent: int = 0
    home: int = 0
    other: int = 0
    twice: bool = False
    seen: bool = False
    state: str = "present"  # present, left, moved or undone
    next: str = ""
    since: int = 0
    changed: int = 0
    via: str = ""
    care: dict[str, int] = field(default_factory=dict)

    @property
    def people(self) -> int:
        """How many of the household are counted at this place."""
        return self.inside + self.out + self.car + self.tent + self.home + self.other


@dataclass(frozen=True)
class Household:
    """What the facts of one household add up to. Empty (`known` false) before anything is known of it."""

    id: str
    known: bool = False
    name: str = ""
    kana: str = ""
    declared: int = AT_LEAST
    members: dict[str, dict[str, Any]] = field(default_factory=dict)  # key ("1", "2", … or random) → details
    details: dict[str, Any] = field(default_factory=dict)
    hidden: bool = False
    urgent: int = 0  # when the open call for help was raised; 0: none is open
    cards: dict[str, bool] = field(default_factory=dict)  # card UUID → still shows something
    where: dict[str, Whereabouts] = field(default_factory=dict)
    stays: tuple[Stay, ...] = ()
    facts: tuple[Fact, ...] = ()

    @property
    def people(self) -> int:
        """How many belong to the household: as declared, until more are listed."""
        return len(self.members)

    @property
    def present(self) -> tuple[Stay, ...]:
        """The stays where somebody is counted; several mean members apart, or counted twice."""
        return tuple(stay for stay in self.stays if stay.people)

    @property
    def twice(self) -> bool:
        """Whether somebody of this household is counted at two shelters."""
        return any(stay.twice for stay in self.stays)

    @property
    def card(self) -> str:
        """The card that is handed out now."""
        return next((card for card, shows in reversed(self.cards.items()) if shows), self.id)

    @property
    def places(self) -> tuple[str, ...]:
        """Every place this household's story has touched."""
        return tuple(sorted({fact.place for fact in self.facts}))


def subject(household: str) -> str:
    """The subject of a household's facts."""
    return PREFIX + household


def fold(subject_name: str, facts: list[Fact]) -> Household:
    """All facts of one household → what they add up to."""
    told = sorted(facts)
    valid = standing(told)
    household = subject_name.removeprefix(PREFIX)
    name = kana = ""
    declared, urgent, hidden = 0, 0, False
    members: dict[str, dict[str, Any] | None] = {}
    details: dict[str, Any] = {}
    cards: dict[str, bool] = {household: True}
    copies: list[dict[str, Any]] = []
    for fact in valid:
        body = fact.body
        if isinstance(body.get("copy"), dict):
            copies.append(body["copy"])
        if fact.kind in ("arrived", "described"):
            name = _text(body, "name") or name
            kana = _text(body, "kana") or kana
            declared = body["people"] if type(body.get("people")) is int and 0 < body["people"] <= 999 else declared
            if isinstance(body.get("details"), dict):
                details.update(body["details"])
            if isinstance(body.get("members"), dict):
                _describe(members, body["members"])
            if fact.kind == "arrived" and body.get("urgent"):
                urgent = urgent or fact.at
        elif fact.kind == "urgent_raised":
            urgent = urgent or fact.at
        elif fact.kind == "urgent_taken":
            urgent = 0
        elif fact.kind == "hid":
            hidden = bool(body.get("hidden", True))
        if fact.kind in ("hid", "card_issued") and is_uuid(body.get("card")):
            if body.get("revoke", fact.kind == "hid"):
                cards = dict.fromkeys(cards, False)
            cards[body["card"]] = True
    for copied in reversed(copies):  # what another shelter passed on fills in only what is not known at first hand
        name, kana = name or _text(copied, "name"), kana or _text(copied, "kana")
        declared = declared or (copied["people"] if type(copied.get("people")) is int else 0)
        details = {**_object(copied, "details"), **details}
        for key, told_of in _object(copied, "members").items():
            if isinstance(told_of, dict) and members.get(key, {}) is not None:
                members[key] = {**told_of, **(members.get(key) or {})}
        hidden = hidden or bool(copied.get("hidden"))
    slots = [str(number) for number in range(1, (declared or AT_LEAST) + 1)]
    listed = {key: members.get(key) or {} for key in [*slots, *members] if members.get(key, {}) is not None}
    moves = [fact for fact in told if fact.kind in KINDS]
    where = whereabouts(moves, valid, listed)
    return Household(
        id=household, known=bool(valid), name=name, kana=kana, declared=declared or AT_LEAST, members=listed,
        details=details, hidden=hidden, urgent=urgent, cards=cards, where=where,
        stays=_stays(valid, told, listed, where), facts=tuple(told),
    )  # fmt: skip


def _stays(valid: list[Fact], told: list[Fact], members: dict[str, dict], where: dict[str, Whereabouts]) -> tuple[Stay, ...]:
    if len(told) == 1:  # the family that has just arrived: one place, one way of staying
        fact = told[0]
        if fact.kind != "arrived" or len({id(found) for found in where.values()}) != 1:
            return _stays_of_story(valid, told, members, where)
        position = where[next(iter(where))].positions[0]
        return (_stay(fact.place, [position] * len(members), [fact], fact, False, _care(members.values())),)
    return _stays_of_story(valid, told, members, where)


def _stays_of_story(valid, told, members, where) -> tuple[Stay, ...]:
    stays = []
    for place in sorted({fact.place for fact in told}):
        here: list[Position] = []
        carers, twice = [], False
        for member, found in where.items():
            for position in found.positions:
                if position.place == place:
                    here.append(position)
                    carers.append(members[member])
                    twice = twice or len(found.positions) > 1
        of_place = [fact for fact in valid if fact.place == place]
        moves = [fact for fact in of_place if fact.kind in KINDS]
        # What was entered late lies before something else; it is not the latest word.
        newest = max(moves, key=lambda fact: (not fact.body.get("before"), fact.id), default=None)
        if newest is None and not any(fact.kind in KINDS for fact in told if fact.place == place):
            continue  # only told of here, never been here
        changed = max(fact.at for fact in told if fact.place == place)
        stays.append(_stay(place, here, of_place, newest, twice, _care(carers), changed))
    return tuple(stays)


def _stay(place, here, of_place, newest, twice, care, changed=0) -> Stay:
    counts = dict.fromkeys(("inside", "out", "car", "tent", "home", "other"), 0)
    for position in here:
        staying = "inside" if position.staying == "shelter" else position.staying
        counts["out" if position.out else staying if staying in counts else "other"] += 1
    arrivals = [fact for fact in of_place if fact.kind == "arrived"]
    arrival = max(arrivals, key=lambda fact: (not fact.body.get("before"), fact.id), default=None)
    since = arrival.id if arrival else ""
    seen = any(
        (fact.kind == "seen" or (fact.kind in KINDS and fact.body.get("via") == "desk")) and fact.id >= since for fact in of_place
    )
    if here:
        state = "present"
    elif newest is None:
        state = "undone"
    else:
        state = "moved" if newest.kind == "moved_on" else "left"
    leaving = newest is not None and state in ("left", "moved")
    return Stay(
        place=place, **counts, twice=twice, seen=seen, state=state, care=care,
        next=_text(newest.body, "next") or _text(newest.body, "to") if leaving else "",
        since=arrival.at if arrival else 0, changed=changed or newest.at, via=_text(arrival.body, "via") if arrival else "",
    )  # fmt: skip


def _care(members) -> dict[str, int]:
    counted: dict[str, int] = {}
    for member in members:
        care = member.get("care")
        for code in care if isinstance(care, list) else ():
            counted[str(code)] = counted.get(str(code), 0) + 1
    return counted


def _describe(members: dict[str, dict[str, Any] | None], told: dict[str, Any]) -> None:
    for key, fields in told.items():
        if fields is None:
            members[key] = None
        elif isinstance(fields, dict):
            members[key] = {**(members.get(key) or {}), **fields}


def _text(body: dict[str, Any], name: str) -> str:
    value = body.get(name)
    return value if isinstance(value, str) else ""


def _object(body: dict[str, Any], name: str) -> dict[str, Any]:
    value = body.get(name)
    return value if isinstance(value, dict) else {}
