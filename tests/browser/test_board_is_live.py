"""The board in a real browser: it moves when somebody checks in, asks when sockets fail, says when it is old, and can be read from afar."""

import re
import uuid

import pytest
import requests
from playwright.sync_api import expect

from shelter import desk as writing
from shelter.core import shelters
from shelter.core.cards import new_card

ALONE = re.compile(r"/socket\.io/")
FAKE_SOCKET = "window.io = () => ({ on: (name, heard) => { (window.heard ??= {})[name] = heard; } });"


def arrives(server, people: int, shelter: str | None = None) -> None:
    """A family checks in as a program or a phone would."""
    answer = requests.post(
        f"{server.url}/api/v1/shelters/{shelter or server.shelter}/checkins", timeout=10,
        json={"household": str(uuid.uuid4()), "request": str(uuid.uuid4()), "name": "ヤマダ", "people": people},
    )  # fmt: skip
    assert answer.status_code == 201, answer.text


@pytest.fixture(scope="module")
def town(new_server):
    """A server with forty open shelters, two of them with long names."""

    def prepare(node):
        for number in range(40):
            name = "特別養護老人ホームむらさき野苑（福祉避難所）" if number % 20 == 7 else f"第{number:02d}小学校"
            code = writing.open_unlisted_shelter(node, name, by="本部")
            writing.for_shelter(node, code, shelters.amend, capacity=100, by="本部")
            writing.check_in(node, code, new_card(), request=new_card(), by="本部", via="desk", name="ヤマダ", people=number % 9 + 1)

    return new_server(prepare=prepare)


def test_a_check_in_moves_the_number_on_an_open_board(server, desk):
    board = desk()
    board.goto(server.url + "/board")
    board.locator(".standing.live").wait_for()
    number = board.locator(f'[data-code="{server.shelter}"] [data-f=people]')
    before = int(number.text_content())
    arrives(server, 4)
    expect(number).to_have_text(str(before + 4), timeout=3000)
    assert "changed" in number.get_attribute("class")
    assert board.locator("[data-total=people]").text_content() == str(before + 4)
    assert "ヤマダ" not in board.content()


def test_when_sockets_fail_the_board_asks_every_five_seconds_and_says_so(server, desk):
    board = desk()
    board.clock.install()
    board.route(ALONE, lambda route: route.abort())
    board.route_web_socket(ALONE, lambda socket: socket.close())
    board.goto(server.url + "/board")
    before = int(board.locator("[data-f=people]").text_content())
    arrives(server, 3)
    board.clock.run_for(11_000)
    expect(board.locator("[data-f=people]")).to_have_text(str(before + 3), timeout=3000)
    assert "5秒ごと" in board.locator("[data-standing]").text_content()


def test_when_the_server_is_gone_the_board_says_since_when(new_server, desk):
    server, board = new_server(), desk()
    board.clock.install()
    board.goto(server.url + "/board")
    board.locator(".standing.live").wait_for()
    server.kill()
    board.locator(".standing.polling").wait_for()
    board.clock.run_for(40_000)
    board.locator(".standing.stale").wait_for(timeout=5000)
    assert "応答がありません" in board.locator("[data-standing]").text_content()
    server.start()
    board.clock.run_for(30_000)
    board.locator(".standing.live").wait_for(timeout=10_000)


def test_without_script_the_board_shows_the_numbers_and_loads_itself_again(server, desk):
    board = desk(java_script_enabled=False)
    board.goto(server.url + "/board")
    assert board.locator(f'[data-code="{server.shelter}"] [data-f=people]').is_visible()
    assert board.locator("meta[http-equiv=refresh]").count() == 1


@pytest.fixture
def told(server, desk):
    """A board whose socket is played by the test: told(name, message) is what the server says."""
    board = desk()
    board.route("**/assets/socket.io.min.js*", lambda route: route.fulfill(body=FAKE_SOCKET, content_type="text/javascript"))
    asked = []
    board.on("request", lambda request: asked.append(request.url) if "/api/v1/board" in request.url else None)
    board.goto(server.url + "/board")
    assert board.evaluate("typeof window.heard.rows") == "function"
    picture = requests.get(server.url + "/api/v1/board", timeout=10).json()
    board.evaluate("picture => heard.snapshot(picture)", picture)

    def tell(name, **news):
        row = {**picture["shelters"][0], **news.pop("row", {})}
        message = {"node": picture["node"], "shelters": [row], "totals": picture["totals"], **news}
        board.evaluate("([name, message]) => heard[name](message)", [name, message])
        return board.locator("[data-f=people]").first.text_content()

    tell.as_of, tell.asked, tell.board = picture["as_of"], asked, board
    return tell


def people(number):
    return {"present": {"people": number, "method": "roster", "at": "2026-01-01T00:00:00+09:00"}}


def test_rows_older_than_the_page_are_ignored_and_newer_ones_are_taken(told):
    assert told("rows", as_of=told.as_of + 2, after=told.as_of, row=people(71)) == "71"
    assert told("rows", as_of=told.as_of + 1, after=told.as_of, row=people(65)) == "71"
    assert told("rows", as_of=told.as_of + 2, after=told.as_of + 2, row=people(72)) == "72", "the same moment again: rows are whole"
    assert told.asked == []


def test_rows_that_come_after_something_missed_make_the_page_ask_for_the_whole_board(told):
    with told.board.expect_request("**/api/v1/board"):
        told("rows", as_of=told.as_of + 9, after=told.as_of + 8, row=people(99))


def test_rows_of_another_machine_make_the_page_ask_for_the_whole_board(told):
    with told.board.expect_request("**/api/v1/board"):
        told("rows", node="another", as_of=told.as_of + 1, after=told.as_of, row=people(99))


def test_a_shelter_that_is_gone_disappears_and_a_new_one_comes_in_its_place_in_the_order(told):
    told("rows", as_of=told.as_of + 1, after=told.as_of, row={"code": "NEWPLACE", "name": "新しい避難所", "trouble": 6, "urgent": 1})
    assert told.board.locator(".place h2").first.text_content() == "新しい避難所"
    board = told.board
    board.evaluate(
        "node => heard.rows({node, as_of: 999999, after: 0, shelters: [{code: 'NEWPLACE', gone: true}], totals: {people: 0, present: 0,"
        " households: 0, urgent: 0, needs: 0, shelters: 0}})",
        board.locator("[data-node]").get_attribute("data-node"),
    )
    assert board.locator("text=新しい避難所").count() == 0


def test_on_a_wall_names_are_three_and_people_six_hundredths_of_the_height(town, desk, picture_folder):
    board = desk(viewport={"width": 1920, "height": 1080})
    board.goto(town.url + "/board")
    sizes = board.evaluate(
        "[...document.querySelectorAll('.place')].map(row => ['[data-f=name]', '[data-f=people]']"
        ".map(place => parseFloat(getComputedStyle(row.querySelector(place)).fontSize)))"
    )
    assert all(name >= 0.03 * 1080 and number >= 0.06 * 1080 for name, number in sizes)
    board.screenshot(path=picture_folder / "board-wall.png")


def test_when_there_are_more_shelters_than_fit_an_untouched_wall_turns_its_pages(town, desk):
    board = desk(viewport={"width": 1920, "height": 1080})
    board.clock.install()
    board.goto(town.url + "/board")
    seen = set()
    for _ in range(14):
        seen |= set(board.evaluate(
            "[...document.querySelectorAll('.place')].filter(row => { const at = row.getBoundingClientRect();"
            " return at.top >= document.querySelector('.sum').getBoundingClientRect().bottom - 2 && at.bottom <= innerHeight + 1; })"
            ".map(row => row.dataset.code)"
        ))  # fmt: skip
        board.clock.run_for(12_100)
    assert len(seen) == board.locator(".place").count(), "every shelter must have been shown whole"
    board.mouse.wheel(0, -5000)
    board.wait_for_timeout(100)
    board.clock.run_for(12_100)
    assert board.evaluate("scrollY") < 5, "somebody is reading: the page stays"


@pytest.mark.parametrize("language", ["ja", "easy", "en"])
@pytest.mark.parametrize(("width", "height"), [(320, 568), (360, 640), (1280, 800), (1920, 1080)])
def test_nothing_is_cut_off_at_any_size_in_any_language(town, desk, picture_folder, language, width, height):
    board = desk(viewport={"width": width, "height": height})
    board.goto(f"{town.url}/board?lang={language}")
    board.screenshot(path=picture_folder / f"board-{language}-{width}.png")
    assert board.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert board.evaluate(
        "[...document.querySelectorAll('.place [data-f], .totals dd, .totals dt')].filter(place => place.scrollWidth > place.clientWidth + 1"
        " && getComputedStyle(place).display !== 'inline').map(place => place.textContent)"
    ) == []  # fmt: skip


@pytest.mark.parametrize(("width", "height"), [(320, 568), (360, 640), (1280, 800), (1920, 1080)])
def test_the_numbers_of_a_whole_prefecture_stay_on_one_line(server, desk, width, height):
    board = desk(viewport={"width": width, "height": height})
    board.goto(server.url + "/board?lang=easy")
    torn = board.evaluate("""[["[data-total]", "1,234"], ["[data-total=present], [data-total=people], [data-total=households]", "123,456"],
        ["[data-f=people]", "12,345"]].flatMap(([where, number]) => [...document.querySelectorAll(where)].map(place => { place.textContent = number; return place; }))
        .filter(place => { const range = document.createRange(); range.selectNodeContents(place); return range.getClientRects().length > 1; })
        .map(place => place.outerHTML)""")
    assert torn == []
    assert board.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_reader_who_wants_no_motion_sees_none(server, desk):
    board = desk(reduced_motion="reduce")
    board.goto(server.url + "/board")
    board.evaluate("document.querySelector('[data-f=people]').classList.add('changed')")
    assert board.evaluate("getComputedStyle(document.querySelector('[data-f=people]')).animationName") == "none"
