"""The front door: where am I, how do phones get in, what comes next."""

import pytest

from shelter.core import shelters as rules
from shelter.desk import for_shelter, open_unlisted_shelter
from shelter.store import access as kept
from shelter.store import views
from shelter.web.addresses import Address, Addresses
from shelter.web.moments import now


@pytest.fixture
def addresses(app):
    """The machine's addresses, as this test says: Wi-Fi and a cable."""
    addresses = app.config["SHELTER_ADDRESSES"]
    addresses._found = (Address("Wi-Fi", "192.168.1.5"), Address("Ethernet", "10.0.0.7"))
    return addresses


def test_the_one_open_shelter_is_shown_with_its_qr_code_and_address(visitor, east, addresses):
    page = visitor.get("/").text
    assert "東小学校" in page and 'class="qr"' in page and f"192.168.1.5:8000/s/{east}" in page


def test_with_several_open_one_says_where_one_is(visitor, east, west):
    page = visitor.get("/?lang=en").text
    assert "Where are you?" in page and "東小学校" in page and "西公民館" in page and 'class="qr"' not in page
    assert "<h1>西公民館</h1>" in visitor.get(f"/?shelter={west}").text


def test_a_shelter_among_many_is_found_by_part_of_its_name(visitor, node, east, west):
    for number in range(15):
        open_unlisted_shelter(node, f"第{number}会館", by="test")
    assert "5 more are open" in visitor.get("/?lang=en").text
    found = visitor.get("/?lang=en&find=公民").text
    assert "西公民館" in found and "東小学校" not in found


def test_a_closed_shelter_is_not_offered(visitor, node, east, west):
    for_shelter(node, west, rules.set_status, "closed", by="test")
    assert "西公民館" not in visitor.get("/").text
    assert "西公民館" not in visitor.get("/?find=西").text


def test_several_adapters_are_offered_by_name(visitor, east, addresses):
    page = visitor.get("/").text
    assert "Wi-Fi" in page and "Ethernet" in page and "10.0.0.7" in page
    assert f"10.0.0.7:8000/s/{east}" in visitor.get("/?address=10.0.0.7").text


def test_an_address_chosen_by_hand_is_used_from_then_on(hq, newcomer, node, east, addresses):
    assert hq.post("/address", ip="10.0.0.7").status_code == 303
    assert f"10.0.0.7:8000/s/{east}" in newcomer().get("/").text
    assert kept.setting(node.read(), "preferred_address") == "10.0.0.7"
    assert hq.post("/address", ip="203.0.113.9").status_code == 409


def test_a_machine_in_no_network_is_told_so(visitor, east, addresses):
    addresses._found = ()
    page = visitor.get("/?lang=en").text
    assert "No phone can reach this machine." in page and f"127.0.0.1:8000/s/{east}" in page


def test_until_a_phone_has_come_the_page_says_what_to_check(visitor, newcomer, east, addresses):
    assert "No phone has reached this machine yet." in visitor.get("/?lang=en").text
    before = visitor.get("/standing").json["standing"]
    phone = newcomer()
    phone.client.environ_base["REMOTE_ADDR"] = "192.168.1.77"
    phone.get("/")
    assert "Phones reach this machine. The last one: just now." in visitor.get("/?lang=en").text
    assert visitor.get("/standing").json["standing"] != before


def test_the_machine_itself_is_no_phone(visitor, east, addresses):
    visitor.client.environ_base["REMOTE_ADDR"] = "192.168.1.5"
    assert "No phone has reached this machine yet." in visitor.get("/?lang=en").text


def test_posters_with_an_address_the_machine_no_longer_has_are_warned_of(visitor, node, east, addresses):
    node.write(lambda journal: kept.remember_printed(journal.connection, "http://192.168.1.5:8000", now())).result()
    assert "old address" not in visitor.get("/?lang=en").text
    addresses._found = (Address("Wi-Fi", "192.168.4.20"),)
    page = visitor.get("/?lang=en").text
    assert "The posters lead to an old address." in page and "http://192.168.1.5:8000" in page and "192.168.4.20" in page


def test_a_machine_in_no_network_is_told_that_and_not_to_print_posters_again(visitor, node, east, addresses):
    node.write(lambda journal: kept.remember_printed(journal.connection, "http://192.168.1.5:8000", now())).result()
    addresses._found = ()
    page = visitor.get("/?lang=en").text
    assert "No phone can reach this machine." in page and "old address" not in page


def test_an_address_set_by_hand_stands_on_every_qr_code():
    addresses = Addresses(8000, "https://shelter.example/")
    assert addresses.base() == "https://shelter.example" and addresses.reaches("https://shelter.example")
    assert not addresses.only_loopback()
    assert Addresses(8000, "http://localhost:8000").only_loopback()


def test_home_and_office_networks_come_before_made_up_adapters(monkeypatch):
    found = [Address("docker0", "172.17.0.1"), Address("eth1", "169.254.3.4"), Address("Tailscale", "100.64.0.3"), Address("wlan0", "192.168.1.5")]
    monkeypatch.setattr("shelter.web.addresses._adapters", lambda: found)
    monkeypatch.setattr("shelter.web.addresses._default_route", lambda: None)
    addresses = Addresses(80)
    addresses.look()
    assert addresses.all()[0].adapter == "wlan0" and addresses.base() == "http://192.168.1.5"


def test_staff_name_their_shelter(staff, node, east):
    assert staff.post(f"/shelters/{east.lower()}/name", name="東小学校 体育館").location == f"/?shelter={east}"
    assert views.shelter(node.read(), east)["name"] == "東小学校 体育館"


def test_staff_of_one_shelter_do_not_name_another(staff, node, west):
    assert staff.post(f"/shelters/{west}/name", name="x").status_code == 403
    assert views.shelter(node.read(), west)["name"] == "西公民館"


def test_a_shelter_on_no_list_opens_with_one_field(hq, visitor):
    code = hq.post("/shelters", name="稲荷神社 社務所").location.split("=")[1]
    assert "稲荷神社 社務所" in visitor.get(f"/?shelter={code}").text


def test_pressing_the_button_twice_opens_one_shelter(hq, node):
    form = {"name": "稲荷神社", "request": "6f0a2c62-8f0e-4f5e-9e53-0f6e5a0b7c11"}
    assert hq.post("/shelters", **form).location == hq.post("/shelters", **form).location
    assert views.shelters(node.read())[0] == 1


@pytest.mark.parametrize("name", ["", "   ", "x" * 101])
def test_a_name_that_cannot_be_one_is_refused_with_a_sentence(hq, node, name):
    answer = hq.post("/shelters", name=name, headers={"Accept": "application/json"})
    assert answer.status_code == 422 and answer.json["message"]
    assert views.shelters(node.read())[0] == 0


def test_who_is_not_signed_in_is_offered_no_form(visitor, east):
    assert "/shelters" not in visitor.get("/").text
    assert visitor.post("/shelters", name="x").status_code == 401
