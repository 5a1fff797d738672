"""What the shelter lacks: asked for in three taps, followed to the shelter's own word that it arrived."""

from __future__ import annotations

from flask import Response

from kiosk.asked import attempt, number, typed
from kiosk.frame import action, at_the_desk, blueprint, by, page, told
from shelter import desk
from shelter.core.cards import is_uuid
from shelter.desk import Done
from shelter.store import desk_views
from shelter.web import here
from shelter.web.refusals import BY_STATUS, Refusal


@blueprint.get("/desk/<code>/needs")
@at_the_desk
def needs(code: str) -> str:
    """The grid of supplies, what was asked for, and what headquarters answered."""
    return page(code, "needs")


@blueprint.post("/desk/<code>/needs")
@action("needs")
def ask(code: str) -> Response:
    """Headquarters is asked for something. The button that says how urgent it is sends the form."""
    wish = attempt()
    asked = desk.ask_for(
        here.node(), code, by=by(), request=wish, item=typed("item"), quantity=number("quantity"), urgency=typed("urgency"),
        note=typed("note"),
    )  # fmt: skip
    return told(code, _written(wish or asked), "needs")


@blueprint.post("/desk/<code>/needs/<id>/<state>")
@action("needs")
def answer(code: str, id: str, state: str) -> Response:
    """The shelter confirms what arrived, with the quantity, or withdraws."""
    if not is_uuid(id) or desk_views.supplies(here.node().read(), id).shelter != code:
        raise Refusal(*BY_STATUS[404])
    done = desk.answer_request(
        here.node(), id, state, hq=False, by=by(), request=attempt(), note=typed("note"), quantity=typed("quantity")
    )
    return told(code, done, "needs")


def _written(request: str) -> Done:
    facts = desk_views.written_for(here.node().read(), request)
    return Done(tuple(facts), False)
