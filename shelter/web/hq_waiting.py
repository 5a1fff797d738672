"""Lists that were uploaded and wait for a person's yes: kept in the data folder for a day, so that looking first costs no second upload."""

from __future__ import annotations

import json
import shutil
import time
import uuid
from pathlib import Path

_DAY = 24 * 3600
_NAMES = "names.json"


def keep(folder: Path, files: list[tuple[str, bytes]]) -> str:
    """Keeps (name, bytes) each and gives the word to ask for them again. Older ones are thrown away."""
    waiting = _folder(folder)
    waiting.mkdir(parents=True, exist_ok=True)
    for old in waiting.iterdir():
        if time.time() - old.stat().st_mtime > _DAY:
            shutil.rmtree(old, ignore_errors=True)
    word = str(uuid.uuid4())
    place = waiting / word
    place.mkdir()
    for number, (_, data) in enumerate(files):
        (place / str(number)).write_bytes(data)
    (place / _NAMES).write_text(json.dumps([name for name, _ in files]), encoding="utf-8")
    return word


def kept(folder: Path, word: str) -> list[tuple[str, bytes]]:
    """The files kept under a word; [] when there are none (any more)."""
    place = _place(folder, word)
    if place is None or not (place / _NAMES).is_file():
        return []
    names = json.loads((place / _NAMES).read_text(encoding="utf-8"))
    return [(name, (place / str(number)).read_bytes()) for number, name in enumerate(names)]


def forget(folder: Path, word: str) -> None:
    """Throws away what is kept under a word."""
    place = _place(folder, word)
    if place is not None:
        shutil.rmtree(place, ignore_errors=True)


def _folder(folder: Path) -> Path:
    return folder / "lists-waiting"


def _place(folder: Path, word: str) -> Path | None:
    try:
        return _folder(folder) / str(uuid.UUID(word))
    except ValueError:
        return None
