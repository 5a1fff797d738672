"""Whatever is sent to the API, it answers as described, and never with a 500."""

import json
from types import SimpleNamespace

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from shelter.core.cards import new_card
from shelter.desk import ask_for, open_unlisted_shelter
from shelter.settings import Settings
from shelter.store.node import open_node
from shelter.web.api import ROUTES
from shelter.web.app import create_app
from shelter.web.code_making import make_token

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
QUICK = settings(
    max_examples=40, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """A server's app with one shelter and one request for supplies, and headquarters' token."""
    node = open_node(tmp_path_factory.mktemp("data"))
    app = create_app(node, Settings(data=node.folder), testing=True)
    app.testing = False  # a real server: what breaks becomes a 500, not an exception
    code = open_unlisted_shelter(node, "東小学校", by="test")
    supplies = ask_for(node, code, by="test", item="water", quantity=5, urgency="now")
    token = {"Authorization": f"Bearer {make_token(node, 'hq', None, by='test')}"}
    yield SimpleNamespace(node=node, app=app, code=code, supplies=supplies, token=token)
    node.close()


@pytest.fixture(scope="module")
def described(town):
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", town.app)


every_route = pytest.mark.parametrize("row", ROUTES, ids=lambda row: row.name)
every_post = pytest.mark.parametrize("row", [row for row in ROUTES if row.takes], ids=lambda row: row.name)


def calls(described, row):
    path = "/api/v1" + row.path.replace("<", "{").replace(">", "}")
    operation = described[path][row.method]
    return st.one_of([operation.as_strategy(generation_mode=mode) for mode in GenerationMode])


@every_route
@QUICK
@given(data=st.data())
def test_calls_made_from_the_description_are_answered_as_described(town, described, row, data):
    case = data.draw(calls(described, row))
    case.call_and_validate(headers=town.token, checks=CHECKS)


@every_route
@QUICK
@given(data=st.data())
def test_calls_to_what_is_really_there_are_answered_as_described(town, described, row, data):
    case = data.draw(calls(described, row))
    for name, value in (("code", town.code), ("id", town.supplies)):
        if name in case.path_parameters:
            case.path_parameters[name] = value
    case.call_and_validate(headers=town.token, checks=CHECKS)


# -- what no description would think of -----------------------------------------------------------------------------------

FIELDS = sorted({name for row in ROUTES if row.takes for name in row.takes.model_fields})
LONG = "避" * 10_000
NASTY = [
    "", " ", "\0", "\ufeff", "\u202e", "\ud800", "<script>alert(1)</script>", "'; DROP TABLE fact; --", "{{7*7}}", "../../etc/passwd",
    "%00", "\r\nSet-Cookie: a=b", "葛󠄀", "𠮷", "👨‍👩‍👧‍👦", LONG, new_card(), new_card().upper(), -1, 0, 2**63, -(2**63), 10**400, 1.5,
    True, None, [], {}, [[[[]]]], {"$ne": 1}, "2024-01-09T18:00:00+99:99", "0000-00-00", "NaN",
]  # fmt: skip
values = st.one_of(st.sampled_from(NASTY), st.text(max_size=50), st.integers(), st.floats(), st.booleans(), st.none())


def send(town, row, body: bytes, **more):
    path = "/api/v1" + row.path.replace("<code>", town.code).replace("<id>", town.supplies)
    answer = town.app.test_client().open(path, method=row.method, data=body, headers=town.token, **({"content_type": "application/json"} | more))
    assert answer.status_code in (200, 201, 400, 404, 409, 413, 415, 422), answer.text
    told = answer.get_json()
    if answer.status_code >= 400:
        assert told["ok"] is False and told["code"] and told["message"]
    return answer


@every_post
@settings(QUICK, max_examples=60)
@given(said=st.dictionaries(st.sampled_from(FIELDS), values, max_size=6))
def test_fields_with_anything_in_them(town, row, said):
    send(town, row, json.dumps(said).encode())


@every_post
@settings(QUICK, max_examples=30)
@given(body=st.one_of(st.binary(max_size=300), st.sampled_from([
    b"", b"null", b"[]", b"1", b'"x"', b"{", b'{"a":', b"{}" * 2, b"[" * 50_000, "名前".encode("cp932"), b"\xff\xfe\x00", b"\0",
    b'{"people": ' + b"9" * 5_000 + b"}", b'{"name": "' + b"a" * 70_000 + b'"}', b'{"people": NaN}', b'{"people": 1e999}', b"\xef\xbb\xbf{}",
])))  # fmt: skip
def test_bodies_that_are_no_json_object(town, row, body):
    assert send(town, row, body).status_code >= 400


@every_post
@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "", "application/xml", "a/b/c;;"])
def test_other_kinds_of_content(town, row, kind):
    assert send(town, row, b"{}", content_type=kind).status_code == 415


@every_post
def test_a_huge_body_is_too_large(town, row):
    assert send(town, row, b'{"name": "' + b"a" * 2_000_000 + b'"}').status_code == 413


@pytest.mark.parametrize("path", ["/api/v1/shelters/%00/checkins", "/api/v1/shelters/%FF%FE/checkins", "/api/v1/shelters/" + "A" * 10_000 + "/checkins",
                                  "/api/v1/shelters/..%2F..%2Fetc/checkins", "/api/v1/nothing", "/api/v1/", "/api/v1/requests/%F0%A0%AE%B7"])  # fmt: skip
def test_places_that_are_not_there_are_404_or_405(town, path):
    said = {"household": new_card(), "name": "x", "people": 1}
    answer = town.app.test_client().post(path, json=said, headers=town.token)
    assert answer.status_code in (404, 405) and answer.json["ok"] is False


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Bearer x", "Bearer " + "A" * 9_000, "Basic QWxhZGRpbjpvcGVu", "Bearer AAAAAAAA." + "0" * 40, "bearer 漢.字"])
def test_forged_tokens_are_401(town, header):
    sent = header.encode().decode("latin-1")
    answer = town.app.test_client().post("/api/v1/shelters", json={"name": "x"}, headers={"Authorization": sent})
    assert answer.status_code == 401


def test_after_all_of_this_the_tables_still_fit_the_facts(town):
    from shelter.store.check import check

    assert list(check(town.node.folder)) == []
