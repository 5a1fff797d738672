"""Every "no" this server says: its code, its status, what is wrong and what to do now."""

from __future__ import annotations

from typing import NamedTuple

from shelter.web.words import N_


class Said(NamedTuple):
    """One refusal as people and programs get it. `wrong` and `now` are message ids."""

    code: str
    status: int
    wrong: str
    now: str


class Refusal(Exception):
    """A request this server does not carry out.

    code: stable and public ("shelter_closed"). status: the HTTP status. wrong: what is wrong, one sentence (a message id).
    now: what to do (a message id). values fill both sentences; extra goes into the JSON answer beside them.
    """

    def __init__(self, code: str, status: int, wrong: str, now: str = "", *, headers: dict[str, str] | None = None,
                 extra: dict[str, object] | None = None, **values: object):
        super().__init__(code)
        self.said = Said(code, status, wrong, now)
        self.headers = headers or {}
        self.extra = extra or {}
        self.values = values


BACK = N_("Go back: what you typed is still there.")
FRONT_DOOR = N_("Open the front page and go on from there.")
AGAIN = N_("Wait a little and try again. Nothing is lost.")

BY_STATUS: dict[int, Said] = {said.status: said for said in (
    Said("malformed", 400, N_("This request cannot be read."), BACK),
    Said("sign_in_needed", 401, N_("Please sign in first."), N_("Sign in, then do it again.")),
    Said("not_allowed", 403, N_("Your sign-in does not reach this page."), N_("Sign in with a code that does, or ask headquarters.")),
    Said("not_found", 404, N_("There is no such page here."), N_("Check the address, or scan the QR code on the poster again.")),
    Said("method_not_allowed", 405, N_("This page does not take that kind of request."), FRONT_DOOR),
    Said("not_acceptable", 406, N_("This page cannot be given in that form."), FRONT_DOOR),
    Said("timed_out", 408, N_("The request took too long to arrive."), AGAIN),
    Said("conflict", 409, N_("Somebody else has just changed this."), N_("Open the page again and look at how it stands now.")),
    Said("length_required", 411, N_("This request cannot be read."), BACK),
    Said("too_large", 413, N_("This is too much at once."), N_("Go back and send less: a shorter text or a smaller file.")),
    Said("address_too_long", 414, N_("This address is too long."), FRONT_DOOR),
    Said("wrong_media_type", 415, N_("This request is not in a form the server reads."), N_("Programs: send JSON with Content-Type application/json.")),
    Said("range", 416, N_("This part of the file does not exist."), FRONT_DOOR),
    Said("refused", 422, N_("Something in the form does not fit."), BACK),
    Said("too_many_tries", 429, N_("Too many tries."), N_("Wait %(seconds)s seconds, then try again.")),
    Said("headers_too_large", 431, N_("This request cannot be read."), N_("Delete this site's cookies and try again.")),
    Said("unexpected", 500, N_("Something went wrong on our side."), N_("Try again. If it happens again, tell the desk this number: %(reference)s")),
    Said("busy", 503, N_("The server is busy for a moment."), AGAIN),
)}

FORM_EXPIRED = Said("form_expired", 400, N_("This form was opened before you signed in, or in another browser."),
                    N_("Go back, load the page again and send it once more: what you typed is still there."))

# The core's refusals (shelter.core.refusal.Refused), by code.
BY_CODE: dict[str, Said] = {said.code: said for said in ()}
