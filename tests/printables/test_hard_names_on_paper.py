"""Names that defeat printers: rare kanji, variants, half-width kana, other scripts."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics

from printables import count_words, form_words, words
from printables.fonts import Fonts, NoFonts, load_fonts
from printables.page import Paper
from printables.words import Words

FONTS = Path(__file__).resolve().parents[2] / ".assets" / "print"
HARD = (
    "髙﨑邉𠮷", "葛󠄀城", "葛\U000e0101飾", "辻󠄀", "ｻﾄｳ ﾊﾅｺ", "ｶﾞｷﾞｸﾞ", "か\u3099き", "Nguyễn Thị Hằng", "Nguye\u0302\u0303n",
    "नेपाली", "शर्मा", "क्षत्रिय", "Conceição", "Ñuñez", "①Ⅳ㍿", "〜～−",
)  # fmt: skip


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("name", HARD)
def test_a_hard_name_is_copied_out_of_the_paper_as_it_was_typed(name, bold, fonts, frame, read):
    paper = Paper(fonts, Words("名簿", "Roster"), "names")
    paper.start(frame).text(20, 100, name, 20, bold)
    sheet = read(paper.done())
    assert sheet.texts[0].splitlines()[-1] == name
    assert sheet.reader.pages[0].extract_text().splitlines()[-1] == name


def test_a_long_line_of_every_hard_name_at_once_is_copied_out_whole(fonts, frame, read):
    paper = Paper(fonts, Words("名簿", "Roster"), "names")
    paper.start(frame).text(12, 100, "・".join(HARD), 7)
    assert "・".join(HARD) in read(paper.done()).reader.pages[0].extract_text()


@pytest.mark.parametrize("bold", [False, True])
def test_no_letter_of_a_hard_name_is_an_empty_box(bold, fonts):
    for name in HARD:
        for piece in fonts.pieces(name, bold):
            assert all(letter in pdfmetrics.getFont(piece.font) for letter in piece.text), name


def test_the_variant_of_a_kanji_is_drawn_unlike_the_kanji_itself(fonts, frame, read):
    paper = Paper(fonts, Words("名簿", "Roster"), "variants")
    pen = paper.start(frame)
    pen.text(20, 100, "葛", 60)
    pen.text(120, 100, "葛󠄀", 60)
    sheet = read(paper.done())
    usual, variant = (sheet.millimetres(0, x, 75, x + 30, 110) for x in (20, 120))
    assert usual.tobytes() != variant.tobytes()
    assert usual.getextrema()[0] < 50 and variant.getextrema()[0] < 50


def test_a_character_no_font_has_is_a_printers_mark_and_still_copies_out(fonts, frame, read):
    paper = Paper(fonts, Words("名簿", "Roster"), "emoji")
    paper.start(frame).text(20, 100, "犬🐶 한국", 20)
    sheet = read(paper.done())
    assert "犬🐶 한국" in sheet.text
    assert sheet.millimetres(0, 20, 90, 60, 102).getextrema()[0] < 50


def test_control_characters_and_half_a_surrogate_pair_stop_no_paper(fonts, frame, read):
    paper = Paper(fonts, Words("名簿", "Roster"), "broken")
    paper.start(frame).text(20, 100, "田\x00中\u202e\ud842太郎\x1b", 20)
    assert "太郎" in read(paper.done()).text


def test_every_word_of_every_paper_has_its_letters_in_the_first_font(fonts):
    said = []
    for module in (words, form_words, count_words):
        said += [text for text in _texts(vars(module).values()) if not text.startswith("_")]
    assert len(said) > 150
    for text in said:
        for piece in fonts.pieces(text):
            assert piece.font.startswith("BIZUDPGothic"), text


def _texts(values):
    """Every word in the constants of a module."""
    for value in values:
        if isinstance(value, str) and "\n" not in value and "/" not in value:
            yield value
        elif isinstance(value, tuple) and not hasattr(value, "cache_info"):
            yield from _texts(value)
        elif isinstance(value, dict) and all(isinstance(key, str) for key in value) and "__name__" not in value:
            yield from _texts(value.values())


def test_papers_printed_at_the_same_time_do_not_mix_up_their_names(fonts, frame, read):
    names = [chr(letter) + chr(selector) for letter in range(0x4E00, 0x4E20) for selector in range(0xE0100, 0xE0104)]

    def printed(mine):
        paper = Paper(fonts, Words("名簿", "Roster"), "names")
        pen = paper.start(frame)
        for row, name in enumerate(mine):
            pen.text(20, 40 + 5 * row, name, 10)
        return paper.done()

    with ThreadPoolExecutor(4) as threads:
        shares = [names[start::4] for start in range(4)]
        papers = list(threads.map(printed, shares))
    for mine, pdf in zip(shares, papers, strict=True):
        assert read(pdf).reader.pages[0].extract_text().splitlines()[-len(mine) :] == mine


def test_fonts_read_twice_still_print_every_name(fonts, frame, read):
    again = Fonts(FONTS)
    assert again is not fonts
    for each in (again, fonts):
        paper = Paper(each, Words("名簿", "Roster"), "names")
        paper.start(frame).text(20, 100, "葛󠄀飾 𠮷 नेपाली", 20)
        assert read(paper.done()).reader.pages[0].extract_text().splitlines()[-1] == "葛󠄀飾 𠮷 नेपाली"


def test_without_its_fonts_paper_says_in_a_sentence_what_to_do(tmp_path):
    with pytest.raises(NoFonts, match="Connect this computer to the internet once"):
        load_fonts(tmp_path / "nowhere")


def test_a_damaged_font_is_told_like_a_missing_one(tmp_path):
    (tmp_path / "BIZUDPGothic-Regular.ttf").write_bytes(b"half a download")
    with pytest.raises(NoFonts):
        load_fonts(tmp_path)
