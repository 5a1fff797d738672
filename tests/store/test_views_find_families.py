"""The desk looks for a family by whatever it has: part of a name in any script, a phone, an address, a card."""

import pytest

from shelter.core import household_rules as rules
from shelter.core.cards import card_code, new_card
from shelter.core.refusal import Refused
from shelter.store import views
from tests.story import Box, new_family


@pytest.fixture(scope="module")
def east():
    """渡邉髙子's, 𠮷田's, Nguyễn's and Ōno's families at EAST, and 渡辺's at WEST."""
    box = Box("east")
    for name, kana, details in (
        ("渡邉　髙子", "ﾜﾀﾅﾍﾞ ﾀｶｺ", {"address": "東町二丁目3番地の1", "phone": "0767-52-0001"}),
        ("𠮷田", "よしだ", {}),
        ("Nguyễn Thị Đào", "", {}),
        ("オーノ", "", {}),
    ):
        family = new_family()
        box.arrive(family, name=name, kana=kana, people=2)
        box.do(rules.describe, family, details=details, members={"2": {"name": "﨑山花", "kana": "サキヤマ ハナ"}} if details else {})
    box.arrive(new_family(), place="WEST", name="渡辺", kana="わたなべ", people=1)
    yield box
    box.close()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("渡辺髙子", "渡邉　髙子"), ("高子", "渡邉　髙子"), ("わたなべ たか", "渡邉　髙子"), ("ワタナベタカコ", "渡邉　髙子"), ("崎山", "渡邉　髙子"),
        ("ｻｷﾔﾏ", "渡邉　髙子"), ("0767 52", "渡邉　髙子"), ("０７６７－５２", "渡邉　髙子"), ("2の3", "渡邉　髙子"), ("東町2-3-1", "渡邉　髙子"), ("吉", "𠮷田"),
        ("ヨシ", "𠮷田"), ("nguyen", "Nguyễn Thị Đào"), ("THI DAO", "Nguyễn Thị Đào"), ("おの", "オーノ"), ("オ－ノ", "オーノ"),
    ],
)  # fmt: skip
def test_a_family_is_found_by(east, words, name):
    assert name in [row["name"] for row in views.find(east.read(), words, shelter="EAST")]


def test_those_at_this_shelter_come_first_and_the_others_are_found_too(east):
    found = views.find(east.read(), "わたなべ", shelter="EAST")
    assert [(row["name"], row["people_here"]) for row in found] == [("渡邉　髙子", 2), ("渡辺", None)]


@pytest.mark.parametrize("words", ["", "   ", "・", "ー", "ワタナベタロウ", "%", "_", "'"])
def test_nothing_or_a_stranger_finds_nobody(east, words):
    assert views.find(east.read(), words) == []


def test_a_card_opens_its_family_also_in_small_letters_full_width_or_as_an_address(east):
    family = views.find(east.read(), "吉")[0]["id"]
    code = card_code(family)
    for typed in (code, code.lower(), "".join(chr(ord(c) + 0xFEE0) for c in code), f"http://192.168.1.5:8000/H/{code}", f" {code[:5]} {code[5:]}\r\n"):
        assert views.household_of_card(east.read(), typed, False).id == family


def test_a_card_nobody_has_used_is_an_unknown_family_not_an_error(east):
    assert not views.household_of_card(east.read(), card_code(new_card()), False).known


def test_a_card_of_a_drill_is_refused_where_it_is_no_drill(east):
    with pytest.raises(Refused, match="card_of_a_drill"):
        views.household_of_card(east.read(), card_code(new_card(), drill=True), False)
