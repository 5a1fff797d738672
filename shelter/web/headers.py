"""What every answer says to the browser: which content may run, what may be kept, what is told to others."""

from __future__ import annotations

import base64
import hashlib
import re

from flask import Flask, Response, g, request
from markupsafe import Markup

_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")


def inline_style(css: str) -> Markup:
    """A <style> element that the page's policy allows by its hash, for the phone page that must be one response."""
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    g.setdefault("style_hashes", []).append(f"'sha256-{digest}'")
    return Markup(f"<style>{css}</style>")  # noqa: S704  (our own style sheet, read from a file of ours)


def _policy() -> str:
    styles = " ".join(["'self'", *g.get("style_hashes", [])])
    # 'self' covers the page's own web socket in newer browsers only; older ones need it named.
    host = request.environ.get("HTTP_HOST", "")
    socket = f" {'wss' if request.is_secure else 'ws'}://{host}" if _HOST.fullmatch(host) else ""
    return (f"default-src 'none'; script-src 'self'; style-src {styles}; img-src 'self' data:; font-src 'self'; "
            f"media-src 'self'; connect-src 'self'{socket}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")


def _add(response: Response) -> Response:
    headers = response.headers
    headers.add("X-Content-Type-Options", "nosniff")
    # Not no-referrer: forms would then send "Origin: null".
    headers.add("Referrer-Policy", "same-origin")
    if "Cache-Control" not in headers:
        headers.add("Cache-Control", "no-store")
    if "Content-Security-Policy" not in headers:
        headers.add("Content-Security-Policy", _policy())
    return response


def guard(app: Flask) -> None:
    """Add the headers to every answer; a view that sets its own Cache-Control or policy keeps it."""
    app.jinja_env.globals["inline_style"] = inline_style
    app.after_request(_add)
