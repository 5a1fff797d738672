"""Every page of the phone, in every language: on a small phone, with text twice as large, with a long name and a large family."""

import os
import uuid

import pytest

from shelter.core import by_card, shelters
from shelter.core.cards import card_code
from shelter.desk import check_in, for_household, for_shelter, open_unlisted_shelter

LONG_SHELTER = "常滑市立鬼崎北小学校体育館・多目的ホール(第二避難所)"
LONG_NAME = "マリア・アパレシーダ・ドス・サントス・フェレイラ・ダ・コスタ・ヤマモト"
PICTURES_WANTED = "SHELTER_PICTURES" in os.environ
FAMILY = str(uuid.uuid4())
codes = {}


def a_town(node):
    """An open, a closed and a not yet opened shelter, and a family of twenty at the first."""
    for status in ("open", "closed", "preparing"):
        codes[status] = open_unlisted_shelter(node, LONG_SHELTER, by="test")
        for_shelter(node, codes[status], shelters.set_status, status, by="test")
    check_in(node, codes["open"], FAMILY, request=str(uuid.uuid4()), by="phone", via="phone", name=LONG_NAME, people=20, urgent=True)
    for_household(node, FAMILY, by_card.tell, by="phone", members={"1": {"name": LONG_NAME, "age": "72", "care": ["insulin", "oxygen"]}})


@pytest.fixture(scope="module")
def town(new_server):
    """The server of that town."""
    return new_server(prepare=a_town)


def pages():
    """Name → address of every page."""
    card = f"/h/{card_code(FAMILY)}"
    return {
        "first": f"/s/{codes['open']}?new=1", "preparing": f"/s/{codes['preparing']}?new=1", "closed": f"/s/{codes['closed']}?new=1",
        "card": card, "details": card + "/details", "person": card + "/person/1", "new-person": card + "/person",
        "leave": card + "/leave", "hide": card + "/hide", "no-card": "/h/HABC", "no-shelter": "/s/ABC",
    }  # fmt: skip


TOO_SMALL = """[...document.querySelectorAll('a, button, summary, label.pick, input:not([type=hidden], [type=radio], [type=checkbox])')]
    .filter(one => one.checkVisibility() && !(one.tagName === 'A' && one.closest('p:not(.links)')))
    .map(one => [one.textContent.trim() || one.name, one.getBoundingClientRect()])
    .filter(([, box]) => box.height < 47.5 || box.width < 44).map(([text, box]) => `${text} ${box.width}x${box.height}`)"""


@pytest.mark.parametrize("lang", ["ja", "easy", "en"])
def test_every_page_fits_and_its_buttons_are_large(town, phone, picture_folder, lang):
    page = phone()
    small = phone(viewport={"width": 320, "height": 568}, bypass_csp=True)
    for name, path in pages().items():
        address = town.phone_url + path + ("&" if "?" in path else "?") + f"lang={lang}"
        page.goto(address)
        if PICTURES_WANTED:
            page.screenshot(path=picture_folder / f"phone-{name}-{lang}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
        assert page.evaluate(TOO_SMALL) == [], name
        small.goto(address)
        small.add_style_tag(content="html { font-size: 225% !important; }")
        if PICTURES_WANTED:
            small.screenshot(path=picture_folder / f"phone-{name}-{lang}-large.png", full_page=True)
        assert small.evaluate("document.documentElement.scrollWidth") <= 320, name


@pytest.mark.parametrize("lang", ["ja", "easy", "en"])
def test_a_shelter_not_yet_open_needs_no_scrolling_either(town, phone, lang):
    page = phone()
    page.goto(f"{town.phone_url}{pages()['preparing']}&lang={lang}")
    assert page.locator("button.main").evaluate("button => button.getBoundingClientRect().bottom") <= 640


def test_nobody_is_left_out_by_what_an_accessibility_check_finds(town, phone):
    from tests.browser.running import ROOT

    check = ROOT / ".assets" / "test" / "axe.min.js"
    if not check.exists():
        pytest.skip("set-up could not bring the accessibility check (axe-core)")
    page = phone(bypass_csp=True)
    for name, path in pages().items():
        page.goto(town.phone_url + path + ("&" if "?" in path else "?") + "lang=en")
        page.add_script_tag(path=check)
        found = page.evaluate("axe.run().then(said => said.violations.map(one => one.id + ' ' + one.nodes.map(node => node.html).join(' ')))")
        assert found == [], name
