"""The README says what there is: every command, setting, page and room; and what it points at exists."""

import dataclasses
import importlib
import re
import sys
from pathlib import Path

import pytest

from shelter.settings import Settings
from shelter.store.node import open_node
from shelter.web.app import create_app

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LOADED_BY_PAGES = {"/static", "/assets", "/desk-files", "/standing", "/robots.txt"}


def section(title: str) -> str:
    """The text under one heading."""
    return re.split(r"^## ", README.split(f"## {title}\n")[1], maxsplit=1, flags=re.MULTILINE)[0]


def first_cells(title: str) -> str:
    """The first column of the table under a heading."""
    return "\n".join(row.split(" | ")[0] for row in section(title).splitlines() if row.startswith("|"))


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Every address a person or a program can open, by its beginning: /desk/CODE/count is /desk."""
    data = tmp_path_factory.mktemp("readme")
    node = open_node(data)
    app = create_app(node, Settings(data=data), testing=True)
    opened = [rule.rule for rule in app.url_map.iter_rules() if "GET" in rule.methods]
    yield {re.match(r"/api/v1|/[^/]*", path)[0] for path in opened}
    node.close()


@pytest.fixture(scope="module")
def commands():
    """The table of commands in run.py."""
    sys.path.insert(0, str(ROOT))
    yield importlib.import_module("run").COMMANDS
    sys.path.remove(str(ROOT))


def test_every_command_is_explained_and_none_that_is_not_there(commands):
    told = set(re.findall(r"`(?:python3 run\.py`? ?\(?`?)?([a-z]+)", first_cells("Commands"))) - {"python"}
    assert told == set(commands)


def test_every_setting_is_explained_and_none_that_is_not_there():
    expected = {f"SHELTER_{field.name.upper()}" for field in dataclasses.fields(Settings)}
    assert set(re.findall(r"`(SHELTER_\w+)`", first_cells("Settings"))) == expected


def test_every_page_is_explained_and_none_that_is_not_there(pages):
    told = {re.match(r"/api/v1|/[^/]*", path)[0] for path in re.findall(r"`(/[^`]*)`", first_cells("Pages"))}
    capitals = {"/S", "/H"}  # the same pages, for QR codes
    assert pages - LOADED_BY_PAGES - capitals - told == set()
    assert told - pages == set()


def test_every_room_is_named():
    rooms = {path.name for path in (ROOT / "shelter").iterdir() if (path / "__init__.py").is_file()} | {"kiosk", "printables", "tests"}
    unnamed = [room for room in sorted(rooms) if not re.search(rf"\b{room}\b", section("The rooms"))]
    assert unnamed == []


def test_what_it_points_at_exists():
    targets = re.findall(r"\]\(([^)#\s]+)\)", README)
    assert [target for target in targets if "://" not in target and not (ROOT / target).exists()] == []


def test_files_it_names_exist():
    named = re.findall(r"`((?:[\w.-]+/)+[\w.-]+\.(?:py|md|txt|toml|json))`", README)
    assert [name for name in named if not name.startswith("/") and not (ROOT / name).exists()] == []
