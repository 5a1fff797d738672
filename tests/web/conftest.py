"""Actors for the stories about pages: a node with one open shelter, somebody passing by, staff (佐藤) and headquarters (鈴木)."""

import re

import pytest

from shelter.desk import open_unlisted_shelter
from shelter.settings import Settings
from shelter.store.node import open_node
from shelter.web.app import create_app
from shelter.web.code_making import make_code, make_token


class Visitor:
    """A browser with its own cookies. `post` sends the token against forgery along, as a form of the page would."""

    def __init__(self, app):
        self.client = app.test_client()
        self.token = ""

    def sign_in(self, code: str, name: str):
        """Sign in with a code, as on the page."""
        self.read_token("/sign-in")
        answer = self.post("/sign-in", code=code, name=name)
        if answer.status_code == 302:
            self.read_token("/codes")
        return answer

    def read_token(self, page: str) -> None:
        """Take the token out of a page's form."""
        self.token = re.search(r'name="csrf_token" value="([^"]+)"', self.get(page).text)[1]

    def get(self, path: str, **more):
        """Open a page."""
        return self.client.get(path, **more)

    def post(self, path: str, headers=None, **form):
        """Send a form."""
        return self.client.post(path, data={"csrf_token": self.token, **form}, headers=headers)


@pytest.fixture
def node(tmp_path):
    """An open data folder; closed after the test."""
    node = open_node(tmp_path / "data")
    yield node
    node.close()


@pytest.fixture
def app(node):
    """The whole app over the node."""
    return create_app(node, Settings(data=node.folder), testing=True)


@pytest.fixture
def visitor(app):
    """Somebody who is not signed in."""
    return Visitor(app)


@pytest.fixture
def newcomer(app):
    """Makes further visitors, each with a browser of their own."""
    return lambda: Visitor(app)


@pytest.fixture
def east(app, node):
    """The code of an open shelter, 東小学校."""
    return open_unlisted_shelter(node, "東小学校", by="test")


@pytest.fixture
def west(app, node):
    """The code of another open shelter, 西公民館."""
    return open_unlisted_shelter(node, "西公民館", by="test")


@pytest.fixture
def staff(app, node, east):
    """佐藤, signed in as staff of 東小学校 only."""
    visitor = Visitor(app)
    visitor.sign_in(make_code(node, "staff", east, by="test"), "佐藤")
    return visitor


@pytest.fixture
def hq(app, node):
    """鈴木, signed in at headquarters."""
    visitor = Visitor(app)
    visitor.sign_in(make_code(node, "hq", None, by="test"), "鈴木")
    return visitor


@pytest.fixture
def bearer(app, node):
    """Headers of a program that holds a token of headquarters."""
    return {"Authorization": f"Bearer {make_token(node, 'hq', None, by='県システム')}"}
