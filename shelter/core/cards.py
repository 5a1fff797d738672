"""Card codes: a household's key, as letters a person can read out and a scanner can type.

A code is a prefix, the card's UUID in base 36 (25 characters) and a check character. The prefix tells a drill's card (T, 訓練)
from a real one (H).
"""

import uuid

from .checkchar import base36, check_character, tidy, valid
from .refusal import Refused

REAL, DRILL = "H", "T"
_DIGITS = 25


def card_code(card: str, drill: bool = False) -> str:
    """The code of a card. card: its UUID."""
    body = (DRILL if drill else REAL) + base36(uuid.UUID(card).int, _DIGITS)
    return body + check_character(body)


def read_card(typed: str, drill: bool = False) -> str:
    """The card's UUID from a code as typed or scanned; a whole address (http://…/H/CODE) is fine too.

    Raises Refused: `card_unreadable`, `card_of_a_drill`, `card_of_no_drill`.
    """
    code = tidy(typed.split("?")[0].split("#")[0].rstrip("/ \r\n").rsplit("/", 1)[-1])
    if len(code) != _DIGITS + 2 or not code.isascii() or code[0] not in (REAL, DRILL) or not valid(code):
        raise Refused("card_unreadable")
    if (code[0] == DRILL) is not drill:
        raise Refused("card_of_no_drill" if drill else "card_of_a_drill")
    number = int(code[1:-1], 36)
    if number >= 1 << 128:
        raise Refused("card_unreadable")
    return str(uuid.UUID(int=number))


def short(card: str, drill: bool = False) -> str:
    """The last four characters of the code: enough to tell two families apart aloud, not enough to open the card."""
    return card_code(card, drill)[-4:]


def new_card() -> str:
    """A fresh card (and household) id: 122 random bits."""
    return str(uuid.uuid4())


def is_uuid(text: object) -> bool:
    """Whether this is a UUID in its canonical form."""
    try:
        return isinstance(text, str) and str(uuid.UUID(text)) == text
    except ValueError:
        return False
