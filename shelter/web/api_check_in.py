"""Checking in by a program: the hot path, kept short on purpose."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from shelter import desk
from shelter.core.cards import card_code
from shelter.core.refusal import Refused
from shelter.store import views
from shelter.web import here
from shelter.web.api_models import CheckedIn, CheckIn
from shelter.web.api_routes import route, speaker
from shelter.web.refusals import BY_CODE, Refusal


@route("POST", "/shelters/<code>/checkins", "A household checks in. The same request again, at any later time, is answered alike.",
       takes=CheckIn, gives={201: CheckedIn, 200: CheckedIn}, refuses=(404, 409))  # fmt: skip
def check_in(code: str, sent: CheckIn) -> tuple[dict[str, Any], int]:
    """201 when they are counted now, 200 when this request was answered before."""
    node = here.node()
    code = code.upper()
    status = views.shelter_status(node.read(), code)
    if status is None:
        raise Refusal(*BY_CODE["shelter_unknown"])
    name = (sent.name or "").strip()
    if not name and not sent.no_name:
        raise Refusal(*BY_CODE["name_missing"])
    try:
        done = desk.check_in(
            node, code, _household(str(sent.household), sent.request), request=str(sent.request) if sent.request else None, by=speaker(), via="api",
            name=name or None, people=sent.people, urgent=sent.urgent, shelter_status=status, here=sent.here,
        )  # fmt: skip
    except Refused as refused:
        if refused.code == "shelter_closed":
            raise _closed(code) from None
        raise
    answer = desk.checked_in_answer(done, node.drill)
    answer |= {"household": str(sent.household), "card": card_code(str(sent.household), node.drill)}
    return answer, 200 if answer["already"] else 201


def _household(card: str, attempt: UUID | None) -> str:
    """The household that an id stands for: its own, or that of the card it is.

    Raises Refused `card_revoked`: nobody follows a hidden family with its old card. A retry of what was written before the card was
    replaced is still answered as then.
    """
    connection = here.node().read()
    try:
        return views.opened_by(connection, card)
    except Refused:
        if views.request_known(connection, str(attempt or card)):
            return card
        raise


def _closed(code: str) -> Refusal:
    """Closed: where the nearest open shelters are, so that the family can be sent on."""
    nearest = [
        {"code": one["code"], "name": one["name"], "km": None if one["km"] is None else round(one["km"], 2)}
        for one in views.nearest_open(here.node().read(), code)
    ]
    return Refusal(*BY_CODE["shelter_closed"], extra={"nearest": nearest})
