"""The environment in `.venv/`: made once, exactly from the lock, with a clear line where it cannot be made."""

import hashlib
import shutil
import subprocess
import sys
import zipfile

import pytest

from shelter.setup import CannotSetUp, environment


@pytest.fixture
def no_network(monkeypatch, tmp_path):
    """Installers look into one local folder only, whichever of the two the machine has."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    for name, value in {
        "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(shelf), "PIP_CONFIG_FILE": "nowhere",
        "UV_NO_INDEX": "1", "UV_FIND_LINKS": str(shelf), "UV_NO_CONFIG": "1",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("PIP_EXTRA_INDEX_URL", raising=False)
    return shelf


@pytest.fixture
def blanket(no_network):
    """A tiny package on the shelf; gives the line of a lock that names it."""
    wheel = no_network / "blanket-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as parts:
        parts.writestr("blanket.py", "warm = True\n")
        parts.writestr("blanket-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: blanket\nVersion: 1.0\n")
        parts.writestr("blanket-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        parts.writestr("blanket-1.0.dist-info/RECORD", "")
    return f"blanket==1.0 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def project(tmp_path, lock):
    root = tmp_path / "project"
    root.mkdir()
    (root / "requirements.txt").write_text(lock, encoding="utf-8")
    return root


def test_the_first_start_installs_the_lock_and_the_second_runs_nothing(tmp_path, blanket, monkeypatch, capsys):
    root = project(tmp_path, blanket)
    python = environment.ready(root, "requirements.txt")
    done = subprocess.run([python, "-c", "import blanket; print(blanket.warm)"], capture_output=True, text=True)
    assert done.stdout.strip() == "True", done.stderr
    assert "Making a Python environment" in capsys.readouterr().err

    def nobody(*_, **__):
        raise AssertionError("a second start runs no other program")

    monkeypatch.setattr(subprocess, "Popen", nobody)
    assert environment.ready(root, "requirements.txt") == python
    assert capsys.readouterr().err == ""

    # A machine that moved on to another Python: the environment is made again instead of failing later.
    (root / ".venv" / environment.PYTHON_STAMP).write_text("a Python that has gone", encoding="utf-8")
    with pytest.raises(AssertionError, match="no other program"):
        environment.ready(root, "requirements.txt")


def test_a_package_that_differs_from_the_lock_is_refused(tmp_path, blanket):
    root = project(tmp_path, "blanket==1.0 --hash=sha256:" + "0" * 64 + "\n")
    with pytest.raises(CannotSetUp, match="packages could not be fetched"):
        environment.ready(root, "requirements.txt")
    assert not (root / ".venv" / "requirements.txt.stamp").exists()


def test_without_network_the_first_start_says_that_it_needs_one(tmp_path, no_network):
    root = project(tmp_path, "blanket==1.0 --hash=sha256:" + "0" * 64 + "\n")
    with pytest.raises(CannotSetUp, match="the first start needs internet"):
        environment.ready(root, "requirements.txt")


def test_plain_debian_is_told_what_to_type(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    with pytest.raises(CannotSetUp, match="Type: sudo apt install python3-venv"):
        environment.ready(project(tmp_path, ""), "requirements.txt")
    assert not (tmp_path / "project" / ".venv").exists()


def test_another_system_without_ensurepip_is_told_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(CannotSetUp, match="Install a complete Python 3.11 or newer"):
        environment.ready(project(tmp_path, ""), "requirements.txt")


def test_progress_on_a_terminal_counts_every_package_up_to_the_last(tmp_path, blanket, monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(shutil, "which", lambda name: None)  # pip, not uv, tells package by package
    elsewhere = "coat==1.0 ; sys_platform == 'nowhere' --hash=sha256:" + "0" * 64 + "\n"
    environment.ready(project(tmp_path, elsewhere + blanket), "requirements.txt")
    assert "packages: 2 of 2 \n" in capsys.readouterr().err
