"""Correcting what is known of a household: from what stands in the form to what the rule must be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from shelter.core import household_rules
from shelter.core.by_card import resized
from shelter.core.details import people_count
from shelter.core.households import Household
from shelter.core.pen import Pen
from shelter.core.refusal import Refused

_FIELDS = ("name", "kana", "age")


def correct(pen: Pen, known: Household, place: str, typed: Mapping[str, Any]) -> None:
    """Writes what differs. typed: name, kana, people, off (keys to take off), members ({key: {name, kana, age}})."""
    if not known.known:
        raise Refused("household_unknown")
    off = [key for key in typed["off"] if key in known.members]
    told: dict[str, Any] = {key: fields for key, fields in typed["members"].items() if _news(known.members.get(key), fields)}
    left = {key: {**fields, **told.get(key, {})} for key, fields in known.members.items() if key not in off}
    members = told | dict.fromkeys(off)
    if typed["people"].strip() and (people := people_count(typed["people"])) != known.people:
        try:
            members |= resized(replace(known, members=left), people)
        except Refused:
            raise Refused("members_to_take_off") from None
    if len(left) == 0 and not any(fields is not None for fields in members.values()):
        raise Refused("people_malformed", most=999)  # nobody would be left: then the family leaves, or is taken back
    household_rules.describe(pen, known, place, name=typed["name"], kana=typed["kana"], members=members)


def add_one(pen: Pen, known: Household, place: str) -> None:
    """One more person belongs to the family than was said."""
    household_rules.describe(pen, known, place, members=resized(known, people_count(known.people + 1)))


def typed_members(form: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The members' fields of the form, `m-KEY-name` and so on."""
    members: dict[str, dict[str, str]] = {}
    for name, value in form.items():
        start, dash, field = name.rpartition("-")
        if start.startswith("m-") and dash and field in _FIELDS:
            members.setdefault(start[2:], {})[field] = value
    return members


def _news(known: dict[str, Any] | None, fields: dict[str, str]) -> bool:
    """Whether the form says anything new of a member; an untouched one stays a mere number."""
    return known is not None and any(value.strip() != (known.get(field) or "") for field, value in fields.items())
