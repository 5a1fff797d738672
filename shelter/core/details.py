"""Step 2: what may be told of a household and its members. All of it optional, all of it correctable."""

import re
import unicodedata
from typing import Any

from .care import AGE_BANDS, CARE, SEX
from .refusal import Refused

LONGEST = 200
HOUSEHOLD_TEXTS = (
    "address", "phone", "second_contact", "association", "home_state", "car", "pets", "language", "note",
)  # fmt: skip
MEMBER_TEXTS = ("name", "kana", "relationship", "allergy", "language", "birth", "age")
DISCLOSURE = ("relatives", "acquaintances", "public")
MOST_PEOPLE = 999


def tidy_text(typed: object, longest: int = LONGEST) -> str:
    """A line as typed, without control characters and outer spaces. Raises Refused `text_too_long`."""
    if not isinstance(typed, str):
        raise Refused("text_malformed")
    # Format characters such as variation selectors belong to names (葛󠄀); control characters and halves of pairs do not.
    text = "".join(" " if c in "\r\n\t" else c for c in typed if c in "\r\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    text = re.sub(" +", " ", text).strip()
    if len(text) > longest:
        raise Refused("text_too_long", longest=longest)
    return text


def whole_number(typed: object, most: int) -> int | None:
    """A number from 0 to `most` as typed, full-width digits too; None where it is none."""
    if isinstance(typed, str):
        digits = unicodedata.normalize("NFKC", typed).strip()
        typed = int(digits) if re.fullmatch(r"\d{1,9}", digits) else None
    return typed if type(typed) is int and 0 <= typed <= most else None


def people_count(typed: object) -> int:
    """How many people, 1 to 999; full-width digits are fine. Raises Refused `people_malformed`."""
    people = whole_number(typed, MOST_PEOPLE)
    if not people:
        raise Refused("people_malformed", most=MOST_PEOPLE)
    return people


def household_details(told: dict[str, Any]) -> dict[str, Any]:
    """The fields told of a household, checked. Unknown names are dropped. Raises Refused."""
    details: dict[str, Any] = {name: tidy_text(told[name]) for name in HOUSEHOLD_TEXTS if name in told}
    for name in DISCLOSURE:
        if name in told:
            details[name] = _one_of(told[name], ("", "yes", "no"), name)
    return details


def member_details(told: dict[str, Any]) -> dict[str, Any]:
    """The fields told of one member, checked. care is a list of codes. Raises Refused."""
    details: dict[str, Any] = {name: tidy_text(told[name]) for name in MEMBER_TEXTS if name in told}
    if "sex" in told:
        details["sex"] = _one_of(told["sex"], ("", *SEX), "sex")
    if "age_band" in told:
        details["age_band"] = _one_of(told["age_band"], ("", *AGE_BANDS), "age_band")
    if "care" in told:
        if not isinstance(told["care"], (list, tuple)) or any(code not in CARE for code in told["care"]):
            raise Refused("choice_unknown", field="care")
        details["care"] = [code for code in CARE if code in told["care"]]
    if details.get("age"):
        age = whole_number(unicodedata.normalize("NFKC", details["age"]).removesuffix("歳").removesuffix("才"), 130)
        if age is None:
            raise Refused("age_malformed")
        details["age"] = str(age)
    return details


def _one_of(value: object, choices: tuple[str, ...], field: str) -> str:
    if value not in choices:
        raise Refused("choice_unknown", field=field)
    return str(value)
