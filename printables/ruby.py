"""Furigana: `{避難所|ひなんじょ}` in a text is the kanji with its reading above."""

import re
from typing import NamedTuple

from printables.fonts import Fonts

SPACE = 0.35  # of the type size, between the phrases of easy Japanese
SMALL = 0.5  # the size of the reading beside that of the kanji


class Ruby(NamedTuple):
    """A stretch of text and its reading, empty where none is needed."""

    base: str
    reading: str


def phrases(markup: str) -> list[list[Ruby]]:
    """The phrases of a marked-up text; spaces part them, and only there a line breaks."""
    return [
        [
            Ruby(match[1] or match[3], match[2] or "")
            for match in re.finditer(r"\{([^|{}]+)\|([^|{}]+)\}|([^{}]+)", phrase)
        ]
        for phrase in markup.split()
    ]


def plain(markup: str) -> str:
    """The text without its readings."""
    return re.sub(r"\{([^|{}]+)\|[^|{}]+\}", r"\1", markup)


def stretch_width(fonts: Fonts, stretch: Ruby, size: float, bold: bool = False) -> float:
    """Points a stretch needs: of the text or of its reading, whichever is wider."""
    return max(fonts.width(stretch.base, size, bold), fonts.width(stretch.reading, size * SMALL))


def ruby_width(fonts: Fonts, line: list[list[Ruby]], size: float, bold: bool = False) -> float:
    """How wide a line of phrases is, in points."""
    words = sum(stretch_width(fonts, stretch, size, bold) for phrase in line for stretch in phrase)
    return words + max(0, len(line) - 1) * SPACE * size


def ruby_wrap(fonts: Fonts, markup: str, size: float, width: float, bold: bool = False) -> list[list[list[Ruby]]]:
    """The phrases as lines no wider than `width` points, unless a single phrase is."""
    lines: list[list[list[Ruby]]] = [[]]
    for phrase in phrases(markup):
        if lines[-1] and ruby_width(fonts, [*lines[-1], phrase], size, bold) > width:
            lines.append([])
        lines[-1].append(phrase)
    return lines
