"""What was told of a household, by the stamp it was told with; and the copy that takes it to a place that has not heard it.

A shelter reads only its own facts. So an arrival carries, as `copy`, what was told elsewhere: stamp → what was told. Merged by
these stamps it adds up to the same at every place, whoever hears the original too.
"""

from typing import Any

from .cards import is_uuid
from .clock import is_stamp
from .details import MOST_PEOPLE
from .fact import EVERYWHERE, LARGEST_BODY, Fact, to_json

#: name, kana, people, details {field: value}, members {key: details, or None: taken off}, urgent (ms of the call, 0: taken), hidden,
#: card (UUID of a further card), revoke (whether it revokes those before).
Telling = dict[str, Any]


_OF_PEOPLE = ("name", "kana", "people", "details", "members")


def told_by(fact: Fact) -> Telling:
    """What one fact tells of its household; empty for most."""
    kind, body = fact.kind, fact.body
    if kind == "arrived":
        called = {"urgent": max(fact.at, 1)} if body.get("urgent") else {}
        return {**_well_formed(body, *_OF_PEOPLE), **called}
    if kind == "described":
        return _well_formed(body, *_OF_PEOPLE)
    if kind in ("urgent_raised", "urgent_taken"):
        return {"urgent": max(fact.at, 1) if kind == "urgent_raised" else 0}
    if kind == "hid":  # whatever else it says: hidden, unless it says plainly that they no longer wish to be
        return {"hidden": body.get("hidden") is not False, **_well_formed({"revoke": True, **body}, "card", "revoke")}
    if kind == "card_issued":
        return _well_formed({"revoke": False, **body}, "card", "revoke")
    return {}


def tellings(told: list[Fact], standing: list[Fact]) -> list[tuple[str, Telling]]:
    """All that was told of a household, in order; copies where the original is not known here."""
    found = {fact.id: said for fact in standing if (said := told_by(fact))}
    for stamp, said in _copied(standing, {fact.id for fact in told}):
        found[stamp] = _together(found.get(stamp, {}), said)
    return sorted(found.items())


def copy_for(place: str, told: list[Fact], standing: list[Fact]) -> dict[str, Telling]:
    """What a place has not heard of the household and still holds: stamp → what was told. Empty where it knows all."""
    here = [fact for fact in told if fact.place in (place, EVERYWHERE)]
    heard = {fact.id for fact in here}
    heard.update(stamp for stamp, _ in _copied(here, set()))
    known = tellings(told, standing)
    if all(stamp in heard for stamp, _ in known):
        return {}
    copy = {stamp: said for stamp, said in _still_holding(known) if stamp not in heard}
    if len(to_json(copy)) > LARGEST_BODY // 2:  # a family of hundreds with long notes: the count and the cards go, the notes stay behind
        copy = {stamp: said for stamp, said in _still_holding([(stamp, _bare(said)) for stamp, said in known]) if stamp not in heard}
    return copy


def _copied(facts: list[Fact], known: set[str]) -> list[tuple[str, Telling]]:
    found = []
    for fact in facts:
        copy = fact.body.get("copy")
        for stamp, said in copy.items() if isinstance(copy, dict) else ():
            if is_stamp(stamp) and stamp < fact.id and stamp not in known and isinstance(said, dict):
                found.append((stamp, _well_formed(said, *_FORM)))
    return found


def _well_formed(body: dict[str, Any], *names: str) -> Telling:
    """Those of the named fields that have the form they should have; the others were never said."""
    return {name: body[name] for name in names if name in body and _FORM[name](body[name])}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value != ""


def _is_fields(value: object) -> bool:
    return isinstance(value, dict)


_FORM = {
    "name": _is_text,
    "kana": _is_text,
    "people": lambda value: type(value) is int and 0 < value <= MOST_PEOPLE,
    "details": _is_fields,
    "members": _is_fields,
    "urgent": lambda value: type(value) is int and abs(value) < 2**53,
    "hidden": lambda value: isinstance(value, bool),
    "card": is_uuid,
    "revoke": lambda value: isinstance(value, bool),
}


def _together(one: Telling, other: Telling) -> Telling:
    """Two copies of one telling: each may have left out what no longer held."""
    both = {**one, **other}
    for name in ("details", "members"):
        if name in one and name in other:
            both[name] = {**one[name], **other[name]}
    if isinstance(both.get("members"), dict):
        both["members"] = {key: _merged(one, other, key) for key in both["members"]}
    return both


def _merged(one: Telling, other: Telling, key: str) -> Any:
    mine, theirs = (said.get("members", {}).get(key, {}) for said in (one, other))
    return {**mine, **theirs} if isinstance(mine, dict) and isinstance(theirs, dict) else None


def _bare(said: Telling) -> Telling:
    """A telling without any details: who belongs to the household, how urgent, hidden, by which cards."""
    bare = {name: value for name, value in said.items() if name not in ("details", "members")}
    if "members" in said:
        bare["members"] = {key: None if told is None else {} for key, told in said["members"].items()}
    return bare


def _still_holding(known: list[tuple[str, Telling]]) -> list[tuple[str, Telling]]:
    """The same tellings without what later ones have replaced; newest first."""
    calls = [(stamp, said["urgent"]) for stamp, said in known if "urgent" in said]
    taken = max((stamp for stamp, call in calls if not call), default="")
    still = {taken, *[stamp for stamp, call in calls if stamp > taken][:1]}  # the first call counts until somebody took it
    replaced: set[tuple[str, ...]] = set()
    holding = []
    for stamp, said in reversed(known):
        kept: Telling = {}
        for name, value in said.items():
            if name in ("card", "revoke"):
                kept[name] = value
            elif name == "details":
                fields = {field: told for field, told in value.items() if (name, field) not in replaced}
                replaced.update((name, field) for field in fields)
                kept |= {name: fields} if fields else {}
            elif name == "members":
                listed = {key: _member(key, told, replaced) for key, told in value.items()}
                listed = {key: told for key, told in listed.items() if told is not ...}
                kept |= {name: listed} if listed else {}
            elif stamp in still if name == "urgent" else (name,) not in replaced:
                kept[name] = value
                replaced.add((name,))
        if kept:
            holding.append((stamp, kept))
    return holding


def _member(key: str, told: Any, replaced: set[tuple[str, ...]]) -> Any:
    """What still holds of one telling about a member; `...` for nothing."""
    if ("gone", key) in replaced or not (told is None or isinstance(told, dict)):
        return ...
    if told is None:
        replaced.add(("gone", key))
        return None
    fields = {field: value for field, value in told.items() if ("member", key, field) not in replaced}
    replaced.update(("member", key, field) for field in fields)
    first = ("member", key) not in replaced
    replaced.add(("member", key))
    return fields if fields or first else ...
