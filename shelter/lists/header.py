"""Finding the header of a table, or knowing the columns by their shape where it has none."""

from collections.abc import Sequence
from dataclasses import dataclass

from shelter.lists.cells import is_blank, plain
from shelter.lists.fields import PLACE_FIELDS, columns_of, field_of, folded
from shelter.lists.kind import read_common_id
from shelter.lists.municipality import is_code
from shelter.lists.position import read_position

SEARCHED = 30
"""A header stands in the first rows of a file, under a title and a date."""

_HAZARDS = "洪水|崖崩れ、土石流及び地滑り|高潮|地震|津波|大規模な火事|内水氾濫|火山現象"
_STANDARD_PLACE = "所在地_全国地方公共団体コード|町字ID|所在地_連結表記|所在地_都道府県|所在地_市区町村|所在地_町字|所在地_番地以下|建物名等(方書)|緯度|経度|標高|電話番号"
_STANDARD_HAZARDS = "|".join(f"災害種別_{hazard}" for hazard in _HAZARDS.split("|"))

SHAPES = (
    # what lists without a header have in their columns, told apart by their width and a few cells
    f"NO|共通ID|都道府県名及び市町村名|施設・場所名|住所|{_HAZARDS}|指定避難所との住所同一|緯度|経度|備考",
    f"市町村コード|都道府県名及び市町村名|NO|施設・場所名|住所|{_HAZARDS}|指定避難所との住所同一|緯度|経度|備考",
    "NO|共通ID|都道府県名及び市町村名|施設・場所名|住所|指定緊急避難場所との住所同一|その他市町村長が必要と認める事項|受入対象者|緯度|経度|備考",
    f"ID|名称|名称_カナ|名称_英字|{_STANDARD_PLACE}|{_STANDARD_HAZARDS}|想定収容人数|対象となる町会・自治会",
    f"全国地方公共団体コード|ID|名称|名称_カナ|名称_英字|{_STANDARD_PLACE}|内線番号|連絡先メールアドレス|連絡先FormURL|連絡先備考（その他、SNSなど）"
    f"|郵便番号|市区町村コード|地方公共団体名|{_STANDARD_HAZARDS}|指定避難所との重複|想定収容人数|対象となる町会・自治会|URL|画像|画像_ライセンス|備考",
)


@dataclass(frozen=True, slots=True)
class Header:
    """`row` is the header's row number (None: known by shape), `first` the index of the first data row."""

    row: int | None
    first: int
    headers: tuple[str, ...]
    columns: dict[str, str]


def find_header(rows: Sequence[list[str]], chosen: dict[str, str] | None = None) -> Header | None:
    """The header of a table, `chosen` being a profile's mapping; None where there is none."""
    for index, row in enumerate(rows[:SEARCHED]):
        if not _may_be_header(row, chosen):
            continue
        names, first = row, index + 1
        below = rows[first] if first < len(rows) else []
        if _second_line(row, below):
            width = max(len(row), len(below))
            names = [
                below[i] if i < len(below) and not is_blank(below[i]) else (row[i] if i < len(row) else "")
                for i in range(width)
            ]
            first += 1
        headers = _distinct(names)
        return Header(index + 1, first, headers, columns_of(headers, chosen))
    return _by_shape(rows)


def _may_be_header(row: list[str], chosen: dict[str, str] | None) -> bool:
    cells = [cell for cell in row if not is_blank(cell)]
    by_hand = {folded(header) for header, field in (chosen or {}).items() if field == "name"}
    if any(folded(cell) in by_hand for cell in cells):
        return True
    fields = set(columns_of(cells, chosen).values())
    return len(cells) >= 2 and "name" in fields and bool(fields & PLACE_FIELDS)


def _second_line(header: list[str], below: list[str]) -> bool:
    """Whether a header goes on in the next row (災害種別 above, 洪水 地震 津波 below)."""
    filled = [i for i, cell in enumerate(below) if not is_blank(cell)]
    known = [i for i in filled if field_of(below[i])]
    above = {field_of(header[i]) if i < len(header) else None for i in known}
    return len(known) >= 2 and len(known) * 2 > len(filled) and above <= {None, "hazard_words"}


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Headers as typed, in one line each, told apart where two are alike or a cell is empty."""
    seen: dict[str, int] = {}
    headers = []
    for number, name in enumerate(names, 1):
        text = " ".join(name.split()) or f"({number})"
        seen[text] = seen.get(text, 0) + 1
        headers.append(text if seen[text] == 1 else f"{text} ({seen[text]})")
    return tuple(headers)


def _by_shape(rows: Sequence[list[str]]) -> Header | None:
    filled = [(index, row) for index, row in enumerate(rows[:SEARCHED]) if any(not is_blank(cell) for cell in row)]
    if not filled:
        return None
    for shape in SHAPES:
        headers = tuple(shape.split("|"))
        if all(len(row) == len(headers) and _fits(row, headers) for _, row in filled):
            return Header(None, filled[0][0], headers, columns_of(headers))
    return None


def _fits(row: list[str], headers: tuple[str, ...]) -> bool:
    cells = dict(zip(headers, row, strict=True))
    lat, _, question = read_position(cells["緯度"], cells["経度"])
    name = cells.get("施設・場所名") or cells.get("名称") or ""
    if lat is None or question or is_blank(name) or plain(name).isdigit():
        return False
    if "共通ID" in cells:
        return read_common_id(cells["共通ID"]) is not None
    codes = cells.get("市町村コード") or cells.get("所在地_全国地方公共団体コード") or ""
    return is_blank(codes) or is_code(codes)
