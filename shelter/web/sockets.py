"""The live connection of boards, desks and headquarters: Socket.IO on gevent, whole messages to slow readers too."""

from __future__ import annotations

from typing import Any

import gevent
import simple_websocket
from engineio.async_drivers._websocket_wsgi import SimpleWebSocketWSGI
from flask import Flask
from flask_socketio import SocketIO
from gevent.event import Event
from gevent.lock import RLock
from gevent.selectors import DefaultSelector

_GIVEN_UP = 45.0  # seconds a reader may take for one message before its connection is closed


class WholeSocket:
    """A socket whose `send` sends everything, one sender at a time.

    simple-websocket calls send() once and drops what did not fit into the system's buffer, so a large message to a slow phone
    arrived cut off, and pings could fall into the middle of one.
    """

    def __init__(self, raw: Any):
        self._raw = raw
        self.sending = RLock()

    def send(self, data: bytes) -> int:
        """Send all of it. Raises OSError when the reader does not take it in 45 s."""
        with self.sending, gevent.Timeout(_GIVEN_UP, OSError("the reader is too slow")):
            self._raw.sendall(data)
        return len(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._raw, name)


class WholeServer(simple_websocket.Server):
    """simple-websocket's server end, over a WholeSocket."""

    def handshake(self) -> None:
        """Answer the browser's request to open the connection."""
        self.sock = WholeSocket(self.sock)
        super().handshake()

    def send(self, data: bytes | str) -> None:
        """Send one message. Framing and sending are one step, so that messages never mix."""
        with self.sock.sending:
            super().send(data)


class _Greenlet(gevent.Greenlet):
    """What simple-websocket takes for a thread."""

    def __init__(self, target: Any):
        super().__init__(target)


class WholeWebSocket(SimpleWebSocketWSGI):
    """What engineio opens for a browser that asks for a web socket."""

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        # Compression would keep 200 kB a client; the messages are small.
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        self.ws = WholeServer(environ, thread_class=_Greenlet, event_class=Event, selector_class=DefaultSelector)
        return self.app(self)


def open_sockets(app: Flask) -> SocketIO:
    """The app's Socket.IO server, also found as app.extensions["socketio"]. Only pages of this server may connect."""
    socketio = SocketIO(app, async_mode="gevent", manage_session=False, max_http_buffer_size=20_000,
                        logger=False, engineio_logger=False)
    engine = socketio.server.eio
    # A copy: the driver's table is shared by every server of the process.
    engine._async = {**engine._async, "websocket": WholeWebSocket}
    return socketio
