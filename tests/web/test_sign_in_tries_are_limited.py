"""Guessing codes is bounded; checking in and signing in rightly are not."""

from shelter.web.code_making import make_code
from shelter.web.tries import PER_ADDRESS, PER_CODE

WRONG = "K7RM-4XQP-9WTD"


def test_guessing_the_rest_of_a_code_stops_after_ten_tries(visitor, node):
    code = make_code(node, "hq", None, by="test")
    guess = code[:4] + "-2222-2222"
    visitor.read_token("/sign-in")
    answers = [visitor.post("/sign-in", code=guess, name="x").status_code for _ in range(PER_CODE + 1)]
    assert answers == [401] * PER_CODE + [429]
    last = visitor.post("/sign-in", code=guess, name="x", headers={"Accept": "application/json"})
    assert last.json["code"] == "too_many_tries"
    assert 1 <= int(last.headers["Retry-After"]) <= 600


def test_trying_many_codes_from_one_address_stops(visitor):
    visitor.read_token("/sign-in")
    answers = {visitor.post("/sign-in", code="nonsense", name="x").status_code for _ in range(PER_ADDRESS)}
    assert answers == {401}
    assert visitor.post("/sign-in", code="nonsense", name="x").status_code == 429


def test_another_address_is_not_punished(visitor, app, node):
    visitor.read_token("/sign-in")
    for _ in range(PER_ADDRESS + 1):
        visitor.post("/sign-in", code="nonsense", name="x")
    visitor.client.environ_base["REMOTE_ADDR"] = "192.168.1.77"
    assert visitor.sign_in(make_code(node, "hq", None, by="test"), "鈴木").status_code == 302


def test_thirty_volunteers_sign_in_with_one_code_behind_one_address(newcomer, node):
    code = make_code(node, "staff", None, by="test")
    assert {newcomer().sign_in(code, f"ボランティア{n}").status_code for n in range(30)} == {302}


def test_too_many_tries_lock_nobody_out_of_the_pages(visitor):
    visitor.read_token("/sign-in")
    for _ in range(PER_ADDRESS + 1):
        visitor.post("/sign-in", code="nonsense", name="x")
    assert visitor.get("/").status_code == 200
    assert visitor.get("/sign-in").status_code == 200
