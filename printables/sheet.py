"""Headquarters' board as one printed sheet: every number with its time, told apart in black and white."""

from dataclasses import dataclass
from datetime import datetime

from reportlab.lib.units import mm

from printables.count_words import (
    BOARD,
    CROWDING,
    HOUSEHOLDS,
    METHODS,
    NO_SHELTER,
    NOT_COUNTED,
    PEOPLE,
    STATUS,
    URGENT,
    Headcount,
    moment,
    said,
    signed,
)
from printables.figures import counted, figure
from printables.fonts import Fonts
from printables.page import A4, MARGIN, TOP, Frame, Paper
from printables.pen import Pen
from printables.table import SIZE, Cell, Column, Table
from printables.words import UNKNOWN, Words

TABLE_TOP = TOP + 14
FILLED = {"vacant": 0, "filling": 90, "crowded": 270, "full": 360}  # degrees of the circle


@dataclass(frozen=True)
class BoardRow:
    """One shelter. None is printed as unknown, never as 0. `people` is the roster's count as of `people_at`;
    `share` is a part of 1 and may be over 1; `crowding` vacant, filling, crowded, full or unknown; `needs` are
    words; `outside` those in cars, tents and homes."""

    name: str
    code: str
    status: str
    people: int | None
    people_at: datetime | None
    households: int | None
    capacity: int | None
    share: float | None
    crowding: str
    headcount: Headcount | None = None
    urgent: int = 0
    outside: int | None = None
    needs: tuple[str, ...] = ()
    updated: datetime | None = None


@dataclass(frozen=True)
class Totals:
    """What the rows and the shelters not shown add up to."""

    people: int
    households: int
    shelters: int
    urgent: int = 0


def _crowding(pen: Pen, x: float, y: float, code: str) -> None:
    word = said(CROWDING, code)
    if code in FILLED:
        draw_crowding(pen, x + 4.2, y + 4.7, 2.8, code)
    pen.text(x + 8.5, y + 4.3, word.ja, SIZE, True)
    pen.text(x + 8.5, y + 7.4, word.en, 6.5)


TABLE = Table(
    (
        Column(Words("避難所", "Shelter"), 54, bold=True),
        Column(Words("状態", "Status"), 19),
        Column(Words("混雑", "Crowding"), 25, draw=_crowding),
        Column(Words("人数", "People"), 16, "right"),
        Column(Words("世帯", "Households"), 14, "right"),
        Column(Words("定員", "Capacity"), 15, "right"),
        Column(Words("割合", "Share"), 14, "right"),
        Column(Words("点呼（名簿との差）", "Headcount (difference)"), 32, "right"),
        Column(Words("至急", "Urgent"), 11, "right", True),
        Column(Words("屋外", "Outside"), 13, "right"),
        Column(Words("足りないもの", "Needs"), 41),
        Column(Words("更新", "Updated"), 19, "right"),
    )
)


def board_sheet(frame: Frame, rows: list[BoardRow], totals: Totals, at: datetime, fonts: Fonts) -> bytes:
    """The board as it was at `at`, as one PDF, A4 across, rows in the order given."""
    paper = Paper(fonts, BOARD, f"{BOARD.ja} {at:%Y-%m-%d %H:%M}", size=A4[::-1])
    laid = [TABLE.lay(fonts, _cells(row, at)) for row in rows]
    pages = TABLE.pages(laid, paper.bottom - TABLE_TOP, paper.bottom - TOP)
    for number, page in enumerate(pages, start=1):
        pen = paper.start(frame, "", number, len(pages))
        if number == 1:
            _totals(pen, totals, at)
        low = TABLE.draw(pen, TABLE_TOP if number == 1 else TOP, page)
        if not rows:
            pen.text(MARGIN, low + 8, f"{NO_SHELTER.ja} {NO_SHELTER.en}", 12)
    return paper.done()


def draw_crowding(pen: Pen, x: float, y: float, radius: float, code: str) -> None:
    """The band's shape around x, y: an open circle, a quarter, three quarters, a full disc."""
    canvas, low = pen.canvas, pen.height - y
    canvas.setLineWidth(0.5 * mm)
    canvas.circle(x * mm, low * mm, radius * mm, fill=int(code == "full"))
    if 0 < FILLED[code] < 360:
        left, right = (x - radius) * mm, (x + radius) * mm
        canvas.wedge(left, (low - radius) * mm, right, (low + radius) * mm, 90, -FILLED[code], fill=1)


def _totals(pen: Pen, totals: Totals, at: datetime) -> None:
    x, y = MARGIN, TOP + 8
    for label, count in (
        (PEOPLE, totals.people),
        (HOUSEHOLDS, totals.households),
        (Words("避難所", "Shelters"), totals.shelters),
        (URGENT, totals.urgent),
    ):
        x = figure(pen, x, y, label, str(count))
    counted(pen, x, y, f"{METHODS['roster'].ja} {METHODS['roster'].en}", f"{at:%Y-%m-%d %H:%M}")


def _cells(row: BoardRow, at: datetime) -> tuple[Cell, ...]:
    status = said(STATUS, row.status)
    return (
        f"{row.name}\n{row.code}",
        f"{status.ja}\n{status.en}",
        row.crowding,
        _known(row.people, moment(row.people_at, at)),
        _known(row.households),
        _known(row.capacity),
        UNKNOWN.ja if row.share is None else f"{int(row.share * 100)}%",
        _counted(row, at),
        str(row.urgent),
        _known(row.outside),
        row.needs,
        moment(row.updated, at),
    )


def _known(count: int | None, when: str = "") -> str:
    if count is None:
        return UNKNOWN.ja
    return f"{count}\n{when}" if when else str(count)


def _counted(row: BoardRow, at: datetime) -> str:
    if row.headcount is None:
        return f"{NOT_COUNTED.ja}\n{NOT_COUNTED.en}"
    difference = "" if row.people is None else f" ({signed(row.headcount.people - row.people)})"
    by = f" {row.headcount.by}" if row.headcount.by else ""
    return f"{row.headcount.people}{difference}\n{moment(row.headcount.at, at)}{by}"
