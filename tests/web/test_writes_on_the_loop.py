"""While a server runs, brief writes happen on its loop and the disk is waited for elsewhere; nothing is lost when the loop ends."""

import threading

import gevent
import pytest

from shelter.core import shelters
from shelter.desk import for_shelter, open_unlisted_shelter
from shelter.store.node import open_node
from shelter.web import loop


@pytest.fixture
def node(tmp_path):
    node = open_node(tmp_path)
    yield node
    node.close()


@pytest.fixture
def serving_loop(node):
    """This thread's loop serves, as in a running server."""
    loop.take()
    wait, node.wait = node.wait, loop.wait
    node.perform_with(loop.here_and_wait)
    yield
    node.wait = wait
    loop.leave()


def test_a_batch_of_brief_writes_runs_on_the_loop_and_a_long_one_beside_it(node, serving_loop):
    ran_in = {}
    started = threading.Event()

    def hold(_journal):
        started.set()
        loop_is_free.wait(5)

    loop_is_free = threading.Event()
    node.write(hold)
    started.wait(5)
    futures = [node.write(lambda _, n=n: ran_in.setdefault(n, threading.get_ident()), brief=True) for n in range(5)]
    loop_is_free.set()
    for future in futures:
        loop.wait(future)
    assert set(ran_in.values()) == {threading.get_ident()}
    loop.wait(node.write(lambda _: ran_in.setdefault("long", threading.get_ident())))
    assert ran_in["long"] != threading.get_ident()


def test_forty_desks_count_at_once_and_every_count_is_kept(node, serving_loop):
    east = open_unlisted_shelter(node, "東小学校", by="佐藤")
    desks = [gevent.spawn(for_shelter, node, east, shelters.count, number, by=f"机{number}") for number in range(40)]
    gevent.joinall(desks, raise_error=True)
    kept = {fact.body["people"] for fact in node.journal.story(shelters.subject(east)) if fact.kind == "counted"}
    assert kept == set(range(40))


def test_a_rule_that_refuses_leaves_the_others_of_its_batch_written(node, serving_loop):
    def fails(_journal):
        raise ValueError("no")

    futures = [node.write(fails, brief=True), node.write(lambda _: "kept", brief=True), node.write(fails, brief=True)]
    assert loop.wait(futures[1]) == "kept"
    for refused in (futures[0], futures[2]):
        with pytest.raises(ValueError, match="no"):
            loop.wait(refused)


def test_when_the_loop_ends_before_it_comes_to_it_the_writer_does_the_work_itself(node):
    loop.take()
    node.perform_with(loop.here_and_wait)
    futures = [node.write(lambda _, n=n: n, brief=True) for n in range(10)]  # the loop never runs: nobody switches to it
    loop.leave()
    assert [future.result(10) for future in futures] == list(range(10))
