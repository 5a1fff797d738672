"""A crowd for measurements: many households written by the same rules, thousands to a transaction."""

import uuid
from collections.abc import Callable

from shelter.core import household_rules, households, shelters
from shelter.core.checkchar import base36, check_character
from shelter.core.pen import Pen
from shelter.store.journal import Journal
from shelter.store.node import Node, milliseconds
from shelter.store.projections import project

PEOPLE_EACH = 3


def code(number: int) -> str:
    """The code of the crowd's shelter number so-and-so."""
    body = base36(number, 7)
    return body + check_character(body)


def fill(node: Node, *, shelters: int, households: int, progress: Callable[[int], None] = lambda done: None) -> list[str]:
    """Opens shelters and checks so many households of three in, evenly; gives the shelters' codes."""
    codes = [code(number) for number in range(shelters)]
    node.wait(node.write(lambda journal: _open(journal, codes)))
    for start in range(0, households, 5000):
        numbers = range(start, min(start + 5000, households))
        node.wait(node.write(lambda journal, numbers=numbers: _arrive(journal, codes, numbers)))
        progress(numbers.stop)
    return codes


def _open(journal: Journal, codes: list[str]) -> None:
    for number, shelter in enumerate(codes):
        pen = Pen(journal.clock(milliseconds()), "bench")
        subject = shelters.subject(shelter)
        shelters.open_unlisted(pen, shelters.fold(subject, []), f"避難所{number}")
        project(journal.connection, subject, journal.append(pen.drafts))


def _arrive(journal: Journal, codes: list[str], numbers: range) -> None:
    for number in numbers:
        subject = households.subject(str(uuid.uuid4()))
        pen = Pen(journal.clock(milliseconds()), "bench")
        household_rules.arrive(
            pen, households.fold(subject, []), codes[number % len(codes)], via="phone", name=f"ヤマダ{number}", people=PEOPLE_EACH
        )
        project(journal.connection, subject, journal.append(pen.drafts, str(uuid.uuid4()), "0"))
