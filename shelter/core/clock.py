"""The stamp of a fact: a UUIDv7 whose millisecond and counter are a hybrid logical clock.

Stamps are canonical UUID strings, so their order as text is their order in time of writing. A clock that starts from the last
stamp it has seen always speaks later than what it has heard, whatever the machine's own clock says.
"""

import random
import re

#: When this build was made, in milliseconds since 1970 (2026-11-22). Stamps far beyond it are refused.
BUILT = 1_795_305_600_000
#: A stamp more than 30 years after the build would jam every clock for good.
LATEST = BUILT + 30 * 365 * 24 * 3600 * 1000

_SHAPE = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_COUNTER_FULL = 0xFFF
_random = random.SystemRandom()
_tail = random.Random(_random.getrandbits(256))  # uniqueness, not secrecy


def is_stamp(text: object) -> bool:
    """Whether this is a canonical UUIDv7 string."""
    return isinstance(text, str) and _SHAPE.fullmatch(text) is not None


def milliseconds(stamp: str) -> int:
    """The stamp's millisecond field: when it was written as far as its writer knew, since 1970."""
    return int(stamp[:8] + stamp[9:13], 16)


def too_late(stamp: str) -> bool:
    """Whether a stamp lies so far in the future that adopting it would spoil the clock."""
    return milliseconds(stamp) > LATEST


def shape(ms: int, counter: int, tail: int) -> str:
    """A stamp from its three fields: 48-bit millisecond, 12-bit counter, 62-bit tail."""
    text = f"{ms:012x}7{counter:03x}{tail | 1 << 63:016x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


class Clock:
    """Gives stamps, each later than the one before and than `last`, the latest known anywhere.

    A machine whose own clock is absurdly far ahead is not believed: what it wrote would be refused by everybody.
    """

    def __init__(self, last: str | None, now: int):
        self.now = now
        self._now = now if now <= LATEST else BUILT
        self._ms = milliseconds(last) if last else 0
        self._counter = int(last[15:18], 16) if last else 0

    def stamp(self) -> str:
        """The next stamp. A full counter carries into the millisecond."""
        if self._now > self._ms:
            self._ms, self._counter = self._now, 0
        elif self._counter < _COUNTER_FULL:
            self._counter += 1
        else:
            self._ms, self._counter = self._ms + 1, 0
        return shape(self._ms, self._counter, _tail.getrandbits(62))
