"""The data is copied away while people check in, and comes back as another writer."""

import sqlite3
import subprocess
import sys
import threading

import pytest

from shelter import desk
from shelter.core.cards import new_card
from shelter.store import upkeep
from shelter.store.check import check
from shelter.store.in_use import InUse
from shelter.store.node import FILE, open_node


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "data"
    node = open_node(place)
    code = desk.open_unlisted_shelter(node, "東小", by="佐藤")
    for number in range(30):
        arrive(node, code, f"ヤマダ{number}")
    node.close()
    return place


def arrive(node, code: str, name: str) -> None:
    desk.check_in(node, code, new_card(), request=new_card(), by="phone", via="phone", name=name, people=2)


def people(folder) -> int:
    connection = sqlite3.connect(folder / FILE)
    (sum_of,) = connection.execute("SELECT sum(people) FROM stay").fetchone()
    connection.close()
    return sum_of


def test_a_backup_made_while_people_check_in_is_whole(folder, tmp_path):
    node = open_node(folder)
    code = node.read().execute("SELECT code FROM shelter").fetchone()[0]
    stop = threading.Event()

    def keep_arriving():
        while not stop.is_set():
            arrive(node, code, "スズキ")

    arriving = threading.Thread(target=keep_arriving)
    arriving.start()
    copies = [tmp_path / f"backup-{number}" for number in range(5)]
    for copy in copies:
        upkeep.backup(folder, copy)
    stop.set()
    arriving.join()
    node.close()
    for copy in copies:
        place = tmp_path / f"from-{copy.name}"
        assert upkeep.restore(place, copy) is None
        assert list(check(place)) == []
        assert 60 <= people(place) <= people(folder)


def test_a_backup_is_one_file_that_replaces_an_older_one(folder, tmp_path):
    copy = tmp_path / "backup.sqlite3"
    copy.write_text("last night", encoding="utf-8")
    assert upkeep.backup(folder, copy) == copy.stat().st_size
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("backup")] == ["backup.sqlite3"]


def test_restoring_puts_the_people_back_and_speaks_under_a_new_name(folder, tmp_path):
    upkeep.backup(folder, tmp_path / "backup")
    node = open_node(folder)
    old, incident = node.id, node.incident
    arrive(node, node.read().execute("SELECT code FROM shelter").fetchone()[0], "サトウ")
    node.close()
    aside = upkeep.restore(folder, tmp_path / "backup")
    assert people(folder) == 60
    node = open_node(folder)
    assert node.id != old and node.incident == incident
    node.close()
    connection = sqlite3.connect(aside)
    assert connection.execute("SELECT sum(people) FROM stay").fetchone() == (62,)
    connection.close()
    assert list(check(folder)) == []


def test_the_same_backup_restored_twice_gives_two_writers(folder, tmp_path):
    upkeep.backup(folder, tmp_path / "backup")
    names = set()
    for place in (tmp_path / "one", tmp_path / "two"):
        upkeep.restore(place, tmp_path / "backup")
        node = open_node(place)
        names.add(node.id)
        node.close()
    assert len(names) == 2


def test_damaged_data_can_be_replaced_by_a_backup(folder, tmp_path):
    upkeep.backup(folder, tmp_path / "backup")
    (folder / FILE).write_bytes(b"not a database any more" * 999)
    upkeep.restore(folder, tmp_path / "backup")
    assert people(folder) == 60


def test_a_file_that_is_no_backup_is_refused_and_the_data_stays(folder, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear town hall", encoding="utf-8")
    with pytest.raises(upkeep.NoData, match="no backup"):
        upkeep.restore(folder, letter)
    with pytest.raises(upkeep.NoData, match="no file"):
        upkeep.restore(folder, tmp_path / "nowhere")
    assert people(folder) == 60


def test_a_server_in_the_folder_stops_a_restore(folder, tmp_path):
    upkeep.backup(folder, tmp_path / "backup")
    node = open_node(folder)
    with pytest.raises(InUse, match="End it first"):
        upkeep.restore(folder, tmp_path / "backup")
    node.close()


def test_a_server_that_was_killed_leaves_no_lock_behind(folder):
    program = "import sys; from shelter.store.node import open_node; n = open_node(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", program, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as server:
        assert server.stdout.readline() == "open\n"
        with pytest.raises(InUse):
            upkeep.rebuild(folder)
        server.kill()
    assert upkeep.rebuild(folder) > 30
