"""Flags for hazards: yes, no, and unknown are three things."""

import pytest

from shelter.lists import read


@pytest.mark.parametrize("typed", ["1", "1.0", "○", "〇", "◯", "◎", "有", "あり", "TRUE", "１", "可"])
def test_yes_is_typed_in_many_ways(csv_file, typed):
    listed = read("a.csv", csv_file(["名称", "住所", "洪水"], ["城山公園", "本町1", typed])).taken[0]
    assert (listed.hazards, listed.hazards_known) == (("flood",), {"flood": True})


@pytest.mark.parametrize("typed", ["0", "0.0", "×", "無", "なし", "－", "-", "FALSE", "不可"])
def test_no_is_typed_in_many_ways(csv_file, typed):
    listed = read("a.csv", csv_file(["名称", "住所", "洪水", "地震"], ["城山公園", "本町1", typed, "1"])).taken[0]
    assert listed.hazards_known == {"flood": False, "earthquake": True}


def test_an_empty_flag_is_unknown(csv_file):
    listed = read("a.csv", csv_file(["名称", "住所", "洪水", "津波"], ["城山公園", "本町1", "", "1"])).taken[0]
    assert "flood" not in listed.hazards_known


def test_a_flag_that_is_neither_is_unknown_and_asked_about(csv_file):
    reading = read("a.csv", csv_file(["名称", "住所", "洪水", "津波"], ["城山公園", "本町1", "△", "1"]))
    assert reading.taken[0].hazards_known == {"tsunami": True}
    assert "△" in reading.questions[0].what and "洪水" in reading.questions[0].what


def test_all_eight_hazards_of_the_law_are_known_by_their_official_words(csv_file):
    words = ["洪水", "崖崩れ、土石流及び地滑り", "高潮", "地震", "津波", "大規模な火事", "内水氾濫", "火山現象"]
    for prefix in ("", "災害種別_"):
        data = csv_file(["名称", "住所", *(prefix + word for word in words)], ["城山公園", "本町1", *"11111111"])
        assert read("a.csv", data).taken[0].hazards == (
            "flood", "landslide", "storm_surge", "earthquake", "tsunami", "fire", "inland_flood", "volcano",
        )  # fmt: skip


def test_hazards_in_one_cell_are_read_as_words(csv_file):
    reading = read("a.csv", csv_file(["名称", "住所", "災害種別"], ["城山公園", "本町1", "洪水・土砂災害、地震／竜巻"]))
    assert reading.taken[0].hazards == ("flood", "landslide", "earthquake")
    assert [question.about for question in reading.questions] == ["hazard_words"]
