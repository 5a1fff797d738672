"""A figure, its limit from the same run, and whether it reaches what was aimed at."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """One measured figure.

    limit: what this machine could do at best in the same run, or the most that is allowed; None: shown for itself.
    ratio: value / limit. reach: the ratio aimed at, "at least 0.5" or "at most 20". met: None where it is out of reach or not aimed at.
    """

    bench: str
    figure: str
    value: float
    unit: str
    limit: float | None = None
    ratio: float | None = None
    reach: str | None = None
    met: bool | None = None


def figure(bench: str, name: str, value: float, unit: str, *, limit: float | None = None, at_least: float | None = None,
           at_most: float | None = None, out_of_reach: bool = False) -> Figure:  # fmt: skip
    """A figure held to a limit: value / limit must be at least or at most so much.

    out_of_reach: the README says by how much this misses and why; then a miss is told as such and is no failure.
    """
    ratio = value / limit if limit else None
    reach = f"at least {at_least:g}" if at_least is not None else f"at most {at_most:g}" if at_most is not None else None
    met = None
    if ratio is not None and reach:
        met = ratio >= at_least if at_least is not None else ratio <= at_most
        if out_of_reach and not met:
            met = None
    return Figure(bench, name, round(value, 4), unit, None if limit is None else round(limit, 4),
                  None if ratio is None else round(ratio, 3), reach, met)  # fmt: skip


def percentile(values: list[float], share: float) -> float:
    """The value below which this share (0 to 1) of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def line(one: Figure) -> str:
    """A figure as a line for the terminal."""
    text = f"{one.bench:8} {one.figure:58} {one.value:>12,.2f} {one.unit:10}"
    if one.limit is not None:
        text += f" limit {one.limit:>12,.2f}  ratio {one.ratio:.2f}"
    if one.reach:
        text += f"  ({one.reach}: { {True: 'met', False: 'not met', None: 'out of reach, see the README'}[one.met]})"
    return text.rstrip()


def write_json(path: Path, figures: Iterable[Figure]) -> None:
    """All figures as a JSON list."""
    path.write_text(json.dumps([asdict(one) for one in figures], indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
