"""Finds a Chromium or Chrome for the tests, and on Debian as root installs one: the only thing asked of the system."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from shelter.setup import say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
HOMES = {
    "darwin": (
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ),
    "win32": ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"),
}


def find() -> str | None:
    """The path of a browser the tests can drive: SHELTER_BROWSER if set, else one that is installed, else None."""
    named = os.environ.get("SHELTER_BROWSER")
    if named:
        return shutil.which(named)
    for name in NAMES:
        if found := shutil.which(name):
            return found
    roots = [os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
    for home in HOMES.get(sys.platform, ()):
        for root in roots if sys.platform == "win32" else [""]:
            if (Path(root) / home).is_file():
                return str(Path(root) / home)
    return None


def ready() -> str | None:
    """The browser's path, after installing one where nobody need be asked; else None, and a line says what to type."""
    if found := find():
        return found
    if shutil.which("apt-get") and os.access("/usr/bin", os.W_OK):
        say.line("Installing a browser for the tests (apt-get install chromium) …")
        environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", *words], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environ)
    found = find()
    if found is None:
        say.line(f"No browser for the tests that need one. {_what_to_do()}")
    return found


def _what_to_do() -> str:
    if shutil.which("apt-get"):
        return "Type: sudo apt install chromium"
    return "Install Chrome or Chromium, or set SHELTER_BROWSER to its path."
