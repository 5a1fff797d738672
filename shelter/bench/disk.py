"""What SQLite alone can do on this disk, with the settings the journal uses: the limits check-ins are held against."""

import threading
import time
from pathlib import Path

from shelter.store.schema import connect
from shelter.store.writer import Writer

_ROW = ("019aa000-0000-7000-8000-000000000000", "東小学校", 4)


def single_commits(folder: Path, seconds: float = 1.5) -> float:
    """One row, one durable commit, again and again: commits a second."""
    connection = connect(folder / "single.sqlite3")
    connection.execute("CREATE TABLE t (a TEXT, b TEXT, c INTEGER)")
    done, began = 0, time.perf_counter()
    while time.perf_counter() - began < seconds:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO t VALUES (?, ?, ?)", _ROW)
        connection.execute("COMMIT")
        done += 1
    rate = done / (time.perf_counter() - began)
    connection.close()
    return rate


def grouped_commits(folder: Path, clients: int, seconds: float = 1.5) -> float:
    """`clients` threads wait for one row each while a writer shares the flushes: rows a second."""
    connection = connect(folder / f"grouped{clients}.sqlite3")
    connection.execute("CREATE TABLE t (a TEXT, b TEXT, c INTEGER)")
    writer = Writer(connection, lambda: None, lambda: None)
    stop_at = time.perf_counter() + seconds
    counts = []

    def client() -> None:
        done = 0
        while time.perf_counter() < stop_at:
            writer.submit(lambda: connection.execute("INSERT INTO t VALUES (?, ?, ?)", _ROW)).result()
            done += 1
        counts.append(done)

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    writer.close()
    connection.close()
    return sum(counts) / seconds
