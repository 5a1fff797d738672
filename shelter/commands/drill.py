"""`run.py drill`: a practice incident in a data folder of its own, marked 訓練 everywhere, filled by simulated households."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

from shelter.commands import Mistake, serving_options

if TYPE_CHECKING:
    from pathlib import Path

    from shelter.drill.play import Play
    from shelter.store.node import Node

_BY = "訓練"


def add(parser) -> None:
    """How large, how fast, how long, and on which list."""
    serving_options(parser)
    parser.add_argument("--shelters", metavar="N", type=int, default=10, help="so many shelters open (10)")
    parser.add_argument("--people", metavar="N", type=int, default=2000, help="so many people come (2000)")
    parser.add_argument("--speed", metavar="X", type=float, default=360.0, help="so many simulated seconds a second (360)")
    parser.add_argument("--seconds", metavar="S", type=float, help="stop by itself after so many seconds")
    parser.add_argument("--list", metavar="FILE", help="open shelters of this list instead of made-up ones")
    parser.add_argument("--seed", metavar="N", type=int, default=1, help="the same number gives the same town (1)")


def run(args) -> int:
    """Serves the practice town while it fills, until Ctrl-C or for --seconds."""
    import logging
    import random

    from shelter.commands.opening import listen, open_folder
    from shelter.commands.serve import first_codes
    from shelter.commands.terminal import welcome
    from shelter.drill.families import families
    from shelter.drill.play import Play
    from shelter.drill.rhythm import moments
    from shelter.settings import settle
    from shelter.web import loop

    if not 1 <= args.shelters <= 2000 or not 1 <= args.people <= 200_000 or not args.speed > 0:
        raise Mistake("A drill takes 1 to 2,000 shelters, 1 to 200,000 people and a speed above 0.")
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    settings = settle(args)
    node = open_folder(_folder(args, settings.data), drill=True, name=settings.node)
    try:
        if not node.drill:
            raise Mistake(f"{node.folder} holds a real incident. A drill needs a folder of its own: choose another with --data.")
        codes = _shelters(node, args)
        chance = random.Random(args.seed)
        town = families(args.people, chance)
        play = Play(node, town, moments(town, len(codes), chance), codes, speed=args.speed, seed=args.seed)
        serving = listen(node, settings)
        welcome(node, serving.app.config["SHELTER_ADDRESSES"], first_codes(node), sys.stdout)
        playing = threading.Thread(target=play.run, args=(_tell,), name="drill")
        playing.start()
        ending = threading.Timer(args.seconds or 0, lambda: loop.soon(serving.stop))
        if args.seconds:
            ending.start()
        try:
            serving.run()
        finally:
            ending.cancel()
            play.stop()
            playing.join()
        _sum_up(node, play)
    finally:
        node.close()
    return 0


def _folder(args, data: Path) -> Path:
    """The folder given with --data, or a new one for this practice under data/drill."""
    from datetime import datetime

    if args.data:
        return data
    return data / "drill" / datetime.now().strftime("%Y-%m-%d-%H%M%S")


def _shelters(node: Node, args) -> list[str]:
    from pathlib import Path

    from shelter import importing
    from shelter.drill import town

    if not args.list:
        return town.shelters_on_no_list(node, args.shelters, _BY)
    try:
        plan = importing.plan(node, [(Path(args.list).name, Path(args.list).read_bytes())])
    except OSError as problem:
        raise Mistake(f"{args.list}: {problem.strerror}; give the file of a list of shelters.") from None
    if refused := plan.files[0].refused:
        raise Mistake(f"{args.list}: {refused}")
    importing.carry_out(node, plan, _BY)
    codes = town.open_listed(node, args.shelters, _BY)
    if not codes:
        raise Mistake(f"{args.list} holds no shelter that could be opened.")
    return codes


def _tell(play: Play) -> None:
    if sys.stdout.isatty():
        hours, minutes = divmod(int(play.minute), 60)
        print(f"\r訓練 DRILL  +{hours}:{minutes:02} h  {play.played:,} / {len(play.plan):,} ", end="", flush=True)


def _sum_up(node: Node, play: Play) -> None:
    """One line on what was played, counted from the tables."""
    from shelter.store.board import board, totals
    from shelter.store.node import milliseconds

    sums = totals(board(node.read(), milliseconds()))
    print(
        f"\n訓練 DRILL ended: {play.played:,} moments played, {sums['people']:,} people in {sums['households']:,} households"
        f" at {sums['shelters']} shelters, {sums['needs']} open needs. Data: {node.folder}",
        flush=True,
    )
