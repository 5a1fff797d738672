"""A phone sends again: a double tap, forty at once, an hour later, or with the neighbours typed over it."""

import re
import uuid
from concurrent.futures import ThreadPoolExecutor

from shelter.core import household_rules, shelters
from shelter.desk import check_in, for_household, for_shelter
from shelter.store import views


def form(**said):
    """What the page sends."""
    return {"household": str(uuid.uuid4()), "request": str(uuid.uuid4()), "name": "ヤマダ", "people": "4", "urgent": "no", **said}


def people(node, code):
    """How many are counted at a shelter."""
    return node.read().execute("SELECT coalesce(sum(people), 0) FROM stay WHERE shelter = ?", (code,)).fetchone()[0]


def facts(node):
    """How many facts there are."""
    return node.read().execute("SELECT count(*) FROM fact").fetchone()[0]


def fields(page, number=0):
    """The hidden fields of one form of a page."""
    one = re.findall(r"<form.*?</form>", page, flags=re.S)[number]
    return dict(re.findall(r'type="hidden"[^>]* name="(\w+)" value="([^"]*)"', one))


def test_sent_twice_it_is_one_check_in(visitor, node, east):
    sent = form()
    first, before = visitor.client.post(f"/s/{east}", data=sent), facts(node)
    second = visitor.client.post(f"/s/{east}", data=sent)
    assert (second.status_code, second.headers["Location"]) == (303, first.headers["Location"])
    assert (people(node, east), facts(node)) == (4, before)


def test_forty_taps_at_once_are_one_check_in(app, node, east):
    sent, before = form(), facts(node)
    with ThreadPoolExecutor(40) as taps:
        answers = list(taps.map(lambda _: app.test_client().post(f"/s/{east}", data=sent), range(40)))
    assert {(answer.status_code, answer.headers["Location"]) for answer in answers} == {(303, answers[0].headers["Location"])}
    assert (people(node, east), facts(node)) == (4, before + 1)


def test_an_hour_late_it_fetches_nobody_back(visitor, node, east, west):
    sent = form()
    card = visitor.client.post(f"/s/{east}", data=sent).headers["Location"]
    check_in(node, west, sent["household"], request=str(uuid.uuid4()), by="佐藤", via="desk")
    late = visitor.client.post(f"/s/{east}", data=sent)
    assert (late.status_code, late.headers["Location"]) == (303, card)
    assert (people(node, east), people(node, west)) == (0, 4)


def test_a_late_retry_is_answered_as_then_although_the_shelter_has_closed(visitor, node, east):
    sent = form()
    card = visitor.client.post(f"/s/{east}", data=sent).headers["Location"]
    for_shelter(node, east, shelters.set_status, "closed", by="佐藤")
    assert visitor.client.post(f"/s/{east}", data=sent).headers["Location"] == card


def test_a_late_retry_of_a_family_now_hidden_learns_nothing(visitor, node, east):
    sent = form()
    card = visitor.client.post(f"/s/{east}", data=sent).headers["Location"]
    for_household(node, sent["household"], household_rules.hide, east, str(uuid.uuid4()), by="phone")
    late = visitor.client.post(f"/s/{east}", data=sent)
    assert late.headers["Location"] == card
    assert visitor.get(card).status_code == 404
    assert people(node, east) == 4


def test_an_old_card_cannot_check_a_hidden_family_in_elsewhere(newcomer, visitor, node, east, west):
    sent = form()
    visitor.client.post(f"/s/{east}", data=sent)
    for_household(node, sent["household"], household_rules.hide, east, str(uuid.uuid4()), by="phone")
    follower = newcomer()
    answer = follower.client.post(f"/s/{west}?lang=en", data=form(household=sent["household"], name="タナカ", people="1"))
    assert answer.status_code == 409
    assert "東小学校" not in answer.text and 'value="タナカ"' in answer.text
    assert sent["household"] not in answer.text
    assert (people(node, east), people(node, west)) == (4, 0)


def test_the_neighbours_typed_over_a_sent_page_are_asked_about_and_added(visitor, node, east):
    sent = form()
    visitor.client.post(f"/s/{east}", data=sent)
    answer = visitor.client.post(f"/s/{east}?lang=en", data={**sent, "name": "タナカ", "people": "2"})
    assert answer.status_code == 409
    assert "ヤマダ" in answer.text and "タナカ" in answer.text
    assert people(node, east) == 4
    another = fields(answer.text, 0)
    assert another["household"] != sent["household"]
    assert visitor.client.post(f"/s/{east}", data=another).status_code == 303
    assert people(node, east) == 6


def test_asking_which_family_in_another_language_loses_nothing(visitor, node, east):
    sent = form()
    visitor.client.post(f"/s/{east}", data=sent)
    answer = visitor.client.post(f"/s/{east}", data={**sent, "name": "タナカ", "people": "2"})
    shown = visitor.client.post(f"/s/{east}?lang=en", data={**fields(answer.text, 2), "show": "1"}).text
    assert 'value="タナカ"' in shown and f'value="{sent["request"]}"' in shown
    asked = visitor.client.post(f"/s/{east}?lang=en", data={**sent, "name": "タナカ", "people": "2"}).text
    assert "Is it the same family, or another one?" in asked
    assert people(node, east) == 4


def test_a_correction_typed_over_a_sent_page_corrects_the_same_family(visitor, node, east):
    sent = form()
    card = visitor.client.post(f"/s/{east}", data=sent).headers["Location"]
    answer = visitor.client.post(f"/s/{east}", data={**sent, "people": "5", "urgent": "yes"})
    corrected = visitor.client.post(f"/s/{east}", data=fields(answer.text, 1))
    assert corrected.headers["Location"] == card
    assert people(node, east) == 5
    assert views.household(node.read(), sent["household"]).urgent > 0


def test_a_correction_fetches_nobody_back_from_where_they_moved_on_to(visitor, node, east, west):
    sent = form()
    visitor.client.post(f"/s/{east}", data=sent)
    check_in(node, west, sent["household"], request=str(uuid.uuid4()), by="佐藤", via="desk")
    answer = visitor.client.post(f"/s/{east}", data={**sent, "people": "5"})
    visitor.client.post(f"/s/{east}", data=fields(answer.text, 1))
    assert (people(node, east), people(node, west)) == (0, 5)
