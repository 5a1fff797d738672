"""Municipality codes: five digits, or six with a check digit, and what spreadsheets do to their leading zeros."""

import re
from collections.abc import Iterable
from functools import lru_cache

from shelter.lists.cells import is_blank, plain

PREFECTURES = (
    "北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 石川県 福井県 "
    "山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 "
    "香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県"
).split()
"""In the order of their codes, 01 to 47."""

# Two characters tell all 47 apart.
_BY_BEGINNING = {name[:2]: (number, name) for number, name in enumerate(PREFECTURES, 1)}
_WEIGHTS = (6, 5, 4, 3, 2)


def check_digit(five: str) -> str:
    """The sixth digit of a municipality code: weights 6 5 4 3 2, 11 minus the remainder by 11, its last digit."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, five, strict=True))
    return str((11 - total % 11) % 10)


def prefecture_code(*texts: str | None) -> str | None:
    """The two digits of the prefecture with whose name one of the texts begins."""
    for text in texts:
        if text:
            number, name = _BY_BEGINNING.get(text[:2], (0, ""))
            if name and text.startswith(name):
                return f"{number:02d}"
    return None


def _plausible(five: str) -> bool:
    return "01" <= five[:2] <= "47" and (five[2:] == "000" or five[2:] >= "100")


def _readings(digits: str) -> tuple[str | None, str | None]:
    """What 4 to 6 digits mean as a five-digit code and as a six-digit code that may have lost its zero."""
    five = digits.zfill(5) if len(digits) <= 5 else None
    six = digits.zfill(6)
    return (
        five if five and _plausible(five) else None,
        six[:5] if len(digits) >= 5 and _plausible(six[:5]) and check_digit(six[:5]) == six[5] else None,
    )


def usual_length(texts: Iterable[str]) -> int | None:
    """5 or 6: how long the codes of a column are, judged by those that can be read in one way only; None if unsure."""
    for text in texts:
        digits = _digits(text)
        if digits:
            five, six = _readings(digits)
            if bool(five) != bool(six):
                return 5 if five else 6
    return None


def is_code(text: str) -> bool:
    """Whether a cell can be a municipality code at all."""
    digits = _digits(text)
    return bool(digits and any(_readings(digits)))


def _digits(text: str) -> str | None:
    words = plain(text).removesuffix(".0")
    return words if re.fullmatch(r"[0-9]{4,6}", words) else None


@lru_cache(maxsize=4000)
def read_municipality(text: str, length: int | None, prefecture: str | None) -> tuple[str | None, str | None]:
    """Five digits and the question they raise. `length` is the column's (`usual_length`), `prefecture` two digits.

    A prefecture's own code (170003) is nobody's municipality: (None, None).
    """
    if is_blank(text):
        return None, None
    digits = _digits(text)
    if not digits:
        return None, "municipality"
    five, six = _readings(digits)
    found = {code for code in (five, six) if code}
    if len(found) > 1 and prefecture:
        found = {code for code in found if code.startswith(prefecture)} or found
    if len(found) > 1 and length:
        found = {five if length == 5 else six}
    if len(found) > 1:
        return None, "municipality_unsure"
    if not found:
        return None, "municipality"
    code = found.pop()
    return (None, None) if code is None or code.endswith("000") else (code, None)
