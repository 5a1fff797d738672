"""From the command to the first answer, what the idle server holds in memory, and how fast everything is made again from the facts."""

import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from shelter.store.node import open_node
from shelter.store.projections import rebuild

from .crowd import fill
from .figure import Figure, figure
from .memory import resident
from .served import ROOT, Served, free_port


def run(full: bool) -> Iterator[Figure]:
    """Measures; full: rebuilds 500,000 facts instead of 50,000."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield figure("startup", "command to first answer, set up before", _first_answer(folder / "first"), "s", limit=2, at_most=1)
        with Served(folder / "first") as server:
            server.page("/")
            server.page("/board")
            time.sleep(1)
            yield figure("startup", "idle memory", resident(server.pid), "MB", limit=120, at_most=1)
        facts = 500_000 if full else 50_000
        node = open_node(folder / "many")
        fill(node, shelters=max(1, facts // 400), households=facts)
        raw = _raw_inserts(folder, node.read())
        rate = node.wait(node.write(lambda journal: _timed_rebuild(journal.connection)))
        node.close()
        yield figure("startup", f"rebuild of {facts:,} facts", rate, "facts/s", limit=raw)


def _first_answer(folder: Path) -> float:
    port = free_port()
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "run.py"), "--data", str(folder), "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        while time.perf_counter() - began < 30:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1):
                    return time.perf_counter() - began
            except OSError:
                time.sleep(0.01)
        raise TimeoutError("the server did not start")
    finally:
        process.terminate()
        process.wait(20)


def _timed_rebuild(connection: sqlite3.Connection) -> float:
    began = time.perf_counter()
    facts = rebuild(connection)
    return facts / (time.perf_counter() - began)


def _raw_inserts(folder: Path, source: sqlite3.Connection) -> float:
    """Rows a second when SQLite copies the same number of household and stay rows in one statement each: the limit of writing."""
    source_rows = source.execute("SELECT * FROM household").fetchall(), source.execute("SELECT * FROM stay").fetchall()
    target = sqlite3.connect(folder / "raw.sqlite3", isolation_level=None)
    began = time.perf_counter()
    target.execute("BEGIN")
    for number, rows in enumerate(source_rows):
        width = len(rows[0])
        target.execute(f"CREATE TABLE t{number} ({', '.join(f'c{n}' for n in range(width))}, PRIMARY KEY (c0, c1)) WITHOUT ROWID")
        target.executemany(f"INSERT INTO t{number} VALUES ({', '.join('?' * width)})", rows)
    target.execute("COMMIT")
    rate = len(source_rows[0]) / (time.perf_counter() - began)
    target.close()
    return rate
