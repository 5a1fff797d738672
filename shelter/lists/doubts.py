"""Doubts that only show when a whole list is looked at: columns with other contents, repeated ids, shared positions."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from shelter.lists.cells import is_blank, plain
from shelter.lists.fields import folded
from shelter.lists.header import Header
from shelter.lists.kind import read_common_id
from shelter.lists.listed import Listed

_EXPECTED = {
    # Lists whose header is of the new standard and whose cells are of the old one put the municipality in these.
    folded(header): re.compile(pattern)
    for header, pattern in (
        ("連絡先メールアドレス", r"@"),
        ("連絡先FormURL", r"[:/.]"),
        ("URL", r"[:/.]"),
        ("内線番号", r"^\D*\d{1,5}\D*$"),
        ("郵便番号", r"^〒?\d{3}-?\d{4}$"),
        ("電話番号", r"\d{2}|無|な"),
    )
}

_QUARTER = re.compile(r"[^0-9(]*")
"""An address without its numbers: neighbours may share a position, quarters may not."""


def wrong_columns(rows: Sequence[Sequence[str]], header: Header) -> dict[str, str]:
    """Headers whose cells nearly all hold something else, each with the first such cell."""
    wrong: dict[str, str] = {}
    for index, name in enumerate(header.headers):
        expected = _EXPECTED.get(folded(name))
        if expected:
            cells = [row[index] for row in rows if index < len(row) and not is_blank(row[index])]
            others = [cell for cell in cells if not expected.search(plain(cell))]
            if others and len(others) * 10 >= len(cells) * 9:
                wrong[name] = others[0].strip()
    return wrong


def repeated_ids(rows: Sequence[Sequence[str]], columns: Sequence[int]) -> list[int]:
    """Those of the id columns that hold one value in several rows."""
    repeated = []
    for index in columns:
        ids = Counter(plain(row[index]) for row in rows if index < len(row) and not is_blank(row[index]))
        if any(count > 1 for value, count in ids.items() if not read_common_id(value)):
            repeated.append(index)
    return repeated


def municipality_of_towns(taken: Iterable[Listed]) -> dict[str, str]:
    """Town in words to municipality code, for the towns whose rows agree on one."""
    codes: dict[str, set[str]] = defaultdict(set)
    for listed in taken:
        if listed.town and listed.municipality:
            codes[listed.town].add(listed.municipality)
    return {town: found.pop() for town, found in codes.items() if len(found) == 1}


def shared_positions(taken: Iterable[Listed]) -> dict[int, list[int]]:
    """Row to all rows with the same position, where that cannot be: two towns, or three quarters, at one spot.

    Towns that could not find an address on the map give it the position of somewhere in the middle.
    """
    spots: dict[tuple[float, float], list[Listed]] = defaultdict(list)
    for listed in taken:
        if listed.lat is not None and listed.lon is not None:
            spots[listed.lat, listed.lon].append(listed)
    doubtful: dict[int, list[int]] = {}
    for here in spots.values():
        towns = {listed.municipality for listed in here if listed.municipality}
        quarters = {_QUARTER.match(plain(listed.address)).group() for listed in here if listed.address}
        if len(towns) > 1 or len(quarters) > 2:
            rows = [listed.row_number for listed in here]
            doubtful.update(dict.fromkeys(rows, rows))
    return doubtful
