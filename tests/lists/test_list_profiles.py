"""Headers chosen by hand, once per publisher."""

import json

import pytest

from shelter.lists import NoList, Profile, read


def test_a_list_with_headers_nobody_knows_reads_with_a_profile(csv_file):
    data = csv_file(["たてもの", "ばしょ", "ひとかず"], ["中央公民館", "本町1", "80"])
    with pytest.raises(NoList):
        read("a.csv", data)
    profile = Profile("ひらがな町", {"たてもの": "name", "ばしょ": "address", "ひとかず": "capacity"})
    reading = read("a.csv", data, profile)
    assert (reading.taken[0].name, reading.taken[0].address, reading.taken[0].capacity) == ("中央公民館", "本町1", 80)
    assert reading.columns == profile.columns


def test_what_is_chosen_by_hand_goes_before_the_table(csv_file):
    data = csv_file(["名称", "愛称", "住所", "備考"], ["第3集会所", "中央公民館", "本町1", "鍵は隣家"])
    profile = Profile("愛称", {"愛称": "name", "名称": "", "備考": ""})
    listed = read("a.csv", data, profile).taken[0]
    assert (listed.name, listed.note) == ("中央公民館", None)
    assert listed.raw["名称"] == "第3集会所"


def test_a_profile_goes_to_json_and_back():
    profile = Profile("ひらがな町", {"たてもの": "name"}, kind="shelter")
    assert Profile.from_json(json.loads(json.dumps(profile.to_json()))) == profile


@pytest.mark.parametrize(
    ("plain", "says"),
    [
        ({}, "name"),
        ({"name": "a", "columns": {"x": "colour"}}, "not a field"),
        ({"name": "a", "columns": ["x"]}, "pairs"),
        ({"name": "a", "kind": "hotel"}, "not a kind"),
        ([], "object"),
    ],
)
def test_a_broken_profile_is_refused_with_a_sentence(plain, says):
    with pytest.raises(ValueError, match=says):
        Profile.from_json(plain)
