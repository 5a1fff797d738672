"""Living with the one loop that serves everybody: what blocks goes aside, what other threads did comes back.

Nothing is monkey-patched. While a server runs, the thread that called `take` is the loop's; without one (tests, commands) everything
here simply calls what it is given.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import gevent
from gevent.hub import Hub, Waiter

_LONGEST_WAIT = 30.0  # seconds; a disk that needs longer is a fault to be told
_hub: Hub | None = None
_thread: int | None = None


def take() -> None:
    """From now on this thread's loop is the one that serves."""
    global _hub, _thread
    _hub, _thread = gevent.get_hub(), threading.get_ident()


def leave() -> None:
    """The loop serves no longer."""
    global _hub, _thread
    _hub = _thread = None


def on_loop() -> bool:
    """Whether the caller runs on the serving loop, where nothing may block."""
    return _thread == threading.get_ident()


def aside(work: Callable[..., Any], *args: Any) -> Any:
    """Do blocking work in a thread while the loop goes on; its result, or its exception."""
    if _hub is None or not on_loop():
        return work(*args)
    return _hub.threadpool.apply(work, args)


def soon(work: Callable[..., Any], *args: Any) -> None:
    """From any thread: have the loop do this, in a greenlet of its own."""
    hub = _hub
    if hub is None:
        work(*args)
    else:
        hub.loop.run_callback_threadsafe(gevent.spawn, work, *args)


def wait(future: Future) -> Any:
    """The result of a future that another thread completes, without holding up the loop. Raises TimeoutError after 30 s."""
    hub = _hub
    if hub is None or not on_loop():
        return future.result(_LONGEST_WAIT)
    waiter = Waiter(hub)
    future.add_done_callback(lambda _: hub.loop.run_callback_threadsafe(waiter.switch, None))
    with gevent.Timeout(_LONGEST_WAIT, TimeoutError("the writer did not answer")):
        waiter.get()
    return future.result()


def here_and_wait(work: Callable[[], Any]) -> Any:
    """From another thread: have the loop do brief work that never waits, and wait until it is done; its result, or its exception.

    Without a loop, or when the loop ends before it comes to it, the calling thread does the work itself.
    """
    hub = _hub
    if hub is None or on_loop():
        return work()
    done: Future = Future()

    def take() -> None:
        if done.set_running_or_notify_cancel():
            try:
                done.set_result(work())
            except BaseException as wrong:  # handed to the thread that asked
                done.set_exception(wrong)

    hub.loop.run_callback_threadsafe(take)
    while True:
        try:
            return done.result(1.0)
        except TimeoutError:
            if _hub is None and done.cancel():
                return work()
