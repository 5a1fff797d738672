"""The front door, sign-in, codes and error pages on every size of screen: nothing cut off, nothing too small, usable without a mouse."""

import pytest

from tests.browser.running import ROOT

PATHS = ["/", "/sign-in", "/codes", "/nowhere"]
LANGUAGES = ["ja", "easy", "en"]
AXE = ROOT / ".assets" / "test" / "axe.min.js"


@pytest.fixture
def staff_page(server, desk):
    """Opens pages signed in at headquarters, in a window of the width asked for."""

    def opened(width: int, height: int = 800, **options):
        page = desk(viewport={"width": width, "height": height}, **options)
        server.sign_in(page, role="hq", name="竹田宮恒泰寿限無寿限無五劫の擦り切れ")
        return page

    return opened


@pytest.mark.parametrize("width", [320, 360, 1280, 1920])
def test_no_page_is_wider_than_the_screen(server, staff_page, picture_folder, width):
    page = staff_page(width)
    for path in PATHS:
        for language in LANGUAGES:
            page.goto(f"{server.url}{path}?lang={language}")
            page.screenshot(path=picture_folder / f"front{path.replace('/', '-')}-{language}-{width}.png", full_page=True)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, language)


def test_with_letters_twice_as_large_nothing_is_cut_off(server, staff_page, picture_folder):
    page = staff_page(360)
    for path in PATHS:
        page.goto(f"{server.url}{path}?lang=easy")
        page.evaluate("document.documentElement.style.setProperty('font-size', '225%')")
        page.screenshot(path=picture_folder / f"front{path.replace('/', '-')}-large.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_everything_that_is_pressed_is_at_least_48_pixels_high(server, staff_page):
    page = staff_page(360)
    for path in PATHS:
        page.goto(f"{server.url}{path}?lang=ja")
        low = page.evaluate("""[...document.querySelectorAll("a, button, input:not([type=hidden], [type=radio]), summary, label:has(input)")]
            .filter((part) => part.checkVisibility() && !part.classList.contains("skip"))
            .filter((part) => part.getBoundingClientRect().height < 47.9).map((part) => part.outerHTML)""")
        assert low == [], path


def test_the_skip_link_is_the_first_stop_of_the_keyboard_and_leads_past_the_header(server, desk):
    page = desk()
    page.goto(server.url + "/nowhere?lang=en")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the main part"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(server, desk, staff_page, path):
    if not AXE.exists():
        pytest.skip("axe did not arrive at set-up: there was no network")
    # The content policy forbids foreign scripts, as it should; the test brings axe along all the same.
    page = staff_page(1280, bypass_csp=True)
    for language in LANGUAGES:
        page.goto(f"{server.url}{path}?lang={language}")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run()")
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == [], language


def test_the_page_loads_again_by_itself_when_a_phone_has_come(server, desk):
    page = desk()
    page.route("**/standing", lambda route: route.fulfill(json={"standing": "a phone has come"}))
    page.goto(server.url + "/?lang=en")
    with page.expect_navigation(timeout=8000):
        pass


def test_the_page_does_not_load_again_under_the_hands_of_somebody_typing(server, staff_page):
    page = staff_page(1280)
    page.goto(server.url + "/?lang=en")
    page.fill("#new-name", "稲荷神社")
    with page.expect_response("**/standing", timeout=8000):
        page.route("**/standing", lambda route: route.fulfill(json={"standing": "a phone has come"}))
    page.wait_for_timeout(300)
    assert page.input_value("#new-name") == "稲荷神社"
