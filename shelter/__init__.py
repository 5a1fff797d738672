"""Shelter: check-in for emergency shelters by phone, at a desk and on paper, with or without the internet.

The idea, in one paragraph. Whatever happens is noted once, by the machine where it happened, as a fact, and a fact
is never altered. Everything a page shows (who is here, who has gone where, what is short) is worked out from the
facts and can be worked out again. Two machines agree by giving each other the facts that the other has not seen,
whether over a cable, through headquarters or on a memory stick, and a fact that comes twice changes nothing.
"""

__version__ = "0.1.0"
