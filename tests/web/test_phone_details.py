"""Step 2: ヤマダ's family tells more, sitting down; everything optional, everything correctable, nothing typed is lost."""

import re
import uuid

import pytest

from shelter.core import household_rules
from shelter.core.cards import card_code
from shelter.core.care import CARE
from shelter.desk import for_household
from shelter.store import views


@pytest.fixture
def yamada(visitor, east):
    """ヤマダ's family of four at 東小学校: its id."""
    household = str(uuid.uuid4())
    visitor.client.post(f"/s/{east}", data={"household": household, "request": household, "name": "ヤマダ", "people": "4"})
    return household


@pytest.fixture
def card(yamada):
    """The page of the family's card."""
    return f"/h/{card_code(yamada)}"


@pytest.fixture
def known(node, yamada):
    """Gives the family as it stands now."""
    return lambda: views.household(node.read(), yamada)


def form_of(page):
    """What the last form of a page would send as it stands, and where to."""
    action, inside = re.findall(r'<form method="post" action="([^"]+)">(.*?)</form>', page, flags=re.S)[-1]
    sent = {}
    for tag in re.findall(r"<input[^>]+>", inside):
        name, value = re.search(r'name="(\w+)"', tag)[1], re.search(r'value="([^"]*)"', tag)[1]
        if "checked" in tag or not re.search(r'type="(radio|checkbox)"', tag):
            sent[name] = value
    return action, sent


def test_what_concerns_the_whole_family_is_told_and_shown_again(visitor, known, card):
    action, sent = form_of(visitor.get(card + "/details").text)
    told = {"name": "山田", "kana": "ヤマダ", "pets": "犬1", "phone": "090-1234-5678", "second_contact": "山田一郎 0569-35-0000",
            "address": "常滑市新開町4-1", "language": "日本語", "car": "白 あ12-34", "note": "夜に薬", "relatives": "yes",
            "acquaintances": "no", "public": ""}  # fmt: skip
    answer = visitor.client.post(action, data={**sent, **told})
    assert answer.status_code == 303
    page = visitor.get(answer.headers["Location"] + "&lang=en").text
    assert "Saved." in page
    for value in filter(None, told.values()):
        assert f'value="{value}"' in page
    family = known()
    assert (family.name, family.kana, family.people) == ("山田", "ヤマダ", 4)
    assert family.details == {name: value for name, value in told.items() if name not in ("name", "kana") and value}


def test_saving_an_unchanged_page_changes_nothing(visitor, known, card):
    before = known()
    action, sent = form_of(visitor.get(card + "/details").text)
    visitor.client.post(action, data=sent)
    after = known()
    assert (after.members, after.details, after.stays[0].people, after.stays[0].inside) == (before.members, before.details, 4, 4)
    assert [fact.kind for fact in after.facts] == ["arrived", "noted"]


def test_a_person_is_described_with_every_care_need_as_a_word(visitor, known, card):
    page = visitor.get(card + "/person/2").text
    assert [code for code in CARE if f'name="care" value="{code}"' not in page] == []
    action, sent = form_of(page)
    told = {"name": "山田花子", "kana": "ヤマダハナコ", "relationship": "妻", "age": "７２歳", "birth": "昭和27年3月1日", "sex": "no_answer",
            "care": ["insulin", "wheelchair"], "allergy": "卵", "language": "日本語"}  # fmt: skip
    assert visitor.client.post(action, data={**sent, **told}).status_code == 303
    person = {name: value for name, value in known().members["2"].items() if value}
    assert person == {**told, "age": "72"}
    overview = visitor.get(card + "/details?lang=en").text
    assert "山田花子" in overview and "72 years old" in overview and "Insulin" in overview
    assert 'value="昭和27年3月1日"' in visitor.get(card + "/person/2").text


def test_the_name_said_at_the_poster_is_not_asked_again(visitor, card):
    assert form_of(visitor.get(card + "/person/1").text)[1]["name"] == "ヤマダ"
    assert form_of(visitor.get(card + "/person/2").text)[1]["name"] == ""


def test_a_person_without_an_exact_age_has_an_age_band(visitor, known, card):
    action, sent = form_of(visitor.get(card + "/person/1").text)
    visitor.client.post(action, data={**sent, "age_band": "75+"})
    assert known().members["1"]["age_band"] == "75+"


def test_what_was_told_of_a_person_is_corrected_and_emptied(visitor, known, card):
    action, sent = form_of(visitor.get(card + "/person/1").text)
    visitor.client.post(action, data={**sent, "name": "タロウ", "care": ["dialysis"]})
    action, sent = form_of(visitor.get(card + "/person/1").text)
    assert sent["care"] == "dialysis"
    del sent["care"]
    visitor.client.post(action, data={**sent, "name": ""})
    assert (known().members["1"]["name"], known().members["1"]["care"]) == ("", [])


def test_a_person_is_added_and_counted(visitor, known, card):
    action, sent = form_of(visitor.get(card + "/person").text)
    visitor.client.post(action, data={**sent, "name": "ハルカ", "age": "0"})
    assert (known().people, known().present[0].people) == (5, 5)


def test_the_next_person_typed_over_one_just_added_is_not_lost_and_overwrites_nobody(visitor, known, card):
    action, sent = form_of(visitor.get(card + "/person").text)
    visitor.client.post(action, data={**sent, "name": "ハルカ"})
    assert visitor.client.post(action, data={**sent, "name": "ハルカ"}).status_code == 303
    answer = visitor.client.post(action, data={**sent, "name": "ユウタ"})
    assert answer.status_code == 409 and 'value="ユウタ"' in answer.text
    assert known().people == 5
    again, sent_again = form_of(answer.text)
    visitor.client.post(again, data=sent_again)
    assert known().people == 6
    assert {"ハルカ", "ユウタ"} <= {person.get("name") for person in known().members.values()}


def test_a_person_is_taken_off_the_list_and_it_can_be_taken_back(visitor, known, card):
    _, sent = form_of(visitor.get(card + "/person/4").text)
    answer = visitor.client.post(card + "/person/4", data={**sent, "take_off": "1"})
    assert (known().people, known().present[0].people) == (3, 3)
    page = visitor.get(answer.headers["Location"]).text
    undo = dict(re.findall(r'name="(request|undo|to)" value="([^"]+)"', page))
    assert visitor.client.post(card + "/undo", data=undo).headers["Location"] == card + "/details"
    assert known().people == 4


def test_the_last_person_is_not_taken_off_but_told_how_to_leave(visitor, known, card):
    for key in ("2", "3", "4"):
        visitor.client.post(f"{card}/person/{key}", data={"request": str(uuid.uuid4()), "take_off": "1"})
    answer = visitor.client.post(card + "/person/1?lang=en", data={"request": str(uuid.uuid4()), "take_off": "1"})
    assert answer.status_code == 422 and "We are leaving" in answer.text
    assert known().people == 1


@pytest.mark.parametrize(("typed", "people"), [("5", 5), ("１２", 12), ("2", 2), ("999", 999)])
def test_a_wrong_number_of_people_is_corrected(visitor, known, card, typed, people):
    action, sent = form_of(visitor.get(card + "/details").text)
    assert visitor.client.post(action, data={**sent, "people": typed}).status_code == 303
    assert (known().people, known().present[0].people) == (people, people)


def test_sending_a_corrected_number_twice_corrects_it_once(visitor, known, card):
    action, sent = form_of(visitor.get(card + "/details").text)
    for _ in range(2):
        visitor.client.post(action, data={**sent, "people": "6"})
    assert known().people == 6


def test_fewer_people_than_are_described_is_asked_about(visitor, known, card):
    for key in ("1", "2", "3"):
        visitor.client.post(f"{card}/person/{key}", data={"request": str(uuid.uuid4()), "name": f"人{key}"})
    action, sent = form_of(visitor.get(card + "/details").text)
    answer = visitor.client.post(action + "?lang=en", data={**sent, "people": "2", "pets": "cat"})
    assert answer.status_code == 422
    assert "Take off one of the people" in answer.text and 'value="cat"' in answer.text
    assert known().people == 4


def test_staying_in_the_car_is_counted_as_such(visitor, known, card):
    action, sent = form_of(visitor.get(card + "/details").text)
    assert sent["staying"] == "shelter"
    visitor.client.post(action, data={**sent, "staying": "car"})
    assert (known().present[0].car, known().present[0].inside) == (4, 0)
    assert form_of(visitor.get(card + "/details").text)[1]["staying"] == "car"


def test_who_is_out_stays_out_when_the_others_move_into_the_car(visitor, node, known, yamada, card, east):
    for_household(node, yamada, household_rules.go_out, east, members=["1"], by="佐藤")
    action, sent = form_of(visitor.get(card + "/details").text)
    visitor.client.post(action, data={**sent, "staying": "car"})
    assert (known().present[0].car, known().present[0].out) == (3, 1)


def test_saving_again_after_back_is_a_correction(visitor, known, card):
    action, sent = form_of(visitor.get(card + "/details").text)
    for pets in ("犬1", "犬1、猫1"):
        assert visitor.client.post(action, data={**sent, "pets": pets}).status_code == 303
    assert known().details["pets"] == "犬1、猫1"


@pytest.mark.parametrize(("page", "said", "sentence"), [
    ("/details", {"pets": "x" * 10_000}, "Shorten it to 200 letters."),
    ("/details", {"name": "x" * 100}, "Shorten it to 80 letters."),
    ("/details", {"people": "-3"}, "Write a number from 1 to 999."),
    ("/details", {"note": "%83%84"}, "did not arrive as you typed them"),
    ("/person/1", {"age": "two hundred"}, "Write it as a number"),
    ("/person/1", {"age": "300"}, "Write it as a number"),
    ("/person/1", {"name": "x" * 10_000}, "Shorten it to 200 letters."),
])
def test_an_error_loses_nothing_that_was_typed(visitor, known, card, page, said, sentence):
    action, sent = form_of(visitor.get(card + page).text)
    other = {"phone": "090"} if page == "/details" else {"allergy": "卵", "care": ["oxygen"]}
    answer = visitor.client.post(action + "?lang=en", data={**sent, **other, **said})
    assert answer.status_code == 422
    assert sentence in answer.text
    _, shown = form_of(answer.text)
    for name, value in {**said, **other}.items():
        assert shown[name] == (value if isinstance(value, str) else value[0])
    assert [fact.kind for fact in known().facts] == ["arrived"]


@pytest.mark.parametrize(("page", "said"), [
    ("/details", {"staying": "moon"}), ("/details", {"relatives": "maybe"}), ("/person/1", {"sex": "x"}), ("/person/1", {"care": ["x"]}),
    ("/person/1", {"age_band": "old"}), ("/person/9", {}), ("/person/" + "9" * 300, {}),
])
def test_forged_choices_and_persons_are_refused(visitor, known, card, page, said):
    answer = visitor.client.post(card + page, data={"request": str(uuid.uuid4()), **said})
    assert answer.status_code == 422
    assert [fact.kind for fact in known().facts] == ["arrived"]


def test_details_of_a_family_that_left_can_still_be_told(visitor, known, card):
    visitor.client.post(card + "/leave", data={"next": "home"})
    action, sent = form_of(visitor.get(card + "/details").text)
    assert "staying" not in sent
    visitor.client.post(action, data={**sent, "phone": "090"})
    assert known().details["phone"] == "090" and known().present == ()
