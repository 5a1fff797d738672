"""How the server stands, for programs: /healthz, /metrics, and robots.txt."""

from __future__ import annotations

import time

from flask import Blueprint, Response, request
from flask_login import current_user

from shelter import __version__
from shelter.web import here
from shelter.web.refusals import BY_STATUS, Refusal

blueprint = Blueprint("standing", __name__)
_started = time.time()


@blueprint.get("/healthz")
def health() -> dict[str, object]:
    """{"ok": true, "node", "as_of", "version"}: it serves, and the journal can be read."""
    node = here.node()
    return {"ok": True, "node": node.id, "as_of": node.as_of(), "version": __version__}


@blueprint.get("/robots.txt")
def robots() -> Response:
    """No search engine has anything to find here."""
    return Response("User-agent: *\nDisallow: /\n", mimetype="text/plain")


@blueprint.get("/metrics")
def metrics() -> Response:
    """Prometheus text, for this machine itself and for a program with a token."""
    forwarded = "X-Forwarded-For" in request.headers
    if not current_user.program and (forwarded or (request.remote_addr or "") not in ("127.0.0.1", "::1")):
        raise Refusal(*BY_STATUS[401], headers={"WWW-Authenticate": "Bearer"})
    from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, Info, ProcessCollector, generate_latest

    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    Info("shelter", "Which node this is.", registry=registry).info(
        {"node": here.node().id, "version": __version__, "drill": str(here.node().drill).lower()})
    for name, what, value in _figures():
        Gauge(name, what, registry=registry).set(value)
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def _figures() -> list[tuple[str, str, float]]:
    last_phone = here.addresses().last_phone
    return [
        ("shelter_up_seconds", "Seconds since the server started.", time.time() - _started),
        ("shelter_facts", "Facts this node has received.", here.node().as_of()),
        ("shelter_last_phone_timestamp_seconds", "When a phone was last heard from; 0 when none was.", (last_phone or 0) / 1000),
    ]
