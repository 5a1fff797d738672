"""What browser tests share: a real browser with our fonts, real servers, phones and desks.

browser: the Chromium, one for all tests.   server: a running server, fresh for each test file.
new_server: starts further ones (`new_server(drill=True, prepare=lambda node: …)`), each with its own data.
phone: `phone()` opens a page on a phone of 360x640 that meets the server as real phones do, at server.phone_url.
desk: `desk()` opens a page on a desk of 1280x800.   Both take Playwright's context options.
Pages fail their test when a script of theirs fails or the content policy blocks something.
"""

import os
from pathlib import Path

import pytest

from tests.browser.running import ROOT, RunningServer

_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>sans-serif</family><prefer><family>BIZ UDPGothic</family><family>Noto Sans JP</family><family>Noto Sans</family></prefer></alias>
<alias binding="same"><family>system-ui</family><prefer><family>BIZ UDPGothic</family></prefer></alias>
</fontconfig>"""
_ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--host-resolver-rules=MAP shelter.test 127.0.0.1",
)  # fmt: skip


@pytest.fixture(scope="session")
def browser(browser_program, tmp_path_factory):
    """A headless Chromium that has Japanese fonts (Debian's has none) and knows the name shelter.test."""
    from playwright.sync_api import sync_playwright

    folder = tmp_path_factory.mktemp("fonts")
    settings = folder / "fonts.conf"
    settings.write_text(_FONTS.format(fonts=ROOT / ".assets" / "print", cache=folder), encoding="utf-8")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browser_program, args=list(_ARGUMENTS), env={**os.environ, "FONTCONFIG_FILE": str(settings)}
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def new_server(tmp_path_factory):
    """Starts servers; all of them end with the test file."""
    started = []

    def start(**options) -> RunningServer:
        started.append(RunningServer(tmp_path_factory.mktemp("server"), **options))
        return started[-1]

    yield start
    for server in started:
        server.stop()


@pytest.fixture(scope="module")
def server(new_server) -> RunningServer:
    """A server on a fresh folder, with the one shelter that is then open at once."""
    return new_server()


@pytest.fixture
def _open_page(browser):
    contexts, troubles = [], []

    def open_page(**options):
        context = browser.new_context(**options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
        page.on("console", lambda said: troubles.append(said.text) if "Content Security Policy" in said.text else None)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture
def phone(_open_page):
    """Opens pages on phones; each has its own cookies. Options: locale, java_script_enabled, viewport, …"""

    def open_phone(**options):
        usual = {"viewport": {"width": 360, "height": 640}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True, "locale": "ja-JP"}
        return _open_page(**{**usual, **options})

    return open_phone


@pytest.fixture
def desk(_open_page):
    """Opens pages on a desk's or wall's screen. Options as for `phone`."""
    return lambda **options: _open_page(**{"viewport": {"width": 1280, "height": 800}, "locale": "ja-JP", **options})


@pytest.fixture(scope="session")
def picture_folder(tmp_path_factory) -> Path:
    """Where tests put screenshots: the folder named by SHELTER_PICTURES, else one that is thrown away."""
    named = os.environ.get("SHELTER_PICTURES")
    folder = Path(named) if named else tmp_path_factory.mktemp("pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
