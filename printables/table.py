"""A table over as many pages as it needs: long cells wrap, the heading repeats, no row is lost."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from reportlab.lib.units import mm

from printables.fonts import Fonts
from printables.lines import flow, wrap
from printables.page import MARGIN
from printables.pen import Pen
from printables.words import Words

SIZE = 8.5
LEADING = 3.9
PAD = 1.2
HEADING = 9.0
LEAST = 9.4  # a row: room for a box of 8 mm

Cell = str | tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """A column `wide` millimetres. `draw(pen, x, y, cell)` draws instead of writing, from the cell's top left."""

    name: Words
    wide: float
    align: str = "left"
    bold: bool = False
    draw: Callable[[Pen, float, float, str], None] | None = None


class Row(NamedTuple):
    """A row ready to draw: the lines of every cell, and what drawn cells are given (empty in a continuation)."""

    lines: tuple[list[str], ...]
    drawn: tuple[str, ...]
    high: float


@dataclass(frozen=True)
class Table:
    """Columns and their rows. A cell is a text, or a tuple of texts of which none is torn while it fits a line."""

    columns: tuple[Column, ...]

    def lay(self, fonts: Fonts, cells: tuple[Cell, ...]) -> Row:
        """One row, its cells broken into lines."""
        lines = tuple(
            [] if column.draw else _break(fonts, cell, column) for column, cell in zip(self.columns, cells, strict=True)
        )
        drawn = tuple(str(cell) if column.draw else "" for column, cell in zip(self.columns, cells, strict=True))
        return Row(lines, drawn, _height(lines))

    def pages(self, rows: list[Row], first: float, others: float) -> list[list[Row]]:
        """The rows by page; `first` and `others` are the millimetres a page has for them, heading included."""
        pages: list[list[Row]] = [[]]
        room = first - HEADING
        waiting = rows[::-1]
        while waiting:
            row = waiting.pop()
            if row.high > others - HEADING:
                row, rest = _split(row, int((others - HEADING - 2 * PAD) / LEADING))
                waiting.append(rest)
            if row.high > room:
                pages.append([])
                room = others - HEADING
            pages[-1].append(row)
            room -= row.high
        return pages

    def draw(self, pen: Pen, y: float, rows: list[Row]) -> float:
        """Heading and rows from y. Gives the y below."""
        y = self._heading(pen, y)
        right = MARGIN + sum(column.wide for column in self.columns)
        for row in rows:
            x = MARGIN
            for column, lines, drawn in zip(self.columns, row.lines, row.drawn, strict=True):
                if column.draw and drawn:
                    column.draw(pen, x, y, drawn)
                at = {"left": x + PAD, "center": x + column.wide / 2, "right": x + column.wide - PAD}[column.align]
                for place, line in enumerate(lines):
                    pen.text(at, y + PAD + 3 + place * LEADING, line, SIZE, column.bold, column.align)
                x += column.wide
            y += row.high
            pen.rule(MARGIN, y, right, y, 0.15)
        return y

    def _heading(self, pen: Pen, y: float) -> float:
        x = MARGIN
        for column in self.columns:
            at = {"left": x + PAD, "center": x + column.wide / 2, "right": x + column.wide - PAD}[column.align]
            pen.text(at, y + 3.8, column.name.ja, 8.5, True, column.align)
            pen.fitted(at, y + 7, column.name.en, 6.5, column.wide - PAD, False, column.align)
            x += column.wide
        pen.rule(MARGIN, y + HEADING - 0.6, x, y + HEADING - 0.6, 0.6)
        return y + HEADING


def _break(fonts: Fonts, cell: Cell, column: Column) -> list[str]:
    width = (column.wide - 2 * PAD) * mm
    if isinstance(cell, str):
        return wrap(fonts, cell, SIZE, width, column.bold)
    parts = [part + "、" for part in cell[:-1]] + list(cell[-1:])
    return flow(fonts, parts, SIZE, width, column.bold)


def _height(lines: tuple[list[str], ...]) -> float:
    return max(LEAST, max(map(len, lines)) * LEADING + 2 * PAD)


def _split(row: Row, most: int) -> tuple[Row, Row]:
    """A row taller than a page: what fits, and what goes on to the next."""
    top = tuple(lines[:most] for lines in row.lines)
    rest = tuple(lines[most:] for lines in row.lines)
    return Row(top, row.drawn, _height(top)), Row(rest, ("",) * len(rest), _height(rest))
