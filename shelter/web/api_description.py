"""openapi.json: made from the table of routes and the models, never written by hand."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from shelter import __version__
from shelter.web.api_models import Refused
from shelter.web.api_routes import ROUTES, Route

_WHY = {
    400: "It cannot be read.", 401: "A bearer token is needed.", 403: "This token does not reach that far.",
    404: "There is no such thing here.", 409: "It does not fit what was written before; the code says how.", 413: "Too much at once.",
    415: "Send application/json.", 422: "A field does not fit; `fields` says which and why.", 503: "Busy; see Retry-After.",
}  # fmt: skip
_PLACES = {"code": "a shelter's code, as on its poster", "id": "a request's id"}


@lru_cache(maxsize=1)
def description() -> dict[str, Any]:
    """The whole description as plain values."""
    sent = {model for row in ROUTES for model in (row.takes,) if model}
    given = {model for row in ROUTES for model in row.gives.values() if model} | {Refused}
    kinds = [(model, "validation") for model in _by_name(sent)] + [(model, "serialization") for model in _by_name(given)]
    _, schemas = models_json_schema(kinds, ref_template="#/components/schemas/{model}")
    paths: dict[str, dict[str, Any]] = {}
    for row in ROUTES:
        path = "/api/v1" + re.sub(r"<(\w+)>", r"{\1}", row.path)
        paths.setdefault(path, {})[row.method.lower()] = _operation(row)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shelter", "version": __version__, "description": "Check-in for emergency shelters. Times are ISO 8601."},
        "paths": paths,
        "components": {"schemas": schemas["$defs"], "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }


def _by_name(models: set[type[BaseModel]]) -> list[type[BaseModel]]:
    return sorted(models, key=lambda model: model.__name__)


def _operation(row: Route) -> dict[str, Any]:
    operation: dict[str, Any] = {"operationId": row.name, "summary": row.says, "parameters": _parameters(row), "responses": _answers(row)}
    if row.takes:
        operation["requestBody"] = {"required": True, "content": _json(row.takes)}
    if row.token:
        operation["security"] = [{"token": []}]
    return operation


def _parameters(row: Route) -> list[dict[str, Any]]:
    places = [
        {"name": name, "in": "path", "required": True, "description": _PLACES[name], "schema": {"type": "string", "minLength": 1}}
        for name in re.findall(r"<(\w+)>", row.path)
    ]
    if row.asks is None:
        return places
    asked = row.asks.model_json_schema()["properties"]
    return places + [{"name": name, "in": "query", "required": False, "schema": schema} for name, schema in asked.items()]


def _answers(row: Route) -> dict[str, Any]:
    refuses = {503, *row.refuses}
    if row.asks:
        refuses.add(400)
    if row.takes:
        refuses |= {400, 413, 415, 422}
    if row.token:
        refuses |= {401, 403}
    given = {str(status): {"description": "Done.", "content": _json(model)} for status, model in row.gives.items()}
    return given | {str(status): {"description": _WHY[status], "content": _json(Refused)} for status in sorted(refuses)}


def _json(model: type[BaseModel] | None) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{model.__name__}"} if model else {}}}
