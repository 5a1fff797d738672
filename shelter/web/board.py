"""The board, `/board`: how full every shelter is, for a wall, a desk or a phone. No sign-in, and no name of anybody, ever."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import Blueprint, render_template, request

from shelter.web import here
from shelter.web.board_rows import in_order
from shelter.web.board_words import CARE, CROWDING, METHOD, OUTSIDE, STATUS
from shelter.web.live import board_now, live

blueprint = Blueprint("board", __name__)
MOST_SHOWN = 200
_CARE_SHOWN = 4

__all__ = ["blueprint", "live"]


@blueprint.get("/board")
def page() -> str:
    """The page as it stands now; board.js keeps it so. ?theme=dark: for a wall at night."""
    picture = board_now(here.node())
    ahead = datetime.fromisoformat(picture["at"]).utcoffset()
    return render_template(
        "board/board.html", picture=picture, rows=in_order(picture["shelters"])[:MOST_SHOWN], dark=request.args.get("theme") == "dark",
        care_words=CARE, crowding_words=CROWDING, methods=METHOD, outside_words=OUTSIDE, status_words=STATUS, blank=_BLANK,
        care_shown=_CARE_SHOWN, most=MOST_SHOWN, zone=round(ahead.total_seconds() * 1000) if ahead else 0,
    )  # fmt: skip


@blueprint.app_template_filter("ms")
def milliseconds(moment: str) -> int:
    """A moment of the public interface ("2024-01-09T18:00:00+09:00") in ms."""
    return round(datetime.fromisoformat(moment).timestamp() * 1000)


@blueprint.app_template_filter("care_first")
def care_first(care: dict[str, int]) -> list[tuple[str, int]]:
    """Care needs in the order of their urgency for the night."""
    return [(code, care[code]) for code in CARE if code in care]


#: The row that board.js copies for a shelter that comes onto the board.
_BLANK: dict[str, Any] = {
    "code": "", "name": "", "status": "open", "capacity": None, "share": None, "people": 0, "households": 0, "crowding": "unknown",
    "urgent": 0, "headcount": None, "present": {"people": 0, "method": "roster", "at": "1970-01-01T00:00:00+09:00"},
    "updated_at": "1970-01-01T00:00:00+09:00", "care": {}, "needs": 0, "needs_now": 0, "twice": 0, "trouble": 1,
    **dict.fromkeys(OUTSIDE, 0),
}  # fmt: skip
