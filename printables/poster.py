"""The poster at the shelter's door: scan, tap, done; in three languages and in pictures."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportlab.lib.units import mm

from printables import words
from printables.fonts import Fonts
from printables.lines import fit
from printables.page import MARGIN, Frame, Paper
from printables.pen import Pen
from printables.pictures import card_is_shown, draw_picture, finger_taps_number, person_at_desk, phone_reads_code
from printables.wifi import wifi_text

ENLARGE = {"A4": 1.0, "A3": 2**0.5}
NAME_SIZES = (72.0, 64.0, 56.0, 50.0, 45.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0)
NAME_LOW = 50.0  # where the name stands; all of these in millimetres from the top
BAR = 52.0
CODES = 66.2
CODE_SIDE = 133.0
LETTERS = 199.5
STEPS_TOP = 211.5
HELP_TOP = 263.8


@dataclass(frozen=True)
class Poster:
    """One shelter's poster. `check_in` is the address the QR code says (all capitals makes a smaller code),
    `letters` the same address as people type it. `ssid` empty: no Wi-Fi is shown; `password` empty: an open
    network, and the poster says what that means. `kana` is the reading of the shelter's name, if known."""

    frame: Frame
    check_in: str
    letters: str
    ssid: str = ""
    password: str = ""
    kana: str = ""


def poster(sheet: Poster, fonts: Fonts, size: str = "A4") -> bytes:
    """One poster as a PDF; `size` is A4 or A3. ValueError for another size or a Wi-Fi name that must not be used."""
    return posters([sheet], fonts, size)


def posters(sheets: Iterable[Poster], fonts: Fonts, size: str = "A4") -> bytes:
    """Many posters in one PDF, a page each, in the order given. ValueError when there is none."""
    if size not in ENLARGE:
        raise ValueError(f"A poster is A4 or A3, not {size}.")
    paper = None
    for sheet in sheets:
        paper = paper or Paper(fonts, words.POSTER, _title(sheet), enlarge=ENLARGE[size])
        _draw(paper, sheet)
    if paper is None:
        raise ValueError("There is no shelter to make a poster for.")
    return paper.done()


def _title(sheet: Poster) -> str:
    return f"{words.POSTER.ja} {sheet.frame.shelter}"


def _draw(paper: Paper, sheet: Poster) -> None:
    joins = wifi_text(sheet.ssid, sheet.password) if sheet.ssid else ""
    pen = paper.start(sheet.frame)
    paper.once("how-to", lambda: _how_to(paper))
    _name(paper, sheet)
    # The white zone around the code may reach into the margin; the code itself does not.
    left = paper.right + 10 - CODE_SIDE if joins else (paper.wide - CODE_SIDE) / 2
    pen.qr(left, CODES, CODE_SIDE, sheet.check_in)
    if joins:
        _wifi(pen, sheet, joins)
    pen.text(paper.wide / 2, LETTERS + 2, f"{words.LETTERS.ja}   {words.LETTERS.en}", 9, align="center")
    pen.fitted(paper.wide / 2, LETTERS + 9.3, sheet.letters, 22, paper.right - MARGIN, True, "center")


def _name(paper: Paper, sheet: Poster) -> None:
    """The shelter's name, as large as the space allows."""
    pen, room = paper.pen, paper.right - MARGIN
    size, lines = fit(pen.fonts, sheet.frame.shelter, NAME_SIZES, room * mm, 1, True)
    if size < 40:
        size, lines = fit(pen.fonts, sheet.frame.shelter, NAME_SIZES[4:], room * mm, 2, True)
    y = NAME_LOW - 1 - (len(lines) - 1) * size * 0.39
    if len(lines) == 1:
        y -= (72 - size) * 0.1
    if sheet.kana:
        pen.fitted(paper.wide / 2, y - size * 0.345, sheet.kana, 11, room, align="center")
    for line in lines:
        pen.text(paper.wide / 2, y, line, size, True, "center")
        y += size * 0.39


def _wifi(pen: Pen, sheet: Poster, joins: str) -> None:
    """The code that joins the Wi-Fi, and the same in letters."""
    wide, inner = 64.0, 56.0
    x = MARGIN + 4
    pen.box(MARGIN + 0.3, CODES + 6, wide, 118, 0.6, corner=2)
    y = pen.lines(x, CODES + 14, words.FIRST_WIFI.ja, 12.5, inner, 6, True)
    y = pen.ruby_lines(x, y, words.FIRST_WIFI.easy, 10, inner, 5)
    y = pen.lines(x, y, words.FIRST_WIFI.en, 10, inner, 5)
    pen.qr(MARGIN + (wide - 50) / 2, y - 3, 50, joins)
    y += 52
    for label, value in ((words.NETWORK, sheet.ssid), (words.PASSWORD, sheet.password)):
        if value:
            pen.text(x, y, f"{label.ja} {label.en}", 8)
            size, lines = fit(pen.fonts, value, (15.0, 12.0, 10.0, 8.0), inner * mm, 2, True)
            for line in lines:
                y += size * 0.42
                pen.text(x, y, line, size, True)
            y += 6
    for said in (words.STAY,) if sheet.password else (words.OPEN_NETWORK, words.STAY):
        y = pen.lines(x, y, said.ja, 8, inner, 4)
        y = pen.lines(x, y, said.en, 8, inner, 4)


def _how_to(paper: Paper) -> None:
    """All that is the same on every poster: the bar, the three steps, and where to find people."""
    pen, room = paper.pen, paper.right - MARGIN
    pen.box(MARGIN, BAR, room, 14, 0, grey=0, corner=2)
    pen.ruby(MARGIN + 6, BAR + 11.6, words.HERE.easy, 22, True, grey=1)
    pen.text(paper.right - 6, BAR + 10.5, words.HERE.en, 28, True, "right", grey=1)
    wide = room / 3
    for place, picture in enumerate((phone_reads_code, finger_taps_number, card_is_shown)):
        step, x = words.STEPS[place], MARGIN + place * wide
        middle = x + wide / 2
        pen.dot(x + 8, STEPS_TOP + 8, 4.5)
        pen.text(x + 8, STEPS_TOP + 10.6, str(place + 1), 20, True, "center", grey=1)
        draw_picture(pen, picture, middle - 12, STEPS_TOP, 26)
        y = pen.lines(middle, STEPS_TOP + 31, step.ja, 11, wide - 3, 4.5, True, "center")
        y = pen.ruby_lines(middle, y + 2, step.easy, 9.5, wide - 3, 5, align="center")
        pen.lines(middle, y, step.en, 9, wide - 3, 3.8, align="center")
    pen.box(MARGIN + 0.4, HELP_TOP, room - 0.8, paper.bottom - HELP_TOP - 0.4, 0.8, corner=2)
    draw_picture(pen, person_at_desk, MARGIN + 4, HELP_TOP + 1.2, 18.5)
    for place, said in enumerate((words.NO_PHONE, words.URGENT)):
        x = MARGIN + 27 + place * 80
        y = pen.lines(x, HELP_TOP + 6, said.ja, 10, 77, 4.2, True)
        y = pen.ruby_lines(x, y + 1.4, said.easy, 8.5, 77, 4.8)
        pen.lines(x, y - 0.6, said.en, 8.5, 77, 3.8)
