"""Brings what browsers and paper need and we did not write (the live socket's script, fonts) into `.assets/`.

    .assets/socket.io.min.js   the live board's connection
    .assets/print/*.ttf        fonts that are embedded in the paper
    .assets/screen/            the same Japanese font in slices, with a fonts.css naming them
    .assets/test/              what only the tests load into a page

The versions and checksums are those of shelter/web/package-lock.json; npm refuses a file that differs.
"""

import contextlib
import hashlib
import shutil
import tempfile
from pathlib import Path

from shelter.setup import CannotSetUp, npm, say

LICENCES = "licences"
STAMP = "stamp"

WANTED = {
    "socket.io-client/dist/socket.io.min.js": "socket.io.min.js",
    "socket.io-client/LICENSE": f"{LICENCES}/socket.io-client.txt",
    "axe-core/axe.min.js": "test/axe.min.js",
    "@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf": "print/BIZUDPGothic-Regular.ttf",
    "@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf": "print/BIZUDPGothic-Bold.ttf",
    "@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf": "print/NotoSansJP-Regular.ttf",
    "@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf": "print/NotoSansJP-Bold.ttf",
    "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf": "print/NotoSans-Regular.ttf",
    "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf": "print/NotoSans-Bold.ttf",
    "@fontsource/biz-udpgothic/LICENSE": f"{LICENCES}/biz-udpgothic.txt",
}
FIRST_PATIENCE, LATER_PATIENCE = 120, 30  # seconds: who starts again without internet should not wait long
SCREEN_FONT = "@fontsource/biz-udpgothic"
SCREEN_WEIGHTS = ("400", "700")


def wanted_stamp(root: Path) -> str:
    """The checksum of the lock and of what is taken from it: what a complete `.assets/` of this version carries."""
    lock = (root / "shelter" / "web" / "package-lock.json").read_bytes()
    return hashlib.sha256(lock + repr((WANTED, SCREEN_FONT, SCREEN_WEIGHTS)).encode()).hexdigest()


def are_here(root: Path) -> bool:
    """Whether `.assets/` is complete and of this version. Costs two small reads, so every start can ask."""
    stamp = root / ".assets" / STAMP
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted_stamp(root)


def bring(root: Path, python: Path) -> bool:
    """Makes `.assets/` complete with npm; `python` runs the borrowed npm where the machine has none.

    Returns whether it is complete. A failure is told in one line and is no reason not to serve: what an
    earlier start brought stays, and the next start tries again.
    """
    if are_here(root):
        return True
    missed = root / ".venv" / "assets.missed"
    patience = LATER_PATIENCE if missed.exists() else FIRST_PATIENCE
    say.line("Fetching fonts and browser files …")
    try:
        with tempfile.TemporaryDirectory(prefix=".assets-", dir=root, ignore_cleanup_errors=True) as scratch:
            packages = npm.install(root, Path(scratch) / "npm", python, patience)
            made = Path(scratch) / "made"
            _collect(packages, made)
            (made / STAMP).write_text(wanted_stamp(root), encoding="utf-8")
            _put_in_place(made, root / ".assets")
    except (CannotSetUp, OSError) as problem:
        with contextlib.suppress(OSError):  # a folder nobody may write: then the next try waits as long again
            missed.touch()
        if (root / ".assets" / STAMP).exists():
            so = "so those of an earlier version are used until a start with internet"
        else:
            so = "so pages work without the live connection and paper cannot be printed until a start with internet"
        say.line(f"Fonts and browser files could not be fetched, {so}: {problem}")
        return False
    return True


def _collect(packages: Path, made: Path) -> None:
    """Copies just the files that are used out of npm's folder, under the names the product knows."""
    for source, target in WANTED.items():
        (made / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(packages / source, made / target)
    screen = made / "screen"
    screen.mkdir()
    sheets = []
    for weight in SCREEN_WEIGHTS:
        for slice_file in (packages / SCREEN_FONT / "files").glob(f"*-{weight}-normal.woff2"):
            shutil.copyfile(slice_file, screen / slice_file.name)
        sheets.append(_only_woff2((packages / SCREEN_FONT / f"{weight}.css").read_text(encoding="utf-8")))
    (screen / "fonts.css").write_text("\n".join(sheets), encoding="utf-8")


def _only_woff2(sheet: str) -> str:
    """The font's own style sheet with addresses beside it, and without the older format that no browser here needs."""
    lines = []
    for line in sheet.splitlines():
        if line.lstrip().startswith("src:"):
            line = line.split(", url(")[0].replace("./files/", "./").rstrip(";") + ";"
        lines.append(line)
    return "\n".join(lines)


def _put_in_place(made: Path, place: Path) -> None:
    """Swaps the finished folder in, so that nobody ever meets half of one."""
    if place.exists():
        place.rename(made.parent / "before")
    made.rename(place)
