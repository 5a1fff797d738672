"""The word catalogues (.po) and their compiled form (.mo), which is made when a catalogue is newer."""

from __future__ import annotations

import os
from pathlib import Path

_WEB = Path(__file__).parent / "translations"
_KIOSK = Path(__file__).parents[2] / "kiosk" / "translations"

# (folder, name): one catalogue a part of the product, so that its words stand beside its pages.
DOMAINS: tuple[tuple[Path, str], ...] = (
    (_WEB, "front"), (_WEB, "api"), (_WEB, "phone"), (_WEB, "board"), (_WEB, "hq"), (_KIOSK, "desk"))
LOCALES = ("ja", "ja@easy")


def catalogue_files() -> list[Path]:
    """Every .po file there is."""
    paths = [folder / locale / "LC_MESSAGES" / f"{name}.po" for folder, name in DOMAINS for locale in LOCALES]
    return [path for path in paths if path.exists()]


def refresh() -> None:
    """Compile each catalogue whose compiled form is missing or older."""
    for po in catalogue_files():
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime_ns < po.stat().st_mtime_ns:
            _compile(po, mo)


def _compile(po: Path, mo: Path) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with open(po, encoding="utf-8") as file:
        catalogue = read_po(file, locale=po.parts[-3], abort_invalid=True)
    # Another process may be starting from the same folder: whoever renames last leaves a whole file.
    fresh = mo.with_name(f"{mo.name}.{os.getpid()}")
    with open(fresh, "wb") as file:
        write_mo(file, catalogue)
    os.replace(fresh, mo)
