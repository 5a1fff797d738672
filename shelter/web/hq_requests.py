"""Requests for supplies at headquarters: what every shelter lacks, answered and followed until the shelter says it arrived."""

from __future__ import annotations

import sqlite3
from typing import Any

from flask import request
from werkzeug.wrappers import Response

from shelter import desk
from shelter.core.cards import is_uuid
from shelter.core.items import BY_CODE
from shelter.core.refusal import Refused
from shelter.store import desk_views, views
from shelter.web import here
from shelter.web.access import hq_only
from shelter.web.hq_frame import action, attempt, back_to, blueprint, by, page
from shelter.web.loop import aside

_SHOWN = 200


@blueprint.get("/hq/requests")
@hq_only
def requests() -> str:
    """The open ones, most urgent first. ?all=1: those that are finished too. ?shelter=CODE: of one shelter."""
    node, code, every = here.node(), request.args.get("shelter", "").upper() or None, "all" in request.args
    return page("requests", every=every, code=code, **aside(_read, node.read, code, not every))


def _read(connect: Any, code: str | None, only_open: bool) -> dict[str, Any]:
    connection = connect()
    found = views.requests(connection, code, only_open=only_open)
    stories = {one["id"]: desk_views.supplies(connection, one["id"]).log for one in found[:_SHOWN]}
    return {"asked": found[:_SHOWN], "asked_in_all": len(found), "stories": stories, "names": names(connection, found[:_SHOWN])}


def names(connection: sqlite3.Connection, asked: list[views.Row]) -> dict[str, str]:
    """The names of the shelters that asked."""
    return desk_views.names_of(connection, sorted({one["shelter"] for one in asked}))


@blueprint.post("/hq/requests/<id>")
@action(lambda id: requests())
def answer(id: str) -> Response:
    """Accept, send, deliver, decline or close a request, with a note the shelter reads at once."""
    if not is_uuid(id):
        raise Refused("request_unknown")
    form = request.form
    desk.answer_request(
        here.node(), id, form.get("state", ""), hq=True, by=by(), request=attempt(), note=form.get("note", ""), quantity=form.get("quantity", "")
    )
    return back_to("overview" if form.get("to") == "overview" else "requests")


@blueprint.app_template_global()
def supply(code: str) -> str:
    """The message id of a supply's name."""
    return BY_CODE.get(code, BY_CODE["other"]).en


@blueprint.app_template_global()
def unit(code: str) -> str:
    """The message id of what it is counted in."""
    return BY_CODE.get(code, BY_CODE["other"]).unit_en
