"""Sessions that outlive a restart: the key they are signed with, and the cookie they travel in."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from flask import Flask, Request, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface

_FILE = "session.key"


class SessionCookie(SecureCookieSessionInterface):
    """Flask's signed cookie, marked Secure over https only: over plain http browsers would drop it."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session of a request. Phones and programs bring no cookie: for them nothing needs unpacking."""
        if "HTTP_COOKIE" not in request.environ:
            return self.session_class()
        return super().open_session(app, request)

    def get_cookie_secure(self, app: Flask) -> bool:
        """Whether this answer goes out over https."""
        return request.is_secure


def session_key(folder: Path) -> str:
    """The key sessions are signed with: made once, kept in the data folder in a file that only its owner reads."""
    path = folder / _FILE
    try:
        write_for_owner(path, secrets.token_hex(32))
    except FileExistsError:
        pass  # made before, or this very moment by another process
    return path.read_text(encoding="ascii")


def write_for_owner(path: Path, text: str) -> None:
    """Write a new file that nobody but its owner may read. Raises FileExistsError when there is one."""
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
