"""Breaking text into lines that fit, the Japanese way: anywhere but before a 。or after a （."""

import re

from printables.fonts import MARKS, Fonts, units

NOT_FIRST = set(
    "、。，．・：；？！）」』】〕］｝〉》’”ーァィゥェォッャュョヮぁぃぅぇぉっゃゅょゎ々ゝゞ゛゜ｰﾞﾟ､｡｣)]},.:;?!%…‥"
)
NOT_LAST = set("（「『【〔［｛〈《‘“｢([{")
LETTER = re.compile(f".[{MARKS}]*", re.DOTALL)


def wrap(fonts: Fonts, text: str, size: float, width: float, bold: bool = False) -> list[str]:
    """The text as lines no wider than `width` points at `size` points. Always at least one line."""
    lines = []
    for paragraph in text.splitlines() or [""]:
        if fonts.width(paragraph, size, bold) <= width:
            lines.append(paragraph.strip())
        else:
            lines += flow(fonts, units(paragraph), size, width, bold)
    return lines


def flow(fonts: Fonts, parts: list[str], size: float, width: float, bold: bool = False) -> list[str]:
    """Parts set one after the other into lines; a part is torn only when it is wider than a line."""
    lines: list[str] = []
    line: list[str] = []
    used = 0.0
    for part in _narrow(fonts, parts, size, width, bold):
        wide = fonts.width(part, size, bold)
        # A space at the end of a line hangs outside and is dropped.
        if line and used + wide > width and not part.isspace():
            cut = _cut(line, part)
            lines.append("".join(line[:cut]).strip())
            line = [*line[cut:]]
            while line and line[0].isspace():
                line.pop(0)
            used = sum(fonts.width(kept, size, bold) for kept in line)
        line.append(part)
        used += wide
    return [*lines, "".join(line).strip()] if line or not lines else lines


def fit(
    fonts: Fonts, text: str, sizes: tuple[float, ...], width: float, most: int = 1, bold: bool = False
) -> tuple[float, list[str]]:
    """The largest of the sizes (largest first) at which the text takes at most so many lines.

    When even the smallest does not do, its lines are cut off with "…"."""
    for size in sizes:
        lines = wrap(fonts, text, size, width, bold)
        if len(lines) <= most:
            return size, lines
    lines = lines[:most]
    letters = LETTER.findall(lines[-1])
    while letters and fonts.width("".join(letters) + "…", size, bold) > width:
        letters.pop()
    return size, [*lines[:-1], "".join(letters) + "…"]


def _narrow(fonts: Fonts, parts: list[str], size: float, width: float, bold: bool):
    """The parts, with those wider than a line torn into smaller ones."""
    for part in parts:
        smaller = units(part)
        if len(smaller) == 1:
            smaller = LETTER.findall(part)
        if len(smaller) == 1 or fonts.width(part, size, bold) <= width:
            yield part
        else:
            yield from _narrow(fonts, smaller, size, width, bold)


def _cut(line: list[str], following: str) -> int:
    """Where to end the line so that no line begins or ends with the wrong sign."""
    parts = [*line, following]
    for cut in range(len(line), 0, -1):
        if parts[cut][0] not in NOT_FIRST and parts[cut - 1][-1] not in NOT_LAST:
            return cut
    return len(line)
