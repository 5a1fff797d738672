"""The tables. Only `head` and `fact` hold something that cannot be made again, and only they are ever migrated."""

import sqlite3
from pathlib import Path

from sqlite_utils import Database, Migrations

migrations = Migrations("shelter")


@migrations()
def facts_and_head(db: Database) -> None:
    """The journal: its head (who writes, which incident) and the facts in the order they reached this node."""
    db["head"].create({"name": str, "value": str}, pk="name")
    db["fact"].create(
        {
            "n": int, "id": str, "node": str, "place": str, "seq": int, "prev": str, "subject": str, "kind": str, "at": int, "by": str,
            "body": str, "request": str,
        },
        pk="n",
        not_null={"id", "node", "place", "seq", "prev", "subject", "kind", "at", "by", "body"},
    )  # fmt: skip
    db["fact"].create_index(["id"], index_name="fact_id", unique=True)
    db["fact"].create_index(["node", "place", "seq"], index_name="fact_stream", unique=True)
    db["fact"].create_index(["subject"], index_name="fact_subject")
    db.execute("CREATE INDEX fact_request ON fact(request) WHERE request IS NOT NULL")


#: Raised whenever a table below or a fold changes: the projections are then dropped and made again from the facts.
PROJECTION_VERSION = "1"

PROJECTIONS = {
    "household": """CREATE TABLE household (id TEXT PRIMARY KEY, card TEXT, name TEXT, kana TEXT, folded TEXT, people INTEGER,
        hidden INTEGER, urgent INTEGER, twice INTEGER, places TEXT, here TEXT) WITHOUT ROWID""",
    "stay": """CREATE TABLE stay (shelter TEXT, household TEXT, inside INTEGER, out INTEGER, car INTEGER, tent INTEGER,
        home INTEGER, other INTEGER, people INTEGER, urgent INTEGER, hidden INTEGER, twice INTEGER, seen INTEGER, state TEXT,
        next TEXT, since INTEGER, changed INTEGER, via TEXT, PRIMARY KEY (shelter, household)) WITHOUT ROWID""",
    "care": """CREATE TABLE care (shelter TEXT, household TEXT, code TEXT, people INTEGER,
        PRIMARY KEY (shelter, household, code)) WITHOUT ROWID""",
    "card": "CREATE TABLE card (id TEXT, household TEXT, shows INTEGER, PRIMARY KEY (id, household)) WITHOUT ROWID",
    "shelter": """CREATE TABLE shelter (code TEXT PRIMARY KEY, name TEXT, kana TEXT, folded TEXT, kind TEXT, common_id TEXT,
        building TEXT, municipality TEXT, address TEXT, lat REAL, lon REAL, hazards TEXT, capacity INTEGER, capacity_text TEXT,
        phone TEXT, identity TEXT, status TEXT, status_at INTEGER, count_people INTEGER, count_method TEXT, count_at INTEGER,
        count_by TEXT, changed INTEGER) WITHOUT ROWID""",
    "request": """CREATE TABLE request (id TEXT PRIMARY KEY, shelter TEXT, item TEXT, quantity INTEGER, urgency TEXT, note TEXT,
        state TEXT, open INTEGER, asked_at INTEGER, asked_by TEXT, answer TEXT, answered_at INTEGER, answered_by TEXT,
        arrived_quantity INTEGER, changed INTEGER) WITHOUT ROWID""",
    "erasure": "CREATE TABLE erasure (id TEXT PRIMARY KEY) WITHOUT ROWID",
}
INDEXES = (
    "CREATE INDEX shelter_on_board ON shelter(status) WHERE status <> 'preparing'",
    "CREATE INDEX shelter_counted ON shelter(code) WHERE count_at IS NOT NULL",
    "CREATE INDEX shelter_building ON shelter(building) WHERE building IS NOT NULL",
    "CREATE INDEX shelter_identity ON shelter(identity) WHERE identity IS NOT NULL",
    "CREATE INDEX request_open ON request(shelter, open)",
    "CREATE INDEX card_of_household ON card(household)",
)


def connect(path: Path | str) -> sqlite3.Connection:
    """A connection in autocommit mode, durable (WAL, synchronous FULL: an answered check-in survives a power cut)."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=20)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -16000")
    connection.execute("PRAGMA busy_timeout = 20000")
    return connection


def migrate(connection: sqlite3.Connection) -> bool:
    """Brings the tables up to date. Gives whether the projections must be made again."""
    connection.execute("BEGIN IMMEDIATE")  # others may be starting on the same folder
    try:
        migrations.apply(Database(connection))
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    version = connection.execute("SELECT value FROM head WHERE name = 'projections'").fetchone()
    return version is None or version[0] != PROJECTION_VERSION


def drop_projections(connection: sqlite3.Connection) -> None:
    """Empty projections, made anew; inside the caller's transaction."""
    for name, statement in PROJECTIONS.items():
        connection.execute(f"DROP TABLE IF EXISTS {name}")
        connection.execute(statement)
    for statement in INDEXES:
        connection.execute(statement)
    connection.execute("INSERT OR REPLACE INTO head VALUES ('projections', ?)", (PROJECTION_VERSION,))
