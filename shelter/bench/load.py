"""Many clients on plain sockets, in a process of their own, so that measuring costs the server nothing.

`python -m shelter.bench.load` reads a plan as JSON on standard input and prints what it measured as JSON. Loopback only, bounded.
"""

import json
import subprocess
import sys
import time
import uuid
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def measure(port: int, kind: str, clients: int, requests: int, shelters: list[str]) -> dict[str, Any]:
    """Runs the load in another process. kind: "empty" or "checkin". Gives rate (a second), seconds per answer, errors."""
    plan = {"port": port, "kind": kind, "clients": clients, "requests": requests, "shelters": shelters}
    done = subprocess.run(
        [sys.executable, "-m", "shelter.bench.load"], cwd=ROOT, input=json.dumps(plan), capture_output=True, text=True, check=True,
        timeout=300,
    )  # fmt: skip
    return json.loads(done.stdout)


def main() -> None:
    """Plays one plan: every client sends its next request when the last is answered."""
    import gevent
    from gevent import socket

    plan = json.load(sys.stdin)
    waiting = [_request(plan, number) for number in range(plan["requests"])]
    took: list[float] = []
    errors = 0

    def client() -> None:
        nonlocal errors
        link = socket.create_connection(("127.0.0.1", plan["port"]))
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while waiting:
            request = waiting.pop()
            began = time.perf_counter()
            link.sendall(request)
            status = _read_answer(link)
            took.append(time.perf_counter() - began)
            errors += status not in (b"200", b"201", b"204")
        link.close()

    began = time.perf_counter()
    gevent.joinall([gevent.spawn(client) for _ in range(plan["clients"])], raise_error=True)
    seconds = time.perf_counter() - began
    print(json.dumps({"rate": len(took) / seconds, "took": took, "errors": errors}))


def _request(plan: dict[str, Any], number: int) -> bytes:
    if plan["kind"] == "empty":
        path, body = "/api/v1/empty", b"{}"
    else:
        path = f"/api/v1/shelters/{plan['shelters'][number % len(plan['shelters'])]}/checkins"
        said = {
            "household": str(uuid.uuid4()), "request": str(uuid.uuid4()), "name": "ヤマダ", "people": 1 + number % 5, "urgent": False,
        }  # fmt: skip
        body = json.dumps(said).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def _read_answer(link: Any) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        part = link.recv(65536)
        if not part:
            raise ConnectionError("the server closed the connection")
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    length = 0
    for header in head.split(b"\r\n")[1:]:
        name, _, value = header.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    while len(body) < length:
        body += link.recv(65536)
    return head.split(b" ", 2)[1]


if __name__ == "__main__":
    main()
