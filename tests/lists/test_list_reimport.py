"""Next year's list meets this year's: what is known is known again, and only what changed changes."""

import json

from shelter.lists import buildings, difference, identity, read

HEADER = ["共通ID", "施設・場所名", "住所", "収容人数", "指定避難所との重複"]


def known(reading):
    """As a store would keep and give it back."""
    return {identity(one): json.loads(json.dumps(one.as_dict())) for one in reading.taken}


def test_the_same_list_again_changes_nothing(csv_file):
    reading = read("a.csv", csv_file(HEADER, ["E2321600005111", "西浦北小学校", "井戸田町3-177", "320人", ""]))
    found = difference(known(reading), reading.taken)
    assert (found.new, found.changed, found.missing) == ((), (), ())
    assert found.same == ("common:E2321600005111",)


def test_a_renamed_enlarged_school_is_one_change_with_old_and_new(csv_file):
    before = read("a.csv", csv_file(HEADER, ["E2321600005111", "西浦北小学校", "井戸田町3-177", "320人", ""]))
    after = read("b.csv", csv_file(HEADER, ["E2321600005111", "西浦学園", "井戸田町3-177", "400人", ""]))
    assert difference(known(before), after.taken).changed == (
        (
            "common:E2321600005111",
            {"name": ("西浦北小学校", "西浦学園"), "capacity": (320, 400), "capacity_text": ("320人", "400人")},
        ),
    )


def test_a_school_no_longer_safe_in_a_flood_is_a_change(csv_file):
    header = ["共通ID", "名称", "洪水", "地震"]
    before = read("a.csv", csv_file(header, ["E2321600005201", "西浦北小学校", "1", ""]))
    after = read("a.csv", csv_file(header, ["E2321600005201", "西浦北小学校", "×", "1"]))
    ((_, fields),) = difference(known(before), after.taken).changed
    assert fields == {"hazards_known": ({"flood": True}, {"flood": False, "earthquake": True})}


def test_a_capacity_of_nobody_indoors_is_said_and_silence_is_not(csv_file):
    reading = read("a.csv", csv_file(HEADER, ["E2321600005111", "西浦北小学校", "井戸田町3", "屋内0人／屋外90人", ""]))
    nothing = {"common:E2321600005111": {"capacity": None, "hazards_known": None, "kana": None}}
    ((_, fields),) = difference(nothing, reading.taken).changed
    assert fields == {"capacity": (None, 0)}


def test_new_and_missing_shelters_are_told_and_another_towns_are_left_in_peace(csv_file):
    tokoname = ["E2321600005111", "西浦北小学校", "井戸田町3", "", ""]
    ishinomaki = ["E0420200002111", "渡波中学校", "さくら町4", "", ""]
    before = read("a.csv", csv_file(HEADER, tokoname, ishinomaki))
    after = read("b.csv", csv_file(HEADER, ["E2321600008111", "鬼崎中保育園", "榎戸町1", "", ""]))
    found = difference(known(before), after.taken)
    assert [listed.name for listed in found.new] == ["鬼崎中保育園"]
    assert found.missing == ("common:E2321600005111",)


def test_fields_the_store_does_not_keep_are_not_compared(csv_file):
    reading = read("a.csv", csv_file(HEADER, ["E2321600005111", "西浦北小学校", "井戸田町3", "320人", ""]))
    assert difference({"common:E2321600005111": {"name": "西浦北小学校"}}, reading.taken).same == (
        "common:E2321600005111",
    )


def keys(csv_file, *rows, header=("ID", "市町村コード", "名称", "住所")):
    return [identity(listed) for listed in read("避難所.csv", csv_file(list(header), *rows)).taken]


def test_a_publishers_own_id_is_the_key_within_its_town(csv_file):
    assert keys(csv_file, ["CC0000000504", "172022", "御祓公民館", "一本杉町"]) == ["local:17202:cc0000000504"]


def test_a_running_number_is_no_id_so_inserting_a_row_renames_nobody(csv_file):
    first = keys(csv_file, ["1", "172022", "御祓公民館", "一本杉町"], ["2", "172022", "山王小学校", "山王町"])
    second = keys(csv_file, ["1", "172022", "馬出集会所", "馬出町"], ["2", "172022", "御祓公民館", "一本杉町"])
    assert first[0] == second[1]


def test_name_and_address_are_known_again_in_another_spelling(csv_file):
    one = keys(csv_file, ["", "172022", "七尾サンライフプラザ", "本府中町2丁目3番4号"])
    other = keys(csv_file, ["", "172022", "七尾ｻﾝﾗｲﾌﾌﾟﾗｻﾞ　", "本府中町２－３－４"])
    assert one == other


def test_a_school_and_its_ground_at_one_address_are_two(csv_file):
    both = keys(csv_file, ["", "172022", "山王小学校", "山王町1"], ["", "172022", "山王小学校グラウンド", "山王町1"])
    assert len(set(both)) == 2


def test_a_site_that_becomes_a_shelter_too_stays_the_same_place(csv_file):
    header = ["市町村コード", "名称", "住所", "洪水", "指定避難所との重複"]
    before = read("a.csv", csv_file(header, ["172022", "山王小学校", "山王町1", "1", ""]))
    after = read("a.csv", csv_file(header, ["172022", "山王小学校", "山王町1", "1", "1"]))
    ((_, fields),) = difference(known(before), after.taken).changed
    assert fields == {"kind": ("site", "shelter"), "also_site": (False, True)}


def test_a_site_and_the_shelters_of_one_building_are_tied(csv_file):
    rows = [
        ["E1420100001201", "粟田小学校グランド", "ハイランド2", "", ""],
        ["E1420100001111", "粟田小学校", "ハイランド2", "", ""],
    ]
    rows += [["E1420100001121", "粟田小学校", "ハイランド2", "", ""], ["E1420100002111", "大楠中学校", "芦名1", "", ""]]
    tied = buildings(read("a.csv", csv_file(HEADER, *rows)).taken)
    assert {building: [one.kind for one in here] for building, here in tied.items()} == {
        "E1420100001": ["site", "shelter", "welfare"],
        "E1420100002": ["shelter"],
    }
