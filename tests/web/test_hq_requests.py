"""What shelters lack, at headquarters: seen, answered, followed until it is done."""

import pytest

from shelter import desk
from shelter.core.cards import new_card
from shelter.core.items import ITEMS
from shelter.store import desk_views
from shelter.web.words import plain


@pytest.fixture
def blankets(node, east):
    return desk.ask_for(node, east, by="佐藤", request=new_card(), item="blanket", quantity=200, urgency="now", note="夜までに")


def test_a_request_is_accepted_sent_delivered_and_closed_with_words_the_shelter_reads(node, hq, blankets):
    page = hq.get("/hq/requests").text
    assert "毛布" in page and "200" in page and "枚" in page and "夜までに" in page and "東小学校" in page and "至急" in page
    for state, note in (("accepted", "手配します"), ("sent", "17時に出発"), ("delivered", ""), ("done", "")):
        assert hq.post(f"/hq/requests/{blankets}", state=state, note=note, request=new_card()).status_code == 303
    story = desk_views.supplies(node.read(), blankets)
    assert [(by, state) for _, by, state, _ in story.log] == [
        ("佐藤", "asked"), ("鈴木", "accepted"), ("鈴木", "sent"), ("鈴木", "delivered"), ("鈴木", "done")]  # fmt: skip
    assert story.answer == "17時に出発" and not story.open
    assert "毛布" not in hq.get("/hq/requests").text
    assert "17時に出発" in hq.get("/hq/requests?all=1").text


def test_a_request_can_be_declined_with_a_reason(node, hq, blankets):
    hq.post(f"/hq/requests/{blankets}", state="declined", note="在庫なし。県に依頼中", request=new_card())
    story = desk_views.supplies(node.read(), blankets)
    assert (story.state, story.answer) == ("declined", "在庫なし。県に依頼中")


def test_the_same_answer_sent_twice_is_one_answer(node, hq, blankets):
    attempt = new_card()
    for _ in range(2):
        assert hq.post(f"/hq/requests/{blankets}", state="accepted", request=attempt).status_code == 303
    assert len(desk_views.supplies(node.read(), blankets).log) == 2


def test_a_note_that_is_too_long_is_refused_in_a_sentence_and_kept_in_the_form(hq, blankets):
    note = "あ" * 300
    answer = hq.post(f"/hq/requests/{blankets}", state="accepted", note=note, request=new_card())
    assert answer.status_code == 422 and note in answer.text and 'role="alert"' in answer.text


@pytest.mark.parametrize(("id", "state", "status"), [("nonsense", "accepted", 422), (None, "confirmed", 422), (new_card(), "accepted", 404)])
def test_an_answer_to_nothing_or_without_sense_is_refused(hq, blankets, id, state, status):
    answer = hq.post(f"/hq/requests/{id or blankets}", state=state, request=new_card())
    assert answer.status_code in (status, 404) and 'role="alert"' in answer.text


def test_in_easy_japanese_what_is_lacking_and_its_unit_have_their_readings(hq, blankets):
    page = hq.get("/hq/requests?lang=easy").text
    assert "<ruby>毛布<rt>もうふ</rt></ruby>" in page and "<ruby>枚<rt>まい</rt></ruby>" in page


def test_every_supply_and_unit_is_called_the_same_on_pages_and_on_paper(app):
    with app.test_request_context("/?lang=ja"):
        assert [(plain(item.en), plain(item.unit_en)) for item in ITEMS] == [(item.ja, item.unit_ja) for item in ITEMS]
