"""Headquarters' board on paper: every number with its time, unknown said, crowding told apart without colour."""

from datetime import datetime

import pytest

from printables.count_words import Headcount, signed
from printables.page import Paper
from printables.sheet import Totals, board_sheet, draw_crowding
from printables.words import Words

EIGHT = datetime(2024, 1, 2, 20, 0)


@pytest.fixture
def board(fonts, frame, read):
    return lambda *rows: read(board_sheet(frame, list(rows), Totals(131, 40, len(rows)), EIGHT, fonts)).text


def test_more_than_full_is_shown_as_more_than_full(board, shelter_row):
    assert "109%" in board(shelter_row())


def test_nearly_full_is_not_rounded_up_to_full(board, shelter_row):
    text = board(shelter_row(share=0.999, crowding="crowded"))
    assert "99%" in text and "100%" not in text


def test_what_is_not_known_is_said_and_never_nought(board, shelter_row):
    unknown = dict.fromkeys(("people", "people_at", "households", "capacity", "share", "updated"))
    text = board(shelter_row(**unknown, crowding="unknown", status="unknown"))
    assert text.count("不明") == 8  # those six but the moment of the people, then crowding, status, and who is outside
    assert "None" not in text


def test_the_headcount_stands_beside_the_roster_with_its_difference_and_time(board, shelter_row):
    text = board(shelter_row(headcount=Headcount(128, datetime(2024, 1, 1, 18, 30), "佐藤")))
    assert "128 (−3)" in text
    assert "01-01 18:30 佐藤" in text


def test_a_shelter_where_nobody_counted_says_so(board, shelter_row):
    assert "未実施" in board(shelter_row())


def test_all_needs_of_a_shelter_are_there(board, shelter_row):
    needs = tuple(f"毛布（大人用）{number} 枚" for number in range(1, 16))
    text = "".join(board(shelter_row(needs=needs)).split())
    assert all("".join(need.split()) in text for need in needs)


def test_a_status_of_a_newer_program_is_shown_as_it_is(board, shelter_row):
    assert "moving" in board(shelter_row(status="moving"))


def test_a_board_of_three_hundred_shelters_loses_none(board, shelter_row):
    text = board(*(shelter_row(code=f"E{number:05d}") for number in range(300)))
    assert all(f"E{number:05d}" in text for number in range(300))


def test_an_empty_board_says_so(board):
    assert "表示する避難所がありません" in board()


def test_the_four_bands_grow_darker_and_need_no_colour(fonts, frame, read):
    paper = Paper(fonts, Words("形", "Shapes"), "shapes")
    pen = paper.start(frame)
    for place, band in enumerate(("vacant", "filling", "crowded", "full")):
        draw_crowding(pen, 30 + 30 * place, 100, 10, band)
    sheet = read(paper.done())
    dark = []
    for place in range(4):
        shape = sheet.millimetres(0, 18 + 30 * place, 88, 42 + 30 * place, 112)
        dark.append(sum(shape.histogram()[:128]))
    disc = dark[3]
    assert dark[0] < 0.2 * disc
    assert 0.25 * disc < dark[1] < 0.45 * disc
    assert 0.7 * disc < dark[2] < 0.9 * disc


def test_a_difference_always_carries_its_sign():
    assert [signed(5), signed(-5), signed(0)] == ["+5", "−5", "±0"]
