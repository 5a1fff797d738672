"""The board for programs: now, and as it was."""

import pytest

from shelter import desk
from shelter.core import household_rules, shelters
from shelter.core.cards import new_card
from shelter.store.node import milliseconds
from shelter.web.board_rows import iso

HOUR = 3_600_000


@pytest.fixture
def look(app):
    """look(at=ms): the board that everybody may read."""

    def ask(at: int | None = None):
        zone = app.config["SHELTER_ZONE"]
        return app.test_client().get("/api/v1/board", query_string={"at": iso(at, zone)} if at else {})

    return ask


def test_the_board_counts_without_names(look, node, east):
    desk.check_in(node, east, new_card(), request=new_card(), by="phone", via="phone", name="ヤマダ", people=4)
    answer = look()
    assert answer.status_code == 200 and "ヤマダ" not in answer.text
    assert answer.json["node"] == node.id and answer.json["as_of"] == node.as_of()
    assert (answer.json["totals"]["people"], answer.json["totals"]["households"], answer.json["totals"]["present"]) == (4, 1, 4)
    (row,) = answer.json["shelters"]
    assert (row["code"], row["people"], row["crowding"], row["headcount"]) == (east, 4, "unknown", None)


def test_the_picture_at_a_moment_holds_what_had_happened_by_then(look, node, east, west):
    start = milliseconds() - 10 * HOUR
    yamada = new_card()
    for code in (east, west):  # opened in the past, as a replay of bulletins does
        desk.for_shelter(node, code, shelters.set_status, "full", by="鈴木", at=start)
    desk.check_in(node, east, yamada, request=new_card(), by="phone", via="phone", name="ヤマダ", people=4, at=start + HOUR)
    desk.for_household(node, yamada, household_rules.leave, east, next="home", by="佐藤", at=start + 3 * HOUR)
    desk.for_shelter(node, west, shelters.count, 50, by="佐藤", at=start + 2 * HOUR)
    desk.for_shelter(node, west, shelters.set_status, "closed", by="鈴木", at=start + 4 * HOUR)

    def at(hours: float) -> dict:
        rows = look(int(start + hours * HOUR)).json["shelters"]
        return {row["code"]: (row["people"], row["headcount"] and row["headcount"]["people"]) for row in rows}

    assert at(-1) == {}
    assert at(0.5) == {east: (0, None), west: (0, None)}
    assert at(2.5) == {east: (4, None), west: (0, 50)}
    assert at(3.5) == {east: (0, None), west: (0, 50)}
    assert at(5) == {east: (0, None)}


def test_the_picture_of_this_moment_is_the_board(look, node, east):
    desk.check_in(node, east, new_card(), request=new_card(), by="phone", via="phone", name="ヤマダ", people=4)
    moment = milliseconds() + 1000
    then, now = look(moment).json, look().json
    assert then["totals"] == now["totals"]
    assert [row["people"] for row in then["shelters"]] == [row["people"] for row in now["shelters"]]
    assert then["at"] == look(moment).json["at"]


@pytest.mark.parametrize(("text", "status"), [("yesterday", 400), ("", 400), ("0001-01-01T00:00:00Z", 422), ("9999-12-31T23:59:59Z", 422),
                                               ("2024-01-09T18:00:00", 200), ("2024-01-09 18:00:00+09:00", 200), ("2024-01-09T18:00:00Z", 200)])  # fmt: skip
def test_a_moment_is_iso_8601(app, text, status):
    answer = app.test_client().get("/api/v1/board", query_string={"at": text})
    assert answer.status_code == status
