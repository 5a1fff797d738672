"""The front door as a phone and a desk meet it."""


def test_a_phone_finds_the_shelter_that_is_open(server, phone):
    page = phone()
    page.goto(server.phone_url + "/")
    assert page.locator("svg.qr").is_visible()
    assert page.locator(f'a[href$="/s/{server.shelter}"]').is_visible()
    assert page.evaluate("isSecureContext") is False


def test_sato_signs_in_and_is_known_after_a_restart(new_server, desk):
    server = new_server()
    page = desk()
    server.sign_in(page, name="佐藤")
    server.kill()
    server.start()
    page.goto(server.url + "/")
    assert page.get_by_text("佐藤").is_visible()
