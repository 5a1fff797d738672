"""The parts of the desk that change while one looks at them, and what each of them shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask_login import current_user

from kiosk.answers import answer_of, who_is
from kiosk.keys import hidden_keys, key_of
from kiosk.words import REQUEST_STATE, SCOPE, STATUS, URGENCY, item_name, item_unit
from shelter.core.items import ITEMS
from shelter.store import board, desk_views, views
from shelter.web import here
from shelter.web.board_words import CARE, METHOD
from shelter.web.moments import now
from shelter.web.words import N_

#: Tab → its word. Each is a page of its own, `desk/TAB.html`.
TABS = {
    "main": N_("Check-in"), "unseen": N_("Not seen yet"), "count": N_("Headcount"), "needs": N_("Supplies"),
    "shelter": N_("This shelter"), "actions": N_("Take back"),
}  # fmt: skip
#: The words that panes and tabs look codes up in.
VOCABULARY = {
    "items": ITEMS, "item_name": item_name, "item_unit": item_unit, "urgencies": URGENCY, "request_states": REQUEST_STATE,
    "care_words": CARE, "status_words": STATUS, "methods": METHOD, "scopes": SCOPE,
}  # fmt: skip
_EVERYWHERE = ("urgent", "tabs", "numbers")
#: Tab → its panes.
PANES = {
    "main": (*_EVERYWHERE, "hidden", "twice", "recent"), "unseen": (*_EVERYWHERE, "unseen"), "count": (*_EVERYWHERE, "counts"),
    "needs": (*_EVERYWHERE, "requests", "care"), "shelter": (*_EVERYWHERE, "status"), "actions": (*_EVERYWHERE, "actions"),
}  # fmt: skip
_MOST_LISTED, _MOST_REQUESTS = 200, 100


def pane_values(name: str, code: str) -> dict[str, Any]:
    """What a pane shows."""
    return _VALUES[name](code)


def _urgent(code: str) -> dict[str, Any]:
    connection, drill = here.node().read(), here.node().drill
    calls = []
    for row in views.at_shelter(connection, code, urgent=True):
        household = views.household(connection, row["id"])
        calls.append({"key": key_of(household), "who": who_is(household, drill), "people": household.people, "at": household.urgent})
    hidden = [one for one in hidden_keys(code) if one["urgent"]]
    calls += [{"key": one["key"], "who": None, "people": one["people"], "at": one["urgent"]} for one in hidden]
    return {"urgent_calls": sorted(calls, key=lambda call: call["at"])}


def _tabs(code: str) -> dict[str, Any]:
    connection = here.node().read()
    unseen = desk_views.count_unseen(connection, code)
    answered = sum(one["state"] == "delivered" for one in views.requests(connection, code, only_open=True))
    return {"badges": {"unseen": unseen, "needs": answered}}


def _numbers(code: str) -> dict[str, Any]:
    moment = now()
    connection = here.node().read()
    row = board.board_row(connection, code, moment) or dict.fromkeys(
        ("people", "households", "inside", "out", "car", "tent", "home", "other", "unseen", "twice"), 0
    ) | {"care": {}, "crowding": "unknown", "capacity": None}
    return {"numbers": row, "numbers_at": moment, "headcount": _headcount(connection, code, row)}


def _headcount(connection: Any, code: str, row: dict[str, Any]) -> dict[str, Any] | None:
    """The newest count beside what the roster says of the same people, with the signed difference."""
    newest = desk_views.shelter_story(connection, code).headcount
    return compared(newest, row) if newest else None


def compared(count: Any, row: dict[str, Any]) -> dict[str, Any]:
    """A headcount beside the roster of the same scope: {people, method, scope, at, by, roster, difference}."""
    roster = row["people"] if count.scope == "all" else row[count.scope]
    return {
        "people": count.people, "method": count.method, "scope": count.scope, "at": count.at, "by": count.by, "roster": roster,
        "difference": count.people - roster,
    }  # fmt: skip


def _hidden(code: str) -> dict[str, Any]:
    return {"hidden": hidden_keys(code)}


def _twice(code: str) -> dict[str, Any]:
    connection, drill = here.node().read(), here.node().drill
    found = []
    for row in views.counted_twice(connection, code):
        if row["id"] is not None:
            household = views.household(connection, row["id"])
            found.append({"key": row["id"], "who": who_is(household, drill), "stays": desk_views.stays_of(connection, row["id"])})
    for one in hidden_keys(code):
        if one["twice"]:
            found.append({"key": one["key"], "who": None, "stays": []})
    return {"twice": found}


def _unseen(code: str) -> dict[str, Any]:
    connection, drill = here.node().read(), here.node().drill
    found = views.at_shelter(connection, code, unseen=True)
    for row in found[:_MOST_LISTED]:
        row["who"] = row["name"] or row["kana"] or who_is(views.household(connection, row["id"]), drill)
    return {"unseen": found[:_MOST_LISTED], "unseen_more": max(0, len(found) - _MOST_LISTED)}


def _counts(code: str) -> dict[str, Any]:
    values = _numbers(code)
    story = desk_views.shelter_story(here.node().read(), code)
    return values | {"counts": [compared(one, values["numbers"]) for one in story.headcounts[:10]]}


def _requests(code: str) -> dict[str, Any]:
    connection = here.node().read()
    found = views.requests(connection, code)
    return {"requests": [(row, desk_views.supplies(connection, row["id"])) for row in found[:_MOST_REQUESTS]]}


def _status(code: str) -> dict[str, Any]:
    story = desk_views.shelter_story(here.node().read(), code)
    return {"story": story}


def _actions(code: str, most: int = 20) -> dict[str, Any]:
    node = here.node()
    connection = node.read()
    found = desk_views.last_actions(connection, node.id, code, current_user.name, most)
    return {"actions": [(one, answer_of(connection, one.facts, code, node.drill)) for one in found]}


_VALUES: dict[str, Callable[[str], dict[str, Any]]] = {
    "urgent": _urgent, "tabs": _tabs, "numbers": _numbers, "hidden": _hidden, "twice": _twice, "unseen": _unseen, "counts": _counts, "care": _numbers,
    "requests": _requests, "status": _status, "actions": _actions,
    "recent": lambda code: _actions(code, 5),
}  # fmt: skip
