"""The board as a file: every number with its time and method, safe in a spreadsheet, without names."""

import csv
import io

from openpyxl import load_workbook

from shelter import desk
from shelter.core import household_rules, shelters
from shelter.core.cards import new_card
from shelter.web.hq_export import guarded


def town(node, east, west):
    household = new_card()
    desk.check_in(node, east, household, request=new_card(), by="phone", via="phone", name="ナカムラ", people=4)
    hidden = new_card()
    desk.check_in(node, east, hidden, request=new_card(), by="phone", via="phone", name="ヒミツ", people=3)
    desk.for_household(node, hidden, household_rules.hide, east, new_card(), by="phone")
    desk.for_shelter(node, east, shelters.count, 5, method="estimate", by="佐藤")
    desk.for_shelter(node, west, shelters.rename, "=HYPERLINK(\"evil\")", by="本部")
    desk.ask_for(node, west, by="佐藤", request=new_card(), item="water", quantity=300, urgency="now", note="@急ぎ")


def test_the_csv_has_every_shelter_with_times_methods_and_the_signed_difference(node, east, west, hq):
    town(node, east, west)
    answer = hq.get("/hq/board.csv")
    assert answer.data.startswith(b"\xef\xbb\xbf") and b"\r\n" in answer.data and "attachment" in answer.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    by_code = {row["コード"]: row for row in rows}
    row = by_code[east]
    assert (row["名簿人数"], row["点呼"], row["点呼の方法"], row["点呼と名簿の差"], row["点呼した人"]) == ("7", "5", "概数", "-2", "佐藤")
    assert (row["報告人数"], row["報告人数の方法"], row["定員"]) == ("7", "名簿", "不明")
    for moment in ("報告人数の時刻", "名簿の時刻", "点呼の時刻", "最終更新", "出力時刻"):
        assert row[moment].count("-") == 2 and ":" in row[moment], moment
    assert by_code[west]["避難所"] == "'=HYPERLINK(\"evil\")"
    assert by_code[""]["名簿人数"] == "7", "the last line is the total"


def test_the_workbook_has_the_board_and_the_open_requests_and_runs_no_formula(node, east, west, hq):
    town(node, east, west)
    book = load_workbook(io.BytesIO(hq.get("/hq/board.xlsx").data))
    board, asked = book.worksheets
    cells = [cell for sheet in book.worksheets for line in sheet.iter_rows() for cell in line]
    assert all(cell.data_type != "f" for cell in cells)
    assert [cell.value for cell in asked[2]][1:4] == ["飲料水", 300, "L"] and asked[2][5].value == "@急ぎ"
    heads = [cell.value for cell in board[1]]
    assert {line[heads.index("名簿人数")].value for line in board.iter_rows(min_row=2)} == {0, 7}


def test_no_evacuee_stands_in_an_export(node, east, west, hq):
    town(node, east, west)
    book = load_workbook(io.BytesIO(hq.get("/hq/board.xlsx").data))
    text = hq.get("/hq/board.csv").text + str([[cell.value for cell in line] for sheet in book.worksheets for line in sheet.iter_rows()])
    assert "ナカムラ" not in text and "ヒミツ" not in text


def test_text_that_looks_like_a_formula_is_made_plain_and_numbers_stay_numbers():
    assert [guarded(text) for text in ("=1", "+1", "-1", "@a", "\t=1", "東小学校")] == ["'=1", "'+1", "'-1", "'@a", "'\t=1", "東小学校"]
    assert guarded(-2) == -2
