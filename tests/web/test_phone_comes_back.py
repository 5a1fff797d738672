"""The phone that comes back is recognised, and a tap moves its family; shelters not open, closed, or unknown to its cookie."""

import re
import uuid

import pytest

from shelter.core import household_rules, shelters
from shelter.desk import for_household, for_shelter
from shelter.store import views


def form(**said):
    """What the page sends."""
    return {"household": str(uuid.uuid4()), "request": str(uuid.uuid4()), "name": "ヤマダ", "people": "4", "urgent": "no", **said}


def fields(page, number=0):
    """The hidden fields of one form of a page."""
    one = re.findall(r"<form.*?</form>", page, flags=re.S)[number]
    return dict(re.findall(r'type="hidden"[^>]* name="(\w+)" value="([^"]*)"', one))


def people(node, code):
    """How many are counted at a shelter."""
    return node.read().execute("SELECT coalesce(sum(people), 0) FROM stay WHERE shelter = ?", (code,)).fetchone()[0]


def test_one_tap_at_another_poster_moves_the_family(visitor, node, east, west):
    card = visitor.client.post(f"/s/{east}", data=form()).headers["Location"]
    page = visitor.get(f"/s/{west}?lang=en").text
    assert "Welcome, ヤマダ, 4 people." in page
    moved = visitor.client.post(f"/s/{west}", data=fields(page))
    assert (moved.status_code, moved.headers["Location"]) == (303, card)
    assert (people(node, east), people(node, west)) == (0, 4)


def test_at_the_same_poster_it_shows_the_card_and_offers_another_family(visitor, east):
    card = visitor.client.post(f"/s/{east}", data=form()).headers["Location"]
    page = visitor.get(f"/s/{east}?lang=en").text
    assert "already checked in here" in page and card in page
    assert f"/s/{east}?new=1" in page.replace("&amp;", "&")
    assert 'class="people"' in visitor.get(f"/s/{east}?new=1").text


def test_several_families_of_one_phone_each_have_their_button(visitor, node, east, west):
    visitor.client.post(f"/s/{east}", data=form())
    visitor.client.post(f"/s/{east}", data=form(name="タナカ", people="2"))
    page = visitor.get(f"/s/{west}").text
    assert "ヤマダ" in page and "タナカ" in page
    for number in (0, 1):
        visitor.client.post(f"/s/{west}", data=fields(page, number))
    assert (people(node, east), people(node, west)) == (0, 6)


def test_a_father_out_for_work_is_back_with_one_tap(visitor, node, east):
    sent = form()
    visitor.client.post(f"/s/{east}", data=sent)
    for_household(node, sent["household"], household_rules.go_out, east, members=["1"], by="佐藤")
    page = visitor.get(f"/s/{east}?lang=en").text
    assert "Check in here: 4 people" in page
    visitor.client.post(f"/s/{east}", data=fields(page))
    assert views.household(node.read(), sent["household"]).present[0].inside == 4


def test_the_cookie_of_another_server_is_simply_unknown(visitor, node, east):
    for value in ("HDKRAIWHJVYJI3UN7KFOOZMBZ6K", "x", "." * 3000, "HDKRAIWHJVYJI3UN7KFOOZMBZ6K." * 120, "%00%ff", "あ"):
        for name in ("card_0123456789", f"card_{node.id}"):
            visitor.client.set_cookie(name, value)
            page = visitor.get(f"/s/{east}")
            assert page.status_code == 200 and 'class="people"' in page.text
    assert visitor.client.post(f"/s/{east}", data=form()).status_code == 303


def test_the_cookie_is_for_this_server_and_out_of_reach_for_scripts(visitor, node, east):
    cookie = visitor.client.post(f"/s/{east}", data=form()).headers["Set-Cookie"]
    assert cookie.startswith(f"card_{node.id}=H")
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Secure" not in cookie


def test_a_card_that_shows_nothing_any_more_is_silently_unknown(visitor, node, east):
    sent = form()
    visitor.client.post(f"/s/{east}", data=sent)
    for_household(node, sent["household"], household_rules.hide, east, str(uuid.uuid4()), by="佐藤")
    page = visitor.get(f"/s/{east}").text
    assert "ヤマダ" not in page and 'class="people"' in page


def test_at_a_shelter_not_yet_opened_people_are_counted_and_told_so(visitor, node, east):
    for_shelter(node, east, shelters.set_status, "preparing", by="佐藤")
    assert "Not open yet" in visitor.get(f"/s/{east}?lang=en").text
    card = visitor.client.post(f"/s/{east}", data=form()).headers["Location"]
    assert "Headquarters has been told that you are here" in visitor.get(card + "?lang=en").text
    assert people(node, east) == 4


@pytest.fixture
def closed_east(node, east):
    """東小学校, closed."""
    for_shelter(node, east, shelters.set_status, "closed", by="佐藤")
    return east


def place(node, code, lat, lon):
    """Puts a shelter on the map."""
    for_shelter(node, code, shelters.enlist, {"lat": lat, "lon": lon}, by="test")


def test_a_closed_shelter_shows_the_nearest_open_one_with_its_distance(visitor, node, closed_east, west):
    place(node, closed_east, 34.88, 136.83)
    place(node, west, 34.89, 136.83)
    page = visitor.get(f"/s/{closed_east}?lang=en").text
    assert "西公民館" in page and "1.1 km away" in page
    assert "<form" not in page


def test_we_are_here_counts_a_family_at_a_closed_shelter(visitor, node, closed_east):
    page = visitor.get(f"/s/{closed_east}?lang=en").text
    link = re.search(r'href="([^"]+)">We are here', page)[1].replace("&amp;", "&")
    hidden = fields(visitor.get(link).text)
    assert visitor.client.post(f"/s/{closed_east}", data={**hidden, "name": "ヤマダ", "people": "4"}).status_code == 303
    assert people(node, closed_east) == 4


def test_a_shelter_that_closed_while_they_typed_loses_nothing(visitor, node, closed_east):
    sent = form(urgent="yes", people="more", more="12")
    answer = visitor.client.post(f"/s/{closed_east}?lang=en", data=sent)
    assert answer.status_code == 409 and "This shelter is closed." in answer.text
    assert people(node, closed_east) == 0
    again = fields(answer.text)
    assert (again["household"], again["request"]) == (sent["household"], sent["request"])
    assert visitor.client.post(f"/s/{closed_east}", data=again).status_code == 303
    assert people(node, closed_east) == 12
    assert views.household(node.read(), sent["household"]).urgent > 0


def test_a_closed_shelter_read_in_another_language_keeps_what_was_typed(visitor, closed_east):
    answer = visitor.client.post(f"/s/{closed_east}", data=form())
    assert "?lang=en" in answer.text
    shown = visitor.client.post(f"/s/{closed_east}?lang=en", data={**fields(answer.text), "show": "1"}).text
    assert 'value="ヤマダ"' in shown and "Closed, but you are counted here." in shown


def test_a_known_family_can_say_we_are_here_at_a_closed_shelter(visitor, node, closed_east, west):
    visitor.client.post(f"/s/{west}", data=form())
    assert "Welcome" not in visitor.get(f"/s/{closed_east}?lang=en").text
    page = visitor.get(f"/s/{closed_east}?lang=en&here=1").text
    assert "Welcome" in page
    visitor.client.post(f"/s/{closed_east}", data=fields(page))
    assert (people(node, west), people(node, closed_east)) == (0, 4)
