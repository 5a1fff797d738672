"""Boards that watch while others check in, in a process of their own.

`python -m shelter.bench.boards PORT HOW_MANY` connects them, prints "ready", and when its standard input closes prints as JSON: when
each as_of reached the last board (seconds of the system's clock), how many events came, and the people the boards show at the end.
"""

import json
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


class Boards:
    """So many boards, watching a server on the loopback address. Use as `with Boards(port, 50) as boards`."""

    def __init__(self, port: int, how_many: int):
        self._process = subprocess.Popen(
            [sys.executable, "-m", "shelter.bench.boards", str(port), str(how_many)], cwd=ROOT, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        if self._process.stdout.readline().strip() != "ready":
            raise ConnectionError("the boards could not connect")

    def __enter__(self) -> "Boards":
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()

    def finish(self) -> dict[str, Any]:
        """Ends the watching; what the boards saw."""
        out, _ = self._process.communicate("", timeout=30)
        return json.loads(out)


def main(port: int, how_many: int) -> None:
    """Connects the boards, waits for the end of standard input, and says what they saw."""
    from simple_websocket import Client, ConnectionClosed

    lock = threading.Lock()
    shown: list[dict[str, int]] = [{} for _ in range(how_many)]
    reached: dict[int, list[float]] = {}
    events = [0]

    def take(number: int, name: str, data: dict[str, Any]) -> None:
        now = time.time()
        with lock:
            events[0] += 1
            reached.setdefault(data["as_of"], []).append(now)
        if name == "snapshot":
            shown[number].clear()
        for row in data["shelters"]:
            if row.get("gone"):
                shown[number].pop(row["code"], None)
            else:
                shown[number][row["code"]] = row["people"]

    def watch(number: int, link: Any) -> None:
        try:
            while True:
                text = link.receive()
                if text == "2":
                    link.send("3")
                elif text.startswith("42/board,"):
                    take(number, *json.loads(text.removeprefix("42/board,")))
        except ConnectionClosed:
            pass

    links = []
    for number in range(how_many):
        link = Client.connect(f"ws://127.0.0.1:{port}/socket.io/?EIO=4&transport=websocket")
        link.receive(timeout=10)
        link.send("40/board,")
        links.append(link)
        threading.Thread(target=watch, args=(number, link), daemon=True).start()
    for _ in range(200):
        if len(reached) and sum(map(len, reached.values())) >= how_many:
            break
        time.sleep(0.05)
    print("ready", flush=True)
    sys.stdin.read()
    time.sleep(1.0)  # the last beat is at most a fifth of a second away
    print(
        json.dumps(
            {
                "events": events[0], "people": [sum(board.values()) for board in shown],
                "reached": {as_of: max(times) for as_of, times in reached.items() if len(times) >= how_many},
            }
        )
    )  # fmt: skip
    for link in links:
        link.close()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
