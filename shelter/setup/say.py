"""The lines a person watches while set-up works: on standard error, moving on a terminal, plain in a pipe."""

import sys


def line(text):
    """Says one thing, on a line of its own."""
    print(text, file=sys.stderr, flush=True)


def progress(text, done, of):
    """Shows `done` of `of` on one moving line of a terminal; stays quiet in a pipe."""
    if not sys.stderr.isatty():
        return
    end = "\n" if done >= of else ""
    print(f"\r  {text}: {min(done, of)} of {of} ", end=end, file=sys.stderr, flush=True)
