"""`run.py rebuild`, `check`, `backup FILE` and `restore FILE`: keeping the data sound, and bringing it back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from shelter.commands import Mistake

_FILES = {"backup": "write the copy into this file", "restore": "a file that `backup` has written"}


def add(parser) -> None:
    """The file of a backup."""
    command = parser.get_default("command")
    if command in _FILES:
        parser.add_argument("file", metavar="FILE", help=_FILES[command])


def run(args) -> int:
    """Does what was typed; 1 when a check has found something."""
    from shelter.settings import settle
    from shelter.store.in_use import InUse
    from shelter.store.upkeep import NoData

    folder = settle(args).data
    try:
        return {"rebuild": _rebuild, "check": _check, "backup": _backup, "restore": _restore}[args.command](folder, args)
    except (InUse, NoData) as problem:
        raise Mistake(str(problem)) from None
    except sqlite3.DatabaseError as problem:
        raise Mistake(f"The data in {folder} cannot be read ({problem}). `check` tells more; `restore` brings a backup back.") from None
    except OSError as problem:
        raise Mistake(f"{problem.filename or folder} cannot be used: {problem.strerror}.") from None


def _rebuild(folder: Path, args) -> int:
    from shelter.setup.say import progress
    from shelter.store.upkeep import rebuild

    facts = rebuild(folder, lambda done, of: progress("facts", done, of))
    print(f"Every table was made again from {facts:,} facts.")
    return 0


def _check(folder: Path, args) -> int:
    from shelter.setup.say import progress
    from shelter.store.check import check

    wrong = 0
    for sentence in check(folder, lambda done, of: progress("facts", done, of)):
        print(sentence, flush=True)
        wrong += 1
    if not wrong:
        print(f"Everything in {folder} fits together.")
    return 1 if wrong else 0


def _backup(folder: Path, args) -> int:
    from shelter.setup.say import progress
    from shelter.store.upkeep import backup

    size = backup(folder, Path(args.file), lambda done, of: progress("pages", done, of))
    print(f"{args.file}: {size / 1_000_000:.1f} MB. It names people: keep it as safe as the data itself.")
    return 0


def _restore(folder: Path, args) -> int:
    from shelter.setup.say import progress
    from shelter.store.upkeep import restore

    aside = restore(folder, Path(args.file), lambda done, of: progress("pages", done, of))
    print(f"{args.file} is back in {folder}, as a new node.")
    if aside:
        print(f"What was there before is kept in {aside}.")
    return 0
