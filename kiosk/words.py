"""The desk's words for what is stored as a code. Message ids; `_` makes them the reader's."""

from __future__ import annotations

from shelter.core.items import BY_CODE
from shelter.web.words import N_

STATUS = {
    "preparing": N_("Not open yet"), "open": N_("Open"), "full": N_("Full"), "closed": N_("Closed"), "unknown": N_("Not known"),
}  # fmt: skip
URGENCY = {"now": N_("We need it now"), "today": N_("We need it today"), "later": N_("We need it later")}
REQUEST_STATE = {
    "asked": N_("Asked, no answer yet"), "accepted": N_("Accepted"), "sent": N_("On the way"), "delivered": N_("Delivered"),
    "confirmed": N_("Arrived"), "declined": N_("Cannot be sent"), "withdrawn": N_("Withdrawn"), "done": N_("Done"),
}  # fmt: skip
SCOPE = {
    "inside": N_("in the building"), "all": N_("everybody, cars and tents too"), "car": N_("in cars"), "tent": N_("in tents"),
    "home": N_("at home"),
}  # fmt: skip


def item_name(code: str) -> str:
    """The message id of a kind of supply."""
    item = BY_CODE.get(code)
    return item.en if item else code


def item_unit(code: str) -> str:
    """The message id of the unit it is counted in."""
    item = BY_CODE.get(code)
    return item.unit_en if item else ""
