"""What a board says of a shelter's numbers: the crowding band and the figure that is reported."""

from typing import NamedTuple

#: How long a headcount is trusted above the roster, in milliseconds.
FRESH = 24 * 3600 * 1000


class Present(NamedTuple):
    """The figure HQ reports: people, by roster, headcount or estimate, as of `at` (ms)."""

    people: int
    method: str
    at: int


def crowding(inside: int, capacity: int | None) -> str:
    """The band of a share: vacant below 50 %, filling below 80 %, crowded below 100 %, full from 100 %; no gaps."""
    if not capacity:
        return "unknown"
    share = inside / capacity
    return "vacant" if share < 0.5 else "filling" if share < 0.8 else "crowded" if share < 1 else "full"


def present(roster: int, roster_at: int, headcount: tuple[int, str, int] | None, now: int, fresh: int = FRESH) -> Present:
    """The larger of roster and newest headcount while the count is fresh; always the count where there is no roster.

    headcount: (people, method, at) of the newest one or None.
    """
    if headcount is not None:
        people, method, at = headcount
        if roster == 0 or (now - at < fresh and people > roster):
            return Present(people, method, at)
    return Present(roster, "roster", roster_at)
