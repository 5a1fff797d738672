"""Paper from the command line, before the power is back."""

import pytest
from pypdf import PdfReader

from shelter import desk
from shelter.commands.print_paper import KINDS
from shelter.core import household_rules
from shelter.core.cards import new_card
from shelter.store import access
from shelter.store.node import open_node


@pytest.fixture
def town(tmp_path):
    """東小学校 is open with ヤマダ and the hidden スズキ; 西小学校 stands on a list."""
    node = open_node(tmp_path / "data")
    east = desk.open_unlisted_shelter(node, "東小学校", by="佐藤")
    desk.enlist_many(node, [("0WEST00000", {"name": "西小学校"})], by="田中")
    for name in ("ヤマダ", "スズキ"):
        household = new_card()
        desk.check_in(node, east, household, request=None, by="phone", via="phone", name=name, people=4)
    desk.for_household(node, household, household_rules.hide, east, new_card(), by="佐藤")
    node.close()
    return east


def text_of(file) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(file).pages)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_paper_is_printed_for_the_one_open_shelter(typed, town, tmp_path, kind):
    status, out, err = typed("print", kind, "--out", tmp_path / "paper", "--url", "http://192.0.2.1:8000")
    (file,) = (tmp_path / "paper").iterdir()
    assert (status, out, err) == (0, f"{file}\n", "")
    text = text_of(file)
    assert "東小学校" in text and "スズキ" not in text
    assert ("ヤマダ" in text) is (kind == "roster")


def test_posters_of_every_shelter_known_are_a_file_each_and_their_address_is_remembered(typed, town, tmp_path):
    assert typed("print", "poster", "--all", "--out", tmp_path / "paper", "--url", "http://192.0.2.1:8000")[0] == 0
    assert sorted(file.name for file in (tmp_path / "paper").iterdir()) == sorted(["poster-0WEST00000.pdf", f"poster-{town}.pdf"])
    node = open_node(tmp_path / "data")
    assert access.last_printed(node.read())[0] == "http://192.0.2.1:8000"
    node.close()


def test_an_a3_poster_is_twice_as_large_and_forms_are_as_many_as_asked(typed, town, tmp_path):
    typed("print", "poster", town.lower(), "--size", "A3", "--out", tmp_path)
    assert round(float(PdfReader(tmp_path / f"poster-{town}.pdf").pages[0].mediabox.height)) == 1191
    typed("print", "forms", "--sheets", "3", "--out", tmp_path)
    typed("print", "forms", "--sheets", "1", "--out", tmp_path)
    assert "0004" in text_of(tmp_path / f"forms-{town}.pdf")


def test_help_lists_the_kinds(typed, capsys):
    with pytest.raises(SystemExit) as ended:
        typed("print", "--help")
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert all(kind in told for kind in KINDS)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [(["poster", "NOWHERE"], "There is no shelter with the code NOWHERE"), (["forms", "--sheets", "0"], "--sheets: a number from 1 to 500")],
)
def test_a_mistake_is_one_line(typed, town, tmp_path, words, sentence):
    status, out, err = typed("print", *words, "--out", tmp_path)
    assert (status, out) == (2, "") and sentence in err and err.count("\n") == 1


def test_with_no_shelter_or_several_it_says_what_to_type(typed, town, tmp_path):
    assert "start the server once" in typed("print", "roster", "--data", tmp_path / "other", "--out", tmp_path)[2]
    node = open_node(tmp_path / "data")
    desk.open_unlisted_shelter(node, "南公民館", by="佐藤")
    node.close()
    assert "or --all" in typed("print", "roster", "--out", tmp_path)[2]


def test_a_folder_that_cannot_be_made_is_one_line(typed, town, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    status, _, err = typed("print", "board", "--out", tmp_path / "file" / "below")
    assert status == 2 and "cannot be written" in err and err.count("\n") == 1
