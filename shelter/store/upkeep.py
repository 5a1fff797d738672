"""Keeping a data folder: make its tables again from the facts, copy it away and bring it back."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from . import projections
from .in_use import alone
from .journal import COLUMNS
from .node import FILE, open_node
from .schema import connect, migrate

Progress = Callable[[int, int], None]


class NoData(Exception):
    """There is no journal where one is expected; the message says what to do."""


def quiet(done: int, of: int) -> None:
    """No progress is shown."""


def rebuild(folder: Path, progress: Progress = quiet) -> int:
    """Makes every table again from the facts; gives how many facts there are. Raises InUse, NoData."""
    with alone(folder), closing(open_data(folder)) as connection:
        migrate(connection)
        of = connection.execute("SELECT count(*) FROM fact").fetchone()[0]
        connection.execute("BEGIN IMMEDIATE")
        projections.rebuild(connection, lambda done: progress(done, of))
        connection.execute("COMMIT")
        progress(of, of)
        return of


# -- backup and restore ---------------------------------------------------------------------------------------------------


def backup(folder: Path, file: Path, progress: Progress = quiet) -> int:
    """Copies the data into one file, also while a server writes; gives its size in bytes. A file of that name is replaced."""
    with closing(open_data(folder)) as source:
        part = file.with_name(file.name + ".part")
        part.unlink(missing_ok=True)
        # The copy names people, as the data does: only its owner may read it.
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            _copy(source, part, progress)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    os.replace(part, file)
    return file.stat().st_size


def restore(folder: Path, file: Path, progress: Progress = quiet) -> Path | None:
    """Brings a backup back as a new node; gives where the data that was here is kept now, None if there was none.

    What was written after the backup may already be with other nodes, under this node's name and numbers: so it never writes
    under that name again. Raises InUse, NoData.
    """
    with alone(folder), closing(_read_only(file)) as source:
        place = Path(tempfile.mkdtemp(prefix="restoring-", dir=folder))
        try:
            (place / FILE).touch(mode=0o600)
            _copy(source, place / FILE, progress)
            node = open_node(place)
            node.wait(node.write(node.mint))
            node.close()
            aside = _put_aside(folder)
            os.replace(place / FILE, folder / FILE)
        finally:
            shutil.rmtree(place, ignore_errors=True)
    return aside


def _put_aside(folder: Path) -> Path | None:
    old = folder / FILE
    if not old.exists():
        return None
    try:
        with closing(connect(old)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.DatabaseError:
        pass  # damaged: it is kept as it is
    aside = folder / f"before-restore-{datetime.now():%Y-%m-%d-%H%M%S}.sqlite3"
    for end in ("", "-wal", "-shm"):
        if (part := Path(f"{old}{end}")).exists():
            os.replace(part, f"{aside}{end}")
    return aside


def _copy(source: sqlite3.Connection, file: Path, progress: Progress) -> None:
    """One consistent copy in one file, looked over after writing. Raises NoData when the copy is damaged."""
    with closing(sqlite3.connect(file, isolation_level=None)) as copy:
        copy_moment(source, copy, progress)
        copy.execute("PRAGMA journal_mode = DELETE")
        if copy.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise NoData("The data is damaged and cannot be copied whole. `check` tells more.")


def copy_moment(source: sqlite3.Connection, copy: sqlite3.Connection, progress: Progress = quiet) -> None:
    """Copies the database as it is at one moment, while others go on writing to it."""
    # Holding one moment open keeps the copy from starting anew at every commit of a busy server.
    source.execute("BEGIN")
    source.execute("SELECT count(*) FROM head").fetchone()
    try:
        source.backup(copy, pages=2000, progress=lambda _, left, of: progress(of - left, of), sleep=0)
    finally:
        source.execute("ROLLBACK")


def open_data(folder: Path) -> sqlite3.Connection:
    """A connection to the data of a folder. Raises NoData."""
    if not (folder / FILE).exists():
        raise NoData(f"There is no data in {folder}. Give the folder with --data.")
    return connect(folder / FILE)


def _read_only(file: Path) -> sqlite3.Connection:
    """A backup's file, which must not be changed by looking at it."""
    if not file.is_file():
        raise NoData(f"There is no file {file}.")
    connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
    try:
        connection.execute("SELECT name, value FROM head").fetchall()
        connection.execute(f"SELECT {COLUMNS} FROM fact LIMIT 1").fetchall()
    except sqlite3.DatabaseError:
        connection.close()
        raise NoData(f"{file} is no backup of this program, or it is damaged. Choose another file.") from None
    return connection
