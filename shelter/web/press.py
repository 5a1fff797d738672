"""The press: makes a paper in a process of its own, so that check-ins do not wait and the server does not grow.

`python -m shelter.web.press` reads one order as JSON from standard input and writes the PDF to standard output.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shelter.core.refusal import Refused
from shelter.web import loop
from shelter.web.refusals import Refusal
from shelter.web.words import N_

if TYPE_CHECKING:
    from shelter.papers import Print

_ROOT = Path(__file__).resolve().parents[2]
_REFUSED, _NO_FONTS = 3, 4  # exit statuses
_LONGEST = 28  # seconds; a page waits 30 at most


@lru_cache(maxsize=1)
def _hands() -> ThreadPoolExecutor:
    """Two papers at a time; more would take the processor from the desk."""
    return ThreadPoolExecutor(2, thread_name_prefix="press")


def printed(order: dict[str, Any]) -> bytes:
    """The PDF of an order (`pdf` says what it holds). Raises Refused, and Refusal where fonts are missing or it takes too long."""
    try:
        done = loop.wait(_hands().submit(_in_own_process, order))
    except (subprocess.TimeoutExpired, TimeoutError):
        raise Refusal("paper_too_long", 503, N_("The paper took too long to make."),
                      N_("Print fewer pages at once, or use run.py print at this machine.")) from None
    if done.returncode == _REFUSED:
        told = json.loads(done.stderr)
        raise Refused(told["code"], **told["details"])
    if done.returncode == _NO_FONTS:
        raise Refusal("fonts_missing", 503, N_("The fonts for paper are missing."),
                      N_("Connect this machine to the internet once and start it again. Everything but printing works meanwhile."))
    if done.returncode:
        raise RuntimeError("the press stopped")
    return done.stdout


def _in_own_process(order: dict[str, Any]) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "shelter.web.press"], input=json.dumps(order).encode(), capture_output=True, cwd=_ROOT, timeout=_LONGEST,
        env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip


def pdf(order: dict[str, Any]) -> bytes:
    """Reads the values and draws. Keys: kind (poster, forms, roster, board), file (the database), codes, size, numbers (first and
    end), and those of papers.Print, its zone by name."""
    from shelter import papers
    from shelter.store.schema import connect
    from shelter.web.moments import zone

    connection = connect(order["file"])
    connection.execute("PRAGMA query_only = ON")
    how = papers.Print(
        order["base"], order["at"], order["by"], order["drill"], zone(order["zone"]), Path(order["fonts"]), tuple(order["wifi"])
    )
    try:
        return _DRAW[order["kind"]](papers, connection, order, how)
    finally:
        connection.close()


def _poster(papers: Any, connection: Any, order: dict[str, Any], how: Print) -> bytes:
    return papers.posters(connection, order["codes"], how, order["size"])


def _forms(papers: Any, connection: Any, order: dict[str, Any], how: Print) -> bytes:
    return papers.forms(connection, order["codes"][0], range(*order["numbers"]), how)


def _roster(papers: Any, connection: Any, order: dict[str, Any], how: Print) -> bytes:
    return papers.roster(connection, order["codes"][0], how)


def _board(papers: Any, connection: Any, order: dict[str, Any], how: Print) -> bytes:
    return papers.board(connection, how)


_DRAW = {"poster": _poster, "forms": _forms, "roster": _roster, "board": _board}


def main() -> int:
    """One order from standard input to standard output."""
    from printables.fonts import NoFonts

    try:
        paper = pdf(json.loads(sys.stdin.buffer.read()))
    except Refused as refused:
        sys.stderr.write(json.dumps({"code": refused.code, "details": refused.details}))
        return _REFUSED
    except NoFonts:
        return _NO_FONTS
    sys.stdout.buffer.write(paper)
    return 0


if __name__ == "__main__":
    sys.exit(main())
