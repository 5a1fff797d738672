"""Codes that people read out, type and scan: every slip of one letter and every swap of two is noticed."""

import random
import uuid

import pytest

from shelter.core.cards import card_code, is_uuid, new_card, read_card, short
from shelter.core.checkchar import ALPHABET, check_character, valid
from shelter.core.codes import code_of_common_id, code_of_list_entry, new_code, read_code
from shelter.core.refusal import Refused

CARDS = [str(uuid.UUID(int=number)) for number in (0, 1, 2**128 - 1, *[random.Random(7).getrandbits(128) for _ in range(12)])]


@pytest.mark.parametrize("card", CARDS)
def test_a_code_leads_back_to_its_card(card):
    code = card_code(card)
    assert len(code) == 27 and code[0] == "H" and set(code) <= set(ALPHABET)
    assert read_card(code) == card
    assert read_card(card_code(card, drill=True), drill=True) == card and card_code(card, drill=True)[0] == "T"


@pytest.mark.parametrize("card", CARDS)
def test_every_single_wrong_letter_is_noticed(card):
    code = card_code(card)
    for place, right in enumerate(code):
        for wrong in ALPHABET:
            assert wrong == right or not valid(code[:place] + wrong + code[place + 1 :])


@pytest.mark.parametrize("card", CARDS)
def test_every_swap_of_two_neighbours_is_noticed(card):
    code = card_code(card)
    for place, (one, other) in enumerate(zip(code, code[1:], strict=False)):
        assert one == other or not valid(code[:place] + other + one + code[place + 2 :])


@pytest.mark.parametrize("body", ["", "0", "Z", "HAND", "2345678"])
def test_exactly_one_check_character_is_right(body):
    assert [character for character in ALPHABET if valid(body + character) and body] == ([check_character(body)] if body else [])


@pytest.mark.parametrize("typed", ["", "H", "H" * 27, "0" * 27, card_code(CARDS[3])[:-1], card_code(CARDS[3]) + "0", "ヤマダ", "H" + "Z" * 26, "\x00", "²" * 27])
def test_what_is_no_card_is_refused(typed):
    with pytest.raises(Refused, match="card_unreadable"):
        read_card(typed)


def test_a_number_larger_than_any_card_is_refused():
    body = "H" + "Z" * 25
    with pytest.raises(Refused, match="card_unreadable"):
        read_card(body + check_character(body))


def test_a_card_of_a_drill_and_a_real_one_are_told_apart():
    with pytest.raises(Refused, match="card_of_a_drill"):
        read_card(card_code(CARDS[3], drill=True))
    with pytest.raises(Refused, match="card_of_no_drill"):
        read_card(card_code(CARDS[3]), drill=True)


def test_a_code_is_read_with_an_address_dashes_small_and_wide_letters():
    code = card_code(CARDS[3])
    for typed in (f"HTTP://10.0.0.1:8000/H/{code}", f"http://shelter/h/{code}/?lang=ja", code.lower(), "-".join(code), f"　{code}　"):
        assert read_card(typed) == CARDS[3]


def test_four_letters_tell_families_apart_and_open_no_card():
    assert short(CARDS[3]) == card_code(CARDS[3])[-4:]
    with pytest.raises(Refused):
        read_card(short(CARDS[3]))


def test_a_new_card_has_122_random_bits_and_a_canonical_form():
    cards = {new_card() for _ in range(200)}
    assert len(cards) == 200 and all(is_uuid(card) and uuid.UUID(card).version == 4 for card in cards)
    assert not is_uuid(CARDS[3].upper()) and not is_uuid("{" + CARDS[3] + "}") and not is_uuid(None)


# -- shelters -------------------------------------------------------------------------------------------------------------


def test_three_kinds_of_shelter_codes_have_three_lengths_and_never_meet():
    codes = code_of_common_id("E1720200001100"), code_of_list_entry("七尾市/東小学校"), new_code()
    assert [len(code) for code in codes] == [10, 11, 8]
    assert all(read_code(code) == code for code in codes)


def test_the_same_list_gives_the_same_code_everywhere():
    assert code_of_list_entry("七尾市/東小学校") == code_of_list_entry("七尾市/東小学校") != code_of_list_entry("七尾市/西小学校")


def test_a_common_id_can_be_computed_back_from_its_code():
    for common_id in ("E0000000000000", "E1720200001100", "E9999999999999"):
        assert f"E{int(code_of_common_id(common_id)[:-1], 36):013d}" == common_id


@pytest.mark.parametrize("wrong", ["", "1720200001100", "E172020000110", "E17202000011000", "EE720200001100", "Ｅ1720200001100"])
def test_what_is_no_common_id_has_no_code(wrong):
    with pytest.raises(ValueError, match="共通ID"):
        code_of_common_id(wrong)


def test_a_random_code_has_no_letters_that_are_mistaken_for_each_other():
    assert not set("".join(new_code()[:-1] for _ in range(200))) & set("01ILO")


def test_a_mistyped_shelter_code_is_none():
    code = new_code()
    assert read_code(code.lower()) == code and read_code(f" {code[:4]}-{code[4:]}") == code
    assert read_code(code[:-1]) is None and read_code("") is None and read_code("ヤマダヤマダヤマ") is None
    assert read_code(code[1] + code[0] + code[2:]) in ({code} if code[0] == code[1] else {None})
