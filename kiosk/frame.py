"""What every page of the desk shares: the shelter it stands in, its tabs and panes, and how an action is answered."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from flask_login import current_user

from kiosk.answers import answer_of, is_of
from kiosk.asked import shelter_code
from kiosk.panes import PANES, TABS, VOCABULARY, pane_values
from shelter.core.cards import is_uuid, new_card
from shelter.core.refusal import Refused
from shelter.desk import Done
from shelter.store import desk_views, views
from shelter.web import access, here
from shelter.web.errors import to_refusal, wants_json
from shelter.web.refusals import BY_STATUS, Refusal

blueprint = Blueprint("desk", __name__, template_folder="templates")

View = Callable[..., Any]


def shelter_of(code: str) -> dict[str, Any]:
    """The row of a shelter. Raises Refusal 404."""
    shelter = views.shelter(here.node().read(), code)
    if shelter is None:
        raise Refusal(*BY_STATUS[404])
    return shelter


def page(code: str, tab: str, **values: Any) -> str:
    """One tab of the desk of a shelter, with all its panes. `?done=REQUEST` tells what an action just did."""
    answer = values.pop("answer", None) or _just_done(code)
    panes = {name: pane_values(name, code) for name in PANES[tab]}
    return render_template(
        f"desk/{tab}.html", code=code, shelter=shelter_of(code), tab=tab, tabs=TABS, answer=answer, fresh=new_card,
        node=here.node(), as_of=here.node().as_of(), **{name: value for pane in panes.values() for name, value in pane.items()}, **VOCABULARY, **values,
    )  # fmt: skip


def _just_done(code: str) -> Any:
    done = request.args.get("done", "")
    if not is_uuid(done):
        return None
    connection = here.node().read()
    facts = [fact for fact in desk_views.written_for(connection, done) if is_of(fact, code)]
    return answer_of(connection, facts, code, here.node().drill) if facts else None


def told(code: str, done: Done, tab: str = "main", *, card: bool = False) -> Response:
    """The answer to an action: for the page's script as JSON, for a plain form by going back to its tab; with `card` to the card."""
    connection = here.node().read()
    answer = answer_of(connection, done.facts, code, here.node().drill)
    panel = url_for("desk.household", code=code, key=answer.key, done=answer.request or None, card=1) if card and answer.key else None
    if wants_json():
        html = render_template("desk/_answer.html", answer=answer, code=code, tab=tab, fresh=new_card)
        return jsonify(ok=True, already=done.already, tone=answer.tone, key=answer.key, html=html, panel=panel)
    if panel:
        return redirect(panel, 303)
    return redirect(url_for(f"desk.{tab}", code=code, done=answer.request or None), 303)


def at_the_desk(view: View) -> View:
    """For pages of one shelter's desk: its staff only, the code in capitals, a shelter that exists."""

    @wraps(view)
    def opened(code: str, **kwargs: Any) -> Any:
        code = shelter_code(code)
        shelter_of(code)
        return view(code=code, **kwargs)

    return access.staff_of("code")(opened)


def action(tab: str) -> Callable[[View], View]:
    """For forms of the desk: like `at_the_desk`; a refusal shows the tab again with everything that was typed."""

    def around(view: View) -> View:
        @wraps(view)
        def answered(code: str, **kwargs: Any) -> Any:
            try:
                return view(code=code, **kwargs)
            except (Refused, Refusal) as problem:
                refusal = to_refusal(problem)
                if wants_json() or refusal.said.status == 404:
                    raise
                return page(code, tab, refused=refusal, typed=request.form), refusal.said.status

        return at_the_desk(answered)

    return around


def by() -> str:
    """Who is signed in here, as they stand beside what they write."""
    return current_user.name
