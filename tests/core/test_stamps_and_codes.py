"""Stamps order facts whatever the batteries say; card and shelter codes tell when they were misread."""

import itertools
import uuid

import pytest

from shelter.core import clock
from shelter.core.cards import card_code, new_card, read_card, short
from shelter.core.codes import code_of_common_id, code_of_list_entry, new_code, read_code
from shelter.core.refusal import Refused

YEAR = 365 * 24 * 3600 * 1000


def test_stamps_of_one_millisecond_keep_their_order_and_a_full_counter_carries():
    speaking = clock.Clock(None, 1_000)
    stamps = [speaking.stamp() for _ in range(5_000)]
    assert stamps == sorted(stamps) and len(set(stamps)) == 5_000
    assert clock.milliseconds(stamps[-1]) == 1_001


def test_whoever_has_heard_the_other_speaks_later_though_his_clock_is_three_years_behind():
    heard = clock.Clock(None, 10 * YEAR).stamp()
    assert clock.Clock(heard, 7 * YEAR).stamp() > heard


def test_a_stamp_is_a_uuid_of_version_seven():
    stamp = clock.Clock(None, clock.BUILT).stamp()
    assert uuid.UUID(stamp).version == 7 and str(uuid.UUID(stamp)) == stamp and clock.is_stamp(stamp)


def test_a_stamp_more_than_thirty_years_ahead_is_too_late():
    assert not clock.too_late(clock.shape(clock.BUILT + 29 * YEAR, 0, 1))
    assert clock.too_late(clock.shape(clock.BUILT + 31 * YEAR, 0, 1))


def test_a_machine_whose_own_clock_is_that_far_ahead_still_writes_stamps_that_others_take():
    assert not clock.too_late(clock.Clock(None, clock.BUILT + 31 * YEAR).stamp())


def test_a_card_is_read_back_however_it_was_typed():
    card = new_card()
    code = card_code(card)
    spoken = " ".join(code[n:n + 4] for n in range(0, len(code), 4)).lower()
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in code)
    for typed in (code, spoken, wide, f"http://192.168.1.5:8000/h/{code}", f"HTTP://192.168.1.5:8000/H/{code}\r\n"):
        assert read_card(typed) == card
    assert code.endswith(short(card))


def test_every_letter_misread_and_every_two_neighbours_swapped_are_noticed():
    code = card_code("4b6f0a2e-8a54-4c1e-9d57-0d8f6f0f7a11")
    letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    misread = {code[:n] + letter + code[n + 1:] for n in range(1, len(code)) for letter in letters} - {code}
    swapped = {code[:n] + code[n + 1] + code[n] + code[n + 2:] for n in range(1, len(code) - 1)} - {code}
    for wrong in itertools.chain(misread, swapped):
        with pytest.raises(Refused, match="card_unreadable"):
            read_card(wrong)


def test_a_card_of_a_drill_and_a_real_one_are_never_taken_for_each_other():
    card = new_card()
    with pytest.raises(Refused, match="card_of_a_drill"):
        read_card(card_code(card, drill=True))
    with pytest.raises(Refused, match="card_of_no_drill"):
        read_card(card_code(card), drill=True)


def test_the_three_kinds_of_shelter_code_cannot_meet_and_each_checks_itself():
    codes = [code_of_common_id("E2321600134111"), code_of_list_entry("石川県/七尾市/東小学校"), new_code()]
    assert [len(code) for code in codes] == [10, 11, 8]
    for code in codes:
        assert read_code(code.lower()) == code
        assert read_code(("0" if code[0] != "0" else "1") + code[1:]) is None
    assert code_of_list_entry("石川県/七尾市/東小学校") == codes[1]
