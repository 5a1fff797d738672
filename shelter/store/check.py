"""Looking for damage: the file, its facts, gaps in their streams, request ids, and tables that do not fit the facts."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from shelter.core.fact import Fact, NotAFact, checked

from . import projections
from .forks import begins
from .journal import COLUMNS, fact_of
from .node import FILE
from .schema import INDEXES, PROJECTIONS, connect
from .upkeep import Progress, copy_moment, open_data, quiet

_SHOWN = 3  # rows or holes named in one sentence



def check(folder: Path, progress: Progress = quiet) -> Iterator[str]:
    """Yields what is wrong, a sentence each: damage of the file, facts, gaps in streams, request ids, tables unlike the facts.

    Nothing is changed; a server may go on meanwhile: what is looked at is a copy of one moment. Raises NoData.
    """
    with closing(open_data(folder)) as source, tempfile.TemporaryDirectory(prefix="checking-", dir=folder) as place:
        try:
            lines = [line for (line,) in source.execute("PRAGMA integrity_check(10)") if line != "ok"]
            yield from (f"The file is damaged: {line}" for line in lines)
            with closing(connect(Path(place) / FILE)) as copy:
                copy_moment(source, copy)
                yield from _wrong_facts(copy)
                yield from _gaps(copy)
                yield from _wrong_tables(copy, progress)
        except sqlite3.DatabaseError as damage:
            yield f"The file is damaged ({damage}). Restore a backup."


def _wrong_facts(connection: sqlite3.Connection) -> Iterator[str]:
    for *row, request in connection.execute(f"SELECT {COLUMNS}, request FROM fact ORDER BY n"):
        try:
            fact = checked(fact_of(row))
        except (NotAFact, ValueError, TypeError) as wrong:
            yield f"The fact {row[0]} of stream {row[1]}/{row[2]} cannot be read: {wrong}."
            continue
        said = fact.body.get("request")
        if request != (said if isinstance(said, str) else None):
            yield f"The fact {fact.id} stands under another request id than it says."


def _gaps(connection: sqlite3.Connection) -> Iterator[str]:
    """A stream's facts form a chain, each naming the one before; a copied disk's tail goes on from where it split."""
    for node, place in connection.execute("SELECT DISTINCT node, place FROM fact ORDER BY node, place").fetchall():
        before, holes = None, []
        rows = connection.execute(f"SELECT {COLUMNS} FROM fact WHERE node = ? AND place = ? ORDER BY seq", (node, place))
        for *row, _ in rows:
            fact = Fact(*row, {})
            if before is None and begins(fact):
                before = fact._replace(id=fact.prev, seq=fact.seq - 1)
            follows = (before.id, before.seq + 1) if before else ("", 1)
            if (fact.prev, fact.seq) != follows:
                holes.append(f"{follows[1]} to {fact.seq - 1}" if fact.seq > follows[1] else f"before {fact.seq}")
            before = fact
        if holes:
            yield f"The stream {node}/{place} has a hole: {', '.join(holes[:_SHOWN])}{' …' if len(holes) > _SHOWN else ''}."


def _wrong_tables(connection: sqlite3.Connection, progress: Progress) -> Iterator[str]:
    """Makes the tables again beside those that were kept, and compares them row by row."""
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for statement in INDEXES:
        connection.execute(f"DROP INDEX IF EXISTS {statement.split()[2]}")
    kept = [name for name in PROJECTIONS if name in names]
    yield from (f"The table {name} is missing. Run `rebuild`." for name in PROJECTIONS if name not in names)
    for name in kept:
        connection.execute(f"ALTER TABLE {name} RENAME TO kept_{name}")
    of = connection.execute("SELECT count(*) FROM fact").fetchone()[0]
    connection.execute("BEGIN")
    try:
        projections.rebuild(connection, lambda done: progress(done, of))
    except (ValueError, TypeError, KeyError, AttributeError) as wrong:
        connection.execute("ROLLBACK")
        yield f"The tables cannot be made from these facts ({type(wrong).__name__})."
        return
    connection.execute("COMMIT")
    progress(of, of)
    for name in kept:
        if _columns(connection, name) != _columns(connection, f"kept_{name}"):
            yield f"The table {name} was made by another version. Run `rebuild`."
            continue
        both = (f"SELECT * FROM {name} EXCEPT SELECT * FROM kept_{name}", f"SELECT * FROM kept_{name} EXCEPT SELECT * FROM {name}")
        keys = sorted({str(row[0]) for sql in both for row in connection.execute(sql)})
        if keys:
            shown = ", ".join(keys[:_SHOWN]) + (" …" if len(keys) > _SHOWN else "")
            yield f"The table {name} differs from the facts in {len(keys)} rows ({shown}). Run `rebuild`."


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
