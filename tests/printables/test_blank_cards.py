"""Blank evacuee cards: every standard field, boxes for gloved hands, one number for both sides."""

import pytest

from printables import form_words
from printables.form_cells import BOX
from printables.forms import CARE_ROW, KANA, ROW, Forms, Sheet, forms
from printables.ruby import plain


@pytest.fixture
def card(fonts, frame, read):
    return read(forms(Forms(frame, [Sheet("0012", "HTTP://192.168.1.5:8000/H/SH3A9KQ2M7X4", "SH3A-9KQ2")]), fonts))


def test_the_card_has_every_standard_field_in_japanese_and_english(card):
    front, back = ("".join(text.split()) for text in card.texts)
    for label in (form_words.REPRESENTATIVE, form_words.PHONE, form_words.SECOND, form_words.ARRIVED, form_words.RELATIONSHIP):
        assert "".join(label.en.split()) in front
    for label in (*form_words.CARE.values(), form_words.HIDDEN, form_words.PETS, *form_words.HOME_CHOICES.values()):
        assert "".join(label.en.split()) in back
    for label in form_words.STAYING_CHOICES.values():
        assert label.en in front
    for word in ("インスリン", "アレルギー", "ハラール"):
        assert plain(word) in back


def test_a_sheet_has_room_for_six_people(card):
    # In reading order every person's cells follow their number: 年月日 and 歳 once each.
    assert card.texts[0].count("歳") == 6
    assert card.texts[0].count("no answer") == 6


def test_boxes_are_large_enough_for_a_pencil_held_in_gloves():
    assert min(BOX, CARE_ROW, KANA, ROW) >= 8


def test_the_letters_of_the_code_can_be_typed_from_the_card(card):
    assert all("SH3A-9KQ2" in text for text in card.texts)


def test_a_hundred_cards_are_one_file_in_order(fonts, frame, read):
    cards = [Sheet(f"{number:04d}", f"HTTP://10.0.0.2/H/{number}", str(number)) for number in range(1, 101)]
    pdf = forms(Forms(frame, cards), fonts)
    assert len(pdf) < 1_000_000
    assert len(read(pdf).texts) == 200


def test_no_cards_are_refused_in_a_sentence(fonts, frame):
    with pytest.raises(ValueError, match="at least one"):
        forms(Forms(frame, []), fonts)
