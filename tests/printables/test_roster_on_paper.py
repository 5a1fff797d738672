"""The roster on paper: everybody it is given, however long the names, and its totals with their time."""

from dataclasses import fields, replace
from datetime import datetime

from printables.count_words import Headcount
from printables.roster import TABLE, Roster, RosterRow, roster

LONG = "Maria Aparecida dos Santos Oliveira da Conceição"
EIGHT = datetime(2024, 1, 2, 20, 0)


def printed(read, fonts, frame, *rows, **told):
    return read(roster(Roster(frame, rows, len(rows), sum(row.people for row in rows), EIGHT, **told), fonts))


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_twenty_members_with_long_names_are_all_there(read, fonts, frame, family):
    sheet = printed(read, fonts, frame, family(1, LONG, 20), family(2))
    for number in range(1, 21):
        assert squeezed(f"{LONG}{number} {number}歳") in squeezed(sheet.text)


def test_every_line_fits_its_column(fonts, family):
    for row in (family(1, LONG, 20), family(2, "寿限無" * 30, 20), family(3, "1" * 300, 3)):
        cells = ("tick", row.number, f"{row.name}\n{row.kana}", str(row.people), row.members, (), (), "不明", "0" * 60)
        for column, lines in zip(TABLE.columns, TABLE.lay(fonts, cells).lines, strict=True):
            assert all(fonts.width(line, 8.5, column.bold) * 25.4 / 72 <= column.wide for line in lines)


def test_a_household_too_tall_for_a_page_goes_on_on_the_next(read, fonts, frame, family):
    sheet = printed(read, fonts, frame, family(1, "寿限無寿限無五劫の擦り切れ" * 5, 60))
    assert len(sheet.texts) > 1
    assert squeezed(sheet.text).count("60歳") == 1


def test_the_heading_is_on_every_page(read, fonts, frame, family):
    sheet = printed(read, fonts, frame, *(family(number) for number in range(60)))
    assert len(sheet.texts) >= 4
    assert all("代表者・ふりがな" in text for text in sheet.texts)
    assert all(f"{number:04d}" in sheet.text for number in range(60))


def test_totals_say_when_and_how_they_were_counted(read, fonts, frame, family):
    sheet = printed(read, fonts, frame, family(1), family(2), headcount=Headcount(7, EIGHT, "佐藤"))
    text = sheet.texts[0]
    assert "名簿 roster" in text and "2024-01-02 20:00" in text
    assert "点呼" in text and "−1" in text


def test_urgent_help_and_care_needs_are_written_out(read, fonts, frame, family):
    sheet = printed(read, fonts, frame, replace(family(1), urgent=True, care=("insulin", "wheelchair"), staying=("car",)))
    assert "至急" in sheet.text
    assert "インスリン" in sheet.text and "車いす" in sheet.text
    assert "insulin" not in sheet.text


def test_an_empty_shelter_has_a_roster_that_says_so(read, fonts, frame):
    assert "いま名簿にだれもいません" in printed(read, fonts, frame).text


def test_the_roster_cannot_be_given_a_hidden_household():
    assert not [field.name for field in fields(RosterRow) if "hid" in field.name]
