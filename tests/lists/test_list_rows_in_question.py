"""No row of a list is dropped in silence: it is taken, or in question, or both."""

from shelter.lists import read, report

HEADER = ["名称", "住所", "緯度", "経度", "収容人数"]


def abouts(reading):
    return [(question.row_number, question.about) for question in reading.questions]


def test_a_blank_row_and_a_row_of_dashes_are_blank_rows_in_question(csv_file):
    rows = [
        ["中央公民館", "本町1", "", "", "10"],
        ["", "", "", "", ""],
        ["", "―", "", "", " "],
        ["北公民館", "本町2", "", "", "20"],
    ]
    reading = read("a.csv", csv_file(HEADER, *rows))
    assert reading.rows_read == 4
    assert abouts(reading) == [(3, "blank"), (4, "blank")]
    assert reading.rows_left_out == (3, 4)


def test_a_row_without_a_name_is_in_question_with_what_was_typed(csv_file):
    reading = read("a.csv", csv_file(HEADER, ["", "本町1", "", "", "30"]))
    assert abouts(reading) == [(2, "no_name")]
    assert reading.questions[0].raw["住所"] == "本町1"


def test_footnotes_totals_and_a_repeated_header_are_not_taken_for_shelters(csv_file):
    rows = [
        ["中央公民館", "本町1", "", "", "10"],
        HEADER,
        ["合計", "", "", "", "10"],
        ["※収容人数は目安です", "", "", "", ""],
    ]
    reading = read("a.csv", csv_file(HEADER, *rows))
    assert [listed.name for listed in reading.taken] == ["中央公民館"]
    assert abouts(reading) == [(3, "header_again"), (4, "no_shelter"), (5, "no_shelter")]


def test_a_temple_whose_name_begins_like_a_remark_is_a_shelter(csv_file):
    assert read("a.csv", csv_file(HEADER, ["注連寺", "大網中台92-1", "", "", ""])).taken[0].name == "注連寺"


def test_a_row_longer_than_the_header_keeps_its_extra_cells(csv_file):
    reading = read("a.csv", csv_file(HEADER, ["中央公民館", "本町1", "", "", "10", "予備", ""]))
    assert reading.taken[0].raw["_extra"] == ["予備", ""]
    assert abouts(reading) == [(2, "longer")]


def test_a_row_shorter_than_the_header_is_taken(csv_file):
    reading = read("a.csv", csv_file(HEADER, ["中央公民館", "本町1"]))
    assert reading.taken[0].capacity is None
    assert reading.questions == ()


def test_a_line_break_inside_quotation_marks_stays_in_its_cell_and_row_numbers_stay_those_of_a_spreadsheet(csv_file):
    reading = read(
        "a.csv", csv_file(HEADER, ["総合\n体育館", "本町1", "", "", ""], ["北公民館", "本町2", "", "", "多数"])
    )
    assert [listed.name for listed in reading.taken] == ["総合\n体育館", "北公民館"]
    assert abouts(reading) == [(3, "capacity")]


def test_a_quotation_mark_that_is_never_closed_is_told_with_the_rows_it_swallowed():
    data = '名称,住所,緯度,経度\n中央公民館,本町1,,\n北公民館,"本町2,,\n南公民館,本町3,,\n西公民館,本町4,,\n'.encode()
    reading = read("a.csv", data)
    assert [listed.name for listed in reading.taken] == ["中央公民館"]
    assert abouts(reading) == [(3, "quote")]
    assert "南公民館" in reading.questions[0].raw["住所"]


def test_the_same_shelter_twice_in_one_list_is_taken_once(csv_file):
    row = ["中央公民館", "本町1丁目2番3号", "", "", "10"]
    reading = read("a.csv", csv_file(HEADER, row, ["中央公民館 ", "本町１-２-３", "", "", "12"]))
    assert len(reading.taken) == 1
    assert abouts(reading) == [(3, "repeated")]
    assert "row 2" in reading.questions[0].what


def test_a_phone_number_that_lost_its_zero_is_kept_and_asked_about(csv_file):
    reading = read(
        "a.csv", csv_file(["名称", "住所", "電話番号"], ["富来公民館", "富来1", "767742051"], ["北公民館", "北2", "―"])
    )
    assert [listed.phone for listed in reading.taken] == ["767742051", None]
    assert abouts(reading) == [(2, "phone")]


def test_the_report_names_the_file_its_numbers_and_every_row_in_question(csv_file):
    rows = [["中央公民館", "本町1", "", "", "10"], ["", "", "", "", ""], ["北公民館", "本町2", "", "", "100～200人"]]
    lines = report(read("tokoname.csv", csv_file(HEADER, *rows)))
    assert lines[0] == "tokoname.csv: utf-8, header in row 1"
    assert lines[1] == "  rows read 3, taken 2 (2 shelter), in question 2, left out 1"
    assert lines[2] == "  row 3: blank row（空の行です）"
    assert lines[3].startswith("  row 4: the capacity “100～200人” is not one clear number of people")
