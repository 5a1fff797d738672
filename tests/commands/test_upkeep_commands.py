"""Keeping the data sound from the command line."""

import sqlite3

import pytest

from shelter import desk
from shelter.core.cards import new_card
from shelter.store.node import FILE, open_node


@pytest.fixture
def folder(tmp_path):
    node = open_node(tmp_path / "data")
    code = desk.open_unlisted_shelter(node, "東小", by="佐藤")
    desk.check_in(node, code, new_card(), request=None, by="phone", via="phone", name="ヤマダ", people=4)
    node.close()
    return tmp_path / "data"


def people(folder) -> int:
    connection = sqlite3.connect(folder / FILE)
    (number,) = connection.execute("SELECT sum(people) FROM stay").fetchone()
    connection.close()
    return number


def test_check_is_quiet_about_sound_data_and_ends_with_1_when_something_is_wrong(typed, folder):
    assert typed("check") == (0, f"Everything in {folder} fits together.\n", "")
    connection = sqlite3.connect(folder / FILE, isolation_level=None)
    connection.execute("UPDATE stay SET people = 7")
    connection.close()
    status, out, _ = typed("check")
    assert status == 1 and out.startswith("The table stay differs")


def test_rebuild_mends_what_check_has_found(typed, folder):
    connection = sqlite3.connect(folder / FILE, isolation_level=None)
    connection.execute("DELETE FROM stay")
    connection.close()
    assert typed("rebuild") == (0, "Every table was made again from 3 facts.\n", "")
    assert typed("check")[0] == 0
    assert people(folder) == 4


def test_a_backup_comes_back(typed, folder, tmp_path):
    assert typed("backup", tmp_path / "backup")[0] == 0
    (folder / FILE).unlink()
    status, out, _ = typed("restore", tmp_path / "backup")
    assert status == 0 and "as a new node" in out
    assert people(folder) == 4


@pytest.mark.parametrize("command", ["rebuild", "restore"])
def test_a_running_server_is_named_in_one_line(typed, folder, tmp_path, command):
    typed("backup", tmp_path / "backup")
    server = open_node(folder)
    status, out, err = typed(command, *([tmp_path / "backup"] if command == "restore" else []))
    server.close()
    assert (status, out) == (2, "")
    assert err == f"A server or another command is using {folder}. End it first, then do this again.\n"


@pytest.mark.parametrize("words", [["rebuild"], ["check"], ["backup", "x"], ["restore", "nowhere"]])
def test_a_folder_without_data_is_one_line(typed, words):
    status, out, err = typed(*words)
    assert (status, out) == (2, "") and err.startswith("There is no ") and err.count("\n") == 1


def test_a_backup_that_cannot_be_written_is_one_line(typed, folder, tmp_path):
    status, _, err = typed("backup", tmp_path / "no" / "such" / "folder" / "backup")
    assert status == 2 and "cannot be used" in err and err.count("\n") == 1


def test_a_command_in_a_folder_that_is_being_rebuilt_says_so(typed, folder):
    from shelter.store.in_use import alone

    with alone(folder):
        status, _, err = typed("code", "--role", "staff")
    assert status == 2 and "is being rebuilt or restored" in err
