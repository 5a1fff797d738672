"""Many ways of writing one name or address are found by one key; what was typed stays as typed."""

import pytest

from shelter.core.names import fold, fold_address


@pytest.mark.parametrize(("typed", "searched"), [
    ("髙﨑", "高崎"), ("渡邉", "渡辺"), ("渡邊", "渡辺"), ("𠮷田", "吉田"), ("葛\U000e0100西", "葛西"), ("齋藤", "斉藤"),
    ("ﾀﾅｶ ﾀﾛｳ", "たなか たろう"), ("ﾀﾞｲｺﾞ", "だいご"), ("山本・太郎", "山本太郎"), ("シャトー", "しやと"), ("ＳＡＴＯ", "sato"),
    ("Nguyễn Văn Đức", "nguyen van duc"), ("Müller", "muller"),
])  # fmt: skip
def test_variants_of_a_name_are_one(typed, searched):
    assert fold(typed) == fold(searched)


def test_voicing_marks_tell_names_apart():
    assert fold("かき") != fold("かぎ")


def test_kanji_are_never_turned_into_kana():
    assert fold("田中") != fold("たなか")


@pytest.mark.parametrize("typed", ["2丁目3番", "2の3", "２－３", "二丁目３番地", "2-3", "2 ー 3"])
def test_ways_of_writing_an_address_are_one(typed):
    assert fold_address(typed) == "2-3"
