"""The pictures of the poster, drawn by us: thick lines, readable from across a gym and for those who read no word."""

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from printables.pen import Pen

SIDE = 100.0  # every picture is drawn on a square of this side, y upwards
THICK = 4.0


def draw_picture(pen: Pen, picture, x: float, y: float, side: float) -> None:
    """Draws one of the pictures below into a square whose top left corner is x, y; millimetres."""
    canvas = pen.canvas
    canvas.saveState()
    canvas.translate(x * mm, (pen.height - y - side) * mm)
    canvas.scale(side * mm / SIDE, side * mm / SIDE)
    canvas.setLineWidth(THICK)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    picture(pen)
    canvas.restoreState()


def phone_reads_code(pen: Pen) -> None:
    """A phone held before a code on the wall, its view marked by four corners."""
    canvas = pen.canvas
    _code(canvas, 0, 36, 42)
    canvas.setLineWidth(2.5)
    canvas.setDash(3, 5)
    canvas.line(46, 76, 66, 66)
    canvas.line(46, 38, 66, 46)
    canvas.setDash()
    canvas.setLineWidth(THICK)
    _phone(canvas, 63, 12, 36, 74)
    canvas.setLineWidth(3)
    for x, y, right, up in ((70, 40, 1, 1), (92, 40, -1, 1), (70, 66, 1, -1), (92, 66, -1, -1)):
        canvas.lines([(x, y, x + 6 * right, y), (x, y, x, y + 6 * up)])
    _code(canvas, 74, 46, 14)


def finger_taps_number(pen: Pen) -> None:
    """Numbers on a phone, one of them tapped."""
    canvas = pen.canvas
    _phone(canvas, 24, 6, 52, 90)
    for place in range(6):
        x, y = 31 + place % 2 * 20, 68 - place // 2 * 20
        tapped = place == 3
        canvas.setLineWidth(2)
        canvas.roundRect(x, y, 17, 16, 2.5, stroke=1, fill=int(tapped))
        canvas.setFillGray(int(tapped))
        canvas.setFont(pen.fonts.bold_name, 14)
        canvas.drawCentredString(x + 8.5, y + 3, str(place + 1))
        canvas.setFillGray(0)
    _hand(canvas, 64, 50)


def card_is_shown(pen: Pen) -> None:
    """A person shows the phone with the card to somebody behind a desk."""
    canvas = pen.canvas
    _person(canvas, 18, 8, 64)
    _person(canvas, 84, 30, 42)
    canvas.setLineWidth(5)
    canvas.line(62, 32, 100, 32)
    canvas.line(66, 32, 66, 8)
    canvas.line(96, 32, 96, 8)
    canvas.setLineWidth(6)
    canvas.line(22, 46, 40, 52)
    canvas.setLineWidth(3)
    canvas.setFillGray(1)
    canvas.roundRect(38, 46, 20, 30, 3, stroke=1, fill=1)
    canvas.setFillGray(0)
    _code(canvas, 41.5, 54, 13)


def person_at_desk(pen: Pen) -> None:
    """Somebody behind a desk, ready to help: a hand raised."""
    canvas = pen.canvas
    _person(canvas, 50, 30, 62)
    canvas.setLineWidth(6)
    canvas.line(60, 58, 74, 80)
    canvas.setLineWidth(6)
    canvas.line(12, 32, 88, 32)
    canvas.line(20, 32, 20, 6)
    canvas.line(80, 32, 80, 6)


def _phone(canvas: Canvas, x: float, y: float, wide: float, high: float) -> None:
    canvas.setFillGray(1)
    canvas.roundRect(x, y, wide, high, 5, stroke=1, fill=1)
    canvas.setFillGray(0)


def _code(canvas: Canvas, x: float, y: float, side: float) -> None:
    """What everybody takes for a QR code at this size; it says nothing."""
    unit = side / 9
    for left, low in ((0, 0), (0, 6), (6, 6)):
        canvas.rect(x + left * unit, y + low * unit, 3 * unit, 3 * unit, stroke=0, fill=1)
        canvas.setFillGray(1)
        canvas.rect(x + (left + 0.7) * unit, y + (low + 0.7) * unit, 1.6 * unit, 1.6 * unit, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.rect(x + (left + 1.1) * unit, y + (low + 1.1) * unit, 0.8 * unit, 0.8 * unit, stroke=0, fill=1)
    dark = ((4, 8), (4, 6), (4, 4), (5, 5), (3.5, 1), (6, 4), (8, 4), (7, 3), (5, 2), (6, 1), (8, 0), (8, 2), (4, 0))
    for left, low in dark:
        canvas.rect(x + left * unit, y + low * unit, unit, unit, stroke=0, fill=1)


def _person(canvas: Canvas, x: float, y: float, high: float) -> None:
    """Head and body, as on the signs of a station; x is the middle, y the feet."""
    head = high * 0.15
    canvas.circle(x, y + high - head, head, stroke=0, fill=1)
    shoulder = high - 2.5 * head
    path = canvas.beginPath()
    half = high * 0.17
    path.moveTo(x - half, y)
    path.lineTo(x - half, y + shoulder - half)
    path.curveTo(x - half, y + shoulder, x + half, y + shoulder, x + half, y + shoulder - half)
    path.lineTo(x + half, y)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _hand(canvas: Canvas, x: float, y: float) -> None:
    """A pointing hand whose fingertip is at x, y."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(24)
    canvas.setFillGray(1)
    canvas.setLineWidth(3)
    path = canvas.beginPath()
    path.moveTo(-5, -4)
    path.curveTo(-5, 2, 5, 2, 5, -4)
    path.lineTo(5, -22)
    path.curveTo(14, -20, 24, -22, 24, -30)
    path.lineTo(21, -46)
    path.lineTo(-6, -46)
    path.curveTo(-10, -40, -16, -34, -16, -28)
    path.curveTo(-14, -25, -9, -26, -5, -31)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)
    canvas.setFillGray(0)
    canvas.restoreState()
