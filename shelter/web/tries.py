"""Limits on sign-in tries, and on nothing else: everybody behind one Wi-Fi or one carrier may check in at the same time.

Bounded twice: per code (somebody guesses the rest of one they half read) and per address (somebody tries many). A right code clears
its own count, so that thirty volunteers may sign in with one code behind one address.
"""

from __future__ import annotations

import math
import time

from flask import Flask, current_app, request
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from shelter.web.refusals import BY_STATUS, Refusal

PER_CODE = parse("10 per 10 minute")
PER_ADDRESS = parse("120 per 10 minute")


def count_tries(app: Flask) -> None:
    """Give the app its counters. They are in memory: a restart forgives."""
    app.extensions["tries"] = FixedWindowRateLimiter(MemoryStorage())


def count_try(selector: str | None) -> None:
    """Count one try. Raises Refusal 429 with Retry-After when there were too many from here or for this code."""
    _hit(PER_ADDRESS, f"from {request.remote_addr}")
    if selector is not None:
        _hit(PER_CODE, f"code {selector}")


def forgive(selector: str) -> None:
    """The code was right: its tries count no longer."""
    _counters().clear(PER_CODE, f"code {selector}")


def _counters() -> FixedWindowRateLimiter:
    return current_app.extensions["tries"]


def _hit(limit: RateLimitItem, key: str) -> None:
    if not _counters().hit(limit, key):
        until = _counters().get_window_stats(limit, key).reset_time
        seconds = max(1, math.ceil(until - time.time()))
        raise Refusal(*BY_STATUS[429], headers={"Retry-After": str(seconds)}, seconds=seconds)
