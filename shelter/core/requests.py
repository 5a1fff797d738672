"""Requests for supplies: what a shelter lacks, followed from asking to the shelter's own word that it arrived."""

from dataclasses import dataclass

from .details import tidy_text, whole_number
from .fact import EVERYWHERE, Fact, standing
from .items import BY_CODE
from .pen import Pen
from .refusal import Refused

PREFIX = "request:"
URGENCY = ("now", "today", "later")
#: asked → accepted → sent → delivered → confirmed; or declined by HQ, withdrawn by the shelter. HQ may close with `done`.
STATES = ("asked", "accepted", "sent", "delivered", "confirmed", "declined", "withdrawn", "done")
OPEN = frozenset({"asked", "accepted", "sent", "delivered"})
#: No quantity is larger.
MOST = 99_999
#: Which state may be set by whom.
BY_HQ = frozenset({"accepted", "sent", "delivered", "declined", "done"})
BY_SHELTER = frozenset({"delivered", "confirmed", "withdrawn"})


@dataclass(frozen=True)
class Request:
    """What the facts of one request add up to. Times in ms. log: (at, by, state, note), oldest first."""

    id: str
    shelter: str = ""
    item: str = ""
    quantity: int = 0
    urgency: str = ""
    note: str = ""
    state: str = ""
    asked_at: int = 0
    asked_by: str = ""
    answer: str = ""
    answered_at: int = 0
    answered_by: str = ""
    arrived_quantity: int = 0
    log: tuple[tuple[int, str, str, str], ...] = ()

    @property
    def known(self) -> bool:
        """Whether anybody asked."""
        return bool(self.shelter)

    @property
    def open(self) -> bool:
        """Whether something is still to be done."""
        return self.state in OPEN


def subject(request: str) -> str:
    """The subject of a request's facts."""
    return PREFIX + request


def fold(subject_name: str, facts: list[Fact]) -> Request:
    """All facts of one request → what they add up to."""
    told: dict = {}
    log = []
    for fact in standing(facts):
        body = fact.body
        note = body["note"] if isinstance(body.get("note"), str) else ""
        quantity = body["quantity"] if type(body.get("quantity")) is int and 0 < body["quantity"] <= MOST else 0
        if fact.kind == "asked" and fact.place != EVERYWHERE:
            item, urgency = body.get("item"), body.get("urgency")
            told |= {
                "shelter": fact.place, "item": item if isinstance(item, str) and item in BY_CODE else "other",
                "quantity": quantity, "note": note, "urgency": urgency if urgency in URGENCY else "today",
                "asked_at": fact.at, "asked_by": fact.by, "state": "asked",
            }  # fmt: skip
            log.append((fact.at, fact.by, "asked", note))
        elif fact.kind == "moved_along" and body.get("state") in STATES:
            told["state"] = body["state"]
            if body.get("from_hq"):
                told |= {"answer": note or told.get("answer", ""), "answered_at": fact.at, "answered_by": fact.by}
            if quantity:
                told["arrived_quantity"] = quantity
            log.append((fact.at, fact.by, body["state"], note))
    return Request(id=subject_name.removeprefix(PREFIX), log=tuple(log), **told)


def ask(pen: Pen, request: Request, shelter: str, *, item: str, quantity: object, urgency: str, note: object = "") -> None:
    """The shelter lacks something. quantity: 1 to 99,999 in the item's unit. Raises Refused."""
    if item not in BY_CODE:
        raise Refused("choice_unknown", field="item")
    if urgency not in URGENCY:
        raise Refused("choice_unknown", field="urgency")
    number = whole_number(quantity, MOST)
    if not number:
        raise Refused("quantity_malformed")
    said = {"note": tidied} if (tidied := tidy_text(note)) else {}
    if item == "other" and not said:
        raise Refused("note_missing")
    pen.write(shelter, subject(request.id), "asked", item=item, quantity=number, urgency=urgency, **said)


def move_along(pen: Pen, request: Request, state: str, *, hq: bool, note: object = "", quantity: object = None) -> None:
    """HQ answers, or the shelter confirms what arrived (with the quantity) or withdraws. Raises Refused."""
    if not request.known:
        raise Refused("request_unknown")
    if state not in (BY_HQ if hq else BY_SHELTER):
        raise Refused("choice_unknown", field="state")
    said: dict = {"state": state}
    if hq:
        said["from_hq"] = True
    if tidied := tidy_text(note):
        said["note"] = tidied
    if quantity not in (None, ""):
        said["quantity"] = whole_number(quantity, MOST)
        if said["quantity"] is None:
            raise Refused("quantity_malformed")
    pen.write(request.shelter, subject(request.id), "moved_along", **said)
