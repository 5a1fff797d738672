"""Whatever bytes are chosen as a list, the answer is a reading or one sentence, and no row is lost."""

import io

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shelter.lists import NoList, Reading, read, report

CELLS = st.one_of(
    st.sampled_from(
        [
            "名称",
            "住所",
            "緯度",
            "避難所",
            "種別",
            "○",
            "1.0",
            "E0420200002111",
            "172022",
            "屋内1人／屋外2人",
            "35.5",
            '"',
            "\n",
            "―",
        ]
    ),
    st.text(max_size=12),
)


def check(data):
    try:
        reading = read("any", data)
    except NoList as refused:
        assert refused.sentence and refused.ja
        return
    assert isinstance(reading, Reading)
    seen = {listed.row_number for listed in reading.taken} | {question.row_number for question in reading.questions}
    assert len(seen) == reading.rows_read
    assert report(reading)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_reading_or_a_refusal(data):
    check(data)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["utf-8", "utf-8-sig", "cp932", "utf-16"]), st.lists(st.lists(CELLS, max_size=6), max_size=8))
def test_any_cells_under_a_header_are_a_reading_in_which_every_row_is_accounted_for(encoding, rows):
    lines = ["名称,住所,緯度,経度,収容人数,市町村コード,洪水", *(",".join(row) for row in rows)]
    check("\r\n".join(lines).encode(encoding, errors="replace"))


def _a_spreadsheet():
    book = openpyxl.Workbook()
    book.active.append(["名称", "住所"])
    book.active.append(["中央公民館", "本町1"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


SPREADSHEET = _a_spreadsheet()


@settings(deadline=None, max_examples=60)
@given(st.integers(0, len(SPREADSHEET) - 1), st.binary(min_size=1, max_size=20))
def test_a_damaged_spreadsheet_is_a_reading_or_a_refusal(where, damage):
    check(SPREADSHEET[:where] + damage + SPREADSHEET[where + len(damage) :])
    check(SPREADSHEET[:where])
