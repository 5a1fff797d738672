"""Erasure: a fact that blanks others, travels like any other, and applies to facts that come later than it."""

from typing import Any

from .fact import Fact

KIND = "erased"
#: What stays of an erased body: what ties movements together and what the counts need. Nothing that names anybody.
_TIES = ("after", "before", "people", "staying", "via", "request", "content", "facts")


def blanked(body: dict[str, Any]) -> dict[str, Any]:
    """The body of an erased fact."""
    kept = {name: body[name] for name in _TIES if name in body}
    if isinstance(body.get("members"), list):
        kept["members"] = body["members"]
    return kept


def named_by(fact: Fact) -> list[str]:
    """The ids a fact erases; none for any other kind."""
    named = fact.body.get("facts") if fact.kind == KIND else None
    return [name for name in named if isinstance(name, str)] if isinstance(named, list) else []
