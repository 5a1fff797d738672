"""The table of the API's routes: what each takes, gives and refuses. openapi.json is made from it, so none can be forgotten."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, NamedTuple

from flask import Blueprint, Response, current_app, request
from flask_login import current_user
from pydantic import BaseModel, ValidationError

from shelter.store import views
from shelter.web import here
from shelter.web.access import must
from shelter.web.moments import local
from shelter.web.refusals import BY_CODE, BY_STATUS, Refusal
from shelter.web.words import N_

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")
LARGEST = 64_000  # bytes of one call
_MISFIT = (N_("The field %(field)s does not fit."), N_("Programs: /api/v1/openapi.json describes every field."))
_encode = json.JSONEncoder(ensure_ascii=False).encode
_YEAR_3000 = 32_503_680_000_000


class Route(NamedTuple):
    """One row. takes: the body's model. asks: the model of what stands after "?". gives: status → model. token: needs a bearer token."""

    method: str
    path: str
    says: str
    name: str
    takes: type[BaseModel] | None
    asks: type[BaseModel] | None
    gives: dict[int, type[BaseModel] | None]
    refuses: tuple[int, ...]
    token: bool


ROUTES: list[Route] = []


def route(method: str, path: str, says: str, *, takes: type[BaseModel] | None = None, asks: type[BaseModel] | None = None,
          gives: dict[int, type[BaseModel] | None], refuses: tuple[int, ...] = (), token: bool = False) -> Callable:  # fmt: skip
    """Adds a row and its view. The view gets the path's values, then what was sent or asked, checked, and gives (values, status)."""

    def add(view: Callable[..., tuple[Any, int]]) -> Callable:
        @wraps(view)
        def answer(**places: str) -> Response:
            if token:
                must(lambda person: True)
            if takes is not None:
                return answered(*view(**places, sent=_sent(takes)))
            if asks is not None:
                return answered(*view(**places, asked=_asked(asks)))
            return answered(*view(**places))

        blueprint.add_url_rule(path, view.__name__, answer, methods=[method])
        ROUTES.append(Route(method, path, says, view.__name__, takes, asks, gives, refuses, token))
        return view

    return add


def answered(values: Any, status: int = 200) -> Response:
    """Plain values as a JSON answer; a text is JSON already (large ones are made aside)."""
    text = values if isinstance(values, str) else to_text(values)
    return current_app.response_class(text, status, mimetype="application/json")


def to_text(values: Any) -> str:
    """Plain values as JSON."""
    return _encode(values)


def _sent(model: type[BaseModel]) -> Any:
    if request.content_type != "application/json" and request.mimetype != "application/json":
        raise Refusal(*BY_STATUS[415])
    request.max_content_length = LARGEST
    try:
        return model.model_validate_json(request.get_data(cache=False))
    except ValidationError as wrong:
        raise misfit(wrong) from None


def _asked(model: type[BaseModel]) -> Any:
    try:
        return model.model_validate(request.args.to_dict())
    except ValidationError as wrong:
        raise misfit(wrong, status=400) from None


def misfit(wrong: ValidationError, status: int = 422) -> Refusal:
    """400 for what is no JSON at all, else the fields that do not fit, each with the reason."""
    problems = [(".".join(map(str, error["loc"])), error["msg"]) for error in wrong.errors(include_input=False, include_url=False)]
    if wrong.errors()[0]["type"] == "json_invalid":
        return Refusal("malformed", 400, BY_STATUS[400].wrong, _MISFIT[1])
    fields = [{"field": field, "problem": problem} for field, problem in problems]
    return field_misfit(problems[0][0] or "body", status, fields)


def field_misfit(field: str, status: int = 422, fields: list[dict[str, str]] | None = None) -> Refusal:
    """One field does not fit. `fields` goes into the answer as it is."""
    code = "refused" if status == 422 else "malformed"
    return Refusal(code, status, *_MISFIT, extra={"fields": fields} if fields else None, field=field)


# -- what several routes need ---------------------------------------------------------------------------------------------


def shelter_of(code: str) -> dict[str, Any]:
    """The shelter with this code, in capitals or not. Raises Refusal 404."""
    found = views.shelter(here.node().read(), code.upper())
    if found is None:
        raise Refusal(*BY_CODE["shelter_unknown"])
    return found


def staff_at(code: str) -> dict[str, Any]:
    """The shelter, for its staff and headquarters. Raises Refusal 403, 404."""
    found = shelter_of(code)
    must(lambda person: person.may(found["code"]))
    return found


def speaker() -> str:
    """Who stands as `by` in what a program writes."""
    headers = request.headers
    if "Authorization" not in headers and "Cookie" not in headers:
        return "api"  # surely nobody we know, and looking for them is a tenth of a check-in's cost
    return current_user.name or "api"


def iso(at: int) -> str:
    """A moment in ms as ISO 8601, in the shelter's time zone."""
    return local(at).isoformat(timespec="seconds")


def moment_of(at: datetime) -> int:
    """A moment sent by a program, in ms; without an offset it is the shelter's time. Raises Refusal 422 before 1970 and after 2999."""
    if at.tzinfo is None:
        at = at.replace(tzinfo=local(0).tzinfo)
    ms = int(at.timestamp() * 1000)
    if not 0 <= ms < _YEAR_3000:
        raise field_misfit("at")
    return ms
