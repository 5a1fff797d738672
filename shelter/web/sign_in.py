"""The sign-in page, and the page where those signed in make codes for colleagues."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask_login import current_user, logout_user
from werkzeug.wrappers import Response

from shelter.store import access as kept
from shelter.store import views
from shelter.web import access, here
from shelter.web.code_making import make_code
from shelter.web.loop import aside
from shelter.web.moments import now
from shelter.web.refusals import BY_STATUS, Refusal
from shelter.web.sign_in_codes import CLEAR, code_matches, read_code
from shelter.web.tries import count_try, forgive
from shelter.web.words import N_

blueprint = Blueprint("sign_in", __name__)
_LONGEST_NAME = 60


@blueprint.get("/sign-in")
def page() -> str:
    """The form."""
    return _form(next=_inside(request.args.get("next")))


@blueprint.post("/sign-in")
def enter() -> Response | tuple[str, int]:
    """Check the code and open a session."""
    typed, name = request.form.get("code", ""), request.form.get("name", "").strip()
    target = _inside(request.form.get("next"))
    parts = read_code(typed)
    count_try(parts[0] if parts else None)
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        return _form(next=target, code=typed, name=name, problem="name"), 422
    code = _right(parts)
    if code is None:
        return _form(next=target, code=typed, name=name, problem="code"), 401
    forgive(code.selector)
    access.sign_in(code, name)
    return redirect(target or _first_page(code))


def _right(parts: tuple[str, str] | None) -> kept.AccessCode | None:
    if parts is None:
        return None
    selector, secret = parts
    code = kept.find_code(here.node().read(), selector)
    if code is None or code.kind != "code" or not code.works_at(now()):
        return None
    return code if aside(code_matches, code.hash, secret) else None


def _form(**values: object) -> str:
    return render_template("sign_in.html", letters=CLEAR, longest_name=_LONGEST_NAME, **values)


def _inside(target: str | None) -> str | None:
    """A link inside this server, or None: nobody is sent elsewhere after signing in."""
    fits = target and target.startswith("/") and target[1:2] not in ("/", "\\") and target.isprintable() and "\\" not in target
    return target if fits else None


def _first_page(code: kept.AccessCode) -> str:
    return f"/desk/{code.shelter}" if code.shelter else url_for("front.door")


@blueprint.post("/sign-out")
@access.signed_in
def leave() -> Response:
    """End the session."""
    logout_user()
    session.clear()
    return redirect(url_for("front.door"))


@blueprint.get("/codes")
@access.signed_in
def codes() -> str:
    """The codes that work, and forms for new ones. ?shelter=CODE: for colleagues of this shelter."""
    return _codes_page()


@blueprint.post("/codes")
@access.signed_in
def new_code() -> str | tuple[str, int]:
    """Make a code for a colleague and show it once."""
    role, shelter = _asked_for()
    made = make_code(here.node(), role, shelter, by=current_user.name)
    return _codes_page(made=made, made_role=role, made_shelter=shelter)


@blueprint.post("/codes/<selector>/end")
@access.signed_in
def end_code(selector: str) -> Response:
    """Stop a code or token, and everybody signed in with it."""
    code = kept.find_code(here.node().read(), selector.upper())
    if code is None:
        raise Refusal(*BY_STATUS[404])
    if not _in_reach(code):
        raise Refusal(*BY_STATUS[403])
    moment = now()
    node = here.node()
    node.wait(node.write(lambda journal: kept.revoke(journal.connection, code.selector, moment)))
    return redirect(url_for("sign_in.codes"))


def _asked_for() -> tuple[str, str | None]:
    """The role and shelter of the code asked for, within what the asker may give."""
    role = request.form.get("role", "staff")
    shelter = request.form.get("shelter", "").strip().upper() or None
    if role not in ("staff", "hq"):
        raise Refusal(*BY_STATUS[422])
    if not current_user.hq:
        if role == "hq":
            raise Refusal(*BY_STATUS[403])
        shelter = current_user.shelter or shelter
    if role == "hq":
        shelter = None
    if shelter is not None and views.shelter(here.node().read(), shelter) is None:
        raise Refusal("shelter_unknown", 422, N_("There is no shelter with this code."), N_("Go back: what you typed is still there."))
    return role, shelter


def _in_reach(code: kept.AccessCode) -> bool:
    """Headquarters reaches every code; staff those of staff of their own shelter."""
    if current_user.hq:
        return True
    return code.role == "staff" and (current_user.shelter is None or code.shelter == current_user.shelter)


def _codes_page(**values: object) -> str:
    rows = [code for code in kept.codes(here.node().read(), now()) if _in_reach(code)]
    return render_template("codes.html", codes=rows, asked_shelter=request.args.get("shelter", "")[:20], **values)
