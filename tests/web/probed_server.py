"""A real server in a process of its own for tests of serving, with a few routes and events that only tests need.

Started as `python probed_server.py DATA`; says "PORT n" when it listens.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from shelter.settings import Settings  # noqa: E402
from shelter.store.node import open_node  # noqa: E402
from shelter.web import here  # noqa: E402
from shelter.web.app import create_app  # noqa: E402
from shelter.web.loop import aside, soon  # noqa: E402
from shelter.web.serving import Serving  # noqa: E402

LARGE = 6_000_000


def main(folder: str) -> None:
    """Serve until terminated."""
    node = open_node(folder)
    app = create_app(node, Settings(data=Path(folder), host="127.0.0.1"), testing=True)
    socketio = app.extensions["socketio"]

    @app.get("/slow-write")
    def slow_write():
        return {"said": here.node().wait(here.node().write(lambda _: time.sleep(1.5) or "written"))}

    @app.get("/slow-work")
    def slow_work():
        return {"said": aside(lambda: time.sleep(1.5) or "done")}

    @socketio.on("more", namespace="/probe")
    def tell_more():
        socketio.emit("large", "あ" * (LARGE // 3), namespace="/probe")
        for number in range(5):
            socketio.emit("small", number, namespace="/probe")

    # What the writer's thread says after a commit reaches the clients.
    node.on_commit(lambda: soon(lambda: socketio.emit("committed", namespace="/probe")))
    serving = Serving(app, "127.0.0.1", 0)
    print(f"PORT {serving.port}", flush=True)
    serving.run()
    node.close()
    print("ENDED", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
