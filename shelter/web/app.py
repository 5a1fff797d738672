"""The Flask app: every page, the API and the live connection, made from one node and its settings."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask, render_template, request
from markupsafe import Markup

from shelter.store import access as kept
from shelter.web import access, errors, forgery, headers, here, moments, own_files, tries, words
from shelter.web.addresses import Addresses
from shelter.web.qr_picture import qr_svg
from shelter.web.sessions import SessionCookie, session_key
from shelter.web.sockets import open_sockets

if TYPE_CHECKING:
    from shelter.settings import Settings
    from shelter.store.node import Node

# One blueprint an audience. Each module here has a `blueprint`, and may have `live(socketio, app)` for its live events.
AUDIENCES = (
    "shelter.web.standing", "shelter.web.sign_in", "shelter.web.front", "shelter.web.phone", "shelter.web.phone_card", "shelter.web.phone_details",
    "shelter.web.board", "shelter.web.paper", "shelter.web.hq", "shelter.web.api", "kiosk.desk",
)
_ROOT = Path(__file__).resolve().parents[2]
_LARGEST_REQUEST = 1_000_000  # bytes; a route that takes lists of shelters sets request.max_content_length itself


def create_app(node: Node, settings: Settings, *, testing: bool = False) -> Flask:
    """The app for one open node. Its live connection is app.extensions["socketio"]."""
    app = Flask(__name__)
    app.testing = testing
    node.wait(node.write(lambda journal: kept.prepare(journal.connection)))
    app.config.update(
        SHELTER_NODE=node,
        SHELTER_SETTINGS=settings,
        SHELTER_ADDRESSES=_addresses(node, settings),
        SECRET_KEY=session_key(node.folder),
        # Cookies do not know ports: a drill beside the real server must not overwrite its session.
        SESSION_COOKIE_NAME=f"shelter_{node.id}",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(milliseconds=kept.VALID_FOR),
        # The cookie ends with the code it came from; sending it again with every answer would only cost.
        SESSION_REFRESH_EACH_REQUEST=False,
        MAX_CONTENT_LENGTH=_LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=_LARGEST_REQUEST,
    )
    app.session_interface = SessionCookie()
    app.json.ensure_ascii = False
    app.json.sort_keys = False
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    words.speak(app)
    moments.tell_time(app, settings.timezone)
    errors.explain_errors(app)
    headers.guard(app)
    access.know_people(app)
    forgery.forbid_forgery(app)
    tries.count_tries(app)
    own_files.bring_own_files(app, _ROOT / ".assets")
    app.jinja_env.globals.update(drill=node.drill, hidden_fields=_hidden_fields, qr_svg=qr_svg)
    app.before_request(notice_phone)
    socketio = open_sockets(app)
    for name in AUDIENCES:
        audience = import_module(name)
        app.register_blueprint(audience.blueprint)
        if hasattr(audience, "live"):
            audience.live(socketio, app)
    return app


def _addresses(node: Node, settings: Settings) -> Addresses:
    addresses = Addresses(settings.port, settings.url, only=settings.host)
    addresses.preferred = kept.setting(node.read(), "preferred_address")
    addresses.look()
    return addresses


def _hidden_fields() -> Markup:
    """What every form of somebody signed in carries: the token against forgery, and the language where cookies are not kept."""
    return Markup(render_template("_hidden_fields.html"))  # noqa: S704


def notice_phone() -> None:
    """Remember when a phone (any machine but this one) was last heard from."""
    addresses = here.addresses()
    if not addresses.is_own(request.remote_addr or ""):
        addresses.last_phone = moments.now()
