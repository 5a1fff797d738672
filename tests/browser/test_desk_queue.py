"""The server goes away in the middle of a queue: nothing entered is lost, and everything arrives once."""

import pytest

from shelter.core.cards import new_card
from shelter.desk import check_in
from tests.browser.desk_at_work import go, household, open_desk, people, register, scan

YAMADA = new_card()


@pytest.fixture(scope="module")
def server(new_server):
    """A shelter where ヤマダ (4) has checked in by phone."""

    def prepare(node):
        from shelter.desk import open_unlisted_shelter

        code = open_unlisted_shelter(node, "東小学校", by="test")
        check_in(node, code, YAMADA, request=new_card(), by="phone", via="phone", name="ヤマダ", people=4)

    return new_server(prepare=prepare)


def waiting(page) -> str:
    return page.inner_text("#outbox") if page.is_visible("#outbox") else ""


def test_a_server_that_dies_and_comes_back_gets_everything_once(server, desk, picture_folder):
    page = open_desk(server, desk)
    register(page, "スズキ", 3)
    page.wait_for_selector(".panel .card")
    page.click("[data-focus]")
    before = people(server)

    server.kill()
    register(page, "タナカ", 2)
    page.wait_for_selector("#outbox .unsent")
    assert page.input_value("#name") == "" or page.wait_for_timeout(1500) is None
    register(page, "サトウ", 5)
    page.wait_for_timeout(1500)
    scan(page, YAMADA, input_method=True)
    page.wait_for_timeout(300)
    assert "Records not yet sent: 3" in waiting(page) and "タナカ 2" in waiting(page)
    page.screenshot(path=picture_folder / "desk-queue.png")

    server.start()
    page.wait_for_selector("#outbox", state="hidden", timeout=15_000)
    assert people(server) == before + 7
    assert household(server, YAMADA).present[0].seen
    kinds = [fact.kind for fact in household(server, YAMADA).facts]
    assert kinds.count("seen") == 1


def test_an_answer_lost_on_the_way_is_asked_for_again_and_counted_once(server, desk):
    page = open_desk(server, desk)
    before, lost = people(server), []

    def lose(route):
        route.fetch()  # the server has it
        lost.append(route.request.post_data)
        route.abort()

    page.route("**/register*", lose, times=2)
    register(page, "ノグチ", 4)
    page.wait_for_selector("#outbox .unsent")
    page.wait_for_selector("#outbox", state="hidden", timeout=15_000)
    assert len(lost) == 2 and people(server) == before + 4


def test_what_waits_survives_loading_the_page_again(server, desk):
    page = open_desk(server, desk)
    before = people(server)
    page.route("**/register*", lambda route: route.abort())
    register(page, "モリ", 6)
    page.wait_for_selector("#outbox .unsent")
    go(server, page)
    page.wait_for_selector("#outbox .unsent")
    assert "モリ 6" in waiting(page) and people(server) == before
    page.unroute("**/register*")
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_selector("#outbox", state="hidden", timeout=15_000)
    assert people(server) == before + 6


def test_entries_are_sent_in_the_order_they_were_made(server, desk):
    page = open_desk(server, desk)
    sent = []
    page.on("request", lambda request: sent.append(request.post_data) if "/register" in request.url else None)
    page.route("**/register*", lambda route: route.abort())
    for n in (1, 2, 3):
        register(page, f"順番{n}", n)
        page.wait_for_timeout(1400)
    page.unroute("**/register*")
    sent.clear()
    page.wait_for_selector("#outbox", state="hidden", timeout=15_000)
    assert [f"people={n}" in body for n, body in zip((1, 2, 3), sent, strict=True)] == [True, True, True]


def test_a_session_that_ended_keeps_the_queue_and_asks_to_sign_in_again(server, desk):
    page = open_desk(server, desk)
    before = people(server)
    page.context.clear_cookies()
    register(page, "イトウ", 2)
    page.wait_for_selector("#outbox a.button.main")
    assert "Nothing is lost" in waiting(page) or "sign in again" in waiting(page)
    page.click("#outbox a.button.main")
    page.fill("#code", server.staff_code)
    page.fill("#name", "佐藤")
    page.press("#name", "Enter")
    page.wait_for_selector("html[data-ready]")
    page.wait_for_selector("#outbox", state="hidden", timeout=15_000)
    assert people(server) == before + 2


def test_what_the_server_refuses_later_can_be_put_back_into_the_form(server, desk):
    page = open_desk(server, desk)
    page.route("**/register*", lambda route: route.abort())
    page.fill(".people .more input", "0")
    page.fill("#name", "オオゼイ")
    page.click("#register button.main")
    page.wait_for_timeout(1500)
    assert page.input_value("#name") == ""
    page.unroute("**/register*")
    page.wait_for_selector("#outbox .stuck", timeout=15_000)
    page.click("#outbox .stuck button >> nth=0")
    assert page.input_value("#name") == "オオゼイ" and page.input_value(".people .more input") == "0"
    page.fill(".people .more input", "9")
    page.click("#register button.main")
    page.wait_for_selector(".panel .card")
    assert page.is_hidden("#outbox")


def test_a_refusal_at_once_leaves_the_form_as_it_was_typed(server, desk):
    page = open_desk(server, desk)
    page.fill(".people .more input", "0")
    page.fill("#name", "ゼロ")
    page.click("#register button.main")
    page.wait_for_selector(".answer.no")
    assert page.input_value("#name") == "ゼロ" and page.is_hidden("#outbox")
