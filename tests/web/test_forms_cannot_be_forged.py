"""Another site cannot send forms in the name of somebody signed in here; phones, who prove nothing by cookie, are left alone."""

import re

JSON = {"Accept": "application/json"}


def changing(app):
    """Every route that changes something, with its arguments filled in."""
    for rule in app.url_map.iter_rules():
        for method in rule.methods & {"POST", "PUT", "PATCH", "DELETE"}:
            yield method, re.sub(r"<[^>]+>", "NOWHERE", rule.rule)


def test_signed_in_nothing_changes_without_the_forms_token(app, hq):
    asked = 0
    for method, path in changing(app):
        if not path.lower().startswith(("/s/", "/h/")):
            answer = hq.client.open(path, method=method, headers=JSON)
            assert (answer.status_code, answer.json["code"]) == (400, "form_expired"), (method, path)
            asked += 1
    assert asked >= 5


def test_a_token_of_another_session_is_no_token(hq, newcomer, east):
    stranger = newcomer()
    stranger.read_token("/sign-in")
    hq.token = stranger.token
    assert hq.post(f"/shelters/{east}/name", name="x").status_code == 400


def test_a_form_that_came_too_late_says_that_nothing_is_lost(hq, east):
    hq.token = ""
    answer = hq.post(f"/shelters/{east}/name?lang=en", name="x")
    assert "what you typed is still there" in answer.text


def test_a_token_lives_as_long_as_the_session(app):
    assert app.config["WTF_CSRF_TIME_LIMIT"] is None


def test_the_sign_in_form_cannot_be_forged_either(visitor):
    answer = visitor.post("/sign-in", code="x", name="x", headers=JSON)
    assert (answer.status_code, answer.json["code"]) == (400, "form_expired")


def test_who_was_signed_out_meanwhile_hears_that(visitor, east):
    answer = visitor.post(f"/shelters/{east}/name", name="x", headers=JSON)
    assert (answer.status_code, answer.json["code"]) == (401, "sign_in_needed")


def test_phones_need_neither_cookie_nor_token(visitor, east):
    answer = visitor.client.post(f"/s/{east}", data={"people": "1"}, headers=JSON)
    assert answer.status_code not in (401, 403)
    assert answer.is_json is False or answer.json["code"] != "form_expired"
