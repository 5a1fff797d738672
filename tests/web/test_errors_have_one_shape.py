"""Whatever goes wrong, on whatever route: a page in the reader's language or JSON of one shape, with a true status."""

import logging
import re
import sqlite3

import pytest

from shelter.web.refusals import BY_CODE, BY_STATUS

JSON = {"Accept": "application/json"}


def routes(app):
    """Every route with some value for each argument, as (path, its methods)."""
    for rule in app.url_map.iter_rules():
        yield re.sub(r"<[^>]+>", "NOWHERE", rule.rule), rule.methods


def test_every_route_answers_a_wrong_method_with_405_in_the_one_shape(app, visitor):
    for path, methods in routes(app):
        if "DELETE" not in methods:
            answer = visitor.client.delete(path, headers=JSON)
            assert answer.status_code in (404, 405), path
            assert answer.json["ok"] is False and set(answer.json) >= {"code", "message"}, path


def test_no_route_fails_on_names_that_do_not_exist(app, visitor, hq):
    for person in (visitor, hq):
        for path, methods in routes(app):
            for method in methods & {"GET", "POST", "PUT", "PATCH"}:
                for headers in ({}, JSON):
                    with person.client.open(path, method=method, headers=headers) as answer:
                        assert answer.status_code < 500, (method, path)
                        # Phones are people: their own pages always answer with a page.
                        if answer.status_code >= 400 and headers and not path.lower().startswith(("/s/", "/h/")):
                            assert answer.is_json and answer.json["ok"] is False, (method, path)


@pytest.mark.parametrize("language, sentence", [("en", "There is no such page here."), ("ja", "お探しのページはありません。"),
                                                ("easy", "その ページは ありません。")])
def test_an_unknown_page_says_so_in_the_readers_language(visitor, language, sentence):
    answer = visitor.get(f"/nowhere?lang={language}")
    assert answer.status_code == 404 and sentence in answer.text


def test_a_405_names_the_methods_that_are_taken(visitor):
    assert "GET" in visitor.client.post("/healthz").headers["Allow"]


def test_too_much_at_once_is_413(visitor):
    visitor.read_token("/sign-in")
    answer = visitor.post("/sign-in", code="x" * 1_100_000, name="x", headers=JSON)
    assert (answer.status_code, answer.json["code"]) == (413, "too_large")


@pytest.mark.parametrize("body", [b"\xff\xfe\x00", b"code=%ff%fe&name=%00", b"=" * 5000, b"&" * 5000, "code=０&name=\ud800".encode("utf-8", "surrogatepass")])
def test_what_is_no_form_is_no_500(visitor, body):
    answer = visitor.client.post("/sign-in", data=body, content_type="application/x-www-form-urlencoded")
    assert 400 <= answer.status_code < 500


@pytest.mark.parametrize("path", ["/%ff%fe", "/sign-in?next=%00", "/?shelter=%ff&find=%ed%a0%80", "/" + "a" * 4000, "/?lang=" + "x" * 4000,
                                  "//evil.example/", "/..%2f..%2fetc", "/assets/../pyproject.toml", "/assets/print/NotoSans-Regular.ttf"])
def test_odd_addresses_are_no_500_and_lead_nowhere_else(visitor, path):
    answer = visitor.get(path)
    assert answer.status_code in (200, 302, 308, 400, 404)
    assert 'href="//' not in answer.text
    assert not answer.headers.get("Location", "/").startswith("//")


def test_a_fault_of_ours_gives_a_reference_and_tells_the_log_no_names(app, visitor, caplog):
    @app.get("/fault")
    def fault():
        raise ValueError("佐藤花子 090-1234-5678")

    with caplog.at_level(logging.ERROR):
        answer = visitor.get("/fault", headers=JSON)
    reference = re.search(r"[0-9A-F]{6}", answer.json["message"])[0]
    assert (answer.status_code, answer.json["code"]) == (500, "unexpected")
    assert reference in caplog.text and "ValueError" in caplog.text and "fault" in caplog.text
    assert "佐藤" not in caplog.text + answer.text and "1234" not in caplog.text


def test_a_full_or_locked_disk_is_a_503_that_says_when_to_try_again(app, visitor):
    @app.get("/full")
    def full():
        raise sqlite3.OperationalError("database or disk is full")

    answer = visitor.get("/full", headers=JSON)
    assert (answer.status_code, answer.json["code"]) == (503, "busy") and int(answer.headers["Retry-After"]) > 0


def test_even_when_the_error_page_cannot_be_made_there_is_an_answer(app, visitor, monkeypatch):
    def broken(*_args, **_values):
        raise sqlite3.OperationalError("gone")

    monkeypatch.setattr("shelter.web.errors.render_template", broken)
    answer = visitor.get("/nowhere?lang=en")
    assert answer.status_code == 404 and "There is no such page here." in answer.text


def test_every_refusal_has_a_sentence_and_says_what_to_do():
    for said in [*BY_STATUS.values(), *BY_CODE.values()]:
        assert said.wrong.endswith((".", "?")) and said.now, said.code
        assert 400 <= said.status < 600


def test_every_refusal_of_the_core_has_its_sentence():
    from pathlib import Path

    import shelter.core

    raised = set()
    for path in Path(shelter.core.__file__).parent.glob("*.py"):
        raised.update(re.findall(r'Refused\("(\w+)"', path.read_text(encoding="utf-8")))
    assert raised and raised - set(BY_CODE) == set()
