"""The poster: the name from afar, the code, and three steps for everybody."""

import pytest

from printables import words
from printables.page import Frame
from printables.poster import Poster, poster, posters
from printables.ruby import plain

LONG = "穴水町立向洋小学校・中学校屋内運動場および隣接コミュニティセンター穴水分館"


@pytest.fixture
def door(frame):
    return Poster(frame, "HTTP://192.168.1.5:8000/S/E23216", "http://192.168.1.5:8000/s/E23216")


def test_the_poster_says_everything_in_three_languages(door, fonts, read):
    text = "".join(read(poster(door, fonts)).text.split())
    for said in (*words.STEPS, words.NO_PHONE, words.URGENT):
        assert "".join(said.ja.split()) in text
        assert "".join(said.en.split()) in text
    # Readings stand between the kanji when copied; without them the easy sentence is whole.
    assert "スマホがない" in text
    assert plain(words.NO_PHONE.easy).split()[-1] in text


def test_the_address_stands_below_the_code_in_letters(door, fonts, read):
    assert "http://192.168.1.5:8000/s/E23216" in read(poster(door, fonts)).text


def test_the_code_is_larger_than_a_hand(door, fonts, read):
    sheet = read(poster(door, fonts))
    dark = sheet.millimetres(0, 12, 68, 198, 195).point(lambda grey: 255 - grey).getbbox()
    dot = sheet.pictures[0].width / 210
    assert (dark[2] - dark[0]) / dot > 100
    assert (dark[3] - dark[1]) / dot > 100


def test_the_longest_name_is_printed_whole(frame, fonts, read):
    sheet = read(poster(Poster(Frame(LONG, "E1", frame.printed_at), "HTTP://10.0.0.2/S/E1", "http://10.0.0.2/s/E1"), fonts))
    # Once small in the corner, once large over one or two lines.
    assert "".join(sheet.text.split()).count(LONG) == 2


def test_a_name_of_two_hundred_letters_ends_in_dots_and_stays_on_the_sheet(frame, fonts, read):
    name = "寿限無" * 66
    sheet = read(poster(Poster(Frame(name, "E1", frame.printed_at), "HTTP://10.0.0.2/S/E1", "http://10.0.0.2/s/E1"), fonts))
    assert "…" in sheet.text
    assert sheet.codes() == {"HTTP://10.0.0.2/S/E1"}


def test_a_poster_comes_as_a4_or_a3(door, fonts, read):
    assert read(poster(door, fonts, "A4")).sizes == [(210, 297)]
    assert read(poster(door, fonts, "A3")).sizes == [(297, 420)]
    with pytest.raises(ValueError, match="A4 or A3"):
        poster(door, fonts, "A5")


def test_no_shelter_makes_no_poster(fonts):
    with pytest.raises(ValueError, match="no shelter"):
        posters([], fonts)
