"""From what is known to paper: reads the values a paper shows and hands them to printables. The pages and `run.py print` share it.

Every function takes a reading connection and gives a PDF's bytes. Raises Refused `shelter_unknown`, and printables' NoFonts. Hidden
households stand on no paper; the totals count them.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any, NamedTuple

from printables.count_words import Headcount
from printables.fonts import Fonts, load_fonts
from printables.forms import Forms, Sheet
from printables.forms import forms as draw_forms
from printables.page import Frame
from printables.poster import Poster
from printables.poster import posters as draw_posters
from printables.roster import Roster, RosterRow
from printables.roster import roster as draw_roster
from printables.sheet import BoardRow, Totals, board_sheet

from .core.cards import card_code, new_card, short
from .core.households import Household
from .core.items import BY_CODE
from .core.refusal import Refused
from .store import board as counted
from .store import views

SEX = {"female": "女", "male": "男", "no_answer": ""}
NO_NAME = "（名前なし / no name）"


class Print(NamedTuple):
    """How papers are printed. base: what QR codes begin with ("http://192.168.1.5:8000"). at: ms. by: who prints.

    drill: whether every page is marked as one. zone: the shelter's time. fonts: the folder of fonts. wifi: (name, password), or ("", "").
    """

    base: str
    at: int
    by: str
    drill: bool
    zone: tzinfo
    fonts: Path
    wifi: tuple[str, str] = ("", "")

    def moment(self, at: int | None) -> datetime | None:
        """A moment in ms as the shelter's own time."""
        return datetime.fromtimestamp(at / 1000, self.zone) if at else None

    def frame(self, name: str, code: str) -> Frame:
        """The frame of every page."""
        return Frame(name, code, datetime.fromtimestamp(self.at / 1000, self.zone), self.by, self.drill)

    def load(self) -> Fonts:
        """The fonts. Raises NoFonts."""
        return load_fonts(self.fonts)


def posters(connection: sqlite3.Connection, codes: Iterable[str], how: Print, size: str = "A4") -> bytes:
    """The posters of these shelters, a page each, in one PDF. size: A4 or A3."""
    ssid, password = how.wifi

    def sheets():
        for code in codes:
            shelter = _shelter(connection, code)
            address = f"{how.base}/s/{code}"
            yield Poster(
                how.frame(shelter["name"], code), address.upper(), address.removeprefix("http://"), ssid, password, shelter["kana"] or ""
            )

    return draw_posters(sheets(), how.load(), size)


def forms(connection: sqlite3.Connection, code: str, numbers: Sequence[int], how: Print) -> bytes:
    """Blank evacuee cards with these numbers, each with the QR code of a fresh card: a sheet is a household from now on."""
    shelter = _shelter(connection, code)
    sheets = []
    for number in numbers:
        card = card_code(new_card(), how.drill)
        sheets.append(Sheet(f"{number:04d}", f"{how.base}/h/{card}".upper(), " ".join(card[at : at + 4] for at in range(0, len(card), 4))))
    return draw_forms(Forms(how.frame(shelter["name"], code), sheets), how.load())


def roster(connection: sqlite3.Connection, code: str, how: Print) -> bytes:
    """Everybody counted at a shelter, by kana; hidden households only in the totals."""
    shelter = _shelter(connection, code)
    row = counted.board_row(connection, code, how.at) or {}
    order = Roster(
        how.frame(shelter["name"], code), tuple(_household(known, code, how) for known in views.roster(connection, code)),
        row.get("households", 0), row.get("people", 0), datetime.fromtimestamp(how.at / 1000, how.zone), headcount=_headcount(row, how),
    )  # fmt: skip
    return draw_roster(order, how.load())


def board(connection: sqlite3.Connection, how: Print) -> bytes:
    """The whole board on paper: trouble first, each number with its time."""
    rows = counted.board(connection, how.at)
    sums = counted.totals(rows)
    needs: dict[str, list[str]] = {}
    for one in views.requests(connection, only_open=True):
        item = BY_CODE.get(one["item"], BY_CODE["other"])
        needs.setdefault(one["shelter"], []).append(f"{item.ja} {one['quantity']:,}{item.unit_ja}")
    rows.sort(key=lambda row: (-counted.trouble(row), row["name"], row["code"]))
    totals = Totals(sums["people"], sums["households"], sums["shelters"], sums["urgent"])
    at = datetime.fromtimestamp(how.at / 1000, how.zone)
    return board_sheet(how.frame("", ""), [_board_row(row, needs, how) for row in rows], totals, at, how.load())


def _shelter(connection: sqlite3.Connection, code: str) -> views.Row:
    found = views.shelter(connection, code)
    if found is None:
        raise Refused("shelter_unknown")
    return found


def _household(known: Household, code: str, how: Print) -> RosterRow:
    stay = next(stay for stay in known.stays if stay.place == code)
    staying = [way for way in ("car", "tent", "home", "other") if getattr(stay, way)]
    members = tuple(filter(None, (_member(told) for told in known.members.values())))
    return RosterRow(
        number=short(known.card, how.drill), name=known.name or NO_NAME, people=stay.people, kana=known.kana, members=members,
        staying=tuple(staying or ["shelter"]) + (("外出中",) if stay.out else ()), care=tuple(stay.care), urgent=bool(known.urgent),
        arrived=how.moment(stay.since), phone=str(known.details.get("phone") or ""),
    )  # fmt: skip


def _member(told: dict[str, Any]) -> str:
    age = f"{told['age']}歳" if told.get("age") else told.get("age_band") or ""
    return " ".join(filter(None, (told.get("name"), told.get("relationship"), age, SEX.get(told.get("sex", ""), ""))))


def _headcount(row: dict[str, Any], how: Print) -> Headcount | None:
    count = row.get("headcount")
    return Headcount(count["people"], datetime.fromtimestamp(count["at"] / 1000, how.zone), count["by"]) if count else None


def _board_row(row: dict[str, Any], needs: dict[str, list[str]], how: Print) -> BoardRow:
    roster_at = row["present"]["at"] if row["present"]["method"] == "roster" else row["updated_at"]
    return BoardRow(
        name=row["name"] or row["code"], code=row["code"], status=row["status"], people=row["people"], people_at=how.moment(roster_at),
        households=row["households"], capacity=row["capacity"], share=row["share"] / 100 if row["share"] is not None else None,
        crowding=row["crowding"], headcount=_headcount(row, how), urgent=row["urgent"],
        outside=row["car"] + row["tent"] + row["home"] + row["other"], needs=tuple(needs.get(row["code"], ())),
        updated=how.moment(row["updated_at"]),
    )  # fmt: skip
