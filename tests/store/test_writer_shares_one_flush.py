"""The one writer: many wait for one flush, nobody's mistake spoils another's work, and what was answered is on the disk."""

import logging
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from shelter import desk
from shelter.core.cards import new_card
from shelter.core.refusal import Refused
from shelter.store.node import open_node
from shelter.store.writer import Closed, Writer
from tests.story import new_family


@pytest.fixture
def node(tmp_path):
    node = open_node(tmp_path / "data")
    yield node
    node.close()


def arrive(node, family, request=None, people=4):
    """ヤマダ's family checks in at EAST."""
    return desk.check_in(node, "EAST", family, request=request or new_card(), by="phone", via="phone", name="ヤマダ", people=people)


def held(node) -> threading.Event:
    """Keeps the writer busy until the event is set, so that what follows waits together."""
    busy, go_on = threading.Event(), threading.Event()
    node.write(lambda journal: busy.set() or go_on.wait(10))
    busy.wait(10)
    return go_on


def count(node) -> int:
    """How many facts are on the disk, as another program sees it."""
    return node.read().execute("SELECT count(*) FROM fact").fetchone()[0]


def test_forty_taps_of_one_button_are_one_check_in(node):
    yamada, request = new_family(), new_card()
    go_on = held(node)
    with ThreadPoolExecutor(40) as phones:
        taps = [phones.submit(arrive, node, yamada, request) for _ in range(40)]
        go_on.set()
        answers = [tap.result() for tap in taps]
    assert sorted(answer.already for answer in answers) == [False] + [True] * 39
    assert all(answer.facts == answers[0].facts for answer in answers) and count(node) == 1
    assert node.read().execute("SELECT people FROM stay").fetchall() == [(4,)]


def test_forty_families_at_once_are_forty_check_ins_with_numbers_without_a_gap(node):
    with ThreadPoolExecutor(16) as phones:
        list(phones.map(lambda family: arrive(node, family), [new_family() for _ in range(40)]))
    assert [seq for (seq,) in node.read().execute("SELECT seq FROM fact ORDER BY id")] == list(range(1, 41))


def test_those_who_wait_together_share_one_commit(node):
    commits = []
    node.on_commit(lambda: commits.append(1))
    go_on = held(node)
    waiting = [node.write(lambda journal: None) for _ in range(50)]
    go_on.set()
    for future in waiting:
        future.result()
    assert len(commits) == 2


def test_an_answer_is_given_only_when_another_program_can_read_it(node):
    seen = []

    def look(_):
        with closing(sqlite3.connect(node.folder / "shelter.sqlite3")) as other:
            seen.extend(other.execute("SELECT value FROM head WHERE name = 'word'"))

    go_on = held(node)
    node.write(lambda journal: journal.connection.execute("INSERT INTO head VALUES ('word', 'yes')")).add_done_callback(look)
    go_on.set()
    node.write(lambda journal: None).result()
    assert seen == [("yes",)]


def test_a_job_that_fails_is_undone_and_the_others_stand(node):
    go_on = held(node)
    before = node.write(lambda journal: journal.connection.execute("INSERT INTO head VALUES ('before', '')").rowcount)

    def fails(journal):
        journal.connection.execute("INSERT INTO head VALUES ('wrong', '')")
        raise Refused("shelter_closed")

    wrong = node.write(fails)
    after = node.write(lambda journal: journal.connection.execute("INSERT INTO head VALUES ('after', '')").rowcount)
    go_on.set()
    with pytest.raises(Refused):
        wrong.result()
    assert (before.result(), after.result()) == (1, 1)
    kept = {name for (name,) in node.read().execute("SELECT name FROM head")}
    assert {"before", "after"} <= kept and "wrong" not in kept


def test_after_a_failed_check_in_the_next_one_has_the_next_number(node):
    arrive(node, new_family())
    go_on = held(node)
    with ThreadPoolExecutor(3) as phones:
        good = phones.submit(arrive, node, new_family())
        bad = phones.submit(arrive, node, new_family(), None, 5000)
        last = phones.submit(arrive, node, new_family())
        go_on.set()
        with pytest.raises(Refused, match="people_malformed"):
            bad.result()
        assert sorted(done.result().facts[0].seq for done in (good, last)) == [2, 3]


def test_a_full_disk_refuses_what_it_cannot_keep_and_serves_again_when_there_is_room(node):
    arrive(node, new_family())
    pages = node.read().execute("PRAGMA page_count").fetchone()[0]
    node.write(lambda journal: None).result()
    node.journal.connection.execute(f"PRAGMA max_page_count = {pages}")
    go_on = held(node)
    huge = node.write(lambda journal: journal.connection.execute("INSERT INTO head VALUES ('huge', zeroblob(9000000))"))
    go_on.set()
    with pytest.raises(sqlite3.OperationalError, match="full"):
        huge.result()
    with pytest.raises(sqlite3.OperationalError, match="full"):
        for _ in range(2000):
            arrive(node, new_family())
    known = count(node)
    node.journal.connection.execute("PRAGMA max_page_count = 1000000")
    arrive(node, new_family())
    assert count(node) == known + 1
    assert [seq for (seq,) in node.read().execute("SELECT seq FROM fact ORDER BY id")] == list(range(1, known + 2))


def test_who_gave_up_waiting_in_time_has_written_nothing_and_the_writer_goes_on(node):
    go_on = held(node)
    given_up = node.write(lambda journal: journal.connection.execute("INSERT INTO head VALUES ('given up', '')"))
    assert given_up.cancel()
    next_one = node.write(lambda journal: "done")
    go_on.set()
    assert next_one.result() == "done"
    assert node.read().execute("SELECT 1 FROM head WHERE name = 'given up'").fetchone() is None


def test_a_listener_that_fails_does_not_make_a_good_write_look_failed(node, caplog):
    node.on_commit(lambda: 1 / 0)
    with caplog.at_level(logging.CRITICAL, logger="shelter.store.writer"):
        assert arrive(node, new_family()).facts


def test_even_a_job_that_wants_to_end_the_program_ends_nobody_elses_work(node):
    def leaves(journal):
        raise SystemExit

    with pytest.raises(SystemExit):
        node.write(leaves).result()
    assert arrive(node, new_family()).facts


def test_closing_writes_what_is_queued_and_then_takes_no_more(tmp_path):
    connection = sqlite3.connect(tmp_path / "a.sqlite3", isolation_level=None, check_same_thread=False)
    connection.execute("CREATE TABLE word (text TEXT)")
    writer = Writer(connection, lambda: None, lambda: None)
    waiting = [writer.submit(lambda n=n: connection.execute("INSERT INTO word VALUES (?)", (str(n),))) for n in range(600)]
    writer.close()
    writer.close()
    assert all(future.done() for future in waiting)
    assert connection.execute("SELECT count(*) FROM word").fetchone() == (600,)
    with pytest.raises(Closed):
        writer.submit(lambda: None)
    connection.close()


def test_what_was_answered_survives_the_end_of_the_program(tmp_path):
    program = (
        "import os, sys, uuid\n"
        "from shelter import desk\n"
        "from shelter.store.node import open_node\n"
        "node = open_node(sys.argv[1])\n"
        "desk.check_in(node, 'EAST', str(uuid.uuid4()), request=None, by='phone', via='phone', name='ヤマダ', people=4)\n"
        "os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-X", "utf8", "-c", program, str(tmp_path)], check=False).returncode == 9
    node = open_node(tmp_path)
    assert node.read().execute("SELECT people FROM stay").fetchall() == [(4,)]
    node.close()
