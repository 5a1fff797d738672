"""From the bytes of a file to rows of text: encodings, CSV, spreadsheets, and refusing what is neither."""

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time

from shelter.lists.listed import NoList
from shelter.lists.words import NOTES, REFUSALS

MAX_UNPACKED = 300
"""Megabytes a spreadsheet may unpack to; a real list of 80,000 rows needs about 60."""

Progress = Callable[[int, int], None]

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"RIFF")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x19\x1b-\x1f]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: rows of cells as typed, the first row of the file first, so that the index is the row number - 1."""

    title: str
    rows: list[list[str]]
    encoding: str
    delimiter: str = ""
    others: tuple[str, ...] = ()
    """Titles of the other visible sheets in the file."""
    notes: list[tuple[str, str]] = field(default_factory=list)


def refusal(about: str, headers: tuple[str, ...] = (), **values) -> NoList:
    """The exception for one line of the table of refusals."""
    english, japanese = REFUSALS[about]
    return NoList(english.format(**values), japanese.format(**values), headers)


def sheets(data: bytes, progress: Progress | None = None) -> Iterator[Sheet]:
    """The tables in a file, one after the other; raises NoList for what holds no table.

    Unpacking a large spreadsheet takes longer than reading it, so `progress(rows done, rows in all)` is told meanwhile.
    """
    if not data.strip(b"\xef\xbb\xbf \t\r\n\0,"):
        raise refusal("empty")
    if data.startswith(b"%PDF"):
        raise refusal("pdf")
    if data.startswith(_PICTURES) or data[4:8] == b"ftyp":
        raise refusal("picture")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise refusal("old_excel")
    if data.startswith(b"PK"):
        yield from _spreadsheet(data, progress)
    else:
        yield _text_table(data)


def _decoded(data: bytes) -> tuple[str, str, int]:
    """Text, encoding, and how many characters were lost."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
        return text, "utf-16", text.count("\ufffd")
    if b"\0" in data:
        raise refusal("binary")
    candidates = ("utf-8-sig",) if data.startswith(b"\xef\xbb\xbf") else ("utf-8", "cp932")
    for encoding in candidates:
        try:
            return data.decode(encoding), encoding, 0
        except UnicodeDecodeError:
            continue
    # One damaged byte must not lose a town's list: take the encoding that loses least, if it loses little.
    readings = [(data.decode(encoding, errors="replace"), encoding) for encoding in candidates]
    text, encoding = min(readings, key=lambda reading: reading[0].count("\ufffd"))
    lost = text.count("\ufffd")
    if lost * 100 > len(text):
        raise refusal("binary")
    return text, encoding, lost


def _text_table(data: bytes) -> Sheet:
    text, encoding, lost = _decoded(data)
    text = text.removeprefix("\ufeff")
    start = text.lstrip()[:200].lower()
    if start.startswith(("{", "[")):
        raise refusal("markup", what="JSON")
    if start.startswith("<"):
        raise refusal("markup", what="HTML/XML")
    if len(_CONTROL.findall(text)) * 200 > len(text):
        raise refusal("binary")
    top = text[:20000]
    delimiter = max(",\t;", key=top.count)
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise refusal("broken_csv", row=len(rows) + 1, why=error) from error
    notes = []
    if lost:
        notes.append(tuple(sentence.format(count=lost) for sentence in NOTES["damaged"]))
    return Sheet("", rows, encoding, delimiter, notes=notes)


def _spreadsheet(data: bytes, progress: Progress | None) -> Iterator[Sheet]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise refusal("zip") from error
    if unpacked > MAX_UNPACKED * 1_000_000:
        raise refusal("too_large", limit=MAX_UNPACKED)
    import openpyxl  # half a second and 20 MB that a server need not spend at its start

    # openpyxl answers a damaged workbook with whatever its XML and zip readers raise; to the reader they are one thing.
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    except Exception as error:
        raise refusal("zip") from error
    for sheet in visible:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                rows = _cells(sheet, progress)
        except Exception as error:
            raise refusal("zip") from error
        others = tuple(other.title for other in visible if other is not sheet)
        yield Sheet(sheet.title, rows, "xlsx", others=others)


def _cells(sheet, progress: Progress | None) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in sheet.iter_rows(values_only=True):
        if progress and len(rows) % 1000 == 0:
            progress(len(rows), max(sheet.max_row or 0, len(rows)))
        rows.append([_typed(cell) for cell in row])
    return rows


def _typed(cell: object) -> str:
    """A spreadsheet's cell as a person would type it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, (datetime, date, time)):
        return cell.isoformat()
    return str(cell)
