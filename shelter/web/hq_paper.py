"""Paper and numbers at headquarters: posters of all open shelters, the board as a file or a sheet, and the Wi-Fi that posters name."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from printables.wifi import wifi_text
from shelter.core.refusal import Refused
from shelter.store import access as kept
from shelter.store import views
from shelter.web import here
from shelter.web.access import hq_only
from shelter.web.hq_frame import action, back_to, blueprint, page

_LONGEST = 63  # letters of a Wi-Fi password; its name has at most 32 bytes


@blueprint.get("/hq/paper")
@hq_only
def paper() -> str:
    """The page."""
    connection = here.node().read()
    wifi = (kept.setting(connection, "wifi_name") or "", kept.setting(connection, "wifi_password") or "")
    return page("paper", wifi=wifi, opened=len(views.open_shelters(connection)))


@blueprint.post("/hq/wifi")
@action(lambda: paper())
def set_wifi() -> Response:
    """The Wi-Fi that phones join, printed on posters as a second QR code; an empty name takes it off."""
    name, password = request.form.get("name", "").strip(), request.form.get("password", "").strip()
    if len(name.encode()) > 32 or len(password) > _LONGEST or not (name + password).isprintable():
        raise Refused("wifi_malformed")
    if name:
        try:
            wifi_text(name, password)
        except ValueError:
            raise Refused("wifi_national") from None
    node = here.node()

    def keep(journal: object) -> None:
        kept.keep_setting(journal.connection, "wifi_name", name)
        kept.keep_setting(journal.connection, "wifi_password", password if name else "")

    node.wait(node.write(keep))
    return back_to("paper")
