"""The typefaces of every paper: which font draws which character, and how wide it is."""

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError

from printables.typeface import Typeface

FIRST = ("BIZUDPGothic", "NotoSansJP", "NotoSans")  # then every other font of the folder, by name
GETA = "〓"  # the printer's mark for a character nobody has the type for

# A word of an alphabet, a number or an address stays together and in one typeface; a kanji or kana stands alone, with the marks and
# variation selectors that belong to it.
SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
MARKS = "\u0300-\u036f\u3099\u309a" + SELECTORS
WORD = "!-~\u00aa-\u02ff\u0300-\u1fff\u200c\u200d"
UNIT = re.compile(rf"[{WORD}]+|.[{MARKS}]*", re.DOTALL)
SELECTED = re.compile(f".[{SELECTORS}]", re.DOTALL)
SHAPED = re.compile(rf"[{MARKS}\u0590-\u1cff\u200c\u200d]")
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


class NoFonts(Exception):
    """The fonts that set-up brings are not there. `str()` is a sentence to show."""

    sentence = (
        "The fonts for paper are missing. Connect this computer to the internet once and start run.py again; "
        "it fetches them by itself. Everything but printing works without them."
    )

    def __init__(self) -> None:
        super().__init__(self.sentence)


class Piece(NamedTuple):
    """A stretch of text drawn in one font. `width` is in thousandths of the type size."""

    font: str
    text: str
    width: float


class Fonts:
    """The fonts of one folder. Make it with `load_fonts`; it serves any number of papers at once."""

    def __init__(self, folder: Path) -> None:
        names = [*FIRST, *sorted({path.name.rpartition("-")[0] for path in folder.glob("*-Regular.ttf")} - {*FIRST})]
        self._regular = [face for name in names if (face := _register(folder, f"{name}-Regular"))]
        bold = [face for name in names if (face := _register(folder, f"{name}-Bold"))]
        if not self._regular or GETA not in self._regular[0]:
            raise NoFonts
        # A kanji that only a regular font has is drawn by that one, also in a bold line.
        self._bold = bold + self._regular
        self.name, self.bold_name = self._regular[0].fontName, self._bold[0].fontName
        self._unit = lru_cache(maxsize=100_000)(self._find)

    def pieces(self, text: str, bold: bool = False) -> list[Piece]:
        """The text as stretches of one font each, in order; plain neighbours in the same font are one."""
        found: list[Piece] = []
        for unit in units(text):
            for piece in self._unit(unit, bold):
                last = found[-1] if found else None
                if last and last.font == piece.font and type(last.text) is type(piece.text) is str:
                    found[-1] = Piece(last.font, last.text + piece.text, last.width + piece.width)
                else:
                    found.append(piece)
        return found

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """How wide the text is, in points, at a type size in points."""
        return sum(piece.width for unit in units(text) for piece in self._unit(unit, bold)) * size / 1000

    def _find(self, unit: str, bold: bool) -> tuple[Piece, ...]:
        """The first font that can draw the whole of it; else letter by letter; else the stand-in."""
        faces = self._bold if bold else self._regular
        if SELECTED.search(unit):
            faces = sorted(faces, key=lambda face: not (unit[0] in face and face.has_form(unit)))
        shaped = SHAPED.search(unit)
        for face in faces:
            if not shaped and all(letter in face for letter in unit):
                return (Piece(face.fontName, unit, face.stringWidth(unit, 1000)),)
            if shaped and face.can_shape(unit):
                return (Piece(face.fontName, *face.shape(unit)),)
        if len(unit) > 1:
            return tuple(piece for letter in unit for piece in self._unit(letter, bold))
        return (Piece(faces[0].fontName, *faces[0].stand_in(GETA, unit)),)


def units(text: str) -> list[str]:
    """The smallest stretches that must not be torn: a word, or one character with its marks."""
    clean = text.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair is no text
    return UNIT.findall(UNPRINTABLE.sub(" ", clean))


def _register(folder: Path, name: str) -> Typeface | None:
    path = folder / f"{name}.ttf"
    if not path.is_file():
        return None
    try:
        face = Typeface(name, str(path))
    except TTFError as damaged:
        raise NoFonts from damaged
    pdfmetrics.registerFont(face)
    return pdfmetrics.getFont(face.fontName)  # the first of that name, when it was read before


@lru_cache(maxsize=8)
def load_fonts(folder: str | Path) -> Fonts:
    """The fonts of a folder, read once. Raises NoFonts when they are not there or damaged."""
    return Fonts(Path(folder))
