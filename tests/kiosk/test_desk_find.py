"""Finding a family by name, kana, card, in every way it may be written."""

import pytest

from shelter.core.cards import card_code


@pytest.mark.parametrize("typed", ["髙﨑", "高崎", "ﾀｶｻｷ", "たかさき", "タカサキ"])
def test_a_family_is_found_however_its_name_is_written(desk, typed):
    takasaki = desk.register("髙﨑", 3)
    desk.do(takasaki, "correct", name="髙﨑", kana="タカサキ", people="3")
    assert "髙﨑" in desk.post("/find", text=typed)["html"]


def test_families_here_come_before_those_of_other_shelters(desk, west_desk):
    west_desk.register("ヤマダ イチロウ", 2)
    desk.register("ヤマダ ハナコ", 3)
    html = desk.post("/find", text="ヤマダ")["html"]
    assert html.index("ハナコ") < html.index("イチロウ") and "at 西公民館" in html


def test_the_last_letters_of_the_card_find_a_family_without_a_name(desk):
    unnamed = desk.register("", 2)
    assert desk.post("/find", text=card_code(unnamed)[-5:])["found"] == 1


def test_words_typed_into_the_big_field_without_script_show_what_was_found(desk):
    desk.register("ヤマダ", 4)
    page = desk.page("/scan", text="やまだ")
    assert desk.status == 200 and "ヤマダ" in page and "1 family found" in page


def test_everybody_here_can_be_listed(desk):
    for name in ("ヤマダ", "サトウ", "スズキ"):
        desk.register(name, 2)
    assert desk.post("/find", all="1")["found"] == 3


def test_a_name_never_stands_in_an_address(desk, staff, east):
    answer = staff.post(f"/desk/{east}/scan", text="ヤマダ")
    assert answer.status_code == 200 and "Location" not in answer.headers
