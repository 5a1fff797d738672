"""Step 2, whenever the family likes: who it is and what it needs. Everything optional, everything correctable, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, redirect, request, url_for

from shelter.core import by_card, details
from shelter.core.cards import is_uuid, new_card
from shelter.core.household_rules import NAME_LONGEST
from shelter.core.households import Household
from shelter.core.refusal import Refused
from shelter.web import phone_words
from shelter.web.phone_card import of_card, said_by_phone
from shelter.web.phone_form import UNREADABLE, Problem, readable
from shelter.web.phone_pages import page
from shelter.web.refusals import BY_CODE
from shelter.web.words import N_

blueprint = Blueprint("details", __name__)
Problems = dict[str, Problem]
_TEXTS = ("pets", "car", "address", "phone", "second_contact", "language", "note")
_PERSON_TEXTS = ("name", "kana", "relationship", "age", "birth", "allergy", "language")
_TAKE_OFF_FIRST = BY_CODE["members_unknown"]._replace(
    wrong=N_("Fewer people than you have described."), now=N_("Take off one of the people above."))
_LAST_ONE = BY_CODE["members_unknown"]._replace(
    wrong=N_("This is the last person of the family."), now=N_('If nobody is here any more, choose "We are leaving" on the page of your card.'))

_ADDED_BEFORE = BY_CODE["request_reused"]._replace(
    wrong=N_("This page has already added a person."),
    now=N_("Press the button again to add one more. To correct the first one, choose them on the list."))


@blueprint.get("/h/<card>/details")
@of_card
def overview(card: str, household: Household) -> Response:
    """The family's people, and what concerns all of them. ?saved=REQUEST: what was just saved, to be taken back if wrong."""
    told = {"name": household.name, "kana": household.kana, **household.details}
    return _overview(card, household, {**told, "people": str(household.people), "staying": _staying(household)}, {}, new_card())


@blueprint.post("/h/<card>/details")
@of_card
def save(card: str, household: Household) -> Response:
    """Save what concerns the whole family."""
    told = _sent((*_TEXTS, *details.DISCLOSURE, "name", "kana", "people", "staying"))
    attempt = request.form.get("request") or new_card()
    problems: Problems = {}
    people = _people(household, told.get("people", ""), problems)
    for name in ("name", "kana"):
        _check(problems, name, told, lambda text: details.tidy_text(text, NAME_LONGEST))
    for name in (*_TEXTS, *details.DISCLOSURE):
        _check(problems, name, told, lambda value, name=name: details.household_details({name: value}))
    if problems:
        return _overview(card, household, told, problems, attempt)
    told_details = {name: told[name] for name in (*_TEXTS, *details.DISCLOSURE) if name in told}
    said_by_phone(household, by_card.tell, staying=told.get("staying"), name=told.get("name"), kana=told.get("kana"),
                  details=told_details, people=people)  # fmt: skip
    return _saved(card, attempt)


@blueprint.get("/h/<card>/person")
@blueprint.get("/h/<card>/person/<key>")
@of_card
def person(card: str, household: Household, key: str = "") -> Response:
    """One person of the family, or a new one."""
    if key and key not in household.members:
        raise Refused("members_unknown")
    told = household.members.get(key, {})
    if key and key == next(iter(household.members)) and not told.get("name"):
        # What was said once is not asked again: the first person is the one whose name the family gave.
        told = {"name": household.name, "kana": household.kana, **{name: value for name, value in told.items() if value}}
    return _person(card, household, key or new_card(), told, {}, new_card())


@blueprint.post("/h/<card>/person/<key>")
@of_card
def save_person(card: str, household: Household, key: str) -> Response:
    """Save one person, or take them off the list."""
    if key not in household.members and not is_uuid(key):
        raise Refused("members_unknown")
    attempt = request.form.get("request") or new_card()
    told: dict[str, Any] = {**_sent((*_PERSON_TEXTS, "sex", "age_band")), "care": request.form.getlist("care")}
    problems: Problems = {}
    if request.form.get("take_off"):
        if set(household.members) == {key}:
            problems[""] = Problem(_LAST_ONE)
            return _person(card, household, key, told, problems, attempt)
        said_by_phone(household, by_card.tell, members={key: None})
        return _saved(card, attempt)
    for name in told:
        _check(problems, name, told, lambda value, name=name: details.member_details({name: value}))
    if problems:
        return _person(card, household, key, told, problems, attempt)
    if request.form.get("joins") and key in household.members and not _says_this(household.members[key], told):
        # Somebody pressed Back and typed the next person over the one just added.
        problems[""] = Problem(_ADDED_BEFORE)
        return _person(card, household, new_card(), told, problems, new_card())
    said_by_phone(household, by_card.tell, members={key: told})
    return _saved(card, attempt)


def _says_this(known: dict[str, Any], told: dict[str, Any]) -> bool:
    """Whether all that is told of a person is known already."""
    return all((known.get(name) or "") == (value or "") for name, value in details.member_details(told).items())


def _sent(names: tuple[str, ...]) -> dict[str, str]:
    return {name: request.form[name] for name in names if name in request.form}


def _check(problems: Problems, name: str, told: dict[str, Any], check: Callable[[Any], object]) -> None:
    if name not in told:
        return
    if isinstance(told[name], str) and not readable(told[name]):
        problems[name] = Problem(UNREADABLE)
        return
    try:
        check(told[name])
    except Refused as refused:
        problems[name] = Problem(BY_CODE[refused.code], **refused.details)


def _people(household: Household, typed: str, problems: Problems) -> int | None:
    """How many people they say they are; None when that is nothing new."""
    if not typed.strip() or typed.strip() == str(household.people):
        return None
    try:
        by_card.resized(household, people := details.people_count(typed))
        return people
    except Refused as refused:
        said = _TAKE_OFF_FIRST if refused.code == "members_unknown" else BY_CODE[refused.code]
        problems["people"] = Problem(said, **refused.details)
        return None


def _staying(household: Household) -> str:
    place = by_card.place_of(household)
    found = [position.staying for one in household.where.values() for position in one.positions if position.place == place]
    return found[0] if found else ""


def _status(problems: Problems) -> int:
    return next((problem.said.status for problem in problems.values()), 200)


def _overview(card: str, household: Household, told: dict[str, Any], problems: Problems, attempt: str) -> Response:
    return page(
        "details.html", _status(problems), card=card, household=household, told=told, problems=problems, attempt=attempt,
        fresh=new_card, care=phone_words.CARE, sex=phone_words.SEX, bands=phone_words.AGE_BANDS,
        staying=phone_words.STAYING if household.present else {}, saved=request.args.get("saved"),
    )  # fmt: skip


def _person(card: str, household: Household, key: str, told: dict[str, Any], problems: Problems, attempt: str) -> Response:
    return page(
        "person.html", _status(problems), card=card, household=household, key=key, told=told, problems=problems, attempt=attempt,
        care=phone_words.CARE, sex=phone_words.SEX, bands=phone_words.AGE_BANDS, relationships=phone_words.RELATIONSHIPS,
        number=list(household.members).index(key) + 1 if key in household.members else None,
    )  # fmt: skip


def _saved(card: str, attempt: str) -> Response:
    return redirect(url_for("details.overview", card=card, saved=attempt or None), 303)
