"""The reader's language: asked for, remembered, or carried by the links where nothing is remembered."""

import re

import pytest

from shelter.settings import Settings
from shelter.store.node import open_node
from shelter.web.app import create_app
from shelter.web.words import _, bare, plain

ENGLISH, JAPANESE, EASY = "Sign-in code", "サインインのコード", "サインインの コード"


@pytest.mark.parametrize("asked, heard", [("", JAPANESE), ("?lang=en", ENGLISH), ("?lang=easy", EASY), ("?lang=xx", JAPANESE)])
def test_the_language_of_the_link_is_spoken_and_japanese_otherwise(visitor, asked, heard):
    assert heard in visitor.get(f"/sign-in{asked}").text


@pytest.mark.parametrize("browser, heard", [("en-US,en;q=0.9", ENGLISH), ("ja", JAPANESE), ("vi,en;q=0.5", ENGLISH), ("xx", JAPANESE)])
def test_the_browsers_own_wish_counts_when_nobody_chose(visitor, browser, heard):
    assert heard in visitor.get("/sign-in", headers={"Accept-Language": browser}).text


def test_a_choice_is_remembered(visitor):
    visitor.get("/sign-in?lang=en")
    assert ENGLISH in visitor.get("/sign-in").text


def test_without_cookies_every_link_and_form_carries_the_choice(app):
    client = app.test_client(use_cookies=False)
    page = client.get("/sign-in?lang=easy").text
    links = [link for link in re.findall(r'(?:href|action)="(/[^"]*)"', page) if not link.startswith(("/static", "/assets"))]
    assert len(links) >= 5 and all("lang=" in link for link in links)
    assert '<input type="hidden" name="lang" value="easy">' in page


def test_a_redirect_carries_the_choice(app):
    answer = app.test_client(use_cookies=False).get("/codes?lang=en")
    assert "lang=en" in answer.location


def test_the_same_page_is_offered_in_the_other_languages(visitor):
    assert '/sign-in?next=%2Fcodes&amp;lang=easy"' in visitor.get("/sign-in?next=/codes").text


def test_easy_japanese_has_readings_and_escapes_what_people_typed(app):
    with app.test_request_context("/?lang=easy"):
        said = _("They were printed for %(old)s, but this machine is now at %(new)s. Print them again, or put the machine back"
                 " into its old network.", old="<b>", new="{漢字|かんじ}")
        assert "<ruby>印刷<rt>いんさつ</rt></ruby>" in said
        assert "&lt;b&gt;" in said and "<b>" not in said and "{漢字|かんじ}" in said
        assert plain("Find") == "探(さが)す"


def test_words_that_go_into_the_records_carry_no_reading(app):
    with app.test_request_context("/?lang=easy"):
        assert bare("Find") == "探す"


def test_a_drill_is_marked_on_every_page(tmp_path):
    node = open_node(tmp_path / "drill", drill=True)
    client = create_app(node, Settings(data=node.folder), testing=True).test_client()
    for path in ("/", "/sign-in", "/nowhere"):
        page = client.get(path).text
        assert "訓練" in page.split("<title>")[1].split("</title>")[0] and 'class="drill"' in page
    node.close()
