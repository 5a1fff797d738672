"""The data names people: other users of the machine must not read it."""

import os
import stat

import pytest

from shelter import desk
from shelter.store import upkeep
from shelter.store.node import FILE, open_node

pytestmark = pytest.mark.skipif(os.name == "nt", reason="on Windows a folder takes its readers from the one above it")


def open_to_others(path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


def serve_a_shelter(folder) -> None:
    node = open_node(folder)
    desk.open_unlisted_shelter(node, "東小", by="佐藤")
    names = {path.name for path in folder.glob(f"{FILE}*") if not open_to_others(path)}
    assert names == {FILE, f"{FILE}-wal", f"{FILE}-shm"}
    node.close()


def test_a_new_data_folder_is_its_owners_alone(tmp_path):
    serve_a_shelter(tmp_path / "data")
    assert not open_to_others(tmp_path / "data")


def test_in_a_folder_that_others_may_look_into_they_cannot_read_the_data(tmp_path):
    folder = tmp_path / "everybody's"
    folder.mkdir()
    folder.chmod(0o755)
    serve_a_shelter(folder)


def test_a_restored_folder_is_its_owners_alone(tmp_path):
    serve_a_shelter(tmp_path / "data")
    upkeep.backup(tmp_path / "data", tmp_path / "copy")
    upkeep.restore(tmp_path / "new", tmp_path / "copy")
    assert not open_to_others(tmp_path / "new")
    assert not open_to_others(tmp_path / "new" / FILE)
