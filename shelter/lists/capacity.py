"""How many people a place holds, read from what people type into that cell, and never guessed."""

import re
from functools import lru_cache

from shelter.lists.cells import is_blank, plain

MOST = 999_999
"""A larger number is a phone number or a slip."""

_NUMBER = r"(\d{1,9})(?:\.0+)?"
_PEOPLE = r"(?:人|名|person|people)?"
_ABOUT = r"(?:約|およそ|概ね|おおむね|最大|計|合計|定員|収容人数|屋内外計)?:?"
_RATE = r"\d+(?:\.\d+)?(?:m2|平米|平方メートル|畳)(?:/|あたり|当たり|につき)\d*(?:\.\d+)?(?:人|名)"
_ONE_NUMBER = re.compile(rf"^{_ABOUT}{_NUMBER}{_PEOPLE}(?:程度|ほど|位|くらい)?(?:\([^()]*\)|{_RATE})*$")
_INDOOR = re.compile(rf"(?:屋内|室内|館内):?{_ABOUT}{_NUMBER}(?:人|名)?+(?![\d.~-]|以上|以下|未満|から|m2)")


@lru_cache(maxsize=2000)
def read_capacity(text: str) -> tuple[int | None, bool]:
    """People, and whether the text needs a person's look. An empty cell is (None, False).

    `屋内191人／屋外0人(面積の1/2)` is 191 (the indoor part), `１50人　（1㎡/人）` is 150, `100人2.0㎡あたり1人` is 100;
    `100～200人`, `1,000㎡` and `百人` are (None, True).
    """
    if is_blank(text):
        return None, False
    words = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", re.sub(r"\s+", "", plain(text)))
    if "屋内" in words or "室内" in words or "館内" in words:
        parts = _INDOOR.findall(words)
        people = int(parts[0]) if len(parts) == 1 else None
    else:
        one = _ONE_NUMBER.match(words)
        people = int(one.group(1)) if one else None
    if people is None or people > MOST:
        return None, True
    return people, False
