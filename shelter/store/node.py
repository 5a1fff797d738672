"""A node: one data folder with its journal, its writer and its readers. Everything that reads or writes goes through it."""

import secrets
import sqlite3
import threading
import time
import uuid
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from shelter.core.fact import Fact

from .in_use import share
from .journal import Journal
from .projections import rebuild, reproject
from .schema import connect, migrate
from .writer import Writer

FILE = "shelter.sqlite3"


def milliseconds() -> int:
    """Now, by this machine's clock, in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def new_node_id() -> str:
    """A name for a writer that nobody else has."""
    return secrets.token_hex(5)


def mint(journal: Journal) -> str:
    """Gives the journal a name that nobody has written under; gives that name."""
    journal.node = new_node_id()
    journal.connection.execute("UPDATE head SET value = ? WHERE name = 'node'", (journal.node,))
    journal.begin()
    return journal.node


def take_over(journal: Journal, facts: Iterable[Fact]) -> list[Fact]:
    """Takes over facts of another node and brings the tables up to date; gives the new ones. Raises Gap, NotAFact.

    If they show that this disk was copied, the journal goes on under a new name.
    """
    new = journal.admit(facts)
    reproject(journal.connection, {fact.subject for fact in new} | journal.blanked)
    if journal.copied:
        mint(journal)
    return new


class Node:
    """One data folder in use by this process.

    wait: turns a write's future into its answer; the server replaces it by one that lets other requests run meanwhile.
    """

    def __init__(self, folder: Path, *, drill: bool = False, name: str | None = None, incident: str | None = None):
        self.folder = folder
        self._local = threading.local()
        self._listeners: list[Callable[[], None]] = []
        self._connections: list[sqlite3.Connection] = [share(folder)]
        self.wait: Callable[[Future], Any] = lambda future: future.result()
        # It names people: only its owner may read it, also in a folder that was there before and is open to others.
        (folder / FILE).touch(mode=0o600)
        connection = connect(folder / FILE)
        stale = migrate(connection)
        self.journal = Journal(connection, "")
        connection.execute("BEGIN IMMEDIATE")
        self._read_head(connection, drill, name or new_node_id(), incident or str(uuid.uuid4()))
        if stale:
            rebuild(connection)
        connection.execute("COMMIT")
        self._writer = Writer(connection, self._begin, self._committed)

    def _read_head(self, connection: sqlite3.Connection, drill: bool, name: str, incident: str) -> None:
        fresh = {"node": name, "incident": incident, "drill": "1" if drill else "", "zone": "Asia/Tokyo"}
        connection.executemany("INSERT OR IGNORE INTO head VALUES (?, ?)", fresh.items())
        head = dict(connection.execute("SELECT name, value FROM head"))
        self.id, self.incident, self.drill = head["node"], head["incident"], bool(head["drill"])
        self.journal.node = self.id

    # -- reading ---------------------------------------------------------------------------------------------------

    def read(self) -> sqlite3.Connection:
        """This thread's reading connection."""
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = connect(self.folder / FILE)
            connection.execute("PRAGMA query_only = ON")
            self._local.connection = connection
            self._connections.append(connection)
        return connection

    def as_of(self) -> int:
        """How many facts this node has received."""
        return Journal(self.read(), self.id).as_of()

    # -- writing ---------------------------------------------------------------------------------------------------

    def write(self, job: Callable[[Journal], Any], *, brief: bool = False) -> Future:
        """Queues a job for the writer; it gets the journal and runs inside the writing transaction.

        brief: it is done within a millisecond or so, and may run between two requests on a serving loop.
        """
        return self._writer.submit(lambda: job(self.journal), brief=brief)

    def perform_with(self, perform: Callable[[Callable[[], Any]], Any]) -> None:
        """Has the Python of brief jobs run by `perform` (see Writer); the commit stays with the writer's thread."""
        self._writer.perform = perform

    def admit(self, facts: Iterable[Fact]) -> Future:
        """Takes over facts of another node; the future has the new ones, or Gap or NotAFact.

        If they show that this disk was copied, we go on under a new name from here.
        """
        facts = list(facts)
        return self.write(lambda journal: take_over(journal, facts))

    def _begin(self) -> None:
        self.journal.begin()
        # Another process on this folder may have found that the disk was copied, and taken a new name.
        self.id = self.journal.node = self.journal.connection.execute("SELECT value FROM head WHERE name = 'node'").fetchone()[0]

    def on_commit(self, listener: Callable[[], None]) -> None:
        """Calls `listener` in the writer's thread after each commit. It must be quick."""
        self._listeners.append(listener)

    def _committed(self) -> None:
        for listener in self._listeners:
            listener()

    def mint(self, journal: Journal) -> str:
        """A new identity, inside a write: for a restored or copied disk."""
        self.id = mint(journal)
        return self.id

    def close(self) -> None:
        """Writes what is queued and closes every connection."""
        self._writer.close()
        self.journal.connection.close()
        for connection in self._connections:
            connection.close()


def open_node(folder: Path | str, *, drill: bool = False, name: str | None = None, incident: str | None = None) -> Node:
    """Opens a data folder, making it if it is not there: drill, name and incident are for a new one.

    Raises InUse while it is being rebuilt or restored.
    """
    return Node(Path(folder), drill=drill, name=name, incident=incident)
