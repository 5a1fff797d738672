"""The commands a person types after `run.py`: one small file each, which wires the rooms together.

Each file has `add(parser)` (its options; `parser.get_default("command")` is the name that was typed) and
`run(args) -> int` (the exit status). Importing one must need the standard library only, and be quick: packages and
rooms that need packages are imported inside `run`, because options are read before set-up.
"""

from argparse import ArgumentParser


class Mistake(Exception):
    """The person who typed the command can put it right; the text says in one sentence what is wrong and what to do."""


def data_option(parser: ArgumentParser) -> None:
    """Adds what every command takes: where the data is."""
    parser.add_argument("--data", metavar="DIR", help="folder with the data (SHELTER_DATA; data/ beside run.py)")


def serving_options(parser: ArgumentParser) -> None:
    """Adds what the commands that open a server take besides."""
    parser.add_argument("--host", metavar="ADDRESS", help="listen on this address only (SHELTER_HOST; all of them)")
    parser.add_argument("--port", metavar="NUMBER", help="port to listen on (SHELTER_PORT; 8000)")
    parser.add_argument("--url", metavar="URL", help="address that QR codes say (SHELTER_URL; found by itself)")
