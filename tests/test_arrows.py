"""Which room may import which, and which outside package may stand in which room. A new arrow fails here first.

Whoever needs one more adds it to the table on purpose, or finds that the code belongs in another room.
"""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OURS = {"shelter", "kiosk", "printables", "run"}

# room: (rooms it may import, packages it may import)
ARROWS = {
    "core": (set(), set()),
    "store": ({"core"}, {"sqlite_utils"}),
    "desk": ({"core", "store"}, set()),
    "lists": ({"core"}, {"openpyxl"}),
    "importing": ({"core", "store", "desk", "lists"}, set()),
    "printables": ({"core"}, {"reportlab", "uharfbuzz", "qrcode", "PIL"}),
    "papers": ({"core", "store", "printables"}, set()),
    "settings": ({"commands"}, set()),
    "setup": (set(), set()),
    "web": (
        {"core", "store", "desk", "lists", "importing", "papers", "printables", "settings", "shelter"},
        {
            "PIL", "argon2", "babel", "engineio", "flask", "flask_babel", "flask_login", "flask_socketio",
            "flask_wtf", "gevent", "ifaddr", "limits", "markupsafe", "openpyxl", "prometheus_client", "pydantic",
            "qrcode", "simple_websocket", "socketio", "werkzeug", "wtforms",
        },
    ),
    "kiosk": ({"core", "store", "desk", "printables", "web"}, {"flask", "flask_babel", "flask_login", "flask_wtf", "markupsafe"}),
    "drill": ({"core", "store", "desk"}, set()),
    "bench": ({"core", "store", "desk", "printables", "settings", "web"}, {"gevent", "reportlab", "simple_websocket"}),
    "commands": (
        {"core", "store", "desk", "lists", "importing", "papers", "printables", "settings", "setup", "web", "kiosk", "drill", "bench", "shelter"},
        {"flask", "qrcode"},
    ),
    "run": ({"commands", "setup"}, set()),
    "shelter": (set(), set()),
}


def room_of(module: str) -> str:
    """The room a dotted module name of ours lies in."""
    parts = module.split(".")
    return parts[1] if parts[0] == "shelter" and len(parts) > 1 else parts[0]


def modules():
    """Yields every module of the product: its dotted name and its file."""
    files = [ROOT / "run.py", *(file for top in ("shelter", "kiosk", "printables") for file in (ROOT / top).rglob("*.py"))]
    for file in sorted(files):
        yield ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"), file


KNOWN = {name for name, _ in modules()}


def imported_by(name: str, file: Path):
    """Every module that a file imports, wherever in the file, with relative imports spelled out."""
    package = name if file.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, base] if base else above)
            for alias in node.names:
                yield f"{base}.{alias.name}" if f"{base}.{alias.name}" in KNOWN else base


def test_a_module_imports_only_what_its_room_may():
    new = []
    for name, file in modules():
        room = room_of(name)
        rooms, packages = ARROWS[room]
        for module in imported_by(name, file):
            top = module.split(".")[0]
            if top in OURS:
                if room_of(module) not in rooms | {room}:
                    new.append(f"{room} → {room_of(module)}: {name} imports {module}")
            elif top not in sys.stdlib_module_names | packages:
                new.append(f"{room} → {top}: {name} imports a package that is new in this room")
    assert new == []


def test_the_table_names_only_rooms_that_exist():
    assert {room_of(name) for name in KNOWN} == set(ARROWS)


def test_no_arrow_points_both_ways_between_rooms_that_hold_rules_data_and_pages():
    ladder = ["core", "store", "desk", "web", "commands", "run"]
    for lower, upper in zip(ladder, ladder[1:], strict=False):
        assert upper not in ARROWS[lower][0], f"{lower} must not know {upper}"
