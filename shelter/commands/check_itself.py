"""`run.py test`: the whole suite, with a real browser, in the environment that set-up made."""

import os
import subprocess
import sys
from pathlib import Path

from shelter.setup import browser


def add(parser) -> None:
    """Takes no options of its own: every word after `test` is pytest's."""


def run(args) -> int:
    """Runs pytest at the project's root and returns its exit status."""
    root = Path(__file__).resolve().parents[2]
    environ = dict(os.environ)
    program = browser.ready()
    if program is not None:
        environ["SHELTER_BROWSER"] = program
    return subprocess.run([sys.executable, "-m", "pytest", *args.pytest], cwd=root, env=environ).returncode
