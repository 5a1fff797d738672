"""The shelter itself, as its desk sees it: open, full or closed, its name and capacity; and taking back what was done."""

from __future__ import annotations

from flask import Response

from kiosk.asked import attempt, moment, typed
from kiosk.frame import action, at_the_desk, blueprint, by, page, told
from shelter import desk
from shelter.core import shelters
from shelter.core.cards import is_uuid
from shelter.core.refusal import Refused
from shelter.store import desk_views
from shelter.web import here


@blueprint.get("/desk/<code>/shelter")
@at_the_desk
def shelter(code: str) -> str:
    """Status, name, capacity, papers, codes for colleagues."""
    return page(code, "shelter")


@blueprint.post("/desk/<code>/shelter/status")
@action("shelter")
def set_status(code: str) -> Response:
    """Open, full or closed."""
    return _told(code, shelters.set_status, typed("status"))


@blueprint.post("/desk/<code>/shelter/name")
@action("shelter")
def rename(code: str) -> Response:
    """The name people here call it."""
    return _told(code, shelters.rename, typed("name"))


@blueprint.post("/desk/<code>/shelter/capacity")
@action("shelter")
def set_capacity(code: str) -> Response:
    """How many people fit in; empty for unknown."""
    return _told(code, shelters.amend, capacity=typed("capacity"))


def _told(code: str, rule, *args: object, **said: object) -> Response:
    done = desk.for_shelter(here.node(), code, rule, *args, by=by(), request=attempt(), at=moment(), **said)
    return told(code, done, "shelter")


@blueprint.get("/desk/<code>/actions")
@at_the_desk
def actions(code: str) -> str:
    """The last things I did, each of which can be taken back."""
    return page(code, "actions")


@blueprint.post("/desk/<code>/undo")
@action("actions")
def undo(code: str) -> Response:
    """Takes back what one of my own actions wrote, wherever it wrote."""
    undone = typed("undo")
    facts = desk_views.written_for(here.node().read(), undone) if is_uuid(undone) else []
    if not facts or any(fact.by != by() for fact in facts):
        raise Refused("nothing_to_undo")
    return told(code, desk.undo_many(here.node(), [fact.id for fact in facts], by=by(), request=attempt()), typed("tab") or "main")
