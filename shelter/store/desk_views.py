"""What a desk reads besides the common views: what was done there, who is hidden there, what rings. Nothing here writes."""

import sqlite3
from itertools import islice
from typing import NamedTuple

from shelter.core import requests, shelters
from shelter.core.cards import card_code
from shelter.core.checkchar import tidy
from shelter.core.fact import EVERYWHERE, Fact, standing
from shelter.core.requests import Request
from shelter.core.shelters import Shelter

from .journal import COLUMNS, fact_of
from .views import Row, rows

#: How far back in one place's story a desk looks for what one person did.
_FAR_BACK = 3000
#: Fewer letters of a card than this are too few to look for.
_CARD_LETTERS = 4


class Action(NamedTuple):
    """One thing that somebody did: the facts of one request, oldest first; `stands` is false once it is undone."""

    request: str
    facts: tuple[Fact, ...]
    stands: bool


def shelter_story(connection: sqlite3.Connection, code: str) -> Shelter:
    """A shelter with all its headcounts, newest first."""
    found = connection.execute(f"SELECT {COLUMNS} FROM fact WHERE subject = ?", (shelters.subject(code),))
    return shelters.fold(shelters.subject(code), [fact_of(one) for one in found])


def supplies(connection: sqlite3.Connection, id: str) -> Request:
    """One request for supplies with all that was said about it."""
    found = connection.execute(f"SELECT {COLUMNS} FROM fact WHERE subject = ?", (requests.subject(id),))
    return requests.fold(requests.subject(id), [fact_of(one) for one in found])


def written_for(connection: sqlite3.Connection, request: str) -> list[Fact]:
    """The facts of one request, in order; none when nobody sent it."""
    return [fact_of(one) for one in connection.execute(f"SELECT {COLUMNS} FROM fact WHERE request = ? ORDER BY id", (request,))]


def last_actions(connection: sqlite3.Connection, node: str, code: str, by: str, most: int = 20) -> list[Action]:
    """What somebody did lately at one shelter, at this node, newest first."""
    written = [
        *connection.execute(
            "SELECT id, request, by FROM fact WHERE node = ? AND place = ? ORDER BY seq DESC LIMIT ?", (node, code, _FAR_BACK)
        ),
        *connection.execute(
            "SELECT id, request, by FROM fact WHERE node = ? AND place = ? AND subject = ? ORDER BY seq DESC LIMIT ?",
            (node, EVERYWHERE, shelters.subject(code), _FAR_BACK),
        ),
    ]  # fmt: skip
    requests = dict.fromkeys(request for _, request, who in sorted(written, reverse=True) if request and who == by)
    return [_action(connection, request) for request in islice(requests, most)]


def _action(connection: sqlite3.Connection, request: str) -> Action:
    facts = written_for(connection, request)
    return Action(request, tuple(facts), any(fact.id in _standing(connection, fact.subject) for fact in facts))


def _standing(connection: sqlite3.Connection, subject: str) -> set[str]:
    story = connection.execute(f"SELECT {COLUMNS} FROM fact WHERE subject = ?", (subject,))
    return {fact.id for fact in standing([fact_of(one) for one in story])}


def hidden_stays(connection: sqlite3.Connection, code: str) -> list[Row]:
    """Hidden households counted at a shelter with their ids, for the desk's own use: an id must not reach a page."""
    return rows(
        connection,
        "SELECT household AS id, people, out, since, urgent, twice FROM stay WHERE shelter = ? AND people > 0 AND hidden ORDER BY since",
        code,
    )  # fmt: skip


def count_unseen(connection: sqlite3.Connection, code: str) -> int:
    """How many families counted at a shelter nobody there has seen yet; hidden ones left out, as in the list of them."""
    return connection.execute(
        "SELECT count(*) FROM stay WHERE shelter = ? AND people > 0 AND NOT seen AND NOT hidden", (code,)
    ).fetchone()[0]


def stays_of(connection: sqlite3.Connection, household: str) -> list[Row]:
    """Where a household is counted: shelter, its name, people, out, since (ms), how it came, newest first."""
    return rows(
        connection,
        "SELECT s.shelter, coalesce(nullif(w.name, ''), s.shelter) AS name, s.people, s.out, s.since, s.changed, s.via, s.seen"
        " FROM stay s LEFT JOIN shelter w ON w.code = s.shelter WHERE s.household = ? AND s.people > 0 ORDER BY s.since DESC",
        household,
    )  # fmt: skip


def find_by_card(connection: sqlite3.Connection, letters: str, code: str, drill: bool) -> list[str]:
    """Households at a shelter whose card ends or begins with these letters (four or more); never hidden ones. Gives ids."""
    wanted = tidy(letters)
    if len(wanted) < _CARD_LETTERS or not wanted.isascii():
        return []
    here = connection.execute(
        "SELECT h.id, h.card FROM stay s JOIN household h ON h.id = s.household WHERE s.shelter = ? AND s.people > 0 AND NOT h.hidden",
        (code,),
    )  # fmt: skip
    return [id for id, card in here if (text := card_code(card, drill)).endswith(wanted) or text.startswith(wanted)]


def names_of(connection: sqlite3.Connection, codes: list[str]) -> dict[str, str]:
    """Shelter code → its name, or the code where it has none."""
    marks = ", ".join("?" * len(codes))
    found = dict(connection.execute(f"SELECT code, name FROM shelter WHERE code IN ({marks})", codes)) if codes else {}
    return {code: found.get(code) or code for code in codes}
