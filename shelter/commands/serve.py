"""`run.py` and `run.py serve`: open the shelter. On an empty data folder one shelter is open at once."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from shelter.commands import serving_options

if TYPE_CHECKING:
    from shelter.store.node import Node

_FIRST_NAME = "避難所"  # until whoever starts it gives it a name on the front page
_CODES_FILE = "sign-in-codes.txt"


def add(parser) -> None:
    """--host, --port, --url."""
    serving_options(parser)


def run(args) -> int:
    """Serves until Ctrl-C."""
    import logging

    from shelter.commands.opening import listen, open_folder
    from shelter.commands.terminal import welcome
    from shelter.settings import settle

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    settings = settle(args)
    node = open_folder(settings.data, name=settings.node)
    try:
        # The port first: codes made before it is had would be lost with the mistake.
        serving = listen(node, settings)
        open_first_shelter(node)
        welcome(node, serving.app.config["SHELTER_ADDRESSES"], first_codes(node), sys.stdout)
        serving.run()
    finally:
        node.close()
    return 0


def open_first_shelter(node: Node) -> None:
    """On a folder without any shelter, open one."""
    from shelter.desk import open_unlisted_shelter
    from shelter.store import views

    if views.shelters(node.read(), size=1)[0] == 0:
        open_unlisted_shelter(node, _FIRST_NAME, by=node.id)


def first_codes(node: Node) -> dict[str, str]:
    """The first sign-in codes by role, to be shown on the terminal; {} when there were codes before or there is no terminal.

    Without a terminal they go to a file that only its owner reads, named on standard error: what is printed may end in a log.
    """
    from shelter.store import access
    from shelter.web.code_making import make_code
    from shelter.web.sessions import write_for_owner

    if access.any_code(node.read()):
        return {}
    codes = {role: make_code(node, role, None, by="run.py") for role in ("staff", "hq")}
    if sys.stdout.isatty():
        return codes
    path = node.folder / _CODES_FILE
    path.unlink(missing_ok=True)
    write_for_owner(path, "".join(f"{role}: {code}\n" for role, code in codes.items()))
    print(f"The first sign-in codes are in {path}", file=sys.stderr, flush=True)
    return {}
