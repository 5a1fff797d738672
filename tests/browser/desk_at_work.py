"""What somebody does at a desk's page: sign in, register, scan with a USB scanner, look at the answer."""

from shelter.core.cards import card_code
from shelter.store import board, views
from shelter.web.moments import now

# A scanner types the keys of an American keyboard. With an input method on, the page hears the keys' places but garbled meanings, and
# kana pile up in the field meanwhile.
_SCAN = """async ([text, inputMethod, gap]) => {
  const place = (c) => /[A-Z]/.test(c) ? "Key" + c : /[0-9]/.test(c) ? "Digit" + c : {"/": "Slash", ":": "Semicolon", ".": "Period"}[c];
  for (const c of [...text, "Enter"]) {
    const field = document.activeElement;
    const end = c === "Enter";
    const kind = { code: end ? c : place(c), key: inputMethod ? "Process" : c, isComposing: inputMethod, bubbles: true, cancelable: true };
    const go = field.dispatchEvent(new KeyboardEvent("keydown", kind));
    if (go && !end && "value" in field && field.type !== "radio") {
      field.value += inputMethod ? "ちにきゅ"[c.charCodeAt(0) % 4] : c.toLowerCase();
      field.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: inputMethod }));
    }
    await new Promise((next) => setTimeout(next, gap));
  }
}"""


def open_desk(server, desk, tab: str = "", *, lang: str = "en", name: str = "佐藤", **options):
    """A page of the desk with 佐藤 signed in, its script at work."""
    page = desk(**options)
    server.sign_in(page, name=name)
    go(server, page, tab, lang=lang)
    return page


def go(server, page, tab: str = "", *, lang: str = "en") -> None:
    """Opens a tab of the desk."""
    page.goto(f"{server.url}/desk/{server.shelter}{tab}?lang={lang}")
    page.wait_for_selector("html[data-ready]")


def register(page, name: str, people: int) -> None:
    """Enters a family without a phone."""
    page.click(f".people label:nth-child({people})")
    page.fill("#name", name)
    page.click("#register button.main")


def scan(page, household: str, *, input_method: bool = False, gap: int = 4, address: bool = True) -> None:
    """Scans a family's card as a USB scanner types it."""
    text = card_code(household)
    page.evaluate(_SCAN, [f"HTTP://192.168.1.5:8000/H/{text}" if address else text, input_method, gap])


def people(server) -> int:
    """How many people the roster of the shelter counts."""
    row = server.read(lambda connection: board.board_row(connection, server.shelter, now()))
    return row["people"] if row else 0


def household(server, id: str):
    """What is known of a household."""
    return server.read(lambda connection: views.household(connection, id))
