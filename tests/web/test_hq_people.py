"""Finding people across shelters, without ever finding who is hidden."""

from shelter import desk
from shelter.core import household_rules
from shelter.core.cards import new_card


def arrives(node, code, name, people):
    household = new_card()
    desk.check_in(node, code, household, request=new_card(), by="phone", via="phone", name=name, people=people)
    return household


def test_a_family_is_found_by_another_form_of_its_name_with_the_shelter_it_is_at(node, east, west, hq):
    arrives(node, west, "髙﨑", 3)
    arrives(node, east, "ヤマダ", 2)
    found = hq.post("/hq/people", find="高崎").text
    assert "髙﨑" in found and "西公民館" in found and "ヤマダ" not in found


def test_somebody_who_has_left_is_found_as_having_left(node, east, hq):
    family = arrives(node, east, "スズキ", 1)
    desk.for_household(node, family, household_rules.leave, east, next="home", by="佐藤")
    assert "退所" in hq.post("/hq/people", find="すずき").text


def test_a_hidden_household_is_never_found(node, east, hq):
    family = arrives(node, east, "ヒミツ", 3)
    desk.for_household(node, family, household_rules.hide, east, new_card(), by="phone")
    found = hq.post("/hq/people", find="ヒミツ").text
    assert "見つかりませんでした" in found and family not in found


def test_what_was_searched_for_stays_out_of_the_address(node, east, hq):
    arrives(node, east, "ヤマダ", 2)
    assert "ヤマダ" not in hq.get("/hq/people?find=ヤマダ").text
