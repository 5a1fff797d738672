"""The lists as they were published, against counts taken from the files by other means."""

import csv
import io
import re
import unicodedata
from collections import Counter

import pytest

from shelter.lists import NoList, Profile, buildings, identity, read

NATIONAL = {
    # file: rows, kinds by the 12th and 13th character of 共通ID, municipality
    "042021_ishinomaki_emergency.csv": (301, {"site": 301}, "04202"),
    "042021_ishinomaki_evacuation.csv": (96, {"shelter": 95, "welfare": 1}, "04202"),
    "064289_shonai_emergency.csv": (150, {"site": 150}, "06428"),
    "064289_shonai_evacuation.csv": (61, {"shelter": 53, "welfare": 8}, "06428"),
    "122041_funabashi_emergency.csv": (144, {"site": 144}, "12204"),
    "122041_funabashi_evacuation.csv": (222, {"shelter": 128, "welfare": 94}, "12204"),
    "142018_yokosuka_emergency.csv": (79, {"site": 79}, "14201"),
    "142018_yokosuka_evacuation.csv": (139, {"shelter": 70, "welfare": 69}, "14201"),
    "172022_nanao_emergency.csv": (109, {"site": 109}, "17202"),
    "172022_nanao_evacuation.csv": (82, {"shelter": 61, "welfare": 21}, "17202"),
    "202177_saku_emergency.csv": (145, {"site": 145}, "20217"),
    "202177_saku_evacuation.csv": (42, {"shelter": 42}, "20217"),
    "232165_tokoname_emergency.csv": (118, {"site": 118}, "23216"),
    "232165_tokoname_evacuation.csv": (51, {"shelter": 51}, "23216"),
    "332089_soja_emergency.csv": (88, {"site": 88}, "33208"),
    "332089_soja_evacuation.csv": (80, {"shelter": 80}, "33208"),
}
BUILDINGS_OF_BOTH = {
    "042021_ishinomaki": 94, "064289_shonai": 23, "122041_funabashi": 98, "142018_yokosuka": 48,
    "172022_nanao": 58, "202177_saku": 0, "232165_tokoname": 38, "332089_soja": 77,
}  # fmt: skip


def kinds(reading):
    return dict(Counter(listed.kind for listed in reading.taken))


def abouts(reading):
    return dict(Counter(question.about for question in reading.questions))


def all_in_japan(reading):
    return all(24 < listed.lat < 46 and 122 < listed.lon < 146 for listed in reading.taken)


@pytest.mark.parametrize("file", NATIONAL)
def test_a_national_list_is_read_whole(real_data, file):
    rows, expected, municipality = NATIONAL[file]
    reading = read(file, (real_data / "shelters" / file).read_bytes())
    assert (reading.encoding, reading.rows_read, len(reading.taken)) == ("utf-8-sig", rows, rows)
    assert kinds(reading) == expected
    assert {listed.municipality for listed in reading.taken} == {municipality}
    assert len({listed.common_id for listed in reading.taken}) == rows
    assert all_in_japan(reading)
    questions = {
        "064289_shonai_evacuation.csv": {"kind_differs": 5},
        "122041_funabashi_evacuation.csv": {"for_whom": 1},
    }
    assert abouts(reading) == questions.get(file, {})


@pytest.mark.parametrize("town", BUILDINGS_OF_BOTH)
def test_sites_and_shelters_of_one_building_are_tied(real_data, town):
    both = [
        listed
        for half in ("emergency", "evacuation")
        for listed in read(f"{town}_{half}.csv", (real_data / "shelters" / f"{town}_{half}.csv").read_bytes()).taken
    ]
    tied = [{one.kind for one in here} for here in buildings(both).values()]
    assert sum("site" in here and len(here) > 1 for here in tied) == BUILDINGS_OF_BOTH[town]


def test_ishinomaki_knows_its_hazards(real_data):
    file = "042021_ishinomaki_emergency.csv"
    reading = read(file, (real_data / "shelters" / file).read_bytes())
    assert Counter(hazard for listed in reading.taken for hazard in listed.hazards) == {
        "flood": 185, "landslide": 191, "storm_surge": 243, "tsunami": 267, "inland_flood": 263,
    }  # fmt: skip


def test_ichikawa_in_windows_japanese_with_an_empty_id_column(real_data):
    file = "ichikawa_122033_evacuation_space.csv"
    reading = read(file, (real_data / "shelters" / file).read_bytes())
    assert (reading.encoding, reading.rows_read, len(reading.taken)) == ("cp932", 121, 121)
    assert kinds(reading) == {"shelter": 88, "site": 33}
    assert {listed.municipality for listed in reading.taken} == {"12203"}
    assert {listed.local_id for listed in reading.taken} == {None}
    assert reading.taken[0].kana == "ｹﾝﾘﾂｺｸﾌﾞﾝｺｳｺｳ"
    assert all_in_japan(reading)
    assert reading.questions == ()


def test_ishikawa_with_cells_of_the_old_standard_under_the_new_header(real_data):
    file = "ishikawa_pref_170003_evacuation_space.csv"
    data = (real_data / "shelters" / file).read_bytes()
    reading = read(file, data)
    assert (reading.encoding, reading.rows_read, len(reading.taken)) == ("utf-8", 1528, 1525)
    assert reading.rows_left_out == (1527, 1528, 1529)
    assert kinds(reading) == {"site": 948, "shelter": 577}
    assert sum(listed.also_site for listed in reading.taken) == 577
    assert abouts(reading) == {"blank": 3, "phone": 17, "shared_position": 17}
    assert Counter(listed.municipality for listed in reading.taken).most_common(2) == [("17201", 503), ("17463", 149)]
    assert len({listed.municipality for listed in reading.taken}) == 19
    tsunami = Counter(listed.hazards_known.get("tsunami") for listed in reading.taken)
    assert tsunami == {True: 1212, False: 30, None: 283}
    assert sum("holds something else" in english for english, _ in reading.notes) == 3
    assert all_in_japan(reading)
    # In this list the indoor part, or the only number, is always the first number of the cell.
    typed = {row[1]: row[33] for row in csv.reader(io.StringIO(data.decode("utf-8"), newline=""))}
    for listed in reading.taken:
        first = re.search(r"\d+", unicodedata.normalize("NFKC", typed[listed.local_id]).replace(",", ""))
        assert listed.capacity == (int(first.group()) if first else None), listed.capacity_text
    assert sum(listed.capacity is not None for listed in reading.taken) == 870


def test_okinawas_public_facilities_with_latitude_and_longitude_swapped(real_data):
    file = "okinawa_suisho_public_facility.xlsx"
    data = (real_data / "shelters" / file).read_bytes()
    reading = read(file, data)
    assert (reading.encoding, reading.rows_read, len(reading.taken)) == ("xlsx", 272, 272)
    assert kinds(reading) == {"other": 272}
    assert abouts(reading)["swapped"] == 272
    assert all(24 < listed.lat < 28 and 122 < listed.lon < 132 for listed in reading.taken)
    assert Counter(listed.municipality for listed in reading.taken).most_common(1) == [("47201", 45)]
    assert len({listed.municipality for listed in reading.taken}) == 27
    assert kinds(read(file, data, Profile("沖縄", kind="shelter"))) == {"shelter": 272}


def test_nanaos_reference_list_and_its_three_places_on_no_list(real_data):
    file = "nanao_reference_data.csv"
    reading = read(file, (real_data / "noto2024" / file).read_bytes())
    assert (reading.encoding, reading.rows_read, len(reading.taken)) == ("utf-8", 112, 112)
    assert kinds(reading) == {"site": 109, "other": 3}
    assert [listed.local_id for listed in reading.taken if listed.kind == "other"] == ["NEW001", "NEW002", "NEW003"]
    assert {listed.municipality for listed in reading.taken} == {"17202"}
    by_id = {listed.local_id: listed for listed in reading.taken}
    assert by_id["CC0000000506"].capacity == 2736
    assert by_id["CC0000000504"].capacity_text == "屋内191人／屋外0人(面積の1/2)"
    assert sum("flood" in listed.hazards for listed in reading.taken) == 87
    assert all_in_japan(reading)


def test_a_city_and_its_prefecture_know_the_same_places_by_the_same_key(real_data):
    prefecture = read(
        "ishikawa.csv", (real_data / "shelters" / "ishikawa_pref_170003_evacuation_space.csv").read_bytes()
    )
    city = read("nanao.csv", (real_data / "noto2024" / "nanao_reference_data.csv").read_bytes())
    assert len({identity(one) for one in prefecture.taken} & {identity(one) for one in city.taken}) == 109


@pytest.mark.parametrize(
    "file", ["tokyo_bichiku_stockpile_list.csv", "pfif/pfif_lgdpf_sample.xml", "boundaries/N03-21_17_210101.topojson"]
)
def test_other_real_files_are_refused(real_data, file):
    with pytest.raises(NoList):
        read(file, (real_data / file).read_bytes())
