"""Headquarters in a real browser: what happens at a shelter appears by itself, and what is being typed is never taken away."""

import re
import uuid

import pytest
import requests
from playwright.sync_api import expect

LIST = "名称,所在地_連結表記,緯度,経度,想定収容人数\r\n第一小学校,東町1-1,34.9,136.8,250\r\n"


@pytest.fixture
def hq(server, desk):
    """鈴木 at headquarters."""
    page = desk()
    server.sign_in(page, role="hq", name="鈴木")
    return page


@pytest.fixture
def shelter_desk(server, newcomer_session):
    """佐藤 at the shelter, by its forms: ask(item, quantity)."""
    session, token = newcomer_session

    def ask(item: str, quantity: int) -> None:
        form = {"csrf_token": token, "request": str(uuid.uuid4()), "item": item, "quantity": quantity, "urgency": "now"}
        answer = session.post(f"{server.url}/desk/{server.shelter}/needs", data=form, timeout=10, allow_redirects=False)
        assert answer.status_code in (200, 303), answer.text

    return ask


@pytest.fixture
def newcomer_session(server):
    session = requests.Session()
    token = _token(session.get(server.url + "/sign-in", timeout=10).text)
    session.post(server.url + "/sign-in", data={"csrf_token": token, "code": server.staff_code, "name": "佐藤"}, timeout=10)
    return session, _token(session.get(server.url + "/codes", timeout=10).text)


def _token(page: str) -> str:
    return re.search(r'name="csrf_token" value="([^"]+)"', page)[1]


def arrives(server, **more):
    family = {"household": str(uuid.uuid4()), "request": str(uuid.uuid4()), "name": "ヤマダ", "people": 2, **more}
    assert requests.post(f"{server.url}/api/v1/shelters/{server.shelter}/checkins", json=family, timeout=10).status_code == 201


def test_a_call_for_help_appears_by_itself_marks_the_window_and_ends_when_taken(server, hq, picture_folder):
    hq.goto(server.url + "/hq")
    expect(hq.locator("[data-standing]:not(.polling)")).to_be_visible()
    arrives(server, urgent=True)
    expect(hq.locator(".calls li")).to_have_count(1, timeout=5000)
    expect(hq).to_have_title(re.compile("^！1 "))
    hq.screenshot(path=picture_folder / "hq-call.png")
    hq.get_by_role("button", name="私が対応する").click()
    expect(hq.locator(".calls li")).to_have_count(0, timeout=5000)
    assert not hq.title().startswith("！")


def test_a_call_for_help_rings_also_while_headquarters_looks_for_people(server, hq):
    hq.goto(server.url + "/hq/people")
    hq.fill("#find", "ヤマ")
    arrives(server, urgent=True)
    expect(hq.locator(".calls .danger")).to_be_visible(timeout=8000)
    expect(hq).to_have_title(re.compile("^！1 "))
    expect(hq.locator("#find")).to_have_value("ヤマ")
    expect(hq.locator("[data-standing]")).to_be_hidden()
    hq.locator(".calls a.button").click()
    hq.get_by_role("button", name="私が対応する").click()
    expect(hq.locator(".calls li")).to_have_count(0, timeout=5000)


def test_a_request_appears_by_itself_and_a_half_written_answer_stays_until_it_is_sent(server, hq, shelter_desk):
    hq.goto(server.url + "/hq")
    shelter_desk("blanket", 200)
    asked = hq.locator(".asked").filter(has_text="毛布")
    expect(asked).to_be_visible(timeout=5000)
    asked.get_by_placeholder("避難所へのひとこと").fill("17時に出発")
    shelter_desk("water", 500)
    expect(hq.locator(".asked").filter(has_text="飲料水")).to_be_visible(timeout=5000)
    expect(asked.get_by_placeholder("避難所へのひとこと")).to_have_value("17時に出発")
    asked.get_by_role("button", name="受け付ける").click()
    expect(hq.locator(".asked").filter(has_text="毛布").filter(has_text="受付済み")).to_contain_text("17時に出発")


def test_when_the_live_connection_is_lost_headquarters_is_told_and_goes_on_by_asking(server, hq):
    for place in (re.compile("/socket.io/"),):
        hq.route(place, lambda route: route.abort())
        hq.route_web_socket(place, lambda socket: socket.close())
    hq.goto(server.url + "/hq")
    expect(hq.get_by_text("5秒ごとに確認しています")).to_be_visible(timeout=6000)
    before = int(hq.locator(".totals .first dd").text_content())
    arrives(server)
    expect(hq.locator(".totals .first dd")).to_have_text(str(before + 2), timeout=9000)


def test_a_list_is_looked_at_and_taken_over_with_two_buttons(server, hq, picture_folder):
    hq.goto(server.url + "/hq/lists")
    hq.set_input_files("#files", {"name": "town.csv", "mimeType": "text/csv", "buffer": LIST.encode("cp932")})
    hq.get_by_role("button", name="読み込んで比べる").click()
    expect(hq.get_by_text("1 か所が登録・変更されます")).to_be_visible()
    hq.screenshot(path=picture_folder / "hq-list.png", full_page=True)
    hq.get_by_role("button", name="この内容で登録する").click()
    expect(hq.get_by_text("1 か所を登録しました")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(320, 640), (360, 640), (1280, 800)])
def test_no_page_of_headquarters_is_wider_than_the_screen(server, desk, picture_folder, width, height):
    arrives(server, urgent=True)
    page = desk(viewport={"width": width, "height": height})
    server.sign_in(page, role="hq", name="鈴木")
    for path in ("/hq", "/hq/requests?all=1", "/hq/shelters", f"/hq/shelters/{server.shelter}", "/hq/people", "/hq/lists", "/hq/paper"):
        for language in ("ja", "easy", "en"):
            page.goto(f"{server.url}{path}{'&' if '?' in path else '?'}lang={language}")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, language)
        page.screenshot(path=picture_folder / f"hq{re.sub('[^a-z]', '-', path)}-{width}.png", full_page=True)
