"""One household at the desk: its panel, and what can be done for all of them or for some."""

from __future__ import annotations

import hashlib
import hmac
import uuid
from collections.abc import Callable
from typing import Any

from flask import Response, current_app, jsonify, render_template, request

from kiosk.answers import who_is
from kiosk.asked import attempt, members, moment, typed
from kiosk.correcting import add_one, correct, typed_members
from kiosk.frame import action, at_the_desk, blueprint, by, page, shelter_of, told
from kiosk.keys import household_of_key, key_of
from shelter import desk
from shelter.core import household_rules as rules
from shelter.core import households
from shelter.core.cards import card_code, new_card
from shelter.core.households import Household
from shelter.desk import Done
from shelter.store import desk_views
from shelter.web import here
from shelter.web.errors import wants_json
from shelter.web.moments import now
from shelter.web.phone_words import NEXT, STAYING
from shelter.web.qr_picture import capitals
from shelter.web.refusals import BY_STATUS, Refusal

#: A card made just now is shown without asking again, in milliseconds.
_HANDED_OUT_WITHIN = 10 * 60 * 1000


@blueprint.get("/desk/<code>/household/<key>")
@at_the_desk
def household(code: str, key: str) -> Response | str:
    """The panel. `?card=1` shows the card first, as after registering; `done`: the attempt that has just made it."""
    known = household_of_key(code, key)
    return _shown(code, known, card_first="card" in request.args, just_made=_made_by_me(known, request.args.get("done", "")))


def _made_by_me(known: Household, attempt: str) -> bool:
    """Whether the newest card was made by this person in this attempt, moments ago: then it is handed out, hidden or not."""
    return any(
        fact.kind in ("hid", "card_issued") and fact.by == by() and fact.body.get("request") == attempt and fact.body.get("card") == known.card
        for fact in known.facts if now() - fact.at < _HANDED_OUT_WITHIN
    )  # fmt: skip


@blueprint.post("/desk/<code>/household/<key>/open")
@action("main")
def open_details(code: str, key: str) -> Response | str:
    """The details of a hidden household, after a second confirmation that is written down."""
    known = household_of_key(code, key)
    if typed("sure") != "yes":
        return _shown(code, known, asked=True)
    desk.for_household(here.node(), known.id, rules.open_details, code, by=by(), request=attempt(), at=moment())
    return _shown(code, known, opened=True)


def _shown(code: str, known: Household, **how: Any) -> Response | str:
    panel = panel_of(code, known, **how)
    if wants_json():
        return jsonify(ok=True, key=panel["key"], html=render_template("desk/_panel.html", code=code, panel=panel, fresh=new_card,
                                                                       shelter=shelter_of(code), tab="main"))  # fmt: skip
    return page(code, "main", panel=panel)


def panel_of(code: str, known: Household, *, opened: bool = False, asked: bool = False, card_first: bool = False,
             just_made: bool = False) -> dict[str, Any]:  # fmt: skip
    """What the panel shows. Of a hidden household only the number, until its details were opened, and the card just made for it."""
    node = here.node()
    stays = desk_views.stays_of(node.read(), known.id)
    shown = opened or not known.hidden
    here_now = next((one for one in stays if one["shelter"] == code), None)
    panel = {
        "key": key_of(known), "who": who_is(known, node.drill), "people": known.people, "hidden": known.hidden, "shown": shown,
        "asked": asked, "card_first": card_first, "here": here_now, "urgent": known.urgent, "twice": known.twice, "next": NEXT,
        "staying": STAYING, "stay": next((stay for stay in known.stays if stay.place == code), None),
        "members": [_member(code, number, key, known, shown) for number, key in enumerate(known.members, start=1)],
    }  # fmt: skip
    if shown or just_made:
        letters = card_code(known.card, node.drill)
        panel |= {"letters": letters, "qr": capitals(f"{here.addresses().base()}/h/{letters}"), "page": f"/h/{letters}"}
    if shown:
        panel |= {"who": known.name or known.kana or panel["who"], "name": known.name, "kana": known.kana, "stays": stays}
    return panel


def _member(code: str, number: int, key: str, known: Household, shown: bool) -> dict[str, Any]:
    """One member: key, number, name, age, and where: here, out, left or at another shelter."""
    told = known.members[key] if shown else {}
    positions = known.where[key].positions
    at_this = next((one for one in positions if one.place == code), None)
    where = ("out" if at_this.out else "here") if at_this else "elsewhere" if positions else "left"
    return {"key": key, "number": number, "where": where, **{field: told.get(field) or "" for field in ("name", "kana", "age")}}


# -- what can be done --------------------------------------------------------------------------------------------------


@blueprint.post("/desk/<code>/household/<key>/<verb>")
@action("main")
def act(code: str, key: str, verb: str) -> Response:
    """Something is done for a household, or for the members that were ticked."""
    if verb not in _VERBS:
        raise Refusal(*BY_STATUS[404])
    try:
        known = household_of_key(code, key)
    except Refusal:
        # They were hidden, or have left, in the meantime: a retry is answered as it was then.
        facts = desk_views.written_for(here.node().read(), attempt() or "")
        if not facts or facts[0].by != by() or all(fact.place != code for fact in facts):
            raise
        return told(code, Done(tuple(facts), True))
    return told(code, _VERBS[verb](code, known), card=verb in ("card", "hide"))


def _rule(rule: Callable[..., None], known: Household, *args: Any, **said: Any) -> Done:
    return desk.for_household(here.node(), known.id, rule, *args, by=by(), request=attempt(), at=moment(), **said)


def _fresh_card() -> str:
    """A new card that a retry of the same attempt makes again, and nobody else can guess."""
    wish = attempt()
    if wish is None:
        return new_card()
    digest = hmac.new(str(current_app.secret_key).encode(), b"card " + wish.encode(), hashlib.sha256).digest()
    return str(uuid.UUID(bytes=digest[:16], version=4))


def _of_those_here(rule: Callable[..., None], code: str, known: Household, **said: Any) -> Done:
    """For the members that were ticked; for all that are counted here when none was."""
    ticked = members()

    def of_those_here(pen: Any, state: Household) -> None:
        here_now = [key for key, found in state.where.items() if any(one.place == code for one in found.positions)]
        some = here_now if here_now and len(here_now) < len(state.members) else None
        rule(pen, state, code, members=ticked or some, **said)

    return desk.act(
        here.node(), [households.subject(known.id)], of_those_here, by=by(), request=attempt(),
        content=[rule.__name__, known.id, ticked, said], at=moment(),
    )  # fmt: skip


def _here(code: str, known: Household) -> Done:
    status = shelter_of(code)["status"]
    return desk.check_in(here.node(), code, known.id, request=attempt(), by=by(), via="desk", shelter_status=status, here=True,
                         at=moment(), members=members())  # fmt: skip


def _correct(code: str, known: Household) -> Done:
    typed_now = {
        "name": request.form.get("name"), "kana": request.form.get("kana"), "people": typed("people"),
        "off": request.form.getlist("off"), "members": typed_members(request.form),
    }  # fmt: skip
    return _rule(correct, known, code, typed_now)


_VERBS: dict[str, Callable[[str, Household], Done]] = {
    "out": lambda code, known: _of_those_here(rules.go_out, code, known),
    "back": lambda code, known: _of_those_here(rules.come_back, code, known),
    "leave": lambda code, known: _of_those_here(rules.leave, code, known, next=typed("next") or "unknown"),
    "here": _here,
    "see": lambda code, known: _rule(rules.see, known, code),
    "help": lambda code, known: _rule(rules.call_for_help, known, code),
    "take": lambda code, known: _rule(rules.take_urgent, known, code),
    "stay": lambda code, known: _rule(rules.stay_elsewhere, known, code, typed("staying")),
    "correct": _correct,
    "add": lambda code, known: _rule(add_one, known, code),
    "card": lambda code, known: _rule(rules.give_card, known, code, _fresh_card(), revoke=True),
    "hide": lambda code, known: _rule(rules.hide, known, code, _fresh_card()),
    "unhide": lambda code, known: _rule(rules.unhide, known, code),
}
