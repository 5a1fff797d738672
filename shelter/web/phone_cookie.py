"""The phone that comes back: the cards it holds stand in a cookie of this node. Without the cookie everything still works."""

from __future__ import annotations

from flask import Response, request

from shelter.core.households import Household
from shelter.core.refusal import Refused
from shelter.store import views
from shelter.web import here

_MOST = 12  # families registered on one phone; the oldest go first
_KEPT_FOR = 180 * 24 * 3600


def families() -> list[tuple[str, Household]]:
    """The families this phone checked in, newest first: (card code, household). A card that shows nothing is silently unknown."""
    node = here.node()
    connection = node.read()
    found: dict[str, tuple[str, Household]] = {}
    for code in _codes():
        try:
            household = views.household_of_card(connection, code, node.drill)
        except Refused:
            continue
        if household.known:
            found.setdefault(household.id, (code, household))
    return list(found.values())


def remember(response: Response, code: str, *, instead_of: str | None = None) -> Response:
    """Have the phone keep a card. instead_of: the card it replaces."""
    kept = [code, *(one for one in _codes() if one not in (code, instead_of))]
    response.set_cookie(
        _name(), ".".join(kept[:_MOST]), max_age=_KEPT_FOR, httponly=True, samesite="Lax", secure=request.is_secure
    )
    return response


def _codes() -> list[str]:
    return [code for code in request.cookies.get(_name(), "").split(".") if 0 < len(code) < 40][:_MOST]


def _name() -> str:
    # Cookies do not know ports: a drill beside the real server must not overwrite its cards.
    return f"card_{here.node().id}"
