"""The style sheets, scripts and fonts this server brings along, each kept by browsers until it changes."""

from __future__ import annotations

import hashlib
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, current_app, request, send_from_directory, url_for

blueprint = Blueprint("own_files", __name__)
_KEPT_FOR = 365 * 24 * 3600
_KINDS = {".css", ".js", ".woff2", ".woff"}
_versions: dict[tuple[str, int, int], str] = {}


def asset_folder() -> Path:
    """Where set-up puts what comes from package registries: `.assets` beside run.py."""
    return Path(current_app.config["SHELTER_ASSETS"])


def static(name: str) -> str:
    """The link to one of our own files, changed whenever the file changes."""
    return url_for("static", filename=name, v=_version(Path(current_app.static_folder or "") / name))


def asset(name: str) -> str | None:
    """The link to something from `.assets`, or None when set-up could not bring it."""
    path = asset_folder() / name
    return url_for("own_files.bring", name=name, v=_version(path)) if path.is_file() else None


def _version(path: Path) -> str:
    try:
        stat = path.stat()
    except OSError:
        return "0"
    key = (str(path), stat.st_mtime_ns, stat.st_size)
    if key not in _versions:
        _versions[key] = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
    return _versions[key]


@blueprint.get("/assets/<path:name>")
def bring(name: str) -> Response:
    """A file of `.assets` that browsers use; the fonts of the papers and everything else stay inside."""
    if Path(name).suffix not in _KINDS:
        abort(404)
    response = send_from_directory(asset_folder(), name, max_age=_KEPT_FOR)
    return response


def bring_own_files(app: Flask, assets: Path) -> None:
    """Serve `static` and `.assets`; templates link to them with static('look.css') and asset('screen/fonts.css')."""
    app.config["SHELTER_ASSETS"] = str(assets)
    # A script that another one imports is named without its version: browsers must ask each time whether it changed.
    app.get_send_file_max_age = lambda name: _KEPT_FOR if "v" in request.args else 0
    app.jinja_env.globals.update(static=static, asset=asset)
    app.register_blueprint(blueprint)
