"""A family moves on to a shelter that reads only its own facts: it is told what it must know, no less and no more."""

import pytest
from hypothesis import given, settings

from shelter.core import household_rules as rules
from shelter.core.cards import card_code, new_card
from shelter.core.fact import to_json
from shelter.core.refusal import Refused
from shelter.store import views
from tests.story import Box, meet, new_family
from tests.tales import tales, tell


@pytest.fixture
def town():
    """Headquarters that reads all; east and west that read themselves."""
    boxes = Box("hq"), Box("east"), Box("west")
    yield boxes
    for box in boxes:
        box.close()


@pytest.fixture
def yamada(town):
    """ヤマダ花子's family of four, written down at EAST."""
    yamada = new_family()
    town[0].arrive(yamada, place="EAST", name="ヤマダ", people=4)
    return yamada


def at(place: str, town) -> Box:
    """The box of a shelter, after it has met headquarters."""
    box = {"EAST": town[1], "WEST": town[2]}[place]
    meet(town[0], box, {"*", place})
    return box


def known(box: Box, family: str) -> tuple:
    """What a box says of a family apart from where it has been."""
    found = box.family(family)
    return (
        found.name, found.kana, found.declared, found.members, found.details, found.hidden, bool(found.urgent),
        found.card, sorted(found.cards.items()),
    )  # fmt: skip


def test_names_members_and_what_they_need_go_along(town, yamada):
    hq = town[0]
    hq.do(rules.describe, yamada, place="EAST", kana="ヤマダ ハナコ", details={"phone": "0767-52-0001"},
          members={"1": {"name": "花子", "care": ["insulin"]}, "2": {"age": "7"}})  # fmt: skip
    hq.arrive(yamada, place="WEST")
    west = at("WEST", town)
    assert known(west, yamada) == known(hq, yamada)
    assert west.stays(yamada)["WEST"].care == {"insulin": 1}


def test_who_was_taken_off_does_not_come_back_and_who_was_added_does(town, yamada):
    hq = town[0]
    hq.do(rules.describe, yamada, place="EAST", members={"4": None, new_card(): {}, new_card(): {"name": "祖母"}})
    hq.arrive(yamada, place="WEST")
    assert at("WEST", town).counted(yamada) == hq.counted(yamada) == {"WEST": 5}


def test_a_revoked_card_shows_nothing_at_the_new_shelter_either(town, yamada):
    hq, card = town[0], new_card()
    hq.do(rules.hide, yamada, card, place="EAST")
    hq.arrive(yamada, place="WEST")
    west = at("WEST", town)
    with pytest.raises(Refused, match="card_revoked"):
        views.household_of_card(west.read(), card_code(yamada), False)
    assert views.household_of_card(west.read(), card_code(card), False).id == yamada
    assert west.family(yamada).hidden and views.at_shelter(west.read(), "WEST") == []


def test_an_open_call_for_help_rings_at_the_new_shelter_until_somebody_takes_it(town, yamada):
    hq = town[0]
    hq.do(rules.call_for_help, yamada, place="EAST")
    hq.arrive(yamada, place="WEST")
    west = at("WEST", town)
    assert west.family(yamada).urgent == hq.family(yamada).urgent != 0
    west.do(rules.take_urgent, yamada)
    meet(hq, west, {"*", "WEST"})
    assert hq.family(yamada).urgent == 0


def test_a_call_that_was_taken_does_not_ring_again(town, yamada):
    hq = town[0]
    hq.do(rules.call_for_help, yamada, place="EAST")
    hq.do(rules.take_urgent, yamada, place="EAST")
    hq.arrive(yamada, place="WEST")
    assert at("WEST", town).family(yamada).urgent == 0


def test_coming_back_brings_the_news_and_only_the_news(town, yamada):
    hq = town[0]
    hq.do(rules.describe, yamada, place="EAST", details={"address": "東町1"}, members={"1": {"name": "花子"}})
    hq.arrive(yamada, place="WEST")
    hq.do(rules.describe, yamada, place="WEST", name="山田", people=5, details={"phone": "0767-52-0001"})
    done = hq.arrive(yamada, place="EAST")
    assert list(done.facts[-1].body["copy"].values()) == [{"name": "山田", "people": 5, "details": {"phone": "0767-52-0001"}}]
    east = at("EAST", town)
    assert known(east, yamada) == known(hq, yamada) and east.counted(yamada) == {"EAST": 5}


def test_where_all_is_known_nothing_is_copied(town, yamada):
    hq = town[0]
    hq.arrive(yamada, place="WEST")
    assert "copy" not in hq.arrive(yamada, place="EAST").facts[-1].body


def test_what_was_corrected_since_is_not_carried_on(town, yamada):
    hq = town[0]
    hq.do(rules.describe, yamada, place="EAST", name="スズキ", details={"phone": "old"}, members={"1": {"name": "太郎"}})
    hq.do(rules.describe, yamada, place="EAST", name="山田", details={"phone": "new"}, members={"1": {"name": "花子"}})
    carried = to_json(hq.arrive(yamada, place="WEST").facts[-1].body)
    assert "山田" in carried and not any(word in carried for word in ("スズキ", "old", "太郎", "ヤマダ"))


def test_unhiding_after_a_move_holds_everywhere(town, yamada):
    hq = town[0]
    hq.do(rules.hide, yamada, new_card(), place="EAST")
    hq.arrive(yamada, place="WEST")
    hq.do(rules.unhide, yamada, place="WEST")
    assert not hq.family(yamada).hidden and not at("WEST", town).family(yamada).hidden and not at("EAST", town).family(yamada).hidden


def test_a_correction_that_was_undone_is_not_believed_because_a_copy_repeats_it(town, yamada):
    hq = town[0]
    wrong = hq.do(rules.describe, yamada, place="EAST", name="スズキ")
    hq.arrive(yamada, place="WEST")
    hq.undo(wrong)
    assert hq.family(yamada).name == "ヤマダ"


def test_a_family_of_hundreds_with_long_notes_still_moves(town):
    hq, school = town[0], new_family()
    hq.arrive(school, place="EAST", name="ガッコウ", people=600)
    for first in range(1, 601, 100):
        hq.do(rules.describe, school, place="EAST", members={str(n): {"name": "生徒" * 40, "allergy": "卵" * 200} for n in range(first, first + 100)})
    hq.do(rules.describe, school, place="EAST", members={"600": None})
    hq.arrive(school, place="WEST")
    west = at("WEST", town)
    assert west.counted(school) == {"WEST": 599} and west.family(school).name == "ガッコウ"


@given(tales(("come", "tell", "tell", "call", "take the call", "hide", "unhide", "give a card", "see"), most=12))
@settings(max_examples=60, deadline=None)
def test_in_every_tale_the_shelter_they_come_to_knows_what_headquarters_knows(tale):
    hq, west, yamada = Box("hq"), Box("west"), new_family()
    hq.arrive(yamada, place="EAST", name="ヤマダ", people=4)
    tell(tale, [hq], [yamada])
    hq.arrive(yamada, place="SOUTH", staying="tent")
    hq.arrive(yamada, place="WEST")
    meet(hq, west, {"*", "WEST"})
    assert known(west, yamada) == known(hq, yamada)
    assert west.counted(yamada) == hq.counted(yamada)
    hq.close()
    west.close()
