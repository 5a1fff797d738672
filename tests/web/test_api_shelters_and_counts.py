"""The prefecture's program with a token: it opens shelters, changes them, counts, and reads who is there."""

import pytest

from shelter import desk
from shelter.core import household_rules
from shelter.core.cards import card_code, new_card
from shelter.store import views
from shelter.web.code_making import make_token

API = "/api/v1"


@pytest.fixture
def program(app, bearer):
    """program("POST", "/shelters", …): what the API answers to headquarters' token."""

    def call(verb: str, path: str, /, headers=bearer, **body):
        return app.test_client().open(API + path, method=verb, headers=headers, **({"json": body} if verb != "GET" else {}))

    return call


@pytest.fixture
def east_token(node, east):
    """Headers of a program that belongs to 東小学校 only."""
    return {"Authorization": f"Bearer {make_token(node, 'staff', east, by='東小の表示板')}"}


def test_the_list_holds_every_shelter_open_or_not_in_pages(app, node):
    desk.enlist_many(node, [(f"{n:010}", {"name": f"第{n:03}小", "kind": "shelter", "capacity": n}) for n in range(250)], by="test")
    first = app.test_client().get(f"{API}/shelters").json
    assert (first["total"], first["next"], len(first["shelters"])) == (250, 2, 100)
    assert first["shelters"][0] == {
        "code": "0000000000", "name": "第000小", "kind": "shelter", "common_id": None, "lat": None, "lon": None, "capacity": 0,
        "capacity_text": "", "status": "preparing",
    }  # fmt: skip
    last = app.test_client().get(f"{API}/shelters?page=3").json
    assert (last["next"], len(last["shelters"])) == (None, 50)
    assert app.test_client().get(f"{API}/shelters?words=第007").json["total"] == 1


@pytest.mark.parametrize("asked", ["page=0", "page=x", "page=99999999999999999999", "status=asleep", "color=red", "page="])
def test_a_question_that_does_not_fit_is_told(app, asked):
    answer = app.test_client().get(f"{API}/shelters?{asked}")
    assert (answer.status_code, answer.json["code"]) == (400, "malformed")
    assert asked.split("=")[0] in answer.json["message"]


def test_a_shelter_on_no_list_opens_at_once_and_sent_twice_it_is_one(program, node):
    said = {"name": "公民館の駐車場", "request": new_card()}
    first = program("POST", "/shelters", **said)
    assert (first.status_code, first.json["status"], first.json["name"]) == (201, "open", "公民館の駐車場")
    assert program("POST", "/shelters", **said).json["code"] == first.json["code"]
    assert views.shelters(node.read())[0] == 1
    assert program("POST", "/shelters", name=" ").json["code"] == "name_missing"


def test_what_was_sent_changes_and_nothing_else(program, east):
    answer = program("PATCH", f"/shelters/{east}", status="full", capacity=120)
    assert answer.status_code == 200
    assert {name: answer.json[name] for name in ("status", "capacity", "name")} == {"status": "full", "capacity": 120, "name": "東小学校"}
    assert program("PATCH", f"/shelters/{east}", capacity=None).json["capacity"] is None
    assert program("PATCH", f"/shelters/{east}", name="東小学校体育館").json["status"] == "full"
    assert program("PATCH", f"/shelters/{east}", capacity=-1).json["code"] == "capacity_malformed"


def test_a_headcount_stands_beside_the_roster(program, node, east):
    said = {"people": 132, "at": "2024-01-09T18:00:00+09:00", "request": new_card()}
    first = program("POST", f"/shelters/{east}/headcounts", **said)
    assert first.status_code == 201
    assert first.json == {
        "shelter": east, "people": 132, "method": "headcount", "scope": "inside", "at": "2024-01-09T18:00:00+09:00",
        "by": "県システム", "already": False,
    }  # fmt: skip
    again = program("POST", f"/shelters/{east}/headcounts", **said)
    assert (again.status_code, again.json) == (200, first.json | {"already": True})
    row = program("GET", "/board").json["shelters"][0]
    assert (row["people"], row["headcount"]["people"]) == (0, 132)


@pytest.mark.parametrize("said", [{"people": -1}, {"people": 100_000}, {"people": 5, "method": "guess"}, {"people": 5, "at": "soon"},
                                  {"people": 5, "at": "0001-01-01T00:00:00"}, {"people": 5, "at": "9999-12-31T23:59:59+00:00"}, {}])  # fmt: skip
def test_a_headcount_that_cannot_be_is_refused(program, east, said):
    assert program("POST", f"/shelters/{east}/headcounts", **said).status_code == 422


def test_the_roster_names_who_is_there_and_never_whoever_is_hidden(program, node, east, west):
    yamada, suzuki = new_card(), new_card()
    for household, name in ((yamada, "ヤマダ"), (suzuki, "スズキ")):
        desk.check_in(node, east, household, request=new_card(), by="phone", via="phone", name=name, people=3)
    desk.for_household(node, yamada, household_rules.describe, east, members={"1": {"name": "山田花子", "care": ["insulin"]}}, by="phone")
    desk.for_household(node, suzuki, household_rules.hide, east, new_card(), by="佐藤")
    desk.check_in(node, west, yamada, request=new_card(), by="desk", via="desk", members=["3"])
    answer = program("GET", f"/shelters/{east}/roster")
    assert answer.status_code == 200 and suzuki not in answer.text and "スズキ" not in answer.text
    (family,) = answer.json["households"]
    assert (family["name"], family["card"], family["people"], answer.json["people"]) == ("ヤマダ", card_code(yamada), 2, 2)
    assert [(one["name"], one["care"], one["here"]) for one in family["members"]] == [
        ("山田花子", ["insulin"], True), ("", [], True), ("", [], False),
    ]  # fmt: skip


def test_without_a_token_only_check_in_board_and_list_are_open(program, east):
    closed = [
        ("POST", "/shelters"), ("PATCH", f"/shelters/{east}"), ("POST", f"/shelters/{east}/headcounts"),
        ("GET", f"/shelters/{east}/roster"), ("POST", f"/shelters/{east}/requests"), ("GET", "/requests"), ("PATCH", "/requests/1"),
    ]  # fmt: skip
    for method, path in closed:
        for headers in ({}, {"Authorization": "Bearer AAAA.0"}):
            answer = program(method, path, headers=headers)
            assert (answer.status_code, answer.json["code"]) == (401, "sign_in_needed")
            assert answer.headers["WWW-Authenticate"] == "Bearer"
    for path in ("/board", "/shelters", f"/shelters/{east}", "/openapi.json"):
        assert program("GET", path, headers={}).status_code == 200


def test_a_program_of_one_shelter_reaches_no_other(program, node, east, west, east_token):
    assert program("POST", f"/shelters/{east}/headcounts", headers=east_token, people=5).status_code == 201
    for method, path, body in (
        ("POST", f"/shelters/{west}/headcounts", {"people": 5}), ("GET", f"/shelters/{west}/roster", {}),
        ("PATCH", f"/shelters/{west}", {"status": "closed"}), ("POST", "/shelters", {"name": "南"}),
        ("POST", f"/shelters/{west}/requests", {"item": "water", "quantity": 1}),
    ):  # fmt: skip
        answer = program(method, path, headers=east_token, **body)
        assert (answer.status_code, answer.json["code"]) == (403, "not_allowed"), path


def test_a_shelter_nobody_knows_is_404_everywhere(program):
    for method, path, body in (
        ("GET", "/shelters/NOWHERE", {}), ("PATCH", "/shelters/NOWHERE", {"status": "open"}), ("GET", "/shelters/NOWHERE/roster", {}),
        ("POST", "/shelters/NOWHERE/headcounts", {"people": 1}), ("POST", "/shelters/NOWHERE/requests", {"item": "water", "quantity": 1}),
    ):  # fmt: skip
        answer = program(method, path, **body)
        assert (answer.status_code, answer.json["code"]) == (404, "shelter_unknown")
