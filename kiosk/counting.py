"""Counts at the desk: how many were counted without names, who has not been seen yet, and phone check-ins taken back in bulk."""

from __future__ import annotations

from flask import Response, request

from kiosk.asked import attempt, moment, number, typed
from kiosk.frame import action, at_the_desk, blueprint, by, page, told
from shelter import desk
from shelter.core import household_rules, households, shelters
from shelter.core.cards import is_uuid
from shelter.core.households import Household
from shelter.core.pen import Pen
from shelter.core.refusal import Refused
from shelter.store import views
from shelter.web import here

_MOST_AT_ONCE = 1000


@blueprint.get("/desk/<code>/unseen")
@at_the_desk
def unseen(code: str) -> str:
    """Check-ins by phone that nobody at the desk has confirmed yet."""
    return page(code, "unseen")


@blueprint.post("/desk/<code>/unseen/see")
@action("unseen")
def see_many(code: str) -> Response:
    """Staff have seen these families."""
    chosen = _chosen()

    def see(pen: Pen, *families: Household) -> None:
        for family in families:
            household_rules.see(pen, family, code)

    done = desk.act(
        here.node(), [households.subject(id) for id in chosen], see, by=by(), request=attempt(), content=["see", chosen], at=moment()
    )
    return told(code, done, "unseen")


@blueprint.post("/desk/<code>/unseen/undo")
@action("unseen")
def undo_many(code: str) -> Response:
    """These families never came: their check-ins are taken back (somebody photographed the poster and used it from afar)."""
    facts = []
    for id in _chosen():
        facts += _check_in_of(code, views.household(here.node().read(), id))
    return told(code, desk.undo_many(here.node(), facts, by=by(), request=attempt()), "unseen")


def _chosen() -> list[str]:
    chosen = sorted({id for id in request.form.getlist("household") if is_uuid(id)})[:_MOST_AT_ONCE]
    if not chosen:
        raise Refused("nobody_chosen")
    return chosen


def _check_in_of(code: str, household: Household) -> list[str]:
    """The facts of the newest check-in here, with what the same act wrote at the shelter they came from."""
    arrivals = [fact for fact in household.facts if fact.kind == "arrived" and fact.place == code]
    if not arrivals:
        return []
    attempt_then = arrivals[-1].body.get("request")
    together = {fact.id for fact in household.facts if attempt_then and fact.body.get("request") == attempt_then}
    return [*(together | {arrivals[-1].id})]


@blueprint.get("/desk/<code>/count")
@at_the_desk
def count(code: str) -> str:
    """The form for a headcount, and the last ones."""
    return page(code, "count")


@blueprint.post("/desk/<code>/count")
@action("count")
def new_count(code: str) -> Response:
    """We have just counted so many."""
    done = desk.for_shelter(
        here.node(), code, shelters.count, number("people"), method=typed("method") or "headcount", scope=typed("scope") or "inside",
        by=by(), request=attempt(), at=moment(),
    )  # fmt: skip
    return told(code, done, "count")
