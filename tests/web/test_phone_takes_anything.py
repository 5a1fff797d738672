"""Whatever a phone or a prankster sends, the answer is a page with a true status, never a fault of ours."""

import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shelter.core.cards import card_code

FIELDS = (
    "household", "request", "name", "people", "more", "urgent", "no_name", "here", "again", "correct", "show", "lang", "next", "undo", "to",
    "card", "kana", "pets", "note", "staying", "relatives", "public", "age", "age_band", "birth", "sex", "care", "take_off", "joins",
)  # fmt: skip
KNOWN = str(uuid.UUID(int=7))
WORDS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["", "0", "-1", "1", "4", "９", "more", "yes", "1e9", "\x00", "\ud800", "%83", "<plaintext>", "'--", "{{7*7}}", "../..", "x" * 9000]),
    st.uuids().map(str), st.just(KNOWN),
)  # fmt: skip
FORMS = st.dictionaries(st.sampled_from(FIELDS), WORDS, max_size=12)
PAGES = ("/help", "/leave", "/undo", "/hide", "/show-again", "/details", "/person/1", f"/person/{KNOWN}")


def bytes_of(form):
    """The form as bytes, also where a text cannot be UTF-8."""
    from urllib.parse import urlencode

    return urlencode(form, errors="surrogatepass")


@pytest.fixture
def family(visitor, east):
    """A family whose id the prankster knows."""
    visitor.client.post(f"/s/{east}", data={"household": KNOWN, "request": KNOWN, "name": "ヤマダ", "people": "4"})
    return KNOWN


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(form=FORMS, page=st.sampled_from(PAGES))
def test_forms_of_any_content(visitor, east, family, form, page):
    for path in (f"/s/{east}", f"/h/{card_code(family)}{page}"):
        answer = visitor.client.post(path, data=bytes_of(form), content_type="application/x-www-form-urlencoded")
        assert answer.status_code in (200, 303, 400, 404, 409, 422), (path, form)
        assert "<plaintext>" not in answer.text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=300), kind=st.sampled_from([
    "application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "multipart/form-data", "application/json", "text/plain; charset=cp932", "",
]))  # fmt: skip
def test_bytes_of_any_kind(visitor, east, family, body, kind):
    for path in (f"/s/{east}", f"/h/{card_code(family)}/details", f"/h/{card_code(family)}/person/1"):
        answer = visitor.client.post(path, data=body, content_type=kind)
        assert answer.status_code < 500, (path, kind, body)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(word=st.text(max_size=60), lang=st.text(max_size=5))
def test_addresses_of_any_kind(visitor, word, lang):
    from urllib.parse import quote

    word = quote(word, safe="", errors="surrogatepass")
    for path in (f"/s/{word}", f"/h/{word}", f"/h/{word}/person/{word}"):
        answer = visitor.get(f"{path}?lang={quote(lang, errors='surrogatepass')}&new={word}&saved={word}")
        assert answer.status_code in (302, 308, 400, 404), path
