"""The rows of the board: per shelter what the tables count up to right now. Numbers are counted here, never kept."""

import sqlite3
from typing import Any

from shelter.core.crowding import FRESH, crowding, present

#: Shelters that belong on the board: open or full, closed today, or with people, a count or a need.
_ON_BOARD = """SELECT code FROM shelter WHERE status IN ('open', 'full')
    UNION SELECT code FROM shelter WHERE status = 'closed' AND status_at >= ?
    UNION SELECT code FROM shelter WHERE count_at IS NOT NULL AND status <> 'closed'
    UNION SELECT shelter FROM stay GROUP BY shelter HAVING sum(people) > 0
    UNION SELECT shelter FROM request WHERE open"""
_STAYS = """SELECT count(*), coalesce(sum(people), 0), coalesce(sum(inside), 0), coalesce(sum(out), 0), coalesce(sum(car), 0),
    coalesce(sum(tent), 0), coalesce(sum(home), 0), coalesce(sum(other), 0), coalesce(sum(urgent > 0), 0), coalesce(sum(twice), 0),
    coalesce(sum(seen = 0 AND people > 0), 0), coalesce(sum(people > 0), 0), coalesce(max(changed), 0)
    FROM stay WHERE shelter = ?"""
DAY = 24 * 3600 * 1000


def codes_on_board(connection: sqlite3.Connection, now: int) -> list[str]:
    """Which shelters the board shows. now: ms; "today" is the last 24 hours."""
    return sorted(code for (code,) in connection.execute(_ON_BOARD, (now - DAY,)))


def board_row(connection: sqlite3.Connection, code: str, now: int, fresh: int = FRESH) -> dict[str, Any] | None:
    """The whole row of one shelter as the public interface describes it, times in ms; None if the shelter belongs on no board."""
    found = connection.execute(
        "SELECT name, kind, status, status_at, capacity, lat, lon, count_people, count_method, count_at, count_by, changed"
        " FROM shelter WHERE code = ?",
        (code,),
    ).fetchone()
    name, kind, status, status_at, capacity, lat, lon, *count, changed = found or ("", "other", "unknown", 0, None, None, None) + (
        None,
    ) * 4 + (0,)
    _, people, inside, out, car, tent, home, other, urgent, twice, unseen, households, stayed = connection.execute(
        _STAYS, (code,)
    ).fetchone()
    needs = connection.execute(
        "SELECT count(*), coalesce(sum(urgency = 'now'), 0), coalesce(max(changed), 0) FROM request WHERE shelter = ? AND open", (code,)
    ).fetchone()
    counted_at = count[2]
    closed_today = status == "closed" and status_at >= now - DAY
    if not (status in ("open", "full") or closed_today or people or needs[0] or (counted_at is not None and status != "closed")):
        return None
    headcount = tuple(count[:3]) if counted_at is not None else None
    shown = present(people, max(stayed, changed), headcount, now, fresh)
    care = dict(connection.execute("SELECT code, sum(people) FROM care WHERE shelter = ? GROUP BY code ORDER BY code", (code,)))
    fresh_count = count[0] if counted_at is not None and now - counted_at < fresh else 0
    return {
        "code": code, "name": name, "kind": kind, "status": status, "capacity": capacity, "people": people,
        "households": households, "crowding": crowding(max(inside, fresh_count), capacity),
        "share": 100 * max(inside, fresh_count) // capacity if capacity else None, "urgent": urgent,
        "headcount": {"people": count[0], "at": counted_at, "method": count[1], "by": count[3]} if headcount else None,
        "present": shown._asdict(), "updated_at": max(stayed, changed, counted_at or 0, needs[2]),
        "inside": inside, "out": out, "car": car, "tent": tent, "home": home, "other": other, "twice": twice, "unseen": unseen,
        "care": care, "needs": needs[0], "needs_now": needs[1], "lat": lat, "lon": lon,
    }  # fmt: skip


def board(connection: sqlite3.Connection, now: int, fresh: int = FRESH) -> list[dict[str, Any]]:
    """The rows of all shelters on the board, in order of code."""
    found = (board_row(connection, code, now, fresh) for code in codes_on_board(connection, now))
    return [one for one in found if one is not None]


def trouble(row: dict[str, Any]) -> int:
    """How soon somebody must look at this shelter, 6 first: urgent people, no room left, needed now, crowded, something to sort out."""
    if row["status"] == "closed" and not row["people"]:
        return 0
    signs = (
        row["urgent"], row["crowding"] == "full" or row["status"] == "full", row["needs_now"], row["crowding"] == "crowded",
        row["twice"] or row["needs"] or row["status"] in ("closed", "preparing", "unknown"),
    )  # fmt: skip
    return next((6 - place for place, sign in enumerate(signs) if sign), 1)


def totals(rows: list[dict[str, Any]]) -> dict[str, int]:
    """The sums over a board's rows."""
    names = ("people", "households", "urgent", "inside", "out", "car", "tent", "home", "other", "needs", "twice")
    sums = {name: sum(row[name] for row in rows) for name in names}
    return {**sums, "present": sum(row["present"]["people"] for row in rows), "shelters": len(rows)}


def touched_shelters(connection: sqlite3.Connection, since: int) -> tuple[int, set[str]]:
    """The count of facts now, and the shelters whose row may have changed by the facts received after `since`."""
    as_of = connection.execute("SELECT coalesce(max(n), 0) FROM fact").fetchone()[0]
    if as_of == since:
        return as_of, set()
    # CROSS JOIN and the plus sign keep SQLite on the newest facts first; left alone it reads the whole index.
    codes = {
        place
        for (place,) in connection.execute(
            "SELECT DISTINCT old.place FROM fact new CROSS JOIN fact old ON old.subject = new.subject WHERE new.n > ?", (since,)
        )
    }
    codes.update(
        subject.removeprefix("shelter:")
        for (subject,) in connection.execute("SELECT subject FROM fact WHERE n > ? AND +subject LIKE 'shelter:%'", (since,))
    )
    return as_of, codes - {"*"}
