"""The cells of a form to write in: a label with furigana, then boxes of at least 8 mm."""

from collections.abc import Iterable
from typing import NamedTuple

from printables.form_words import Label
from printables.pen import Pen

BOX = 8.0
LABEL_WIDE = 27.0
HAIR = 0.25


class Cell(NamedTuple):
    """A field of a row. `wide` is its share of the row in millimetres, label included; `choices` are boxes to
    tick; `units` are words between the spaces to write in ("月 日")."""

    label: Label
    wide: float
    choices: tuple[Label, ...] = ()
    units: str = ""
    label_wide: float = LABEL_WIDE


def draw_row(pen: Pen, x: float, y: float, high: float, cells: Iterable[Cell]) -> float:
    """One row of cells from x, y. Gives the y below it."""
    for cell in cells:
        pen.box(x, y, cell.wide, high, HAIR)
        if cell.label_wide:
            draw_label(pen, x, y, cell.label_wide, high, cell.label)
            pen.rule(x + cell.label_wide, y, x + cell.label_wide, y + high, HAIR)
        inner = x + cell.label_wide
        if cell.choices:
            draw_choices(pen, inner + 1.5, y + (high - BOX) / 2, cell.wide - cell.label_wide - 2, cell.choices)
        if cell.units:
            draw_units(pen, inner, y + high, cell.wide - cell.label_wide, cell.units)
        x += cell.wide
    return y + high


def draw_label(pen: Pen, x: float, y: float, wide: float, high: float, label: Label, left: float = 1.5) -> None:
    """A label with its furigana and its English, in the middle of a cell's height."""
    size = fitting(pen, label.ruby, wide - left - 0.5, 8.5)
    base = y + high / 2 + 0.6
    pen.ruby(x + left, base, label.ruby, size, True)
    pen.fitted(x + left, base + 2.7, label.en, 6.5, wide - left - 0.5)


def draw_choices(pen: Pen, x: float, y: float, wide: float, choices: tuple[Label, ...]) -> None:
    """Boxes to tick, each with its word beside it, spread over the width."""
    room = wide / len(choices)
    for choice in choices:
        pen.box(x, y, BOX, BOX, 0.4)
        draw_label(pen, x + BOX, y, room - BOX, BOX, choice, 1.0)
        x += room


def draw_units(pen: Pen, x: float, low: float, wide: float, units: str) -> None:
    """The words 年, 月 … each at the end of an equal space."""
    words = units.split()
    for place, word in enumerate(words, start=1):
        pen.text(x + wide / len(words) * place - 1, low - 2, word, 8, align="right")


def fitting(pen: Pen, markup: str, wide: float, size: float) -> float:
    """The size, or the smaller one at which the marked-up text is no wider than `wide`."""
    needs = pen.ruby_width(markup, size)
    return size if needs <= wide else size * wide / needs
