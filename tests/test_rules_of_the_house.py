"""Rules that hold for every file of the project, whatever it is about."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOP = {
    ".ci", ".git", ".gitignore", "CHANGELOG.md", "LICENSE", "README.md", "kiosk", "printables", "pyproject.toml",
    "requirements.txt", "requirements-npm.txt", "requirements-test.txt", "run.py", "shelter", "tests",
}
MADE = {".assets", ".hypothesis", ".pytest_cache", ".ruff_cache", ".venv", "__pycache__", "data", "node_modules"}
TEXT = {".py", ".js", ".css", ".html", ".md", ".po", ".toml", ".txt", ".json", ".svg", ".sh", ""}
MOST_LINES = 350

# Written in two halves, so that this file keeps its own rule.
REGISTRIES = ("pypi" ".org", "python" "hosted", "registry" ".npmjs", "npmjs" ".org/", "deb" ".debian", "/sim" "ple/")
MACHINE_PATH = re.compile(r"(?<![\w.~}])/(?:work|root|farm|tmp|home)/|\.\./sha" r"red")


def files():
    """Every file of the project, without what set-up, running and tools make."""
    waiting = [path for path in ROOT.iterdir() if path.name not in MADE | {".git"}]
    while waiting:
        path = waiting.pop()
        if path.is_dir():
            waiting.extend(inner for inner in path.iterdir() if inner.name not in MADE)
        elif not path.name.startswith(".assets-") and path.suffix not in {".mo", ".pyc"}:
            yield path


FILES = sorted(files())
TEXTS = [path for path in FILES if path.suffix in TEXT]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_the_top_of_the_project_holds_only_what_is_agreed():
    here = {path.name for path in ROOT.iterdir() if not path.name.startswith(".assets-")}
    assert here - MADE <= TOP


def lines():
    """Every line of every text file, with its place as `file:number`."""
    for path in TEXTS:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            yield f"{name(path)}:{number}", line


def test_no_file_names_a_package_registry():
    assert [place for place, line in lines() if any(host in line.lower() for host in REGISTRIES)] == []


def test_no_file_names_a_folder_of_one_machine():
    found = [place for place, line in lines() if MACHINE_PATH.search(line)]
    assert [place for place in found if not place.startswith(".ci/run:")] == []


def test_files_stay_a_few_screens_long():
    code = [path for path in FILES if path.suffix in {".py", ".js", ".css", ".html"}]
    assert [name(path) for path in code if len(path.read_text(encoding="utf-8").splitlines()) > MOST_LINES] == []


def test_nothing_made_by_others_is_kept_in_the_project():
    """Fonts and libraries arrive at set-up, hash-checked, and are not committed."""
    assert [name(path) for path in FILES if re.search(r"\.(ttf|otf|woff2?|min\.js|min\.css|whl)$", path.name)] == []


def test_files_are_named_in_words_that_users_use():
    empty_words = {"utils", "util", "manager", "service", "services", "helpers", "misc", "common"}
    assert [name(path) for path in FILES if path.stem.lower() in empty_words] == []


def test_ruff_finds_nothing():
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise", str(ROOT)],
        capture_output=True, text=True, encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
