"""How the desk's pages name a household: by its id, or, when it is hidden, by a word that leads nobody else to it.

A household's first id is also its first card. Somebody who still holds that card must not find it in a page of the desk.
"""

from __future__ import annotations

import hashlib
import hmac

from flask import current_app

from shelter.core.cards import is_uuid
from shelter.core.households import Household
from shelter.store import desk_views, views
from shelter.web import here
from shelter.web.refusals import BY_STATUS, Refusal

_HIDDEN = "hidden-"


def key_of(household: Household) -> str:
    """The key of a household in this desk's pages."""
    return _veiled(household.id) if household.hidden else household.id


def household_of_key(code: str, key: str) -> Household:
    """The household a page of the desk of `code` named. A hidden one only while it is counted there. Raises Refusal 404."""
    connection = here.node().read()
    if key.startswith(_HIDDEN):
        for stay in desk_views.hidden_stays(connection, code):
            if hmac.compare_digest(_veiled(stay["id"]), key):
                return views.household(connection, stay["id"])
    elif is_uuid(key):
        household = views.household(connection, key)
        if household.known and not household.hidden:
            return household
    raise Refusal(*BY_STATUS[404])


def hidden_keys(code: str) -> list[dict[str, object]]:
    """The hidden households counted at a shelter: key, people, out, since, urgent."""
    found = desk_views.hidden_stays(here.node().read(), code)
    return [{"key": _veiled(one.pop("id")), **one} for one in found]


def _veiled(id: str) -> str:
    secret = str(current_app.secret_key).encode()
    return _HIDDEN + hmac.new(secret, b"desk " + id.encode(), hashlib.sha256).hexdigest()[:20]
