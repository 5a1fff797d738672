"""`run.py import FILE…`: read lists of shelters as they are published, tell about every row, and take over what is new."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from shelter.commands import Mistake

if TYPE_CHECKING:
    from shelter.importing import Plan
    from shelter.lists import Profile
    from shelter.store.node import Node

_LARGEST = 200_000_000  # bytes
_BREATH = 0.005  # seconds


def add(parser) -> None:
    """The files; --dry-run; and how columns that are not understood are mapped."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="a list as published: CSV (UTF-8 or CP932) or XLSX")
    parser.add_argument("--dry-run", action="store_true", help="only tell what would be read and what would change")
    parser.add_argument("--profile", metavar="NAME", help="read the columns as kept under this name")
    parser.add_argument("--map", metavar="HEADER=FIELD", action="append", default=[],
                        help="this column holds this field (name, address, lat, …); with --profile NAME it is kept for the next time")
    parser.add_argument("--kind", choices=("shelter", "welfare", "site", "other"), help="what the places of these lists are, where they do not say")


def run(args) -> int:
    """Prints a report per file, then writes. 2 when some file was no list; the others are taken all the same."""
    from shelter import importing
    from shelter.commands.opening import open_folder
    from shelter.settings import settle
    from shelter.setup.say import progress

    files = [(Path(name).name, _read(Path(name))) for name in args.files]
    settings = settle(args)
    node = open_folder(settings.data, name=settings.node)
    try:
        plan = importing.plan(node, files, _profile(node, args), lambda done, of: progress("rows read", done, of))
        for file in plan.files:
            print("\n".join(file.lines()), flush=True, file=sys.stderr if file.refused else sys.stdout)
        if args.dry_run:
            print(f"Dry run: {len(plan.entries):,} shelters would be written, nothing was.")
        else:
            _keep_profile(node, plan, args)
            _write(node, plan)
    finally:
        node.close()
    return 2 if any(file.refused for file in plan.files) else 0


def _write(node: Node, plan: Plan) -> None:
    from shelter.importing import carry_out
    from shelter.setup.say import progress

    def told(done: int, of: int) -> None:
        progress("shelters", done, of)
        time.sleep(_BREATH)  # a server in the same folder gets its turn to write

    print(f"{carry_out(node, plan, by='import', progress=told):,} shelters written.")


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise Mistake(f"{path} is larger than {_LARGEST // 1_000_000} MB: save only the list as CSV and import that file.")
        return path.read_bytes()
    except OSError as problem:
        raise Mistake(f"{path} cannot be read: {problem.strerror}.") from None


def _profile(node: Node, args) -> Profile | None:
    from shelter.importing import profiles
    from shelter.lists import Profile

    kept = {profile.name: profile for profile in profiles(node)}
    if not args.map and not args.kind:
        if args.profile and args.profile not in kept:
            names = ", ".join(kept) or "none yet: make one with --map HEADER=FIELD"
            raise Mistake(f"There is no profile '{args.profile}'. Kept are: {names}.")
        return kept.get(args.profile)
    before = kept.get(args.profile)
    columns = dict(before.columns) if before else {}
    for pair in args.map:
        header, equals, field = pair.rpartition("=")
        if not equals:
            raise Mistake(f"--map {pair}: a header, = and a field are expected, like  --map 施設=name.")
        columns[header] = field
    try:
        return Profile(args.profile or "--map", columns, args.kind or (before.kind if before else None))
    except ValueError as wrong:
        raise Mistake(f"--map: {wrong}.") from None


def _keep_profile(node: Node, plan: Plan, args) -> None:
    from shelter.importing import keep_profile

    if not args.profile or not (args.map or args.kind):
        return
    read = [file.reading for file in plan.files if file.reading]
    if read:
        keep_profile(node, _profile(node, args), read[0].headers)
        print(f"The mapping is kept as the profile '{args.profile}'.", file=sys.stderr)
