"""The numbers on blank evacuee cards: each shelter's go on from the last ones this machine printed."""

from shelter.core.refusal import Refused

from . import access
from .journal import Journal
from .node import Node

MOST_SHEETS = 500


def take_numbers(node: Node, code: str, sheets: int) -> range:
    """The next numbers for a shelter, never given twice by this machine. sheets: 1 to 500. Raises Refused `sheets_malformed`."""
    if not 1 <= sheets <= MOST_SHEETS:
        raise Refused("sheets_malformed", most=MOST_SHEETS)
    name = f"forms_{code}"

    def take(journal: Journal) -> int:
        access.prepare(journal.connection)
        last = int(access.setting(journal.connection, name) or 0)
        access.keep_setting(journal.connection, name, str(last + sheets))
        return last + 1

    first = node.wait(node.write(take))
    return range(first, first + sheets)
