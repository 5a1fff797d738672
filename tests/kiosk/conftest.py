"""The desk of 東小学校 with 佐藤 at it, as the page's script speaks to it; and the plain pages, as a browser without script sees them."""

import pytest

from shelter.core import households
from shelter.core.cards import card_code, new_card, read_card
from shelter.store import board, views
from shelter.web.moments import now
from tests.web.conftest import Visitor, app, east, hq, newcomer, node, staff, visitor, west

__all__ = ["app", "east", "hq", "newcomer", "node", "staff", "visitor", "west"]
JSON = {"Accept": "application/json"}


class Desk:
    """One desk. Every call is one entry of the page's queue and gives the answer's JSON; `request` sends an attempt again."""

    def __init__(self, visitor: Visitor, node, code: str):
        self.visitor, self.node, self.code = visitor, node, code
        self.status = 0

    def post(self, path: str, request: str | None = None, **form):
        answer = self.visitor.post(f"/desk/{self.code}{path}", headers=JSON, request=request or new_card(), lang="en", **form)
        self.status = answer.status_code
        return answer.json

    def page(self, path: str = "", **form) -> str:
        """A tab as plain HTML, in English; with form fields: the answer to a plain form."""
        address = f"/desk/{self.code}{path}"
        if not form:
            return self.visitor.get(f"{address}{'&' if '?' in path else '?'}lang=en").text
        answer = self.visitor.post(address, request=new_card(), lang="en", **form)
        self.status = answer.status_code
        return answer.text

    def pane(self, name: str, tab: str = "main") -> str:
        return self.visitor.get(f"/desk/{self.code}/panes", query_string={"tab": tab, "lang": "en"}, headers=JSON).json["panes"][name]

    def register(self, name: str = "", people: int = 1, **more) -> str:
        """Registers a household and gives its id."""
        answer = self.post("/register", name=name, people=str(people), **more)
        assert answer["ok"], answer
        return answer["key"]

    def scan(self, card: str, **more):
        """Scans the card with this UUID, as a scanner types it."""
        return self.post("/scan", text=card_code(card), scanned="1", **more)

    def do(self, household: str, verb: str, **more):
        return self.post(f"/household/{household}/{verb}", **more)

    def household(self, id: str) -> households.Household:
        return views.household(self.node.read(), id)

    def card_of(self, id: str) -> str:
        return self.household(id).card

    def people(self) -> int:
        row = board.board_row(self.node.read(), self.code, now())
        return row["people"] if row else 0


@pytest.fixture
def desk(staff, node, east):
    """佐藤 at the desk of 東小学校."""
    return Desk(staff, node, east)


@pytest.fixture
def west_desk(hq, node, west):
    """鈴木 at the desk of 西公民館."""
    return Desk(hq, node, west)


@pytest.fixture
def read():
    """The UUID of a card from its letters."""
    return read_card
