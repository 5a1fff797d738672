"""What programs send and get: the shapes of the JSON API. What is sent is checked by them, and openapi.json is made from them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from shelter.core.items import BY_CODE

RequestId = Annotated[UUID | None, Field(description="UUID of this attempt: sent again with the same one, it is done once and answered alike.")]
Text = Annotated[str, Field(max_length=20_000)]
Latitude = Annotated[float | None, Field(description="degrees, WGS 84")]
Status = Literal["preparing", "open", "full", "closed", "unknown"]
Urgency = Literal["now", "today", "later"]
Item = Literal[tuple(BY_CODE)]
Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]


class Sent(BaseModel):
    """What a program sends: exactly these fields, each of its type."""

    model_config = ConfigDict(strict=True, extra="forbid")


class CheckIn(Sent):
    """A household arrives."""

    household: Annotated[UUID, Field(description="UUID made by the caller; it is the household's card, too.")]
    name: Text | None = None
    no_name: Annotated[bool, Field(description="true: they give no name")] = False
    people: Annotated[int | None, Field(description="1 to 999; needed for a household not known yet")] = None
    urgent: Annotated[bool, Field(description="they need urgent help")] = False
    here: Annotated[bool, Field(description="true: count them though the shelter is closed")] = False
    request: RequestId = None


class NewShelter(Sent):
    """A shelter on no list opens."""

    name: Text
    request: RequestId = None


class ShelterChange(Sent):
    """What changes at a shelter; what is left out stays."""

    status: Status | None = None
    name: Text | None = None
    capacity: Annotated[int | None, Field(description="people, 0 to 99,999; null: not known")] = None
    request: RequestId = None


class NewHeadcount(Sent):
    """Somebody has counted, without names."""

    people: Annotated[int, Field(description="0 to 99,999")]
    method: Literal["headcount", "estimate"] = "headcount"
    scope: Literal["inside", "car", "tent", "home", "all"] = "inside"
    at: Annotated[datetime | None, Field(description="when it was counted; now, if left out")] = None
    request: RequestId = None


class NewRequest(Sent):
    """A shelter lacks something."""

    item: Item  # type: ignore[valid-type]
    quantity: Annotated[int, Field(description="1 to 99,999, in the item's unit")]
    urgency: Urgency = "today"
    note: Text = ""
    request: RequestId = None


class RequestChange(Sent):
    """Headquarters answers (accepted, sent, delivered, declined, done), or the shelter says what came (delivered, confirmed) or withdraws it."""

    state: Literal["accepted", "sent", "delivered", "declined", "done", "confirmed", "withdrawn"]
    note: Text = ""
    quantity: Annotated[int | None, Field(description="how many came, 0 to 99,999")] = None
    request: RequestId = None


class CheckedIn(BaseModel):
    """A household is counted."""

    household: UUID
    card: str
    shelter: str
    people: int
    already: Annotated[bool, Field(description="true: this was answered before, and nothing was written now")]


class Shelter(BaseModel):
    """A shelter as everybody may know it."""

    code: str
    name: str
    kind: Literal["shelter", "welfare", "site", "other"]
    common_id: str | None
    lat: Latitude
    lon: Latitude
    capacity: int | None
    capacity_text: str
    status: Status


class Shelters(BaseModel):
    """One page of all shelters that are known, open or not."""

    total: int
    next: Annotated[int | None, Field(description="the next page's number; null on the last")]
    shelters: list[Shelter]


class Headcount(BaseModel):
    """A headcount as it was written."""

    shelter: str
    people: int
    method: str
    scope: str
    at: Moment
    by: str
    already: bool


class Request(BaseModel):
    """A request for supplies as it stands."""

    id: str
    shelter: str
    item: str
    quantity: int
    urgency: Urgency
    note: str
    state: Literal["asked", "accepted", "sent", "delivered", "confirmed", "declined", "withdrawn", "done"]
    open: bool
    asked_at: Moment
    asked_by: str
    answer: str
    answered_at: Moment | None
    answered_by: str
    arrived_quantity: int


class Requests(BaseModel):
    """Requests for supplies, open and urgent ones first."""

    requests: list[Request]


class RosterMember(BaseModel):
    """One person of a household; empty where nobody said."""

    name: str
    kana: str
    relationship: str
    sex: str
    age: str
    age_band: str
    care: list[str]
    here: Annotated[bool, Field(description="counted at this shelter")]


class RosterHousehold(BaseModel):
    """A household counted at a shelter. people: how many of it are counted here."""

    household: UUID
    card: str
    name: str
    kana: str
    people: int
    inside: int
    out: int
    car: int
    tent: int
    home: int
    other: int
    urgent: bool
    since: Moment
    address: str
    phone: str
    members: list[RosterMember]


class Roster(BaseModel):
    """Who is at a shelter. Whoever is hidden is not in it, and not in its sums."""

    shelter: str
    at: Moment
    people: int
    households: list[RosterHousehold]


class BoardRow(BaseModel):
    """One shelter on the board: counts without names."""

    model_config = ConfigDict(extra="allow")

    code: str
    name: str
    status: Status
    capacity: int | None
    people: int
    households: int
    crowding: Literal["vacant", "filling", "crowded", "full", "unknown"]
    urgent: int
    headcount: dict[str, Any] | None
    present: dict[str, Any]
    inside: int
    out: int
    car: int
    tent: int
    home: int
    updated_at: Moment


class Board(BaseModel):
    """All shelters on the board at one moment."""

    node: str
    as_of: Annotated[int, Field(description="how many facts this node has received")]
    at: Moment
    totals: dict[str, int]
    shelters: list[BoardRow]


class Refused(BaseModel):
    """Why something was not done."""

    model_config = ConfigDict(extra="allow")

    ok: Literal[False]
    code: str
    message: str


class BoardAsked(BaseModel):
    """at: the picture at that moment, as it was known by then."""

    model_config = ConfigDict(extra="forbid")

    at: datetime | None = None


class SheltersAsked(BaseModel):
    """One page of a hundred; words: part of a name, kana or address."""

    model_config = ConfigDict(extra="forbid")

    page: Annotated[int, Field(ge=1, le=100_000)] = 1
    status: Status | None = None
    words: Annotated[str, Field(max_length=200)] = ""


class RequestsAsked(BaseModel):
    """Of one shelter; only open ones."""

    model_config = ConfigDict(extra="forbid")

    shelter: Annotated[str | None, Field(max_length=40)] = None
    open: bool = False
