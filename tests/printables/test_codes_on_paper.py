"""QR codes on paper: all of them are read, none is too small, and a Wi-Fi code says what phones expect."""

import pytest

from printables.forms import Forms, forms
from printables.page import Paper
from printables.poster import Poster, poster, posters
from printables.wifi import wifi_text
from printables.words import Words


@pytest.mark.parametrize("size", ["A4", "A3"])
def test_a_phone_reads_the_shelter_and_the_wifi_from_the_poster(size, fonts, frame, read):
    door = Poster(frame, "HTTP://192.168.1.5:8000/S/E23216", "http://192.168.1.5:8000/s/E23216", 'a;b"c', "pass:wo\\rd,1")
    sheet = read(poster(door, fonts, size))
    assert sheet.codes() == {"HTTP://192.168.1.5:8000/S/E23216", r'WIFI:T:WPA;S:a\;b\"c;P:pass\:wo\\rd\,1;;'}


def test_a_poster_without_wifi_has_one_code(fonts, frame, read):
    sheet = read(poster(Poster(frame, "HTTP://10.0.0.2:8000/S/X", "http://10.0.0.2:8000/s/X"), fonts))
    assert sheet.codes() == {"HTTP://10.0.0.2:8000/S/X"}
    assert "Wi-Fi" not in sheet.text


def test_each_of_many_posters_leads_to_its_own_shelter(fonts, frame, read):
    doors = [Poster(frame, f"HTTP://192.168.1.5:8000/S/E{code}", f"http://192.168.1.5:8000/s/E{code}") for code in range(12)]
    sheet = read(posters(iter(doors), fonts))
    assert [sheet.codes(page) for page in range(12)] == [{door.check_in} for door in doors]


def test_both_sides_of_every_card_carry_its_own_code(fonts, frame, read):
    cards = [(f"{number:04d}", f"HTTP://192.168.1.5:8000/H/SH3A9KQ2M7X4R8T1WZ5B{number}", f"SH3A-{number}") for number in range(1, 5)]
    sheet = read(forms(Forms(frame, cards), fonts))
    assert [sheet.codes(page) for page in range(8)] == [{text} for _, text, _ in cards for _ in ("front", "back")]
    assert all(f"No. {number}" in sheet.texts[2 * place] for place, (number, *_) in enumerate(cards))


def test_a_code_on_a_drills_card_is_read_through_the_mark(fonts, drill, read):
    sheet = read(forms(Forms(drill, [("1", "HTTP://192.168.1.5:8000/H/SH3A9KQ2M7X4", "SH3A")]), fonts))
    assert sheet.codes(0) == sheet.codes(1) == {"HTTP://192.168.1.5:8000/H/SH3A9KQ2M7X4"}


def test_a_code_smaller_than_twenty_millimetres_is_refused(fonts, frame):
    pen = Paper(fonts, Words("札", "Tag"), "tag").start(frame)
    pen.qr(20, 50, 20, "OK")
    with pytest.raises(ValueError, match="20 mm"):
        pen.qr(20, 80, 19, "TOO SMALL")


def test_an_open_wifi_is_said_to_be_open(fonts, frame, read):
    assert wifi_text("shelter") == "WIFI:T:nopass;S:shelter;;"
    sheet = read(poster(Poster(frame, "HTTP://10.0.0.2:8000/S/X", "http://10.0.0.2:8000/s/X", "shelter"), fonts))
    assert "WIFI:T:nopass;S:shelter;;" in sheet.codes()
    assert "パスワードなし" in sheet.text


@pytest.mark.parametrize("name", ["00000JAPAN", "00000japan", " 00000JAPAN "])
def test_the_carriers_network_name_is_never_printed(name, fonts, frame):
    with pytest.raises(ValueError, match="another name"):
        poster(Poster(frame, "HTTP://10.0.0.2/S/X", "http://10.0.0.2/s/X", name), fonts)


def test_a_wifi_without_a_name_is_refused():
    with pytest.raises(ValueError, match="no name"):
        wifi_text("", "secret")
