"""Shelter, welfare shelter, emergency site or other."""

import pytest

from shelter.lists import Profile, read

EVACUATION = [
    "共通ID",
    "施設・場所名",
    "住所",
    "指定緊急避難場所との住所同一",
    "その他市町村長が必要と認める事項",
    "受入対象者",
    "緯度",
    "経度",
]


@pytest.mark.parametrize(
    ("common_id", "kind"), [("E1420100001111", "shelter"), ("E1420100001121", "welfare"), ("E1420100001201", "site")]
)
def test_the_common_id_says_the_kind_before_anything_else(csv_file, common_id, kind):
    data = csv_file(EVACUATION, [common_id, "粟田小学校", "ハイランド2-41-1", "1", "", "", "35.2", "139.6"])
    listed = read("a.csv", data).taken[0]
    assert (listed.kind, listed.building) == (kind, common_id[:11])


def test_one_building_can_be_a_general_and_a_welfare_shelter(csv_file):
    rows = [
        ["E1420100001111", "粟田小学校", "ハイランド2", "1", "", "", "", ""],
        ["E1420100001121", "粟田小学校", "ハイランド2", "1", "", "要配慮者及びその家族", "", ""],
    ]
    taken = read("a.csv", csv_file(EVACUATION, *rows)).taken
    assert [listed.kind for listed in taken] == ["shelter", "welfare"]


def test_words_that_contradict_the_common_id_are_asked_about(csv_file):
    data = csv_file(
        EVACUATION, ["E0642800017111", "立谷沢まちづくりセンター", "肝煎53-1", "1", "福祉避難所", "", "", ""]
    )
    reading = read("a.csv", data)
    assert reading.taken[0].kind == "shelter"
    assert [question.about for question in reading.questions] == ["kind_differs"]


def test_a_number_under_whom_it_is_for_is_asked_about(csv_file):
    data = csv_file(EVACUATION, ["E1220400229121", "みさきの郷", "三咲4", "", "要介護高齢者", "1", "", ""])
    reading = read("a.csv", data)
    assert (reading.taken[0].for_whom, reading.taken[0].note) == ("1", "要介護高齢者")
    assert [question.about for question in reading.questions] == ["for_whom"]


@pytest.mark.parametrize("cells", [("", "福祉避難所に指定", ""), ("", "", "要介護高齢者"), ("福祉避難所", "", "")])
def test_without_a_common_id_words_make_a_welfare_shelter(csv_file, cells):
    data = csv_file(["避難所名", "住所", "種別", "備考", "受入対象者"], ["みどり苑", "本町1", *cells])
    assert read("a.csv", data).taken[0].kind == "welfare"


def test_a_welfare_centre_is_not_a_welfare_shelter_by_its_name(csv_file):
    assert read("a.csv", csv_file(["避難所名", "住所"], ["総合福祉センター", "本町1"])).taken[0].kind == "shelter"


def test_a_site_marked_as_also_being_a_shelter_is_a_shelter_that_is_also_a_site(csv_file):
    header = ["名称", "所在地_連結表記", "災害種別_地震", "指定避難所との重複"]
    taken = read("a.csv", csv_file(header, ["大町小学校", "大町84", "1", "1"], ["大町公園", "大町85", "1", ""])).taken
    assert [(listed.kind, listed.also_site) for listed in taken] == [("shelter", True), ("site", False)]


def test_a_place_without_any_hazard_in_a_list_of_sites_is_other(csv_file):
    header = ["名称", "所在地", "災害種別_洪水", "災害種別_地震"]
    reading = read(
        "reference.csv", csv_file(header, ["山王小学校", "山王町", "1.0", ""], ["寄合い処みそぎ", "馬出町", "", ""])
    )
    assert [listed.kind for listed in reading.taken] == ["site", "other"]
    assert [(question.row_number, question.about) for question in reading.questions] == [(3, "no_hazard")]


@pytest.mark.parametrize(
    ("file_name", "kind"),
    [
        ("指定避難所一覧.csv", "shelter"),
        ("指定緊急避難場所一覧.csv", "site"),
        ("福祉避難所.csv", "welfare"),
        ("R7/公共施設.csv", "other"),
    ],
)
def test_the_file_name_says_the_kind_where_the_list_is_silent(csv_file, file_name, kind):
    reading = read(file_name, csv_file(["施設名", "住所"], ["中央公民館", "本町1"]))
    assert reading.taken[0].kind == kind
    assert bool(reading.notes) == (kind == "other")


def test_a_profile_says_the_kind_where_the_list_is_silent(csv_file):
    data = csv_file(["施設名", "住所"], ["中央公民館", "本町1"])
    assert read("公共施設.csv", data, Profile("公共施設", kind="shelter")).taken[0].kind == "shelter"
