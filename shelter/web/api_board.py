"""The board for programs: now, and as it was at a moment."""

from __future__ import annotations

import threading
from datetime import tzinfo
from typing import TYPE_CHECKING, Any

from shelter.store.board import totals
from shelter.store.past import board_at
from shelter.web import here, loop
from shelter.web.api_models import Board, BoardAsked
from shelter.web.api_routes import iso, moment_of, route, to_text
from shelter.web.board_rows import public_row
from shelter.web.live import board_now
from shelter.web.moments import local

if TYPE_CHECKING:
    from shelter.store.node import Node

_one_at_a_time = threading.Lock()
_last: dict[tuple[str, int, int], dict[str, Any]] = {}


@route("GET", "/board", "The live board: counts without names. `at`: the picture at that moment.", asks=BoardAsked,
       gives={200: Board}, refuses=(422,))  # fmt: skip
def board(asked: BoardAsked) -> tuple[str, int]:
    """The same object that Socket.IO sends as `snapshot`."""
    node = here.node()
    if asked.at is None:
        return loop.aside(to_text, board_now(node)), 200
    moment = moment_of(asked.at)
    picture = loop.aside(_picture, node, moment, local(0).tzinfo)
    return loop.aside(to_text, {"node": node.id, "as_of": picture["as_of"], "at": iso(moment), **picture}), 200


def _picture(node: Node, moment: int, zone: tzinfo) -> dict[str, Any]:
    """Adding all facts up again takes seconds for a whole city: one at a time, and what was asked last is remembered."""
    with _one_at_a_time:
        key = (node.id, node.as_of(), moment)
        if key not in _last:
            as_of, rows = board_at(node.read(), moment)
            rows = [public_row(row, zone) for row in rows]
            _last.clear()
            _last[key] = {"as_of": as_of, "totals": totals(rows), "shelters": rows}
        return _last[key]
