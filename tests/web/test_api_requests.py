"""東小学校 needs water: its program asks, headquarters' program answers, the shelter confirms."""

import pytest

from shelter.core.cards import new_card
from shelter.web.code_making import make_token


@pytest.fixture
def call(app):
    def send(method: str, path: str, headers, **body):
        return app.test_client().open("/api/v1" + path, method=method, headers=headers, **({"json": body} if method != "GET" else {}))

    return send


@pytest.fixture
def shelter_token(node, east):
    return {"Authorization": f"Bearer {make_token(node, 'staff', east, by='東小')}"}


@pytest.fixture
def water(call, east, shelter_token):
    return call("POST", f"/shelters/{east}/requests", shelter_token, item="water", quantity=200, urgency="now", note="硬水は不可").json


def test_what_a_shelter_lacks_is_followed_until_it_has_come(call, water, bearer, shelter_token, east):
    assert (water["shelter"], water["state"], water["open"], water["quantity"], water["asked_by"]) == (east, "asked", True, 200, "東小")
    path = f"/requests/{water['id']}"
    sent = call("PATCH", path, bearer, state="sent", note="18時に着きます").json
    assert (sent["state"], sent["answer"], sent["answered_by"]) == ("sent", "18時に着きます", "県システム")
    done = call("PATCH", path, shelter_token, state="confirmed", quantity=180).json
    assert (done["state"], done["open"], done["arrived_quantity"]) == ("confirmed", False, 180)
    assert call("GET", "/requests?open=true", bearer).json == {"requests": []}
    assert [one["id"] for one in call("GET", "/requests", bearer).json["requests"]] == [water["id"]]


def test_sent_twice_a_request_is_one(call, east, shelter_token):
    said = {"item": "blanket", "quantity": 20, "request": new_card()}
    first, second = (call("POST", f"/shelters/{east}/requests", shelter_token, **said) for _ in range(2))
    assert first.json == second.json and first.status_code == 201
    other = call("POST", f"/shelters/{east}/requests", shelter_token, **said | {"quantity": 30})
    assert (other.status_code, other.json["code"]) == (409, "request_reused")


def test_a_shelter_cannot_answer_for_headquarters_nor_see_another_ones_requests(call, water, node, west, shelter_token):
    assert call("PATCH", f"/requests/{water['id']}", shelter_token, state="sent").status_code == 403
    other = {"Authorization": f"Bearer {make_token(node, 'staff', west, by='西')}"}
    assert call("PATCH", f"/requests/{water['id']}", other, state="confirmed").status_code == 403
    assert call("GET", "/requests", other).json == {"requests": []}
    assert call("GET", f"/requests?shelter={water['shelter']}", other).status_code == 403


@pytest.mark.parametrize(
    "said",
    [{"item": "gold", "quantity": 1}, {"item": "water", "quantity": 0}, {"item": "water", "quantity": -5}, {"item": "other", "quantity": 1},
     {"item": "water", "quantity": 10**20}, {"item": "water"}, {"item": "water", "quantity": 1, "note": "長" * 10_000}],
)  # fmt: skip
def test_a_request_that_does_not_fit_is_refused(call, east, shelter_token, said):
    assert call("POST", f"/shelters/{east}/requests", shelter_token, **said).status_code == 422


def test_a_request_nobody_made_is_404(call, bearer):
    answer = call("PATCH", f"/requests/{new_card()}", bearer, state="sent")
    assert (answer.status_code, answer.json["code"]) == (404, "request_unknown")
