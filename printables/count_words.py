"""The words of rosters and boards: status, crowding, how a number was counted, and its moment."""

from datetime import datetime
from typing import NamedTuple

from printables.form_words import CARE, STAYING_CHOICES
from printables.ruby import plain
from printables.words import UNKNOWN, Words

ROSTER = Words("避難者名簿", "Roster")
BOARD = Words("避難所の状況", "Shelter board")
PRIVATE = Words(
    "個人情報です。受付の外に置かず、使い終わったら返してください。",
    "Personal data: keep it at the desk and give it back.",
)
HOUSEHOLDS = Words("世帯", "Households")
PEOPLE = Words("人数", "People")
DIFFERENCE = Words("差", "diff.")
URGENT = Words("至急", "URGENT")
NOT_COUNTED = Words("未実施", "not yet")
NOBODY = Words("いま名簿にだれもいません。", "Nobody is on the roster now.")
NO_SHELTER = Words("表示する避難所がありません。", "There is no shelter to show.")

METHODS = {
    "roster": Words("名簿", "roster"),
    "headcount": Words("点呼", "headcount"),
    "estimate": Words("概数", "estimate"),
}
STATUS = {
    "preparing": Words("未開設", "not open"),
    "open": Words("開設", "open"),
    "full": Words("満", "full"),
    "closed": Words("閉鎖", "closed"),
    "unknown": UNKNOWN,
}
CROWDING = {
    "vacant": Words("空き", "vacant"),
    "filling": Words("やや混雑", "filling"),
    "crowded": Words("混雑", "crowded"),
    "full": Words("満", "full"),
    "unknown": UNKNOWN,
}


class Headcount(NamedTuple):
    """People counted, when, and by whom (may be empty)."""

    people: int
    at: datetime
    by: str = ""


def said(words: dict[str, Words], code: str) -> Words:
    """The words for a code; a code nobody knows yet is shown as it is."""
    return words.get(code, Words(code, ""))


def care_word(code: str) -> str:
    """A care need in Japanese; words pass through."""
    return plain(CARE[code].ruby).replace(" ", "") if code in CARE else code


def staying_word(code: str) -> str:
    """Where a household stays, in Japanese; words pass through."""
    return plain(STAYING_CHOICES[code].ruby) if code in STAYING_CHOICES else code


def moment(at: datetime | None, beside: datetime) -> str:
    """A time, with its date where it is not that of `beside`; unknown is said."""
    if at is None:
        return UNKNOWN.ja
    return f"{at:%H:%M}" if at.date() == beside.date() else f"{at:%m-%d %H:%M}"


def signed(difference: int) -> str:
    """A difference always with its sign."""
    return f"{difference:+d}".replace("-", "−") if difference else "±0"
