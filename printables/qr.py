"""QR codes as sharp outlines, never too small to be read off a wall or a wet sheet."""

from functools import lru_cache

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

LEAST_MM = 20
QUIET = 4  # modules of white around the code (ISO/IEC 18004)
MASK = 4  # any mask can be read; trying all eight takes five times as long


def matrix(text: str) -> list[list[bool]]:
    """The dark modules of the code for a text, row by row from the top, without the quiet zone.

    Text of capitals, digits and $%*+-./: alone makes a smaller code."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=MASK)
    code.add_data(text, optimize=0)
    return code.get_matrix()


def draw_qr(canvas: Canvas, text: str, left: float, bottom: float, side: float) -> None:
    """Draws the code with its quiet zone into a white square; lengths in millimetres from the bottom left.

    Raises ValueError under 20 mm."""
    if side < LEAST_MM:
        raise ValueError(f"A QR code of {side:g} mm cannot be read; {LEAST_MM} mm is the least.")
    count, path = _outline(text)
    canvas.saveState()
    canvas.translate(left * mm, bottom * mm)
    canvas.scale(side * mm / count, side * mm / count)
    canvas.setFillGray(1)
    canvas.rect(0, 0, count, count, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.addLiteral(path)
    canvas.restoreState()


@lru_cache(maxsize=16)
def _outline(text: str) -> tuple[int, str]:
    """The code's side in modules, quiet zone included, and its dark runs as one path filled once (filling
    run by run leaves white hairlines). Kept a while: the Wi-Fi's code is the same on every poster."""
    rows = matrix(text)
    count = len(rows) + 2 * QUIET
    path = []
    for down, row in enumerate(rows):
        height = count - QUIET - down - 1
        start = None
        for across, dark in enumerate([*row, False]):
            if dark and start is None:
                start = across
            elif not dark and start is not None:
                path.append(f"{start + QUIET} {height} {across - start} 1 re")
                start = None
    return count, "\n".join([*path, "f"])
