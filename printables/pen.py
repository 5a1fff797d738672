"""Drawing on a sheet, measured in millimetres from its top left corner; type sizes in points."""

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from printables.fonts import Fonts
from printables.lines import fit, wrap
from printables.qr import draw_qr
from printables.ruby import SMALL, SPACE, Ruby, phrases, ruby_width, ruby_wrap, stretch_width

POINT = 1 / mm  # a point in millimetres


class Pen:
    """Draws text, boxes and codes on one canvas. `height` is the sheet's, in millimetres."""

    def __init__(self, canvas: Canvas, fonts: Fonts, height: float) -> None:
        self.canvas = canvas
        self.fonts = fonts
        self.height = height

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """How wide the text will be, in millimetres."""
        return self.fonts.width(text, size, bold) * POINT

    def text(
        self, x: float, y: float, text: str, size: float, bold: bool = False, align: str = "left", grey: float = 0
    ) -> None:
        """One line whose letters stand on y. `align` says which part of it x is: left, center or right."""
        pieces = self.fonts.pieces(text, bold)
        x -= _before(align) * sum(piece.width for piece in pieces) * size / 1000 * POINT
        if grey:
            self.canvas.setFillGray(grey)
        line = self.canvas.beginText(x * mm, (self.height - y) * mm)
        for piece in pieces:
            line.setFont(piece.font, size)
            line.textOut(piece.text)
        self.canvas.drawText(line)
        if grey:
            self.canvas.setFillGray(0)

    def lines(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        width: float,
        leading: float,
        bold: bool = False,
        align: str = "left",
    ) -> float:
        """Text wrapped into `width`, `leading` millimetres from line to line. Gives the y of the next line."""
        for line in wrap(self.fonts, text, size, width * mm, bold):
            self.text(x, y, line, size, bold, align)
            y += leading
        return y

    def fitted(
        self, x: float, y: float, text: str, size: float, width: float, bold: bool = False, align: str = "left"
    ) -> None:
        """One line, smaller when it must be, cut off with … when half the size is still too wide."""
        steps = tuple(size * step / 20 for step in range(20, 9, -1))
        size, lines = fit(self.fonts, text, steps, width * mm, 1, bold)
        self.text(x, y, lines[0], size, bold, align)

    def ruby(
        self, x: float, y: float, markup: str, size: float, bold: bool = False, align: str = "left", grey: float = 0
    ) -> float:
        """One line with furigana above. Gives its width in millimetres."""
        return self._ruby_line(x, y, phrases(markup), size, bold, align, grey)

    def ruby_lines(
        self,
        x: float,
        y: float,
        markup: str,
        size: float,
        width: float,
        leading: float,
        bold: bool = False,
        align: str = "left",
    ) -> float:
        """Text with furigana, wrapped into `width`. Gives the y of the next line."""
        for line in ruby_wrap(self.fonts, markup, size, width * mm, bold):
            self._ruby_line(x, y, line, size, bold, align)
            y += leading
        return y

    def ruby_width(self, markup: str, size: float, bold: bool = False) -> float:
        """How wide a line with furigana will be, in millimetres."""
        return ruby_width(self.fonts, phrases(markup), size, bold) * POINT

    def _ruby_line(
        self, x: float, y: float, line: list[list[Ruby]], size: float, bold: bool, align: str, grey: float = 0
    ) -> float:
        total = ruby_width(self.fonts, line, size, bold) * POINT
        x -= _before(align) * total
        for phrase in line:
            for stretch in phrase:
                wide = stretch_width(self.fonts, stretch, size, bold) * POINT
                self.text(x + wide / 2, y, stretch.base, size, bold, "center", grey)
                if stretch.reading:
                    above = y - size * POINT * 0.95
                    self.text(x + wide / 2, above, stretch.reading, size * SMALL, False, "center", grey)
                x += wide
            x += SPACE * size * POINT
        return total

    def box(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        line: float = 0.3,
        grey: float | None = None,
        corner: float = 0,
    ) -> None:
        """A rectangle from its top left corner; `line` in millimetres (0: none), `grey` fills it (0 black)."""
        if grey is not None:
            self.canvas.setFillGray(grey)
        self.canvas.setLineWidth(line * mm)
        low = (self.height - y - high) * mm
        how = {"stroke": int(line > 0), "fill": int(grey is not None)}
        if corner:
            self.canvas.roundRect(x * mm, low, wide * mm, high * mm, corner * mm, **how)
        else:
            self.canvas.rect(x * mm, low, wide * mm, high * mm, **how)
        if grey is not None:
            self.canvas.setFillGray(0)

    def dot(self, x: float, y: float, radius: float) -> None:
        """A black disc around x, y."""
        self.canvas.circle(x * mm, (self.height - y) * mm, radius * mm, stroke=0, fill=1)

    def rule(self, x: float, y: float, to_x: float, to_y: float, line: float = 0.3) -> None:
        """A straight line."""
        self.canvas.setLineWidth(line * mm)
        self.canvas.line(x * mm, (self.height - y) * mm, to_x * mm, (self.height - to_y) * mm)

    def qr(self, x: float, y: float, side: float, text: str) -> None:
        """A QR code with its quiet zone; x, y is the top left corner. ValueError under 20 mm."""
        draw_qr(self.canvas, text, x, self.height - y - side, side)


def _before(align: str) -> float:
    """How much of the text lies before its x."""
    return {"left": 0.0, "center": 0.5, "right": 1.0}[align]
