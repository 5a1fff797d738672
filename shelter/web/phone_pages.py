"""What all pages of the phone share: one answer each, with its style inside, small enough for a bad connection."""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from flask import Response, render_template, request

from shelter.core.cards import card_code
from shelter.core.codes import read_code
from shelter.store import views
from shelter.web import here
from shelter.web.headers import inline_style
from shelter.web.qr_picture import capitals

_STYLE = Path(__file__).parent / "static" / "phone.css"
_GROUP = 4


def page(template: str, status: int = 200, **values: object) -> Response:
    """The answer made of a template: whole, and compressed where the phone can read that."""
    text = render_template(f"phone/{template}", style=inline_style(_style()), **values).encode()
    response = Response(text, status, mimetype="text/html")
    response.vary.add("Accept-Encoding")
    if "gzip" in request.accept_encodings:
        response.set_data(gzip.compress(text, 6, mtime=0))
        response.content_encoding = "gzip"
    return response


@lru_cache(maxsize=1)
def _style() -> str:
    lines = _STYLE.read_text(encoding="utf-8").splitlines()
    return "\n".join(line.strip() for line in lines if not line.strip().startswith("/*"))


def shelter_of(code: str) -> views.Row | None:
    """The shelter that an address names, in any case; None when there is none."""
    tidied = read_code(code)
    return views.shelter(here.node().read(), tidied) if tidied else None


def code_of(card: str) -> str:
    """The code of a card (a UUID) on this node."""
    return card_code(card, here.node().drill)


def groups(code: str) -> list[str]:
    """A card's code in groups that can be read aloud."""
    return [code[start:start + _GROUP] for start in range(0, len(code), _GROUP)]


def card_address(code: str) -> str:
    """What the card's QR code says: its page, at the address by which this very phone reached us where that is one of ours."""
    base = here.addresses().base(urlsplit(request.host_url).hostname)
    return capitals(f"{base}/h/{code}")
