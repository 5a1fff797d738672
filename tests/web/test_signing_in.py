"""Signing in: codes as people type them, who may open what, and what happens to a session."""

import pytest

from shelter.settings import Settings
from shelter.store import access as kept
from shelter.store.node import open_node
from shelter.web.app import create_app
from shelter.web.code_making import make_code
from shelter.web.sign_in_codes import read_code

WIDE = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(33, 127)})


def test_suzuki_signs_in_with_the_code_she_was_given(visitor, node):
    answer = visitor.sign_in(make_code(node, "hq", None, by="test"), "鈴木")
    assert (answer.status_code, answer.location) == (302, "/")
    assert "鈴木" in visitor.get("/").text


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", ""), lambda code: code.replace("-", " "),
                                   lambda code: code.translate(WIDE), lambda code: f"  {code.replace('-', 'ー')} "])
def test_a_code_is_taken_in_any_case_width_and_grouping(visitor, node, typed):
    code = make_code(node, "hq", None, by="test")
    assert visitor.sign_in(typed(code), "鈴木").status_code == 302


def test_a_code_has_no_letters_that_are_mistaken_for_each_other(node):
    made = "".join(make_code(node, "staff", None, by="test") for _ in range(5))
    assert not set(made) & set("0O1IL")


def test_staff_of_one_shelter_go_straight_to_their_desk(visitor, node, east):
    assert visitor.sign_in(make_code(node, "staff", east, by="test"), "佐藤").location == f"/desk/{east}"


def test_a_wrong_code_is_said_and_nothing_typed_is_lost(visitor):
    answer = visitor.sign_in("K7RM-4XQP-9WTD", "佐藤")
    assert answer.status_code == 401
    assert "K7RM-4XQP-9WTD" in answer.text and "佐藤" in answer.text and 'role="alert"' in answer.text


def test_a_missing_name_is_asked_for_and_the_code_is_kept(visitor, node):
    code = make_code(node, "hq", None, by="test")
    answer = visitor.sign_in(code, "   ")
    assert answer.status_code == 422
    assert code in answer.text


@pytest.mark.parametrize("name", ["佐" * 61, "佐藤\x00", "佐\n藤"])
def test_a_name_that_cannot_be_one_is_refused(visitor, node, name):
    assert visitor.sign_in(make_code(node, "hq", None, by="test"), name).status_code == 422


def test_only_the_hash_of_a_code_is_kept(node, app):
    selector, secret = read_code(make_code(node, "hq", None, by="test"))
    code = kept.find_code(node.read(), selector)
    assert code.hash.startswith("$argon2id$") and secret not in code.hash


def test_a_code_ends_after_thirty_days(app, node, visitor, monkeypatch):
    code = make_code(node, "hq", None, by="test")
    made = kept.find_code(node.read(), read_code(code)[0]).made_at
    monkeypatch.setattr("shelter.web.sign_in.now", lambda: made + kept.VALID_FOR)
    assert visitor.sign_in(code, "鈴木").status_code == 401
    monkeypatch.setattr("shelter.web.sign_in.now", lambda: made + kept.VALID_FOR - 1)
    assert visitor.sign_in(code, "鈴木").status_code == 302


def test_ending_a_code_signs_out_everybody_who_used_it(hq, visitor, node):
    code = make_code(node, "staff", None, by="test")
    visitor.sign_in(code, "佐藤")
    assert hq.post(f"/codes/{code[:4]}/end").status_code == 302
    assert visitor.get("/codes").location.startswith("/sign-in")
    assert visitor.sign_in(code, "佐藤").status_code == 401


def test_a_session_outlives_a_restart_of_the_server(hq, node, tmp_path):
    cookie = hq.client.get_cookie(f"shelter_{node.id}").value
    node.close()
    again = open_node(tmp_path / "data")
    client = create_app(again, Settings(data=again.folder), testing=True).test_client()
    client.set_cookie(f"shelter_{again.id}", cookie)
    assert client.get("/codes").status_code == 200
    again.close()


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(visitor, node):
    answer = visitor.sign_in(make_code(node, "hq", None, by="test"), "鈴木")
    cookie = next(text for text in answer.headers.getlist("Set-Cookie") if text.startswith(f"shelter_{node.id}="))
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Secure" not in cookie


def test_over_https_the_session_cookie_is_secure(visitor):
    answer = visitor.get("/sign-in", base_url="https://shelter.example")
    assert "Secure" in answer.headers["Set-Cookie"]


@pytest.mark.parametrize("value", ["", "x", "eyJ9.forged.signature", "é" * 50, "A" * 3000])
def test_cookies_of_another_server_are_simply_unknown(visitor, node, value):
    visitor.client.set_cookie(f"shelter_{node.id}", value)
    visitor.client.set_cookie("shelter_other", value)
    visitor.client.set_cookie("lang", value)
    assert visitor.get("/").status_code == 200
    assert visitor.get("/codes").status_code == 302


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nb"])
def test_nobody_is_sent_to_another_site_after_signing_in(visitor, node, target):
    visitor.read_token("/sign-in")
    assert 'name="next"' not in visitor.get("/sign-in", query_string={"next": target}).text
    answer = visitor.post("/sign-in", code=make_code(node, "hq", None, by="test"), name="鈴木", next=target)
    assert answer.location == "/"


def test_after_signing_in_one_lands_where_one_wanted_to_go(visitor, node):
    asked = visitor.get("/codes")
    assert asked.location == "/sign-in?next=/codes"
    visitor.read_token(asked.location)
    answer = visitor.post("/sign-in", code=make_code(node, "hq", None, by="test"), name="鈴木", next="/codes")
    assert answer.location == "/codes"


def test_signing_out_ends_the_session(hq):
    assert hq.post("/sign-out").location == "/"
    assert hq.get("/codes").status_code == 302


def test_a_program_with_a_token_needs_no_cookie_and_no_form_token(app, bearer, east):
    answer = app.test_client().post(f"/shelters/{east}/name", data={"name": "東小学校 体育館"}, headers=bearer)
    assert answer.status_code == 303


@pytest.mark.parametrize("sent", ["Bearer x", "Bearer AAAAAAAA." + "0" * 40, "Basic eDp5", "Bearer ", "Bearer \u00e9"])
def test_a_wrong_token_is_nobody_even_beside_a_good_cookie(hq, east, sent):
    answer = hq.post(f"/shelters/{east}/name", name="x", headers={"Authorization": sent, "Accept": "application/json"})
    assert (answer.status_code, answer.json["code"]) == (401, "sign_in_needed")
