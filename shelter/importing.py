"""Taking published lists of shelters into the journal: first a plan of what would change, then only that is written.

A list is compared with what it said itself the last time, not with what stands here: what people here have corrected (a name, a
capacity), or another publisher's list has told, outlives importing the same list again, until the list says something new.
A publisher is known by the headers of the table; what was said then is read anew from the rows that were kept.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from .core.codes import code_of_common_id, code_of_list_entry
from .desk import enlist_many
from .lists import Difference, Listed, NoList, Profile, Reading, difference, identity, read, report
from .store import access
from .store.node import Node
from .store.views import Word, listed

Progress = Callable[[int, int], None]
#: Field of a list → the name under which the journal keeps it.
KEPT = {"hazards_known": "hazards"} | {
    name: name
    for name in (
        "name", "kana", "kind", "common_id", "building", "local_id", "municipality", "address", "lat", "lon", "capacity",
        "capacity_text", "phone", "for_whom", "note",
    )
}  # fmt: skip
_PROFILES = "list_profiles"


@dataclass(frozen=True)
class File:
    """One file of a plan: its reading with what would change, or the refusal of a file that is no list.

    entries: (shelter's code, fields to write) of the shelters that are new or changed. profile: the name of the one it was read by.
    gone: (key, name) of those that were in this list before and no longer are.
    """

    name: str
    reading: Reading | None = None
    refused: NoList | None = None
    difference: Difference | None = None
    entries: tuple[tuple[str, dict[str, Any]], ...] = ()
    profile: str | None = None
    gone: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> dict[str, str]:
        """What this list calls its shelters, by their keys."""
        return {identity(one): one.name for one in self.reading.taken} if self.reading else {}

    def lines(self) -> list[str]:
        """What a person must know before saying yes, for a terminal or a page."""
        if self.reading is None or self.difference is None:
            return [f"{self.name}: {self.refused}"]
        found = self.difference
        lines = report(self.reading)
        if self.profile:
            lines.insert(1, f"  columns as in the profile “{self.profile}”")
        lines.append(
            f"  new {len(found.new)}, changed {len(found.changed)}, the same {len(found.same)},"
            f" in this list before and no longer {len(found.missing)} (they stay)"
        )
        names = self.names
        lines += [f"  changed {names[key]} ({key}): {_told(fields)}" for key, fields in found.changed]
        lines += [f"  no longer in this list: {name} ({key})" for key, name in self.gone]
        return lines


@dataclass(frozen=True)
class Plan:
    """What taking over these files would write. Files are compared in their order: what one brings, the next finds."""

    files: tuple[File, ...]

    @property
    def entries(self) -> list[tuple[str, dict[str, Any]]]:
        """Everything to write, (shelter's code, fields) each."""
        return [entry for file in self.files for entry in file.entries]


def plan(
    node: Node, files: Iterable[tuple[str, bytes]], profile: Profile | None = None, progress: Progress = lambda done, rows: None
) -> Plan:
    """Reads files, (name, bytes) each, and compares them with what is known. Writes nothing.

    profile: the mapping of columns to read all of them by; without one, a profile kept for the very same headers is used.
    progress(rows done, rows of this file) is called now and then.
    """
    known = listed(node.read())
    kept = [] if profile else _kept(node)
    return Plan(tuple(_file(known, name, data, profile, kept, progress) for name, data in files))


def carry_out(node: Node, plan: Plan, by: str, progress: Progress = lambda done, shelters: None) -> int:
    """Writes a plan; gives how many shelters changed. New ones are `preparing`. progress(shelters done, in all)."""
    # In the order of codes neighbours share a page of the file: written as they come, 80,000 rows wrote 2.3 GB instead of 0.3.
    entries = sorted(plan.entries, key=lambda entry: entry[0])
    return enlist_many(node, entries, by=by, progress=lambda done: progress(done, len(entries)))


def _file(known: dict[str, Word], name: str, data: bytes, profile: Profile | None, kept: list, progress: Progress) -> File:
    try:
        reading = read(name, data, profile, progress)
        headers = reading.headers
    except NoList as refused:
        reading, headers, no_list = None, refused.headers, refused
    if profile is None and (profile := _made_for(kept, headers)):
        try:
            reading = read(name, data, profile, progress)
        except NoList as refused:
            reading, no_list = None, refused
    if reading is None:
        return File(name, refused=no_list)
    found = _difference(known, reading, profile)
    changes = dict(found.changed)
    entries = []
    for one in reading.taken:
        key = identity(one)
        if key in known and key not in changes:
            continue
        fields = {KEPT[field]: new for field, (_, new) in changes[key].items()} if key in known else _fields(one)
        word = known.get(key) or known.setdefault(key, Word(_code(one, key), {}, {}))
        entries.append((word.code, {**fields, "identity": key, "raw": one.raw}))
        word.stands.update(fields)
        word.rows[frozenset(one.raw)] = one.raw
    gone = tuple((key, known[key].stands.get("name") or "") for key in found.missing)
    return File(name, reading, None, found, tuple(entries), profile.name if profile else None, gone)


def _difference(known: dict[str, Word], reading: Reading, profile: Profile | None) -> Difference:
    """What this list newly says and what does not stand already."""
    forms = {frozenset(one.raw) for one in reading.taken}
    before = {
        key: {name: word.stands.get(name) for name in ("municipality", "kind")}
        for key, word in known.items()
        if not forms.isdisjoint(word.rows)
    }
    former = _former(known, reading, profile)
    for one in reading.taken:
        key = identity(one)
        if key not in known:
            continue
        last = known[key].rows.get(frozenset(one.raw))
        if last is None:  # a publisher who speaks of it for the first time: silence about a field takes nothing away
            stands = known[key].stands
            before[key] = {field: stands.get(name) for field, name in KEPT.items() if _speaks(field, getattr(one, field))}
        else:
            said = former.get(one.row_number, one)
            before[key] = {field: getattr(said, field) for field in KEPT}
    found = difference(before, reading.taken)
    changed, same = [], list(found.same)
    for key, fields in found.changed:
        stands = known[key].stands
        news = {field: (stands.get(KEPT[field]), new) for field, (_, new) in fields.items() if new != stands.get(KEPT[field])}
        if news:
            changed.append((key, news))
        else:
            same.append(key)
    return replace(found, changed=tuple(changed), same=tuple(same))


def _former(known: dict[str, Word], reading: Reading, profile: Profile | None) -> dict[int, Listed]:
    """Row number → what this list said there last time, read by today's reader; only for rows that differ from then."""
    rows, numbers = [list(reading.headers)], {}
    for one in reading.taken:
        word = known.get(identity(one))
        last = word.rows.get(frozenset(one.raw)) if word else None
        if last is not None and last != one.raw:
            rows.append([*(last[header] for header in reading.headers), *last.get("_extra", [])])
            numbers[len(rows)] = one.row_number
    if not numbers:
        return {}
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    try:
        before = read(reading.name, text.getvalue().encode(), profile)
    except NoList:
        return {}
    return {numbers[one.row_number]: one for one in before.taken}


def _speaks(field: str, value: object) -> bool:
    return value not in (None, {}) and (field != "kind" or value != "other")


def _fields(one: Listed) -> dict[str, Any]:
    return {name: value for field, name in KEPT.items() if (value := getattr(one, field)) not in (None, {})}


def _code(one: Listed, key: str) -> str:
    return code_of_common_id(one.common_id) if one.common_id else code_of_list_entry(key)


def _told(fields: dict[str, tuple]) -> str:
    def shown(value: object) -> str:
        if isinstance(value, dict):
            return " ".join(f"{name} {'yes' if yes else 'no'}" for name, yes in value.items()) or "nothing"
        return "nothing" if value in (None, "") else str(value)

    return "; ".join(f"{field}: {shown(old)} → {shown(new)}" for field, (old, new) in fields.items())


# -- profiles: mappings of columns chosen by hand -------------------------------------------------------------------------


def profiles(node: Node) -> list[Profile]:
    """The mappings kept on this node, by name."""
    return [profile for profile, _ in _kept(node)]


def keep_profile(node: Node, profile: Profile, headers: Iterable[str]) -> None:
    """Keeps a mapping, in place of one of the same name. headers: those of the file it was made for, read by it without asking again."""
    kept = {one.name: {"profile": one.to_json(), "headers": list(made_for)} for one, made_for in _kept(node)}
    kept[profile.name] = {"profile": profile.to_json(), "headers": list(headers)}
    text = json.dumps(kept, ensure_ascii=False)
    node.wait(node.write(lambda journal: access.keep_setting(journal.connection, _PROFILES, text)))


def _kept(node: Node) -> list[tuple[Profile, list[str]]]:
    node.wait(node.write(lambda journal: access.prepare(journal.connection)))
    text = access.setting(node.read(), _PROFILES)
    kept: dict[str, Any] = json.loads(text) if text else {}
    return [(Profile.from_json(kept[name]["profile"]), kept[name]["headers"]) for name in sorted(kept)]


def _made_for(kept: Iterator | list, headers: Iterable[str]) -> Profile | None:
    wanted = sorted(headers)
    return next((profile for profile, made_for in kept if wanted and sorted(made_for) == wanted), None)
