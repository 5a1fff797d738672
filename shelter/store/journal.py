"""The journal on SQLite: four verbs (have, since, admit, exchange) and appending. Every call is inside the caller's transaction.

Sequence numbers and the last stamp are read inside the writing transaction and kept no longer than it.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator

from shelter.core import erasure
from shelter.core.clock import Clock
from shelter.core.fact import Fact, NotAFact, checked, to_json
from shelter.core.pen import Draft

from . import forks

COLUMNS = "id, node, place, seq, subject, kind, at, by, body"
_INSERT = f"INSERT INTO fact ({COLUMNS}, request) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class Gap(Exception):
    """Facts are missing before those handed over: ask again from `seq` of `stream`."""

    def __init__(self, node: str, place: str, seq: int):
        super().__init__(f"{node}/{place} is known up to {seq} only")
        self.node, self.place, self.seq = node, place, seq


def fact_of(row: tuple) -> Fact:
    """A row of COLUMNS as a fact."""
    return Fact(*row[:8], json.loads(row[8]))


class Journal:
    """The facts of one node, on one connection. node: who writes here."""

    def __init__(self, connection: sqlite3.Connection, node: str):
        self.connection = connection
        self.node = node
        self._seqs: dict[str, int] = {}
        self._last: str | None = None
        self.split: set[str] = set()  # nodes that the last hand-over showed to be copied disks

    def begin(self) -> None:
        """A new transaction, or one rolled back to a savepoint: nothing is remembered from before."""
        self._seqs.clear()
        self._last = None

    # -- reading ---------------------------------------------------------------------------------------------------

    def as_of(self) -> int:
        """How many facts this node has received."""
        return self.connection.execute("SELECT coalesce(max(n), 0) FROM fact").fetchone()[0]

    def story(self, subject: str) -> list[Fact]:
        """All facts of one subject."""
        rows = self.connection.execute(f"SELECT {COLUMNS} FROM fact WHERE subject = ?", (subject,))
        return [fact_of(row) for row in rows]

    def answered(self, request: str) -> list[Fact]:
        """What was written for a request id, in order; nothing if it was never seen."""
        rows = self.connection.execute(f"SELECT {COLUMNS} FROM fact WHERE request = ? ORDER BY id", (request,))
        return [fact_of(row) for row in rows]

    def have(self) -> dict[str, int]:
        """What this node has: {"node/place": the last seq}."""
        return {f"{node}/{place}": seq for node, place, seq in forks.streams(self.connection)}

    def since(self, have: dict[str, int], places: Iterable[str] | None = None) -> Iterator[Fact]:
        """The facts that someone who has `have` lacks, stream by stream in order; only of these places, if given."""
        wanted = None if places is None else set(places)
        for node, place, seq in forks.streams(self.connection):
            known = have.get(f"{node}/{place}", 0)
            if seq > known and (wanted is None or place in wanted):
                yield from map(
                    fact_of,
                    self.connection.execute(
                        f"SELECT {COLUMNS} FROM fact WHERE node = ? AND place = ? AND seq > ? ORDER BY seq", (node, place, known)
                    ),
                )

    # -- writing ---------------------------------------------------------------------------------------------------

    def clock(self, now: int) -> Clock:
        """A clock that speaks after everything heard so far. now: the machine's milliseconds."""
        if self._last is None:
            self._last = self.connection.execute("SELECT coalesce(max(id), '') FROM fact").fetchone()[0]
        return Clock(self._last or None, now)

    def append(self, drafts: Iterable[Draft], request: str | None = None, content: str | None = None) -> list[Fact]:
        """Gives the drafts their places in this node's streams and keeps them. The request id goes into every body."""
        facts = []
        for draft in drafts:
            seq = self._seqs.get(draft.place)
            if seq is None:
                seq = forks.last_seq(self.connection, self.node, draft.place)
            seq += 1
            body = {**draft.body, "request": request, "content": content} if request else draft.body
            fact = Fact(draft.id, self.node, draft.place, seq, draft.subject, draft.kind, draft.at, draft.by, body)
            self._seqs[draft.place] = seq
            self._insert(fact)
            if self._last is None or draft.id > self._last:
                self._last = draft.id
            facts.append(fact)
        return facts

    def admit(self, facts: Iterable[Fact]) -> list[Fact]:
        """Takes over facts of another node; those already known do nothing. Gives the new ones.

        Raises NotAFact and Gap; the caller's savepoint then undoes all of this call. A copied disk (two facts for one seq)
        is sorted out as forks.py says.
        """
        self.begin()
        arrivals = forks.Arrivals(self.connection)
        new = []
        for fact in facts:
            fact = arrivals.settle(checked(fact))
            if fact is None:
                continue
            known = arrivals.last(fact.node, fact.place)
            if fact.seq > known + 1 and not forks.begins(fact):
                raise Gap(fact.node, fact.place, known)
            self._insert(fact)
            arrivals.took(fact)
            new.append(fact)
        self.split = arrivals.split
        return new

    def _insert(self, fact: Fact) -> None:
        body = fact.body
        if fact.node != self.node and self._erased(fact.id):
            body = erasure.blanked(body)
        request = body.get("request")
        self.connection.execute(_INSERT, (*fact[:8], to_json(body), request if isinstance(request, str) else None))
        if fact.kind == erasure.KIND:
            self._erase(erasure.named_by(fact))

    def _erased(self, id: str) -> bool:
        return self.connection.execute("SELECT 1 FROM erasure WHERE id = ?", (id,)).fetchone() is not None

    def _erase(self, ids: list[str]) -> None:
        for id in ids:
            self.connection.execute("INSERT OR IGNORE INTO erasure VALUES (?)", (id,))
            row = self.connection.execute("SELECT body FROM fact WHERE id = ?", (id,)).fetchone()
            if row:
                self.connection.execute("UPDATE fact SET body = ? WHERE id = ?", (to_json(erasure.blanked(json.loads(row[0]))), id))


def exchange(ours: Journal, theirs: Journal) -> None:
    """Two nodes hand each other what they lack."""
    theirs.admit(list(ours.since(theirs.have())))
    ours.admit(list(theirs.since(ours.have())))


__all__ = ["Gap", "Journal", "NotAFact", "exchange", "fact_of"]
