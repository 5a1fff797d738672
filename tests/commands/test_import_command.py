"""田中 at the town hall imports lists from the command line."""

import pytest

from shelter.store import views
from shelter.store.node import open_node

HEADERS = "NO,都道府県名及び市町村名,指定避難所名,住所,収容人数"


@pytest.fixture
def a_list(tmp_path):
    file = tmp_path / "避難所一覧.csv"
    file.write_bytes(f"{HEADERS}\r\n1,石川県七尾市,東小学校,本町1,150\r\n2,石川県七尾市,西小学校,西町2,沢山\r\n".encode("cp932"))
    return file


def shelters(tmp_path):
    node = open_node(tmp_path / "data")
    found = {one["name"]: one["capacity"] for one in views.shelters(node.read())[1]}
    node.close()
    return found


def test_a_list_is_told_about_row_by_row_and_taken_over(typed, a_list, tmp_path):
    status, out, err = typed("import", a_list)
    assert (status, err) == (0, "")
    assert "避難所一覧.csv: cp932, header in row 1" in out
    assert "rows read 2, taken 2" in out
    assert "row 3:" in out and "沢山" in out
    assert "2 shelters written." in out
    assert shelters(tmp_path) == {"東小学校": 150, "西小学校": None}


def test_a_dry_run_tells_the_same_and_writes_nothing(typed, a_list, tmp_path):
    status, out, _ = typed("import", a_list, "--dry-run")
    assert status == 0
    assert "new 2" in out and "Dry run: 2 shelters would be written, nothing was." in out
    assert shelters(tmp_path) == {}


def test_a_second_import_shows_the_difference_and_writes_just_that(typed, a_list):
    typed("import", a_list)
    a_list.write_bytes(a_list.read_bytes().replace(b",150\r", b",120\r"))
    status, out, _ = typed("import", a_list)
    assert "changed 東小学校" in out and "capacity: 150 → 120" in out
    assert "1 shelters written." in out
    assert "0 shelters written." in typed("import", a_list)[1]


def test_a_file_that_is_no_list_is_one_line_on_standard_error_and_the_list_beside_it_is_taken(typed, a_list, tmp_path):
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.7")
    status, out, err = typed("import", letter, a_list)
    assert status == 2
    assert err.count("\n") == 1 and err.startswith("letter.pdf: This is a PDF")
    assert "2 shelters written." in out


def test_a_file_that_is_not_there_is_one_line(typed):
    status, out, err = typed("import", "nowhere.csv")
    assert (status, out) == (2, "")
    assert err == "nowhere.csv cannot be read: No such file or directory.\n"


def test_unknown_headers_are_mapped_by_hand_once_and_read_by_themselves_afterwards(typed, tmp_path):
    strange = tmp_path / "strange.csv"
    strange.write_text("ばしょ,どこ\n東小学校,本町1\n", encoding="utf-8")
    status, _, err = typed("import", strange)
    assert status == 2 and "say which column holds the name" in err
    status, out, _ = typed("import", strange, "--map", "ばしょ=name", "--map", "どこ=address", "--kind", "shelter", "--profile", "七尾")
    assert status == 0 and "1 shelters written." in out
    status, out, _ = typed("import", strange)
    assert status == 0 and "columns as in the profile “七尾”" in out and "the same 1" in out
    assert typed("import", strange, "--profile", "七尾")[0] == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--profile", "誰も知らない"], "There is no profile '誰も知らない'"),
        (["--map", "ばしょ"], "a header, = and a field are expected"),
        (["--map", "ばしょ=weather"], "“weather” is not a field"),
    ],
)
def test_a_mapping_that_cannot_be_is_one_line(typed, a_list, words, sentence):
    status, _, err = typed("import", a_list, *words)
    assert status == 2 and sentence in err and err.count("\n") == 1
