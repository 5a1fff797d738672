"""What the facts add up to, as rows: a cache of the folds. A touched subject is folded again from its first fact."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from itertools import groupby

from shelter.core import erasure, households, requests, shelters
from shelter.core.cards import is_uuid
from shelter.core.fact import EVERYWHERE, Fact
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
    erasing = connection.execute(f"SELECT {COLUMNS} FROM fact WHERE kind = ?", (erasure.KIND,)).fetchall()
    for fact in map(fact_of, erasing):
        connection.executemany("INSERT OR IGNORE INTO erasure VALUES (?)", [(id,) for id in erasure.named_by(fact)])
    return done


def _household(connection: sqlite3.Connection, household: Household) -> None:
    if not is_uuid(household.id):
        return  # another program's word: kept and handed on, but no card can open it
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
    first = household.facts[0].body
    if len(household.facts) > 1 or "members" in first or "copy" in first:  # else these rows cannot be there yet
        for place in household.places:
            connection.execute("DELETE FROM stay WHERE shelter = ? AND household = ?", (place, household.id))
            connection.execute("DELETE FROM care WHERE shelter = ? AND household = ?", (place, household.id))
        connection.execute("DELETE FROM card WHERE household = ?", (household.id,))
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
    if shelter.code in ("", EVERYWHERE):
        return
    listed = {**dict.fromkeys(shelters.LISTED), **shelter.listed}
    kind = listed["kind"] if listed["kind"] in shelters.KINDS else "shelter" if shelter.known and not listed["kind"] else "other"
    count = shelter.headcount
    connection.execute(
        _SHELTER,
        (
            shelter.code, shelter.name, listed["kana"] or "",
            "\n".join([fold(shelter.name), fold(listed["kana"] or ""), fold_address(listed["address"] or "")]), kind,
            listed["common_id"], listed["building"], listed["municipality"], listed["address"] or "", listed["lat"], listed["lon"],
            json.dumps(listed["hazards"], sort_keys=True) if listed["hazards"] else None, listed["capacity"],
            listed["capacity_text"] or "", listed["phone"] or "", listed["identity"], shelter.status,
            shelter.status_at, *((count.people, count.method, count.at, count.by) if count else (None,) * 4), shelter.changed,
        ),
    )  # fmt: skip


def _request(connection: sqlite3.Connection, request: Request) -> None:
    connection.execute("DELETE FROM request WHERE id = ?", (request.id,))
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
