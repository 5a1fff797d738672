"""Looking for damage: the file, its facts, gaps in their streams, request ids, and tables that do not fit the facts."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from shelter.core.fact import NotAFact, checked

from . import projections
from .forks import begins
from .journal import COLUMNS, fact_of
from .node import FILE
from .schema import INDEXES, PROJECTIONS, connect
from .upkeep import Progress, copy_moment, open_data, quiet

_SHOWN = 3  # rows or numbers named in one sentence



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
    for node, place, first, last, count in connection.execute(
        "SELECT node, place, min(seq), max(seq), count(*) FROM fact GROUP BY node, place ORDER BY node, place"
    ).fetchall():
        begin = 1
        if first > 1:
            row = connection.execute(f"SELECT {COLUMNS} FROM fact WHERE (node, place, seq) = (?, ?, ?)", (node, place, first)).fetchone()
            begin = first if begins(fact_of(row)) else 1
        if (missing := last - begin + 1 - count) > 0:
            here = {seq for (seq,) in connection.execute("SELECT seq FROM fact WHERE node = ? AND place = ?", (node, place))}
            numbers = [str(seq) for seq in range(begin, last + 1) if seq not in here][:_SHOWN]
            yield f"The stream {node}/{place} has a hole of {missing}: number {', '.join(numbers)}{' …' if missing > _SHOWN else ''}."


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
