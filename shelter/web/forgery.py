"""Protection against forms that another site sends in the name of somebody signed in here (CSRF)."""

from __future__ import annotations

from flask import Flask, request
from flask_login import current_user
from flask_wtf.csrf import CSRFError, CSRFProtect

from shelter.web.refusals import BY_STATUS, Refusal

_SAFE = {"GET", "HEAD", "OPTIONS"}
# Phone pages take no cookie as proof of anything, and an iPhone's captive window keeps none: nothing to abuse, much to break.
_OPEN = ("/s/", "/h/")


def _needs_token() -> bool:
    if request.method in _SAFE or request.endpoint is None:
        return False
    path = request.path.lower()
    if path.startswith(_OPEN) or "Authorization" in request.headers:
        return False
    # A program without a session has nothing that another site could borrow.
    return not path.startswith("/api/") or ("Cookie" in request.headers and current_user.is_authenticated)


def forbid_forgery(app: Flask) -> None:
    """Ask for the token in every form sent by somebody signed in, and on the sign-in page. It lives as long as the session."""
    app.config["WTF_CSRF_TIME_LIMIT"] = None
    app.config["WTF_CSRF_CHECK_DEFAULT"] = False
    protection = CSRFProtect(app)

    @app.before_request
    def check_token() -> None:
        if _needs_token():
            try:
                protection.protect()
            except CSRFError:
                if current_user.is_authenticated or request.endpoint == "sign_in.enter":
                    raise
                # Signed out in the meantime: that is what they must hear.
                raise Refusal(*BY_STATUS[401]) from None
