"""Scanning a card: in, back, moved, already here, new, revoked; and the same scan sent twice."""

import re

from shelter.core.cards import card_code, new_card
from shelter.desk import check_in


def words(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer["html"]))


def test_a_family_that_moves_here_from_another_shelter_is_counted_only_here(desk, west_desk):
    yamada = west_desk.register("ヤマダ", 4)
    answer = desk.scan(yamada)
    assert answer["tone"] == "in"
    assert "ヤマダ" in words(answer) and "4 people" in words(answer) and "西公民館" in words(answer)
    assert (desk.people(), west_desk.people()) == (4, 0)


def test_a_family_back_from_temporary_leave_is_greeted_as_back(desk):
    yamada = desk.register("ヤマダ", 4)
    desk.do(yamada, "out")
    answer = desk.scan(yamada)
    assert answer["tone"] == "in" and "Back again" in words(answer)
    assert desk.household(yamada).present[0].out == 0


def test_a_family_that_checked_in_by_phone_is_seen_by_its_first_scan(desk, node, east):
    yamada = new_card()
    check_in(node, east, yamada, request=new_card(), by="phone", via="phone", name="ヤマダ", people=4)
    answer = desk.scan(yamada)
    assert answer["tone"] == "look" and "Here already" in words(answer)
    assert desk.household(yamada).present[0].seen


def test_a_new_card_asks_how_many_people_and_then_is_the_household(desk):
    card = new_card()
    asked = desk.scan(card)
    assert asked["ask"] == {"household": card, "letters": card_code(card)[-4:]}
    assert desk.people() == 0
    assert desk.register("スズキ", 3, household=card) == card
    assert "Here already" in words(desk.scan(card))


def test_a_whole_address_as_the_qr_code_says_it_is_a_card_too(desk):
    yamada = desk.register("ヤマダ", 4)
    answer = desk.post("/scan", text=f"HTTP://192.168.1.5:8000/H/{card_code(yamada)}")
    assert "Here already" in words(answer)


def test_a_scan_sent_again_an_hour_later_is_answered_as_then_and_fetches_nobody_back(desk, west_desk):
    yamada = desk.register("ヤマダ", 4)
    desk.do(yamada, "leave", next="home")
    attempt = new_card()
    first = desk.scan(yamada, request=attempt)
    west_desk.scan(yamada)
    again = desk.scan(yamada, request=attempt)
    assert again["already"] and words(again) == words(first)
    assert (desk.people(), west_desk.people()) == (0, 4)


def test_a_scan_that_waited_in_the_queue_is_history_when_the_family_has_moved_on_since(desk, west_desk):
    yamada = desk.register("ヤマダ", 4)
    west_desk.scan(yamada)
    desk.scan(yamada, age=str(20 * 60 * 1000))
    assert (desk.people(), west_desk.people()) == (0, 4)


def test_a_lost_card_shows_nothing_and_says_what_to_do(desk):
    yamada = desk.register("ヤマダ", 4)
    desk.do(yamada, "card")
    answer = desk.scan(yamada)
    assert desk.status == 404 and answer["code"] == "card_revoked"
    assert "ヤマダ" not in str(answer)
    assert "Here already" in words(desk.scan(desk.card_of(yamada)))


def test_a_misread_card_is_refused_with_a_sentence(desk):
    code = card_code(new_card())
    wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
    assert desk.post("/scan", text=wrong, scanned="1")["code"] == "card_unreadable"


def test_a_card_of_a_drill_does_not_count(desk):
    assert desk.post("/scan", text=card_code(new_card(), drill=True), scanned="1")["code"] == "card_of_a_drill"


def test_urgent_help_is_said_when_the_card_is_scanned(desk):
    yamada = desk.register("ヤマダ", 4, urgent="1")
    answer = desk.scan(yamada)
    assert answer["tone"] == "look" and "They need help" in words(answer)


def test_a_closed_shelter_still_counts_who_stands_at_its_desk(desk):
    desk.post("/shelter/status", status="closed")
    desk.register("ヤマダ", 4)
    assert desk.people() == 4
