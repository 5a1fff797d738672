"""Streams, and what becomes of them when a disk was copied: two facts follow one. Nothing is dropped, everybody names the tails alike.

A stream's facts form a chain by `prev`. Where two facts follow the same one, each tail becomes a stream of its own, named
"node~<id of its first fact>"; its numbers go on. So names follow from the facts alone: whoever holds the same facts, in whatever
order they came and under whatever name, has the same streams.
"""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from shelter.core.fact import Fact


class Gap(Exception):
    """The fact before the one handed over is not known here: ask again, with what is had now."""

    def __init__(self, fact: Fact):
        super().__init__(f"what number {fact.seq} of {fact.node}/{fact.place} follows is not known here")
        self.node, self.place, self.seq = fact.node, fact.place, fact.seq


class Stream(NamedTuple):
    """One stream and its last fact."""

    node: str
    place: str
    seq: int
    id: str


def root(node: str) -> str:
    """The node a stream's name comes from."""
    return node.split("~", 1)[0]


def begins(fact: Fact) -> bool:
    """Whether this fact is the first of a renamed tail, whose numbers start where it left the others."""
    return fact.node.endswith("~" + fact.id)


def streams(connection: sqlite3.Connection) -> Iterator[Stream]:
    """Every stream, by name, found by skipping through the index: it costs by streams, not by facts."""
    node = place = ""
    while found := connection.execute(
        "SELECT node, place FROM fact WHERE (node, place) > (?, ?) ORDER BY node, place LIMIT 1", (node, place)
    ).fetchone():
        node, place = found
        yield Stream(node, place, *last(connection, node, place))


def last(connection: sqlite3.Connection, node: str, place: str) -> tuple[int, str]:
    """The number and id of the last fact of a stream; (0, "") if nothing is known of it."""
    found = connection.execute(
        "SELECT seq, id FROM fact WHERE node = ? AND place = ? ORDER BY seq DESC LIMIT 1", (node, place)
    ).fetchone()  # fmt: skip
    return found or (0, "")


class Arrivals:
    """Finds for each fact of one hand-over the stream it belongs to here."""

    def __init__(self, connection: sqlite3.Connection):
        self._connection = connection
        self._ends: dict[str, tuple[str, str, int]] = {}  # facts of this hand-over that nothing follows yet → (node, place, seq)

    def settle(self, fact: Fact) -> Fact | None:
        """The fact under the name of its stream here, or None if it is known already. Raises Gap."""
        if self._connection.execute("SELECT 1 FROM fact WHERE id = ?", (fact.id,)).fetchone():
            return None
        node, *where = self._ends.pop(fact.prev, ("", "", 0))
        if where != [fact.place, fact.seq - 1] or root(node) != root(fact.node):
            node = self._stream_after(fact)
        self._ends[fact.id] = node, fact.place, fact.seq
        return fact._replace(node=node)

    def _stream_after(self, fact: Fact) -> str:
        base = root(fact.node)
        node = self._stream_of(fact, base) if fact.prev else base
        rivals = self._connection.execute(
            "SELECT node, id FROM fact WHERE (node = ? OR (node > ? AND node < ?)) AND place = ? AND seq = ? AND prev = ?",
            (base, base + "~", base + "~~", fact.place, fact.seq, fact.prev),
        ).fetchall()
        if not rivals:
            return node
        for rival, first in rivals:
            if rival == node:  # so far it stood there alone: from it on, the stream becomes a tail beside ours
                self._connection.execute(
                    "UPDATE fact SET node = ? WHERE node = ? AND place = ? AND seq >= ?", (f"{base}~{first}", node, fact.place, fact.seq)
                )
                self._ends.clear()
        return f"{base}~{fact.id}"

    def _stream_of(self, fact: Fact, base: str) -> str:
        """The stream in which the fact before this one stands."""
        found = self._connection.execute("SELECT node, place, seq FROM fact WHERE id = ?", (fact.prev,)).fetchone()
        if found is None or root(found[0]) != base or found[1:] != (fact.place, fact.seq - 1):
            raise Gap(fact)
        return found[0]
