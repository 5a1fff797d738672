"""Check characters over 0-9 A-Z after ISO/IEC 7064, MOD 37,36: every single error and nearly every swap is caught."""

import unicodedata

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VALUE = {character: value for value, character in enumerate(ALPHABET)}


def check_character(text: str) -> str:
    """The character that makes `text` + character valid. text: characters of ALPHABET only."""
    remainder = 36
    for character in text:
        remainder = (remainder + _VALUE[character]) % 36 or 36
        remainder = remainder * 2 % 37
    return ALPHABET[(37 - remainder) % 36]


def valid(text: str) -> bool:
    """Whether the last character checks the others."""
    return len(text) > 1 and all(character in _VALUE for character in text) and check_character(text[:-1]) == text[-1]


def tidy(typed: str) -> str:
    """What a person or scanner typed, as capitals and digits: full-width letters narrowed, spaces and dashes dropped."""
    narrow = unicodedata.normalize("NFKC", typed).upper()
    return "".join(character for character in narrow if character.isalnum())


def base36(number: int, width: int) -> str:
    """A number in 0-9 A-Z, padded with zeros to a width."""
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = ALPHABET[digit] + digits
    return digits.rjust(width, "0")
