"""The board in memory: every answer holds what has been written so far, every beat what changed, and the sums are true."""

from datetime import timedelta, timezone

from shelter import desk
from shelter.core import household_rules, shelters
from shelter.core.cards import new_card
from shelter.store import board
from shelter.store.node import milliseconds
from shelter.web.board_rows import SUMMED, BoardRows

JAPAN = timezone(timedelta(hours=9))
HOUR = 3600 * 1000


def arrives(node, code, name, people, **more):
    household = new_card()
    desk.check_in(node, code, household, request=new_card(), by="phone", via="phone", name=name, people=people, **more)
    return household


def test_a_snapshot_holds_the_family_that_checked_in_a_moment_ago(node, east):
    rows = BoardRows(node, JAPAN)
    arrives(node, east, "ヤマダ", 4)
    picture = rows.snapshot(milliseconds())
    assert picture["node"] == node.id and picture["as_of"] == node.as_of()
    assert picture["totals"]["people"] == 4 and picture["totals"]["households"] == 1
    assert [(row["name"], row["people"]) for row in picture["shelters"]] == [("東小学校", 4)]
    assert picture["at"].endswith("+09:00") and picture["shelters"][0]["updated_at"].endswith("+09:00")


def test_a_beat_tells_only_the_shelters_that_changed_each_whole(node, east, west):
    rows = BoardRows(node, JAPAN)
    rows.snapshot(milliseconds())
    arrives(node, west, "スズキ", 2)
    change = rows.beat(milliseconds())
    assert [(row["code"], row["people"], row["status"]) for row in change.shelters] == [(west, 2, "open")]
    assert change.after == change.as_of - 1 and change.totals["people"] == 2
    assert rows.beat(milliseconds()) is None


def test_the_first_beat_after_the_start_tells_what_was_written_since(node, east):
    rows = BoardRows(node, JAPAN)
    arrives(node, east, "タナカ", 3)
    change = rows.beat(milliseconds())
    assert [row["people"] for row in change.shelters] == [3]


def test_a_beat_that_changes_no_row_leaves_the_chain_of_beats_whole(node, east):
    rows = BoardRows(node, JAPAN)
    before = node.as_of()
    waiting = desk.open_unlisted_shelter(node, "まだ開かない公民館", by="佐藤")
    desk.for_shelter(node, waiting, shelters.set_status, "preparing", by="佐藤")
    silent = rows.beat(milliseconds())
    assert silent.shelters == [] and silent.touched == {waiting}
    arrives(node, east, "イトウ", 1)
    assert rows.beat(milliseconds()).after == before


def test_a_shelter_that_leaves_the_board_is_told_as_gone(node, east):
    rows = BoardRows(node, JAPAN)
    rows.snapshot(milliseconds())
    desk.for_shelter(node, east, shelters.set_status, "closed", by="佐藤")
    assert rows.beat(milliseconds()).shelters[0]["status"] == "closed"
    tomorrow = rows.beat(milliseconds() + 25 * HOUR)
    assert tomorrow.shelters == [{"code": east, "gone": True}]
    assert tomorrow.as_of == tomorrow.after and tomorrow.totals["shelters"] == 0


def test_a_count_that_grows_old_is_told_though_nobody_wrote_anything(node, east):
    desk.for_shelter(node, east, shelters.amend, capacity=100, by="本部")
    arrives(node, east, "サトウ", 8)
    desk.for_shelter(node, east, shelters.count, 90, by="佐藤")
    rows = BoardRows(node, JAPAN)
    fresh = rows.snapshot(milliseconds())["shelters"][0]
    assert (fresh["present"]["people"], fresh["present"]["method"], fresh["crowding"], fresh["share"]) == (90, "headcount", "crowded", 90)
    change = rows.beat(milliseconds() + 25 * HOUR)
    assert change.as_of == change.after
    stale = change.shelters[0]
    assert (stale["present"]["people"], stale["present"]["method"], stale["crowding"]) == (8, "roster", "vacant")
    assert stale["headcount"]["people"] == 90


def test_the_sums_kept_from_beat_to_beat_equal_a_full_count(node, east, west):
    rows = BoardRows(node, JAPAN)
    rows.snapshot(milliseconds())
    families = [arrives(node, (east, west)[n % 2], f"家族{n}", 1 + n % 5, urgent=n == 3) for n in range(12)]
    rows.beat(milliseconds())
    desk.for_household(node, families[0], household_rules.leave, east, next="home", by="佐藤")
    desk.for_household(node, families[1], household_rules.go_out, west, by="佐藤")
    desk.for_household(node, families[2], household_rules.stay_elsewhere, east, "car", by="佐藤")
    desk.check_in(node, west, families[4], request=new_card(), by="佐藤", via="desk")
    desk.for_shelter(node, east, shelters.count, 40, by="佐藤")
    desk.ask_for(node, west, by="佐藤", request=new_card(), item="water", quantity=100, urgency="now")
    kept = rows.beat(milliseconds()).totals
    counted = board.totals(board.board(node.read(), milliseconds()))
    assert kept == {name: counted[name] for name in SUMMED}
    assert kept["people"] == sum(1 + n % 5 for n in range(12)) - 1


def test_no_name_of_anybody_stands_in_a_row(node, east):
    household = arrives(node, east, "ヒミツ", 3)
    desk.for_household(node, household, household_rules.hide, east, new_card(), by="phone")
    arrives(node, east, "ナカムラ", 2)
    desk.for_shelter(node, east, shelters.count, 5, by="鈴木一郎")
    text = str(BoardRows(node, JAPAN).snapshot(milliseconds()))
    assert not any(name in text for name in ("ヒミツ", "ナカムラ", "鈴木", household))
    assert "'people': 5" in text
