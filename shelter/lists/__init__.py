"""Reading lists of shelters as towns, prefectures and the national mapping authority publish them.

Bytes in, rows out: `read(name, data)` gives a `Reading`, or raises `NoList` with one sentence that says what to do.
Nothing here writes, asks the network or knows the store; README.md in this folder tells how to teach it a new header.
"""

from shelter.lists.difference import Difference, buildings, difference, identity
from shelter.lists.fields import FIELDS, suggest
from shelter.lists.listed import HAZARDS, KINDS, Listed, NoList, Question, Reading
from shelter.lists.profile import Profile
from shelter.lists.reading import read
from shelter.lists.report import report

__all__ = [
    "FIELDS",
    "HAZARDS",
    "KINDS",
    "Difference",
    "Listed",
    "NoList",
    "Profile",
    "Question",
    "Reading",
    "buildings",
    "difference",
    "identity",
    "read",
    "report",
    "suggest",
]
