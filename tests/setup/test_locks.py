"""The locks: complete, hash by hash, and without a word about where a machine fetches packages from."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.txt", "requirements-test.txt", "requirements-npm.txt")


def pinned(lock: str) -> dict[str, list[str]]:
    """Each requirement of a lock with the hashes its file may have."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    rows = [row for row in text.splitlines() if row.strip()]
    return {row.split(" --hash")[0].strip(): re.findall(r"--hash=sha256:([0-9a-f]{64})\b", row) for row in rows}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_to_one_version_with_its_hashes(lock):
    for requirement, hashes in pinned(lock).items():
        assert re.match(r"[a-z0-9][a-z0-9.-]*==[\w.]+( ; .+)?$", requirement)
        assert hashes, requirement


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_says_where_packages_come_from(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|^\s*-(?!-hash)|index|find-links", text, flags=re.MULTILINE)


def names(lock: str) -> set[str]:
    return {requirement.split("==")[0] for requirement in pinned(lock)}


def test_what_the_project_asks_for_is_in_the_locks():
    assert set(PROJECT["project"]["dependencies"]) <= names("requirements.txt")
    assert set(PROJECT["project"]["optional-dependencies"]["test"]) <= names("requirements-test.txt")
    assert set(PROJECT["dependency-groups"]["npm"]) == names("requirements-npm.txt")


def test_the_tests_run_on_exactly_what_is_served_with():
    served, tested = ({row.split(" ;")[0] for row in pinned(lock)} for lock in LOCKS[:2])
    assert served <= tested


def test_the_browsers_lock_has_a_checksum_for_every_package_and_no_address():
    lock = json.loads((ROOT / "shelter" / "web" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    assert [name for name, entry in packages.items() if "resolved" in entry] == []


def test_the_browsers_packages_are_asked_for_by_exact_version():
    asked = json.loads((ROOT / "shelter" / "web" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in asked.values())


def test_the_version_is_the_same_wherever_it_is_written():
    from shelter import __version__

    assert PROJECT["project"]["version"] == __version__
