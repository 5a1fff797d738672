"""Shelter codes: stable from the first second, and never the same for two shelters, even between nodes that have not met.

Three lengths, so that they cannot meet: 10 characters from a 共通ID, 11 from what a list without 共通ID says, 8 at random.
"""

import hashlib
import re
import secrets

from .checkchar import base36, check_character, tidy, valid

_COMMON_ID = re.compile(r"E\d{13}")
_CLEAR = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def code_of_common_id(common_id: str) -> str:
    """The code of a shelter that has a 共通ID (E and 13 digits). The id can be computed back from it."""
    if not _COMMON_ID.fullmatch(common_id):
        raise ValueError("a 共通ID is E and 13 digits")
    body = base36(int(common_id[1:]), 9)
    return body + check_character(body)


def code_of_list_entry(identity: str) -> str:
    """The code of a shelter of a list without 共通ID: the same list gives the same code on nodes that never met."""
    digest = int.from_bytes(hashlib.sha256(identity.encode()).digest(), "big")
    body = base36(digest % 36**10, 10)
    return body + check_character(body)


def new_code() -> str:
    """The code of a shelter on no list: random, without letters that are mistaken for each other."""
    body = "".join(secrets.choice(_CLEAR) for _ in range(7))
    return body + check_character(body)


def read_code(typed: str) -> str | None:
    """The code a person typed, or None if it cannot be one (wrong length or check character)."""
    code = tidy(typed)
    return code if len(code) in (8, 10, 11) and code.isascii() and valid(code) else None
