"""Set-up: makes `.venv/` and `.assets/` beside run.py from the locks, and nothing outside the project's folder.

The rule of this room: standard library only, because it runs before any package is there. A browser for the tests
is the one thing it may ask the system for.
"""


class CannotSetUp(Exception):
    """Set-up cannot go on; the text says in one line what is wrong and what to type or do."""
