"""The one write path: `act` reads the stories, lets a pure rule decide, and appends what it decided, in one transaction.

A request seen before is answered from what was written then, before any rule is asked, whatever has happened since. So forty taps
of one button are one check-in, and a phone that sends again an hour late fetches nobody back.
"""

import hashlib
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from .core import household_rules, households, requests, shelters
from .core.cards import card_code, is_uuid, new_card
from .core.codes import new_code
from .core.fact import Fact, to_json
from .core.households import Household
from .core.pen import Pen
from .core.refusal import Refused
from .store.journal import Journal
from .store.node import Node, milliseconds
from .store.projections import WRITERS, project, reproject


class Done(NamedTuple):
    """What an act wrote, or what it had written when the same request came the first time (`already`)."""

    facts: tuple[Fact, ...]
    already: bool


def act(node: Node, subjects: Iterable[str], rule: Callable[..., None], *, by: str, request: str | None = None,
        content: Any = None, at: int | None = None) -> Done:  # fmt: skip
    """Lets `rule(pen, *states)` decide about the subjects and writes what it decided.

    request: the UUID of this attempt, made when its page was made. content: what was asked, as plain JSON values; the same request
    with other content raises Refused `request_reused`. at: the human moment in ms, when it is not now (paper, a queued page).
    """
    subjects = tuple(subjects)
    if request is not None and not is_uuid(request):
        raise Refused("request_malformed")
    digest = hashlib.sha256(to_json(content).encode()).hexdigest()[:16] if request else None
    return node.wait(node.write(lambda journal: _act(journal, subjects, rule, by, request, digest, at), brief=len(subjects) < 20))


def _act(journal: Journal, subjects: tuple[str, ...], rule, by: str, request: str | None, digest: str | None, at: int | None) -> Done:
    if request is not None:
        written = journal.answered(request)
        if written:
            asked = {fact.body["content"] for fact in written if "content" in fact.body}
            if asked and digest not in asked:  # none: erased since, or only what another place was told of it
                raise Refused("request_reused")
            return Done(tuple(written), True)
    stories = {subject: journal.story(subject) for subject in subjects}
    states = [WRITERS[subject.split(":", 1)[0]][0](subject, facts) for subject, facts in stories.items()]
    now = milliseconds()
    pen = Pen(journal.clock(now), by, min(at, now) if at is not None else None)
    rule(pen, *states)
    if not pen.drafts and request is not None:
        # Every accepted request leaves a fact, so that its retry is known.
        pen.write(_place_of(subjects[0], stories[subjects[0]]), subjects[0], "noted")
    facts = journal.append(pen.drafts, request, digest)
    for fact in facts:
        if fact.subject not in stories:
            stories[fact.subject] = journal.story(fact.subject)
        elif fact not in stories[fact.subject]:
            stories[fact.subject].append(fact)
    for subject in {fact.subject: None for fact in facts}:
        project(journal.connection, subject, stories[subject])
    if journal.blanked:
        reproject(journal.connection, journal.blanked)
    return Done(tuple(facts), False)


def _place_of(subject: str, story: list[Fact]) -> str:
    return story[-1].place if story else subject.split(":", 1)[1] if subject.startswith(shelters.PREFIX) else "*"


# -- check-in: the same for phones, desk and programs --------------------------------------------------------------------


def check_in(node: Node, shelter: str, household: str, *, request: str | None, by: str, via: str, name: object = None,
             people: object = None, urgent: bool = False, shelter_status: str = "open", here: bool = False,
             **more: Any) -> Done:  # fmt: skip
    """Counts a household at a shelter. Without `request` the household stands for it: one known before is not moved.

    more: kana, staying, members, at. Raises Refused as `arrive` does, and `household_malformed`.
    """
    if not is_uuid(household):
        raise Refused("household_malformed")
    at = more.pop("at", None)
    first_only = request is None

    def rule(pen: Pen, known: Household) -> None:
        if first_only and known.known:
            place = known.present[0].place if known.present else known.facts[-1].place
            pen.write(place, households.subject(household), "noted", counted=known.people)
            return
        household_rules.arrive(
            pen, known, shelter, via=via, name=name, people=people, urgent=urgent, shelter_status=shelter_status, here=here, **more
        )

    content = [household, shelter, name, people, urgent, more.get("members"), more.get("staying")]
    return act(
        node, [households.subject(household)], rule, by=by, request=request or household, content=content if request else None, at=at
    )


def checked_in_answer(done: Done, drill: bool) -> dict[str, Any]:
    """What a check-in answers, from the facts it wrote: the same today as then. Keys as in the public interface."""
    fact = next((fact for fact in done.facts if fact.kind == "arrived"), done.facts[-1])
    household = fact.subject.removeprefix(households.PREFIX)
    known_before = fact.kind == "noted" and fact.body.get("request") == household  # no request id: the household stands for it
    return {
        "household": household, "card": card_code(household, drill), "shelter": fact.place,
        "people": fact.body.get("people", fact.body.get("counted")), "already": done.already or known_before,
    }  # fmt: skip


def for_household(node: Node, household: str, rule: Callable[..., None], *args: Any, by: str, request: str | None = None,
                  at: int | None = None, **said: Any) -> Done:  # fmt: skip
    """Lets a rule of household_rules act on one household: `for_household(node, id, leave, "EAST", next="home", by="佐藤")`."""
    return act(
        node, [households.subject(household)], lambda pen, known: rule(pen, known, *args, **said),
        by=by, request=request, content=[rule.__name__, household, list(args), said], at=at,
    )  # fmt: skip


def undo_many(node: Node, facts: Iterable[str], *, by: str, request: str | None = None) -> Done:
    """Takes back facts of any number of stories in one act (a poster photographed and used from afar, a wrong headcount).

    Raises Refused `nothing_to_undo` when none of them is known.
    """
    names = sorted(set(facts))
    stories: dict[str, dict[str, str]] = {}  # subject → {fact: place}
    for name in names:
        row = node.read().execute("SELECT subject, place FROM fact WHERE id = ?", (name,)).fetchone()
        if row and row[0].split(":", 1)[0] in WRITERS:
            stories.setdefault(row[0], {})[name] = row[1]
    if not stories:
        raise Refused("nothing_to_undo")

    def rule(pen: Pen, *states: Any) -> None:
        for (subject, written), state in zip(stories.items(), states, strict=True):
            if isinstance(state, Household):
                household_rules.undo(pen, state, list(written))
                continue
            for place in sorted(set(written.values())):
                pen.write(place, subject, "undone", facts=[name for name in written if written[name] == place])

    return act(node, stories, rule, by=by, request=request, content=["undo", names])


# -- shelters and requests -----------------------------------------------------------------------------------------------


def for_shelter(node: Node, code: str, rule: Callable[..., None], *args: Any, by: str, request: str | None = None,
                at: int | None = None, **said: Any) -> Done:  # fmt: skip
    """Lets a rule of core.shelters act on one shelter: `for_shelter(node, code, count, 132, by="佐藤")`."""
    return act(
        node, [shelters.subject(code)], lambda pen, known: rule(pen, known, *args, **said),
        by=by, request=request, content=[rule.__name__, code, list(args), said], at=at,
    )  # fmt: skip


def open_unlisted_shelter(node: Node, name: object, *, by: str, request: str | None = None) -> str:
    """Opens a shelter on no list under a fresh code, and gives the code. The same request gives the same code again."""
    code = new_code()
    if request is not None:
        # The code is chosen by the request, so that a retry asks for the same shelter.
        before = node.read().execute("SELECT subject FROM fact WHERE request = ?", (request,)).fetchone()
        code = before[0].removeprefix(shelters.PREFIX) if before else code
    done = act(
        node, [shelters.subject(code)], lambda pen, known: shelters.open_unlisted(pen, known, name),
        by=by, request=request, content=["open_unlisted", name],
    )  # fmt: skip
    return done.facts[0].subject.removeprefix(shelters.PREFIX)


def ask_for(node: Node, shelter: str, *, by: str, request: str | None = None, **said: Any) -> str:
    """The shelter asks for supplies (item, quantity, urgency, note); gives the id of the request for supplies."""
    supplies = request or new_card()
    act(
        node, [requests.subject(supplies)], lambda pen, known: requests.ask(pen, known, shelter, **said),
        by=by, request=request, content=["ask", shelter, said],
    )  # fmt: skip
    return supplies


def answer_request(node: Node, supplies: str, state: str, *, hq: bool, by: str, request: str | None = None, **said: Any) -> Done:
    """HQ answers a request for supplies, or the shelter confirms or withdraws it."""
    return act(
        node, [requests.subject(supplies)], lambda pen, known: requests.move_along(pen, known, state, hq=hq, **said),
        by=by, request=request, content=["move_along", supplies, state, said],
    )  # fmt: skip


def enlist_many(node: Node, entries: Iterable[tuple[str, dict[str, Any]]], *, by: str,
                progress: Callable[[int], None] = lambda done: None) -> int:  # fmt: skip
    """Writes what a list says of many shelters, (code, fields) each; gives how many changed. Check-ins get in between the portions."""

    def job(chunk: list[tuple[str, dict[str, Any]]]) -> Callable[[Journal], int]:
        def write(journal: Journal) -> int:
            changed = 0
            for code, told in chunk:
                subject = shelters.subject(code)
                done = _act(journal, (subject,), lambda pen, known, told=told: shelters.enlist(pen, known, told), by, None, None, None)
                changed += bool(done.facts)
            return changed

        return write

    changed, finished, chunk = 0, 0, []
    for entry in [*entries, None]:
        if entry is not None:
            chunk.append(entry)
        if chunk and (entry is None or len(chunk) == 250):
            changed += node.wait(node.write(job(chunk)))
            finished += len(chunk)
            progress(finished)
            chunk = []
    return changed
