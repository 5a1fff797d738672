"""The same two shelters, in every form in which town offices send files."""

import pytest

from shelter.lists import read

ROWS = [
    ["施設・場所名", "住所", "緯度", "経度"],
    ["髙田麦公民館", "山形県庄内町髙田麦37", "38.837494", "139.884779"],
    ["余目第四小学校", "山形県庄内町主殿新田21-1", "38.81035", "139.93868"],
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_a_csv_file_reads_in_utf8_with_or_without_mark_and_in_windows_japanese(csv_file, encoding):
    reading = read("list.csv", csv_file(*ROWS, encoding=encoding))
    assert reading.encoding == encoding
    assert [listed.name for listed in reading.taken] == ["髙田麦公民館", "余目第四小学校"]
    assert reading.questions == ()


def test_excels_unicode_text_with_tabs_reads(csv_file):
    reading = read("list.txt", csv_file(*ROWS, encoding="utf-16", delimiter="\t"))
    assert reading.encoding == "utf-16"
    assert reading.taken[0].address == "山形県庄内町髙田麦37"


def test_an_excel_file_reads_and_says_which_sheet_it_left(spreadsheet):
    reading = read("list.xlsx", spreadsheet(表紙=[["令和6年度"], []], 一覧=ROWS, 凡例=[["○", "対応"]]))
    assert reading.encoding == "xlsx"
    assert [listed.row_number for listed in reading.taken] == [2, 3]
    assert any("表紙, 凡例" in english for english, _ in reading.notes)


def test_numbers_in_a_spreadsheet_read_as_a_person_would_type_them(spreadsheet):
    rows = [
        ["市町村コード", "名称", "収容人数", "緯度", "経度"],
        [472018, "首里城公園", 150.0, 26.21834678, 127.71537978],
    ]
    listed = read("list.xlsx", spreadsheet(一覧=rows)).taken[0]
    assert (listed.municipality, listed.capacity, listed.capacity_text) == ("47201", 150, "150")
    assert (listed.lat, listed.lon) == (26.21834678, 127.71537978)


def test_unpacking_a_spreadsheet_tells_how_far_it_is(spreadsheet):
    rows = [ROWS[0], *([f"第{n}公民館", f"山形県庄内町{n}", 38.8, 139.9] for n in range(2500))]
    steps = []
    read("list.xlsx", spreadsheet(一覧=rows), progress=lambda done, total: steps.append((done, total)))
    assert steps[:3] == [(0, 2501), (1000, 2501), (2000, 2501)]
    assert steps[-1] == (2500, 2500)


def test_one_damaged_character_loses_no_row_and_is_asked_about(csv_file):
    rows = [ROWS[0], *([f"第{n}公民館", f"山形県庄内町{n}", "38.8", "139.9"] for n in range(1, 60))]
    data = csv_file(*rows).replace("第7公".encode(), "第7".encode() + b"\xe5\x85")
    reading = read("list.csv", data)
    assert len(reading.taken) == 59
    assert [(question.row_number, question.about) for question in reading.questions] == [(8, "damaged")]


def test_hundreds_of_formatted_empty_rows_are_a_note_not_hundreds_of_questions(spreadsheet):
    reading = read("list.xlsx", spreadsheet(一覧=ROWS + [[" ", None]] * 400))
    assert reading.rows_read == 2
    assert reading.questions == ()
    assert any("400 blank rows" in english for english, _ in reading.notes)
