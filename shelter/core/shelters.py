"""The shelter: from a list or opened on the spot; its status, and the headcounts that people asserted."""

from dataclasses import dataclass, field
from typing import Any

from .details import tidy_text, whole_number
from .fact import EVERYWHERE, Fact, standing
from .pen import Pen
from .refusal import Refused

PREFIX = "shelter:"
STATUS = ("preparing", "open", "full", "closed", "unknown")
KINDS = ("shelter", "welfare", "site", "other")
HEADCOUNT_METHODS = ("headcount", "estimate")
SCOPES = ("inside", "car", "tent", "home", "all")
#: What a list says of a shelter. The raw row is kept beside them.
LISTED = (
    "name", "kana", "kind", "common_id", "building", "local_id", "municipality", "address", "lat", "lon", "hazards",
    "capacity", "capacity_text", "phone", "for_whom", "note", "identity", "raw",
)  # fmt: skip


#: No headcount and no capacity is larger.
MOST_COUNTED = 99_999


@dataclass(frozen=True)
class Headcount:
    """Somebody counted: so many people, by which method, what scope, when (ms), by whom. An assertion, not a correction."""

    id: str
    people: int
    method: str
    scope: str
    at: int
    by: str


@dataclass(frozen=True)
class Shelter:
    """What the facts of one shelter add up to."""

    code: str
    known: bool = False
    listed: dict[str, Any] = field(default_factory=dict)
    status: str = "preparing"
    status_at: int = 0
    status_by: str = ""
    headcounts: tuple[Headcount, ...] = ()  # newest human moment first
    changed: int = 0

    @property
    def name(self) -> str:
        """Its name as people here call it."""
        return self.listed.get("name", "")

    @property
    def headcount(self) -> Headcount | None:
        """The newest count of everybody inside or of all scopes."""
        return next((count for count in self.headcounts if count.scope in ("inside", "all")), None)


def subject(code: str) -> str:
    """The subject of a shelter's facts."""
    return PREFIX + code


def fold(subject_name: str, facts: list[Fact]) -> Shelter:
    """All facts of one shelter → what they add up to."""
    listed: dict[str, Any] = {}
    status, status_at, status_by = "preparing", 0, ""
    counts: list[Headcount] = []
    valid = standing(facts)
    for fact in valid:
        if fact.kind in ("listed", "named") and fact.place == EVERYWHERE:
            listed.update({name: value for name, value in fact.body.items() if name in LISTED and _is_well_formed(name, value)})
        elif fact.kind == "status_set" and fact.body.get("status") in STATUS:
            status, status_at, status_by = fact.body["status"], fact.at, fact.by
        elif fact.kind == "counted" and type(fact.body.get("people")) is int and 0 <= fact.body["people"] <= MOST_COUNTED:
            method, scope = fact.body.get("method", "headcount"), fact.body.get("scope", "inside")
            if method not in HEADCOUNT_METHODS:
                method = "estimate"  # a newer node's way of counting: not trusted above our own
            if scope not in SCOPES:
                continue
            counts.append(Headcount(fact.id, fact.body["people"], method, scope, fact.at, fact.by))
    counts.sort(key=lambda count: (count.at, count.id), reverse=True)
    return Shelter(
        code=subject_name.removeprefix(PREFIX), known=bool(listed), listed=listed, status=status, status_at=status_at,
        status_by=status_by, headcounts=tuple(counts), changed=max((fact.at for fact in facts), default=0),
    )  # fmt: skip


def _is_well_formed(name: str, value: object) -> bool:
    """Whether a listed field has the form it should have; None says that it is not known (any more)."""
    if name in ("hazards", "raw"):
        return isinstance(value, dict) or value is None
    if name == "capacity":
        return value is None or type(value) is int and 0 <= value < 2**31
    if name in ("lat", "lon"):
        return value is None or type(value) in (int, float) and abs(value) <= 180
    return isinstance(value, str) or value is None and name != "name"


def enlist(pen: Pen, shelter: Shelter, told: dict[str, Any]) -> None:
    """What a list says of a shelter: only the fields that differ are written, and nothing when nothing differs."""
    news = {name: told[name] for name in LISTED if name in told and told[name] != shelter.listed.get(name)}
    if news:
        pen.write(EVERYWHERE, subject(shelter.code), "listed", **news)


def open_unlisted(pen: Pen, shelter: Shelter, name: object) -> None:
    """A shelter on no list opens now; one field, its name. Raises Refused `name_missing`."""
    rename(pen, shelter, name)
    set_status(pen, shelter, "open")


def rename(pen: Pen, shelter: Shelter, name: object) -> None:
    """Its name as people here call it. Raises Refused `name_missing`, `text_too_long`."""
    tidied = tidy_text(name, 100)
    if not tidied:
        raise Refused("name_missing")
    if tidied != shelter.name:
        pen.write(EVERYWHERE, subject(shelter.code), "named", name=tidied)


def amend(pen: Pen, shelter: Shelter, *, capacity: object = None, kind: str | None = None, address: object = None) -> None:
    """Corrects what is known of the shelter. capacity: people, 0 to 99,999, or "" for unknown."""
    said: dict[str, Any] = {}
    if capacity is not None:
        text = str(capacity).strip()
        number = whole_number(text, MOST_COUNTED)
        if text and number is None:
            raise Refused("capacity_malformed")
        said["capacity"] = number
    if kind is not None:
        if kind not in KINDS:
            raise Refused("choice_unknown", field="kind")
        said["kind"] = kind
    if address is not None:
        said["address"] = tidy_text(address)
    news = {name: value for name, value in said.items() if value != shelter.listed.get(name)}
    if news:
        pen.write(EVERYWHERE, subject(shelter.code), "listed", **news)


def set_status(pen: Pen, shelter: Shelter, status: str) -> None:
    """Open, full, closed …: everybody may know, so that people are not sent in vain."""
    if status not in STATUS:
        raise Refused("choice_unknown", field="status")
    if status != shelter.status:
        pen.write(EVERYWHERE, subject(shelter.code), "status_set", status=status)


def count(pen: Pen, shelter: Shelter, people: object, *, method: str = "headcount", scope: str = "inside") -> None:
    """We counted so many, without names; stands beside the roster. people: 0 to 99,999."""
    if method not in HEADCOUNT_METHODS or scope not in SCOPES:
        raise Refused("choice_unknown", field="method")
    number = whole_number(people, MOST_COUNTED)
    if number is None:
        raise Refused("people_malformed", most=MOST_COUNTED)
    pen.write(shelter.code, subject(shelter.code), "counted", people=number, method=method, scope=scope)
