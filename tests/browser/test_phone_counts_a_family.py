"""ヤマダ's family of four at the poster, on real phones: a small screen, no script, no cookie, plain http."""

import pytest

from shelter.store import views

LANGUAGES = ("ja", "easy", "en")
#: A phone with little: its browser runs no script, and its window keeps no cookie (each page is opened as by a new one).
PHONES = {"usual": {}, "no script": {"java_script_enabled": False}}


class Fingers:
    """Counts what a person has to do: each tap and each key."""

    def __init__(self, page):
        self.page = page
        self.count = 0

    def tap(self, where):
        """One touch."""
        self.page.locator(where).tap()
        self.count += 1

    def type(self, text):
        """One key a letter."""
        for letter in text:
            self.page.keyboard.type(letter)
            self.count += 1


def people(server):
    """How many are counted at the shelter."""
    return server.read(lambda connection: connection.execute("SELECT coalesce(sum(people), 0) FROM stay").fetchone()[0])


@pytest.mark.parametrize("kind", PHONES)
def test_a_family_of_four_needs_at_most_twelve_touches_and_keys(new_server, phone, kind):
    server = new_server()
    page = phone(**PHONES[kind])
    page.goto(f"{server.phone_url}/s/{server.shelter}?lang=en")
    fingers = Fingers(page)
    fingers.tap('[name="people"][value="4"]')
    fingers.tap("#name")
    fingers.type("Yama")
    fingers.tap("button.main")
    page.wait_for_url("**/h/**")
    assert fingers.count <= 12
    assert page.get_by_text("Photograph this now").is_visible()
    assert people(server) == 4


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_page_needs_no_scrolling_and_has_large_targets(server, phone, lang):
    page = phone()
    page.goto(f"{server.phone_url}/s/{server.shelter}?lang={lang}")
    assert page.evaluate("document.documentElement.scrollHeight") <= 640
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    small = page.evaluate("""[...document.querySelectorAll('a, button, label.pick, input[name="name"]')]
        .map(one => [one.textContent.trim(), one.getBoundingClientRect()]).filter(([, box]) => box.height < 48 || box.width < 44)
        .map(([text, box]) => text + ' ' + box.width + 'x' + box.height)""")
    assert small == []


def test_it_is_one_response_and_nothing_else_is_asked_for(server, phone):
    page, asked = phone(), []
    page.on("request", lambda request: asked.append(request.url) if not request.url.startswith("data:") else None)
    page.goto(f"{server.phone_url}/s/{server.shelter}")
    page.wait_for_load_state("networkidle")
    assert len(asked) == 1


def test_without_cookies_the_whole_way_works_in_their_language(new_server, phone):
    server = new_server()
    page = phone()
    page.goto(f"{server.phone_url}/s/{server.shelter}")
    page.context.clear_cookies()
    page.get_by_role("link", name="English").tap()
    page.context.clear_cookies()
    page.locator('[name="people"][value="2"]').tap()
    page.locator('[name="no_name"]').tap()
    page.get_by_role("button", name="Check in 2 people").tap()
    page.context.clear_cookies()
    page.wait_for_url("**/h/**")
    page.get_by_role("link", name="We are leaving").tap()
    page.context.clear_cookies()
    page.get_by_role("button", name="To relatives or friends").tap()
    page.get_by_text("You checked out.").wait_for()
    assert people(server) == 0


def test_the_button_says_the_number_and_the_line_for_more_comes_when_it_is_needed(server, phone):
    page = phone()
    page.goto(f"{server.phone_url}/s/{server.shelter}?lang=en&new=1")
    assert page.locator("#more").is_hidden()
    page.locator('[name="people"][value="7"]').tap()
    assert page.get_by_role("button", name="Check in 7 people", exact=True).is_visible()
    page.locator('[name="people"][value="more"]').tap()
    assert page.locator("#more").is_visible()
    assert page.evaluate("document.documentElement.scrollHeight") <= 640


def test_back_after_checking_in_shows_the_card_and_offers_another_family(new_server, phone):
    server = new_server()
    page = phone()
    page.goto(f"{server.phone_url}/s/{server.shelter}?lang=en")
    for name, number in (("Yamada", 4), ("Tanaka", 2)):
        page.locator(f'[name="people"][value="{number}"]').tap()
        page.fill("#name", name)
        page.keyboard.press("Enter")
        page.wait_for_url("**/h/**")
        page.go_back()
        if name == "Yamada":
            page.get_by_text("already checked in here").wait_for()
            page.get_by_role("link", name="Register another family").tap()
    assert people(server) == 6


def test_the_keyboard_alone_is_enough(new_server, desk):
    server = new_server()
    page = desk()
    page.goto(f"{server.phone_url}/s/{server.shelter}?lang=en")
    page.locator('[name="people"]').first.focus()
    for key in ("ArrowRight", "ArrowRight", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("Yamada")
    page.keyboard.press("Enter")
    page.wait_for_url("**/h/**")
    assert people(server) == 3


def test_at_the_next_poster_one_tap_moves_the_family(new_server, phone):
    from shelter.desk import open_unlisted_shelter

    codes = {}

    def two_shelters(node):
        codes.update((name, open_unlisted_shelter(node, name, by="test")) for name in ("東小学校", "西公民館"))

    server = new_server(prepare=two_shelters)
    page = phone()
    page.goto(f"{server.phone_url}/s/{codes['東小学校']}?lang=en")
    page.locator('[name="people"][value="4"]').tap()
    page.fill("#name", "ヤマダ")
    page.locator("button.main").tap()
    page.wait_for_url("**/h/**")
    page.goto(f"{server.phone_url}/s/{codes['西公民館']}?lang=en")
    page.get_by_role("button", name="Check in here: 4 people").tap()
    page.wait_for_url("**/h/**")
    here = server.read(lambda connection: [len(views.at_shelter(connection, code)) for code in codes.values()])
    assert here == [0, 1]
