"""Finding people across all shelters. Hidden households are never found; names stand in no address, so the search is sent as a form."""

from __future__ import annotations

from typing import Any

from flask import request

from shelter.core.cards import short
from shelter.store import desk_views, views
from shelter.web import here
from shelter.web.access import hq_only
from shelter.web.hq_frame import blueprint, page
from shelter.web.loop import aside

_MOST = 100


@blueprint.get("/hq/people")
@hq_only
def people() -> str:
    """The empty form."""
    return page("people", words="", found=None)


@blueprint.post("/hq/people")
@hq_only
def find_people() -> str:
    """Households by part of a name, kana, phone number or address, variants of letters folded, and where they are."""
    words = request.form.get("find", "").strip()[:100]
    return page("people", words=words, found=aside(_find, here.node(), words), most=_MOST)


def _find(node: Any, words: str) -> list[views.Row]:
    connection = node.read()
    found = views.find(connection, words, most=_MOST)
    names = desk_views.names_of(connection, sorted({code for one in found for code in one["here"].split()}))
    for one in found:
        one["letters"] = short(one["card"], node.drill)
        one["stays"] = [(code, names[code]) for code in one["here"].split()]
    return found
