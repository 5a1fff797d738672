"""Shelters at headquarters: thousands of them, found by name, opened and closed, corrected; and one that is on no list, by its name."""

from __future__ import annotations

from typing import Any

from flask import request
from werkzeug.wrappers import Response

from shelter import desk
from shelter.core import shelters as rules
from shelter.core.refusal import Refused
from shelter.store import board, desk_views, views
from shelter.web import here
from shelter.web.access import hq_only
from shelter.web.board_words import HAZARDS, KINDS
from shelter.web.hq_frame import action, attempt, back_to, blueprint, by, page, shelter_of
from shelter.web.loop import aside
from shelter.web.moments import now
from shelter.web.words import N_

_SIZE = 50
_BUTTONS = {"open": N_("Open it"), "full": N_("It takes nobody more"), "closed": N_("Close it"), "preparing": N_("Not open yet after all")}


@blueprint.get("/hq/shelters")
@hq_only
def shelters() -> str:
    """A page of them. ?find=: part of a name, kana, address, or a code. ?status=. ?page=."""
    words, status = request.args.get("find", "").strip()[:100], request.args.get("status", "")
    status = status if status in rules.STATUS else ""
    number = max(1, min(request.args.get("page", 1, type=int), 100_000))
    total, found = aside(_find, here.node().read, words, status, number)
    pages = max(1, -(-total // _SIZE))
    return page("shelters", shelters=found, total=total, words=words, status=status, number=number, pages=pages, kinds=KINDS)


def _find(connect: Any, words: str, status: str, number: int) -> tuple[int, list[views.Row]]:
    connection = connect()
    total, found = views.shelters(connection, words=words, status=status or None, page=number, size=_SIZE)
    for one in found:
        one["row"] = board.board_row(connection, one["code"], now())
    return total, found


@blueprint.post("/hq/shelters")
@action(lambda: shelters())
def add_shelter() -> Response:
    """Opens a shelter on no list, by its name."""
    code = desk.open_unlisted_shelter(here.node(), request.form.get("name"), by=by(), request=attempt())
    return back_to("shelter", code=code)


@blueprint.get("/hq/shelters/<code>")
@hq_only
def shelter(code: str) -> str:
    """One shelter: its numbers, what its list says, its headcounts, and what can be done."""
    known = shelter_of(code)
    connection = here.node().read()
    row, story = board.board_row(connection, known["code"], now()), desk_views.shelter_story(connection, known["code"])
    return page("shelters", "shelter", shelter=known, row=row, story=story, at=now(), kinds=KINDS, hazard_words=HAZARDS,
                status_buttons=_BUTTONS)


@blueprint.post("/hq/shelters/<code>/status")
@action(lambda code: shelter(code=code))
def set_status(code: str) -> Response:
    """Open it, say that it is full, close it."""
    known = shelter_of(code)
    desk.for_shelter(here.node(), known["code"], rules.set_status, request.form.get("status", ""), by=by(), request=attempt())
    to = request.form.get("to")
    return back_to(to) if to in ("overview", "shelters") else back_to("shelter", code=known["code"])


@blueprint.post("/hq/shelters/<code>/about")
@action(lambda code: shelter(code=code))
def correct_shelter(code: str) -> Response:
    """Name, capacity, kind and address as they really are."""
    known, form = shelter_of(code), request.form

    def correct(pen: Any, state: rules.Shelter) -> None:
        rules.rename(pen, state, form.get("name"))
        rules.amend(pen, state, capacity=form.get("capacity"), kind=form.get("kind") or None, address=form.get("address"))

    if "capacity" not in form or "address" not in form:
        raise Refused("text_malformed")
    told = [form.get(name) for name in ("name", "capacity", "kind", "address")]
    desk.act(here.node(), [rules.subject(known["code"])], correct, by=by(), request=attempt(), content=["correct", known["code"], told])
    return back_to("shelter", code=known["code"])
