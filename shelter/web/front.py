"""The front door, `/`: where am I, how do phones get in, and what comes next for whoever started the server."""

from __future__ import annotations

import uuid
from typing import NamedTuple
from urllib.parse import urlsplit

from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from shelter.core import shelters as rules
from shelter.desk import for_shelter, open_unlisted_shelter
from shelter.store import access as kept
from shelter.store import views
from shelter.web import access, here
from shelter.web.qr_picture import capitals
from shelter.web.refusals import BY_STATUS, Refusal

blueprint = Blueprint("front", __name__)
_SHOWN_AT_ONCE = 12


class Trouble(NamedTuple):
    """What is wrong with the way phones come in. alone: this machine is in no network. base: its address now.

    posters: the address on the newest posters when it is no longer this machine's, else None.
    """

    alone: bool
    base: str
    posters: str | None


@blueprint.app_template_global()
def address_trouble() -> Trouble:
    """What pages of staff warn of."""
    addresses = here.addresses()
    printed = kept.last_printed(here.node().read())
    alone = addresses.only_loopback()
    # A machine in no network is told that alone: back in its network, the posters may well be right again.
    lost = printed is not None and not alone and not addresses.reaches(printed[0])
    return Trouble(alone, addresses.base(), printed[0] if lost and printed else None)


@blueprint.get("/")
def door() -> str:
    """The page. ?shelter=CODE: whose QR code is large. ?address=IP: for which of this machine's addresses. ?find=: part of a name."""
    connection = here.node().read()
    words = request.args.get("find", "").strip()[:100]
    open_now = views.open_shelters(connection)
    chosen = next((one for one in open_now if one["code"] == request.args.get("shelter", "").upper()), None)
    if chosen is None and len(open_now) == 1:
        chosen = open_now[0]
    shown = open_now
    if words:
        _, found = views.shelters(connection, words=words, size=_SHOWN_AT_ONCE)
        shown = [one for one in found if one["status"] in ("open", "full")]
    addresses = here.addresses()
    base = addresses.base(request.args.get("address"))
    return render_template(
        "front.html", chosen=chosen, shelters=shown[:_SHOWN_AT_ONCE], more=max(0, len(shown) - _SHOWN_AT_ONCE), many=len(open_now) > 1,
        words=words, base=base, ip=urlsplit(base).hostname, addresses=addresses.all(), set_by_hand=bool(addresses.url),
        last_phone=addresses.last_phone, poster=_poster_link(base, chosen), standing=_standing(), fresh=lambda: str(uuid.uuid4()))


def _poster_link(base: str, shelter: dict | None) -> dict[str, str] | None:
    """What the large QR code says, and the same as people type it."""
    if shelter is None:
        return None
    address = f"{base}/s/{shelter['code']}"
    return {"qr": capitals(address), "typed": address.removeprefix("http://")}


def _standing() -> str:
    """A word that changes whenever the page would say something else about addresses and phones."""
    trouble, addresses = address_trouble(), here.addresses()
    ips = ",".join(address.ip for address in addresses.all())
    return f"{trouble.base} {ips} {'phone' if addresses.last_phone else ''} {trouble.posters or ''}"


@blueprint.get("/standing")
def standing() -> dict[str, str]:
    """For the page itself, which looks every few seconds whether to load again."""
    return {"standing": _standing()}


@blueprint.post("/shelters")
@access.signed_in
def add_shelter() -> Response:
    """Open a shelter on no list: one field, its name."""
    name, attempt = request.form.get("name"), request.form.get("request") or None
    code = open_unlisted_shelter(here.node(), name, by=current_user.name, request=attempt)
    return redirect(url_for("front.door", shelter=code), 303)


@blueprint.post("/shelters/<code>/name")
@access.staff_of("code")
def name_shelter(code: str) -> Response:
    """Give a shelter the name people here call it."""
    code = code.upper()
    if views.shelter(here.node().read(), code) is None:
        raise Refusal(*BY_STATUS[404])
    attempt = request.form.get("request") or None
    for_shelter(here.node(), code, rules.rename, request.form.get("name"), by=current_user.name, request=attempt)
    return redirect(url_for("front.door", shelter=code), 303)


@blueprint.post("/address")
@access.signed_in
def prefer_address() -> Response:
    """Choose which of this machine's addresses the QR codes say."""
    ip = request.form.get("ip", "")
    addresses, node = here.addresses(), here.node()
    if all(address.ip != ip for address in addresses.all()):
        raise Refusal(*BY_STATUS[409])
    node.wait(node.write(lambda journal: kept.keep_setting(journal.connection, "preferred_address", ip)))
    addresses.preferred = ip
    return redirect(url_for("front.door", shelter=request.form.get("shelter") or None), 303)
