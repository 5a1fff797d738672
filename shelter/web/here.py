"""What this running server is: its node, its settings, its addresses. Usable inside a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app

if TYPE_CHECKING:
    from shelter.settings import Settings
    from shelter.store.node import Node
    from shelter.web.addresses import Addresses


def node() -> Node:
    """The node whose facts these pages show."""
    return current_app.config["SHELTER_NODE"]


def settings() -> Settings:
    """The settings the server was started with."""
    return current_app.config["SHELTER_SETTINGS"]


def addresses() -> Addresses:
    """The addresses phones can reach this machine at."""
    return current_app.config["SHELTER_ADDRESSES"]
