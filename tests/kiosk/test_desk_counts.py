"""Headcounts beside the roster, and families counted at two shelters."""

import pytest

from shelter import desk as acts
from shelter.core.cards import new_card
from shelter.store import desk_views
from shelter.store.node import open_node
from shelter.store.projections import reproject


def test_a_headcount_stands_beside_the_roster_with_a_signed_difference_when_and_by_whom(desk):
    desk.register("ヤマダ", 127)
    desk.post("/count", people="132")
    pane = desk.pane("numbers")
    assert "127" in pane and "132" in pane and "(+5)" in pane and "佐藤" in pane
    desk.post("/count", people="１２０", method="estimate", scope="all")
    assert "-7" in desk.pane("counts", "count") and "estimate" in desk.pane("counts", "count")


def test_nobody_there_is_a_headcount_too(desk, node, east):
    desk.post("/count", people="0")
    assert desk_views.shelter_story(node.read(), east).headcount.people == 0


def test_a_headcount_that_is_no_number_is_refused_and_kept(desk):
    page = desk.page("/count", people="たくさん")
    assert desk.status == 422 and 'value="たくさん"' in page


def test_a_headcount_entered_late_keeps_its_moment(desk, node, east):
    desk.post("/count", people="100")
    desk.post("/count", people="90", age=str(3600_000))
    assert desk_views.shelter_story(node.read(), east).headcount.people == 100


@pytest.fixture
def counted_twice(desk, west_desk, node, tmp_path):
    """The ヤマダ family, checked in at two shelters that had not met."""
    other = open_node(tmp_path / "other")
    yamada = new_card()
    acts.check_in(other, west_desk.code, yamada, request=new_card(), by="田中", via="desk", name="ヤマダ", people=4)
    acts.check_in(node, desk.code, yamada, request=new_card(), by="佐藤", via="desk", name="ヤマダ", people=4)
    theirs = list(other.journal.since({}))
    node.wait(node.write(lambda journal: _hear(journal, theirs)))
    other.close()
    return yamada


def _hear(journal, facts):
    reproject(journal.connection, {fact.subject for fact in journal.admit(facts)})


def test_a_family_counted_twice_is_shown_with_both_times(desk, west_desk, counted_twice):
    pane = desk.pane("twice")
    assert "ヤマダ" in pane and "東小学校" in pane and "西公民館" in pane and pane.count("since") == 2
    assert (desk.people(), west_desk.people()) == (4, 4)


def test_they_are_here_decides(desk, west_desk, counted_twice):
    desk.do(counted_twice, "here")
    assert (desk.people(), west_desk.people()) == (4, 0) and "ヤマダ" not in desk.pane("twice")


def test_they_are_not_here_decides_for_the_other_shelter(desk, west_desk, counted_twice):
    desk.do(counted_twice, "leave")
    assert (desk.people(), west_desk.people()) == (0, 4) and "ヤマダ" not in desk.pane("twice")


def test_once_decided_nothing_is_counted_twice(desk, node, counted_twice):
    desk.scan(counted_twice)
    assert not desk.household(counted_twice).twice
