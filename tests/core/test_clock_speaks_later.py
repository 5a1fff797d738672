"""Stamps: each is later than all that was heard, whatever the machine's own clock says."""

from hypothesis import given
from hypothesis import strategies as some

from shelter.core.clock import BUILT, LATEST, Clock, is_stamp, milliseconds, shape, too_late

moments = some.integers(0, LATEST)
stamps = some.builds(shape, moments, some.integers(0, 0xFFF), some.integers(0, 2**62 - 1))


@given(stamps, moments)
def test_a_clock_speaks_later_than_what_it_has_heard(heard, now):
    clock = Clock(heard, now)
    first, second = clock.stamp(), clock.stamp()
    assert heard < first < second and is_stamp(first)
    assert milliseconds(first) >= max(now, milliseconds(heard)) - 1


@given(stamps, stamps)
def test_stamps_as_texts_stand_in_the_order_of_their_moments(one, other):
    if milliseconds(one) < milliseconds(other):
        assert one < other


def test_a_full_counter_carries_into_the_millisecond():
    clock = Clock(shape(BUILT, 0xFFF, 0), BUILT)
    stamp = clock.stamp()
    assert milliseconds(stamp) == BUILT + 1 and stamp[15:18] == "000"


def test_five_thousand_stamps_in_one_millisecond_are_all_different_and_grow():
    clock = Clock(None, BUILT)
    stamps = [clock.stamp() for _ in range(5000)]
    assert stamps == sorted(set(stamps)) and milliseconds(stamps[-1]) == BUILT + 1


def test_thirty_years_ahead_is_believed_and_a_millisecond_more_is_not():
    assert not too_late(shape(LATEST, 0xFFF, 0)) and too_late(shape(LATEST + 1, 0, 0))


def test_a_clock_before_1970_or_beyond_all_years_still_gives_stamps_that_others_take():
    for now in (-5, 2**50):
        assert is_stamp(Clock(None, now).stamp()) and not too_late(Clock(None, now).stamp())


def test_what_only_looks_like_a_stamp_is_none():
    good = shape(BUILT, 0, 0)
    assert is_stamp(good)
    for wrong in (good.upper() + "A", good.replace("-7000-", "-4000-"), good[:-1], good + "\n", good.replace("-8000-", "-c000-"), "", None, 7):
        assert not is_stamp(wrong)
