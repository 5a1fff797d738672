"""What headquarters reads besides the common views: calls for help and families counted twice, over many shelters. Nothing here writes."""

import sqlite3
from collections.abc import Iterable

from .desk_views import names_of, stays_of
from .views import Row, rows


def urgent_calls(connection: sqlite3.Connection, codes: Iterable[str]) -> list[Row]:
    """Open calls for help at these shelters, oldest first: shelter, its name, id, card, name, kana, people, urgent (ms), hidden.

    A hidden household has neither id, card nor name.
    """
    found = []
    for code in codes:
        found += rows(
            connection,
            "SELECT s.shelter, h.id, h.card, h.name, h.kana, s.people, s.urgent, s.hidden FROM stay s JOIN household h ON h.id = s.household"
            " WHERE s.shelter = ? AND s.people > 0 AND s.urgent > 0",
            code,
        )
    return _told(connection, sorted(found, key=lambda call: (call["urgent"], call["shelter"])))


def counted_twice_at(connection: sqlite3.Connection, codes: Iterable[str]) -> list[Row]:
    """Families counted at several shelters, each once: as above, and `stays` with the times of each place. Hidden ones without stays."""
    found: dict[str, Row] = {}
    for code in codes:
        for one in rows(
            connection,
            "SELECT s.shelter, h.id, h.card, h.name, h.kana, h.people, s.hidden FROM stay s JOIN household h ON h.id = s.household"
            " WHERE s.shelter = ? AND s.people > 0 AND s.twice",
            code,
        ):
            found.setdefault(one["id"], one)
    for one in found.values():
        one["stays"] = [] if one["hidden"] else stays_of(connection, one["id"])
    return _told(connection, list(found.values()))


def hidden_callers(connection: sqlite3.Connection, code: str, raised: int) -> list[str]:
    """The hidden households at a shelter whose call was raised at this moment (ms): ids for the server's own use, never for a page."""
    found = connection.execute(
        "SELECT household FROM stay WHERE shelter = ? AND people > 0 AND hidden AND urgent = ? ORDER BY household", (code, raised)
    )
    return [id for (id,) in found]


def _told(connection: sqlite3.Connection, found: list[Row]) -> list[Row]:
    names = names_of(connection, sorted({one["shelter"] for one in found}))
    for one in found:
        one["shelter_name"] = names[one["shelter"]]
        if one["hidden"]:
            one.update(id=None, card=None, name="", kana="")
    return found
