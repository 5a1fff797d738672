"""A morning at the desk in a real browser: registering, finding, leaving, taking back, headcounts, supplies, other people's changes."""

import pytest

from shelter.core.cards import new_card
from shelter.store import desk_views, views
from tests.browser.desk_at_work import go, household, open_desk, people, register


def find(page, words: str) -> None:
    """Types into the big field and opens the only family found."""
    page.fill("#text", words)
    page.wait_for_selector(".found a")
    page.press("#text", "Enter")
    page.wait_for_selector(".panel")


def test_a_family_of_four_is_registered_in_a_few_touches_and_gets_its_card(server, desk, picture_folder):
    page = open_desk(server, desk, lang="ja")
    before = people(server)
    register(page, "ヤマダ", 4)  # one tap, four letters, one tap
    page.wait_for_selector(".panel .card svg")
    page.screenshot(path=picture_folder / "desk-registered.png")
    assert people(server) == before + 4
    assert page.evaluate("document.documentElement.dataset.lastSound") == "in"
    page.keyboard.press("Enter")  # the button for the next family has the focus
    page.wait_for_selector(".panel", state="detached")
    assert page.evaluate("document.activeElement.id") == "text"


def test_enter_in_the_name_field_is_enough(server, desk):
    page = open_desk(server, desk)
    before = people(server)
    page.click(".people label:nth-child(2)")
    page.fill("#name", "ササキ")
    page.press("#name", "Enter")
    page.wait_for_selector(".panel .card")
    assert people(server) == before + 2


def test_without_a_number_the_desk_asks_for_it_and_keeps_the_name(server, desk):
    page = open_desk(server, desk)
    page.fill("#name", "ハヤシ")
    page.click("#register button.main")
    page.wait_for_selector(".answer.no")
    assert page.input_value("#name") == "ハヤシ" and page.evaluate("document.activeElement.name") == "people"


@pytest.mark.parametrize("typed", ["髙﨑", "高崎", "ﾀｶｻｷ", "たかさき"])
def test_finding_as_one_types(server, desk, typed):
    page = open_desk(server, desk)
    register(page, "髙﨑", 3)
    page.wait_for_selector(".panel .card")
    page.click(".panel details:has(#p-name) summary")
    page.fill("#p-kana", "タカサキ")
    page.click(".panel details:has(#p-name) button.main")
    page.wait_for_selector(".answer:has-text('Corrected')")
    page.keyboard.press("Escape")
    page.fill("#text", typed)
    page.wait_for_selector(".found a:has-text('髙﨑')")


def test_father_goes_to_work_in_two_taps_and_it_is_taken_back(server, desk):
    page = open_desk(server, desk)
    register(page, "オオタ", 4)
    page.wait_for_selector(".panel .card")
    key = page.get_attribute(".panel", "data-key")
    page.click(".members label:nth-child(1)")
    page.click(".members-form .button.main >> nth=0")
    page.wait_for_selector(".answer.out")
    assert household(server, key).present[0].out == 1
    page.wait_for_selector(".members .tick.out")
    page.click(".answer form button")
    page.wait_for_selector(".answer:has-text('Taken back')")
    assert household(server, key).present[0].out == 0


def test_leaving_with_where_next_is_one_tap(server, desk):
    page = open_desk(server, desk)
    register(page, "キムラ", 2)
    page.wait_for_selector(".panel .card")
    key = page.get_attribute(".panel", "data-key")
    page.click(".leaving button[value=hospital]")
    page.wait_for_selector(".answer.out")
    assert household(server, key).stays[0].next == "hospital"
    assert page.evaluate("document.documentElement.dataset.lastSound") == "out"


def test_everything_is_reached_by_keyboard_alone(server, desk):
    page = open_desk(server, desk)
    before = people(server)
    page.keyboard.press("F2")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.is_checked(".people input[value='3']")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("suzuki")
    page.keyboard.press("Enter")
    page.wait_for_selector(".panel .card")
    assert people(server) == before + 3
    page.keyboard.press("Escape")
    page.wait_for_selector(".panel", state="detached")
    page.keyboard.press("F4")
    page.wait_for_selector(".answer:has-text('Taken back')")
    assert people(server) == before
    page.keyboard.press("F4")  # taking back is taken back
    page.wait_for_selector(".answer .who:has-text('suzuki')")
    page.keyboard.press("Tab")
    page.keyboard.press("/")
    page.keyboard.type("suzuki")
    page.wait_for_selector(".found a")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector(".panel")


def test_a_headcount_is_written_down_and_stands_beside_the_roster(server, desk):
    page = open_desk(server, desk, "/count")
    roster = people(server)
    page.fill("#people", str(roster + 5))
    page.press("#people", "Enter")
    page.wait_for_selector("#pane-counts td:has-text('+5')")
    page.wait_for_selector("#pane-numbers :text('+5')")
    assert page.input_value("#people") == ""


def test_a_shortage_is_raised_in_three_taps_and_the_answer_comes_by_itself(server, desk, picture_folder):
    page = open_desk(server, desk, "/needs")
    page.click(".items label:has(input[value=blanket])")
    page.click(".amounts label:has(input[value='100'])")
    page.click(".urgency button[value=now]")
    page.wait_for_selector("#pane-requests :text('Blankets')")
    asked = server.read(lambda connection: views.requests(connection, server.shelter))[0]
    assert (asked["item"], asked["quantity"], asked["urgency"]) == ("blanket", 100, "now")

    hq = desk()
    server.sign_in(hq, role="hq", name="鈴木")
    hq.goto(server.url + "/codes")
    told = hq.evaluate("""async ([id, token]) => (await fetch("/api/v1/requests/" + id, { method: "PATCH",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token }, body: JSON.stringify({ state: "accepted", note: "18:00" }) })).status""",
        [asked["id"], hq.get_attribute("input[name=csrf_token] >> nth=0", "value")])  # fmt: skip
    assert told == 200
    page.wait_for_selector("#pane-requests .hq-answer:has-text('鈴木')")
    page.screenshot(path=picture_folder / "desk-needs.png", full_page=True)
    page.click("#pane-requests button >> nth=0")
    page.wait_for_selector("#pane-requests .state:has-text('Arrived')")
    assert server.read(lambda connection: desk_views.supplies(connection, asked["id"])).arrived_quantity == 100


def check_in_by_phone(server, desk, name: str, urgent: bool = False) -> str:
    """A phone checks a family of two in, over the API."""
    id = new_card()
    answer = desk().request.post(
        f"{server.url}/api/v1/shelters/{server.shelter}/checkins",
        data={"household": id, "name": name, "people": 2, "urgent": urgent, "request": new_card()},
    )
    assert answer.status == 201, answer.text()
    return id


def test_help_called_by_a_phone_rings_at_the_desk_until_somebody_takes_it(server, desk, picture_folder):
    page = open_desk(server, desk)
    page.click("#text")
    id = check_in_by_phone(server, desk, "アンドウ", urgent=True)
    page.wait_for_selector(".rings:has-text('アンドウ')")
    page.wait_for_function("document.documentElement.dataset.lastSound === 'ring'")
    assert "‼" in page.title()
    page.screenshot(path=picture_folder / "desk-rings.png")
    page.click(".rings .button.main")
    page.wait_for_selector(".rings", state="detached")
    assert [fact.by for fact in household(server, id).facts if fact.kind == "urgent_taken"] == ["佐藤"]
    page.wait_for_function("!document.title.includes('‼')")


def test_a_poster_used_from_afar_is_taken_back_in_bulk(server, desk):
    page = open_desk(server, desk, "/unseen")
    before = people(server)
    for n in range(3):
        check_in_by_phone(server, desk, f"うそ{n}")
    page.wait_for_selector(".unseen-list li:has-text('うそ2')")
    for n in range(3):
        page.check(f".unseen-list li:has-text('うそ{n}') input")
    check_in_by_phone(server, desk, "ほんとう")
    page.wait_for_selector(".unseen-list li:has-text('ほんとう')")
    assert page.locator(".unseen-list input:checked").count() == 3  # a new family takes no tick away
    page.click("button[formaction$='/unseen/undo'], button[formaction*='/unseen/undo']")
    page.wait_for_selector(".unseen-list li:has-text('うそ')", state="detached")
    assert people(server) == before + 2
    page.click(".unseen-list li:has-text('ほんとう') .button")
    page.wait_for_selector(".unseen-list li:has-text('ほんとう')", state="detached")


def test_where_sockets_fail_the_page_looks_by_itself_and_says_so(server, desk):
    page = desk()
    page.route("**/socket.io/**", lambda route: route.abort())
    server.sign_in(page)
    go(server, page)
    page.wait_for_selector("#live-state:has-text('every 5 seconds')")
    id = check_in_by_phone(server, desk, "ヨコヤマ", urgent=True)
    page.wait_for_selector(".rings:has-text('ヨコヤマ')")
    page.click(".rings li:has-text('ヨコヤマ') .button.main")
    page.wait_for_selector(".rings:has-text('ヨコヤマ')", state="detached")
    assert not household(server, id).urgent


def test_a_hidden_household_is_opened_only_after_a_second_question(server, desk):
    page = open_desk(server, desk)
    register(page, "カクレ", 3)
    page.wait_for_selector(".panel .card")
    key = page.get_attribute(".panel", "data-key")
    page.click(".panel details:has(form[action*='/hide']) summary")
    page.click(".panel form[action*='/hide'] button")
    page.wait_for_selector(".panel h2:has-text('Hidden household')")
    assert "カクレ" not in page.inner_text("body")
    page.click(".panel [data-panel-form] button")
    page.wait_for_selector(".panel [role=alert]")
    assert "カクレ" not in page.inner_text("body")
    page.click(".panel [role=alert] button")
    page.wait_for_selector(".panel h2:has-text('カクレ')")
    assert [fact.by for fact in household(server, key).facts if fact.kind == "opened"] == ["佐藤"]


def test_without_script_the_desk_does_the_same_work(server, desk):
    page = desk(java_script_enabled=False)
    server.sign_in(page)
    page.goto(f"{server.url}/desk/{server.shelter}?lang=en")
    before = people(server)
    page.check(".people input[value='4']", force=True)
    page.fill("#name", "スクリプトナシ")
    page.click("#register button.main")
    assert page.is_visible(".answer.in") and page.is_visible(".panel .card svg")
    assert people(server) == before + 4
    page.goto(f"{server.url}/desk/{server.shelter}?lang=en")
    page.fill("#text", "すくりぷとなし")
    page.press("#text", "Enter")
    page.click(".found a")
    page.click(".leaving button[value=home]")
    assert page.is_visible(".answer.out") and people(server) == before
    page.click(".answer form button")
    assert people(server) == before + 4
