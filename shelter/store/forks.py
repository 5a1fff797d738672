"""Copied disks: two facts under one (node, place, seq). Nothing is dropped, and everybody names the tails alike.

From the first differing fact on, each tail becomes a stream of its own, named "node~<id of its first fact>"; its numbers go on.
Where a stream was split is told by the names alone, so the splits spread like facts: who still holds a tail under its old name
renames it on meeting the new one, and what arrives under the old name is put where its earlier part already stands.
"""

import sqlite3
from collections.abc import Iterator

from shelter.core.fact import Fact


def root(node: str) -> str:
    """The node a stream's name comes from."""
    return node.split("~", 1)[0]


def branch(node: str, first: str) -> str:
    """The name of the tail that begins with the fact `first`."""
    return f"{root(node)}~{first}"


def begins(fact: Fact) -> bool:
    """Whether this fact is the first of a renamed tail, whose numbers start where it left the others."""
    return fact.node.endswith("~" + fact.id)


def streams(connection: sqlite3.Connection) -> Iterator[tuple[str, str, int]]:
    """Every (node, place, last seq), found by skipping through the index: it costs by streams, not by facts."""
    node = place = ""
    while found := connection.execute(
        "SELECT node, place FROM fact WHERE (node, place) > (?, ?) ORDER BY node, place LIMIT 1", (node, place)
    ).fetchone():
        node, place = found
        yield node, place, last_seq(connection, node, place)


def last_seq(connection: sqlite3.Connection, node: str, place: str) -> int:
    """The last number of a stream, 0 if nothing is known of it."""
    return connection.execute(
        "SELECT coalesce(max(seq), 0) FROM fact WHERE node = ? AND place = ?", (node, place)
    ).fetchone()[0]  # fmt: skip


class Arrivals:
    """Finds for each fact of one hand-over the stream it belongs to here. `split` names the roots that were split."""

    def __init__(self, connection: sqlite3.Connection):
        self._connection = connection
        self._stands: dict[tuple[str, str], str] = {}  # (name it came under, place) → the stream its earlier part stands in
        self._last: dict[tuple[str, str], int] = {}
        self.split: set[str] = set()

    def last(self, node: str, place: str) -> int:
        """The last number of a stream, as this hand-over has left it."""
        if (node, place) not in self._last:
            self._last[node, place] = last_seq(self._connection, node, place)
        return self._last[node, place]

    def took(self, fact: Fact) -> None:
        """The fact was inserted."""
        self._last[fact.node, fact.place] = fact.seq

    def settle(self, fact: Fact) -> Fact | None:
        """The fact under the name of its stream here, or None if it is known already."""
        came_as = fact.node, fact.place
        known = self._connection.execute("SELECT node FROM fact WHERE id = ?", (fact.id,)).fetchone()
        if known:
            node = known[0]
            if begins(fact) and node != fact.node:
                node = self._split(node, fact.place, fact.seq)
            self._stands[came_as] = node
            return None
        node = fact.node if begins(fact) else self._stands.get(came_as, fact.node)
        if not begins(fact):
            if fact.seq <= self.last(node, fact.place):  # another fact has this number: a copied disk
                if self._at(node, fact.place, fact.seq) is not None:
                    self._split(node, fact.place, fact.seq)
                node = branch(node, fact.id)
            elif self._split_at(node, fact.place, fact.seq):
                node = branch(node, fact.id)
        self._stands[came_as] = node
        return fact._replace(node=node)

    def _at(self, node: str, place: str, seq: int) -> str | None:
        row = self._connection.execute(
            "SELECT id FROM fact WHERE node = ? AND place = ? AND seq = ?", (node, place, seq)
        ).fetchone()  # fmt: skip
        return row[0] if row else None

    def _split_at(self, node: str, place: str, seq: int) -> bool:
        """Whether tails of this root begin at this number: then what goes on from here is one more."""
        base = root(node)
        return self._connection.execute(
            "SELECT 1 FROM fact WHERE node > ? AND node < ? AND place = ? AND seq = ? AND node = ? || id",
            (base + "~", base + "~~", place, seq, base + "~"),
        ).fetchone() is not None  # fmt: skip

    def _split(self, node: str, place: str, seq: int) -> str:
        """Our own tail from `seq` on becomes a stream named after its first fact; gives its name."""
        tail = branch(node, self._at(node, place, seq) or "")
        if tail != node:
            self._connection.execute(
                "UPDATE fact SET node = ? WHERE node = ? AND place = ? AND seq >= ?", (tail, node, place, seq)
            )  # fmt: skip
            self.split.add(root(node))
            self._last.clear()
            self._stands = {came: tail if stands == node else stands for came, stands in self._stands.items()}
        return tail
