"""A town imports its list, imports it again, and corrects things in between."""

import pytest

from shelter.core import shelters
from shelter.core.codes import code_of_common_id
from shelter.desk import for_shelter, undo_many
from shelter.importing import carry_out, keep_profile, plan, profiles
from shelter.lists import Profile
from shelter.store import views
from shelter.store.node import open_node

HEADERS = "NO,共通ID,都道府県名及び市町村名,施設・場所名,住所,想定収容人数,電話番号,緯度,経度"
EAST = "1,E1720200001100,石川県七尾市,東小学校,石川県七尾市本町1番地,150,0767-00-0001,37.04,136.96"
WEST = "2,E1720200002100,石川県七尾市,西小学校,石川県七尾市西町2番地,80,,37.05,136.95"
EAST_CODE = code_of_common_id("E1720200001100")


def a_list(*rows: str, headers: str = HEADERS) -> list[tuple[str, bytes]]:
    return [("指定避難所.csv", "\r\n".join([headers, *rows, ""]).encode("cp932"))]


@pytest.fixture
def node(tmp_path):
    opened = open_node(tmp_path)
    yield opened
    opened.close()


def imported(node, files) -> int:
    return carry_out(node, plan(node, files), "田中")


def east(node):
    return views.shelter(node.read(), EAST_CODE)


def test_a_plan_writes_nothing_and_carrying_it_out_writes_shelters_that_are_preparing(node):
    planned = plan(node, a_list(EAST, WEST))
    assert node.as_of() == 0
    assert len(planned.files[0].difference.new) == 2
    assert carry_out(node, planned, "田中") == 2
    total, found = views.shelters(node.read())
    assert total == 2
    assert {(one["name"], one["status"], one["capacity"]) for one in found} == {("東小学校", "preparing", 150), ("西小学校", "preparing", 80)}


def test_the_same_list_again_changes_nothing(node):
    imported(node, a_list(EAST, WEST))
    before = node.as_of()
    planned = plan(node, a_list(EAST, WEST))
    assert planned.entries == [] and len(planned.files[0].difference.same) == 2
    assert carry_out(node, planned, "田中") == 0
    assert node.as_of() == before


def test_an_edited_row_changes_just_that(node):
    imported(node, a_list(EAST, WEST))
    before = node.as_of()
    planned = plan(node, a_list(EAST.replace(",150,", ",120,"), WEST))
    assert planned.files[0].difference.changed[0][1] == {
        "capacity": (150, 120), "capacity_text": ("150", "120"),
    }  # fmt: skip
    assert "capacity: 150 → 120" in "\n".join(planned.files[0].lines())
    assert carry_out(node, planned, "田中") == 1
    assert node.as_of() == before + 1
    assert east(node)["capacity"] == 120


def test_a_cell_that_was_emptied_is_emptied_here(node):
    imported(node, a_list(EAST, WEST))
    imported(node, a_list(EAST.replace("0767-00-0001", ""), WEST))
    assert east(node)["phone"] == ""


def test_what_people_corrected_outlives_the_same_list_and_a_row_changed_elsewhere(node):
    imported(node, a_list(EAST, WEST))
    for_shelter(node, EAST_CODE, shelters.rename, "東小学校体育館", by="田中")
    for_shelter(node, EAST_CODE, shelters.amend, by="田中", capacity=200)
    imported(node, a_list(EAST, WEST))
    imported(node, a_list(EAST.replace("0001,37", "9999,37"), WEST))
    found = east(node)
    assert (found["name"], found["capacity"], found["phone"]) == ("東小学校体育館", 200, "0767-00-9999")


def test_a_list_that_comes_to_the_same_as_a_correction_changes_nothing(node):
    imported(node, a_list(EAST, WEST))
    for_shelter(node, EAST_CODE, shelters.amend, by="田中", capacity=200)
    planned = plan(node, a_list(EAST.replace(",150,", ",200,"), WEST))
    assert [sorted(fields) for _, fields in planned.files[0].difference.changed] == [["capacity_text"]]


def test_another_publishers_list_adds_what_it_knows_and_takes_nothing_away(node):
    imported(node, a_list(EAST, WEST))
    shorter = a_list("E1720200001100,石川県七尾市,東小学校,七尾市本町一丁目", headers="共通ID,都道府県名及び市町村名,名称,住所")
    imported(node, shorter)
    found = east(node)
    assert (found["address"], found["capacity"], found["phone"]) == ("七尾市本町一丁目", 150, "0767-00-0001")
    assert plan(node, [*a_list(EAST, WEST), *shorter]).entries == []


def test_a_shelter_that_is_open_stays_open_when_its_list_is_imported_again(node):
    imported(node, a_list(EAST))
    for_shelter(node, EAST_CODE, shelters.set_status, "open", by="田中")
    imported(node, a_list(EAST.replace(",150,", ",120,")))
    assert (east(node)["status"], east(node)["capacity"]) == ("open", 120)


def test_a_shelter_missing_from_a_later_list_is_told_and_stays(node):
    imported(node, a_list(EAST, WEST))
    planned = plan(node, a_list(EAST))
    assert planned.files[0].difference.missing == ("common:E1720200002100",)
    assert "  no longer in this list: 西小学校 (common:E1720200002100)" in planned.files[0].lines()
    carry_out(node, planned, "田中")
    assert views.shelters(node.read())[0] == 2


def test_two_files_of_one_plan_know_of_each_other(node):
    planned = plan(node, [*a_list(EAST), *a_list(EAST, WEST)])
    assert [len(file.entries) for file in planned.files] == [1, 1]


def test_a_file_that_is_no_list_is_refused_in_one_sentence_and_the_others_are_taken(node):
    planned = plan(node, [("手紙.pdf", b"%PDF-1.7 ..."), *a_list(EAST)])
    assert planned.files[0].lines() == [f"手紙.pdf: {planned.files[0].refused}"]
    assert carry_out(node, planned, "田中") == 1


def test_a_mapping_chosen_by_hand_is_kept_and_reads_the_same_headers_without_asking(node):
    headers = "ばしょ,どこ,なんにん"
    strange = a_list("東小学校,石川県七尾市本町1,150", headers=headers)
    assert plan(node, strange).files[0].refused is not None
    profile = Profile("七尾市の表", {"ばしょ": "name", "どこ": "address", "なんにん": "capacity"}, kind="shelter")
    keep_profile(node, profile, headers.split(","))
    file = plan(node, strange).files[0]
    assert file.profile == "七尾市の表"
    assert [(one.name, one.capacity, one.kind) for one in file.reading.taken] == [("東小学校", 150, "shelter")]
    assert profiles(node) == [profile]


def test_a_kept_mapping_leaves_lists_with_other_headers_alone(node):
    keep_profile(node, Profile("七尾市の表", {"ばしょ": "name"}), ["ばしょ"])
    assert plan(node, a_list(EAST)).files[0].profile is None


def test_progress_tells_shelters_done_and_in_all(node):
    told = []
    carry_out(node, plan(node, a_list(EAST, WEST)), "田中", lambda done, shelters: told.append((done, shelters)))
    assert told == [(2, 2)]


def test_a_correction_that_was_undone_no_longer_stands(node):
    imported(node, a_list(EAST, WEST))
    done = for_shelter(node, EAST_CODE, shelters.rename, "間違い", by="田中")
    undo_many(node, [fact.id for fact in done.facts], by="田中")
    imported(node, a_list(EAST.replace("東小学校", "東小学校新館"), WEST))
    assert east(node)["name"] == "東小学校新館"
    assert plan(node, a_list(EAST.replace("東小学校", "東小学校新館"), WEST)).entries == []
