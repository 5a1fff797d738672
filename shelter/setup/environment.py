"""Makes `.venv/` beside run.py and puts the locked packages into it, once for every lock and every Python.

A stamp in the environment (the checksum of the lock, and which Python it was made with) is all that a later start
reads, so it needs neither time nor a network.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from shelter.setup import CannotSetUp, say

# How pip begins the row of each package: fetched, from a folder, there already, or not for this system.
STEPS = ("Collecting ", "Processing ", "Requirement already satisfied", "Ignoring ")
# Written last: where the interpreter really was when the environment was made.
PYTHON_STAMP = "python.stamp"


def python_of(folder: Path) -> Path:
    """The interpreter inside an environment's folder."""
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def ready(root: Path, lock_name: str) -> Path:
    """Returns the environment's Python with everything in the lock installed; makes what is missing.

    Raises CannotSetUp with the line to type when this Python or this network cannot do it.
    """
    folder = root / ".venv"
    lock = root / lock_name
    made_with = _made_with(folder)
    if made_with is None:
        _make(folder)
        made_with = _made_with(folder)
    stamp = folder / f"{lock_name}.stamp"
    wanted = hashlib.sha256(lock.read_bytes() + made_with.encode()).hexdigest()
    if not (stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted):
        _install(folder, lock)
        stamp.write_text(wanted, encoding="utf-8")
    return python_of(folder)


def _made_with(folder: Path) -> str | None:
    """What tells one healthy environment from another; None where it is missing, half made, or its Python moved on."""
    notes = folder / "pyvenv.cfg"
    python = python_of(folder)
    if not (notes.is_file() and python.exists()):
        return None
    known = dict(re.findall(r"^(\w+) *= *(.*?) *$", notes.read_text(encoding="utf-8"), flags=re.MULTILINE))
    if not Path(known.get("home", "")).is_dir():
        return None
    now = os.path.realpath(python)
    when_made = folder / PYTHON_STAMP
    if not (when_made.is_file() and when_made.read_text(encoding="utf-8") == now):
        return None
    return f"{now} {known.get('version') or known.get('version_info')}"


def _make(folder: Path) -> None:
    """Makes an empty environment in place of whatever stood there."""
    with_uv = shutil.which("uv") is not None
    try:
        import venv

        if not with_uv:
            import ensurepip  # noqa: F401  asked for only to learn whether it is there: plain Debian lacks it
    except ImportError as problem:
        raise CannotSetUp(_no_venv()) from problem
    say.line("Making a Python environment in .venv …")
    try:
        # uv installs from outside; without it the environment needs a pip of its own.
        venv.create(folder, clear=True, with_pip=not with_uv, symlinks=os.name != "nt")
    except subprocess.CalledProcessError as problem:
        raise CannotSetUp(_no_venv()) from problem
    except OSError as problem:
        raise CannotSetUp(f"cannot write {folder}: {problem.strerror}") from problem
    (folder / PYTHON_STAMP).write_text(os.path.realpath(python_of(folder)), encoding="utf-8")


def _no_venv() -> str:
    if shutil.which("apt-get"):
        return "this Python cannot make environments yet. Type: sudo apt install python3-venv   and start again"
    return "this Python was installed without ensurepip. Install a complete Python 3.11 or newer and start again"


def _install(folder: Path, lock: Path) -> None:
    """Installs exactly what the lock names, each file checked against its hash."""
    total = len(re.findall(r"^[\w.-]+==", lock.read_text(encoding="utf-8"), flags=re.MULTILINE))
    say.line(f"Fetching {total} packages …")
    with subprocess.Popen(
        [*installer(python_of(folder)), "-r", str(lock)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace",
    ) as work:
        told, met = [], 0
        for row in work.stdout:
            told.append(row.rstrip())
            if row.startswith(STEPS):
                met += 1
                say.progress("packages", met, total)
            elif row.startswith("Installing collected packages"):
                say.line("Installing them …")
    if work.returncode:
        raise CannotSetUp(
            "the packages could not be fetched; the first start needs internet (later ones do not). "
            f"The installer said: {_complaint(told)}"
        )


def installer(python: Path) -> list[str]:
    """How this machine installs locked packages for `python`: with uv where there is one (faster), else with its pip.

    The lock is complete, so no dependency is looked up beside it, and each file must have the hash it names.
    """
    exactly = ["--no-deps", "--require-hashes"]
    if uv := shutil.which("uv"):
        return [uv, "pip", "install", "--python", str(python), *exactly]
    return [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar", "off",
            "--retries", "2", *exactly]


def _complaint(told: list[str]) -> str:
    """The one row of an installer's output that says what went wrong."""
    bad = [row for row in told if re.match(r"ERROR|error|  [×╰]|.*(hash|HASH)", row)] or told or ["nothing"]
    return bad[0].strip()
