"""The desk on a laptop, on a tablet both ways and on a phone: nothing cut off, nothing too small, axe finds nothing."""

import pytest

from shelter.core import household_rules, shelters
from shelter.core.cards import new_card
from shelter.desk import answer_request, ask_for, check_in, for_household, for_shelter, open_unlisted_shelter
from tests.browser.desk_at_work import go
from tests.browser.running import ROOT

TABS = ["", "/unseen", "/count", "/needs", "/shelter", "/actions"]
AXE = ROOT / ".assets" / "test" / "axe.min.js"
LONG = "スリジャヤワルダナプラコッテ・寿限無寿限無五劫の擦り切れ 海砂利水魚"


@pytest.fixture(scope="module")
def server(new_server):
    """A shelter with everything a desk can show: long names, twenty people, hidden, urgent, answered requests, a headcount."""

    def prepare(node):
        code = open_unlisted_shelter(node, "常滑市立常滑東小学校（体育館・武道場）", by="test")
        for n, (name, people) in enumerate([(LONG, 20), ("髙﨑", 3), ("Nguyễn Văn Thành Long", 5), ("", 1)]):
            by = {"by": "phone", "via": "phone"} if n < 2 else {"by": "佐藤", "via": "desk"}
            check_in(node, code, new_card(), request=new_card(), name=name, people=people, urgent=n == 0, **by)
        hidden = new_card()
        check_in(node, code, hidden, request=new_card(), by="佐藤", via="desk", name="キムラ", people=3)
        for_household(node, hidden, household_rules.hide, code, new_card(), by="佐藤", request=new_card())
        for_shelter(node, code, shelters.count, 132, by="佐藤", request=new_card())
        for_shelter(node, code, shelters.amend, capacity=120, by="佐藤", request=new_card())
        wish = ask_for(node, code, by="佐藤", request=new_card(), item="infant_formula", quantity=100, urgency="now", note="6か月から")
        answer_request(node, wish, "accepted", hq=True, by="鈴木", request=new_card(), note="18時に届きます。")

    return new_server(prepare=prepare)


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (800, 1280), (360, 640), (320, 640)])
def test_nothing_is_wider_than_the_screen_and_nothing_pressed_is_too_small(server, desk, picture_folder, width, height):
    page = desk(viewport={"width": width, "height": height})
    server.sign_in(page)
    for tab in TABS:
        for lang in ("ja", "easy", "en"):
            go(server, page, tab, lang=lang)
            if not tab:
                page.fill("#text", "スリジャヤ")
                page.wait_for_selector(".found a")
                page.click(".found a")
                page.wait_for_selector(".panel")
                page.evaluate("for (const part of document.querySelectorAll('.panel details')) part.open = true")
            page.screenshot(path=picture_folder / f"desk{tab.replace('/', '-')}-{lang}-{width}.png", full_page=True)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (tab, lang)
            low = page.evaluate("""[...document.querySelectorAll("main a.button, main button, .tabs a, main input:not([type=hidden], [type=radio], [type=checkbox]), .found a, summary, .tick")]
                .filter((part) => part.checkVisibility()).filter((part) => part.getBoundingClientRect().height < 47.9).map((part) => part.outerHTML)""")
            assert low == [], (tab, lang)


def test_with_letters_twice_as_large_nothing_is_cut_off(server, desk, picture_folder):
    page = desk(viewport={"width": 360, "height": 640})
    server.sign_in(page)
    for tab in TABS:
        go(server, page, tab, lang="easy")
        page.evaluate("document.documentElement.style.setProperty('font-size', '225%')")
        page.screenshot(path=picture_folder / f"desk{tab.replace('/', '-')}-large.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), tab


def test_on_a_laptop_the_whole_form_for_the_next_family_is_on_the_first_screen(new_server, desk):
    server = new_server()
    page = desk()
    server.sign_in(page)
    for lang in ("ja", "easy", "en"):
        go(server, page, lang=lang)
        page.evaluate("document.querySelector('.notice.look[role=status]')?.remove()")  # when nothing is wrong with the network
        button = page.locator("#register button.main").bounding_box()
        assert button["y"] + button["height"] <= 800, lang


def test_axe_finds_nothing(server, desk):
    if not AXE.exists():
        pytest.skip("axe did not arrive at set-up: there was no network")
    page = desk(bypass_csp=True)
    server.sign_in(page)
    for tab in TABS:
        go(server, page, tab, lang="ja")
        if not tab:
            page.click("#pane-urgent a[data-panel]")
            page.wait_for_selector(".panel")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run()")
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == [], tab
