"""The whole board as a file for a spreadsheet: each number with its moment and how it was counted. Nobody's name but who counted."""

from __future__ import annotations

import csv
import io
from typing import Any

from flask import Response

from shelter.core.items import BY_CODE
from shelter.store import board, views
from shelter.store.desk_views import names_of
from shelter.web import here
from shelter.web.access import hq_only
from shelter.web.board_words import CARE, CROWDING, KINDS, METHOD, STATES, STATUS, URGENCY
from shelter.web.hq_frame import blueprint
from shelter.web.hq_requests import supply, unit
from shelter.web.loop import aside
from shelter.web.moments import full, now
from shelter.web.words import N_, plain

Table = list[list[Any]]
_COLUMNS = (
    N_("Code"), N_("Shelter"), N_("Kind"), N_("Status"), N_("Crowding"), N_("Capacity"), N_("Share (%)"), N_("Reported people"), N_("Reported by"),
    N_("Reported as of"), N_("People on the roster"), N_("Roster as of"), N_("Households"), N_("Inside"), N_("On temporary leave"), N_("In cars"),
    N_("In tents"), N_("At home"), N_("Elsewhere"), N_("Headcount"), N_("Headcount method"), N_("Headcount at"), N_("Headcount by"),
    N_("Headcount minus roster"), N_("Households calling for help"), N_("Households counted twice"), N_("Open requests"),
    N_("Open requests, needed now"), N_("Care needs"), N_("Last change"), N_("Taken at"),
)  # fmt: skip
_ASKED = (
    N_("Shelter"), N_("Item"), N_("Quantity"), N_("Unit"), N_("Urgency"), N_("Note"), N_("State"), N_("Asked at"), N_("Asked by"), N_("Answer"),
)  # fmt: skip
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@blueprint.get("/hq/board.csv")
@hq_only
def board_csv() -> Response:
    """UTF-8 with BOM and CRLF, as spreadsheets expect it; text that looks like a formula is kept text."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([[guarded(cell) for cell in line] for line in _board()])
    return _file(text.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", "csv")


@blueprint.get("/hq/board.xlsx")
@hq_only
def board_xlsx() -> Response:
    """A workbook: the board, and the open requests on a second sheet."""
    sheets = ((plain("Board"), _board()), (plain("Requests"), _requests()))
    return _file(aside(_workbook, sheets), _XLSX, "xlsx")


def guarded(cell: Any) -> Any:
    """A text that a spreadsheet would run as a formula, made plain by an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _board() -> Table:
    moment = now()
    rows = aside(_rows, here.node().read, moment)
    lines = [[plain(column) for column in _COLUMNS], *(_line(row, moment) for row in rows), _sums(rows, moment)]
    return lines


def _rows(connect: Any, moment: int) -> Table:
    rows = board.board(connect(), moment)
    return sorted(rows, key=lambda row: (-board.trouble(row), row["name"], row["code"]))


def _line(row: dict[str, Any], moment: int) -> list[Any]:
    count, shown = row["headcount"], row["present"]
    roster_at = shown["at"] if shown["method"] == "roster" else row["updated_at"]
    return [
        row["code"], row["name"], _word(KINDS, row["kind"]), _word(STATUS, row["status"]), _word(CROWDING, row["crowding"]),
        _known(row["capacity"]), _known(row["share"]), shown["people"], _word(METHOD, shown["method"]), full(shown["at"]), row["people"],
        full(roster_at), row["households"], row["inside"], row["out"], row["car"], row["tent"], row["home"], row["other"],
        _known(count and count["people"]), _word(METHOD, count["method"]) if count else "", full(count["at"]) if count else "",
        count["by"] if count else "", count["people"] - row["people"] if count else "", row["urgent"], row["twice"], row["needs"],
        row["needs_now"], " ".join(f"{_word(CARE, code)}{people}" for code, people in row["care"].items()),
        full(row["updated_at"]), full(moment),
    ]  # fmt: skip


def _sums(rows: Table, moment: int) -> list[Any]:
    sums = board.totals(rows)
    line: list[Any] = [""] * len(_COLUMNS)
    for column, value in (
        ("Shelter", plain("Total")), ("Reported people", sums["present"]), ("People on the roster", sums["people"]), ("Households", sums["households"]),
        ("Inside", sums["inside"]), ("On temporary leave", sums["out"]), ("In cars", sums["car"]), ("In tents", sums["tent"]),
        ("At home", sums["home"]), ("Elsewhere", sums["other"]), ("Households calling for help", sums["urgent"]),
        ("Households counted twice", sums["twice"]), ("Open requests", sums["needs"]), ("Taken at", full(moment)),
    ):  # fmt: skip
        line[_COLUMNS.index(column)] = value
    return line


def _requests() -> Table:
    connection = here.node().read()
    asked = views.requests(connection, only_open=True)
    names = names_of(connection, sorted({one["shelter"] for one in asked}))
    lines = [[plain(column) for column in _ASKED]]
    for one in asked:
        item = one["item"] if one["item"] in BY_CODE else "other"
        lines.append([
            names.get(one["shelter"], one["shelter"]), plain(supply(item)), one["quantity"], plain(unit(item)), _word(URGENCY, one["urgency"]),
            one["note"], _word(STATES, one["state"]), full(one["asked_at"]), one["asked_by"], one["answer"],
        ])  # fmt: skip
    return lines


def _word(words: dict[str, str], code: str) -> str:
    """The word for a code; a code nobody knows yet is shown as it is."""
    return plain(words[code]) if code in words else code


def _known(value: int | None) -> Any:
    return plain("Not known") if value is None else value


def _workbook(sheets: tuple[tuple[str, Table], ...]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.utils.exceptions import IllegalCharacterError

    book = Workbook(write_only=True)
    for title, lines in sheets:
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "C2"
        for line in lines:
            cells = []
            for value in line:
                try:
                    cell = WriteOnlyCell(sheet, value=value)
                except IllegalCharacterError:
                    cell = WriteOnlyCell(sheet, value="")
                if isinstance(value, str):
                    cell.data_type = "s"  # text stays text, also where it begins like a formula
                cells.append(cell)
            sheet.append(cells)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _file(data: bytes, kind: str, ending: str) -> Response:
    response = Response(data, content_type=kind)
    stamp = full(now()).replace(":", "").replace(" ", "-")
    response.headers["Content-Disposition"] = f'attachment; filename="board-{stamp}.{ending}"'
    return response
