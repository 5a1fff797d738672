"""Single cells: what is blank, what is yes, what is no."""

import re
import unicodedata
from functools import lru_cache

_DASHES = re.compile(r"^[-‐‑‒–—―−ーｰ~〜・…*※]+$")
_YES = frozenset("1 1.0 ○ 〇 ◯ ⚪ ● ◎ o 有 有り あり 可 可能 該当 適 対応 ✓ ✔ ☑ レ はい true yes y".split())
_NO = frozenset("0 0.0 × ✕ ✖ ╳ x 無 無し なし 不可 否 非該当 不適 対象外 いいえ false no n".split())


@lru_cache(maxsize=4000)
def plain(text: str) -> str:
    """Text with widths made alike and no blanks around it."""
    return unicodedata.normalize("NFKC", text).strip()


def is_dash(text: str) -> bool:
    """Whether a cell holds only a mark for "nothing here"."""
    return bool(_DASHES.match(plain(text)))


@lru_cache(maxsize=4000)
def is_blank(text: str) -> bool:
    """Whether a cell says nothing: empty, blanks, or only a dash."""
    return not text or not plain(text) or is_dash(text)


def given(text: str) -> str | None:
    """The text as typed without blanks around it, or None where the cell says nothing."""
    return None if is_blank(text) else text.strip()


@lru_cache(maxsize=500)
def yes_or_no(text: str) -> bool | None | str:
    """True or False; None for an empty cell (unknown); the text itself where it is neither."""
    word = plain(text).lower()
    if not word:
        return None
    if word in _YES:
        return True
    if word in _NO or is_dash(word):
        return False
    return text.strip()
