"""Shelters for programs: the list, opening, changing, counting, and who is there."""

from __future__ import annotations

from typing import Any

from flask_login import current_user

from shelter import desk
from shelter.core import shelters as rules
from shelter.core.cards import card_code
from shelter.core.households import Household
from shelter.core.pen import Pen
from shelter.store import views
from shelter.store.node import Node
from shelter.web import here, loop
from shelter.web.api_models import (
    Headcount,
    NewHeadcount,
    NewShelter,
    Roster,
    Shelter,
    ShelterChange,
    Shelters,
    SheltersAsked,
)
from shelter.web.api_routes import iso, moment_of, route, shelter_of, speaker, staff_at
from shelter.web.moments import now
from shelter.web.refusals import BY_STATUS, Refusal

PAGE = 100


def _public(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in Shelter.model_fields}


@route("GET", "/shelters", "All shelters that are known, open or not, by name, in pages of a hundred.",
       asks=SheltersAsked, gives={200: Shelters})  # fmt: skip
def shelters(asked: SheltersAsked) -> tuple[dict[str, Any], int]:
    """One page."""
    total, found = loop.aside(_page, here.node(), asked)
    more = asked.page * PAGE < total
    return {"total": total, "next": asked.page + 1 if more else None, "shelters": [_public(row) for row in found]}, 200


def _page(node: Node, asked: SheltersAsked) -> tuple[int, list[dict[str, Any]]]:
    return views.shelters(node.read(), status=asked.status, words=asked.words, page=asked.page, size=PAGE)


@route("GET", "/shelters/<code>", "One shelter.", gives={200: Shelter}, refuses=(404,))
def shelter(code: str) -> tuple[dict[str, Any], int]:
    """One shelter."""
    return _public(shelter_of(code)), 200


@route("POST", "/shelters", "A shelter on no list opens at once, under a code that stays.",
       takes=NewShelter, gives={201: Shelter}, refuses=(409,), token=True)  # fmt: skip
def open_shelter(sent: NewShelter) -> tuple[dict[str, Any], int]:
    """For headquarters, and for staff who are not bound to one shelter."""
    if not (current_user.hq or current_user.shelter is None):
        raise Refusal(*BY_STATUS[403])
    code = desk.open_unlisted_shelter(here.node(), sent.name, by=speaker(), request=_text(sent.request))
    return _public(shelter_of(code)), 201


@route("PATCH", "/shelters/<code>", "Open, full, closed; its name; its capacity.",
       takes=ShelterChange, gives={200: Shelter}, refuses=(404, 409), token=True)  # fmt: skip
def change_shelter(code: str, sent: ShelterChange) -> tuple[dict[str, Any], int]:
    """Only what was sent changes."""
    code = staff_at(code)["code"]
    said = sent.model_dump(exclude_unset=True, exclude={"request"})
    if "capacity" in said and said["capacity"] is None:
        said["capacity"] = ""
    desk.for_shelter(here.node(), code, _change, by=speaker(), request=_text(sent.request), **said)
    return _public(shelter_of(code)), 200


def _change(pen: Pen, known: rules.Shelter, *, status: str | None = None, name: str | None = None, capacity: object = None) -> None:
    if name is not None:
        rules.rename(pen, known, name)
    if capacity is not None:
        rules.amend(pen, known, capacity=capacity)
    if status is not None:
        rules.set_status(pen, known, status)


@route("POST", "/shelters/<code>/headcounts", "A headcount without names. It stands beside the roster and corrects nothing.",
       takes=NewHeadcount, gives={201: Headcount, 200: Headcount}, refuses=(404, 409), token=True)  # fmt: skip
def count(code: str, sent: NewHeadcount) -> tuple[dict[str, Any], int]:
    """201 when it was written, 200 when this request was answered before."""
    code = staff_at(code)["code"]
    done = desk.for_shelter(
        here.node(), code, rules.count, sent.people, by=speaker(), request=_text(sent.request),
        at=moment_of(sent.at) if sent.at else None, method=sent.method, scope=sent.scope,
    )  # fmt: skip
    fact = done.facts[0]
    answer = {"shelter": code, **{name: fact.body[name] for name in ("people", "method", "scope")}, "at": iso(fact.at), "by": fact.by}
    return {**answer, "already": done.already}, 200 if done.already else 201


@route("GET", "/shelters/<code>/roster", "Who is there, for its staff. Whoever is hidden is not in it.",
       gives={200: Roster}, refuses=(404,), token=True)  # fmt: skip
def roster(code: str) -> tuple[dict[str, Any], int]:
    """By kana."""
    code = staff_at(code)["code"]
    node = here.node()
    found = loop.aside(lambda: views.roster(node.read(), code))
    families = [_family(one, code, node.drill) for one in found]
    return {"shelter": code, "at": iso(now()), "people": sum(one["people"] for one in families), "households": families}, 200


def _family(household: Household, code: str, drill: bool) -> dict[str, Any]:
    stay = next(stay for stay in household.stays if stay.place == code)
    split = {name: getattr(stay, name) for name in ("people", "inside", "out", "car", "tent", "home", "other")}
    members = [_member(told, household, key, code) for key, told in household.members.items()]
    return {
        "household": household.id, "card": card_code(household.card, drill), "name": household.name, "kana": household.kana,
        **split, "urgent": bool(household.urgent), "since": iso(stay.since),
        "address": str(household.details.get("address") or ""), "phone": str(household.details.get("phone") or ""), "members": members,
    }  # fmt: skip


def _member(told: dict[str, Any], household: Household, key: str, code: str) -> dict[str, Any]:
    texts = {name: str(told.get(name) or "") for name in ("name", "kana", "relationship", "sex", "age", "age_band")}
    care = [str(one) for one in told.get("care") or ()]
    return {**texts, "care": care, "here": any(position.place == code for position in household.where[key].positions)}


def _text(request: object) -> str | None:
    return None if request is None else str(request)
