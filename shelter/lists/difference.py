"""Knowing a shelter again: its key, what a re-import would change, and which rows share a building."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shelter.lists.listed import Listed

COMPARED = (
    "name",
    "kana",
    "kind",
    "common_id",
    "local_id",
    "municipality",
    "address",
    "lat",
    "lon",
    "hazards_known",
    "capacity",
    "capacity_text",
    "phone",
    "for_whom",
    "also_site",
    "note",
)
_MARKS = re.compile(r"[\s\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
_HYPHENS = re.compile(r"[‐‑‒–—―−ー－]|丁目|番地の?|番|号|の(?=\d)")
_SHORT_NUMBER = re.compile(r"^\d{1,4}$")


def identity(listed: Listed) -> str:
    """A key that stays the same from one publication of a list to the next.

    The 共通ID; else municipality and the publisher's own id; else municipality, kind, and folded name and address.
    A plain number of up to four digits is no id: such columns are numbered afresh with every publication.
    """
    if listed.common_id:
        return f"common:{listed.common_id}"
    scope = listed.municipality or listed.town
    if scope and listed.local_id and not _SHORT_NUMBER.match(listed.local_id):
        return f"local:{_folded(scope)}:{_folded(listed.local_id)}"
    # 指定避難所との重複 is filled in over the years; a site must not become another place by it.
    kind = listed.kind if listed.kind in ("shelter", "welfare") and not listed.also_site else "site"
    address = re.sub("-+", "-", _HYPHENS.sub("-", _folded(listed.address or ""))).strip("-")
    return f"name:{_folded(scope or '')}:{kind}:{_folded(listed.name)}:{address}"


def _folded(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKC", text)).lower()


def buildings(listed: Iterable[Listed]) -> dict[str, list[Listed]]:
    """The first 11 characters of 共通ID to everything listed in that building: its site, its shelter, its welfare shelter."""
    tied: dict[str, list[Listed]] = {}
    for one in listed:
        if one.building:
            tied.setdefault(one.building, []).append(one)
    return tied


@dataclass(frozen=True, slots=True)
class Difference:
    """What a re-import would change. `missing` is only reported: a shelter is never removed by a list."""

    new: tuple[Listed, ...]
    changed: tuple[tuple[str, dict[str, tuple]], ...]
    """(identity, {field: (old, new)})"""
    same: tuple[str, ...]
    missing: tuple[str, ...]
    """Identities that this list could hold (its towns, its kinds) and does not."""


def difference(before: Mapping[str, dict], after: Iterable[Listed]) -> Difference:
    """Compare what is known (identity to `Listed.as_dict()`; fields that are absent are not compared) with a list."""
    new: list[Listed] = []
    changed: list[tuple[str, dict[str, tuple]]] = []
    same: list[str] = []
    seen: dict[str, Listed] = {}
    for listed in after:
        key = identity(listed)
        if key in seen:
            continue
        seen[key] = listed
        known = before.get(key)
        if known is None:
            new.append(listed)
            continue
        fields = _changes(known, listed)
        if fields:
            changed.append((key, fields))
        else:
            same.append(key)
    towns = {listed.municipality for listed in seen.values()}
    kinds = {listed.kind for listed in seen.values()}
    missing = [
        key
        for key, known in before.items()
        if key not in seen and known.get("municipality") in towns and known.get("kind") in kinds
    ]
    return Difference(tuple(new), tuple(changed), tuple(same), tuple(missing))


def _changes(known: dict, listed: Listed) -> dict[str, tuple]:
    fields = {}
    for field in COMPARED:
        if field in known:
            old, new = known[field], getattr(listed, field)
            # {} and None both say nothing; a capacity of 0 says something.
            if old != new and not (old in (None, {}) and new in (None, {})):
                fields[field] = (old, new)
    return fields
