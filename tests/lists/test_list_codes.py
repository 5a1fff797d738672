"""Municipality codes with and without check digit and leading zero, the 共通ID, and publishers' own ids."""

import pytest

from shelter.lists import read
from shelter.lists.municipality import check_digit


@pytest.mark.parametrize(
    ("five", "digit"),
    [("17202", "2"), ("04202", "1"), ("12203", "3"), ("47201", "8"), ("17000", "3"), ("01100", "2"), ("13101", "6")],
)
def test_the_check_digit_follows_weights_6_5_4_3_2(five, digit):
    assert check_digit(five) == digit


def codes(csv_file, *typed, town="", header="市町村コード"):
    rows = [[code, f"第{n}公民館", f"本町{n}", town] for n, code in enumerate(typed)]
    reading = read("a.csv", csv_file([header, "名称", "住所", "都道府県名"], *rows))
    return [listed.municipality for listed in reading.taken], [question.about for question in reading.questions]


def test_six_digits_lose_their_check_digit(csv_file):
    assert codes(csv_file, "172022", "122033") == (["17202", "12203"], [])


def test_a_wrong_check_digit_is_asked_about(csv_file):
    assert codes(csv_file, "172029") == ([None], ["municipality"])


def test_a_leading_zero_lost_in_a_spreadsheet_is_restored(csv_file):
    assert codes(csv_file, "42021") == (["04202"], [])
    assert codes(csv_file, "4202") == (["04202"], [])


def test_five_digits_that_can_be_read_in_two_ways_are_not_guessed(csv_file):
    # 12203 is Ichikawa, or 012203 (Shibetsu in Hokkaido) without its zero.
    assert codes(csv_file, "12203") == ([None], ["municipality_unsure"])


def test_the_prefecture_decides_between_two_readings(csv_file):
    assert codes(csv_file, "12203", town="千葉県") == (["12203"], [])
    assert codes(csv_file, "12203", town="北海道") == (["01220"], [])


def test_the_other_codes_of_the_column_decide_between_two_readings(csv_file):
    assert codes(csv_file, "12203", "17202") == (["12203", "17202"], [])


def test_a_prefectures_own_code_is_nobodys_municipality(csv_file):
    assert codes(csv_file, "170003") == ([None], [])


def test_where_the_place_is_goes_before_who_published(csv_file):
    header = ["全国地方公共団体コード", "名称", "所在地_全国地方公共団体コード", "所在地"]
    listed = read("a.csv", csv_file(header, ["170003", "御祓公民館", "172022", "一本杉町"])).taken[0]
    assert listed.municipality == "17202"


def test_a_row_without_a_code_takes_it_from_the_other_rows_of_its_town(csv_file):
    header = ["ID", "名称", "所在地_全国地方公共団体コード", "所在地_都道府県", "所在地_市区町村"]
    rows = [["CC504", "御祓公民館", "172022", "石川県", "七尾市"], ["NEW001", "寄合い処みそぎ", "", "石川県", "七尾市"]]
    reading = read("a.csv", csv_file(header, *rows))
    assert [listed.municipality for listed in reading.taken] == ["17202", "17202"]
    assert "municipality_from_town" in [question.about for question in reading.questions]


@pytest.mark.parametrize("typed", ["E042020000120", "0420200001201", "E0420200001301", "X0420200001201"])
def test_a_damaged_common_id_is_left_empty_and_asked_about(csv_file, typed):
    reading = read("a.csv", csv_file(["共通ID", "名称"], [typed, "渡波中学校"]))
    assert (reading.taken[0].common_id, reading.taken[0].building) == (None, None)
    assert [question.about for question in reading.questions] == ["common_id"]


def test_a_common_id_in_the_column_of_own_ids_is_found(csv_file):
    listed = read("a.csv", csv_file(["ID", "名称", "住所"], ["e0420200002111", "渡波中学校", "さくら町"])).taken[0]
    assert (listed.common_id, listed.municipality) == ("E0420200002111", "04202")


def test_an_id_column_that_repeats_its_values_is_not_used(csv_file):
    reading = read("a.csv", csv_file(["ID", "名称", "住所"], ["A1", "東公民館", "東町"], ["A1", "西公民館", "西町"]))
    assert [listed.local_id for listed in reading.taken] == [None, None]
    assert any("repeats its values" in english for english, _ in reading.notes)
