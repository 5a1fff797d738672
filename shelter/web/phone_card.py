"""The family's own page, `/h/CARD`: its card, what happens next, calling for help, leaving, taking back. The card's code is the key."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from flask import Blueprint, Response, redirect, request, url_for

from shelter import desk
from shelter.core import by_card, household_rules
from shelter.core.cards import new_card, read_card
from shelter.core.checkchar import tidy
from shelter.core.households import Household
from shelter.core.refusal import Refused
from shelter.store import views
from shelter.web import here, phone_cookie, phone_words
from shelter.web.card_picture import card_png
from shelter.web.loop import aside
from shelter.web.own_files import asset_folder
from shelter.web.phone_pages import card_address, code_of, groups, page
from shelter.web.refusals import BY_CODE

blueprint = Blueprint("card", __name__)
View = Callable[..., Response]


def of_card(view: View) -> View:
    """For pages that a card opens: gives the view its code in capitals and the household.

    A card that opens nothing gets one answer, whether it was never used or shows nothing any more: who holds an old one learns nothing.
    """

    @wraps(view)
    def opened(card: str, **more: str) -> Response:
        node = here.node()
        try:
            household = views.household_of_card(node.read(), card, node.drill)
        except Refused as refused:
            return nothing_to_show(refused.code)
        if not household.known:
            return nothing_to_show()
        try:
            return view(tidy(card), household, **more)
        except Refused as refused:
            said = BY_CODE[refused.code]
            return page("trouble.html", said.status, said=said, values=refused.details, card=tidy(card))

    return opened


def nothing_to_show(code: str = "card_revoked") -> Response:
    """The page of a card that opens nothing."""
    return page("no_card.html", 404, said=BY_CODE[code])


def said_by_phone(household: Household, rule: Callable[..., None], *args: object, **said: object) -> None:
    """Write what the family says, once; the request id is the form's. The same page sent with other words is a correction."""
    attempt = request.form.get("request") or None
    try:
        desk.for_household(here.node(), household.id, rule, *args, by="phone", request=attempt, **said)
    except Refused as refused:
        if refused.code != "request_reused":
            raise
        desk.for_household(here.node(), household.id, rule, *args, by="phone", request=new_card(), **said)


def back_to_card(card: str, **more: str | None) -> Response:
    """303 to the family's page."""
    return redirect(url_for("card.show", card=card, **more), 303)


@blueprint.get("/H/<card>")
@blueprint.get("/h/<card>")
@of_card
def show(card: str, household: Household) -> Response:
    """The family's page."""
    stays = [(stay, views.shelter(here.node().read(), stay.place)) for stay in household.present]
    return page(
        "card.html", card=card, household=household, stays=stays, letters=groups(card), address=card_address(card), fresh=new_card,
        staying=phone_words.STAYING, leaving=by_card.last_leaving(household), last=by_card.place_of(household),
        key=read_card(card, here.node().drill),
    )  # fmt: skip


@blueprint.get("/h/<card>/card.png")
@of_card
def picture(card: str, household: Household) -> Response:
    """The card as a picture to keep on the phone."""
    address, fonts, drill = card_address(card), asset_folder() / "print", here.node().drill
    drawn = aside(lambda: card_png(address, groups(card), fonts, drill=drill))
    return Response(drawn, mimetype="image/png", headers={"Content-Disposition": f'inline; filename="card-{card[-4:]}.png"'})


@blueprint.post("/h/<card>/help")
@of_card
def call_for_help(card: str, household: Household) -> Response:
    """Call for urgent help; it rings at the desk and at headquarters."""
    said_by_phone(household, household_rules.call_for_help, by_card.place_of(household))
    return back_to_card(card)


@blueprint.get("/h/<card>/leave")
@of_card
def ask_where_next(card: str, household: Household) -> Response:
    """Where next? One tap leaves."""
    return page("leave.html", card=card, household=household, next=phone_words.NEXT, attempt=new_card())


@blueprint.post("/h/<card>/leave")
@of_card
def leave(card: str, household: Household) -> Response:
    """The family leaves, wherever it is counted."""
    said_by_phone(household, by_card.leave_everywhere, next=request.form.get("next", "unknown"))
    return back_to_card(card)


@blueprint.post("/h/<card>/undo")
@of_card
def take_back(card: str, household: Household) -> Response:
    """Take back what one page of this family said."""
    said_by_phone(household, by_card.take_back, request.form.get("undo", ""))
    return back_to_card(card) if request.form.get("to") != "details" else redirect(url_for("details.overview", card=card), 303)


@blueprint.get("/h/<card>/hide")
@of_card
def ask_about_hiding(card: str, household: Household) -> Response:
    """What hiding means, and its switch. The new card is made with the page, so that a second tap leads to the same one."""
    return page("hide.html", card=card, household=household, attempt=new_card(), fresh_card=new_card())


@blueprint.post("/h/<card>/show-again")
@of_card
def show_again(card: str, household: Household) -> Response:
    """The family is hidden no longer."""
    said_by_phone(household, household_rules.unhide, by_card.place_of(household))
    return back_to_card(card)


@blueprint.post("/h/<card>/hide")
def hide(card: str) -> Response:
    """Hide the family; the answer is its new card."""
    fresh = request.form.get("card", "")
    if _opens(fresh):
        return _to_new_card(fresh, card)  # tapped twice: the old card shows nothing any more, and the new one is theirs
    return _hide(card, fresh=fresh)


@of_card
def _hide(card: str, household: Household, fresh: str) -> Response:
    said_by_phone(household, household_rules.hide, by_card.place_of(household), fresh)
    return _to_new_card(fresh, card)


def _opens(card: str) -> bool:
    node = here.node()
    try:
        return views.household(node.read(), views.opened_by(node.read(), card)).known
    except Refused:
        return False


def _to_new_card(fresh: str, old: str) -> Response:
    code = code_of(fresh)
    return phone_cookie.remember(back_to_card(code), code, instead_of=tidy(old))
