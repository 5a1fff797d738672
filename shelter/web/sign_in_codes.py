"""Sign-in codes: easy to type and to read aloud. Tokens: for programs. Only their hashes are kept.

A code is twelve characters in groups of four, "K7RM-4XQP-9WTD", without 0 O 1 I L. The first four (the selector) find its row, the
other eight are the secret. A token has the same selector and 160 random bits.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

CLEAR = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_SELECTOR, _SECRET = 4, 8
_TOKEN_BYTES = 20


def new_code() -> tuple[str, str]:
    """A fresh code: (selector, secret)."""
    return _random(_SELECTOR), _random(_SECRET)


def new_token() -> tuple[str, str]:
    """A fresh token: (selector, secret). The selector is longer, so that it is never a code's."""
    return _random(_SELECTOR * 2), secrets.token_hex(_TOKEN_BYTES).upper()


def _random(length: int) -> str:
    return "".join(secrets.choice(CLEAR) for _ in range(length))


def shown(selector: str, secret: str) -> str:
    """The code as people read it, in groups of four; a token as programs send it, "SELECTOR.SECRET"."""
    if len(selector) != _SELECTOR:
        return f"{selector}.{secret}"
    text = selector + secret
    return "-".join(text[start:start + 4] for start in range(0, len(text), 4))


def read_code(typed: str) -> tuple[str, str] | None:
    """(selector, secret) of what a person typed, in any case, width and grouping; None when it cannot be a code."""
    text = "".join(c for c in unicodedata.normalize("NFKC", typed[:200]).upper() if c.isascii() and c.isalnum())
    if len(text) != _SELECTOR + _SECRET or any(c not in CLEAR for c in text):
        return None
    return text[:_SELECTOR], text[_SELECTOR:]


def read_token(sent: str) -> tuple[str, str] | None:
    """(selector, secret) of a bearer token, or None when it cannot be one."""
    selector, dot, secret = sent.strip().upper().partition(".")
    if not dot or len(selector) != _SELECTOR * 2 or len(secret) != _TOKEN_BYTES * 2 or not sent.isascii():
        return None
    return selector, secret


def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    # Argon2id with 19 MiB and two passes: what OWASP asks for, and little enough that ten at once fit a small laptop.
    return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hash_code(secret: str) -> str:
    """What is kept of a code's secret. Takes tens of milliseconds."""
    return _hasher().hash(secret)


def code_matches(kept: str, secret: str) -> bool:
    """Whether this is the code's secret. Takes tens of milliseconds: never on the loop that serves everybody."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(kept, secret)
    except (VerificationError, InvalidHashError):
        return False


def hash_token(secret: str) -> str:
    """What is kept of a token's secret. 160 random bits cannot be guessed, so a fast hash does, once per call of a program."""
    return hashlib.sha256(secret.encode()).hexdigest()


def token_matches(kept: str, secret: str) -> bool:
    """Whether this is the token's secret."""
    return hmac.compare_digest(kept, hash_token(secret))
