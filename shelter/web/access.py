"""Who is signed in, and what they may open. Roles: staff (of one shelter, or of all) and hq."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Flask, redirect, request, session, url_for
from flask_login import LoginManager, current_user, login_user

from shelter.store import access as kept
from shelter.web import here
from shelter.web.errors import wants_json
from shelter.web.moments import now
from shelter.web.refusals import BY_STATUS, Refusal
from shelter.web.sign_in_codes import read_token, token_matches

View = Callable[..., Any]


class Person:
    """Somebody signed in. role: "staff" or "hq". shelter: the one shelter of a staff member, None for all.

    name: as typed at sign-in; it stands as `by` in everything they write. program: whether it is a token, not a person.
    """

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def __init__(self, code: kept.AccessCode, name: str):
        self.selector, self.role, self.shelter = code.selector, code.role, code.shelter
        self.program = code.kind == "token"
        self.name = name

    def get_id(self) -> str:
        """What the session keeps: the code's selector."""
        return self.selector

    @property
    def hq(self) -> bool:
        """Whether this is headquarters."""
        return self.role == "hq"

    def may(self, shelter: str) -> bool:
        """Whether they may work at this shelter."""
        return self.hq or self.shelter is None or self.shelter == shelter.upper()


class Nobody:
    """Everybody who is not signed in."""

    is_authenticated = False
    is_active = False
    is_anonymous = True
    role = shelter = None
    name = ""
    hq = program = False

    def get_id(self) -> None:
        """Nobody has no id."""

    def may(self, shelter: str) -> bool:
        """Nobody may work at a shelter."""
        return False


def sign_in(code: kept.AccessCode, name: str) -> None:
    """Open a session for somebody whose code was right."""
    session.clear()
    session.permanent = True
    session["name"] = name
    login_user(Person(code, name))


def _by_session(selector: str) -> Person | None:
    if "Authorization" in request.headers:
        return None  # a program speaks with its own token, whatever cookies come along
    code = kept.find_code(here.node().read(), selector)
    if code is None or code.kind != "code" or not code.works_at(now()):
        return None
    return Person(code, str(session.get("name", "")))


def _by_token(_request: object) -> Person | None:
    scheme, _, sent = request.headers.get("Authorization", "").partition(" ")
    parts = read_token(sent) if scheme.lower() == "bearer" else None
    if parts is None:
        return None
    selector, secret = parts
    code = kept.find_code(here.node().read(), selector)
    if code is None or code.kind != "token" or not code.works_at(now()) or not token_matches(code.hash, secret):
        return None
    return Person(code, code.made_by)


def must(allowed: Callable[[Any], bool]) -> Any:
    """None when the person signed in is allowed; a redirect to the sign-in page for a page; else raises 401 or 403."""
    if not current_user.is_authenticated:
        if wants_json() or request.method not in ("GET", "HEAD"):
            raise Refusal(*BY_STATUS[401], headers={"WWW-Authenticate": "Bearer"} if wants_json() else None)
        return redirect(url_for("sign_in.page", next=request.full_path.rstrip("?")))
    if not allowed(current_user):
        raise Refusal(*BY_STATUS[403])
    return None


def _guarded(view: View, allowed: Callable[[dict[str, Any], Any], bool]) -> View:
    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        turned_away = must(lambda person: allowed(kwargs, person))
        return view(*args, **kwargs) if turned_away is None else turned_away

    return guarded


def signed_in(view: View) -> View:
    """For everybody who is signed in."""
    return _guarded(view, lambda _, person: True)


def hq_only(view: View) -> View:
    """For headquarters."""
    return _guarded(view, lambda _, person: person.hq)


def staff_of(argument: str) -> Callable[[View], View]:
    """For staff of the shelter whose code is the view's argument of this name, and for headquarters."""
    return lambda view: _guarded(view, lambda kwargs, person: person.may(str(kwargs[argument])))


def know_people(app: Flask) -> None:
    """Give the app its sign-in: `current_user` is a Person or Nobody."""
    manager = LoginManager()
    manager.anonymous_user = Nobody
    manager.session_protection = None  # a phone's address changes; that is no reason to sign in again
    manager.user_loader(_by_session)
    manager.request_loader(_by_token)
    manager.init_app(app)
    # Nobody is remembered by a second cookie; looking for one would open the session of every phone's request.
    app.after_request_funcs[None].remove(manager._update_remember_cookie)
