"""The phone's words for what a family chooses. Message ids; `_` makes them the reader's."""

from __future__ import annotations

from shelter.web.board_words import CARE
from shelter.web.words import N_

#: Where next, in the order of the buttons; "unknown" is the last and means: not said.
NEXT = {
    "home": N_("Back home"), "other_shelter": N_("To another shelter"), "relative": N_("To relatives or friends"),
    "hospital": N_("To a hospital"), "welfare": N_("To a welfare shelter"), "temporary_housing": N_("To temporary housing"),
    "other": N_("To somewhere else"), "unknown": N_("Not decided, or I do not say"),
}  # fmt: skip
STAYING = {
    "shelter": N_("In the building"), "car": N_("In a car"), "tent": N_("In a tent"), "home": N_("At home"), "other": N_("Elsewhere"),
}  # fmt: skip
SEX = {"female": N_("Female"), "male": N_("Male"), "no_answer": N_("No answer")}
AGE_BANDS = {
    "0-2": N_("0 to 2"), "3-5": N_("3 to 5"), "6-12": N_("6 to 12"), "13-17": N_("13 to 17"), "18-64": N_("18 to 64"),
    "65-74": N_("65 to 74"), "75+": N_("75 or older"),
}  # fmt: skip
RELATIONSHIPS = (
    N_("wife"), N_("husband"), N_("child"), N_("father"), N_("mother"), N_("grandfather"), N_("grandmother"), N_("grandchild"),
    N_("brother or sister"), N_("friend or neighbour"),
)  # fmt: skip

__all__ = ["AGE_BANDS", "CARE", "NEXT", "RELATIONSHIPS", "SEX", "STAYING"]
