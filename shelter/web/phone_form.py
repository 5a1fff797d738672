"""Reading the check-in form of a phone: nothing that was typed is lost, and whatever is wrong has its sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from flask import request

from shelter.core.cards import is_uuid, new_card
from shelter.core.details import people_count, tidy_text
from shelter.core.household_rules import NAME_LONGEST
from shelter.core.refusal import Refused
from shelter.web.refusals import BY_CODE, Said
from shelter.web.words import N_

#: The numbers of people that have a button.
TAPPED = tuple(str(number) for number in range(1, 9))
NO_NUMBER = BY_CODE["people_missing"]._replace(wrong=N_("Choose how many people you are."), now="")
NO_NAME = Said("name_missing", 422, N_("Your name is missing."), N_('Write one name, or press "No name".'))
UNREADABLE = Said("text_malformed", 422, N_("Some letters did not arrive as you typed them."), N_("Type it again."))
DAMAGED = Said("request_malformed", 400, N_("This page did not arrive whole."), N_("Look at it once more and press the button again."))
OLD_CARD = Said("card_revoked", 409, N_("This page is from an earlier time."), N_("Look at it once more and press the button again."))
_UNDECODED = re.compile("%[89A-F][0-9A-F]")


class Problem(Exception):
    """One thing that is wrong. values fill its sentences."""

    def __init__(self, said: Said, **values: object):
        super().__init__(said.code)
        self.said, self.values = said, values


@dataclass(frozen=True)
class CheckIn:
    """The form as it was filled in. people: a number as typed, or "more" when `more` has it. problems: by field, "" for the whole page."""

    household: str
    request: str
    name: str = ""
    no_name: bool = False
    people: str = ""
    more: str = ""
    urgent: bool = False
    here: bool = False
    again: bool = False  # one tap of a family known before: nothing is told anew
    problems: dict[str, Problem] = field(default_factory=dict)

    @property
    def count(self) -> str:
        """How many people, as typed."""
        return self.more if self.people in ("", "more") else self.people

    @property
    def many(self) -> bool:
        """Whether the number is one to type, not one to tap."""
        return self.people == "more" or (self.count != "" and self.count not in TAPPED)

    @property
    def told_name(self) -> str | None:
        """The name to write down, if one was told."""
        return None if self.no_name or self.again else self.name

    @property
    def status(self) -> int:
        """The status of the page that shows the problems."""
        return next((problem.said.status for problem in self.problems.values()), 200)

    def with_problem(self, where: str, said: Said, **values: object) -> CheckIn:
        """The same with one more problem."""
        return replace(self, problems={**self.problems, where: Problem(said, **values)})

    def afresh(self) -> CheckIn:
        """The same words in a new page: another family, another attempt."""
        return replace(self, household=new_card(), request=new_card(), again=False)


def blank(*, here: bool = False) -> CheckIn:
    """The form of a new page."""
    return CheckIn(new_card(), new_card(), here=here)


def read() -> CheckIn:
    """The form that was sent, with its problems."""
    sent = request.form
    form = CheckIn(
        household=sent.get("household", ""), request=sent.get("request") or sent.get("household", ""), name=sent.get("name", ""),
        no_name=_yes(sent.get("no_name")), people=sent.get("people", "").strip(), more=sent.get("more", "").strip(),
        urgent=_yes(sent.get("urgent")), here=_yes(sent.get("here")), again=_yes(sent.get("again")),
    )  # fmt: skip
    if not is_uuid(form.household) or not is_uuid(form.request):
        return form.afresh().with_problem("", DAMAGED)
    return form if form.again else checked(form)


def checked(form: CheckIn) -> CheckIn:
    """The form with what is wrong in its fields."""
    if not form.count:
        form = form.with_problem("people", NO_NUMBER)
    else:
        form = _try(form, "people", lambda: people_count(form.count))
    if form.no_name:
        return form
    if not readable(form.name):
        return form.with_problem("name", UNREADABLE)
    form = _try(form, "name", lambda: tidy_text(form.name, NAME_LONGEST))
    if "name" not in form.problems and not tidy_text(form.name, NAME_LONGEST):
        form = form.with_problem("name", NO_NAME)
    return form


def readable(text: str) -> bool:
    """Whether all letters arrived: what is not UTF-8 reaches us as replacement characters, or still in per cent signs."""
    return "\ufffd" not in text and not _UNDECODED.search(text)


def _try(form: CheckIn, where: str, check: Callable[[], object]) -> CheckIn:
    try:
        check()
    except Refused as refused:
        return form.with_problem(where, BY_CODE[refused.code], **refused.details)
    return form


def _yes(value: str | None) -> bool:
    return value in ("1", "yes", "true", "on")
