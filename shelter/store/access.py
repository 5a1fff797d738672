"""What belongs to this node alone and is never handed over: sign-in codes, tokens, printed addresses, a few settings.

Tables: access_code (one row a code or token), printed_address (addresses that stand on posters), local_setting (name, value).
Times are milliseconds since 1970 (UTC).
"""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

DAY = 24 * 3600 * 1000
VALID_FOR = 30 * DAY

_TABLES = (
    """CREATE TABLE IF NOT EXISTS access_code (
        selector TEXT PRIMARY KEY, kind TEXT NOT NULL, role TEXT NOT NULL, shelter TEXT, hash TEXT NOT NULL,
        made_at INTEGER NOT NULL, made_by TEXT NOT NULL, expires_at INTEGER NOT NULL, revoked_at INTEGER) STRICT""",
    "CREATE TABLE IF NOT EXISTS printed_address (base TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT",
    "CREATE TABLE IF NOT EXISTS local_setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
)


class AccessCode(NamedTuple):
    """A sign-in code or token. kind: "code" or "token". role: "staff" or "hq". shelter: the one it is for, None for all."""

    selector: str
    kind: str
    role: str
    shelter: str | None
    hash: str
    made_at: int
    made_by: str
    expires_at: int
    revoked_at: int | None

    def works_at(self, moment: int) -> bool:
        """Whether it may be used at a moment in milliseconds."""
        return self.revoked_at is None and moment < self.expires_at


_COLUMNS = ", ".join(AccessCode._fields)


def prepare(connection: sqlite3.Connection) -> None:
    """Make the tables where they are missing."""
    for table in _TABLES:
        connection.execute(table)


def add_code(connection: sqlite3.Connection, code: AccessCode) -> None:
    """Keep a new code. Raises sqlite3.IntegrityError when its selector is taken."""
    connection.execute(f"INSERT INTO access_code ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", code)


def find_code(connection: sqlite3.Connection, selector: str) -> AccessCode | None:
    """The code with this selector, used up or not."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM access_code WHERE selector = ?", (selector,)).fetchone()
    return AccessCode(*row) if row else None


def codes(connection: sqlite3.Connection, moment: int) -> list[AccessCode]:
    """The codes and tokens that work at a moment, newest first."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM access_code WHERE revoked_at IS NULL AND expires_at > ? ORDER BY made_at DESC, selector",
        (moment,))
    return [AccessCode(*row) for row in rows]


def revoke(connection: sqlite3.Connection, selector: str, moment: int) -> None:
    """Make a code stop working, at once and for everybody signed in with it."""
    connection.execute("UPDATE access_code SET revoked_at = ? WHERE selector = ? AND revoked_at IS NULL", (moment, selector))


def any_code(connection: sqlite3.Connection) -> bool:
    """Whether a code was ever made here."""
    return connection.execute("SELECT 1 FROM access_code LIMIT 1").fetchone() is not None


def remember_printed(connection: sqlite3.Connection, base: str, moment: int) -> None:
    """Remember that posters were printed that say this address ("http://192.168.1.5:8000")."""
    prepare(connection)
    connection.execute("INSERT INTO printed_address VALUES (?, ?) ON CONFLICT (base) DO UPDATE SET at = excluded.at",
                       (base, moment))


def last_printed(connection: sqlite3.Connection) -> tuple[str, int] | None:
    """The address on the newest posters and when they were printed."""
    return connection.execute("SELECT base, at FROM printed_address ORDER BY at DESC LIMIT 1").fetchone()


def setting(connection: sqlite3.Connection, name: str) -> str | None:
    """A setting made on a page of this node."""
    row = connection.execute("SELECT value FROM local_setting WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def keep_setting(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Keep a setting made on a page of this node."""
    connection.execute("INSERT INTO local_setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                       (name, value))
