"""Lines on paper: nothing sticks out, nothing is lost, no line begins with a 。"""

from hypothesis import given, settings
from hypothesis import strategies as st

from printables.lines import NOT_FIRST, fit, flow, wrap

NAMES = st.text(alphabet="山田髙﨑葛󠄀ーっ。、（）「」ｶﾞ Nguyễn0123-नेपाली", max_size=120)


@given(text=NAMES, width=st.integers(20, 300))
@settings(max_examples=60, deadline=None)
def test_no_line_is_wider_than_its_column_and_no_letter_is_lost(fonts, text, width):
    lines = wrap(fonts, text, 8.5, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(len(line) <= 1 or fonts.width(line, 8.5) <= width + 0.01 for line in lines)


def test_a_line_does_not_begin_with_a_full_stop_or_a_small_kana(fonts):
    text = "ここは避難所です。どうぞ、こちらへ。きゃっちしますっ。" * 4
    for width in range(40, 200, 7):
        for line in wrap(fonts, text, 9, width)[1:]:
            assert line[0] not in NOT_FIRST


def test_a_word_a_number_and_a_time_stay_in_one_line(fonts):
    for text, kept in (
        ("電話は090-1234-5678です", "090-1234-5678"),
        ("到着は01-02 16:10、出発は01-03 08:00です", "01-02 16:10 01-03 08:00"),
        ("Maria Aparecida dos Santos", "Maria Aparecida dos Santos"),
    ):
        lines = wrap(fonts, text, 9, 85)
        assert len(lines) > 1
        assert all(any(word in line for line in lines) for word in kept.split())


def test_the_name_of_one_person_stays_in_one_line(fonts):
    people = ["佐藤 花子 35歳、", "佐藤 太郎 40歳、", "佐藤 一郎 8歳"]
    lines = flow(fonts, people, 9, fonts.width("佐藤 花子 35歳、佐藤", 9))
    assert lines == ["佐藤 花子 35歳、", "佐藤 太郎 40歳、", "佐藤 一郎 8歳"]


def test_a_name_too_long_for_the_smallest_letters_ends_in_dots(fonts):
    size, lines = fit(fonts, "寿限無" * 40, (20, 10), 150)
    assert size == 10
    assert lines[0].endswith("…")
    assert fonts.width(lines[0], size) <= 150
