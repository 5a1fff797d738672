"""The server under measurement, in a process of its own: the real app with one more route that does nothing.

`python -m shelter.bench.served FOLDER PORT` serves; `Served` starts that and stops it again.
"""

import json
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
EMPTY = "/api/v1/empty"


def main(folder: str, port: int) -> None:
    """Serves a data folder on the loopback address until it is told to stop."""
    from shelter.settings import Settings
    from shelter.store.node import open_node
    from shelter.web.app import create_app
    from shelter.web.serving import Serving

    node = open_node(folder)
    app = create_app(node, Settings(data=Path(folder), host="127.0.0.1", port=port))
    # What the same server does with a POST that asks for nothing: the limit a check-in is held against.
    app.add_url_rule(EMPTY, "empty", lambda: ("", 204), methods=["POST"])
    serving = Serving(app, "127.0.0.1", port)
    print(serving.port, flush=True)
    serving.run()
    node.close()


def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.socket() as link:
        link.bind(("127.0.0.1", 0))
        return link.getsockname()[1]


class Served:
    """A running server. folder: its data. Use as `with Served(folder) as server`."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.port = 0

    def __enter__(self) -> "Served":
        self._process = subprocess.Popen(
            [sys.executable, "-m", "shelter.bench.served", str(self.folder), "0"], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        self.port = int(self._process.stdout.readline())
        self.wait_until_well()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(20)
        self._process.stdout.close()

    @property
    def pid(self) -> int:
        """The server's process id."""
        return self._process.pid

    def get(self, path: str) -> Any:
        """A JSON answer of the server."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
            return json.load(answer)

    def page(self, path: str) -> bytes:
        """A page as it crosses the network, compressed where the server does so."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read()

    def wait_until_well(self) -> None:
        """Returns when the server answers; gives up after 20 seconds."""
        for _ in range(400):
            try:
                self.get("/healthz")
                return
            except OSError:
                time.sleep(0.05)
        raise TimeoutError("the server did not start")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
