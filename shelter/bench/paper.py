"""Posters for a whole prefecture, beside blank pages of the same library."""

import io
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from printables.fonts import load_fonts
from printables.page import Frame
from printables.poster import Poster, posters

from .crowd import code
from .figure import Figure, figure
from .served import ROOT

POSTERS = 1000


def run(full: bool) -> Iterator[Figure]:
    """Measures; full makes no difference here."""
    blank = _blank_pages(POSTERS)
    fonts = load_fonts(Path(ROOT) / ".assets" / "print")
    printed_at = datetime.now(UTC)
    sheets = []
    for number in range(POSTERS):
        address = f"http://192.168.10.20:8000/s/{code(number)}"
        frame = Frame(shelter=f"第{number}避難所 髙﨑小学校", code=code(number), printed_at=printed_at)
        sheets.append(Poster(frame=frame, check_in=address.upper(), letters=address, ssid="HINANJO", password="himawari"))
    began = time.perf_counter()
    posters(sheets, fonts)
    seconds = time.perf_counter() - began
    yield figure("paper", f"{POSTERS:,} posters, beside blank pages of the library", POSTERS / seconds, "pages/s", limit=blank)
    yield figure("paper", f"{POSTERS:,} posters", seconds, "s")


def _blank_pages(pages: int) -> float:
    began = time.perf_counter()
    canvas = Canvas(io.BytesIO(), pagesize=A4)
    for _ in range(pages):
        canvas.showPage()
    canvas.save()
    return pages / (time.perf_counter() - began)
