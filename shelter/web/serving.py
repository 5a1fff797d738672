"""The server itself: one process, one loop, Flask and Socket.IO on gevent's pywsgi."""

from __future__ import annotations

import errno
import logging
import signal
import socket as plain_socket
import sys
from typing import Any

import gevent
from flask import Flask
from gevent import socket
from gevent.pywsgi import LoggingLogAdapter, WSGIHandler, WSGIServer

from shelter.web import loop

_BACKLOG = 1024
_IDLE = 75.0  # seconds a browser may keep a connection open without asking anything
#: What is said to a browser whose request cannot even be read, so that its language is not known either.
_UNREADABLE = """<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>?</title>
<p>アドレスが長すぎるか、壊れています。ポスターのQRコードをもう一度読み取ってください。
<p>アドレスが <ruby>正<rt>ただ</rt></ruby>しく ありません。ポスターの QRコードを もう <ruby>一度<rt>いちど</rt></ruby> <ruby>読<rt>よ</rt></ruby>んで ください。
<p lang="en">This address is too long or damaged. Scan the QR code on the poster again.
"""


class Taken(Exception):
    """The port is used by another program, or the address is none of this machine's. The text says what to do."""


class _Handler(WSGIHandler):
    """pywsgi's handler, answering at once and not waiting for ever."""

    def handle(self) -> None:
        # Without this the answer's last part waits for the browser's acknowledgement: 41 ms a request were measured.
        self.socket.setsockopt(plain_socket.IPPROTO_TCP, plain_socket.TCP_NODELAY, 1)
        super().handle()

    def handle_one_request(self) -> Any:
        answered = super().handle_one_request()
        return (answered[0], _unreadable(answered[1])) if isinstance(answered, tuple) else answered

    def read_requestline(self) -> Any:
        gevent.sleep(0)  # a quick client's next request must not be read before the others had their turn
        with gevent.Timeout(_IDLE, False):
            return super().read_requestline()
        return ""


class Serving:
    """An app being served. host: the address to listen on, "" for all. port: 0 for any that is free; then `port` says which."""

    def __init__(self, app: Flask, host: str, port: int):
        self.app = app
        self._listener = _listen(host, port)
        self.port: int = self._listener.getsockname()[1]
        self._server = WSGIServer(self._listener, app, log=None, handler_class=_Handler,
                                  error_log=LoggingLogAdapter(logging.getLogger("shelter.server"), logging.ERROR))

    def run(self) -> None:
        """Serve until the process is asked to stop (Ctrl-C, kill) or `stop` is called. Then finish what is being answered."""
        loop.take()
        node, addresses = self.app.config["SHELTER_NODE"], self.app.config["SHELTER_ADDRESSES"]
        wait_before, node.wait = node.wait, loop.wait
        node.perform_with(loop.here_and_wait)
        addresses.keep_looking()
        watched = [gevent.signal_handler(number, self.stop) for number in _stop_signals()]
        try:
            self._server.serve_forever(stop_timeout=3)
        except KeyboardInterrupt:
            self._server.stop(timeout=1)
        finally:
            for watcher in watched:
                watcher.cancel()
            addresses.stop()
            node.wait = wait_before
            loop.leave()

    def stop(self) -> None:
        """Stop serving. From the loop's own thread only; others use loop.soon(serving.stop)."""
        self._server.stop(timeout=3)


def _unreadable(bare: bytes) -> bytes:
    """pywsgi's answer to a request it cannot read, which says nothing, with a sentence in each language."""
    status, body = bare.split(b"\r\n", 1)[0], _UNREADABLE.encode()
    head = b"Content-Type: text/html; charset=utf-8\r\nConnection: close\r\nContent-Length: %d" % len(body)
    return b"%b\r\n%b\r\n\r\n%b" % (status, head, body)


def _stop_signals() -> list[int]:
    names = ("SIGINT", "SIGTERM", "SIGBREAK")
    return [getattr(signal, name) for name in names if hasattr(signal, name)]


def _listen(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":
        # On Windows this option would let two servers share a port.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as problem:
        listener.close()
        raise Taken(_why(problem, host, port)) from None
    listener.listen(_BACKLOG)
    return listener


def _why(problem: OSError, host: str, port: int) -> str:
    if problem.errno in (errno.EADDRINUSE, getattr(errno, "WSAEADDRINUSE", None)):
        other = port + 1 if port < 65535 else 8000
        return f"Port {port} is used by another program. End that one, or choose another port with --port {other}."
    if problem.errno in (errno.EACCES, getattr(errno, "WSAEACCES", None)):
        return f"Port {port} may not be used here. Choose one above 1024, like --port 8000."
    return f"This machine cannot listen on {host or 'its addresses'}. Leave --host out to listen on all of them."
