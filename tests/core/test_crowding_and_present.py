"""What a board says of a shelter's numbers: bands without a gap, and which figure is reported."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from shelter.core.crowding import FRESH, Present, crowding, present

NOW = 1_795_305_600_000
BANDS = ("vacant", "filling", "crowded", "full")


@pytest.mark.parametrize(
    ("inside", "capacity", "band"),
    [(0, 200, "vacant"), (99, 200, "vacant"), (100, 200, "filling"), (159, 200, "filling"), (160, 200, "crowded"), (161, 200, "crowded"),
     (199, 200, "crowded"), (200, 200, "full"), (999, 200, "full"), (5, None, "unknown"), (5, 0, "unknown")],
)  # fmt: skip
def test_the_bands(inside, capacity, band):
    assert crowding(inside, capacity) == band


@given(some.integers(1, 5000), some.integers(0, 6000))
def test_one_more_person_never_makes_a_shelter_emptier(capacity, inside):
    assert BANDS.index(crowding(inside, capacity)) <= BANDS.index(crowding(inside + 1, capacity))


def test_a_fresh_larger_headcount_is_reported_with_its_method_and_moment():
    assert present(127, NOW, (132, "headcount", NOW - 1000), NOW) == Present(132, "headcount", NOW - 1000)
    assert present(127, NOW, (132, "estimate", NOW - 1000), NOW) == Present(132, "estimate", NOW - 1000)


def test_a_smaller_or_an_old_headcount_gives_way_to_the_roster():
    assert present(127, NOW, (120, "headcount", NOW), NOW) == Present(127, "roster", NOW)
    assert present(127, NOW, (132, "headcount", NOW - FRESH), NOW) == Present(127, "roster", NOW)


def test_where_there_is_no_roster_the_headcount_is_reported_however_old():
    assert present(0, NOW, (300, "estimate", NOW - 9 * FRESH), NOW) == Present(300, "estimate", NOW - 9 * FRESH)


def test_without_any_count_the_roster_is_reported():
    assert present(0, 0, None, NOW) == Present(0, "roster", 0)
