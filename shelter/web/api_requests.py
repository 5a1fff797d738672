"""Requests for supplies for programs: what shelters lack, followed until it has arrived."""

from __future__ import annotations

from typing import Any

from flask_login import current_user

from shelter import desk
from shelter.core import requests as rules
from shelter.store import views
from shelter.web import here
from shelter.web.access import must
from shelter.web.api_models import NewRequest, Request, RequestChange, Requests, RequestsAsked
from shelter.web.api_routes import iso, route, speaker, staff_at
from shelter.web.refusals import BY_CODE, BY_STATUS, Refusal


def _public(row: dict[str, Any]) -> dict[str, Any]:
    values = {name: row[name] for name in Request.model_fields}
    answered_at = iso(row["answered_at"]) if row["answered_at"] else None
    return {**values, "open": bool(row["open"]), "asked_at": iso(row["asked_at"]), "answered_at": answered_at}


@route("GET", "/requests", "Requests for supplies that this token reaches, open and urgent ones first, at most 500.",
       asks=RequestsAsked, gives={200: Requests}, refuses=(404,), token=True)  # fmt: skip
def requests(asked: RequestsAsked) -> tuple[dict[str, Any], int]:
    """Of one shelter, or of all for headquarters."""
    wanted = asked.shelter or current_user.shelter
    code = staff_at(wanted)["code"] if wanted else None
    found = views.requests(here.node().read(), code, only_open=asked.open)
    return {"requests": [_public(row) for row in found]}, 200


@route("POST", "/shelters/<code>/requests", "The shelter lacks something. Items and units: those of the desk.",
       takes=NewRequest, gives={201: Request}, refuses=(404, 409), token=True)  # fmt: skip
def ask(code: str, sent: NewRequest) -> tuple[dict[str, Any], int]:
    """The request as it stands."""
    code = staff_at(code)["code"]
    id = desk.ask_for(
        here.node(), code, by=speaker(), request=str(sent.request) if sent.request else None,
        item=sent.item, quantity=sent.quantity, urgency=sent.urgency, note=sent.note,
    )  # fmt: skip
    return _found(id), 201


@route("PATCH", "/requests/<id>", "Headquarters answers; the shelter confirms what came, or withdraws.",
       takes=RequestChange, gives={200: Request}, refuses=(404, 409), token=True)  # fmt: skip
def answer(id: str, sent: RequestChange) -> tuple[dict[str, Any], int]:
    """The request as it stands afterwards."""
    shelter = _found(id)["shelter"]
    must(lambda person: person.may(shelter))
    as_hq = current_user.hq and sent.state in rules.BY_HQ
    if not as_hq and sent.state not in rules.BY_SHELTER:
        raise Refusal(*BY_STATUS[403])
    desk.answer_request(
        here.node(), id, sent.state, hq=as_hq, by=speaker(), request=str(sent.request) if sent.request else None,
        note=sent.note, quantity=sent.quantity,
    )  # fmt: skip
    return _found(id), 200


def _found(id: str) -> dict[str, Any]:
    row = views.request(here.node().read(), id)
    if row is None:
        raise Refusal(*BY_CODE["request_unknown"])
    return _public(row)
