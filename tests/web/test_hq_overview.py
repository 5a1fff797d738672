"""Headquarters: calls for help until somebody takes them, people where no shelter is open, families counted twice."""

import re

import pytest

from shelter import desk
from shelter.core import household_rules, households, shelters
from shelter.core.cards import new_card
from shelter.core.pen import Pen
from shelter.store import views
from shelter.store.projections import project


def arrives(node, code, name, people, **more):
    household = new_card()
    desk.check_in(node, code, household, request=new_card(), by="phone", via="phone", name=name, people=people, **more)
    return household


def hidden(node, code, name, people, **more):
    household = arrives(node, code, name, people, **more)
    desk.for_household(node, household, household_rules.hide, code, new_card(), by="phone")
    return household


def test_a_call_for_help_rings_until_headquarters_takes_it(node, east, hq):
    family = arrives(node, east, "ヤマダ", 4, urgent=True)
    page = hq.get("/hq").text
    assert 'data-ring="1"' in page and "ヤマダ" in page and "東小学校" in page
    assert hq.post(f"/hq/urgent/{east}", household=family, request=new_card()).status_code == 303
    assert 'data-ring="0"' in hq.get("/hq").text
    assert views.household(node.read(), family).facts[-1].by == "鈴木"


@pytest.mark.parametrize("path", ["/hq/requests", "/hq/shelters", "/hq/people", "/hq/lists", "/hq/paper", "/hq/ringing"])
def test_a_call_for_help_rings_on_every_page_of_headquarters(node, east, hq, path):
    family = arrives(node, east, "ヤマダ", 4, urgent=True)
    page = hq.get(path).text
    assert 'data-ring="1"' in page and "緊急 1世帯" in page
    hq.post(f"/hq/urgent/{east}", household=family, request=new_card())
    assert 'data-ring="0"' in hq.get(path).text


def test_a_hidden_households_call_rings_without_its_name_and_can_be_taken(node, east, hq):
    family = hidden(node, east, "ヒミツ", 3, urgent=True)
    page = hq.get("/hq").text
    assert 'data-ring="1"' in page and "ヒミツ" not in page and family not in page
    raised = re.search(r'name="raised" value="(\d+)"', page)[1]
    assert hq.post(f"/hq/urgent/{east}", raised=raised, request=new_card()).status_code == 303
    assert views.household(node.read(), family).urgent == 0


def test_people_at_a_shelter_that_is_not_open_are_told_and_one_tap_opens_it(node, east, hq):
    desk.for_shelter(node, east, shelters.set_status, "preparing", by="本部")
    arrives(node, east, "スズキ", 5)
    page = hq.get("/hq").text
    assert "5人がいますが、開設されていません" in page
    assert hq.post(f"/hq/shelters/{east}/status", status="open", to="overview", request=new_card()).headers["Location"].startswith("/hq")
    assert views.shelter(node.read(), east)["status"] == "open"
    assert "開設されていません" not in hq.get("/hq").text


@pytest.fixture
def counted_twice(node, east, west):
    """A family that two shelters which never met have each counted: two arrivals that know nothing of each other."""
    id = new_card()

    def two_arrivals(journal):
        clock = journal.clock(1_800_000_000_000)
        for place in (east, west):
            pen = Pen(clock, "phone", None)
            pen.write(place, households.subject(id), "arrived", via="phone", name="ワタナベ", people=2)
            journal.append(pen.drafts)
        project(journal.connection, households.subject(id), journal.story(households.subject(id)))

    node.wait(node.write(two_arrivals))
    return id


def test_a_family_counted_twice_is_decided_by_a_person(node, east, west, hq, counted_twice):
    page = hq.get("/hq").text
    assert "ワタナベ" in page and "東小学校 にいる" in page and "西公民館 にいる" in page
    assert hq.post(f"/hq/twice/{counted_twice}", shelter=west, request=new_card()).status_code == 303
    assert [stay.place for stay in views.household(node.read(), counted_twice).present] == [west]
    assert "ワタナベ" not in hq.get("/hq").text


def test_the_overview_shows_the_totals_with_their_moment_and_how_they_are_counted(node, east, hq):
    arrives(node, east, "タナカ", 7)
    page = hq.get("/hq").text
    assert re.search(r"報告人数</dt><dd>7</dd>", page) and "現在" in page and "多いほう" in page


def test_headquarters_is_closed_to_staff_and_to_passers_by(visitor, staff):
    for path in ("/hq", "/hq/requests", "/hq/shelters", "/hq/people", "/hq/lists", "/hq/paper", "/hq/board.csv", "/hq/board.xlsx"):
        assert visitor.get(path).status_code == 302, path
        assert staff.get(path).status_code == 403, path
    assert staff.post("/hq/people", find="ヤ").status_code == 403


@pytest.mark.parametrize("language", ["ja", "easy", "en"])
def test_every_page_of_headquarters_opens_in_every_language(node, east, hq, language):
    arrives(node, east, "タナカ", 7, urgent=True)
    desk.ask_for(node, east, by="佐藤", request=new_card(), item="water", quantity=100, urgency="now")
    for path in ("/hq", "/hq/requests", "/hq/requests?all=1", "/hq/shelters", f"/hq/shelters/{east}", "/hq/people", "/hq/lists", "/hq/paper"):
        assert hq.get(f"{path}{'&' if '?' in path else '?'}lang={language}").status_code == 200, path


def test_only_headquarters_hears_the_live_changes(app, node, east, hq, visitor):
    socketio = app.extensions["socketio"]
    assert not socketio.test_client(app, namespace="/hq", flask_test_client=visitor.client).is_connected("/hq")
    live = socketio.test_client(app, namespace="/hq", flask_test_client=hq.client)
    assert live.is_connected("/hq")
    arrives(node, east, "ヒミツ", 1)
    assert [(said["name"], said["args"]) for said in live.get_received("/hq")] == [("changed", [{"as_of": node.as_of()}])]
