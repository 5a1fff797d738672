"""What a check-in and a beat cost in a small town and in a whole nation, and how large the pages are."""

import gzip
import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

from shelter import desk
from shelter.core.cards import card_code, new_card
from shelter.store.node import Node, milliseconds, open_node
from shelter.web.board_rows import BoardRows

from .crowd import PEOPLE_EACH, fill
from .figure import Figure, figure
from .served import Served

SMALL, LARGE = 1_000, 1_000_000
#: People a shelter, in the small town and in the nation alike: cost may grow with a shelter, not with the country.
PEOPLE_A_SHELTER = 200
_TIMES = 400


def run(full: bool) -> Iterator[Figure]:
    """Measures; full: repeats each five times as often."""
    times = _TIMES * (5 if full else 1)
    with tempfile.TemporaryDirectory() as name:
        costs = {}
        for people in (SMALL, LARGE):
            node = open_node(Path(name) / str(people))
            codes = fill(node, shelters=people // PEOPLE_A_SHELTER, households=people // PEOPLE_EACH)
            costs[people] = _check_in(node, codes, times), _beat(node, codes, times // 4)
            node.close()
        for number, what in enumerate(("check-in", "beat")):
            small, large = costs[SMALL][number], costs[LARGE][number]
            yield figure("board", f"{what}, {SMALL:,} people", small * 1000, "ms")
            yield figure("board", f"{what}, {LARGE:,} people, beside {SMALL:,}", large * 1000, "ms", limit=small * 1000, at_most=1.5)
        yield from _pages(Path(name) / "pages")


def _check_in(node: Node, codes: list[str], times: int) -> float:
    took = []
    for number in range(times):
        began = time.perf_counter()
        desk.check_in(
            node, codes[number % len(codes)], new_card(), request=new_card(), by="phone", via="phone", name="ヤマダ", people=4
        )
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def _beat(node: Node, codes: list[str], times: int) -> float:
    """One check-in's beat: the row counted again, the totals, and the event as it is sent."""
    rows = BoardRows(node, UTC)
    rows.snapshot(milliseconds())
    took = []
    for number in range(times):
        desk.check_in(
            node, codes[number % len(codes)], new_card(), request=new_card(), by="phone", via="phone", name="ヤマダ", people=4
        )
        began = time.perf_counter()
        change = rows.beat(milliseconds())
        json.dumps([change.as_of, change.after, change.shelters, change.totals])
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def _pages(folder: Path) -> Iterator[Figure]:
    node = open_node(folder)
    code = desk.open_unlisted_shelter(node, "東小学校", by="bench")
    household = new_card()
    desk.check_in(node, code, household, request=new_card(), by="phone", via="phone", name="ヤマダ", people=4)
    card = card_code(household)
    node.close()
    with Served(folder) as server:
        for name, path, limit in (("phone page", f"/s/{code}", 14_000), ("card page", f"/h/{card}", None), ("board page", "/board", None)):
            page = server.page(path)
            size = len(page) if page[:2] == b"\x1f\x8b" else len(gzip.compress(page))
            yield figure("board", f"{name}, compressed", size, "bytes", limit=limit, at_most=1 if limit else None)
