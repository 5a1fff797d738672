"""Positions are inside Japan or empty; what was put right or left out is asked about."""

import pytest

from shelter.lists import read


def place(csv_file, lat, lon):
    return read("a.csv", csv_file(["名称", "住所", "緯度", "経度"], ["首里城公園", "那覇市首里1", lat, lon]))


def test_swapped_latitude_and_longitude_are_put_right_and_asked_about(csv_file):
    reading = place(csv_file, "127.71537978", "26.21834678")
    assert (reading.taken[0].lat, reading.taken[0].lon) == (26.21834678, 127.71537978)
    assert [question.about for question in reading.questions] == ["swapped"]


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        ("35.5", "139.25"),
        ("３５．５", "１３９．２５"),
        ("北緯35度30分", "東経139度15分"),
        ("35°30′00″", "139°15′0″"),
        ("35.5度", "E139.25"),
    ],
)
def test_degrees_are_read_in_the_forms_people_type(csv_file, lat, lon):
    reading = place(csv_file, lat, lon)
    assert (reading.taken[0].lat, reading.taken[0].lon) == (35.5, 139.25)
    assert reading.questions == ()


@pytest.mark.parametrize(
    ("lat", "lon", "about"),
    [
        ("0", "0", "outside"),
        ("51.5", "0.12", "outside"),
        ("35.5", "", "half_position"),
        ("北の方", "139", "position"),
        ("nan", "inf", "position"),
    ],
)
def test_a_position_that_cannot_be_is_left_empty_and_asked_about(csv_file, lat, lon, about):
    reading = place(csv_file, lat, lon)
    assert (reading.taken[0].lat, reading.taken[0].lon) == (None, None)
    assert [question.about for question in reading.questions] == [about]


def test_no_position_is_no_question(csv_file):
    assert place(csv_file, "", "－").questions == ()


def test_places_in_different_quarters_that_share_one_position_are_asked_about(csv_file):
    header = ["名称", "所在地", "緯度", "経度"]
    rows = [["旧七尾工業高校", "南ヶ丘342"], ["旧御祓中学校", "小島町42"], ["旧有磯小学校", "黒崎町100"]]
    reading = read("a.csv", csv_file(header, *([*row, "36.9945304", "137.0519353"] for row in rows)))
    assert [(question.row_number, question.about) for question in reading.questions] == [
        (n, "shared_position") for n in (2, 3, 4)
    ]
    assert len(reading.taken) == 3


def test_offices_in_one_building_may_share_its_position(csv_file):
    header = ["名称", "所在地", "緯度", "経度"]
    rows = [
        ["県税事務所", "旭町116-37（合同庁舎）"],
        ["林業事務所", "旭町116-37"],
        ["旅券センター", "旭町116-37（合同庁舎2階）"],
    ]
    reading = read("a.csv", csv_file(header, *([*row, "26.21030607", "127.67714811"] for row in rows)))
    assert reading.questions == ()
