"""Opening a data folder, for every command; and serving it: every page of the product, and the port."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from shelter.commands import Mistake

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask

    from shelter.settings import Settings
    from shelter.store.node import Node
    from shelter.web.serving import Serving


def open_folder(folder: Path, *, name: str | None = None, drill: bool = False) -> Node:
    """The node of a data folder. Raises Mistake when it is being rebuilt, is damaged, or may not be written."""
    from shelter.store.in_use import InUse
    from shelter.store.node import open_node

    try:
        return open_node(folder, name=name, drill=drill)
    except InUse as in_use:
        raise Mistake(str(in_use)) from None
    except sqlite3.OperationalError as problem:
        raise Mistake(f"The data in {folder} cannot be opened ({problem}). May this user write there, and is the disk full?") from None
    except sqlite3.DatabaseError as problem:
        raise Mistake(f"The data in {folder} is damaged ({problem}). Bring a backup back with: run.py restore FILE") from None
    except OSError as problem:
        raise Mistake(f"{folder} cannot be used: {problem.strerror}. Choose another folder with --data.") from None


def whole_app(node: Node, settings: Settings, *, testing: bool = False) -> Flask:
    """The app with the pages of every room."""
    from shelter.web.app import create_app

    return create_app(node, settings, testing=testing)


def listen(node: Node, settings: Settings) -> Serving:
    """The whole app on its port, ready to run. Raises Mistake when the port cannot be had."""
    from shelter.web.serving import Serving, Taken

    app = whole_app(node, settings)
    try:
        return Serving(app, settings.host, settings.port)
    except Taken as taken:
        raise Mistake(str(taken)) from None
