"""山田's family flees from somebody: it stands in no list, no search and on no board, except as a number."""

import pytest

from shelter.core import household_rules as rules
from shelter.core.cards import card_code, new_card
from shelter.core.fact import to_json
from shelter.core.refusal import Refused
from shelter.store import board, views
from tests.story import Box, all_meet, new_family

SECRET = ("山田", "ヤマダ", "花子", "0767-52-0001")


@pytest.fixture
def hq():
    box = Box("hq")
    yield box
    box.close()


@pytest.fixture
def yamada(hq):
    """Hidden at EAST, beside スズキ's family that is not."""
    yamada = new_family()
    hq.arrive(yamada, place="EAST", name="山田", people=3)
    hq.do(rules.describe, yamada, place="EAST", kana="ヤマダ", details={"phone": "0767-52-0001"}, members={"1": {"name": "花子"}})
    hq.do(rules.hide, yamada, new_card(), place="EAST")
    hq.arrive(new_family(), place="EAST", name="スズキ", people=2)
    return yamada


def everything(hq: Box) -> str:
    """All that lists, searches and the board tell of EAST and WEST."""
    read = hq.read()
    told = [board.board(read, hq.clock), views.counted_twice(read)]
    for code in ("EAST", "WEST"):
        told += [views.at_shelter(read, code), views.at_shelter(read, code, unseen=True), views.hidden_here(read, code), views.counted_twice(read, code)]
        told += [[known.name for known in views.roster(read, code)]]
        told += [views.find(read, words, shelter=code) for words in SECRET]
    return to_json(told)


def test_they_are_in_no_list_and_no_search_and_still_counted(hq, yamada):
    told = everything(hq)
    assert "スズキ" in told and not any(word in told for word in (*SECRET, yamada))
    assert board.board_row(hq.read(), "EAST", hq.clock)["people"] == 5


def test_the_desk_sees_how_many_they_are_and_nothing_more(hq, yamada):
    [row] = views.hidden_here(hq.read(), "EAST")
    assert row == {"people": 3, "out": 0, "since": row["since"], "urgent": 0}


def test_counted_twice_they_are_a_number_without_places(hq, yamada):
    west = Box("west")
    west.arrive(yamada, name="山田", people=3)
    all_meet(hq, west)
    told = everything(hq)
    assert not any(word in told for word in (*SECRET, yamada))
    [row] = views.counted_twice(hq.read(), "EAST")
    assert (row["people"], row["id"], row["card"], row["places"], row["here"]) == (3, None, None, "", "")
    assert board.board_row(hq.read(), "EAST", hq.clock)["twice"] == 1
    west.close()


def test_whoever_holds_the_old_card_sees_nothing_also_after_they_moved(hq, yamada):
    hq.arrive(yamada, place="WEST")
    with pytest.raises(Refused, match="card_revoked"):
        views.household_of_card(hq.read(), card_code(yamada), False)
    new = hq.family(yamada).card
    assert new != yamada and views.household_of_card(hq.read(), card_code(new), False).id == yamada


def test_where_they_went_stands_in_no_row_of_the_place_they_left(hq, yamada):
    hq.arrive(yamada, place="WEST")
    rows = hq.read().execute("SELECT * FROM stay WHERE shelter = 'EAST' AND hidden").fetchall()
    assert len(rows) == 1 and "WEST" not in repr(rows)


def test_no_longer_hidden_they_are_found_again(hq, yamada):
    hq.do(rules.unhide, yamada, place="EAST")
    assert "山田" in everything(hq) and views.hidden_here(hq.read(), "EAST") == []


def test_a_lost_card_shows_nothing_and_the_new_one_does(hq):
    suzuki, card = new_family(), new_card()
    hq.arrive(suzuki, place="EAST", name="スズキ", people=2)
    hq.do(rules.give_card, suzuki, card, place="EAST", revoke=False)
    assert views.household_of_card(hq.read(), card_code(suzuki), False).id == suzuki
    hq.do(rules.give_card, suzuki, new_card(), place="EAST", revoke=True)
    for lost in (suzuki, card):
        with pytest.raises(Refused, match="card_revoked"):
            views.household_of_card(hq.read(), card_code(lost), False)
