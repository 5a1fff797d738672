"""Opening a data folder for serving: the node, every page of the product, and the port. For every command that serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shelter.commands import Mistake

if TYPE_CHECKING:
    from flask import Flask

    from shelter.settings import Settings
    from shelter.store.node import Node
    from shelter.web.serving import Serving


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
