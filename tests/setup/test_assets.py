"""Fonts and browser files: brought once, swapped in whole, and never a reason not to open the shelter."""

import re
import shutil
from pathlib import Path

import pytest

from shelter.setup import CannotSetUp, assets, npm

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(tmp_path):
    """A project in which set-up has not been yet."""
    web = tmp_path / "shelter" / "web"
    web.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(ROOT / "shelter" / "web" / name, web / name)
    (tmp_path / ".venv").mkdir()
    return tmp_path


def unpacked(root, folder, python, patience):
    """Stands in for npm: the files the lock would bring, each with its own name inside."""
    packages = folder / "node_modules"
    for source in assets.WANTED:
        (packages / source).parent.mkdir(parents=True, exist_ok=True)
        (packages / source).write_text(source, encoding="utf-8")
    font = packages / assets.SCREEN_FONT
    (font / "files").mkdir(exist_ok=True)
    for weight in assets.SCREEN_WEIGHTS:
        slice_name = f"biz-udpgothic-7-{weight}-normal"
        (font / "files" / f"{slice_name}.woff2").write_text("slice", encoding="utf-8")
        (font / f"{weight}.css").write_text(
            f"@font-face {{\n  src: url(./files/{slice_name}.woff2) format('woff2'), "
            f"url(./files/{slice_name}.woff) format('woff');\n  unicode-range: U+4e00;\n}}",
            encoding="utf-8",
        )
    return packages


def test_the_first_start_brings_them_and_the_second_asks_nobody(project, monkeypatch):
    monkeypatch.setattr(npm, "install", unpacked)
    assert assets.bring(project, Path("python")) is True
    for target in assets.WANTED.values():
        assert (project / ".assets" / target).is_file()

    monkeypatch.setattr(npm, "install", None)
    assert assets.bring(project, Path("python")) is True
    assert [path.name for path in project.iterdir() if path.name.startswith(".assets-")] == []


def test_the_screen_fonts_lie_beside_the_sheet_that_names_them(project, monkeypatch):
    monkeypatch.setattr(npm, "install", unpacked)
    assets.bring(project, Path("python"))
    sheet = (project / ".assets" / "screen" / "fonts.css").read_text(encoding="utf-8")
    named = re.findall(r"url\(\./([^)]+)\)", sheet)
    assert sorted(named) == ["biz-udpgothic-7-400-normal.woff2", "biz-udpgothic-7-700-normal.woff2"]
    assert all((project / ".assets" / "screen" / name).is_file() for name in named)


def test_without_network_one_line_says_what_is_missing_and_the_start_goes_on(project, monkeypatch, capsys):
    def no_way_out(*_):
        raise CannotSetUp("request failed, reason: ENOTFOUND")

    monkeypatch.setattr(npm, "install", no_way_out)
    assert assets.bring(project, Path("python")) is False
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 2
    assert "pages work without the live connection" in told[1] and "ENOTFOUND" in told[1]


def test_what_an_earlier_start_brought_stays_when_a_newer_lock_cannot_be_followed(project, monkeypatch, capsys):
    monkeypatch.setattr(npm, "install", unpacked)
    assets.bring(project, Path("python"))
    (project / "shelter" / "web" / "package-lock.json").write_text("{}", encoding="utf-8")

    def no_way_out(*_):
        raise CannotSetUp("no network")

    monkeypatch.setattr(npm, "install", no_way_out)
    assert assets.bring(project, Path("python")) is False
    assert (project / ".assets" / "socket.io.min.js").is_file()
    assert "those of an earlier version are used" in capsys.readouterr().err


def test_a_start_after_a_failed_one_does_not_wait_as_long(project, monkeypatch):
    waits = []

    def slow(root, folder, python, patience):
        waits.append(patience)
        raise CannotSetUp("ETIMEDOUT")

    monkeypatch.setattr(npm, "install", slow)
    assets.bring(project, Path("python"))
    assets.bring(project, Path("python"))
    assert waits == [assets.FIRST_PATIENCE, assets.LATER_PATIENCE]


def test_a_machine_without_npm_borrows_one(project, monkeypatch, tmp_path):
    ran = []
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(npm, "_borrowed", lambda *_: ["borrowed-npm"])
    monkeypatch.setattr(npm, "_run", lambda words, *_: ran.append(words))
    npm.install(project, tmp_path / "scratch", Path("python"), 1)
    assert ran == [["borrowed-npm"]]


def test_an_npm_too_old_for_the_lock_is_replaced_by_a_borrowed_one(project, monkeypatch, tmp_path):
    ran = []

    def run(words, *_):
        ran.append(words)
        if words == ["old-npm"]:
            raise CannotSetUp("cannot read property 'packages' of a lock so new")

    monkeypatch.setattr(shutil, "which", lambda name: "old-npm")
    monkeypatch.setattr(npm, "_borrowed", lambda *_: ["borrowed-npm"])
    monkeypatch.setattr(npm, "_run", run)
    npm.install(project, tmp_path / "scratch", Path("python"), 1)
    assert ran == [["old-npm"], ["borrowed-npm"]]


def test_what_this_project_needs_is_here():
    """Set-up ran before these tests did; the paper and the board need what it brought."""
    if not assets.are_here(ROOT):
        pytest.fail("fonts and browser files are missing or old: python3 run.py brings them when there is internet")
    kept = ROOT / ".assets"
    assert all((kept / target).stat().st_size > 500 for target in assets.WANTED.values())
    assert all((kept / "print" / name).read_bytes()[:4] == b"\0\1\0\0" for name in ("BIZUDPGothic-Regular.ttf", "NotoSansJP-Regular.ttf"))
    assert len(list((kept / "screen").glob("*.woff2"))) > 200
