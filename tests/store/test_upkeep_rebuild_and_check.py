"""After a busy day, everything kept as tables is exactly what the facts add up to; and damage is found."""

import random
import shutil
import sqlite3

import pytest

from shelter import desk
from shelter.core import household_rules, shelters
from shelter.core.cards import new_card
from shelter.core.refusal import Refused
from shelter.store import upkeep
from shelter.store.check import check
from shelter.store.in_use import InUse
from shelter.store.journal import Journal
from shelter.store.node import FILE, milliseconds, open_node
from shelter.store.schema import PROJECTIONS


def a_day(folder, seed: int, moments: int = 150) -> None:
    """Families come, move, go out, leave, hide, ask for help; staff count, undo and ask for blankets."""
    chance = random.Random(seed)
    node = open_node(folder)
    codes = [desk.open_unlisted_shelter(node, name, by="佐藤") for name in ("東小", "西小", "南公民館")]
    desk.enlist_many(node, [("0ABC", {"name": "北小", "capacity": 80, "identity": "name:北小", "hazards": {"flood": True}})], by="田中")
    families = [new_card() for _ in range(25)]
    written = []
    for _ in range(moments):
        family, code, at = chance.choice(families), chance.choice(codes), milliseconds() - chance.choice((0, 0, 0, 3_600_000))
        acts = [
            lambda f=family, c=code, at=at: desk.check_in(node, c, f, request=new_card(), by="phone", via="phone", name="ヤマダ", people=4, at=at),
            lambda f=family, c=code, at=at: desk.for_household(node, f, household_rules.leave, c, next="home", by="佐藤", at=at),
            lambda f=family, c=code: desk.for_household(node, f, household_rules.go_out, c, members=["1"], by="佐藤"),
            lambda f=family, c=code: desk.for_household(node, f, household_rules.hide, c, new_card(), by="佐藤"),
            lambda f=family, c=code: desk.for_household(node, f, household_rules.call_for_help, c, by="phone"),
            lambda f=family, c=code: desk.for_household(
                node, f, household_rules.describe, c, details={"address": "本町2丁目3番"}, members={"1": {"care": ["insulin"]}}, by="phone"),
            lambda c=code: desk.for_shelter(node, c, shelters.count, chance.randrange(200), by="佐藤"),
            lambda c=code: desk.for_shelter(node, c, shelters.set_status, chance.choice(("open", "full", "closed")), by="田中"),
            lambda c=code: desk.ask_for(node, c, by="佐藤", request=new_card(), item="blanket", quantity=20, urgency="now"),
            lambda known=tuple(written): desk.undo_many(node, [chance.choice(known)] if known else [], by="佐藤"),
        ]  # fmt: skip
        try:
            done = chance.choices(acts, weights=(8, 2, 2, 1, 1, 2, 2, 1, 1, 2))[0]()
            written += [fact.id for fact in getattr(done, "facts", ())]
        except Refused:
            pass  # a wish that does not fit is part of a day
    node.close()


def tables(folder) -> dict[str, list]:
    connection = sqlite3.connect(folder / FILE)
    rows = {name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}"))) for name in PROJECTIONS}
    connection.close()
    return rows


def edit(folder, *statements: str) -> None:
    connection = sqlite3.connect(folder / FILE, isolation_level=None)
    for statement in statements:
        assert connection.execute(statement).rowcount != 0
    connection.close()


@pytest.mark.parametrize("seed", range(4))
def test_rebuilding_after_a_random_day_gives_exactly_the_same_rows(tmp_path, seed):
    a_day(tmp_path, seed)
    before = tables(tmp_path)
    assert before["stay"] and before["request"] and before["shelter"]
    assert upkeep.rebuild(tmp_path) > 100
    assert tables(tmp_path) == before


def test_rebuilding_brings_lost_tables_back(tmp_path):
    a_day(tmp_path, 1)
    before = tables(tmp_path)
    edit(tmp_path, "DELETE FROM stay", "UPDATE household SET people = people + 1")
    upkeep.rebuild(tmp_path)
    assert tables(tmp_path) == before


def test_a_sound_folder_has_nothing_to_tell_and_is_left_as_it_was(tmp_path):
    a_day(tmp_path, 2)
    before = tables(tmp_path)
    assert list(check(tmp_path)) == []
    assert tables(tmp_path) == before
    assert not list(tmp_path.glob("checking-*"))


def test_a_folder_is_checked_while_a_server_uses_it(tmp_path):
    a_day(tmp_path, 2)
    node = open_node(tmp_path)
    assert list(check(tmp_path)) == []
    node.close()


def test_a_tampered_row_is_found(tmp_path):
    a_day(tmp_path, 1)
    edit(tmp_path, "UPDATE stay SET people = people + 1 WHERE household = (SELECT household FROM stay LIMIT 1)")
    (told,) = check(tmp_path)
    assert told.startswith("The table stay differs from the facts")


def test_a_row_too_many_is_found(tmp_path):
    a_day(tmp_path, 1)
    edit(tmp_path, "INSERT INTO card VALUES ('somebody', 'somebody', 1)")
    assert list(check(tmp_path)) == ["The table card differs from the facts in 1 rows (somebody). Run `rebuild`."]


def test_a_lost_table_is_found(tmp_path):
    a_day(tmp_path, 1)
    edit(tmp_path, "DROP TABLE care")
    assert list(check(tmp_path)) == ["The table care is missing. Run `rebuild`."]


def test_a_hole_in_a_stream_is_found(tmp_path):
    a_day(tmp_path, 1)
    edit(tmp_path, "DELETE FROM fact WHERE kind = 'listed' AND place = '*'")
    assert any("has a hole: 7 to 7." in told for told in check(tmp_path))


def test_a_fact_put_in_anothers_stead_is_found(tmp_path):
    a_day(tmp_path, 1)
    edit(tmp_path, "UPDATE fact SET prev = 'another' WHERE n = 5")
    assert any("has a hole: before " in told for told in check(tmp_path))


def test_streams_of_a_copied_disk_have_no_hole(tmp_path):
    ours = open_node(tmp_path / "ours")
    east = desk.open_unlisted_shelter(ours, "東小", by="佐藤")
    ours.close()
    upkeep.backup(tmp_path / "ours", tmp_path / "copy")
    (tmp_path / "theirs").mkdir()
    shutil.copy(tmp_path / "copy", tmp_path / "theirs" / FILE)  # not restored: the copy speaks under the same name
    nodes = [open_node(tmp_path / name) for name in ("ours", "theirs")]
    for node in nodes:
        desk.check_in(node, east, new_card(), request=None, by="phone", via="phone", name="ヤマダ", people=4)
    facts = list(Journal(nodes[1].read(), nodes[1].id).since({}))
    nodes[0].wait(nodes[0].admit(facts))
    for node in nodes:
        node.close()
    assert list(check(tmp_path / "ours")) == []


def test_a_fact_that_is_none_any_more_is_found(tmp_path):
    a_day(tmp_path, 1)
    edit(tmp_path, "UPDATE fact SET body = 'nothing' WHERE n = 3")
    assert any("cannot be read" in told for told in check(tmp_path))


def test_a_request_id_that_was_changed_is_found(tmp_path):
    a_day(tmp_path, 1)
    edit(tmp_path, "UPDATE fact SET request = 'another' WHERE n = (SELECT min(n) FROM fact WHERE request IS NOT NULL)")
    (told,) = check(tmp_path)
    assert "another request id" in told


def test_a_file_that_is_damaged_is_told(tmp_path):
    a_day(tmp_path, 1)
    path = tmp_path / FILE
    data = bytearray(path.read_bytes())
    data[5 * 4096 : 9 * 4096] = bytes(4 * 4096)
    path.write_bytes(data)
    assert any("damaged" in told for told in check(tmp_path))


def test_a_server_in_the_folder_stops_a_rebuild_with_a_sentence(tmp_path):
    a_day(tmp_path, 1)
    node = open_node(tmp_path)
    with pytest.raises(InUse, match="is using"):
        upkeep.rebuild(tmp_path)
    node.close()
    upkeep.rebuild(tmp_path)


def test_an_empty_folder_has_no_data_to_rebuild_or_check(tmp_path):
    with pytest.raises(upkeep.NoData, match="--data"):
        upkeep.rebuild(tmp_path)
    with pytest.raises(upkeep.NoData, match="--data"):
        list(check(tmp_path))
