"""What the tests of paper share: the fonts, sample papers, and a reader that looks at them as people and machines do."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest
import zxingcpp

from printables.fonts import load_fonts
from printables.forms import Forms, forms
from printables.page import Frame
from printables.poster import Poster, poster
from printables.roster import Roster, RosterRow, roster
from printables.sheet import BoardRow, Totals, board_sheet

FONTS = Path(__file__).resolve().parents[2] / ".assets" / "print"
EIGHT = datetime(2024, 1, 2, 20, 0)
CARD = "HTTP://192.168.1.5:8000/H/SH3A9KQ2M7X4R8T1WZ5B6C0DEF"


@dataclass
class Printed:
    """A PDF as somebody holds it in their hands."""

    pdf: bytes

    def __post_init__(self):
        self.reader = pypdf.PdfReader(BytesIO(self.pdf))
        with pypdfium2.PdfDocument(self.pdf) as document:
            self.texts, self.pictures, self.sizes = [], [], []
            for page in document:
                self.texts.append(page.get_textpage().get_text_range().replace("\r\n", "\n"))
                self.pictures.append(page.render(scale=150 / 72, grayscale=True).to_pil().convert("L"))
                self.sizes.append(tuple(round(side * 25.4 / 72) for side in page.get_size()))

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    def codes(self, page: int = 0) -> set[str]:
        """What the QR codes on a page say to a phone."""
        return {code.text for code in zxingcpp.read_barcodes(self.pictures[page])}

    def millimetres(self, page: int, left: float, top: float, right: float, bottom: float):
        """A part of the page as a picture."""
        picture = self.pictures[page]
        dot = picture.width / self.sizes[page][0]
        box = [round(side * dot) for side in (left, top, right, bottom)]
        return picture.crop((*box[:2], min(box[2], picture.width), min(box[3], picture.height)))


@pytest.fixture(scope="session")
def fonts():
    if not (FONTS / "BIZUDPGothic-Regular.ttf").exists():
        pytest.skip("the fonts for paper are not here; set-up brings them once there is a network")
    return load_fonts(FONTS)


@pytest.fixture
def frame() -> Frame:
    return Frame("常滑市立鬼崎北小学校", "E23216", EIGHT, "佐藤")


@pytest.fixture
def drill() -> Frame:
    return Frame("常滑市立鬼崎北小学校", "E23216", EIGHT, "佐藤", drill=True)


@pytest.fixture
def read():
    """Gives a PDF to somebody to hold in their hands."""
    return Printed


@pytest.fixture
def family():
    return _family


def _family(number: int, name: str = "髙﨑 邉𠮷", size: int = 4) -> RosterRow:
    """A family of a given size on the roster."""
    members = tuple(f"{name}{each} {each}歳" for each in range(1, size + 1))
    return RosterRow(f"{number:04d}", name, size, "たかさき", members, ("shelter",), ("insulin",), False, EIGHT, "090-1234-5678")


@pytest.fixture
def shelter_row():
    return _shelter_row


def _shelter_row(**told) -> BoardRow:
    """A shelter on the board: 131 people in a place for 120, unless told otherwise."""
    row = {
        "name": "鬼崎北小学校", "code": "E23216", "status": "open", "people": 131, "people_at": EIGHT, "households": 40,
        "capacity": 120, "share": 131 / 120, "crowding": "full",
    }  # fmt: skip
    return BoardRow(**(row | told))


@pytest.fixture
def every_paper(fonts):
    """Gives one of each paper for a frame, by name."""
    return lambda frame: _every_paper(frame, fonts)


def _every_paper(frame: Frame, fonts) -> dict[str, bytes]:
    """One of each paper, those with several pages with several."""
    door = Poster(frame, "HTTP://192.168.1.5:8000/S/E23216", "http://192.168.1.5:8000/s/E23216", "shelter", "himitsu12")
    return {
        "poster": poster(door, fonts),
        "poster A3": poster(door, fonts, "A3"),
        "forms": forms(Forms(frame, [("0012", CARD, "SH3A-9KQ2")]), fonts),
        "roster": roster(Roster(frame, tuple(_family(number) for number in range(40)), 40, 160, EIGHT), fonts),
        "board": board_sheet(frame, [_shelter_row()] * 40, Totals(5240, 1600, 40), EIGHT, fonts),
    }
