"""What the facts add up to, as rows: a cache of the folds. A touched subject is folded again from its first fact."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from itertools import groupby

from shelter.core import households, requests, shelters
from shelter.core.fact import Fact
from shelter.core.households import Household
from shelter.core.names import fold, fold_address
from shelter.core.requests import Request
from shelter.core.shelters import Shelter

from .journal import COLUMNS, fact_of
from .schema import drop_projections

_HOUSEHOLD = "INSERT OR REPLACE INTO household VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_STAY = "INSERT OR REPLACE INTO stay VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_SHELTER = f"INSERT OR REPLACE INTO shelter VALUES ({', '.join('?' * 23)})"
_REQUEST = f"INSERT OR REPLACE INTO request VALUES ({', '.join('?' * 15)})"


def project(connection: sqlite3.Connection, subject: str, facts: list[Fact]) -> None:
    """Writes the rows of one subject from all its facts. Subjects of a kind nobody here knows have no rows."""
    kind = subject.split(":", 1)[0]
    if kind in WRITERS:
        fold_facts, write = WRITERS[kind]
        write(connection, fold_facts(subject, facts))


def rebuild(connection: sqlite3.Connection, progress: Callable[[int], None] = lambda done: None) -> int:
    """Drops all projections and makes them again from the facts, inside the caller's transaction. Gives how many facts."""
    drop_projections(connection)
    rows = connection.execute(f"SELECT {COLUMNS} FROM fact ORDER BY subject, id")
    done = 0
    for subject, group in groupby(map(fact_of, rows), key=lambda fact: fact.subject):
        facts = list(group)
        project(connection, subject, facts)
        done += len(facts)
        if done % 5000 < len(facts):
            progress(done)
    erased = connection.execute("SELECT body FROM fact WHERE kind = 'erased'").fetchall()
    for (body,) in erased:
        connection.executemany("INSERT OR IGNORE INTO erasure VALUES (?)", [(id,) for id in json.loads(body).get("facts", [])])
    return done


def _household(connection: sqlite3.Connection, household: Household) -> None:
    folded = [fold(household.name), fold(household.kana)]
    for member in household.members.values():
        if member:
            folded += [fold(str(member.get("name") or "")), fold(str(member.get("kana") or ""))]
    if household.details:
        folded += [fold_address(str(household.details.get("address") or "")), fold(str(household.details.get("phone") or ""))]
    present = household.present
    connection.execute(
        _HOUSEHOLD,
        (
            household.id, household.card, household.name, household.kana, "\n".join(filter(None, folded)), household.people,
            household.hidden, household.urgent, household.twice, " ".join(household.places),
            " ".join(stay.place for stay in present),
        ),
    )  # fmt: skip
    if len(household.facts) > 1:
        for place in household.places:
            connection.execute("DELETE FROM stay WHERE shelter = ? AND household = ?", (place, household.id))
            connection.execute("DELETE FROM care WHERE shelter = ? AND household = ?", (place, household.id))
        # Every card ever named, also by what was undone since: the rows of today's cards follow below.
        named = {fact.body["card"] for fact in household.facts if isinstance(fact.body.get("card"), str)}
        if named:
            gone = [(card, household.id) for card in {household.id, *named}]
            connection.executemany("DELETE FROM card WHERE id = ? AND household = ?", gone)
    for stay in household.stays:
        connection.execute(
            _STAY,
            (
                stay.place, household.id, stay.inside, stay.out, stay.car, stay.tent, stay.home, stay.other, stay.people,
                household.urgent if stay.people else 0, household.hidden, stay.twice, stay.seen, stay.state,
                "" if household.hidden else stay.next, stay.since, stay.changed, stay.via,
            ),
        )  # fmt: skip
        if stay.care:
            connection.executemany(
                "INSERT INTO care VALUES (?, ?, ?, ?)",
                [(stay.place, household.id, code, people) for code, people in stay.care.items()],
            )
    if len(household.cards) > 1:
        connection.executemany(
            "INSERT OR REPLACE INTO card VALUES (?, ?, ?)",
            [(card, household.id, shows) for card, shows in household.cards.items()],
        )


def _shelter(connection: sqlite3.Connection, shelter: Shelter) -> None:
    listed = shelter.listed
    text = {name: listed.get(name) if isinstance(listed.get(name), str) else None for name in shelters.LISTED}
    number = {
        name: listed.get(name) if isinstance(listed.get(name), (int, float)) else None for name in ("lat", "lon", "capacity")
    }
    hazards = listed.get("hazards")
    count = shelter.headcount
    connection.execute(
        _SHELTER,
        (
            shelter.code, shelter.name, text["kana"] or "",
            "\n".join([fold(shelter.name), fold(text["kana"] or ""), fold_address(text["address"] or "")]),
            text["kind"] or ("shelter" if shelter.known else "other"), text["common_id"], text["building"], text["municipality"],
            text["address"] or "", number["lat"], number["lon"], json.dumps(hazards, sort_keys=True) if hazards else None,
            number["capacity"], text["capacity_text"] or "", text["phone"] or "", text["identity"], shelter.status,
            shelter.status_at, *((count.people, count.method, count.at, count.by) if count else (None,) * 4), shelter.changed,
        ),
    )  # fmt: skip


def _request(connection: sqlite3.Connection, request: Request) -> None:
    if request.known:
        changed = request.log[-1][0]
        connection.execute(
            _REQUEST,
            (
                request.id, request.shelter, request.item, request.quantity, request.urgency, request.note, request.state,
                request.open, request.asked_at, request.asked_by, request.answer, request.answered_at, request.answered_by,
                request.arrived_quantity, changed,
            ),
        )  # fmt: skip


#: Kind of subject → its fold and what writes its rows.
WRITERS: dict[str, tuple[Callable, Callable]] = {
    "household": (households.fold, _household),
    "shelter": (shelters.fold, _shelter),
    "request": (requests.fold, _request),
}


def reproject(connection: sqlite3.Connection, subjects: Iterable[str]) -> None:
    """Folds these subjects again from their first fact."""
    for subject in subjects:
        rows = connection.execute(f"SELECT {COLUMNS} FROM fact WHERE subject = ?", (subject,))
        project(connection, subject, [fact_of(row) for row in rows])
