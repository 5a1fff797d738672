"""QR codes as pictures inside the page: one SVG, nothing fetched."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape

_QUIET = 4  # modules of white around the code, as the standard asks


def capitals(address: str) -> str:
    """The address in capitals, which makes the QR code smaller. Host, scheme and our short paths do not mind."""
    return address.upper()


def qr_svg(text: str, says: str, kind: str = "qr") -> Markup:
    """The QR code of a text. says: what a screen reader reads instead. kind: the class, "qr" or "qr small-one"."""
    path, size = _path(text)
    return Markup('<svg class="{}" viewBox="0 0 {} {}" role="img" aria-label="{}" shape-rendering="crispEdges">'
                  '<path fill="#fff" d="M0 0h{}v{}H0z"/><path d="{}"/></svg>').format(
                      kind, size, size, escape(says), size, size, Markup(path))


@lru_cache(maxsize=256)
def _path(text: str) -> tuple[str, int]:
    """The dark modules as horizontal runs, and the picture's side in modules."""
    import qrcode

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0, mask_pattern=4)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    runs = []
    for y, row in enumerate(rows):
        start = None
        for x, dark in enumerate([*row, False]):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                runs.append(f"M{start + _QUIET} {y + _QUIET}h{x - start}v1h-{x - start}z")
                start = None
    return "".join(runs), len(rows) + 2 * _QUIET
