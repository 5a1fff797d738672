"""A family asks to be forgotten: what names it is blanked everywhere, also where it arrives later; the counts stay."""

from contextlib import closing

import pytest

from shelter.core import household_rules as rules
from shelter.core.cards import card_code, new_card
from shelter.core.fact import to_json
from shelter.core.refusal import Refused
from shelter.store import views
from tests.story import Box, all_meet, hand_over, meet, new_family


def told(box: Box) -> str:
    """Every body and every row, as one text."""
    return to_json([fact.body for fact in box.facts().values()]) + repr({k: v for k, v in box.tables().items() if k != "erasure"})


@pytest.fixture
def town():
    boxes = Box("east"), Box("hq"), Box("west")
    yield boxes
    for box in boxes:
        box.close()


@pytest.fixture
def yamada(town):
    """ヤマダ花子's family, described at EAST, moved on to WEST; all have heard it."""
    east, _, _ = town
    yamada = new_family()
    east.arrive(yamada, name="ヤマダ", kana="やまだ", people=3)
    east.do(rules.describe, yamada, details={"phone": "0767-52-0001"}, members={"1": {"name": "花子", "care": ["insulin"]}, "3": None})
    east.arrive(yamada, place="WEST")
    all_meet(*town)
    return yamada


def test_nothing_that_names_them_is_left_anywhere_and_they_still_count(town, yamada):
    town[1].erase(yamada)
    all_meet(*town)
    for box in town:
        assert not any(word in told(box) for word in ("ヤマダ", "やまだ", "花子", "0767", "insulin", "content"))
        assert box.counted(yamada) == {"WEST": 2}
        assert box.facts() == town[0].facts()
        assert box.tables() == box.tables_made_again()


def test_what_arrives_after_its_erasure_is_blanked_too(town):
    east, hq, west = town
    yamada = new_family()
    east.arrive(yamada, name="ヤマダ", people=3)
    meet(east, hq)
    facts = hq.family(yamada).facts
    hq.do(lambda pen, known, place: pen.write("EAST", "household:" + known.id, "erased", facts=[fact.id for fact in facts]), yamada)
    hand_over(hq, west)
    with closing(Box("south")) as south:
        erasing = [fact for fact in west.facts().values() if fact.kind == "erased"]
        south.write(lambda journal: journal.admit(erasing))
        assert [fact.body.get("name") for fact in hand_over(east, south)] == [None]
        hand_over(west, south)
        assert south.facts() == west.facts() == hq.facts()
        assert "ヤマダ" not in told(south) and south.counted(yamada) == {"EAST": 3}


def test_a_box_that_gets_its_own_word_back_after_the_erasure_has_it_blanked(town):
    """East's disk is lost; it is set up again under its old name and learns from headquarters what it once wrote."""
    east, hq, _ = town
    yamada = new_family()
    east.arrive(yamada, name="ヤマダ", people=3)
    meet(east, hq)
    hq.erase(yamada)
    with closing(Box("east")) as again:
        meet(again, hq)
        assert "ヤマダ" not in told(again) and again.counted(yamada) == {"EAST": 3}


def test_the_stored_answer_of_a_request_is_blanked_and_still_answers(town):
    east, _, _ = town
    yamada, request = new_family(), new_card()
    east.arrive(yamada, name="ヤマダ", people=3, request=request)
    east.erase(yamada)
    again = east.arrive(yamada, name="ヤマダ", people=3, request=request)
    assert again.already and "name" not in again.facts[0].body and again.facts[0].body["people"] == 3


def test_forgetting_a_hidden_family_does_not_bring_its_old_card_back(town):
    east, _, _ = town
    yamada, card = new_family(), new_card()
    east.arrive(yamada, name="ヤマダ", people=3)
    east.do(rules.hide, yamada, card)
    east.erase(yamada)
    assert east.family(yamada).hidden
    with pytest.raises(Refused, match="card_revoked"):
        views.household_of_card(east.read(), card_code(yamada), False)
    assert views.household_of_card(east.read(), card_code(card), False).id == yamada


def test_an_erasure_cannot_be_undone(town, yamada):
    east = town[0]
    east.erase(yamada)
    erased = [fact.id for fact in east.family(yamada).facts if fact.kind == "erased"]
    east.do(rules.undo, yamada, place=erased)
    assert "ヤマダ" not in told(east)
