"""What a form or an entry of the desk's queue asks for: its request id, how long it waited, the members it names."""

from __future__ import annotations

import re

from flask import request

from shelter.core.refusal import Refused
from shelter.web.moments import now

#: Longer waits than this are entered as this long ago, in milliseconds.
_LONGEST_WAIT = 7 * 24 * 3600 * 1000
#: What waited less was entered just now.
_AT_ONCE = 3000


def typed(name: str) -> str:
    """A field of the form as text; "" when it is missing."""
    return request.form.get(name, "")


def attempt() -> str | None:
    """The id of this attempt; None where a program sent none."""
    return typed("request") or None


def moment() -> int | None:
    """When it happened, in ms, if it waited in the desk's queue (`age`: ms waited); None: now."""
    age = typed("age")
    if not re.fullmatch(r"\d{1,12}", age) or int(age) < _AT_ONCE:
        return None
    return now() - min(int(age), _LONGEST_WAIT)


def members() -> list[str] | None:
    """The members that were ticked; None for the whole household."""
    return [key for key in request.form.getlist("member") if len(key) <= 40] or None


def number(name: str) -> object:
    """A number as typed, or the quick button that was pressed instead."""
    return typed(f"{name}_typed").strip() or typed(name).strip()


def shelter_code(code: str) -> str:
    """The code in an address, in the capitals it is kept in."""
    if len(code) > 40:
        raise Refused("shelter_unknown")
    return code.upper()
