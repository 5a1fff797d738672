"""`run.py bench`: measures this machine, each figure beside its limit from the same run."""

from __future__ import annotations

import sys

from shelter.commands import Mistake

#: Name → the file in shelter/bench that measures it.
BENCHES = ("startup", "checkin", "board", "paper")


def add(parser) -> None:
    """Which, how thoroughly, and where the JSON goes."""
    parser.add_argument("names", metavar="NAME", nargs="*", help=f"measure only these: {', '.join(BENCHES)}")
    parser.add_argument("--json", metavar="FILE", help="write the figures as JSON too")
    parser.add_argument("--full", action="store_true", help="longer runs, larger crowds")


def run(args) -> int:
    """Measures and prints; exit status 1 if a figure misses what it is held to."""
    from importlib import import_module
    from pathlib import Path

    from shelter.bench.figure import line, write_json

    if unknown := set(args.names) - set(BENCHES):
        raise Mistake(f"There is no measurement '{sorted(unknown)[0]}'; there are {', '.join(BENCHES)}.")
    figures = []
    for name in args.names or BENCHES:
        if sys.stderr.isatty():
            print(f"… {name}", file=sys.stderr, flush=True)
        for figure in import_module(f"shelter.bench.{name}").run(args.full):
            figures.append(figure)
            print(line(figure), flush=True)
    if args.json:
        write_json(Path(args.json), figures)
    return 1 if any(figure.met is False for figure in figures) else 0
