"""What every answer tells the browser: no foreign content, no guessing of types, nothing personal kept."""

import pytest

from shelter.web.headers import inline_style

PAGES = ["/", "/sign-in", "/nowhere", "/codes", "/healthz", "/robots.txt"]


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_strict_policy(hq, path):
    policy = hq.get(path).headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy and "frame-ancestors 'none'" in policy and "base-uri 'none'" in policy


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_forbids_guessing_its_type_and_tells_other_sites_nothing(visitor, path):
    headers = visitor.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/sign-in", "/codes"])
def test_pages_are_not_kept_by_the_browser(hq, path):
    assert hq.get(path).headers["Cache-Control"] == "no-store"


def test_our_own_files_are_kept_until_they_change(visitor):
    page = visitor.get("/sign-in").text
    link = page.split('href="/static/look.css?v=')[1].split('"')[0]
    with visitor.get(f"/static/look.css?v={link}") as answer:
        assert len(link) == 8 and "max-age=31536000" in answer.headers["Cache-Control"]


def test_no_page_holds_script_or_style_in_itself(hq):
    for path in ("/", "/sign-in", "/codes", "/nowhere"):
        page = hq.get(path).text
        assert "<style" not in page and " style=" not in page and "onclick" not in page
        assert page.count("<script") == page.count("<script src=")


def test_a_style_of_a_page_is_allowed_by_its_hash(app, visitor):
    app.add_url_rule("/styled", "styled", lambda: inline_style("p{margin:0}"))
    answer = visitor.get("/styled")
    # printf 'p{margin:0}' | openssl dgst -sha256 -binary | base64
    assert "style-src 'self' 'sha256-QRQPRLGyxt3RJiKpYNjpkgHcmHU2PywsfL2e8oI0LQA='" in answer.headers["Content-Security-Policy"]
    assert answer.text == "<style>p{margin:0}</style>"


def test_a_forged_host_does_not_get_into_the_policy(visitor):
    answer = visitor.get("/", headers={"Host": "a; script-src *"})
    assert "script-src *" not in answer.headers.get("Content-Security-Policy", "")


def test_robots_find_nothing(visitor):
    assert "Disallow: /" in visitor.get("/robots.txt").text


def test_figures_are_for_this_machine_and_for_programs_with_a_token(visitor, bearer):
    assert "shelter_facts" in visitor.get("/metrics").text
    far = {"environ_base": {"REMOTE_ADDR": "192.168.1.77"}}
    assert visitor.get("/metrics", **far).status_code == 401
    assert visitor.get("/metrics", headers=bearer, **far).status_code == 200
    assert visitor.get("/metrics", headers={"X-Forwarded-For": "203.0.113.5"}).status_code == 401


def test_health_tells_which_node_and_how_much_it_has_heard(visitor, node):
    assert visitor.get("/healthz").json == {"ok": True, "node": node.id, "as_of": node.as_of(), "version": "0.1.0"}
