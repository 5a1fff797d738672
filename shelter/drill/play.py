"""Plays the moments against a node, at so many simulated minutes to the real one, and says how far it is."""

import random
import threading
import time
import uuid
from collections.abc import Callable
from typing import Any

from shelter import desk
from shelter.core import household_rules as rules
from shelter.core import shelters
from shelter.core.cards import new_card
from shelter.core.refusal import Refused
from shelter.store import views
from shelter.store.board import board_row
from shelter.store.node import Node, milliseconds

from .families import Family
from .rhythm import Moment

STAFF = ("訓練 佐藤", "訓練 Suzuki", "訓練 田中")


class Play:
    """One run of the practice. `stop` may be called from any thread; `run` then returns after the moment it is at."""

    def __init__(self, node: Node, town: list[Family], plan: list[Moment], codes: list[str], *, speed: float, seed: int):
        self.node, self.town, self.plan, self.codes, self.speed = node, town, plan, codes, speed
        self.minute = 0.0
        self.played = 0
        self._chance = random.Random(seed)
        self._ids = [str(uuid.UUID(int=self._chance.getrandbits(128), version=4)) for _ in town]
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Ends the practice after the moment that is being played."""
        self._stopped.set()

    def run(self, progress: Callable[["Play"], None] = lambda play: None) -> None:
        """Plays everything at its time; returns at the end of the plan or when stopped."""
        began, told = time.monotonic(), 0.0
        for moment in self.plan:
            wait = began + moment.minute * 60 / self.speed - time.monotonic()
            if self._stopped.wait(max(0, wait)) or self._stopped.is_set():
                return
            self.minute = moment.minute
            try:
                self._play(moment)
                self.played += 1
            except Refused:
                pass  # they meanwhile left or hid, as happens in life
            if time.monotonic() - told > 1:
                told = time.monotonic()
                progress(self)

    def _play(self, moment: Moment) -> None:
        if moment.family < 0:
            self._by_staff(moment, self.codes[moment.shelter], self._chance.choice(STAFF))
        else:
            self._by_family(moment, self.codes[moment.shelter], self.town[moment.family], self._ids[moment.family])

    def _by_family(self, moment: Moment, code: str, family: Family, household: str) -> None:
        staff = self._chance.choice(STAFF)
        phone = family.has_phone

        def has(rule: Callable[..., None], *args: Any, by: str = staff, **said: Any) -> None:
            desk.for_household(self.node, household, rule, *args, by=by, request=new_card(), **said)

        members = [moment.detail] if isinstance(moment.detail, str) and moment.what in ("goes out", "comes back") else None
        if moment.what in ("arrives", "moves"):
            desk.check_in(
                self.node, code, household, request=new_card(), by="phone" if phone else staff, via="phone" if phone else "desk",
                name=family.kana or family.name, people=family.people, urgent=family.urgent and moment.what == "arrives",
                staying=None if family.staying == "shelter" else family.staying, here=True,
            )  # fmt: skip
        elif moment.what == "is seen":
            has(rules.see, code)
        elif moment.what == "gets help":
            has(rules.take_urgent, code)
        elif moment.what == "tells more":
            has(rules.describe, code, by="phone", name=family.name, kana=family.kana, members=family.members)
        elif moment.what == "hides":
            has(rules.hide, code, new_card())
        elif moment.what == "goes out":
            has(rules.go_out, code, members=members)
        elif moment.what == "comes back":
            has(rules.come_back, code, members=members)
        elif moment.what == "leaves":
            has(rules.leave, code, next=moment.detail, by="phone" if phone else staff)

    def _by_staff(self, moment: Moment, code: str, staff: str) -> None:
        reading = self.node.read()
        if moment.what == "counts":
            row = board_row(reading, code, milliseconds())
            inside = row["inside"] if row else 0
            seen = max(0, inside + self._chance.choice((-3, -1, 0, 0, 0, 1, 2, 5)))  # people walk about while they are counted
            desk.for_shelter(self.node, code, shelters.count, seen, by=staff, request=new_card())
        elif moment.what == "asks for":
            item, quantity, urgency = moment.detail
            desk.ask_for(self.node, code, by=staff, request=new_card(), item=item, quantity=quantity, urgency=urgency)
        elif moment.what == "is answered":
            waiting = [one for one in views.requests(reading, code, only_open=True)]
            if waiting:
                one = self._chance.choice(waiting)
                state = {"asked": "accepted", "accepted": "sent", "sent": "delivered"}.get(one["state"])
                if state:
                    desk.answer_request(self.node, one["id"], state, hq=True, by="訓練 本部", request=new_card())
                else:
                    desk.answer_request(self.node, one["id"], "confirmed", hq=False, by=staff, request=new_card())
