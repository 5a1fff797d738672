"""What holds for every sheet of paper, whatever it is for."""

from itertools import count

import pytest

PAPERS = {"poster": 1, "poster A3": 1, "forms": 2, "roster": 3, "board": 3}  # and how many pages the sample has


@pytest.fixture
def sheets(every_paper, read, frame):
    return {name: read(pdf) for name, pdf in every_paper(frame).items()}


@pytest.fixture
def drill_sheets(every_paper, read, drill):
    return {name: read(pdf) for name, pdf in every_paper(drill).items()}


def test_every_paper_has_the_pages_it_says_it_has(sheets):
    assert {name: len(sheet.texts) for name, sheet in sheets.items()} == PAPERS
    for sheet in sheets.values():
        for number, text in zip(count(1), sheet.texts, strict=False):
            assert f"{number}/{len(sheet.texts)}" in text


def test_the_same_corner_says_what_paper_it_is_whose_and_who_printed_it_when(sheets):
    names = {"poster": "受付ポスター", "poster A3": "受付ポスター", "forms": "避難者カード", "roster": "避難者名簿", "board": "避難所の状況"}
    for paper, sheet in sheets.items():
        for text in sheet.texts:
            first, second, third = text.splitlines()[:3]
            assert names[paper] in first
            assert second.startswith("常滑市立鬼崎北小学校")
            assert "E23216" in second
            assert "2024-01-02 20:00" in third
            assert "佐藤" in third


def test_nothing_is_drawn_outside_the_printable_margin(drill_sheets, sheets):
    for sheet in (*drill_sheets.values(), *sheets.values()):
        for number, (wide, high) in enumerate(sheet.sizes):
            inside = 11.7  # of 12 mm: the width of a line and the grain of the picture
            below, right = high - inside, wide - inside
            for strip in ((0, 0, wide, inside), (0, below, wide, high), (0, 0, inside, high), (right, 0, wide, high)):
                assert sheet.millimetres(number, *strip).getextrema() == (255, 255), (sheet.texts[number], strip)


def test_a_drill_is_marked_on_every_page_so_that_nobody_can_miss_it(drill_sheets):
    for sheet in drill_sheets.values():
        for number, text in enumerate(sheet.texts):
            assert "訓練 DRILL" in text
            enlarged = min(sheet.sizes[number]) / 210
            wide = sheet.sizes[number][0]
            corner = sheet.millimetres(number, wide - 74 * enlarged, 12 * enlarged, wide - 12 * enlarged, 24.5 * enlarged)
            dark = sum(corner.histogram()[:64]) / (corner.width * corner.height)
            assert 0.6 < dark < 0.95, "white words on a black field"


def test_what_is_no_drill_is_not_marked_as_one(sheets):
    assert [name for name, sheet in sheets.items() if "訓練" in sheet.text or "DRILL" in sheet.text] == []


def test_every_paper_carries_its_title_and_its_language(sheets):
    for sheet in sheets.values():
        assert sheet.reader.metadata.title
        assert sheet.reader.trailer["/Root"]["/Lang"] == "ja"


def test_every_font_travels_inside_the_paper_and_only_the_letters_used(sheets):
    for sheet in sheets.values():
        assert len(sheet.pdf) < 600_000
        fonts = [
            font.get_object()
            for page in sheet.reader.pages
            for font in page["/Resources"]["/Font"].get_object().values()
        ]
        assert fonts
        assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in fonts)
