"""What a rule writes with: stamps, the moment, who is speaking; and what it has written so far."""

from typing import Any, NamedTuple

from .clock import Clock


class Draft(NamedTuple):
    """A fact before the journal gives it its place in a stream."""

    id: str
    place: str
    subject: str
    kind: str
    at: int
    by: str
    body: dict[str, Any]


class Pen:
    """Collects the drafts of one act. `at` is the human moment in milliseconds; `now` is the machine's own."""

    def __init__(self, clock: Clock, by: str, at: int | None = None):
        self._clock = clock
        self.now = clock.now
        self.at = clock.now if at is None else at
        self.by = by
        self.drafts: list[Draft] = []

    def write(self, place: str, subject: str, kind: str, /, **body: Any) -> str:
        """Writes one fact about a place and gives its id, so that the next may come after it."""
        draft = Draft(self._clock.stamp(), place, subject, kind, self.at, self.by, body)
        self.drafts.append(draft)
        return draft.id
