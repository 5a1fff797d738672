"""The roster of a shelter on paper, for the desk when the power is gone. Hidden people are never on it."""

from dataclasses import dataclass
from datetime import datetime

from printables.count_words import (
    DIFFERENCE,
    HOUSEHOLDS,
    METHODS,
    NOBODY,
    PEOPLE,
    PRIVATE,
    ROSTER,
    URGENT,
    Headcount,
    care_word,
    moment,
    said,
    signed,
    staying_word,
)
from printables.figures import counted, figure
from printables.fonts import Fonts
from printables.form_cells import BOX
from printables.page import A4, MARGIN, TOP, Frame, Paper
from printables.pen import Pen
from printables.table import Cell, Column, Table
from printables.words import Words

TABLE_TOP = TOP + 14


@dataclass(frozen=True)
class RosterRow:
    """One household. `members` are as they should be read ("花子 35歳 女"), `care` and `staying` codes or words,
    `arrived` the shelter's own time or None."""

    number: str
    name: str
    people: int
    kana: str = ""
    members: tuple[str, ...] = ()
    staying: tuple[str, ...] = ()
    care: tuple[str, ...] = ()
    urgent: bool = False
    arrived: datetime | None = None
    phone: str = ""


@dataclass(frozen=True)
class Roster:
    """A shelter's roster with its totals: how many, as of when, counted how (roster, headcount, estimate).

    `rows` holds whom the paper may show, in the order to print; the totals count everybody, so they may be larger."""

    frame: Frame
    rows: tuple[RosterRow, ...]
    households: int
    people: int
    counted_at: datetime
    method: str = "roster"
    headcount: Headcount | None = None


def _tick_box(pen: Pen, x: float, y: float, _cell: str) -> None:
    pen.box(x + 1, y + 0.7, BOX, BOX, 0.3)


TABLE = Table(
    (
        Column(Words("確認", "Check"), 11, draw=_tick_box),
        Column(Words("番号", "Number"), 21),
        Column(Words("代表者・ふりがな", "Representative, reading"), 46, bold=True),
        Column(Words("人数", "People"), 12, "right", True),
        Column(Words("家族", "Members"), 67),
        Column(Words("居場所", "Staying"), 19),
        Column(Words("至急・配慮", "Urgent, care needs"), 41),
        Column(Words("入所", "Arrived"), 25),
        Column(Words("電話", "Phone"), 31),
    )
)


def roster(order: Roster, fonts: Fonts) -> bytes:
    """The roster as one PDF, A4 across. An empty shelter gives one page that says so."""
    paper = Paper(fonts, ROSTER, f"{ROSTER.ja} {order.frame.shelter}", size=A4[::-1])
    rows = [TABLE.lay(fonts, _cells(row, order.counted_at)) for row in order.rows]
    pages = TABLE.pages(rows, paper.bottom - TABLE_TOP, paper.bottom - TOP)
    for number, page in enumerate(pages, start=1):
        pen = paper.start(order.frame, "", number, len(pages))
        if number == 1:
            _totals(paper, order)
        low = TABLE.draw(pen, TABLE_TOP if number == 1 else TOP, page)
        if not rows:
            pen.text(MARGIN, low + 8, f"{NOBODY.ja} {NOBODY.en}", 12)
    return paper.done()


def _totals(paper: Paper, order: Roster) -> None:
    pen, method = paper.pen, said(METHODS, order.method)
    x, y = MARGIN, TOP + 8
    for label, count in ((PEOPLE, order.people), (HOUSEHOLDS, order.households)):
        x = figure(pen, x, y, label, str(count))
    x = counted(pen, x, y, f"{method.ja} {method.en}", f"{order.counted_at:%Y-%m-%d %H:%M}")
    if order.headcount:
        x = figure(pen, x, y, METHODS["headcount"], str(order.headcount.people))
        x = figure(pen, x, y, DIFFERENCE, signed(order.headcount.people - order.people))
        counted(pen, x, y, f"{order.headcount.at:%Y-%m-%d %H:%M}", order.headcount.by)
    pen.text(paper.right, y - 3, PRIVATE.ja, 8, True, "right")
    pen.text(paper.right, y + 1, PRIVATE.en, 7.5, align="right")


def _cells(row: RosterRow, beside: datetime) -> tuple[Cell, ...]:
    urgent = (f"【{URGENT.ja} {URGENT.en}】",) if row.urgent else ()
    return (
        "tick",
        row.number,
        f"{row.name}\n{row.kana}" if row.kana else row.name,
        str(row.people),
        row.members,
        tuple(map(staying_word, row.staying)),
        (*urgent, *map(care_word, row.care)),
        moment(row.arrived, beside),
        row.phone,
    )
