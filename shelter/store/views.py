"""What is read for screens and papers. Functions of a reading connection; nothing here writes.

Hidden households are left out of every list and search; only `hidden_here` gives them, without names, for the desk.
"""

import json
import sqlite3
from itertools import groupby
from typing import Any, NamedTuple

from shelter.core import households
from shelter.core.cards import read_card
from shelter.core.fact import standing
from shelter.core.households import Household
from shelter.core.names import fold, fold_address
from shelter.core.refusal import Refused

from .journal import COLUMNS, fact_of

Row = dict[str, Any]


def rows(connection: sqlite3.Connection, sql: str, *values: Any) -> list[Row]:
    """All rows of a query as dicts."""
    cursor = connection.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def row(connection: sqlite3.Connection, sql: str, *values: Any) -> Row | None:
    """The first row of a query as a dict, or None."""
    found = rows(connection, sql, *values)
    return found[0] if found else None


# -- shelters --------------------------------------------------------------------------------------------------------


def shelter(connection: sqlite3.Connection, code: str) -> Row | None:
    """One shelter: the columns of the table `shelter` with hazards as a dict, or None."""
    return _with_hazards(row(connection, "SELECT * FROM shelter WHERE code = ?", code))


def shelter_status(connection: sqlite3.Connection, code: str) -> str | None:
    """Whether a shelter is open (preparing, open, full, closed, unknown); None if nobody knows it."""
    found = connection.execute("SELECT status FROM shelter WHERE code = ?", (code,)).fetchone()
    return found[0] if found else None


def shelters(connection: sqlite3.Connection, *, status: str | None = None, words: str = "", page: int = 1,
             size: int = 100) -> tuple[int, list[Row]]:  # fmt: skip
    """How many shelters there are, and one page of them by name. words: part of a name, kana or address."""
    where, values = ["1"], []
    if status:
        where.append("status = ?")
        values.append(status)
    if words.strip():
        where.append("(instr(folded, ?) OR instr(folded, ?) OR code = ?)")
        values += [fold(words), fold_address(words), words.strip().upper()]
    condition = " AND ".join(where)
    total = connection.execute(f"SELECT count(*) FROM shelter WHERE {condition}", values).fetchone()[0]
    found = rows(
        connection, f"SELECT * FROM shelter WHERE {condition} ORDER BY name, code LIMIT ? OFFSET ?", *values, size, (page - 1) * size
    )
    return total, [_with_hazards(one) for one in found]


def open_shelters(connection: sqlite3.Connection) -> list[Row]:
    """Shelters that are open or full, by name."""
    return rows(connection, "SELECT * FROM shelter WHERE status IN ('open', 'full') ORDER BY name, code")


def nearest_open(connection: sqlite3.Connection, code: str, most: int = 3) -> list[Row]:
    """The open shelters nearest to one; by name where coordinates are missing. `km` is the distance or None."""
    here = shelter(connection, code)
    found = [one for one in open_shelters(connection) if one["code"] != code and one["status"] == "open"]
    for one in found:
        known = here and None not in (here["lat"], here["lon"], one["lat"], one["lon"])
        one["km"] = _km(here["lat"], here["lon"], one["lat"], one["lon"]) if known else None
    found.sort(key=lambda one: (one["km"] is None, one["km"] or 0, one["name"]))
    return found[:most]


class Word(NamedTuple):
    """What is known of a shelter from lists: `rows` as published, by the headers they stood under, and what stands now."""

    code: str
    rows: dict[frozenset[str], dict[str, Any]]
    stands: dict[str, Any]


def listed(connection: sqlite3.Connection) -> dict[str, Word]:
    """All shelters that came from a list, by their identity, for a re-import."""
    found = connection.execute(
        f"SELECT s.identity, s.code, {', '.join('f.' + column for column in COLUMNS.split(', '))} FROM shelter s"
        " JOIN fact f ON f.subject = 'shelter:' || s.code WHERE s.identity IS NOT NULL"
        " AND f.kind IN ('listed', 'named', 'undone') ORDER BY s.code, f.id"
    )
    known: dict[str, Word] = {}
    for (identity, code), group in groupby(found, key=lambda one: one[:2]):
        word = known[identity] = Word(code, {}, {})
        for fact in standing([fact_of(one[2:]) for one in group]):
            if fact.kind != "undone":
                word.stands.update(fact.body)
            if "raw" in fact.body:
                word.rows[frozenset(fact.body["raw"])] = fact.body["raw"]
    return known


# -- households ------------------------------------------------------------------------------------------------------


def household(connection: sqlite3.Connection, id: str) -> Household:
    """A household with all its story. `known` is false where nothing is known of it."""
    found = connection.execute(f"SELECT {COLUMNS} FROM fact WHERE subject = ?", (households.subject(id),))
    return households.fold(households.subject(id), [fact_of(one) for one in found])


def household_of_card(connection: sqlite3.Connection, code: str, drill: bool) -> Household:
    """The household a card opens; `known` is false for a card nobody has used yet.

    Raises Refused: card_unreadable, card_of_a_drill, card_of_no_drill, card_revoked (it shows nothing more).
    """
    return household(connection, opened_by(connection, read_card(code, drill)))


def opened_by(connection: sqlite3.Connection, card: str) -> str:
    """The id of the household that a card (its UUID) opens; the card's own, where it is tied to none. Raises Refused `card_revoked`."""
    tied = connection.execute("SELECT household, shows FROM card WHERE id = ? ORDER BY household LIMIT 1", (card,)).fetchone()
    if tied and not tied[1]:
        raise Refused("card_revoked")
    return tied[0] if tied else card


def request_known(connection: sqlite3.Connection, request: str) -> bool:
    """Whether something was written for this request id."""
    return connection.execute("SELECT 1 FROM fact WHERE request = ? LIMIT 1", (request,)).fetchone() is not None


_FOUND = "h.id, h.card, h.name, h.kana, h.people, h.twice, h.places, h.here"


def find(connection: sqlite3.Connection, words: str, *, shelter: str | None = None, most: int = 30) -> list[Row]:
    """Households by part of a name, kana, phone or address, variants folded; those at `shelter` first. Never hidden ones."""
    keys = {key for key in (fold(words), fold_address(words)) if key}
    if not keys:
        return []
    condition = " OR ".join("instr(h.folded, ?)" for _ in keys)
    return rows(
        connection,
        f"SELECT {_FOUND}, s.state, s.seen, s.urgent, s.out, s.people AS people_here FROM household h"
        " LEFT JOIN stay s ON s.shelter = ? AND s.household = h.id"
        f" WHERE NOT h.hidden AND ({condition}) ORDER BY coalesce(s.people, 0) = 0, h.kana, h.name, h.id LIMIT ?",
        shelter, *keys, most,
    )  # fmt: skip


def at_shelter(connection: sqlite3.Connection, code: str, *, unseen: bool = False, urgent: bool = False) -> list[Row]:
    """The households counted at a shelter, newest first, hidden ones left out; only unseen or urgent ones, if asked."""
    extra = (" AND NOT s.seen" if unseen else "") + (" AND s.urgent" if urgent else "")
    return rows(
        connection,
        f"SELECT {_FOUND}, s.inside, s.out, s.car, s.tent, s.home, s.other, s.people AS people_here, s.urgent, s.twice, s.seen,"
        " s.since, s.changed, s.via FROM stay s JOIN household h ON h.id = s.household"
        f" WHERE s.shelter = ? AND s.people > 0 AND NOT s.hidden{extra} ORDER BY s.since DESC, h.id",
        code,
    )


def hidden_here(connection: sqlite3.Connection, code: str) -> list[Row]:
    """Hidden households counted at a shelter: how many people each, since when, urgent or not. No names, no cards."""
    return rows(
        connection, "SELECT people, out, since, urgent FROM stay WHERE shelter = ? AND people > 0 AND hidden ORDER BY since", code
    )


def roster(connection: sqlite3.Connection, code: str) -> list[Household]:
    """Everybody counted at a shelter as full households, by kana; hidden ones left out."""
    found: dict[str, list] = {}
    for one in connection.execute(
        f"SELECT {COLUMNS} FROM fact WHERE subject IN (SELECT 'household:' || household FROM stay"
        " WHERE shelter = ? AND people > 0 AND NOT hidden)",
        (code,),
    ):
        fact = fact_of(one)
        found.setdefault(fact.subject, []).append(fact)
    return sorted(
        (households.fold(subject, facts) for subject, facts in found.items()),
        key=lambda known: (fold(known.kana or known.name), known.id),
    )  # fmt: skip


def counted_twice(connection: sqlite3.Connection, code: str | None = None) -> list[Row]:
    """Households counted at two shelters (at `code`, or anywhere); of hidden ones only that there is one, and how many people."""
    found = rows(connection, f"SELECT {_FOUND}, h.hidden FROM household h WHERE h.twice")
    found = [one for one in found if code is None or code in one["here"].split()]
    for one in found:
        if one["hidden"]:
            one.update(id=None, card=None, name="", kana="", places="", here="")
    return found


# -- requests for supplies -------------------------------------------------------------------------------------------


def requests(connection: sqlite3.Connection, shelter: str | None = None, *, only_open: bool = False) -> list[Row]:
    """Requests for supplies, open and urgent ones first."""
    condition = ("shelter = ?" if shelter else "? IS NULL") + (" AND open" if only_open else "")
    return rows(
        connection,
        f"SELECT * FROM request WHERE {condition} ORDER BY open DESC,"
        " CASE urgency WHEN 'now' THEN 0 WHEN 'today' THEN 1 ELSE 2 END, asked_at DESC, id LIMIT 500",
        shelter,
    )


def request(connection: sqlite3.Connection, id: str) -> Row | None:
    """One request for supplies: the columns of the table `request`, or None."""
    return row(connection, "SELECT * FROM request WHERE id = ?", id)


def _with_hazards(one: Row | None) -> Row | None:
    if one is not None:
        one["hazards"] = json.loads(one["hazards"]) if one["hazards"] else {}
    return one


def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Straight distance in km, flat-earth: within a town it errs by metres."""
    from math import cos, hypot, radians

    return hypot((other_lat - lat) * 111.32, (other_lon - lon) * 111.32 * cos(radians(lat)))
