"""The JSON API for programs, /api/v1: check-ins and the board for everybody, the rest with a bearer token."""

from __future__ import annotations

from shelter.web import api_board, api_check_in, api_requests, api_shelters
from shelter.web.api_description import description
from shelter.web.api_routes import ROUTES, answered, blueprint

__all__ = ["ROUTES", "api_board", "api_check_in", "api_requests", "api_shelters", "blueprint"]


@blueprint.get("/openapi.json")
def openapi():
    """What this API takes and gives, as OpenAPI 3.1."""
    return answered(description())
