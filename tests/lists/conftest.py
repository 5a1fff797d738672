"""Small lists made by the tests, with the damage that published lists have."""

import csv
import io

import openpyxl
import pytest


@pytest.fixture
def csv_file():
    """Rows to the bytes of a CSV file."""

    def make(*rows, encoding="utf-8", delimiter=",", end="\r\n"):
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
        return out.getvalue().encode(encoding)

    return make


@pytest.fixture
def spreadsheet():
    """Sheets (title to rows) to the bytes of an .xlsx file."""

    def make(**sheets):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return make
