"""Reading one file: find its table, take its rows, and ask about what is not clear."""

import re
from collections.abc import Sequence
from dataclasses import replace

from shelter.lists.cells import is_blank, plain
from shelter.lists.difference import identity
from shelter.lists.doubts import municipality_of_towns, repeated_ids, shared_positions, wrong_columns
from shelter.lists.header import SEARCHED, Header, find_header
from shelter.lists.kind import kind_of_list
from shelter.lists.listed import HAZARDS, Listed, Question, Reading
from shelter.lists.profile import Profile
from shelter.lists.row import Layout, length_of_codes, places_of, read_row
from shelter.lists.table import Progress, Sheet, refusal, sheets
from shelter.lists.words import NOTES, QUESTIONS

MANY_BLANKS = 100
"""More blank rows than this at the end are formatting, not rows."""

_REMARK = re.compile(r"^(?:※|\*|\(?注[):\s\d]|注意|備考)|^(?:合計|総計|小計|計|総数)$")


def read(name: str, data: bytes, profile: Profile | None = None, progress: Progress | None = None) -> Reading:
    """Read a list as it was published; `name` is its file name, `data` its bytes.

    `progress(rows done, rows in all)` is called now and then. Raises NoList for a file that is no list of shelters.
    """
    chosen = profile.columns if profile else None
    sheet, header = _table(data, chosen, progress)
    rows, notes = _data_rows(sheet, header)
    wrong = wrong_columns(rows, header)
    notes += [_note("wrong_column", header=column, value=cell) for column, cell in wrong.items()]
    layout, layout_notes = _layout(name, sheet, header, rows, list(wrong), profile)
    notes += layout_notes
    asked = _Asked()
    taken: list[Listed] = []
    for index, row in enumerate(rows):
        if progress and index % 1000 == 0:
            progress(index, len(rows))
        listed = _take(header.first + index + 1, row, sheet, layout, asked)
        if listed:
            taken.append(listed)
    taken = _settled(taken, asked)
    if progress:
        progress(len(rows), len(rows))
    if not layout.list_kind and taken and all(listed.kind == "other" for listed in taken):
        notes.append(_note("no_kind"))
    return Reading(
        name=name,
        encoding=sheet.encoding,
        header_line=header.row,
        headers=header.headers,
        columns={column: field for column, field in header.columns.items() if field != "unused"},
        rows_read=len(rows),
        taken=tuple(taken),
        questions=tuple(sorted(asked.questions, key=lambda question: question.row_number)),
        notes=tuple(notes),
    )


class _Asked:
    """The questions raised so far."""

    def __init__(self) -> None:
        self.questions: list[Question] = []

    def ask(self, number: int, raw: dict, about: str, **values) -> None:
        english, japanese = QUESTIONS[about]
        self.questions.append(Question(number, english.format(**values), raw, japanese.format(**values), about))


def _note(about: str, **values) -> tuple[str, str]:
    english, japanese = NOTES[about]
    return english.format(**values), japanese.format(**values)


def _table(data: bytes, chosen: dict[str, str] | None, progress: Progress | None) -> tuple[Sheet, Header]:
    seen: tuple[str, ...] = ()
    for sheet in sheets(data, progress):
        header = find_header(sheet.rows, chosen)
        if header:
            return sheet, header
        wide = max(sheet.rows[:SEARCHED], key=lambda row: sum(not is_blank(cell) for cell in row), default=[])
        seen = seen or tuple(" ".join(cell.split()) for cell in wide if not is_blank(cell))
    raise refusal("no_name", headers=seen)


def _data_rows(sheet: Sheet, header: Header) -> tuple[list[list[str]], list[tuple[str, str]]]:
    """The rows below the header, and what is to be said about the file around them."""
    notes = list(sheet.notes)
    above = [" ".join(filter(None, (cell.strip() for cell in row))) for row in sheet.rows[: (header.row or 1) - 1]]
    if any(above):
        notes.append(_note("before_header", value=" / ".join(line for line in above if line)))
    if header.row is None:
        notes.append(_note("no_header"))
    if sheet.others:
        notes.append(_note("other_sheets", value=", ".join(sheet.others)))
    unknown = [column for column in header.headers if column not in header.columns and not column.startswith("(")]
    if unknown:
        notes.append(_note("unknown_columns", value=", ".join(unknown)))
    rows = sheet.rows[header.first :]
    end = len(rows)
    while end and not any(cell.strip() for cell in rows[end - 1]):
        end -= 1
    if len(rows) - end > MANY_BLANKS:
        notes.append(_note("blank_end", count=len(rows) - end))
        rows = rows[:end]
    while rows and not rows[-1]:  # an empty line that ends the file is no row
        rows = rows[:-1]
    if not rows:
        raise refusal("no_rows", headers=header.headers)
    return rows, notes


def _layout(
    name: str, sheet: Sheet, header: Header, rows: list[list[str]], dropped: list[str], profile: Profile | None
) -> tuple[Layout, list[tuple[str, str]]]:
    fields = set(header.columns.values())
    above = (cell for row in sheet.rows[: (header.row or 1) - 1] for cell in row)
    title = " ".join([re.split(r"[/\\]", name)[-1], sheet.title, *above])
    chosen_kind = profile.kind if profile else None
    list_kind = chosen_kind or kind_of_list(fields, header.headers, title)
    by_hazards = list_kind == "site" and not chosen_kind
    by_hazards = by_hazards and kind_of_list(fields - set(HAZARDS), header.headers, title) != "site"
    ids = places_of(header, dropped).get("local_id", ())
    repeated = [header.headers[index] for index in repeated_ids(rows, ids)]
    places = places_of(header, [*dropped, *repeated])
    notes = [_note("repeated_ids", header=column) for column in repeated]
    return Layout(header, places, list_kind, length_of_codes(rows, places), by_hazards), notes


def _take(number: int, row: list[str], sheet: Sheet, layout: Layout, asked: _Asked) -> Listed | None:
    """The shelter in one row, or None and a question."""
    headers = layout.header.headers
    width = len(headers)
    cells = row if len(row) == width else [*row[:width], *[""] * (width - len(row))]
    raw: dict = dict(zip(headers, cells, strict=True))
    extra = row[width:]
    if extra:
        raw["_extra"] = extra

    def ask(about: str, **values) -> None:
        asked.ask(number, raw, about, **values)

    text = "".join(row)
    swallowed = _swallowed_lines(cells, sheet.delimiter) if "\n" in text else 0
    if swallowed:
        return ask("quote", count=swallowed)
    name = layout.cell(cells, "name")
    if not name:
        return ask("blank" if all(map(is_blank, row)) else "no_name")
    if " ".join(name.split()) in headers and sum(cell.strip() in headers for cell in cells if cell) > 1:
        return ask("header_again")
    if _REMARK.match(plain(name)):
        return ask("no_shelter")
    if extra and any(not is_blank(cell) for cell in extra):
        ask("longer", count=len(extra))
    if "\ufffd" in text:
        ask("damaged")
    return read_row(number, cells, raw, layout, ask)


def _swallowed_lines(cells: Sequence[str], delimiter: str) -> int:
    """How many lines a quotation mark that is never closed has pulled into one cell; 0 where none has."""
    if delimiter:
        for cell in cells:
            if "\n" in cell and cell.count(delimiter) >= max(3, len(cells) // 2):
                return cell.count("\n")
    return 0


def _settled(taken: list[Listed], asked: _Asked) -> list[Listed]:
    """Fill in what the other rows tell, and leave out a shelter that stands in the list twice."""
    codes = municipality_of_towns(taken)
    doubtful = shared_positions(taken)
    first_rows: dict[str, int] = {}
    settled = []
    for listed in taken:
        number, raw = listed.row_number, listed.raw
        if not listed.municipality and listed.town in codes:
            listed = replace(listed, municipality=codes[listed.town])
            asked.ask(number, raw, "municipality_from_town", value=listed.town)
        key = identity(listed)
        if key in first_rows:
            asked.ask(number, raw, "repeated", row=first_rows[key])
            continue
        first_rows[key] = number
        if number in doubtful:
            asked.ask(number, raw, "shared_position", rows=", ".join(map(str, doubtful[number])))
        settled.append(listed)
    return settled
