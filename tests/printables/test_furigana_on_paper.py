"""Furigana: over every kanji of a label and of easy Japanese, and never torn from it."""

import re

from printables import form_words, words
from printables.form_words import Label
from printables.ruby import phrases, plain, ruby_width, ruby_wrap
from printables.words import Words
from shelter.core.care import CARE, SEX, STAYING
from shelter.core.details import DISCLOSURE

KANJI = re.compile(r"[\u3005\u3400-\u9fff\uf900-\ufaff]")
KANA = re.compile(r"[\u3041-\u309f\u30a1-\u30ff]+")


def marked_up():
    for value in [*vars(form_words).values(), *vars(words).values()]:
        yield from _marked(value)


def _marked(value):
    if isinstance(value, Label):
        yield value.ruby
    elif isinstance(value, Words):
        yield value.easy
    elif isinstance(value, dict) and "__name__" not in value:
        for inner in value.values():
            yield from _marked(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _marked(inner)


def test_every_kanji_of_labels_and_easy_japanese_has_its_reading():
    texts = [text for text in marked_up() if text]
    assert len(texts) > 80
    for text in texts:
        for phrase in phrases(text):
            for stretch in phrase:
                assert bool(KANJI.search(stretch.base)) == bool(stretch.reading), text
                assert not stretch.reading or KANA.fullmatch(stretch.reading), text


def test_nothing_of_the_text_is_lost_between_the_marks():
    text = "{何人|なんにん}か えらびます。{名前|なまえ}を 1つ {書|か}きます"
    assert "".join(stretch.base for phrase in phrases(text) for stretch in phrase) == "何人かえらびます。名前を1つ書きます"
    assert plain(text) == "何人か えらびます。名前を 1つ 書きます"


def test_easy_japanese_breaks_only_between_its_words(fonts):
    text = "スマホが ない {人|ひと}、{困|こま}って いる {人|ひと}は、{受付|うけつけ}の {机|つくえ}に {来|き}て ください"
    lines = ruby_wrap(fonts, text, 10, 120)
    assert len(lines) > 2
    assert [phrase for line in lines for phrase in line] == phrases(text)
    assert all(ruby_width(fonts, line, 10) <= 120 for line in lines)


def test_the_card_asks_for_everything_that_can_be_recorded():
    assert tuple(form_words.CARE) == CARE
    assert set(form_words.STAYING_CHOICES) == set(STAYING)
    assert set(form_words.SEX_CHOICES) == set(SEX)
    assert tuple(form_words.DISCLOSURE) == DISCLOSURE
