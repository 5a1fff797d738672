"""The beat: one greenlet tells boards, desks and headquarters what changed, at most five times a second.

A commit of this process wakes it, a look at the file tells of other processes' commits; the first change after a pause goes at once.
Without a serving loop (tests, commands) every commit is a beat of its own.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import gevent
from flask import Flask, current_app
from flask_socketio import emit
from gevent.event import Event

from shelter.web import loop
from shelter.web.board_rows import BoardRows, Change
from shelter.web.moments import now

if TYPE_CHECKING:
    from flask_socketio import SocketIO

    from shelter.store.node import Node

_SHORTEST = 0.2  # seconds between two beats
_LOOK = 0.3  # seconds between two looks at the file
_log = logging.getLogger("shelter")


class Beat:
    """The beat of one app. tell: called after each beat, on the loop, with (as_of, codes of the shelters concerned)."""

    def __init__(self, app: Flask):
        self.node: Node = app.config["SHELTER_NODE"]
        self.rows = BoardRows(self.node, app.config["SHELTER_ZONE"])
        self.tell: list[Callable[[int, set[str]], None]] = []
        self.send: Callable[[Change], None] = lambda change: None
        self._rang = False
        self._bell = Event()
        self._greenlet: gevent.Greenlet | None = None
        self.node.on_commit(self._ring)
        app.before_request(self.start)

    def start(self) -> None:
        """Starts beating as soon as a loop serves."""
        if self._greenlet is None and loop.on_loop():
            self._greenlet = gevent.spawn(self._run)

    def beat(self) -> None:
        """Tells what changed since the last time, if anything did."""
        self._rang = False
        change = loop.aside(self.rows.beat, now())
        if change is not None:
            if change.shelters:
                self.send(change)
            for told in self.tell:
                told(change.as_of, change.touched)

    def _ring(self) -> None:
        """In the writer's thread, after a commit."""
        if not self._rang:
            self._rang = True
            loop.soon(self._answer)

    def _answer(self) -> None:
        if loop.on_loop():
            self.start()
            self._bell.set()
        else:
            self.beat()

    def _run(self) -> None:
        version, last = self._version(), 0.0
        while loop.on_loop():
            rang = self._bell.wait(_LOOK)
            seen, minute = self._version(), time.monotonic() - last > 60
            if not rang and seen == version and not minute:
                continue
            gevent.sleep(max(0.0, last + _SHORTEST - time.monotonic()))
            self._bell.clear()
            version, last = seen, time.monotonic()
            try:
                self.beat()
            except Exception:  # a locked file or a full disk must not end the beat for good
                _log.exception("the beat")

    def _version(self) -> int:
        return self.node.read().execute("PRAGMA data_version").fetchone()[0]


def beat_of(app: Flask) -> Beat:
    """The app's beat, made when it is first asked for."""
    if "shelter_beat" not in app.extensions:
        app.extensions["shelter_beat"] = Beat(app)
    return app.extensions["shelter_beat"]


def on_change(app: Flask, callback: Callable[[int, set[str]], None]) -> None:
    """Has `callback(as_of, codes)` called on the loop after each beat: codes of the shelters something was written about."""
    beat_of(app).tell.append(callback)


def board_now(node: Node) -> dict[str, Any]:
    """The board as the public interface describes it, with everything that has been answered so far. For requests and events."""
    beat = beat_of(current_app)
    if beat.node is node:
        return loop.aside(beat.rows.snapshot, now())
    return BoardRows(node, current_app.config["SHELTER_ZONE"]).snapshot(now())


def live(socketio: SocketIO, app: Flask) -> None:
    """Opens the namespace /board: `snapshot` on connecting, then `rows`."""
    beat = beat_of(app)

    def send(change: Change) -> None:
        told = {"as_of": change.as_of, "after": change.after, "shelters": change.shelters, "totals": change.totals}
        socketio.emit("rows", {"node": beat.node.id, **told}, namespace="/board")

    def connected() -> None:
        beat.start()
        emit("snapshot", board_now(beat.node))

    beat.send = send
    socketio.on_event("connect", connected, namespace="/board")
