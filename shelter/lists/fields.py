"""The headers this room understands: which words of which publisher mean which field.

Add a header by adding a word to a line below. Words are compared folded (`folded`): full or half width, spaces, line
breaks, capitals and most remarks in brackets do not matter. Where several columns mean one field, the first word in
the line wins and the next fills in where its cell is empty.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from shelter.lists.listed import HAZARDS

VOCABULARY: dict[str, str] = {
    # field: words in order of trust, separated by blanks
    "name": "施設・場所名 名称 施設名 施設名称 避難所名 避難所名称 避難所の名称 避難場所名 避難場所名称 避難場所の名称 避難施設名 "
    "避難施設名称 指定避難所名 指定避難所名称 指定緊急避難場所名 指定緊急避難場所名称 福祉避難所名 避難所・避難場所名 場所名 施設の名称 "
    "避難先名称 名前 shelter_name facility_name site_name name",
    "kana": "名称_カナ 名称カナ 名称_かな 名称(カナ) 名称(かな) 名称(フリガナ) 名称フリガナ 名称(ふりがな) 施設名_カナ 施設名カナ "
    "施設名(カナ) 施設名(かな) 施設名(フリガナ) 施設名フリガナ 施設名(ふりがな) 避難所名カナ 避難所名_カナ 避難所名(カナ) "
    "避難所名(かな) フリガナ ふりがな カナ よみがな 読み name_kana kana",
    "common_id": "共通ID 共通id common_id",
    "local_id": "ID 避難所ID 施設ID 避難場所ID 避難所コード 施設コード 避難所番号 施設番号 識別番号 管理番号 shelter_id facility_id",
    "number": "NO No. 番号 通番 通し番号 連番 項番 整理番号 #",
    "municipality": "所在地_全国地方公共団体コード 市区町村コード 市町村コード 自治体コード 団体コード 行政区域コード 行政コード "
    "全国地方公共団体コード 都道府県コード又は市区町村コード 地方公共団体コード municipality_code city_code",
    "town": "都道府県名及び市町村名 都道府県名及び市区町村名",
    "prefecture": "所在地_都道府県 都道府県名 都道府県 県名 prefecture",
    "city": "所在地_市区町村 市区町村名 市町村名 市区町村 市町村 自治体名 地方公共団体名 municipality city",
    "block": "所在地_町字 町字 町名 大字",
    "lot": "所在地_番地以下 番地以下 番地",
    "address_rest": "建物名等(方書) 方書",
    "address": "所在地_連結表記 住所 所在地 所在地住所 施設住所 住所・所在地 所在地(住所) 住所表記 address",
    "lat": "緯度 北緯 緯度(10進) lat latitude y",
    "lon": "経度 東経 経度(10進) lon lng longitude x",
    "capacity_indoor": "屋内収容人数 収容人数(屋内) 想定収容人数(屋内) 屋内 indoor_capacity",
    "capacity": "想定収容人数 収容人数 収容可能人数 収容可能人員 収容人員 最大収容人数 避難可能人数 収容定員 定員 受入可能人数 capacity",
    "phone": "電話番号 電話 施設電話番号 tel 連絡先電話番号 連絡先 phone telephone",
    "for_whom": "受入対象者 受入れ対象者 受け入れ対象者 対象者 for_whom",
    "note": "備考 その他市町村長が必要と認める事項 特記事項 摘要 備考欄 注記 note notes remarks",
    "kind": "避難所種別 避難所の種別 避難所区分 避難所の種類 避難施設種別 指定区分 施設種別 種別 区分 kind type",
    "is_welfare": "福祉避難所 指定福祉避難所",
    "is_shelter": "指定避難所 避難所",
    "is_site": "指定緊急避難場所 緊急避難場所 避難場所 広域避難場所 一時避難場所 一時避難所 広域避難所",
    "overlap": "指定避難所との重複 指定避難所と重複",
    "same_as_shelter": "指定避難所との住所同一",
    "same_as_site": "指定緊急避難場所との住所同一",
    "hazard_words": "災害種別 対応災害 対象災害 災害の種類 対応する災害 対象とする災害 避難の対象となる災害 hazards",
    "flood": "洪水 洪水時 水害 風水害 浸水 河川氾濫 flood",
    "landslide": "崖崩れ、土石流及び地滑り 崖崩れ・土石流・地滑り 崖崩れ等 がけ崩れ、土石流及び地滑り 土砂災害 土砂 土砂災害時 がけ崩れ "
    "崖崩れ 土石流 土石流及び地滑り 地滑り 地すべり landslide",
    "storm_surge": "高潮 高潮時 storm_surge",
    "earthquake": "地震 地震時 震災 earthquake",
    "tsunami": "津波 津波時 tsunami",
    "fire": "大規模な火事 大規模火災 大規模な火災 大火 大火災 火災 火事 fire",
    "inland_flood": "内水氾濫 内水 内水はん濫 inland_flood",
    "volcano": "火山現象 火山 火山噴火 噴火 火山災害 volcano",
    # Columns whose meaning is known but which the product does not use; they stay in the raw row.
    "unused": "名称_英字 名称_英語 名称_通称 町字ID 標高 内線番号 連絡先メールアドレス 連絡先FormURL 連絡先備考 郵便番号 対象となる町会・自治会 URL "
    "画像 画像_ライセンス POIコード 法人番号 団体名 利用可能曜日 開始時間 終了時間 利用可能時間特記事項 説明 バリアフリー情報 地区",
}

FIELDS: tuple[str, ...] = tuple(VOCABULARY)
PLACE_FIELDS = frozenset(
    {"address", "lat", "lon", "municipality", "town", "city", "common_id", "capacity", "capacity_indoor"}
)
_PREFIXES = (
    "災害種別_",
    "災害種別:",
    "災害種別・",
    "対象とする異常な現象の種類_",
    "対応災害_",
    "対象災害_",
    "異常な現象の種類_",
)
_KEEPS_BRACKETS = re.compile("カナ|かな|ふりがな|フリガナ|屋内|屋外|室内|英|ローマ|コード|id|面積")
_BRACKETS = re.compile(r"[(\[【〔<][^)\]】〕>]*[)\]】〕>]")


@lru_cache(maxsize=4096)
def folded(header: str) -> str:
    """A header in the form in which words are compared: widths, capitals, spaces, marks and remarks made alike."""
    text = unicodedata.normalize("NFKC", header).lower()
    text = re.sub(r"[\s\ufeff]+", "", text).strip("*※●◎■□:")
    for prefix in _PREFIXES:
        text = text.removeprefix(prefix)
    bare = _BRACKETS.sub("", text)
    return bare if bare and not _KEEPS_BRACKETS.search(text) else text


def _words() -> dict[str, tuple[str, int]]:
    words: dict[str, tuple[str, int]] = {}
    for field, line in VOCABULARY.items():
        for rank, word in enumerate(line.split()):
            words.setdefault(folded(word), (field, rank))
    return words


WORDS = _words()
"""Folded header to (field, rank of trust, 0 first)."""

_HINTS = (  # parts of an unknown header that make a field likely; the first that fits is suggested
    ("kana", "カナ|かな|ふりがな|フリガナ|よみ"),
    ("name", "避難所名|避難場所名|施設名|名称|name"),
    ("lat", "緯度|lat"),
    ("lon", "経度|lon|lng"),
    ("address", "住所|所在|address"),
    ("capacity_indoor", "屋内.*人"),
    ("capacity", "収容|定員|capacity"),
    ("phone", "電話|tel"),
    ("common_id", "共通id"),
    ("municipality", "(市区?町村|自治体|団体)コード"),
    ("for_whom", "受入|対象者"),
    ("kind", "種別|区分"),
    ("note", "備考|注"),
)


def field_of(header: str) -> str | None:
    """The field a header surely means, or None."""
    found = WORDS.get(folded(header))
    return found[0] if found else None


def hazard_of(word: str) -> str | None:
    """The hazard that a word in a cell names (土砂災害 is landslide), or None."""
    field = field_of(word) if word else None
    return field if field in HAZARDS else None


def suggest(headers: Iterable[str]) -> dict[str, str | None]:
    """The best guess for every header, to be looked over by a person; None where nothing can be guessed."""
    guesses: dict[str, str | None] = {}
    for header in headers:
        sure = field_of(header)
        folded_header = folded(header)
        guesses[header] = sure or next((field for field, hint in _HINTS if re.search(hint, folded_header)), None)
    return guesses


def columns_of(headers: Iterable[str], chosen: dict[str, str] | None = None) -> dict[str, str]:
    """Header to field for the headers that are understood; `chosen` (a profile's, "" = ignore) goes before the table.

    A column headed only 避難所 or 避難場所 is the name where no other column is, and a yes/no mark otherwise.
    """
    by_hand = {folded(header): field for header, field in (chosen or {}).items()}
    columns: dict[str, str] = {}
    for header in headers:
        key = folded(header)
        field = by_hand[key] if key in by_hand else field_of(header)
        if field:
            columns[header] = field
    if "name" not in columns.values():
        bare = next((h for h, field in columns.items() if field in ("is_shelter", "is_site", "is_welfare")), None)
        if bare and folded(bare) not in by_hand:
            columns[bare] = "name"
    return columns
