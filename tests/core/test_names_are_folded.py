"""One search key for the many ways 髙﨑's name is written; what was typed stays as typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from shelter.core.names import fold, fold_address

SAME = [
    ("髙橋", "高橋"), ("﨑山", "崎山", "嵜山", "碕山"), ("渡邉", "渡邊", "渡辺"), ("濵田", "濱田", "浜田"), ("齋藤", "齊藤", "斎藤", "斉藤"),
    ("廣澤", "広沢"), ("𠮷田", "吉田"), ("葛󠄀城", "葛城"), ("辻󠄀", "辻"), ("鷗外", "鴎外"), ("塚本", "塚本"), ("眞理", "真理"), ("壽", "寿"), ("嶋", "嶌", "島"),
    ("ヤマダ", "やまだ", "ﾔﾏﾀﾞ", "ヤマタ\u3099", "やまた゛", "ヤ マ ダ", "ヤマダ\u3000", "ヤ・マ・ダ"),
    ("キョウコ", "きょうこ", "ｷｮｳｺ", "キヨウコ", "ｷﾖｳｺ"), ("ハットリ", "はつとり"), ("パク", "ﾊﾟｸ", "ハ\u309aク"), ("ヴァン", "ｳﾞｧﾝ", "ゔぁん"),
    ("オーノ", "オ－ノ", "オ―ノ", "オ‐ノ", "ｵｰﾉ", "おーの", "オノ"), ("関ケ原", "関ヶ原", "関ｹ原"),
    ("Nguyễn Thị Đào", "NGUYEN THI DAO", "nguyen-thi dao", "Nguye\u0302\u0303n Thị Đào"), ("O'Brien", "O’Brien", "obrien"), ("Müller", "MULLER"),
    ("ＪＯＨＮ Ｓｍｉｔｈ", "John Smith"), ("김 철수", "김철수"), ("0767-52-0001", "０７６７（５２）０００１".replace("（", "-").replace("）", "-"), "0767520001"),
]  # fmt: skip
DIFFERENT = [
    ("山田", "ヤマダ"), ("カガ", "ガガ"), ("ハル", "パル"), ("バル", "ハル"), ("高橋", "高梨"), ("川", "河"), ("Ito", "Ino"), ("大野", "小野"), ("김", "긴"),
]  # fmt: skip


@pytest.mark.parametrize("ways", SAME, ids=lambda ways: ways[0])
def test_these_are_one_name(ways):
    assert len({fold(way) for way in ways}) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_these_are_not(one, other):
    assert fold(one) != fold(other)


def test_every_pair_of_variants_folds_to_one_character():
    """A table that has slipped by one would give every name a wrong key."""
    from shelter.core.names import _VARIANTS

    for variant, plain in {"邉": "辺", "濵": "浜", "圓": "円", "嶌": "島", "萬": "万", "鶴": "鶴", "曻": "昇", "冨": "富", "舘": "館"}.items():
        assert chr(_VARIANTS.get(ord(variant), ord(variant))) == plain


@given(some.text(max_size=20))
@settings(max_examples=200)
def test_any_text_folds_and_folding_twice_changes_nothing_for_what_people_type(text):
    assert isinstance(fold(text), str) and isinstance(fold_address(text), str)


@given(some.text("アイウエオカガキギクグパピャュョッーヤマダ 　・髙﨑邉渡辺山田花子やまだはなこABCabc'-\u3099\U000e0100", max_size=12))
@settings(max_examples=200)
def test_a_key_is_its_own_key(text):
    assert fold(fold(text)) == fold(text)


ADDRESSES = [
    ("2丁目3番", "2の3", "２－３", "二丁目三番", "2-3", "2丁目3番地", "2丁目3", "２丁目３号"),
    ("東町1丁目2番3号", "東町一丁目二番三号", "東町1-2-3", "東町１－２－３", "東町1ー2ー3", "東町１丁目２番地の３", "東町 1 - 2 - 3"),
    ("東町十二丁目3", "東町12-3", "東町１２丁目３番"), ("本町二十番地", "本町20"), ("邉町1", "辺町1"),
]  # fmt: skip


@pytest.mark.parametrize("ways", ADDRESSES, ids=lambda ways: ways[0])
def test_these_are_one_address(ways):
    assert len({fold_address(way) for way in ways}) == 1


@pytest.mark.parametrize(("one", "other"), [("東町1-23", "東町12-3"), ("番場町2", "場町2"), ("一の宮町", "宮町"), ("井の頭", "井頭"), ("三番町", "番町")])
def test_these_are_different_addresses(one, other):
    assert fold_address(one) != fold_address(other)
