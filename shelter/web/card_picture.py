"""The family's card as a picture: kept among the phone's photos, it is shown at the next desk without network or page.

Only what opens the card stands on it (QR code and letters), no name: a picture is passed on more easily than a paper.
"""

from __future__ import annotations

import io
from pathlib import Path

import qrcode
from PIL import Image, ImageDraw, ImageFont

_WIDE, _HIGH = 720, 1020  # pixels; fits a phone's screen, and prints at 60 mm with 300 dots an inch
_MARGIN = 48
_INK, _PAPER, _DRILL = (23, 23, 28), (255, 255, 255), (255, 214, 51)


def card_png(address: str, letters: list[str], fonts: Path, *, drill: bool) -> bytes:
    """The picture as PNG bytes.

    address: what the QR code says. letters: the code in groups of four. fonts: folder with BIZUDPGothic; without it plain letters.
    """
    picture = Image.new("RGB", (_WIDE, _HIGH), _PAPER)
    draw = ImageDraw.Draw(picture)
    top = _MARGIN
    if drill:
        draw.rectangle((0, 0, _WIDE, 72), fill=_DRILL)
        _centred(draw, 36, "訓練 DRILL", _font(fonts, 40))
        top = 100
    _centred(draw, top + 24, "避難者カード  Evacuee card", _font(fonts, 40))
    side = _WIDE - 2 * _MARGIN
    picture.paste(_code(address, side), (_MARGIN, top + 64))
    below = top + 64 + side
    for row, groups in enumerate((letters[:4], letters[4:])):
        _centred(draw, below + 50 + row * 60, "  ".join(groups), _font(fonts, 48))
    _centred(draw, _HIGH - 50, "受付で見せてください  Show this at the desk", _font(fonts, 28))
    out = io.BytesIO()
    picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=16).save(out, "PNG", optimize=True)
    return out.getvalue()


def _code(address: str, side: int) -> Image.Image:
    """The QR code with its quiet zone, every module the same whole number of pixels, centred in a square."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=4, mask_pattern=4)
    code.add_data(address)
    code.make(fit=True)
    rows = code.get_matrix()
    small = Image.new("1", (len(rows), len(rows)), 1)
    small.putdata([not dark for row in rows for dark in row])
    size = side // len(rows) * len(rows)
    square = Image.new("RGB", (side, side), _PAPER)
    square.paste(small.resize((size, size), Image.Resampling.NEAREST).convert("RGB"), ((side - size) // 2, (side - size) // 2))
    return square


def _centred(draw: ImageDraw.ImageDraw, middle: int, text: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont | None) -> None:
    """One line in the middle of the picture; Japanese is left out where no font for it came."""
    if font is None:
        font, text = ImageFont.load_default(28), " ".join(word for word in text.split() if word.isascii())
    draw.text((_WIDE / 2, middle), text, font=font, fill=_INK, anchor="mm")


def _font(fonts: Path, size: int) -> ImageFont.FreeTypeFont | None:
    path = fonts / "BIZUDPGothic-Bold.ttf"
    return ImageFont.truetype(path, size) if path.is_file() else None
