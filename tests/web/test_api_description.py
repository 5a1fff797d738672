"""openapi.json describes every route of the API, and nothing that is not there."""

import re

import pytest
from jsonschema_rs import meta

from shelter.web.api_description import description
from shelter.web.api_routes import ROUTES

KNOWN_BY_ITSELF = {("GET", "/api/v1/openapi.json")}


@pytest.fixture
def described(app):
    return app.test_client().get("/api/v1/openapi.json").json


def test_every_route_is_described_and_every_description_has_its_route(app, described):
    routes = {
        (method, re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    told = {(method.upper(), path) for path, operations in described["paths"].items() for method in operations}
    assert told == routes - KNOWN_BY_ITSELF


def test_whatever_needs_a_token_says_so(described):
    for row in ROUTES:
        operation = described["paths"]["/api/v1" + re.sub(r"<(\w+)>", r"{\1}", row.path)][row.method.lower()]
        assert (operation.get("security") == [{"token": []}]) is row.token
        assert ({"401", "403"} <= set(operation["responses"])) is row.token


def test_every_shape_that_is_named_is_there_and_is_a_schema(described):
    named = set(re.findall(r'#/components/schemas/(\w+)', str(described)))
    assert named == set(described["components"]["schemas"])
    for schema in described["components"]["schemas"].values():
        assert meta.is_valid(schema)


def test_every_answer_of_the_contract_is_described(described):
    check_in = described["paths"]["/api/v1/shelters/{code}/checkins"]["post"]
    assert {"200", "201", "400", "404", "409", "413", "415", "422", "503"} == set(check_in["responses"])
    sent = described["components"]["schemas"]["CheckIn"]
    assert {"household", "name", "no_name", "people", "urgent", "request", "here"} == set(sent["properties"])
    assert sent["required"] == ["household"] and sent["additionalProperties"] is False


def test_the_description_is_made_once():
    assert description() is description()
