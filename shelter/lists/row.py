"""One row of a list: its cells become a `Listed`, and what is not clear becomes questions."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from shelter.lists.capacity import read_capacity
from shelter.lists.cells import given, is_blank, plain, yes_or_no
from shelter.lists.fields import WORDS, folded, hazard_of
from shelter.lists.header import Header
from shelter.lists.kind import cares, kind_of_id, kind_of_word, read_common_id, says_welfare
from shelter.lists.listed import HAZARDS, Listed
from shelter.lists.municipality import prefecture_code, read_municipality, usual_length
from shelter.lists.position import read_position

Ask = Callable[..., None]
"""ask(about, **values): raises a question about the row at hand."""

_KINDS_JA = {"shelter": "指定避難所", "welfare": "福祉避難所", "site": "指定緊急避難場所", "other": "その他"}
_LOST_ZERO = re.compile(r"[1-9][0-9]{8}|[789]0[0-9]{8}")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the fields of a list stand, and what holds for all its rows."""

    header: Header
    places: dict[str, tuple[int, ...]]
    """Field to the indexes of its columns, the most trusted first."""
    list_kind: str | None
    code_length: int | None
    by_hazards: bool
    """Only its hazard columns say that this is a list of sites."""

    def cell(self, row: Sequence[str], field: str) -> str:
        """The first cell of a field that says something, else ""."""
        for index in self.places.get(field, ()):
            cell = row[index]
            if cell and not is_blank(cell):
                return cell
        return ""

    def flag(self, row: Sequence[str], field: str, ask: Ask) -> bool | None:
        """Yes, no or unknown; a cell that is neither raises a question."""
        for index in self.places.get(field, ()):
            answer = yes_or_no(row[index]) if row[index] else None
            if isinstance(answer, str):
                ask("flag", value=answer, header=self.header.headers[index])
            elif answer is not None:
                return answer
        return None


def places_of(header: Header, dropped: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Field to column indexes by trust; `dropped` are headers whose cells turned out to hold something else."""
    found: dict[str, list[tuple[int, int]]] = {}
    for index, name in enumerate(header.headers):
        field = header.columns.get(name)
        if field and name not in dropped:
            sure, rank = WORDS.get(folded(name), ("", 0))
            # A column chosen by hand comes before what the table of headers would take.
            found.setdefault(field, []).append((rank if sure == field else -1, index))
    return {field: tuple(index for _, index in sorted(columns)) for field, columns in found.items()}


def length_of_codes(rows: Sequence[Sequence[str]], places: dict[str, tuple[int, ...]]) -> int | None:
    """Whether the list's municipality codes have five or six digits, judged over all rows."""
    columns = places.get("municipality", ())
    return usual_length(sorted({row[index] for row in rows for index in columns if index < len(row) and row[index]}))


def read_row(number: int, row: Sequence[str], raw: dict, layout: Layout, ask: Ask) -> Listed:
    """The shelter in a row that has a name; `row` is as wide as the header."""

    def cell(field: str) -> str:
        return layout.cell(row, field)

    common_id, local_id = _ids(cell, ask)
    prefecture, city = given(cell("prefecture")), given(cell("city"))
    town = given(cell("town")) or "".join(part for part in (prefecture, city) if part) or None
    address = given(cell("address"))
    if not address:
        parts = (cell(field).strip() for field in ("prefecture", "city", "block", "lot", "address_rest"))
        address = "".join(part for part in parts if part) if given(cell("block")) or given(cell("lot")) else None
    lat, lon = _position(cell, ask)
    known = _hazards(row, layout, ask)
    capacity, capacity_text = _capacity(cell, ask)
    for_whom = given(cell("for_whom"))
    if for_whom and plain(for_whom).isdigit():
        ask("for_whom", value=for_whom)
    note = "／".join(dict.fromkeys(text for i in layout.places.get("note", ()) if (text := given(row[i])))) or None
    name = cell("name").strip()
    kind, also_site = _kind(row, layout, ask, common_id, for_whom, says_welfare(name, note, for_whom), known)
    phone = given(cell("phone"))
    if phone and not re.search(r"\d", phone):
        phone = None
    if phone and _LOST_ZERO.fullmatch(plain(phone)):
        ask("phone", value=phone)
    return Listed(
        row_number=number,
        name=name,
        kana=given(cell("kana")),
        kind=kind,
        common_id=common_id,
        building=common_id[:11] if common_id else None,
        local_id=local_id,
        municipality=common_id[1:6] if common_id else _municipality(row, layout, ask, town, address),
        town=town,
        address=address,
        lat=lat,
        lon=lon,
        hazards=tuple(hazard for hazard in HAZARDS if known.get(hazard)),
        hazards_known=known,
        capacity=capacity,
        capacity_text=capacity_text,
        phone=phone,
        for_whom=for_whom,
        also_site=also_site,
        note=note,
        raw=raw,
    )


def _ids(cell: Callable[[str], str], ask: Ask) -> tuple[str | None, str | None]:
    typed, local_id = given(cell("common_id")), given(cell("local_id"))
    common_id = read_common_id(typed) if typed else None
    if typed and not common_id:
        ask("common_id", value=typed)
    # Some towns put the 共通ID into the column of their own ids.
    if not common_id and local_id:
        common_id = read_common_id(local_id)
    return common_id, local_id


def _position(cell: Callable[[str], str], ask: Ask) -> tuple[float | None, float | None]:
    lat_text, lon_text = cell("lat"), cell("lon")
    lat, lon, question = read_position(lat_text, lon_text)
    if question:
        ask(question, value=f"{lat_text.strip()}, {lon_text.strip()}")
    return lat, lon


def _hazards(row: Sequence[str], layout: Layout, ask: Ask) -> dict[str, bool]:
    known: dict[str, bool] = {}
    for hazard in HAZARDS:
        answer = layout.flag(row, hazard, ask)
        if answer is not None:
            known[hazard] = answer
    listed = layout.cell(row, "hazard_words")
    for word in re.split(r"[、,・;/\s|]+", plain(listed)) if listed else ():
        hazard = hazard_of(word)
        if hazard:
            known[hazard] = True
        elif word:
            ask("hazard_words", value=word)
    return known


def _capacity(cell: Callable[[str], str], ask: Ask) -> tuple[int | None, str | None]:
    text = given(cell("capacity_indoor")) or given(cell("capacity"))
    if not text:
        return None, None
    people, unclear = read_capacity(text)
    if unclear:
        ask("capacity", value=text)
    return people, text


def _municipality(row: Sequence[str], layout: Layout, ask: Ask, town: str | None, address: str | None) -> str | None:
    prefecture = prefecture_code(town, address)
    first_question: tuple[str, str] | None = None
    for index in layout.places.get("municipality", ()):
        code, question = read_municipality(row[index], layout.code_length, prefecture)
        if code:
            return code
        if question and not first_question:
            first_question = question, row[index].strip()
    if first_question:
        ask(first_question[0], value=first_question[1])
    return None


def _kind(
    row: Sequence[str],
    layout: Layout,
    ask: Ask,
    common_id: str | None,
    for_whom: str | None,
    says_so: bool,
    known: dict[str, bool],
) -> tuple[str, bool]:
    overlap = bool(layout.flag(row, "overlap", ask))
    if common_id:
        kind = kind_of_id(common_id)
        if says_so and kind != "welfare":
            ask("kind_differs", kind=kind, kind_ja=_KINDS_JA[kind])
        return kind, False
    word, both = kind_of_word(layout.cell(row, "kind"))
    shelter, site, welfare = (layout.flag(row, field, ask) for field in ("is_shelter", "is_site", "is_welfare"))
    if word == "welfare" or says_so or cares(for_whom):
        return "welfare", False
    # A building marked as both a general and a welfare shelter takes everybody.
    if word == "shelter" or shelter or overlap:
        return "shelter", bool(both or site or overlap)
    if welfare:
        return "welfare", False
    if word == "site" or site:
        return "site", False
    if layout.by_hazards and not any(known.values()):
        ask("no_hazard")
        return "other", False
    return layout.list_kind or "other", False
