"""One place turns every exception into an answer: a page for people, JSON for programs, with a true status."""

from __future__ import annotations

import logging
import secrets
import sqlite3
import traceback

from flask import Flask, Response, jsonify, render_template, request
from flask_wtf.csrf import CSRFError
from markupsafe import escape
from werkzeug.exceptions import HTTPException

from shelter.core.refusal import Refused
from shelter.store.writer import Closed
from shelter.web.refusals import BY_CODE, BY_STATUS, FORM_EXPIRED, Refusal
from shelter.web.words import plain

log = logging.getLogger("shelter")
_BUSY = {"Retry-After": "2"}


def wants_json() -> bool:
    """Whether the asker is a program: the API, or a page's script that asked for JSON."""
    if request.path.startswith(("/api/", "/sync/")):
        return True
    return request.accept_mimetypes.best_match(["text/html", "application/json"], "text/html") == "application/json"


def to_refusal(problem: Exception) -> Refusal:
    """The refusal that tells of any exception. What nobody foresaw becomes `unexpected`, logged under a short reference."""
    if isinstance(problem, Refusal):
        return problem
    if isinstance(problem, Refused):
        return _of_core(problem)
    if isinstance(problem, CSRFError):
        return Refusal(*FORM_EXPIRED)
    if isinstance(problem, HTTPException):
        return _of_http(problem)
    if isinstance(problem, UnicodeError):
        # Half a surrogate pair in JSON reaches us as text that no file can hold.
        return Refusal(*BY_STATUS[400])
    if isinstance(problem, (sqlite3.OperationalError, TimeoutError, Closed)):
        _log(problem, "busy")
        return Refusal(*BY_STATUS[503], headers=_BUSY)
    reference = secrets.token_hex(3).upper()
    _log(problem, reference)
    return Refusal(*BY_STATUS[500], reference=reference)


def _of_core(refused: Refused) -> Refusal:
    said = BY_CODE.get(refused.code)
    if said is None:
        return Refusal(refused.code, 422, BY_STATUS[422].wrong, BY_STATUS[422].now)
    return Refusal(*said, extra=dict(refused.details), **refused.details)


def _of_http(problem: HTTPException) -> Refusal:
    status = problem.code or 500
    said = BY_STATUS.get(status) or BY_STATUS[400 if status < 500 else 503]
    kept = {name: value for name, value in problem.get_headers() if name in ("Allow", "Retry-After", "Content-Range")}
    if status == 503:
        kept.setdefault("Retry-After", _BUSY["Retry-After"])
    return Refusal(said.code, status, said.wrong, said.now, headers=kept,
                   seconds=kept.get("Retry-After", "60"), reference="-")


def answer(problem: Exception) -> Response | HTTPException:
    """The response for an exception."""
    if isinstance(problem, HTTPException) and problem.code is not None and problem.code < 400:
        return problem  # a redirect made by the routing
    if isinstance(problem, HTTPException) and problem.response is not None:
        return problem  # somebody aborted with a finished response
    refusal = to_refusal(problem)
    wrong = _sentence(refusal.said.wrong, refusal.values)
    now = _sentence(refusal.said.now, refusal.values)
    if wants_json():
        body = {"ok": False, "code": refusal.said.code, "message": f"{wrong} {now}".strip(), **refusal.extra}
        response = jsonify(body)
    else:
        response = Response(_page(refusal, wrong, now), mimetype="text/html")
    response.status_code = refusal.said.status
    response.headers.extend(refusal.headers)
    return response


def _sentence(msgid: str, values: dict[str, object]) -> str:
    if not msgid:
        return ""
    return plain(msgid, **values) if "%(" in msgid else plain(msgid)


def _page(refusal: Refusal, wrong: str, now: str) -> str:
    try:
        return render_template("error.html", code=refusal.said.code, status=refusal.said.status, wrong=refusal.said.wrong,
                               now=refusal.said.now, values=refusal.values)
    except Exception as second:
        # The page itself may fail for the reason it tells of (a full disk, a lost database); a bare one never does.
        _log(second, "error page")
        return f"<!doctype html><meta charset=utf-8><title>{escape(wrong)}</title><h1>{escape(wrong)}</h1><p>{escape(now)}"


def _log(problem: Exception, reference: str) -> None:
    """Where it happened, never what was in it: messages of exceptions may hold names."""
    steps = " < ".join(f"{step.name} ({step.filename.rsplit('site-packages', 1)[-1]}:{step.lineno})"
                       for step in reversed(traceback.extract_tb(problem.__traceback__)[-6:]))
    log.error("reference %s: %s in %s", reference, type(problem).__name__, steps)


def explain_errors(app: Flask) -> None:
    """Make the app answer every exception by `answer`."""
    app.register_error_handler(Exception, answer)
