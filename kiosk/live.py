"""The desk's live parts: what changed is told over a socket, and fetched as pieces of the page; without a socket by asking again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, jsonify, render_template, request, send_from_directory
from flask_login import current_user
from flask_wtf.csrf import generate_csrf

from kiosk.frame import at_the_desk, blueprint, shelter_of
from kiosk.panes import PANES, TABS, VOCABULARY, pane_values
from shelter.core.cards import new_card
from shelter.web import here
from shelter.web.live import on_change
from shelter.web.refusals import BY_STATUS, Refusal

NAMESPACE = "/desk"
_FILES = Path(__file__).parent / "static"


@blueprint.get("/desk/<code>/panes")
@at_the_desk
def panes(code: str) -> Response:
    """{"as_of", "token", "panes": {name: HTML}}: the parts of a tab that change, and a token for its forms."""
    tab = request.args.get("tab", "main")
    if tab not in PANES:
        raise Refusal(*BY_STATUS[404])
    as_of = here.node().as_of()
    pieces = {
        name: render_template(
            f"desk/panes/{name}.html", code=code, shelter=shelter_of(code), tab=tab, tabs=TABS, fresh=new_card, **VOCABULARY,
            **pane_values(name, code),
        )
        for name in PANES[tab]
    }
    return jsonify(ok=True, as_of=as_of, token=generate_csrf(), panes=pieces)


@blueprint.get("/desk-files/<name>")
def file(name: str) -> Response:
    """The desk's own scripts and style sheet. Browsers ask each time whether they changed: modules name each other without versions."""
    if Path(name).suffix not in (".js", ".css"):
        abort(404)
    return send_from_directory(_FILES, name, max_age=0)


def live(socketio: Any, app: Flask) -> None:
    """Opens the namespace /desk for staff: `changed` {"as_of"} whenever something was written about their shelter."""

    def connected(asked: Any = None) -> bool:
        code = str(asked.get("shelter", "")).upper() if isinstance(asked, dict) else ""
        if not current_user.is_authenticated or not current_user.may(code):
            return False
        socketio.server.enter_room(request.sid, code, namespace=NAMESPACE)
        return True

    def tell(as_of: int, codes: set[str]) -> None:
        for code in codes:
            socketio.emit("changed", {"as_of": as_of}, namespace=NAMESPACE, to=code)

    socketio.on_event("connect", connected, namespace=NAMESPACE)
    on_change(app, tell)
