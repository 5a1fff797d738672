"""The household: a family's story and what it adds up to. The household is its card; its id is a random UUID."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from .care import CARE
from .fact import EVERYWHERE, Fact, standing
from .movements import KINDS, Position, Whereabouts, is_late, is_movement, whereabouts
from .tellings import tellings

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
        """Every shelter this household's story has touched."""
        return tuple(sorted({fact.place for fact in self.facts} - {EVERYWHERE}))


def subject(household: str) -> str:
    """The subject of a household's facts."""
    return PREFIX + household


def fold(subject_name: str, facts: list[Fact]) -> Household:
    """All facts of one household → what they add up to."""
    told = sorted(facts)
    valid = standing(told)
    household = subject_name.removeprefix(PREFIX)
    known: dict[str, Any] = {"name": "", "kana": "", "people": 0, "urgent": 0, "hidden": False}
    members: dict[str, dict[str, Any] | None] = {}
    details: dict[str, Any] = {}
    cards: dict[str, bool] = {household: True}
    for _, said in tellings(told, valid):
        if known["urgent"] and said.get("urgent"):  # the first call counts until somebody took it
            said = {**said, "urgent": known["urgent"]}
        known.update(said)
        details.update(said.get("details", {}))
        _describe(members, said.get("members", {}))
        if "card" in said:
            if said.get("revoke"):
                cards = dict.fromkeys(cards, False)
            cards[said["card"]] = True
    slots = [str(number) for number in range(1, (known["people"] or AT_LEAST) + 1)]
    listed = {key: members.get(key) or {} for key in [*slots, *members] if members.get(key, {}) is not None}
    listed = listed or {"1": {}}  # all were taken off, here and there: somebody is left until they leave
    where = whereabouts(told, valid, listed)
    return Household(
        id=household, known=bool(valid), name=known["name"], kana=known["kana"], declared=known["people"] or AT_LEAST,
        members=listed, details={name: value for name, value in details.items() if isinstance(value, str)},
        hidden=known["hidden"], urgent=known["urgent"], cards=cards, where=where,
        stays=_stays(valid, told, listed, where), facts=tuple(told),
    )  # fmt: skip


def _stays(valid: list[Fact], told: list[Fact], members: dict[str, dict], where: dict[str, Whereabouts]) -> tuple[Stay, ...]:
    if len(told) == 1 and len({id(found) for found in where.values()}) == 1:  # the family that has just arrived
        positions = next(iter(where.values())).positions
        if positions:
            return (_stay(told[0].place, [positions[0]] * len(members), told, told, False, _care(members.values())),)
    stays = []
    for place in sorted({fact.place for fact in told if is_movement(fact)}):
        here: list[Position] = []
        carers, twice = [], False
        for member, found in where.items():
            for position in found.positions:
                if position.place == place:
                    here.append(position)
                    carers.append(members[member])
                    twice = twice or len(found.positions) > 1
        of_place = [fact for fact in valid if fact.place == place]
        stays.append(_stay(place, here, of_place, [fact for fact in told if fact.place == place], twice, _care(carers)))
    return tuple(stays)


def _stay(place: str, here: list[Position], valid: list[Fact], told: list[Fact], twice: bool, care: dict[str, int]) -> Stay:
    """valid, told: the facts of this place only."""
    counts = dict.fromkeys(("inside", "out", "car", "tent", "home", "other"), 0)
    for position in here:
        counts["out" if position.out else "inside" if position.staying == "shelter" else position.staying] += 1
    moves = [fact for fact in valid if is_movement(fact)]
    undone = {fact.id for fact in told} - {fact.id for fact in valid}
    newest = _latest(moves, undone)
    arrival = _latest([fact for fact in moves if fact.kind == "arrived"], undone)
    since = arrival.id if arrival else ""
    seen = any(
        (fact.kind == "seen" or (fact.kind in KINDS and fact.body.get("via") == "desk")) and fact.id >= since for fact in valid
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
        since=arrival.at if arrival else 0, changed=max(fact.at for fact in told), via=_text(arrival.body, "via") if arrival else "",
    )  # fmt: skip


def _latest(moves: list[Fact], undone: set[str]) -> Fact | None:
    """The last word: what was entered late lies before something else, and is not it."""
    return max(moves, key=lambda fact: (not is_late(fact, undone), fact.id), default=None)


def _care(members: Iterable[dict[str, Any]]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for member in members:
        for code in member.get("care", ()):
            counted[code] = counted.get(code, 0) + 1
    return counted


def _describe(members: dict[str, dict[str, Any] | None], told: dict[str, Any]) -> None:
    for key, fields in told.items():
        if fields is None:
            members[key] = None
        elif isinstance(fields, dict):
            fields = {field: value for field, value in fields.items() if field != "care" and isinstance(value, str)} | (
                {"care": [code for code in CARE if code in fields["care"]]} if isinstance(fields.get("care"), list) else {}
            )
            members[key] = {**(members.get(key) or {}), **fields}


def _text(body: dict[str, Any], name: str) -> str:
    value = body.get(name)
    return value if isinstance(value, str) else ""

