"""A household without a phone: registered in a few taps, with its card; what does not fit loses nothing."""

from shelter.core.cards import card_code, new_card


def test_a_family_without_a_phone_gets_its_card(desk):
    yamada = desk.register("ヤマダ", 4)
    assert desk.people() == 4
    panel = desk.page(f"/household/{yamada}?card=1")
    code = card_code(yamada)
    assert "<svg" in panel and " ".join([code[:3], *(code[at:at + 4] for at in range(3, 27, 4))]) in panel


def test_nobody_needs_to_say_a_name(desk):
    unnamed = desk.register("", 2)
    assert desk.people() == 2
    assert f"…{card_code(unnamed)[-4:]}" in desk.page()


def test_nine_people_and_more_are_typed_in_any_width(desk):
    desk.register("大家族", people="", people_typed="１２")
    assert desk.people() == 12


def test_two_presses_of_the_button_are_one_family(desk):
    attempt, household = new_card(), new_card()
    for _ in range(2):
        desk.post("/register", request=attempt, household=household, people="4", name="ヤマダ")
    assert desk.people() == 4


def test_without_a_number_the_page_asks_again_and_keeps_the_name(desk):
    page = desk.page("/register", name="ヤマダ <b>", household=new_card())
    assert desk.status == 422
    assert 'value="ヤマダ &lt;b&gt;"' in page and "How many people" in page


def test_a_plain_form_without_script_leads_to_the_card(desk, staff, east):
    answer = staff.post(f"/desk/{east}/register", request=new_card(), people="4", name="ヤマダ", household=new_card())
    assert answer.status_code == 303
    assert "ヤマダ" in staff.get(answer.location).text


def test_everything_odd_gets_a_sentence_and_never_a_fault(desk):
    for odd in ({"people": "-3"}, {"people": "0"}, {"people": "x" * 10_000}, {"people": "4", "name": "あ" * 10_000},
                {"people": "4", "household": "../../etc"}, {"people": "4", "request": "no-uuid"}, {"people": "4", "age": "-1e9"}):  # fmt: skip
        answer = desk.post("/register", **{"household": new_card(), "name": "ヤマダ", **odd})
        assert desk.status in (200, 400, 422) and ("message" in answer or answer["ok"])


def test_a_name_with_script_is_shown_as_text(desk):
    desk.register("<script>alert(1)</script>", 2)
    assert "<script>alert" not in desk.page() and "&lt;script&gt;alert" in desk.page()
