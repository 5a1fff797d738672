"""What every page of headquarters shares: its tabs, its forms' fresh request ids, and how a refused form is shown again as typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from shelter.core.cards import new_card
from shelter.core.refusal import Refused
from shelter.store import views
from shelter.web import here
from shelter.web.access import hq_only
from shelter.web.board_words import CARE, CROWDING, METHOD, OUTSIDE, STATES, STATUS, URGENCY
from shelter.web.errors import to_refusal
from shelter.web.live import board_now
from shelter.web.words import N_

View = Callable[..., Any]
blueprint = Blueprint("hq", __name__)
TABS = (
    ("overview", N_("Overview")), ("requests", N_("Requests")), ("shelters", N_("Shelters")), ("people", N_("Find people")),
    ("lists", N_("Import lists")), ("paper", N_("Paper and numbers")),
)  # fmt: skip
_WORDS = {
    "care_words": CARE, "crowding_words": CROWDING, "methods": METHOD, "outside_words": OUTSIDE, "states": STATES,
    "status_words": STATUS, "urgency_words": URGENCY,
}  # fmt: skip


def page(tab: str, template: str | None = None, **values: Any) -> str:
    """One page of headquarters. Forms take a request id from fresh() and what was typed before from typed(field, value)."""
    problem = g.get("problem")
    return render_template(
        f"hq/{template or tab}.html", tab=tab, tabs=TABS, problem=problem, fresh=new_card, typed=_typed if problem else _known,
        as_of=here.node().as_of(), ringing=calls_open(), **_WORDS, **values,
    )  # fmt: skip


def calls_open() -> int:
    """How many households call for urgent help and nobody has taken them yet, over all shelters."""
    return board_now(here.node())["totals"]["urgent"]


def _typed(field: str, known: object = "") -> object:
    return request.form.get(field, known)


def _known(field: str, known: object = "") -> object:
    return known


def action(again: View) -> Callable[[View], View]:
    """For forms of headquarters: a refusal shows the page `again` with a sentence and everything that was typed."""

    def decorate(view: View) -> View:
        @hq_only
        @wraps(view)
        def acted(**kwargs: Any) -> Any:
            try:
                return view(**kwargs)
            except Refused as refused:
                g.problem = to_refusal(refused)
                return again(**kwargs), g.problem.said.status

        return acted

    return decorate


def by() -> str:
    """Who writes."""
    return current_user.name


def attempt() -> str | None:
    """The id of this attempt; None where a program sent none."""
    return request.form.get("request") or None


def back_to(tab: str, **values: Any) -> Response:
    """To a page of headquarters, after something was written."""
    return redirect(url_for(f"hq.{tab}", **values), 303)


def shelter_of(code: str) -> views.Row:
    """A shelter by the code in an address. Raises Refused `shelter_unknown`."""
    found = views.shelter(here.node().read(), code.upper())
    if found is None:
        raise Refused("shelter_unknown")
    return found
