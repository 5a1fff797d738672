"""Headquarters, `/hq`: what needs somebody now. Calls for help ring until taken; requests, doubts and totals stand below, live."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from flask import Flask, render_template, request
from flask_login import current_user
from werkzeug.wrappers import Response

from shelter import desk
from shelter.core import household_rules
from shelter.core.cards import is_uuid, short
from shelter.core.refusal import Refused
from shelter.store import hq_views, views
from shelter.web import here, hq_export, hq_import, hq_paper, hq_people, hq_requests, hq_shelters
from shelter.web.access import hq_only
from shelter.web.board_rows import in_order
from shelter.web.hq_frame import action, attempt, back_to, blueprint, by, calls_open, page
from shelter.web.live import board_now, on_change
from shelter.web.loop import aside

if TYPE_CHECKING:
    from flask_socketio import SocketIO

    from shelter.store.node import Node

__all__ = ["blueprint", "hq_export", "hq_import", "hq_paper", "hq_people", "hq_requests", "hq_shelters", "live"]
NAMESPACE = "/hq"
_REQUESTS_SHOWN = 20
_ALERTS_SHOWN = 50


@blueprint.get("/hq")
@hq_only
def overview() -> str:
    """The page."""
    picture = board_now(here.node())
    rows = in_order(picture["shelters"])
    unopened = [row for row in rows if row["people"] and row["status"] in ("preparing", "closed", "unknown")]
    return page("overview", picture=picture, unopened=unopened[:_ALERTS_SHOWN], **aside(_worries, here.node(), picture["shelters"]))


def _worries(node: Node, rows: list[dict[str, Any]]) -> dict[str, Any]:
    connection = node.read()
    calls = hq_views.urgent_calls(connection, [row["code"] for row in rows if row["urgent"]])
    twice = hq_views.counted_twice_at(connection, [row["code"] for row in rows if row["twice"]])
    for one in (*calls, *twice):
        one["letters"] = short(one["card"], node.drill) if one["card"] else ""
    asked = views.requests(connection, only_open=True)
    return {
        "calls": calls, "twice": twice[:_ALERTS_SHOWN], "asked": asked[:_REQUESTS_SHOWN], "asked_in_all": len(asked),
        "names": hq_requests.names(connection, asked[:_REQUESTS_SHOWN]),
    }  # fmt: skip


@blueprint.get("/hq/ringing")
@hq_only
def how_many_call() -> str:
    """How many call for help, for pages that do not name them."""
    return render_template("hq/_ringing.html", ringing=calls_open())


@blueprint.post("/hq/urgent/<code>")
@action(lambda code: overview())
def take_call(code: str) -> Response:
    """Somebody at headquarters takes a call for help: it stops ringing everywhere. A hidden household is named by its call's moment."""
    node, household = here.node(), request.form.get("household", "")
    if is_uuid(household) and not views.household(node.read(), household).hidden:
        desk.for_household(node, household, household_rules.take_urgent, code, by=by(), request=attempt())
    elif re.fullmatch(r"\d{1,15}", raised := request.form.get("raised", ""), re.ASCII):
        for id in hq_views.hidden_callers(node.read(), code, int(raised)):
            desk.for_household(node, id, household_rules.take_urgent, code, by=by())
    else:
        raise Refused("household_unknown")
    return back_to("overview")


@blueprint.post("/hq/twice/<household>")
@action(lambda household: overview())
def settle_twice(household: str) -> Response:
    """Somebody found out where a family counted twice is: it counts there and nowhere else."""
    node, code = here.node(), request.form.get("shelter", "").upper()
    known = views.household(node.read(), household) if is_uuid(household) else None
    if known is None or not known.known or known.hidden or code not in known.places:
        raise Refused("household_unknown")
    desk.check_in(node, code, household, request=attempt(), by=by(), via="desk", here=True)
    return back_to("overview")


def live(socketio: SocketIO, app: Flask) -> None:
    """Opens the namespace /hq for headquarters: `changed` {"as_of"} after each beat; the page then fetches itself again."""

    def connected() -> bool:
        return bool(current_user.is_authenticated and current_user.hq)

    def tell(as_of: int, codes: set[str]) -> None:
        socketio.emit("changed", {"as_of": as_of}, namespace=NAMESPACE)

    socketio.on_event("connect", connected, namespace=NAMESPACE)
    on_change(app, tell)
