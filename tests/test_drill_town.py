"""The practice town: a plan made beforehand, played through the same doors as real people's words."""

import random

import pytest

from shelter.core.cards import card_code
from shelter.drill import town
from shelter.drill.families import families
from shelter.drill.play import Play
from shelter.drill.rhythm import moments
from shelter.store.board import board, totals
from shelter.store.node import milliseconds, open_node


@pytest.fixture
def practice(tmp_path):
    """A drill of 200 people at three shelters, ready to be played."""
    node = open_node(tmp_path, drill=True)
    codes = town.shelters_on_no_list(node, 3, "訓練")
    chance = random.Random(7)
    people = families(200, chance)
    yield Play(node, people, moments(people, len(codes), chance), codes, speed=1e12, seed=7)
    node.close()


def test_the_same_seed_gives_the_same_town_and_the_same_plan():
    first, second = random.Random(3), random.Random(3)
    assert moments(families(100, first), 4, first) == moments(families(100, second), 4, second)


def test_moments_come_in_order_and_nobody_comes_back_before_going_out():
    chance = random.Random(5)
    plan = moments(families(500, chance), 5, chance)
    assert [moment.minute for moment in plan] == sorted(moment.minute for moment in plan)
    for number in {moment.family for moment in plan if moment.what == "comes back"}:
        own = [moment.what for moment in plan if moment.family == number and moment.what in ("goes out", "comes back")]
        assert own[0] == "goes out"


def test_after_three_days_the_board_counts_those_who_stayed(practice):
    practice.run()
    sums = totals(board(practice.node.read(), milliseconds()))
    came = sum(family.people for family in practice.town)
    assert practice.played == len(practice.plan)
    assert 0 < sums["people"] < came
    assert sums["shelters"] == 3


def test_stopped_in_the_middle_it_plays_nothing_more(practice):
    practice.stop()
    practice.run()
    assert practice.played == 0


def test_cards_of_the_practice_are_told_from_real_ones(practice):
    assert practice.node.drill
    card = "4b6f0a2e-8a54-4c1e-9d57-0d8f6f0f7a11"
    assert card_code(card, drill=True)[0] == "T"
    assert card_code(card, drill=False)[0] == "H"
