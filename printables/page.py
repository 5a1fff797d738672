"""The frame of every sheet: what paper this is, whose, which page, when printed, and whether it is a drill."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from printables.fonts import Fonts
from printables.pen import Pen
from printables.words import DRILL, PAGE, PRINTED, Words

rl_config.useA85 = 0  # streams as plain bytes: a quarter smaller and faster than as letters

A4 = (210.0, 297.0)
MARGIN = 12.0
TOP = 27.0  # where a paper's own content may begin
DRILL_WIDE = 62.0


@dataclass(frozen=True)
class Frame:
    """Whose paper it is and who printed it. `printed_at` is in the shelter's own time; `code` may be
    empty (headquarters). `drill` marks every page."""

    shelter: str
    code: str
    printed_at: datetime
    printed_by: str = ""
    drill: bool = False


class Paper:
    """A PDF in the making. Call `start` for every page, draw with `pen`, then take `done()`.

    `size` is the sheet in millimetres; `enlarge` prints the same drawing larger (A3: the square root of 2)."""

    def __init__(
        self, fonts: Fonts, name: Words, title: str, size: tuple[float, float] = A4, enlarge: float = 1
    ) -> None:
        self.name = name
        self.wide, self.high = size
        self.bottom = self.high - MARGIN
        self.right = self.wide - MARGIN
        self._enlarge = enlarge
        self._bytes = BytesIO()
        paper = (self.wide * enlarge * mm, self.high * enlarge * mm)
        self.canvas = Canvas(self._bytes, pagesize=paper, pageCompression=1, lang="ja", initialFontName=fonts.name)
        self.canvas.setTitle(title)
        self.canvas.setCreator("Shelter")
        self.canvas.setProducer("Shelter")
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self.pen = Pen(self.canvas, fonts, self.high)
        self._drawings: set[str] = set()
        self._begun = False

    def start(self, frame: Frame, number: str = "", page: int = 1, pages: int = 1) -> Pen:
        """A new page with its frame; content goes between TOP and `bottom`, MARGIN and `right`."""
        if self._begun:
            self.canvas.showPage()
        self._begun = True
        self.canvas.scale(self._enlarge, self._enlarge)
        if frame.drill:
            self.once("drill", self._drill_mark)
        self._corner(frame, number, page, pages)
        return self.pen

    def once(self, name: str, draw) -> None:
        """What is the same on many pages is drawn into the file once, under a name, and referred to."""
        if name not in self._drawings:
            self.canvas.beginForm(name, 0, 0, self.wide * mm, self.high * mm)
            draw()
            self.canvas.endForm()
            self._drawings.add(name)
        self.canvas.doForm(name)

    def done(self) -> bytes:
        """The finished PDF."""
        self.canvas.save()
        return self._bytes.getvalue()

    def _corner(self, frame: Frame, number: str, page: int, pages: int) -> None:
        """The same corner on every paper: name and number; shelter and code; page, when and by whom."""
        pen = self.pen
        room = self.right - MARGIN - (DRILL_WIDE + 4 if frame.drill else 0)
        x = MARGIN
        for text, size, bold in (
            (self.name.ja, 11, True),
            (self.name.en, 8, False),
            (f"No. {number}" if number else "", 11, True),
        ):
            if text:
                pen.text(x, MARGIN + 4, text, size, bold)
                x += pen.width(text, size, bold) + 3
        shelter = f"{frame.shelter} ({frame.code})" if frame.code else frame.shelter
        pen.fitted(MARGIN, MARGIN + 8.2, shelter, 9, room)
        printed = f"{PRINTED.ja} {PRINTED.en} {frame.printed_at:%Y-%m-%d %H:%M}"
        said = f"{PAGE.ja} {PAGE.en} {page}/{pages}    {printed}    {frame.printed_by}".strip()
        pen.fitted(MARGIN, MARGIN + 11.8, said, 7.5, room)

    def _drill_mark(self) -> None:
        """White on black at the top, and pale across the whole sheet behind the content."""
        pen = self.pen
        self.canvas.saveState()
        inside = self.canvas.beginPath()
        inside.rect(MARGIN * mm, MARGIN * mm, (self.right - MARGIN) * mm, (self.bottom - MARGIN) * mm)
        self.canvas.clipPath(inside, stroke=0)
        self.canvas.rotate(30)
        tilted = Pen(self.canvas, pen.fonts, 0)
        reach = int(self.wide + self.high)
        for row, down in enumerate(range(-reach, reach, 30)):
            for across in range(-reach + row % 2 * 45, reach, 90):
                tilted.text(across, down, f"{DRILL.ja} {DRILL.en}", 36, True, grey=0.9)
        self.canvas.restoreState()
        pen.box(self.right - DRILL_WIDE, MARGIN, DRILL_WIDE, 12.5, line=0, grey=0)
        pen.text(self.right - DRILL_WIDE / 2, MARGIN + 9, f"{DRILL.ja} {DRILL.en}", 26, True, "center", grey=1)
