"""Durable check-ins while fifty boards watch, beside an empty POST of the same server and beside SQLite alone."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from shelter import desk
from shelter.store.node import open_node

from .boards import Boards
from .disk import grouped_commits, single_commits
from .figure import Figure, figure, percentile
from .load import measure
from .memory import resident
from .served import Served

CLIENTS = (1, 16, 64)
BOARDS = 50
SHELTERS = 20
_REQUESTS = {1: 1500, 16: 6000, 64: 6000}


def run(full: bool) -> Iterator[Figure]:
    """Measures; full: three times as many requests."""
    times = 3 if full else 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        codes = prepare(folder / "data", SHELTERS)
        single = single_commits(folder)
        yield figure("checkin", "single durable SQLite commits", single, "/s")
        with Served(folder / "data") as server, Boards(server.port, BOARDS) as boards:
            first_p99, checked_in, errors = 0.0, 0, 0
            for clients in CLIENTS:
                requests = _REQUESTS[clients] * times
                measure(server.port, "empty", clients, requests // 4, codes)  # warm
                empty = measure(server.port, "empty", clients, requests, codes)
                real = measure(server.port, "checkin", clients, requests, codes)
                checked_in += requests
                errors += real["errors"] + empty["errors"]
                grouped = grouped_commits(folder, clients) if clients > 1 else single
                p50, p99 = (percentile(real["took"], share) * 1000 for share in (0.5, 0.99))
                first_p99 = first_p99 or p99
                what = f"{clients} client{'s' if clients > 1 else ''}"
                yield figure("checkin", f"empty POSTs, {what}", empty["rate"], "/s")
                if clients > 1:
                    yield figure("checkin", f"grouped SQLite commits, {what}", grouped, "/s")
                yield figure(
                    "checkin", f"durable check-ins, {what}, {BOARDS} boards", real["rate"], "/s", limit=min(empty["rate"], grouped),
                    at_least=0.5, out_of_reach=True,
                )  # fmt: skip
                yield figure("checkin", f"POST p50, {what}", p50, "ms")
                if clients == 16:
                    yield figure("checkin", f"POST p99, {what}, beside one client's", p99, "ms", limit=first_p99, at_most=20)
                else:
                    yield figure("checkin", f"POST p99, {what}", p99, "ms")
            yield from _to_board(server, codes, boards)
            counted = server.get("/api/v1/board")["totals"]
            yield figure("checkin", "errors", errors, "errors", limit=1, at_most=0)
            yield figure(
                "checkin", "households on the board at the end", counted["households"], "", limit=checked_in + _SINGLE, at_least=1
            )
            yield figure("checkin", "server's memory after the run", resident(server.pid), "MB")


_SINGLE = 100


def _to_board(server: Served, codes: list[str], boards: Boards) -> Iterator[Figure]:
    sent = []
    for _ in range(_SINGLE):
        before = time.time()
        measured_as_of = _one_check_in(server, codes[0])
        sent.append((before, measured_as_of))
        time.sleep(0.02)
    seen = boards.finish()
    reached = {int(as_of): at for as_of, at in seen["reached"].items()}
    took = []
    for at, as_of in sent:
        later = [when for number, when in reached.items() if number >= as_of]
        if later:
            took.append((min(later) - at) * 1000)
    people = server.get("/api/v1/board")["totals"]["people"]
    yield figure("checkin", f"POST to the last of {BOARDS} boards, p50", percentile(took, 0.5), "ms")
    yield figure("checkin", f"POST to the last of {BOARDS} boards, p99", percentile(took, 0.99), "ms")
    right = sum(shown == people for shown in seen["people"])
    yield figure("checkin", "boards that show the server's count at the end", right, "boards", limit=BOARDS, at_least=1)


def _one_check_in(server: Served, code: str) -> int:
    measure_one = _poster(server.port)
    measure_one(code)
    return server.get("/healthz")["as_of"]


def _poster(port: int):
    import json
    import urllib.request

    from shelter.core.cards import new_card

    def post(code: str) -> None:
        said = {"household": new_card(), "request": new_card(), "name": "サトウ", "people": 2, "urgent": False}
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/api/v1/shelters/{code}/checkins", json.dumps(said).encode(),
            {"Content-Type": "application/json"},
        )  # fmt: skip
        urllib.request.urlopen(request, timeout=10).read()

    return post


def prepare(folder: Path, shelters: int) -> list[str]:
    """A data folder with so many open shelters; their codes."""
    node = open_node(folder)
    codes = [desk.open_unlisted_shelter(node, f"避難所{number}", by="bench") for number in range(shelters)]
    node.close()
    return codes
