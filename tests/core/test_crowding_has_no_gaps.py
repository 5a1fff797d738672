"""Bands of crowding meet each other without a gap, and the reported figure says which count it is."""

import pytest

from shelter.core.crowding import FRESH, crowding, present

BANDS = ["vacant", "filling", "crowded", "full"]


@pytest.mark.parametrize(("inside", "band"), [
    (0, "vacant"), (499, "vacant"), (500, "filling"), (799, "filling"), (800, "crowded"), (999, "crowded"), (1000, "full"), (1500, "full"),
])  # fmt: skip
def test_each_band_begins_where_the_last_one_ends(inside, band):
    assert crowding(inside, 1000) == band


def test_more_people_never_look_like_more_room():
    bands = [BANDS.index(crowding(inside, 137)) for inside in range(300)]
    assert bands == sorted(bands)


@pytest.mark.parametrize("capacity", [None, 0])
def test_without_a_capacity_it_is_unknown(capacity):
    assert crowding(50, capacity) == "unknown"


def test_a_fresh_headcount_above_the_roster_is_what_is_reported():
    assert present(127, 500, (132, "headcount", 1_000), now=2_000) == (132, "headcount", 1_000)


def test_a_headcount_below_the_roster_or_a_day_old_leaves_the_roster():
    assert present(127, 500, (120, "headcount", 1_000), now=2_000).method == "roster"
    assert present(127, 500, (132, "headcount", 1_000), now=1_000 + FRESH).people == 127


def test_where_there_is_no_roster_the_count_stands_however_old():
    assert present(0, 0, (41, "estimate", 1_000), now=1_000 + 9 * FRESH) == (41, "estimate", 1_000)
