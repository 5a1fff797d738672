"""The browser that drives the pages in tests: found where it usually is, installed where that needs no question."""

import os
import shutil
import subprocess

import pytest

from shelter.setup import browser


@pytest.fixture
def bare(monkeypatch):
    """A machine with no browser and nothing on its PATH but what a test adds."""
    there = {}
    for name in ("SHELTER_BROWSER", "PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(browser, "HOMES", {})
    monkeypatch.setattr(shutil, "which", there.get)
    return there


def test_the_browser_named_in_the_environment_is_taken(bare, monkeypatch):
    bare["my-chromium"] = "/opt/my-chromium"
    bare["chromium"] = "/usr/bin/chromium"
    monkeypatch.setenv("SHELTER_BROWSER", "my-chromium")
    assert browser.find() == "/opt/my-chromium"


def test_chrome_will_do_where_chromium_is_not(bare):
    bare["google-chrome"] = "/usr/bin/google-chrome"
    assert browser.find() == "/usr/bin/google-chrome"


def test_root_on_debian_gets_one_installed(bare, monkeypatch):
    typed = []

    def run(words, **_):
        typed.append(words)
        if "install" in words:
            bare["chromium"] = "/usr/bin/chromium"

    bare["apt-get"] = "/usr/bin/apt-get"
    monkeypatch.setattr(os, "access", lambda path, mode: True)
    monkeypatch.setattr(subprocess, "run", run)
    assert browser.ready() == "/usr/bin/chromium"
    assert [words[:2] for words in typed] == [["apt-get", "update"], ["apt-get", "install"]]


def test_somebody_who_may_not_install_is_told_what_to_type(bare, monkeypatch, capsys):
    bare["apt-get"] = "/usr/bin/apt-get"
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert browser.ready() is None
    assert "Type: sudo apt install chromium" in capsys.readouterr().err


def test_another_system_is_told_what_to_install(bare, capsys):
    assert browser.ready() is None
    assert "Install Chrome or Chromium" in capsys.readouterr().err
