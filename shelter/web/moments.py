"""Moments and numbers as people read them: "20:00", "3 minutes ago", "1,204"."""

from __future__ import annotations

import time
from datetime import datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flask import Flask, current_app, has_app_context
from markupsafe import Markup

from shelter.web.words import _, n_, plain

_JAPAN = timezone(timedelta(hours=9), "JST")
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


@lru_cache(maxsize=8)
def zone(name: str) -> tzinfo:
    """The time zone of that name. Japan's where this machine has no zone data, as Windows may not."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return _JAPAN


def _here() -> tzinfo:
    return current_app.config.get("SHELTER_ZONE", _JAPAN) if has_app_context() else _JAPAN


def local(at: int) -> datetime:
    """The local date and time of a moment given in milliseconds since 1970 (UTC)."""
    try:
        return datetime.fromtimestamp(at / 1000, _here())
    except (OverflowError, OSError, ValueError):
        return datetime.fromtimestamp(0, _here())


def now() -> int:
    """This moment in milliseconds since 1970 (UTC)."""
    return time.time_ns() // 1_000_000


def clock(at: int | None) -> str:
    """The time of day, "20:00"; with the day, "1/9 20:00", when that is not today. "不明" when there is no moment."""
    if at is None:
        return plain("Not known")
    moment, today = local(at), local(now())
    time_of_day = f"{moment:%H:%M}"
    return time_of_day if moment.date() == today.date() else f"{moment.month}/{moment.day} {time_of_day}"


def full(at: int | None) -> str:
    """The whole moment, "2024-01-09 18:00", for lists and prints."""
    return plain("Not known") if at is None else f"{local(at):%Y-%m-%d %H:%M}"


def ago(at: int | None) -> Markup:
    """How long ago a moment was, in the largest whole unit."""
    if at is None:
        return _("Not known")
    seconds = (now() - at) // 1000
    if seconds < _MINUTE:
        return _("just now")
    if seconds < _HOUR:
        return n_("%(n)s minute ago", "%(n)s minutes ago", seconds // _MINUTE)
    if seconds < _DAY:
        return n_("%(n)s hour ago", "%(n)s hours ago", seconds // _HOUR)
    return n_("%(n)s day ago", "%(n)s days ago", seconds // _DAY)


def number(value: int | None) -> str:
    """A count with thousands separated; "不明" when it is not known, never 0 and never blank."""
    return plain("Not known") if value is None else f"{value:,}"


def tell_time(app: Flask, zone_name: str) -> None:
    """Give templates the filters clock, full_time, ago and number, in the shelter's time zone."""
    app.config["SHELTER_ZONE"] = zone(zone_name)
    app.jinja_env.filters.update(clock=clock, full_time=full, ago=ago, number=number)
