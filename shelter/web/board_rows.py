"""The rows of the board as the public interface gives them, kept in memory with their sums. A cache: the tables are the truth."""

from __future__ import annotations

import threading
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any, NamedTuple

from shelter.core.crowding import FRESH
from shelter.store import board

if TYPE_CHECKING:
    from shelter.store.node import Node

Row = dict[str, Any]
SUMMED = ("people", "households", "urgent", "inside", "out", "car", "tent", "home", "other", "needs", "twice", "present", "shelters")


class Change(NamedTuple):
    """What a beat tells. shelters: whole rows, or {"code", "gone": true}. touched: every shelter something was written about."""

    as_of: int
    after: int
    shelters: list[Row]
    totals: dict[str, int]
    touched: set[str]


def in_order(rows: list[Row]) -> list[Row]:
    """Rows as people read them: trouble first, then by name."""
    return sorted(rows, key=lambda row: (-row["trouble"], row["name"], row["code"]))


def iso(at: int, zone: tzinfo) -> str:
    """A moment in ms as "2024-01-09T18:00:00+09:00"."""
    return datetime.fromtimestamp(at // 1000, zone).isoformat()


def public_row(row: Row, zone: tzinfo) -> Row:
    """A row of store.board as everybody may see it: times in ISO 8601, and not even the name of who counted."""
    count = row["headcount"]
    if count is not None:
        count = {"people": count["people"], "at": iso(count["at"], zone), "method": count["method"]}
    return {
        **row, "headcount": count, "present": {**row["present"], "at": iso(row["present"]["at"], zone)},
        "updated_at": iso(row["updated_at"], zone), "trouble": board.trouble(row),
    }  # fmt: skip


class BoardRows:
    """The board in memory. Safe to use from several threads; every method may block for some milliseconds (loop.aside)."""

    def __init__(self, node: Node, zone: tzinfo):
        self._node, self._zone = node, zone
        self._lock = threading.Lock()
        self._rows: dict[str, Row] = {}
        self._goes_stale: dict[str, int] = {}  # code → when its headcount is no longer fresh, or it leaves the board
        self._sums = dict.fromkeys(SUMMED, 0)
        self._loaded = False
        self._as_of = self._told = self._heard = node.as_of()  # of the rows, of the last rows told, of the last beat
        self._changed: set[str] = set()  # codes whose rows differ from what was told
        self._touched: set[str] = set()

    def snapshot(self, now: int) -> dict[str, Any]:
        """The whole board at this moment, everything written so far included. now: ms."""
        with self._lock:
            self._catch_up(now)
            rows = [self._rows[code] for code in sorted(self._rows)]
            return {
                "node": self._node.id, "as_of": self._as_of, "at": iso(now, self._zone), "totals": dict(self._sums), "shelters": rows,
            }  # fmt: skip

    def beat(self, now: int) -> Change | None:
        """What changed since the last beat; None when nothing did."""
        with self._lock:
            self._catch_up(now)
            changed, self._changed = self._changed, set()
            touched, self._touched = self._touched, set()
            if not changed and self._as_of == self._heard:
                return None
            self._heard, after = self._as_of, self._told
            if changed:
                self._told = self._as_of
            rows = [self._rows.get(code, {"code": code, "gone": True}) for code in sorted(changed)]
            return Change(self._as_of, after, rows, dict(self._sums), touched)

    def _catch_up(self, now: int) -> None:
        connection = self._node.read()
        connection.execute("BEGIN")  # one moment for all of the reading
        try:
            self._as_of, touched = board.touched_shelters(connection, self._as_of)
            self._touched |= touched
            codes = touched | {code for code, moment in self._goes_stale.items() if moment <= now}
            if not self._loaded:
                codes.update(board.codes_on_board(connection, now))
            for code in codes:
                self._put(code, board.board_row(connection, code, now), now)
            if not self._loaded:
                self._loaded, self._changed = True, self._changed & touched
        finally:
            connection.execute("COMMIT")

    def _put(self, code: str, row: Row | None, now: int) -> None:
        old, new = self._rows.get(code), public_row(row, self._zone) if row else None
        self._goes_stale.pop(code, None)
        if row and row["status"] == "closed":
            self._goes_stale[code] = now + 60_000  # looked at each minute until its day is over
        elif row and row["headcount"] and (stale := row["headcount"]["at"] + FRESH) > now:
            self._goes_stale[code] = stale
        if old == new:
            return
        self._changed.add(code)
        for sign, one in ((-1, old), (1, new)):
            if one is not None:
                for name, value in _counted(one):
                    self._sums[name] += sign * value
        if new is None:
            del self._rows[code]
        else:
            self._rows[code] = new


def _counted(row: Row) -> list[tuple[str, int]]:
    counts = {**row, "present": row["present"]["people"], "shelters": 1}
    return [(name, counts[name]) for name in SUMMED]
