"""The fact: one thing that happened, written down once by one node, never changed."""

import json
from typing import Any, NamedTuple

from .clock import is_stamp, too_late

#: A body larger than this many characters of JSON is no fact of ours.
LARGEST_BODY = 200_000
#: The place whose facts everybody may read.
EVERYWHERE = "*"


class Fact(NamedTuple):
    """One fact.

    id: its stamp. node, place, seq: the seq-th thing this node wrote about this place (a shelter's code, or "*"). prev: the
    id of the one before it in that stream, "" for the first: so nobody can mistake the tail of a copied disk for his own. subject: whose story it belongs to ("household:<uuid>"). kind: what happened. at: when, in milliseconds since 1970 (UTC), as
    people count time. by: who said so. body: a small JSON object.
    """

    id: str
    node: str
    place: str
    seq: int
    prev: str
    subject: str
    kind: str
    at: int
    by: str
    body: dict[str, Any]


class NotAFact(ValueError):
    """Something handed over that is not a fact; the message says what is wrong with it."""


def to_json(value: object) -> str:
    """Compact JSON with keys in order, so that equal bodies are equal texts."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True)


def wire(fact: Fact) -> str:
    """The fact as one line of JSON."""
    return to_json(fact._asdict())


def from_wire(line: str | bytes) -> Fact:
    """The fact of one line of JSON. Raises NotAFact."""
    try:
        return checked(Fact(**json.loads(line)))
    except (ValueError, TypeError, RecursionError) as wrong:
        raise NotAFact(f"not a fact: {str(wrong)[:200]}") from None


def checked(fact: Fact) -> Fact:
    """The same fact, if it has the form of one. Kinds nobody knows yet are fine. Raises NotAFact."""
    if not is_stamp(fact.id):
        raise NotAFact("its id is no stamp")
    if too_late(fact.id):
        raise NotAFact("its stamp is more than 30 years ahead; the clock of the machine that wrote it must be set right")
    for name, longest in (("node", 200), ("place", 40), ("subject", 120), ("kind", 40), ("by", 200)):
        text = getattr(fact, name)
        if not isinstance(text, str) or len(text) > longest or (name != "by" and not text):
            raise NotAFact(f"its {name} is not a text of up to {longest} characters")
    if "/" in fact.node or "/" in fact.place:
        raise NotAFact("its node or place has a slash, which divides the two")
    if not 0 < len(fact.node.split("~", 1)[0]) <= 100:
        raise NotAFact("the name of its node is longer than 100 characters")
    if type(fact.seq) is not int or not 0 < fact.seq < 2**53:
        raise NotAFact("its seq is not a number from 1")
    if fact.prev != "" if fact.seq == 1 else not (is_stamp(fact.prev) and fact.prev < fact.id):
        raise NotAFact("what it follows is no earlier stamp")
    if type(fact.at) is not int or abs(fact.at) >= 2**53:
        raise NotAFact("its time is not in milliseconds")
    if not isinstance(fact.body, dict):
        raise NotAFact("its body is not an object")
    try:
        text = to_json(fact.body)
        text.encode("utf-8")
    except (ValueError, TypeError, RecursionError):
        raise NotAFact("its body is not plain JSON text") from None
    if len(text) > LARGEST_BODY:
        raise NotAFact("its body is too large")
    return fact


def standing(facts: list[Fact]) -> list[Fact]:
    """The facts in order of writing, without those that were undone. Undoing may itself be undone."""
    facts = sorted(facts)
    undone: set[str] = set()
    for fact in reversed(facts):
        if fact.kind == "undone" and fact.id not in undone:
            named = fact.body.get("facts")
            # Only what was written before can be undone, so a later word about it stays.
            undone.update(name for name in named if isinstance(name, str) and name < fact.id) if isinstance(named, list) else None
    return [fact for fact in facts if fact.id not in undone] if undone else facts
