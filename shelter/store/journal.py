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
from .forks import Gap

COLUMNS = "id, node, place, seq, prev, subject, kind, at, by, body"
_INSERT = f"INSERT INTO fact ({COLUMNS}, request) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

#: What a node has: "node/place" → number and id of the stream's last fact. The id shows whether both mean the same stream.
Have = dict[str, tuple[int, str]]


class OtherIncident(Exception):
    """The facts belong to another incident, or to a drill: they are not mixed."""


def fact_of(row: tuple) -> Fact:
    """A row of COLUMNS as a fact."""
    return Fact(*row[:9], json.loads(row[9]))


class Journal:
    """The facts of one node, on one connection. node: who writes here."""

    def __init__(self, connection: sqlite3.Connection, node: str):
        self.connection = connection
        self.node = node
        self._ends: dict[str, tuple[int, str]] = {}  # place → our last fact there
        self._last: str | None = None
        self.copied = False  # the last hand-over held facts that another disk wrote under our name
        self.blanked: set[str] = set()  # subjects of which facts were erased in this transaction

    def begin(self) -> None:
        """A new transaction, or one rolled back to a savepoint: nothing is remembered from before."""
        self._ends.clear()
        self._last = None
        self.blanked.clear()

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

    def incident(self) -> tuple[str, bool]:
        """Which incident this journal belongs to, and whether that is a drill."""
        head = dict(self.connection.execute("SELECT name, value FROM head WHERE name IN ('incident', 'drill')"))
        return head["incident"], bool(head["drill"])

    def have(self) -> Have:
        """What this node has."""
        return {f"{node}/{place}": (seq, id) for node, place, seq, id in forks.streams(self.connection)}

    def since(self, have: Have, places: Iterable[str] | None = None) -> Iterator[Fact]:
        """The facts that someone who has `have` lacks, stream by stream in order; only of these places, if given."""
        wanted = None if places is None else set(places)
        streams = [stream for stream in forks.streams(self.connection) if wanted is None or stream.place in wanted]
        split = {(forks.root(stream.node), stream.place) for stream in streams if "~" in stream.node}
        for stream in streams:
            yield from map(
                fact_of,
                self.connection.execute(
                    f"SELECT {COLUMNS} FROM fact WHERE node = ? AND place = ? AND seq > ? ORDER BY seq",
                    (stream.node, stream.place, self._known(stream, have, (forks.root(stream.node), stream.place) in split)),
                ),
            )

    def _known(self, ours: forks.Stream, have: Have, split: bool) -> int:
        """Up to which number of our stream someone else certainly has it."""
        seq, id = have.get(f"{ours.node}/{ours.place}") or (0, "")
        if seq > ours.seq:  # he is ahead; where disks were copied, his may be another tail under the same name
            return 0 if split else ours.seq
        found = self.connection.execute(
            "SELECT 1 FROM fact WHERE id = ? AND node = ? AND place = ? AND seq = ?", (id, ours.node, ours.place, seq)
        ).fetchone()  # fmt: skip
        return seq if found else 0

    # -- writing ---------------------------------------------------------------------------------------------------

    def clock(self, now: int) -> Clock:
        """A clock that speaks after everything heard so far. now: the machine's milliseconds."""
        if self._last is None:
            self._last = self.connection.execute("SELECT coalesce(max(id), '') FROM fact").fetchone()[0]
        return Clock(self._last or None, now)

    def append(self, drafts: Iterable[Draft], request: str | None = None, content: str | None = None) -> list[Fact]:
        """Gives the drafts their places in this node's streams and keeps them.

        request goes into every body; content, a digest of what was asked, only into the last: the others may be told to places
        that must not learn it. Raises NotAFact for what no other node would take over.
        """
        drafts = list(drafts)
        facts = []
        for draft in drafts:
            seq, prev = self._ends.get(draft.place) or forks.last(self.connection, self.node, draft.place)
            body = draft.body
            if request is not None:
                body = {**body, "request": request, **({"content": content} if draft is drafts[-1] else {})}
            fact = checked(Fact(draft.id, self.node, draft.place, seq + 1, prev, draft.subject, draft.kind, draft.at, draft.by, body))
            self._ends[draft.place] = fact.seq, fact.id
            self._insert(fact)
            if self._last is None or draft.id > self._last:
                self._last = draft.id
            facts.append(fact)
        return facts

    def admit(self, facts: Iterable[Fact]) -> list[Fact]:
        """Takes over facts of another node; those already known do nothing. Gives the new ones.

        Raises NotAFact and Gap; the caller's savepoint then undoes all of this call. A copied disk (two facts that follow one)
        is sorted out as forks.py says; `copied` then tells whether it was ours.
        """
        self.begin()
        self.copied = False
        arrivals = forks.Arrivals(self.connection)
        new = []
        for fact in facts:
            fact = arrivals.settle(checked(fact))
            if fact is None:
                continue
            if self._erased(fact.id):
                fact = fact._replace(body=erasure.blanked(fact.body))
            self._insert(fact)
            new.append(fact)
            self.copied = self.copied or forks.root(fact.node) == self.node
        return new

    def _insert(self, fact: Fact) -> None:
        request = fact.body.get("request")
        row = (*fact[:9], to_json(fact.body), request if isinstance(request, str) else None)
        self.connection.execute(_INSERT, row)
        if fact.kind == erasure.KIND:
            self._erase(erasure.named_by(fact))

    def _erased(self, id: str) -> bool:
        return self.connection.execute("SELECT 1 FROM erasure WHERE id = ?", (id,)).fetchone() is not None

    def _erase(self, ids: list[str]) -> None:
        for id in ids:
            self.connection.execute("INSERT OR IGNORE INTO erasure VALUES (?)", (id,))
            row = self.connection.execute("SELECT subject, body FROM fact WHERE id = ?", (id,)).fetchone()
            if row:
                self.blanked.add(row[0])
                body = to_json(erasure.blanked(json.loads(row[1])))
                self.connection.execute("UPDATE fact SET body = ? WHERE id = ?", (body, id))


def exchange(ours: Journal, theirs: Journal) -> None:
    """Two nodes hand each other what they lack. Raises OtherIncident."""
    if ours.incident() != theirs.incident():
        raise OtherIncident("these are facts of another incident or of a drill; they are not mixed with ours")
    for giver, taker in ((ours, theirs), (theirs, ours), (ours, theirs)):  # once more: a copied disk may show only now
        taker.admit(list(giver.since(taker.have())))


__all__ = ["Gap", "Have", "Journal", "NotAFact", "OtherIncident", "exchange", "fact_of"]
