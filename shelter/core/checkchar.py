"""Check characters over 0-9 A-Z that catch every single wrong character and every swap of two neighbours.

The 36 characters are taken as pairs: an element of the field of 4 and one of the field of 9. A code is valid when the polynomial that
has its characters as coefficients is zero at a fixed point, which is neither 0 nor 1: so no two neighbours weigh the same. (The
usual MOD 37,36 of ISO/IEC 7064 misses one swap in a thousand, which at a desk is a family registered a second time.)
"""

import unicodedata

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VALUE = {character: value for value, character in enumerate(ALPHABET)}


def _rest(text: str) -> tuple[int, int, int]:
    """The polynomial's value: in the field of 4 (two bits), and in that of 9 (real and imaginary part, each 0 to 2)."""
    four = real = imaginary = 0
    for character in text:
        value = _VALUE[character]
        # Times the point, plus the character: the point is a root of x² + x + 1 in the field of 4, and 1 + i in that of 9.
        four = (2 * (four >> 1 ^ four & 1) + (four >> 1)) ^ value // 9
        real, imaginary = (real - imaginary + value // 3) % 3, (real + imaginary + value) % 3
    return four, real, imaginary


def check_character(text: str) -> str:
    """The character that makes `text` + character valid. text: characters of ALPHABET only."""
    four, real, imaginary = _rest(text + "0")
    return ALPHABET[9 * four + 3 * (-real % 3) + -imaginary % 3]


def valid(text: str) -> bool:
    """Whether the last character checks the others."""
    return len(text) > 1 and all(character in _VALUE for character in text) and _rest(text) == (0, 0, 0)


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
