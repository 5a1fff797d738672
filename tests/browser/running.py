"""The real server as browser tests meet it: started by `run.py` in a process of its own, on a free port, with its own data."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from shelter.store import access, views
from shelter.store.node import FILE, Node, open_node
from shelter.web.code_making import make_code

ROOT = Path(__file__).resolve().parents[2]
_LONGEST_START = 30.0  # seconds


class RunningServer:
    """One server and its data folder.

    url: its address on this machine ("http://127.0.0.1:51234"), a secure context like the desk's own. phone_url: the same server
    under a name that the test browsers resolve, an insecure origin like the one real phones see. shelter: the code of the shelter
    that is open. staff_code, hq_code: sign-in codes. prepare(node) may write into the folder before the first start.
    """

    def __init__(self, folder: Path, *, drill: bool = False, prepare: Callable[[Node], None] | None = None):
        self.folder = folder
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.phone_url = f"http://shelter.test:{self.port}"
        self._process: subprocess.Popen | None = None
        node = open_node(folder, drill=drill)
        try:
            node.wait(node.write(lambda journal: access.prepare(journal.connection)))
            self.staff_code = make_code(node, "staff", None, by="test")
            self.hq_code = make_code(node, "hq", None, by="test")
            self.node_id = node.id
            if prepare:
                prepare(node)
        finally:
            node.close()
        self.start()
        self.shelter: str = self.read(lambda connection: views.open_shelters(connection)[0]["code"])

    def start(self) -> None:
        """Start it (again), on the same port and folder, and wait until it answers."""
        log = self.folder / "output.txt"
        environ = {name: value for name, value in os.environ.items() if not name.startswith("SHELTER_")}
        with open(log, "ab") as output:
            self._process = subprocess.Popen(
                [sys.executable, str(ROOT / "run.py"), "serve", "--data", str(self.folder), "--host", "127.0.0.1", "--port", str(self.port)],
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, env={**environ, "PYTHONUTF8": "1"},
            )  # fmt: skip
        until = time.monotonic() + _LONGEST_START
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                self.stop()
                raise AssertionError(f"the server did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(self.url + "/healthz", timeout=2) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def stop(self) -> None:
        """End it as Ctrl-C or a supervisor would."""
        self._end(lambda process: process.terminate())

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(lambda process: process.kill())

    def _end(self, how: Callable[[subprocess.Popen], None]) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        how(process)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)

    def read(self, question: Callable[[sqlite3.Connection], Any]) -> Any:
        """What a question to the data gives: `server.read(lambda c: views.household(c, id))`."""
        connection = sqlite3.connect(self.folder / FILE, isolation_level=None, timeout=20)
        try:
            connection.execute("PRAGMA query_only = ON")
            return question(connection)
        finally:
            connection.close()

    def sign_in(self, page: Any, role: str = "staff", name: str = "佐藤") -> None:
        """Sign a page of the desk or of headquarters in, as the person called `name`."""
        page.goto(f"{self.url}/sign-in")
        page.fill("#code", self.hq_code if role == "hq" else self.staff_code)
        page.fill("#name", name)
        page.press("#name", "Enter")
        page.wait_for_url(lambda url: not url.endswith("/sign-in"))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
