"""The phone at the shelter's poster: one page that counts a family in seconds, without script and without cookie.

Sent twice, or again an hour later, it is one check-in: the page carries the ids of its family and of its attempt.
"""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request, url_for

from shelter import desk
from shelter.core import by_card, household_rules
from shelter.core.cards import new_card, read_card
from shelter.core.details import tidy_text
from shelter.core.households import Household
from shelter.core.refusal import Refused
from shelter.store import views
from shelter.web import here, phone_cookie, phone_form
from shelter.web.phone_form import CheckIn
from shelter.web.phone_pages import code_of, page, shelter_of
from shelter.web.refusals import BY_CODE

blueprint = Blueprint("phone", __name__)


@blueprint.get("/S/<code>")
@blueprint.get("/s/<code>")
def poster(code: str) -> Response:
    """The page a poster leads to. ?new=1: another family than those this phone knows. ?here=1: we are at this closed shelter."""
    shelter = shelter_of(code)
    if shelter is None:
        return page("unknown.html", 404)
    known = [] if request.args.get("new") else phone_cookie.families()
    here_all_the_same = request.args.get("here") == "1"
    if shelter["status"] == "closed" and not here_all_the_same and not any(_is_in(one, shelter) for _, one in known):
        return _closed(shelter)
    form = phone_form.blank(here=here_all_the_same)
    if known:
        families = [(card, household, _is_in(household, shelter)) for card, household in known]
        return page("welcome.html", shelter=shelter, families=families, form=form, fresh=new_card, key=_key)
    return page("check_in.html", shelter=shelter, form=form)


@blueprint.post("/S/<code>")
@blueprint.post("/s/<code>")
def check_in(code: str) -> Response:
    """Count a family: 303 to its own page."""
    shelter = shelter_of(code)
    if shelter is None:
        return page("unknown.html", 404)
    form = phone_form.read()
    if request.form.get("show"):  # the reader only asked for another language
        return page("check_in.html", shelter=shelter, form=form)
    if form.problems:
        return page("check_in.html", form.status, shelter=shelter, form=form)
    try:
        _write(shelter, form)
    except Refused as refused:
        return _refused(shelter, form, refused)
    card = code_of(form.household)
    return phone_cookie.remember(redirect(url_for("card.show", card=card), 303), card)


def _write(shelter: views.Row, form: CheckIn) -> None:
    """The check-in, or what stands for it. Raises Refused."""
    node, connection = here.node(), here.node().read()
    try:
        household = views.opened_by(connection, form.household)
    except Refused:
        if views.request_known(connection, form.request):
            return  # a late retry of what was written long ago: answered as then, whatever the card shows today
        raise
    if request.form.get("correct"):
        desk.for_household(node, household, by_card.correct, by="phone", request=form.request,
                           name=form.told_name, people=form.count, urgent=form.urgent)  # fmt: skip
        return
    desk.check_in(
        node, shelter["code"], household, request=form.request, by="phone", via="phone", name=form.told_name,
        people=None if form.again else form.count, urgent=form.urgent, shelter_status=shelter["status"], here=form.here,
    )  # fmt: skip


def _refused(shelter: views.Row, form: CheckIn, refused: Refused) -> Response:
    said = BY_CODE[refused.code]
    if refused.code == "shelter_closed":
        return _closed(shelter, form)
    if refused.code == "request_reused":
        return _which_family(shelter, form)
    if refused.code == "card_revoked":
        form = form.afresh().with_problem("", phone_form.OLD_CARD)
    elif form.again:  # this family is not known here after all: the whole form, then
        form = form.afresh()
    else:
        form = form.with_problem("", said, **refused.details)
    return page("check_in.html", form.status if form.problems else 422, shelter=shelter, form=form)


def _closed(shelter: views.Row, form: CheckIn | None = None) -> Response:
    """The nearest open shelters, and "we are here", which counts them all the same."""
    nearest = views.nearest_open(here.node().read(), shelter["code"])
    return page("closed.html", 409 if form else 200, shelter=shelter, nearest=nearest, form=form)


def _which_family(shelter: views.Row, form: CheckIn) -> Response:
    """Somebody pressed Back and typed something else: is it the same family, corrected, or another one?"""
    before = views.household(here.node().read(), views.opened_by(here.node().read(), form.household))
    return page(
        "which_family.html", 409, shelter=shelter, form=form, before=before, other=form.afresh(), attempt=new_card(),
        name=tidy_text(form.name, household_rules.NAME_LONGEST) if form.told_name else "",
    )  # fmt: skip


def _is_in(household: Household, shelter: views.Row) -> bool:
    """Whether all of the family is counted in this shelter, and nobody of it is out."""
    positions = [[(position.place, position.out) for position in found.positions] for found in household.where.values()]
    return all(found == [(shelter["code"], False)] for found in positions)


def _key(code: str) -> str:
    """What a form says of the family of a card: the card's UUID."""
    return read_card(code, here.node().drill)
