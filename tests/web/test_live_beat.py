"""The live board: a snapshot on connecting, then the rows that changed; desks and headquarters hear of every change."""

import threading

import pytest

from shelter import desk
from shelter.core.cards import new_card
from shelter.store.node import open_node
from shelter.web import live, loop
from shelter.web.serving import Serving


def arrives(node, code, name="ヤマダ", people=4):
    desk.check_in(node, code, new_card(), request=new_card(), by="phone", via="phone", name=name, people=people)


@pytest.fixture
def board(app):
    return app.extensions["socketio"].test_client(app, namespace="/board")


def heard(board, name):
    return [said["args"][0] for said in board.get_received("/board") if said["name"] == name]


def test_a_board_gets_the_whole_picture_on_connecting_and_then_what_changes(node, east, board):
    snapshot = heard(board, "snapshot")[0]
    assert snapshot["node"] == node.id and [row["people"] for row in snapshot["shelters"]] == [0]
    arrives(node, east)
    (rows,) = heard(board, "rows")
    assert rows["node"] == node.id and rows["after"] <= snapshot["as_of"] < rows["as_of"]
    assert [(row["code"], row["people"]) for row in rows["shelters"]] == [(east, 4)] and rows["totals"]["people"] == 4


def test_every_change_of_a_shelter_reaches_those_who_asked_to_be_told(app, node, east):
    told = []
    live.on_change(app, lambda as_of, codes: told.append((as_of, codes)))
    arrives(node, east)
    assert told == [(node.as_of(), {east})]


def test_a_program_that_writes_into_the_same_folder_is_seen_on_the_next_look(app, node, east):
    other = open_node(node.folder)
    arrives(other, east, people=7)
    other.close()
    with app.test_request_context():
        assert live.board_now(node)["totals"]["people"] == 7


def test_a_burst_of_check_ins_is_told_in_few_beats_and_ends_with_the_true_count(app, node, east):
    beats = []
    live.beat_of(app).send = beats.append
    serving = Serving(app, "127.0.0.1", 0)
    families = 40

    def phones():
        for _ in range(families):
            arrives(node, east, people=1)

    people = threading.Timer(0.2, phones)
    stop = threading.Timer(2.0, lambda: loop.soon(serving.stop))
    people.start()
    stop.start()
    serving.run()
    people.join()
    stop.join()
    with app.test_request_context():
        assert live.board_now(node)["totals"]["people"] == families
    assert beats[-1].totals["people"] == families
    assert len(beats) <= 11, "more than five beats a second"
    for before, after in zip(beats, beats[1:], strict=False):
        assert after.after == before.as_of, "the chain of beats has a hole"
