"""Large numbers with their word and their moment, as at the head of rosters and boards."""

from printables.pen import Pen
from printables.words import Words

MOMENT_WIDE = 34.0


def figure(pen: Pen, x: float, y: float, label: Words, count: str) -> float:
    """A large number standing on y, its word before it. Gives the x behind it."""
    pen.text(x, y - 3.4, label.ja, 8.5, True)
    pen.text(x, y, label.en, 6.5)
    x += max(pen.width(label.ja, 8.5, True), pen.width(label.en, 6.5)) + 2
    pen.text(x, y, count, 20, True)
    return x + pen.width(count, 20, True) + 5


def counted(pen: Pen, x: float, y: float, how: str, when: str) -> float:
    """How and when a number was counted, in small type. Gives the x behind it."""
    for text, low in ((how, y - 3.4), (when, y)):
        pen.fitted(x, low, text, 7.5, MOMENT_WIDE)
    return x + min(MOMENT_WIDE, max(pen.width(how, 7.5), pen.width(when, 7.5))) + 8
