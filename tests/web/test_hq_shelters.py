"""Shelters at headquarters: found among many, opened, corrected; one on no list opens with its name alone."""

import re

from shelter import desk
from shelter.core import shelters
from shelter.core.cards import new_card
from shelter.core.codes import code_of_list_entry
from shelter.store import views


def listed(node, many):
    entries = [(code_of_list_entry(f"test:{n}"), {"name": f"第{n:04d}集会所", "kana": "シュウカイジョ", "address": f"東町{n}番地"}) for n in range(many)]
    desk.enlist_many(node, entries, by="本部")
    return [code for code, _ in entries]


def test_thousands_of_shelters_come_in_pages_and_are_found_by_name_and_address(node, hq):
    codes = listed(node, 2000)
    first = hq.get("/hq/shelters").text
    assert "2,000" in first and "1 / 40" in first and first.count("<tr>") <= 52
    assert "第0000集会所" not in hq.get("/hq/shelters?page=2").text
    found = hq.get("/hq/shelters?find=第1234").text
    assert "第1234集会所" in found and "第1235集会所" not in found
    assert "第0777集会所" in hq.get("/hq/shelters?find=東町777番地").text
    assert codes[5] in hq.get(f"/hq/shelters?find={codes[5]}").text


def test_a_listed_shelter_is_opened_with_one_tap_and_closed_again(node, hq):
    code = listed(node, 1)[0]
    hq.post(f"/hq/shelters/{code}/status", status="open", to="shelters", request=new_card())
    assert views.shelter(node.read(), code)["status"] == "open"
    assert code in hq.get("/hq/shelters?status=open").text
    hq.post(f"/hq/shelters/{code}/status", status="closed", request=new_card())
    assert views.shelter(node.read(), code)["status"] == "closed"


def test_a_shelter_on_no_list_opens_with_its_name_and_keeps_its_code(node, hq):
    attempt = new_card()
    places = [hq.post("/hq/shelters", name="山田さんの倉庫", request=attempt).headers["Location"] for _ in range(2)]
    assert places[0] == places[1]
    code = re.search(r"/hq/shelters/(\w+)", places[0])[1]
    known = views.shelter(node.read(), code)
    assert (known["name"], known["status"]) == ("山田さんの倉庫", "open")
    assert "一覧にない避難所" in hq.get(places[0]).text


def test_name_capacity_kind_and_address_are_corrected_in_one_form(node, east, hq):
    answer = hq.post(
        f"/hq/shelters/{east}/about", name="東小学校（体育館）", capacity="180", kind="welfare", address="東町1-2", request=new_card()
    )
    assert answer.status_code == 303
    known = views.shelter(node.read(), east)
    assert (known["name"], known["capacity"], known["kind"], known["address"]) == ("東小学校（体育館）", 180, "welfare", "東町1-2")


def test_a_wrong_capacity_is_told_and_nothing_that_was_typed_is_lost(node, east, hq):
    answer = hq.post(f"/hq/shelters/{east}/about", name="新しい名前", capacity="たくさん", kind="shelter", address="", request=new_card())
    assert answer.status_code == 422 and "新しい名前" in answer.text and "たくさん" in answer.text
    assert views.shelter(node.read(), east)["name"] == "東小学校"


def test_a_shelters_page_shows_its_counts_with_time_method_and_who_counted(node, east, hq):
    desk.for_shelter(node, east, shelters.count, 132, method="estimate", by="佐藤")
    page = hq.get(f"/hq/shelters/{east}").text
    assert "132" in page and "概数" in page and "佐藤" in page


def test_an_unknown_shelter_is_a_clear_page_not_a_fault(hq):
    for path in ("/hq/shelters/NOWHERE", "/hq/shelters/%00"):
        assert hq.get(path).status_code == 404
    assert hq.post("/hq/shelters/NOWHERE/status", status="open").status_code == 404
