"""Limits on sign-in tries, and on nothing else: everybody behind one Wi-Fi or one carrier may check in at the same time.

Bounded twice: per code (somebody guesses the rest of one they half read) and per address (somebody tries many). A right code clears
its own count, so that thirty volunteers may sign in with one code behind one address.
"""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from flask import Flask, current_app, request

from shelter.web.refusals import BY_STATUS, Refusal

if TYPE_CHECKING:
    from limits.strategies import FixedWindowRateLimiter

# How many tries in ten minutes.
PER_CODE = 10
PER_ADDRESS = 120
_MINUTES = 10


def count_tries(app: Flask) -> None:
    """Give the app its counters. They are in memory: a restart forgives."""
    app.extensions["tries"] = None


def count_try(selector: str | None) -> None:
    """Count one try. Raises Refusal 429 with Retry-After when there were too many from here or for this code."""
    _hit(PER_ADDRESS, f"from {request.remote_addr}")
    if selector is not None:
        _hit(PER_CODE, f"code {selector}")


def forgive(selector: str) -> None:
    """The code was right: its tries count no longer."""
    from limits import RateLimitItemPerMinute

    _counters().clear(RateLimitItemPerMinute(PER_CODE, _MINUTES), f"code {selector}")


def _counters() -> FixedWindowRateLimiter:
    from limits.storage import MemoryStorage
    from limits.strategies import FixedWindowRateLimiter

    extensions = current_app.extensions
    if extensions["tries"] is None:
        extensions["tries"] = FixedWindowRateLimiter(MemoryStorage())
    return extensions["tries"]


def _hit(most: int, key: str) -> None:
    from limits import RateLimitItemPerMinute  # here, because a start need not wait for it

    limit, counters = RateLimitItemPerMinute(most, _MINUTES), _counters()
    if not counters.hit(limit, key):
        seconds = max(1, math.ceil(counters.get_window_stats(limit, key).reset_time - time.time()))
        raise Refusal(*BY_STATUS[429], headers={"Retry-After": str(seconds)}, seconds=seconds)
