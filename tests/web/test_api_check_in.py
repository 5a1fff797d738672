"""A program checks families in: ヤマダ arrives, sends again, moves on; a closed shelter, a shelter nobody knows."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from shelter.core import household_rules, shelters
from shelter.core.cards import card_code, new_card
from shelter.desk import for_household, for_shelter
from shelter.store import views


@pytest.fixture
def arrive(app):
    """arrive(code, name="ヤマダ", …): what the API answers."""

    def send(code: str, **said):
        body = {"household": new_card(), "name": "ヤマダ", "people": 4, "urgent": False, "request": new_card()} | said
        body = {name: value for name, value in body.items() if value is not None}
        return app.test_client().post(f"/api/v1/shelters/{code}/checkins", json=body)

    return send


def people(node, code: str) -> int:
    return sum(one["people_here"] for one in views.at_shelter(node.read(), code))


def test_a_family_is_counted_and_gets_its_card(arrive, node, east):
    household = new_card()
    answer = arrive(east, household=household)
    assert answer.status_code == 201
    assert answer.json == {"household": household, "card": card_code(household), "shelter": east, "people": 4, "already": False}
    assert people(node, east) == 4


def test_the_same_request_again_is_answered_alike_and_nothing_is_written(arrive, node, east):
    said = {"household": new_card(), "request": new_card()}
    first = arrive(east, **said)
    before = node.as_of()
    again = arrive(east, **said)
    assert again.status_code == 200
    assert again.json == first.json | {"already": True}
    assert node.as_of() == before


def test_a_request_that_comes_again_after_the_family_moved_on_fetches_nobody_back(arrive, node, east, west):
    said = {"household": new_card(), "request": new_card()}
    arrive(east, **said)
    assert arrive(west, household=said["household"]).status_code == 201
    late = arrive(east, **said)
    assert (late.status_code, late.json["shelter"]) == (200, east)
    assert (people(node, east), people(node, west)) == (0, 4)


def test_forty_calls_at_once_are_one_check_in(arrive, node, east):
    said = {"household": new_card(), "request": new_card()}
    with ThreadPoolExecutor(40) as pool:
        answers = list(pool.map(lambda _: arrive(east, **said), range(40)))
    assert sorted(answer.status_code for answer in answers) == [200] * 39 + [201]
    assert people(node, east) == 4


def test_without_a_request_the_household_stands_for_it_and_one_known_before_is_not_moved(arrive, node, east, west):
    household = new_card()
    assert arrive(east, household=household, request=None).status_code == 201
    assert arrive(east, household=household, request=None).json["already"] is True
    elsewhere = arrive(west, household=household, request=None)
    assert (elsewhere.status_code, elsewhere.json["shelter"], elsewhere.json["people"]) == (200, east, 4)
    assert (people(node, east), people(node, west)) == (4, 0)


def test_a_household_that_came_by_phone_is_not_moved_by_a_call_without_a_request(arrive, node, east, west):
    household = new_card()
    arrive(east, household=household)
    for _ in range(2):
        answer = arrive(west, household=household, request=None)
        assert (answer.status_code, answer.json["shelter"], answer.json["people"]) == (200, east, 4)


def test_a_family_that_is_there_already_is_answered_with_its_people(arrive, east):
    household = new_card()
    arrive(east, household=household)
    assert arrive(east, household=household).json["people"] == 4


def test_the_same_request_with_other_content_is_told_apart(arrive, node, east):
    request = new_card()
    arrive(east, request=request)
    answer = arrive(east, request=request, name="サトウ")
    assert (answer.status_code, answer.json["ok"], answer.json["code"]) == (409, False, "request_reused")
    assert people(node, east) == 4


def test_a_closed_shelter_tells_the_nearest_open_one_and_counts_those_who_are_here(arrive, node, east, west):
    for_shelter(node, east, shelters.set_status, "closed", by="鈴木")
    answer = arrive(east)
    assert (answer.status_code, answer.json["code"]) == (409, "shelter_closed")
    assert answer.json["nearest"] == [{"code": west, "name": "西公民館", "km": None}]
    assert arrive(east, here=True).status_code == 201
    assert people(node, east) == 4


def test_a_retry_after_the_shelter_was_closed_is_answered_as_then(arrive, node, east):
    said = {"household": new_card(), "request": new_card()}
    arrive(east, **said)
    for_shelter(node, east, shelters.set_status, "closed", by="鈴木")
    assert arrive(east, **said).status_code == 200


def test_a_shelter_that_is_not_open_yet_counts_people_all_the_same(arrive, node, east):
    for_shelter(node, east, shelters.set_status, "preparing", by="鈴木")
    assert arrive(east).status_code == 201


def test_nobody_knows_this_shelter(arrive):
    answer = arrive("NOWHERE")
    assert (answer.status_code, answer.json["code"]) == (404, "shelter_unknown")


def test_a_code_in_small_letters_is_the_same_shelter(arrive, east):
    assert arrive(east.lower()).json["shelter"] == east


def test_a_family_may_give_no_name_but_has_to_say_so(arrive, node, east):
    answer = arrive(east, name=None)
    assert (answer.status_code, answer.json["code"]) == (422, "name_missing")
    assert arrive(east, name="  ").status_code == 422
    assert arrive(east, name=None, no_name=True).status_code == 201
    assert views.at_shelter(node.read(), east)[0]["name"] == ""


@pytest.mark.parametrize("number", [0, -1, 1000, 10**30])
def test_people_are_1_to_999(arrive, east, number):
    answer = arrive(east, people=number)
    assert (answer.status_code, answer.json["code"]) == (422, "people_malformed")
    assert "999" in answer.json["message"]


def test_a_household_nobody_knows_needs_its_number_of_people(arrive, east):
    assert arrive(east, people=None).json["code"] == "people_missing"


@pytest.mark.parametrize(
    ("said", "field"),
    [({"people": "4"}, "people"), ({"people": True}, "people"), ({"urgent": "yes"}, "urgent"), ({"household": "me"}, "household"),
     ({"name": ["ヤマダ"]}, "name"), ({"captain": "x"}, "captain"), ({"request": "1"}, "request")],
)  # fmt: skip
def test_a_field_of_another_type_or_name_is_named_in_the_answer(arrive, east, said, field):
    answer = arrive(east, **said)
    assert (answer.status_code, answer.json["code"]) == (422, "refused")
    assert answer.json["fields"][0]["field"] == field and field in answer.json["message"]


def test_a_script_in_a_name_stays_a_name(arrive, node, east):
    arrive(east, name="<script>alert(1)</script>")
    assert views.at_shelter(node.read(), east)[0]["name"] == "<script>alert(1)</script>"


def test_an_urgent_family_is_urgent(arrive, node, east):
    arrive(east, urgent=True)
    assert views.at_shelter(node.read(), east, urgent=True)


def test_the_old_card_of_a_hidden_family_moves_nobody_and_tells_nothing(arrive, node, east, west):
    household, request = new_card(), new_card()
    first = arrive(east, household=household, request=request)
    for_household(node, household, household_rules.hide, east, new_card(), by="phone")
    follower = arrive(west, household=household)
    assert (follower.status_code, follower.json["code"]) == (404, "card_revoked")
    assert arrive(west, household=household, request=None).status_code == 404
    assert views.household(node.read(), household).present[0].place == east
    assert arrive(east, household=household, request=request).json == first.json | {"already": True}


def test_a_hidden_family_checks_in_elsewhere_with_its_new_card(arrive, node, east, west):
    household, fresh = new_card(), new_card()
    arrive(east, household=household)
    for_household(node, household, household_rules.hide, east, fresh, by="phone")
    answer = arrive(west, household=fresh)
    assert (answer.status_code, answer.json["card"]) == (201, card_code(fresh))
    assert [stay.place for stay in views.household(node.read(), household).present] == [west]
