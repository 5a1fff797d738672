"""The first night at 東小学校, told in order: two phones, 佐藤 at the desk, 鈴木 at headquarters and a board on the wall, all open at once."""

import io
import re
import subprocess
import sys
from urllib.parse import urlsplit

import openpyxl
import pypdfium2
import pytest
import requests
import zxingcpp
from playwright.sync_api import expect

from shelter.core import shelters
from shelter.core.cards import read_card
from shelter.desk import for_shelter, open_unlisted_shelter
from shelter.store import views
from tests.browser.desk_at_work import go, household, open_desk, register, scan
from tests.browser.running import ROOT

SECOND = 1_000  # ms
PEOPLE_COUNTED = "SELECT coalesce(sum(people), 0) FROM stay"


class Night:
    """Everybody's pages. east, west: codes of the shelters. look(page, name) takes a picture when somebody wants to see the story."""

    def __init__(self, server, phone, desk, folder):
        self.server, self.folder, self.pictures = server, folder, 0
        self.east, self.west = server.shelter, ""
        self.yamada_phone = phone(java_script_enabled=False)
        self.nguyen_phone = phone(locale="en-US")
        self.board = desk(viewport={"width": 1920, "height": 1080})
        self.board.goto(server.url + "/board?lang=ja")
        self.board.locator(".standing.live").wait_for()
        self.hq = desk()
        server.sign_in(self.hq, role="hq", name="鈴木")
        self.hq.goto(server.url + "/hq")
        self.desk = open_desk(server, desk, lang="ja", name="佐藤")

    def look(self, page, name):
        self.pictures += 1
        page.screenshot(path=self.folder / f"night-{self.pictures:02d}-{name}.png")

    def on_board(self, what, code=""):
        """A place on the board: a total, or a number of one shelter."""
        return self.board.locator(f'[data-code="{code}"] [data-f={what}]' if code else f"[data-total={what}]")

    def poster(self, code):
        """Where a phone is led that scans the printed poster of a shelter."""
        answer = self.hq.request.get(f"{self.server.url}/print/poster/{code}.pdf")
        assert answer.status == 200
        page = pypdfium2.PdfDocument(answer.body())[0]
        (read,) = zxingcpp.read_barcodes(page.render(scale=2).to_pil())
        return self.server.phone_url + urlsplit(read.text).path

    def counted(self):
        """How many people the data counts, asked beside all screens."""
        return self.server.read(lambda connection: connection.execute(PEOPLE_COUNTED).fetchone()[0])


@pytest.fixture
def night(new_server, phone, desk, picture_folder):
    """東小学校 with room for 150 has just opened; nobody is there yet."""

    def prepare(node):
        code = open_unlisted_shelter(node, "東小学校", by="鈴木")
        for_shelter(node, code, shelters.amend, capacity=150, by="鈴木")

    return Night(new_server(prepare=prepare), phone, desk, picture_folder)


def test_the_first_night(night):
    yamada = yamada_scans_the_poster(night)
    a_neighbour_is_registered_on_the_same_phone(night)
    nguyen_calls_for_help_and_sato_comes(night)
    sato_scans_a_card_and_registers_tanaka_who_has_no_phone(night, yamada)
    sato_counts_132(night)
    blankets_are_asked_for_promised_and_brought(night)
    the_father_goes_to_work_and_comes_back(night, yamada)
    kimura_must_not_be_found(night)
    yamada_moves_on_to_the_next_shelter(night, yamada)
    nguyen_leaves_for_relatives(night)
    in_the_morning_everything_adds_up(night)


def yamada_scans_the_poster(night):
    """A family of four; their phone runs no scripts. The wall shows them within a second."""
    phone = night.yamada_phone
    phone.goto(night.poster(night.east))
    night.look(phone, "phone-first-page")
    phone.locator("[name=people][value='4']").tap()
    phone.fill("#name", "ヤマダ")
    phone.locator("button.main").tap()
    phone.wait_for_url("**/h/**")
    expect(night.on_board("people", night.east)).to_have_text("4", timeout=SECOND)
    expect(phone.get_by_text("今、この画面を写真に撮ってください")).to_be_visible()
    night.look(phone, "phone-card")
    night.look(night.board, "board-first-family")
    return read_card(phone.url.rsplit("/", 1)[1].split("?")[0], drill=False)


def a_neighbour_is_registered_on_the_same_phone(night):
    """ナカムラ, two of them, left their phones at home."""
    phone = night.yamada_phone
    phone.get_by_role("link", name="ほかの世帯を受付する").tap()
    phone.locator("[name=people][value='2']").tap()
    phone.fill("#name", "ナカムラ")
    phone.locator("button.main").tap()
    expect(phone.get_by_text("ナカムラ")).to_be_visible()
    night.look(phone, "phone-neighbour")
    expect(night.on_board("people", night.east)).to_have_text("6", timeout=SECOND)


def nguyen_calls_for_help_and_sato_comes(night):
    """Three people, in easy Japanese first, then in English. It rings at the desk and at headquarters until 佐藤 takes it."""
    phone, desk, hq = night.nguyen_phone, night.desk, night.hq
    phone.goto(f"{night.server.phone_url}/s/{night.east}?lang=easy")
    night.look(phone, "phone-easy-japanese")
    phone.get_by_role("link", name="English").tap()
    phone.locator("[name=people][value='3']").tap()
    phone.fill("#name", "Nguyen")
    phone.locator("[name=urgent][value=yes]").tap()
    night.look(phone, "phone-urgent")
    phone.get_by_role("button", name="Check in 3 people").tap()
    phone.wait_for_url("**/h/**")
    expect(desk.locator(".rings")).to_contain_text("Nguyen")
    expect(hq.locator(".calls li")).to_contain_text("Nguyen")
    expect(hq).to_have_title(re.compile("^！1 "))
    expect(night.on_board("urgent")).to_have_text("1")
    night.look(desk, "desk-rings")
    night.look(hq, "hq-rings")
    night.look(night.board, "board-urgent")
    night.look(phone, "phone-help-is-called")
    desk.locator(".rings").get_by_role("button", name="私が対応する").click()
    expect(desk.locator(".rings")).to_have_count(0)
    expect(hq.locator(".calls li")).to_have_count(0)
    expect(night.on_board("urgent")).to_have_text("0")


def sato_scans_a_card_and_registers_tanaka_who_has_no_phone(night, yamada):
    """ヤマダ stand at the desk with the photo of their card; タナカ, two of them, come without one."""
    desk = night.desk
    scan(desk, yamada)
    expect(desk.locator(".answer .who")).to_contain_text("ヤマダ", timeout=SECOND)
    assert household(night.server, yamada).present[0].seen
    night.look(desk, "desk-card-scanned")
    desk.keyboard.press("Escape")
    register(desk, "タナカ", 2)
    expect(desk.locator(".panel .card svg")).to_be_visible()
    night.look(desk, "desk-registered")
    expect(night.on_board("people", night.east)).to_have_text("11", timeout=SECOND)


def sato_counts_132(night):
    """Many have lain down without checking in. The count stands beside the roster, with its difference."""
    go(night.server, night.desk, "/count", lang="ja")
    night.desk.fill("#people", "132")
    night.desk.press("#people", "Enter")
    expect(night.desk.locator("#pane-counts")).to_contain_text("+121")
    night.look(night.desk, "desk-headcount")
    expect(night.on_board("people", night.east)).to_have_text("132")
    expect(night.on_board("counts", night.east)).to_contain_text("名簿 11")
    expect(night.on_board("counts", night.east)).to_contain_text("(+121)")
    expect(night.on_board("present")).to_have_text("132")
    expect(night.on_board("people")).to_have_text("11")
    night.look(night.board, "board-headcount")


def blankets_are_asked_for_promised_and_brought(night):
    """Three taps at the desk; 鈴木 sees it, answers and closes it; 佐藤 sees both, on a page nobody touches."""
    desk, hq = night.desk, night.hq
    go(night.server, desk, "/needs", lang="ja")
    desk.click(".items label:has(input[value=blanket])")
    desk.click(".amounts label:has(input[value='100'])")
    desk.click(".urgency button[value=now]")
    asked = hq.locator(".asked").filter(has_text="毛布")
    expect(asked).to_contain_text("100枚")
    night.look(hq, "hq-asked")
    asked.get_by_placeholder("避難所へのひとこと").fill("20時に届きます")
    asked.get_by_role("button", name="受け付ける").click()
    expect(desk.locator("#pane-requests .hq-answer")).to_contain_text("20時に届きます")
    night.look(desk, "desk-answered")
    asked.get_by_role("button", name="完了にする").click()
    expect(asked).to_have_count(0)
    expect(desk.locator("#pane-requests .state")).to_have_text("終わりました")
    night.look(hq, "hq-done")


def the_father_goes_to_work_and_comes_back(night, yamada):
    """Found by name; two taps each way. The family's other three stay inside."""
    desk = night.desk
    go(night.server, desk, lang="ja")
    desk.fill("#text", "やまだ")
    desk.locator(".found a").click()
    desk.click(".members label:nth-child(1)")
    desk.get_by_role("button", name="一時外出する").click()
    expect(desk.locator(".answer.out")).to_contain_text("ヤマダ")
    expect(night.on_board("outside", night.east)).to_contain_text("外出 1")
    assert household(night.server, yamada).present[0].out == 1
    night.look(desk, "desk-father-out")
    desk.click(".members label:nth-child(1)")
    desk.get_by_role("button", name="外出から戻った").click()
    expect(desk.locator(".answer")).to_contain_text("外出から戻りました")
    expect(night.on_board("outside", night.east)).not_to_contain_text("外出")
    assert household(night.server, yamada).present[0].out == 0
    desk.keyboard.press("Escape")


def kimura_must_not_be_found(night):
    """キムラ and her child flee from somebody: counted everywhere, named nowhere."""
    desk, hq, server = night.desk, night.hq, night.server
    register(desk, "キムラ", 2)
    expect(desk.locator(".panel .card svg")).to_be_visible()
    desk.click(".panel details:has(form[action*='/hide']) summary")
    desk.click(".panel form[action*='/hide'] button")
    expect(desk.locator(".panel h2")).to_contain_text("非公開の世帯")
    expect(night.on_board("people")).to_have_text("13")
    go(server, desk, lang="ja")
    night.look(desk, "desk-hidden")
    assert "キムラ" not in desk.content()
    for name, found in (("ナカムラ", 1), ("キムラ", 0)):
        desk.fill("#text", name)
        expect(desk.locator("#found .notice" if not found else "#found-many")).to_be_visible()
        expect(desk.locator(".found a")).to_have_count(found)
        hq.goto(server.url + "/hq/people")
        hq.fill("#find", name)
        hq.press("#find", "Enter")
        expect(hq.locator("[role=status]").filter(has_text="見つかりません" if not found else "1件見つかりました")).to_be_visible()
        expect(hq.locator("tbody tr")).to_have_count(found)
    night.look(hq, "hq-hidden-not-found")
    desk.fill("#text", "")
    exports = {path: hq.request.get(server.url + path).body() for path in ("/hq/board.csv", "/hq/board.xlsx", "/print/board.pdf")}
    roster = printed(hq.request.get(f"{server.url}/print/roster/{night.east}.pdf").body())
    assert "ヤマダ" in roster and "タナカ" in roster
    workbook = openpyxl.load_workbook(io.BytesIO(exports["/hq/board.xlsx"]))
    shown = {
        "roster": roster, "board": night.board.content(), "csv": exports["/hq/board.csv"].decode("utf-8-sig"),
        "xlsx": str([list(sheet.values) for sheet in workbook]), "printed board": printed(exports["/print/board.pdf"]),
        "api": requests.get(server.url + "/api/v1/board", timeout=10).text,
    }  # fmt: skip
    for where, text in shown.items():
        assert "キムラ" not in text, where
        assert "東小学校" in text, where
    hq.goto(server.url + "/hq")


def yamada_moves_on_to_the_next_shelter(night, yamada):
    """鈴木 opens 西公民館; the phone that scans its poster is recognised, one tap moves the family, and 東小学校 stops counting them."""
    hq, phone = night.hq, night.yamada_phone
    hq.goto(night.server.url + "/hq/shelters")
    hq.fill("#new-name", "西公民館")
    hq.press("#new-name", "Enter")
    expect(hq.locator("main")).to_contain_text("西公民館")
    night.look(hq, "hq-second-shelter")
    (night.west,) = night.server.read(lambda c: [one["code"] for one in views.open_shelters(c) if one["code"] != night.east])
    phone.goto(night.poster(night.west))
    night.look(phone, "phone-recognised")
    phone.locator("section").filter(has_text="ヤマダ").get_by_role("button").tap()
    phone.wait_for_url("**/h/**")
    expect(night.on_board("people", night.west)).to_have_text("4", timeout=SECOND)
    expect(night.on_board("counts", night.east)).to_contain_text("名簿 9")
    expect(night.on_board("people")).to_have_text("13")
    assert [stay.place for stay in household(night.server, yamada).present] == [night.west]
    expect(phone.get_by_text("西公民館")).to_be_visible()
    night.look(phone, "phone-moved")
    night.look(night.board, "board-two-shelters")


def nguyen_leaves_for_relatives(night):
    """Leaving asks where next, in one tap."""
    phone = night.nguyen_phone
    phone.get_by_role("link", name="We are leaving").tap()
    expect(phone.get_by_role("heading", name="Where are you going?")).to_be_visible()
    night.look(phone, "phone-where-next")
    phone.get_by_role("button", name="To relatives or friends").tap()
    expect(phone.get_by_text("You checked out.")).to_be_visible()
    night.look(phone, "phone-left")
    expect(night.on_board("people")).to_have_text("10")
    key = read_card(phone.url.rsplit("/", 1)[1].split("?")[0], drill=False)
    assert household(night.server, key).stays[0].next == "relative"


def in_the_morning_everything_adds_up(night):
    """ナカムラ 2, タナカ 2, キムラ 2 in the east, ヤマダ 4 in the west; every screen says ten, and the data is sound."""
    night.hq.goto(night.server.url + "/hq")
    for page in (night.desk, night.board):
        page.reload()
    told = requests.get(night.server.url + "/api/v1/board", timeout=10).json()
    assert night.counted() == told["totals"]["people"] == 10
    assert {row["code"]: row["people"] for row in told["shelters"]} == {night.east: 6, night.west: 4}
    expect(night.on_board("people")).to_have_text("10")
    expect(night.desk.locator("#pane-numbers .huge").first).to_have_text("6")
    expect(night.hq.locator(".totals dd").nth(1)).to_have_text("10")
    night.look(night.board, "board-morning")
    night.look(night.hq, "hq-morning")
    checked = subprocess.run(
        [sys.executable, str(ROOT / "run.py"), "check", "--data", str(night.server.folder)], capture_output=True, text=True, encoding="utf-8", timeout=60
    )
    assert (checked.returncode, checked.stdout) == (0, f"Everything in {night.server.folder} fits together.\n"), checked.stdout + checked.stderr


def printed(pdf):
    """The text of all pages, without the spaces that only lay it out."""
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)).replace(" ", "")
