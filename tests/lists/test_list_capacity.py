"""Capacity is what people typed; a number is taken only where one clear number of people stands there."""

import pytest

from shelter.lists import read


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("30", 30),
        ("20500", 20500),
        ("1,000", 1000),
        ("３００", 300),
        ("1，200人", 1200),
        ("150.0", 150),
        ("390人", 390),
        ("約300名", 300),
        ("200人程度", 200),
        ("定員：80名", 80),
        ("100人(体育館)", 100),
        ("屋内191人／屋外0人(面積の1/2)", 191),
        ("屋内1,371人／屋外5,470人（面積の1/2）", 1371),
        ("屋内2,736人屋外11,700人（面積の1/2）", 2736),
        ("屋外9,700人／屋内88人", 88),
        ("屋内0人／屋外9,700人(面積の1/2)", 0),
        ("屋内990人／屋外0人(座席数)", 990),
        ("200人2.0㎡あたり1人", 200),
        ("467人　　（2㎡/人）", 467),
        ("1,265人　　（2㎡/人）", 1265),
        ("11,600人（1人／㎡）", 11600),
        ("3900人（３㎡あたり１人）", 3900),
        ("193人（1人/2㎡）", 193),
        ("452人　　（1駐車場区画あたり2人）", 452),
        ("１50人　（1㎡/人）", 150),
        ("513（2㎡/人）", 513),
        ("82人（2人/室）", 82),
    ],
)
def test_one_clear_number_of_people_is_read(csv_file, typed, people):
    reading = read("a.csv", csv_file(["名称", "収容人数"], ["中央公民館", typed]))
    assert (reading.taken[0].capacity, reading.taken[0].capacity_text) == (people, typed)
    assert reading.questions == ()


@pytest.mark.parametrize(
    "typed",
    [
        "100～200人",
        "屋外500人",
        "屋内100人～200人 屋外50人",
        "体育館100人、校舎200人",
        "1,000㎡",
        "百人",
        "200世帯",
        "-5",
        "要確認",
    ]
    + ["100人以上", "0767531111", "1,23", "屋内体育館200人／屋内教室100人", "1.5万人", "9" * 5000],
)
def test_anything_else_is_left_unknown_and_asked_about(csv_file, typed):
    reading = read("a.csv", csv_file(["名称", "収容人数"], ["中央公民館", typed]))
    assert reading.taken[0].capacity is None
    assert reading.taken[0].capacity_text == typed
    assert [question.about for question in reading.questions] == ["capacity"]


@pytest.mark.parametrize("typed", ["", "－", "―", "-"])
def test_an_empty_cell_or_a_dash_is_unknown_without_a_question(csv_file, typed):
    reading = read("a.csv", csv_file(["名称", "住所", "収容人数"], ["中央公民館", "本町1", typed]))
    assert (reading.taken[0].capacity, reading.taken[0].capacity_text, reading.questions) == (None, None, ())


def test_the_indoor_column_is_taken_where_a_list_has_one_for_each(csv_file):
    data = csv_file(["名称", "住所", "収容人数（屋内）", "収容人数（屋外）"], ["中央公民館", "本町1", "120", "900"])
    assert read("a.csv", data).taken[0].capacity == 120
