"""The writer: one native thread owns the writing connection and shares one flush among all who wait.

It takes what is queued, runs each job in a savepoint inside one BEGIN IMMEDIATE, commits once, and only then answers everybody.
Waiting for the disk is this thread's work. The jobs' own Python may run elsewhere (`perform`): two threads that both run Python hand
the interpreter to and fro at every statement, which cost a check-in twice what its work does.
"""

import logging
import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, NamedTuple

#: Jobs that share one commit at most: bounds how long the first waits for the last.
MOST_AT_ONCE = 64
_log = logging.getLogger(__name__)


class Closed(Exception):
    """The writer has stopped; nothing more is written."""


class _Job(NamedTuple):
    """A job, what gets its answer, and whether it is done within a millisecond or so."""

    work: Callable[[], Any]
    future: Future
    brief: bool


class Writer:
    """Runs jobs on the writing connection. begin: told at the start of each transaction and after each job rolled back.

    perform: runs a piece of work and returns when it is done, or raises what it raised. A serving loop puts its own here, and then
    batches of brief jobs run on the loop, one batch between two rounds of requests; long jobs always run in the writer's thread.
    """

    def __init__(self, connection: sqlite3.Connection, begin: Callable[[], None], committed: Callable[[], None]):
        self._connection = connection
        self._begin = begin
        self._committed = committed
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self.perform: Callable[[Callable[[], Any]], Any] = lambda work: work()
        self._closed = False
        self._closing = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[], Any], *, brief: bool = False) -> Future:
        """Queues a job; its future has the answer once the commit is on the disk, or the job's exception."""
        future: Future = Future()
        with self._closing:  # nothing may be queued behind the end
            if self._closed:
                raise Closed
            self._jobs.put(_Job(work, future, brief))
        return future

    def close(self) -> None:
        """Writes what is queued, then stops."""
        with self._closing:
            if not self._closed:
                self._closed = True
                self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        going = True
        while going:
            batch = [self._jobs.get()]
            try:
                while len(batch) < MOST_AT_ONCE:
                    batch.append(self._jobs.get_nowait())
            except queue.Empty:
                pass
            going = None not in batch
            # Whoever gave up waiting in time has written nothing; from here on nobody can give up any more.
            jobs = [item for item in batch if item is not None and item.future.set_running_or_notify_cancel()]
            if jobs:
                self._commit(jobs)

    def _commit(self, jobs: list[_Job]) -> None:
        # One job alone is done before it could be handed over.
        perform = self.perform if len(jobs) > 1 and all(job.brief for job in jobs) else lambda work: work()
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._begin()
            answers = perform(lambda: [(job.future, *self._do(job.work)) for job in jobs])
            self._connection.execute("COMMIT")
        except BaseException as wrong:  # disk full, locked for too long: nothing of this batch was written
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            for job in jobs:
                job.future.set_exception(wrong)
            return
        try:
            self._committed()
        except Exception:  # a listener's fault must not look like a failed write
            _log.exception("after a commit")
        perform(lambda: _answer(answers))

    def _do(self, job: Callable[[], Any]) -> tuple[Any, BaseException | None]:
        """The job's answer, or what went wrong in it; then the others' work stands and its own is undone."""
        execute = self._connection.execute
        execute("SAVEPOINT job")
        try:
            answer = job()
        except BaseException as wrong:
            if not self._connection.in_transaction:  # so bad that SQLite has rolled back all
                raise
            execute("ROLLBACK TO job")
            execute("RELEASE job")
            self._begin()
            return None, wrong
        execute("RELEASE job")
        return answer, None


def _answer(answers: list[tuple[Future, Any, BaseException | None]]) -> None:
    for future, answer, wrong in answers:
        if wrong is None:
            future.set_result(answer)
        else:
            future.set_exception(wrong)
