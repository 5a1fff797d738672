"""Erasure: a fact that blanks others, travels like any other, and applies to facts that come later than it."""

from typing import Any

from .fact import Fact

KIND = "erased"
#: What stays of an erased body: what ties movements together, what the counts need and what keeps a family hidden.
#: Nothing that names anybody; no digest of what was asked, from which a name could be guessed.
_TIES = (
    "after", "before", "facts", "request", "people", "counted", "staying", "via", "urgent", "hidden", "card", "revoke",
    "item", "quantity", "urgency", "state", "from_hq", "status", "method", "scope",
)  # fmt: skip


def blanked(body: dict[str, Any]) -> dict[str, Any]:
    """The body of an erased fact; blanking it once more changes nothing."""
    kept = {name: body[name] for name in _TIES if name in body}
    members, copy = body.get("members"), body.get("copy")
    if isinstance(members, list):
        kept["members"] = members
    elif isinstance(members, dict):  # who was listed or taken off still counts
        kept["members"] = {key: None if told is None else {} for key, told in members.items()}
    if isinstance(copy, dict):
        kept["copy"] = {stamp: blanked(told) for stamp, told in copy.items() if isinstance(told, dict)}
    return kept


def named_by(fact: Fact) -> list[str]:
    """The ids a fact erases; none for any other kind."""
    named = fact.body.get("facts") if fact.kind == KIND else None
    return [name for name in named if isinstance(name, str)] if isinstance(named, list) else []
