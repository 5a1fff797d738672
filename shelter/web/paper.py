"""Paper from the pages: /print/… gives PDFs of posters, blank forms, rosters and the board."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request
from flask_login import current_user

from shelter.core.refusal import Refused
from shelter.store import access as kept
from shelter.store import views
from shelter.store.form_numbers import take_numbers
from shelter.store.node import FILE
from shelter.web import here
from shelter.web.access import hq_only, staff_of
from shelter.web.moments import now
from shelter.web.own_files import asset_folder
from shelter.web.press import printed

blueprint = Blueprint("paper", __name__)
_SIZES = ("A4", "A3")
_SHEETS = 20


@blueprint.get("/print/poster/<code>.pdf")
@staff_of("code")
def poster(code: str) -> Response:
    """The poster of a shelter. ?size=A4 or A3. Remembers the address on it, to warn when this machine has it no longer."""
    size = request.args.get("size", "A4").upper()
    if size not in _SIZES:
        raise Refused("choice_unknown", field="size")
    order = _order("poster", code, size=size)
    answer = _answer(order, f"poster-{order['codes'][0]}")
    _remember(order)
    return answer


@blueprint.get("/print/posters.pdf")
@hq_only
def posters() -> Response:
    """The posters of all open shelters in one PDF. ?size=A4 or A3."""
    size = request.args.get("size", "A4").upper()
    codes = [one["code"] for one in views.open_shelters(here.node().read())]
    if size not in _SIZES:
        raise Refused("choice_unknown", field="size")
    if not codes:
        raise Refused("shelter_unknown")
    order = _order("poster", *codes, size=size)
    answer = _answer(order, "posters")
    _remember(order)
    return answer


@blueprint.get("/print/forms/<code>.pdf")
@staff_of("code")
def forms(code: str) -> Response:
    """Blank evacuee cards, numbered on from the last ones, each with the QR code of a fresh card. ?sheets=N, 20 unless said."""
    order = _order("forms", code)
    sheets = request.args.get("sheets", type=int, default=_SHEETS)
    numbers = take_numbers(here.node(), order["codes"][0], sheets)
    return _answer({**order, "numbers": [numbers.start, numbers.stop]}, f"forms-{order['codes'][0]}")


@blueprint.get("/print/roster/<code>.pdf")
@staff_of("code")
def roster(code: str) -> Response:
    """The roster of a shelter; hidden people are not on it."""
    order = _order("roster", code)
    return _answer(order, f"roster-{order['codes'][0]}")


@blueprint.get("/print/board.pdf")
@hq_only
def board() -> Response:
    """The whole board on paper."""
    return _answer(_order("board"), "board")


def _order(kind: str, *codes: str, **more: Any) -> dict[str, Any]:
    """What the press needs. Raises Refused `shelter_unknown` before anything is started."""
    node = here.node()
    connection = node.read()
    codes = tuple(code.upper() for code in codes)
    if any(views.shelter(connection, code) is None for code in codes):
        raise Refused("shelter_unknown")
    wifi = (kept.setting(connection, "wifi_name") or "", kept.setting(connection, "wifi_password") or "")
    return {
        "kind": kind, "codes": codes, "file": str(node.folder / FILE), "base": here.addresses().base(), "at": now(),
        "by": current_user.name, "drill": node.drill, "zone": here.settings().timezone, "fonts": str(asset_folder() / "print"),
        "wifi": wifi, **more,
    }  # fmt: skip


def _answer(order: dict[str, Any], name: str) -> Response:
    response = Response(printed(order), mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


def _remember(order: dict[str, Any]) -> None:
    """The address on the posters, to warn when this machine has it no longer."""
    node = here.node()
    node.wait(node.write(lambda journal: kept.remember_printed(journal.connection, order["base"], order["at"])))
