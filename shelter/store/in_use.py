"""Who uses a data folder: everybody who opens it shares it, who rebuilds or restores it needs it alone.

The lock is SQLite's own, on a small database beside the real one: the system frees it when its process dies, however it dies.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

FILE = "in-use.sqlite3"


class InUse(Exception):
    """Somebody else uses the folder; the message says what to do."""


def share(folder: Path) -> sqlite3.Connection:
    """Uses the folder together with others until the connection is closed. Raises InUse while somebody has it alone."""
    connection = _connect(folder)
    try:
        connection.execute("CREATE TABLE IF NOT EXISTS in_use (name TEXT)")
        connection.execute("BEGIN")
        connection.execute("SELECT * FROM in_use").fetchall()
    except sqlite3.OperationalError as problem:
        connection.close()
        if not _taken(problem):
            raise
        raise InUse(f"{folder} is being rebuilt or restored. Wait until that has ended, then start again.") from None
    return connection


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Has the folder alone. Raises InUse while a server or another command uses it."""
    with closing(_connect(folder)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as problem:
            if not _taken(problem):
                raise
            raise InUse(f"A server or another command is using {folder}. End it first, then do this again.") from None
        yield


def _connect(folder: Path) -> sqlite3.Connection:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return sqlite3.connect(folder / FILE, isolation_level=None, check_same_thread=False, timeout=1)


def _taken(problem: sqlite3.OperationalError) -> bool:
    return problem.sqlite_errorcode == sqlite3.SQLITE_BUSY
