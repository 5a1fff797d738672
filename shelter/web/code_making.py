"""Making sign-in codes and tokens: on the codes page, on the command line, and when a folder is served for the first time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from shelter.store import access as kept
from shelter.web import sign_in_codes
from shelter.web.loop import aside
from shelter.web.moments import now

if TYPE_CHECKING:
    from shelter.store.journal import Journal
    from shelter.store.node import Node


def make_code(node: Node, role: str, shelter: str | None, *, by: str) -> str:
    """A fresh sign-in code as people read it ("K7RM-4XQP-9WTD"), valid for 30 days. Only its hash is kept.

    role: "staff" or "hq". shelter: the code of the one shelter it is for, None for all. by: who made it.
    """
    return _make(node, "code", role, shelter, by, sign_in_codes.new_code, sign_in_codes.hash_code)


def make_token(node: Node, role: str, shelter: str | None, *, by: str) -> str:
    """A fresh bearer token for a program, valid for 30 days. `by` names the program in everything it writes."""
    return _make(node, "token", role, shelter, by, sign_in_codes.new_token, sign_in_codes.hash_token)


def _make(node: Node, kind: str, role: str, shelter: str | None, by: str,
          fresh: Callable[[], tuple[str, str]], hashed: Callable[[str], str]) -> str:
    selector, secret = fresh()
    kept_hash, moment = aside(hashed, secret), now()

    def keep(journal: Journal) -> str:
        connection, free = journal.connection, selector
        kept.prepare(connection)
        while kept.find_code(connection, free) is not None:
            free = fresh()[0]
        kept.add_code(connection, kept.AccessCode(free, kind, role, shelter, kept_hash, moment, by,
                                                  moment + kept.VALID_FOR, None))
        return free

    free = node.wait(node.write(keep))
    return sign_in_codes.shown(free, secret)
