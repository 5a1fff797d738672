"""ヤマダ's family stands at the poster of 東小学校: four people, one phone, one page."""

import gzip
import re
import uuid

import pytest

from shelter.store import views


def form(**said):
    """What the page sends, with fresh ids as each page has."""
    return {"household": str(uuid.uuid4()), "request": str(uuid.uuid4()), "name": "ヤマダ", "people": "4", "urgent": "no", **said}


def stay(node, code):
    """People and households counted at a shelter."""
    return node.read().execute("SELECT coalesce(sum(people), 0), count(*) FROM stay WHERE shelter = ? AND people > 0", (code,)).fetchone()


@pytest.mark.parametrize("lang", ["ja", "easy", "en"])
def test_the_first_page_is_one_small_answer_that_fetches_nothing(visitor, east, lang):
    answer = visitor.get(f"/s/{east}?lang={lang}", headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200
    assert len(answer.data) <= 14_000
    page = gzip.decompress(answer.data).decode()
    assert re.findall(r"<script|<link(?! rel=\"icon\" href=\"data:)|src=|@import|url\(", page) == []
    assert "gzip" not in visitor.get(f"/s/{east}").headers.get("Content-Encoding", "")


def test_a_family_of_four_is_counted_and_gets_its_card(visitor, node, east):
    sent = form()
    answer = visitor.client.post(f"/s/{east}", data=sent)
    assert answer.status_code == 303
    assert re.fullmatch(r"/h/H[0-9A-Z]{26}", answer.headers["Location"])
    page = visitor.get(answer.headers["Location"]).text
    assert "ヤマダ" in page and "東小学校" in page and "<svg" in page
    assert stay(node, east) == (4, 1)
    known = views.household(node.read(), sent["household"])
    assert (known.present[0].via, known.present[0].seen) == ("phone", False)


def test_codes_in_capitals_and_small_letters_lead_to_the_same_pages(visitor, east):
    assert visitor.get(f"/S/{east}").status_code == visitor.get(f"/s/{east.lower()}").status_code == 200
    card = visitor.client.post(f"/S/{east}", data=form()).headers["Location"]
    assert visitor.get(card.replace("/h/", "/H/")).status_code == visitor.get(card.lower()).status_code == 200


def test_more_than_eight_people_are_typed(visitor, node, east):
    assert visitor.client.post(f"/s/{east}", data=form(people="more", more="１２")).status_code == 303
    assert stay(node, east) == (12, 1)


def test_a_family_may_stay_without_a_name(visitor, node, east):
    assert visitor.client.post(f"/s/{east}", data=form(name="", no_name="1")).status_code == 303
    assert stay(node, east) == (4, 1)


def test_urgent_help_rings_for_them_from_the_first_page(visitor, node, east):
    sent = form(urgent="yes")
    visitor.client.post(f"/s/{east}", data=sent)
    assert views.household(node.read(), sent["household"]).urgent > 0


@pytest.mark.parametrize(("said", "sentence"), [
    ({"people": ""}, "Choose how many people you are."),
    ({"people": "more", "more": ""}, "Choose how many people you are."),
    ({"people": "0"}, "from 1 to 999"),
    ({"people": "-4"}, "from 1 to 999"),
    ({"people": "four"}, "from 1 to 999"),
    ({"people": "9" * 500}, "from 1 to 999"),
    ({"name": ""}, "Your name is missing."),
    ({"name": " \u3000\x00\x07 "}, "Your name is missing."),
    ({"name": "ヤ" * 10_000}, "Shorten it to 80 letters."),
])
def test_what_does_not_fit_is_said_in_a_sentence_and_nothing_typed_is_lost(visitor, node, east, said, sentence):
    sent = form(**said)
    answer = visitor.client.post(f"/s/{east}?lang=en", data=sent)
    assert answer.status_code == 422
    assert sentence in answer.text
    for name in ("household", "request"):
        assert f'name="{name}" value="{sent[name]}"' in answer.text
    if sent["name"].isprintable():
        assert f'value="{sent["name"]}"' in answer.text
    if sent["people"].isdecimal() or sent["people"].startswith("-"):
        assert f'value="{sent["people"]}"' in answer.text
    assert stay(node, east) == (0, 0)


def test_a_name_in_another_encoding_is_asked_for_again(visitor, node, east):
    ids = "&".join(f"{name}={uuid.uuid4()}" for name in ("household", "request"))
    cp932 = "ヤマダ".encode("cp932").hex("%").upper()
    answer = visitor.client.post(
        f"/s/{east}?lang=en", data=f"{ids}&people=4&name=%{cp932}", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 422 and "did not arrive as you typed them" in answer.text
    assert stay(node, east) == (0, 0)


@pytest.mark.parametrize("damage", [{"household": "1"}, {"request": "'; DROP TABLE fact; --"}, {"household": ""}, {"household": "x" * 5000}])
def test_forged_or_damaged_ids_give_the_page_again_with_fresh_ones(visitor, node, east, damage):
    answer = visitor.client.post(f"/s/{east}?lang=en", data=form(**damage))
    assert answer.status_code == 400
    assert "did not arrive whole" in answer.text and 'value="ヤマダ"' in answer.text
    household, request = re.findall(r'name="(?:household|request)" value="([0-9a-f-]{36})"', answer.text)
    assert visitor.client.post(f"/s/{east}", data=form(household=household, request=request)).status_code == 303
    assert stay(node, east) == (4, 1)


def test_a_script_in_a_name_is_only_a_name(visitor, east):
    name = '<script>alert("x")</script>'
    card = visitor.client.post(f"/s/{east}", data=form(name=name)).headers["Location"]
    for page in (card, card + "/details", f"/s/{east}"):
        assert "<script" not in visitor.get(page).text
        assert "&lt;script&gt;" in visitor.get(page).text
    assert "<script" not in visitor.client.post(f"/s/{east}", data=form(name=name, people="")).text


def test_another_language_keeps_what_was_typed(visitor, node, east):
    answer = visitor.client.post(f"/s/{east}?lang=en", data=form(show="1", people="3", name="Nguyen"))
    assert answer.status_code == 200
    assert 'value="Nguyen"' in answer.text and 'value="3" checked' in answer.text and "Check in" in answer.text
    assert stay(node, east) == (0, 0)


def test_the_language_goes_along_without_a_cookie(app, east):
    phone = app.test_client(use_cookies=False)
    page = phone.get(f"/s/{east}?lang=en").text
    action = re.search(r'<form method="post" action="([^"]+)"', page)[1]
    card = phone.post(action, data=form()).headers["Location"]
    assert "Photograph this now" in phone.get(card).text


def test_an_unknown_shelter_says_what_to_do(visitor):
    for code in ("ZZZZZZZZ", "x", "%00", "あ" * 300):
        for answer in (visitor.get(f"/s/{code}?lang=en"), visitor.client.post(f"/s/{code}?lang=en", data=form())):
            assert answer.status_code == 404
            assert "Scan the QR code on the poster once more" in answer.text


def test_personal_pages_are_kept_by_nobody_and_told_to_nobody(visitor, east):
    card = visitor.client.post(f"/s/{east}", data=form()).headers["Location"]
    for page in (f"/s/{east}", card, card + "/details", card + "/person/1", card + "/hide"):
        headers = visitor.get(page).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "ヤマダ" not in page and "script-src 'self'" in headers["Content-Security-Policy"]


def test_a_body_too_large_is_refused_in_a_sentence(visitor, east):
    answer = visitor.client.post(f"/s/{east}?lang=en", data=form(name="x" * 2_000_000))
    assert answer.status_code == 413
    assert "too much" in answer.text


def test_bytes_that_are_no_form_are_answered_with_the_form(visitor, east):
    for kind in ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json", "image/png", ""):
        answer = visitor.client.post(f"/s/{east}", data=b"\x89PNG\x00\xff\xfe&&==%%%", content_type=kind)
        assert answer.status_code == 400
        assert 'class="people"' in answer.text
