"""The board as it was at a moment: the facts of until then, added up anew in memory."""

import sqlite3
from itertools import groupby
from typing import Any

from .board import board
from .journal import COLUMNS, fact_of
from .projections import project
from .schema import drop_projections


def board_at(connection: sqlite3.Connection, moment: int) -> tuple[int, list[dict[str, Any]]]:
    """How many facts this node had received when it was asked, and the rows of the board at `moment` (ms). Closed shelters are absent."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        memory.execute("CREATE TABLE head (name TEXT PRIMARY KEY, value TEXT)")
        drop_projections(memory)
        as_of = connection.execute("SELECT coalesce(max(n), 0) FROM fact").fetchone()[0]
        told = connection.execute(f"SELECT {COLUMNS} FROM fact WHERE at <= ? AND n <= ? ORDER BY subject, id", (moment, as_of))
        for subject, facts in groupby(map(fact_of, told), key=lambda fact: fact.subject):
            project(memory, subject, list(facts))
        return as_of, [row for row in board(memory, moment) if row["status"] != "closed" or row["people"]]
    finally:
        memory.close()
