"""Blank evacuee cards for when there is no phone and no power: a household and six people on one sheet, both sides."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from printables import form_words as words
from printables.fonts import Fonts
from printables.form_cells import BOX, HAIR, Cell, draw_choices, draw_label, draw_row, draw_units, fitting
from printables.form_words import Label
from printables.page import MARGIN, TOP, Frame, Paper
from printables.pen import Pen

PEOPLE = 6
ROW = 11.0
FULL = 186.0
PERSON = 21.4
KANA = 9.0
CARE_ROW = 8.6
HEADING = 8.6
NUMBER, NAMES, RELATION, SEX, BIRTH = 8.0, 72.0, 24.0, 40.0, 42.0  # the columns of a person
CAR_FIELDS = (44.0, 56.0, 32.0, 44.0)


class Sheet(NamedTuple):
    """One numbered card: its number, what its QR code says, and the same as letters people can type."""

    number: str
    qr_text: str
    letters: str


@dataclass(frozen=True)
class Forms:
    """The cards to print for one shelter. Each sheet has two pages, to be printed on both sides."""

    frame: Frame
    sheets: Iterable[Sheet]


def forms(order: Forms, fonts: Fonts) -> bytes:
    """The cards as one PDF, A4. ValueError when there is none to print."""
    paper = Paper(fonts, words.CARD, f"{words.CARD.ja} {order.frame.shelter}")
    printed = False
    for sheet in map(Sheet._make, order.sheets):
        for page, (name, side, said, code) in enumerate(
            (("front", _front, words.FRONT, 30.0), ("back", _back, words.BACK, 22.0)), start=1
        ):
            pen = paper.start(order.frame, sheet.number, page, 2)
            paper.once(name, lambda side=side, pen=pen: side(pen))
            _head(paper, sheet, said, code)
        printed = True
    if not printed:
        raise ValueError("There is no card to print: ask for at least one.")
    return paper.done()


def _head(paper: Paper, sheet: Sheet, said: tuple[Label, ...], code: float) -> None:
    """What to do, and the sheet's code in the corner, on both sides: sheets get torn and copied."""
    pen = paper.pen
    y = TOP + 5
    for label in said:
        pen.ruby(MARGIN, y, label.ruby, 10)
        pen.text(MARGIN, y + 3.3, label.en, 7.5)
        y += 9.8
    pen.qr(paper.right - code, TOP - 1, code, sheet.qr_text)
    pen.fitted(paper.right - code, TOP + code - 1, sheet.letters, 9, FULL - code, True, "right")


def _front(pen: Pen) -> None:
    y = 59.0
    half = FULL / 2
    rows: tuple[tuple[Cell, ...], ...] = (
        (Cell(words.REPRESENTATIVE, 136), Cell(words.PEOPLE, 50, units="人", label_wide=22)),
        (Cell(words.ADDRESS, 126), Cell(words.ADDRESS, 60, words.TOWN, label_wide=0)),
        (Cell(words.PHONE, half), Cell(words.SECOND, half)),
        (Cell(words.ASSOCIATION, 80), Cell(words.ARRIVED, 106, units=words.MOMENT)),
        (Cell(words.NEXT, 80), Cell(words.LEFT, 106, units=words.MOMENT)),
        (Cell(words.STAYING, FULL, tuple(words.STAYING_CHOICES.values())),),
        (Cell(words.URGENT, 52, (words.YES,)), Cell(words.WHAT, 134)),
    )
    y = draw_row(pen, MARGIN, y, KANA, (Cell(words.KANA, FULL),))
    for row in rows:
        y = draw_row(pen, MARGIN, y, ROW, row)
    y = _people_heading(pen, y + 2)
    for number in range(1, PEOPLE + 1):
        y = _person(pen, y, number)


def _people_heading(pen: Pen, y: float) -> float:
    x = MARGIN + NUMBER
    pen.box(MARGIN, y, NUMBER, HEADING, HAIR)
    for label, wide in (
        (words.NAME, NAMES),
        (words.RELATIONSHIP, RELATION),
        (words.SEX, SEX),
        (words.BIRTH, BIRTH),
    ):
        pen.box(x, y, wide, HEADING, HAIR)
        draw_label(pen, x, y, wide, HEADING, label)
        x += wide
    return y + HEADING


def _person(pen: Pen, y: float, number: int) -> float:
    x = MARGIN
    pen.box(x, y, NUMBER, PERSON, HAIR)
    pen.text(x + NUMBER / 2, y + PERSON / 2 + 2, str(number), 14, True, "center")
    x += NUMBER
    pen.box(x, y, NAMES, KANA, HAIR)
    pen.text(x + 1, y + 3.2, words.KANA.ruby, 6.5)
    pen.box(x, y + KANA, NAMES, PERSON - KANA, HAIR)
    x += NAMES
    pen.box(x, y, RELATION, PERSON, HAIR)
    x += RELATION
    pen.box(x, y, SEX, PERSON, HAIR)
    for place, choice in enumerate(words.SEX_CHOICES.values()):
        middle = x + SEX / 3 * (place + 0.5)
        pen.box(middle - BOX / 2, y + 2.5, BOX, BOX, 0.4)
        pen.ruby(middle, y + 16, choice.ruby, fitting(pen, choice.ruby, SEX / 3 - 0.5, 8.5), True, "center")
        pen.text(middle, y + 19.3, choice.en, 6.5, align="center")
    x += SEX
    pen.box(x, y, BIRTH, PERSON / 2, HAIR)
    draw_units(pen, x, y + PERSON / 2, BIRTH, words.DATE)
    pen.box(x, y + PERSON / 2, BIRTH, PERSON / 2, HAIR)
    draw_units(pen, x, y + PERSON, BIRTH, words.AGE_UNIT)
    return y + PERSON


def _back(pen: Pen) -> None:
    y = _care(pen, 51.0) + 2
    y = draw_row(pen, MARGIN, y, ROW, (Cell(words.MORE, FULL),))
    pen.ruby(MARGIN + 29, y - ROW + 4, words.MORE_HINT.ruby, 7)
    pen.text(MARGIN + 29 + pen.ruby_width(words.MORE_HINT.ruby, 7) + 2, y - ROW + 4, words.MORE_HINT.en, 6.5)
    y = draw_row(pen, MARGIN, y, ROW, (Cell(words.MORE, FULL, label_wide=0),)) + 2
    models = tuple(Cell(label, wide, label_wide=14) for label, wide in zip(words.CAR_FIELDS, CAR_FIELDS, strict=True))
    for row in (
        (Cell(words.HOME, FULL, tuple(words.HOME_CHOICES.values()), label_wide=20),),
        (
            Cell(words.OUT, 108, words.OUT_CHOICES, label_wide=20),
            Cell(words.LIVEABLE, 78, (words.YES, words.NO)),
        ),
        (Cell(words.CAR, 10, label_wide=10), *models),
        (Cell(words.PETS, 136), Cell(words.PETS_COUNT, 50, label_wide=16)),
    ):
        y = draw_row(pen, MARGIN, y, ROW, row)
    y += 2
    for said, choice in (*words.DISCLOSURE.values(), (words.HIDDEN, words.YES)):
        pen.box(MARGIN, y, FULL, 9.5, HAIR)
        draw_label(pen, MARGIN, y, FULL - 32, 9.5, said)
        draw_choices(pen, MARGIN + FULL - 30, y + 0.75, 28, (choice,))
        y += 9.5


def _care(pen: Pen, y: float) -> float:
    """A box for every need of every person: two columns of needs, six boxes each."""
    needs = [*words.CARE.values(), words.OTHER_CARE]
    rows = -(-len(needs) // 2)
    half = FULL / 2 - 1
    label_wide = half - PEOPLE * CARE_ROW
    for column in range(2):
        x = MARGIN + column * (half + 2)
        draw_label(pen, x, y, label_wide, HEADING, words.CARE_NEED, 0.5)
        for number in range(1, PEOPLE + 1):
            pen.text(x + label_wide + (number - 0.5) * CARE_ROW, y + 6.5, str(number), 11, True, "center")
        for place, label in enumerate(needs[column * rows : column * rows + rows]):
            top = y + HEADING + place * CARE_ROW
            pen.box(x, top, label_wide, CARE_ROW, HAIR)
            draw_label(pen, x, top, label_wide, CARE_ROW, label)
            for number in range(PEOPLE):
                pen.box(x + label_wide + number * CARE_ROW, top, CARE_ROW, CARE_ROW, HAIR)
    return y + HEADING + rows * CARE_ROW
