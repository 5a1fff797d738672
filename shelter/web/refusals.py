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
BY_CODE: dict[str, Said] = {said.code: said for said in (
    Said("people_missing", 422, N_("How many people are you?"), N_("Choose a number.")),
    Said("people_malformed", 422, N_("The number of people does not fit."), N_("Write a number from 1 to %(most)s.")),
    Said("name_missing", 422, N_("The name is missing."), N_("Write one name.")),
    Said("text_too_long", 422, N_("This text is too long."), N_("Shorten it to %(longest)s letters.")),
    Said("text_malformed", 422, N_("This text cannot be read."), N_("Type it again.")),
    Said("age_malformed", 422, N_("The age does not fit."), N_("Write it as a number, like 72.")),
    Said("capacity_malformed", 422, N_("The capacity does not fit."), N_("Write a number from 0 to 99,999, or leave it empty.")),
    Said("quantity_malformed", 422, N_("The quantity does not fit."), N_("Write a whole number, at least 1.")),
    Said("sheets_malformed", 422, N_("The number of sheets does not fit."), N_("Write a number from 1 to %(most)s.")),
    Said("wifi_malformed", 422, N_("The Wi-Fi's name or password does not fit."), N_("A name has up to 32 letters, a password up to 63.")),
    Said("wifi_national", 422, N_("00000JAPAN belongs to the telephone companies."), N_("Give the shelter's Wi-Fi another name.")),
    Said("file_missing", 422, N_("No file was chosen."), N_("Choose one or more lists, then press the button again.")),
    Said("columns_unnamed", 422, N_("The choice of columns has no name."), N_("Write the publisher's name, so that the next list is read the same way.")),
    Said("columns_without_name", 422, N_("No column holds the names of the shelters."), N_("Choose the column with the names.")),
    Said("lists_forgotten", 410, N_("These lists are no longer here."), N_("Choose the files again.")),
    Said("note_missing", 422, N_("A few words are missing."), N_("Write what is meant.")),
    Said("choice_unknown", 422, N_("This choice is none of those offered."), N_("Choose one of those on the page.")),
    Said("members_unknown", 422, N_("This person is not on the family's list."), N_("Open the page again and look at the list.")),
    Said("members_to_take_off", 422, N_("There are more names than people."), N_("Tick who does not belong to them, then save again.")),
    Said("nobody_chosen", 422, N_("No family is chosen."), N_("Tick the families first.")),
    Said("household_malformed", 400, N_("This request cannot be read."), BACK),
    Said("request_malformed", 400, N_("This request cannot be read."), BACK),
    Said("request_reused", 409, N_("This page was already sent, with something else on it."), N_("Open the page again and send what is new.")),
    Said("nothing_to_undo", 409, N_("There is nothing to take back."), N_("Open the page again and look at how it stands now.")),
    Said("shelter_closed", 409, N_("This shelter is closed."), N_("Go to the nearest open shelter. If you are here all the same, say so.")),
    Said("shelter_unknown", 404, N_("There is no shelter with this code."), N_("Check the address, or scan the QR code on the poster again.")),
    Said("household_unknown", 404, N_("Nobody has checked in with this card yet."), N_("Check in first.")),
    Said("request_unknown", 404, N_("This request for supplies is not known here."), N_("Open the page again and look at how it stands now.")),
    Said("card_unreadable", 404, N_("These are not the letters of a card."), N_("Compare them one by one, or scan the card again.")),
    Said("card_revoked", 404, N_("This card shows nothing."), N_("Use the newest card, or ask the staff at the desk.")),
    Said("card_of_a_drill", 404, N_("This card is from a drill."), N_("Check in again: a drill's card does not count today.")),
    Said("card_of_no_drill", 404, N_("This is a real card, and this is a drill."), N_("Check in to the drill on its own.")),
)}
