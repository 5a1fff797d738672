"""The main tab: one field that takes anything (a scan, a name, kana, letters of a card), and the form for a household without a phone."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, redirect, render_template, request, url_for
from flask_login import current_user

from kiosk.answers import Answer, who_is
from kiosk.asked import attempt, moment, typed
from kiosk.frame import action, at_the_desk, blueprint, by, page, shelter_of, told
from shelter import desk
from shelter.core.cards import new_card, short
from shelter.core.refusal import Refused
from shelter.store import desk_views, views
from shelter.web import access, here
from shelter.web.errors import wants_json
from shelter.web.loop import aside
from shelter.web.words import _

_LONGEST_TEXT = 300
_MOST_FOUND = 30


@blueprint.get("/desk")
@access.signed_in
def choose() -> Any:
    """Which desk: the one shelter somebody serves, or a list to choose from."""
    if current_user.shelter:
        return redirect(url_for("desk.main", code=current_user.shelter))
    connection = here.node().read()
    open_now = views.open_shelters(connection)
    if len(open_now) == 1 and "find" not in request.args:
        return redirect(url_for("desk.main", code=open_now[0]["code"]))
    words = request.args.get("find", "").strip()[:100]
    _total, found = views.shelters(connection, words=words, size=50) if words else (0, open_now[:50])
    return render_template("desk/choose.html", shelters=found, words=words)


@blueprint.get("/desk/<code>")
@at_the_desk
def main(code: str) -> str:
    """The main tab, waiting for the next family."""
    return page(code, "main")


@blueprint.post("/desk/<code>/scan")
@action("main")
def scan(code: str) -> Response | str:
    """Whatever came into the big field. A card checks its household in or back; anything else is looked for."""
    text = typed("text")[:_LONGEST_TEXT]
    connection, drill = here.node().read(), here.node().drill
    try:
        household = views.household_of_card(connection, text, drill)
    except Refused as refused:
        if refused.code != "card_unreadable" or typed("scanned"):
            raise
        return page(code, "main", words=text, found=_found(code, text))
    if not household.known:
        return _ask_how_many(code, household.id)
    return told(code, _check_in(code, household.id))


def _ask_how_many(code: str, household: str) -> Response | str:
    """A card nobody has used yet: how many people, and their name."""
    letters = short(household, here.node().drill)
    answer = Answer("look", _("New card …%(letters)s", letters=letters), 0, _("How many people are they?"))
    if wants_json():
        html = render_template("desk/_answer.html", answer=answer, code=code, tab="main")
        return jsonify(ok=True, tone="look", html=html, ask={"household": household, "letters": letters})
    return page(code, "main", answer=answer, card=household)


@blueprint.post("/desk/<code>/register")
@action("main")
def register(code: str) -> Response:
    """A household without a phone, or with a card of paper nobody has used yet: how many, which name, urgent or not."""
    people = typed("people_typed").strip() or typed("people") or None
    household = typed("household") or new_card()
    done = _check_in(code, household, name=typed("name") or None, people=people, urgent=bool(typed("urgent")))
    return told(code, done, card=True)


def _check_in(code: str, household: str, **said: Any) -> desk.Done:
    # Staff say they are here: nobody who stands at the desk is refused, whatever the shelter's status.
    return desk.check_in(
        here.node(), code, household, request=attempt(), by=by(), via="desk", shelter_status=shelter_of(code)["status"], here=True,
        at=moment(), **said,
    )  # fmt: skip


@blueprint.post("/desk/<code>/find")
@at_the_desk
def find(code: str) -> Response | str:
    """Households by part of a name, kana, phone, address or card, for the page's script as one looks; families here first."""
    words = typed("text")[:_LONGEST_TEXT]
    found = _everybody(code) if typed("all") else _found(code, words)
    if wants_json():
        return jsonify(ok=True, html=render_template("desk/_found.html", code=code, words=words, found=found), found=len(found))
    return page(code, "main", words=words, found=found)


def _found(code: str, words: str) -> list[dict[str, Any]]:
    """What a search shows: key, who, kana, people, here (how many), out, state, where else (names)."""
    node = here.node()

    def look() -> list[dict[str, Any]]:
        connection = node.read()
        found = views.find(connection, words, shelter=code, most=_MOST_FOUND)
        known = {one["id"] for one in found}
        by_card = [one for one in desk_views.find_by_card(connection, words, code, node.drill) if one not in known]
        return [*(_row(connection, code, one) for one in by_card[:_MOST_FOUND]), *(_row(connection, code, one["id"]) for one in found)]

    return [_with_words(one) for one in aside(look)] if words.strip() else []


def _everybody(code: str) -> list[dict[str, Any]]:
    connection = here.node().read()
    rows = views.at_shelter(connection, code)[:500]
    return [_with_words(_row(connection, code, one["id"])) for one in rows]


def _row(connection: Any, code: str, id: str) -> dict[str, Any]:
    household = views.household(connection, id)
    stays = desk_views.stays_of(connection, id)
    return {"household": household, "here": next((one for one in stays if one["shelter"] == code), None),
            "elsewhere": [one for one in stays if one["shelter"] != code]}  # fmt: skip


def _with_words(row: dict[str, Any]) -> dict[str, Any]:
    household = row["household"]
    return row | {"key": household.id, "who": who_is(household, here.node().drill), "people": household.people}
