"""Every sentence of the pages stands in both Japanese catalogues; easy Japanese has a reading for every kanji."""

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from shelter.web.catalogues import DOMAINS, LOCALES, catalogue_files

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [ROOT / "shelter" / "web", ROOT / "kiosk"]
KEYWORDS = {"_": None, "plain": None, "N_": None, "n_": (1, 2), "sentence": None}
KANJI = re.compile(r"[\u3400-\u9fff\uf900-\ufaff々〆]")
READING = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
PLACE = re.compile(r"%\(\w+\)s")


@cache
def used() -> dict[str, str]:
    """Every message id in the pages and their code, and the file it stands in."""
    found = {}
    for folder in SOURCES:
        for path in sorted(folder.rglob("*")):
            method = {".py": "python", ".html": "jinja2.ext:babel_extract"}.get(path.suffix)
            if method is None or "node_modules" in path.parts:
                continue
            if method == "python":
                options = {}
            else:
                from jinja2.ext import babel_extract as method

                options = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
            with open(path, "rb") as file:
                for _, message, _, _ in extract(method, file, KEYWORDS, options=options):
                    for msgid in (message,) if isinstance(message, str) else message:
                        found[msgid] = path.relative_to(ROOT).as_posix()
    return found


def catalogue(path: Path):
    """One .po file, read."""
    with open(path, encoding="utf-8") as file:
        return read_po(file, locale=path.parts[-3], abort_invalid=True)


def known(locale: str) -> dict[str, str]:
    """Every translated message id of a locale with its translation, from all catalogues."""
    found = {}
    for folder, name in DOMAINS:
        path = folder / locale / "LC_MESSAGES" / f"{name}.po"
        if path.exists():
            for message in catalogue(path):
                if message.id and message.string and not message.fuzzy:
                    ids, strings = message.id, message.string
                    strings = strings if isinstance(strings, str) else strings[0]
                    for msgid in (ids,) if isinstance(ids, str) else ids:
                        if strings:
                            found[msgid] = strings
    return found


@pytest.mark.parametrize("locale", LOCALES)
def test_every_sentence_that_is_shown_is_translated(locale):
    translated = known(locale)
    assert {msgid: where for msgid, where in used().items() if msgid not in translated} == {}


@pytest.mark.parametrize("path", catalogue_files(), ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_no_sentence_is_fuzzy_and_its_places_for_values_are_kept(path):
    for message in catalogue(path):
        if not message.id:
            continue
        assert not message.fuzzy, message.id
        ids = (message.id,) if isinstance(message.id, str) else message.id
        strings = (message.string,) if isinstance(message.string, str) else message.string
        for string in strings:
            assert set(PLACE.findall(string)) <= {place for msgid in ids for place in PLACE.findall(msgid)}, message.id
            assert set(PLACE.findall(ids[-1])) - {"%(n)s"} <= set(PLACE.findall(string)), message.id


@pytest.mark.parametrize("path", [path for path in catalogue_files() if path.parts[-3] == "ja@easy"], ids=lambda path: path.stem)
def test_in_easy_japanese_every_kanji_has_its_reading(path):
    bare = []
    for message in catalogue(path):
        for string in (message.string,) if isinstance(message.string, str) else message.string:
            if message.id and KANJI.search(READING.sub("", string)):
                bare.append(string)
            for _, reading in READING.findall(string):
                assert not KANJI.search(reading), string
    assert bare == []


def test_two_catalogues_never_translate_one_sentence_differently():
    for locale in LOCALES:
        said: dict[str, str] = {}
        for folder, name in DOMAINS:
            path = folder / locale / "LC_MESSAGES" / f"{name}.po"
            for message in catalogue(path) if path.exists() else ():
                if message.id:
                    assert said.setdefault(str(message.id), str(message.string)) == str(message.string)


def test_the_front_catalogue_holds_no_sentence_that_is_shown_nowhere():
    shown = used()
    for locale in LOCALES:
        path = DOMAINS[0][0] / locale / "LC_MESSAGES" / "front.po"
        ids = [message.id if isinstance(message.id, str) else message.id[0] for message in catalogue(path) if message.id]
        assert [msgid for msgid in ids if msgid not in shown] == []
