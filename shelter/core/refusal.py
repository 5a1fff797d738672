"""A rule's 'no', by a stable code; the screens have the sentence for it."""

from typing import Any


class Refused(Exception):
    """What was asked cannot be done. `code` is stable and public; `details` are plain values for the sentence."""

    def __init__(self, code: str, **details: Any):
        super().__init__(code)
        self.code = code
        self.details = details
