"""Headers stand in many places and words; some files have none."""

import pytest

from shelter.lists import read, suggest

GSI_SITE = ["12799", "E0420200001201", "宮城県石巻市", "あけぼの避難階段", "宮城県石巻市あけぼの3-13"]
GSI_SITE += ["", "", "", "", "1", "", "", "", "", "38.453312", "141.272732", ""]
GSI_SHELTER = ["9024", "E0420200002111", "宮城県石巻市", "渡波中学校", "宮城県石巻市さくら町4-1"]
GSI_SHELTER += ["1", "", "", "38.425003", "141.360031", ""]


def test_a_list_whose_header_starts_in_line_3_is_read(csv_file):
    data = csv_file(
        ["常滑市 指定避難所一覧"],
        ["令和7年4月1日現在", ""],
        ["避難所名", "所在地", "収容人数"],
        ["西浦北小学校", "井戸田町3-177", "320"],
    )
    reading = read("tokoname.csv", data)
    assert reading.header_line == 3
    assert reading.taken[0].row_number == 4
    assert reading.taken[0].kind == "shelter"
    assert any("令和7年4月1日現在" in english for english, _ in reading.notes)


def test_a_header_in_two_lines_is_read_as_one(spreadsheet):
    rows = [
        ["施設名", "住所", "対象災害", None, None],
        [None, None, "洪水", "土砂災害", "地震"],
        ["中央公民館", "本町1-1", "○", None, "×"],
    ]
    reading = read("list.xlsx", spreadsheet(一覧=rows))
    assert reading.taken[0].hazards_known == {"flood": True, "earthquake": False}


@pytest.mark.parametrize(
    "name",
    ["施設名", "避難所名", "名称", "避難所の名称", "施設名称（漢字）", "避難場所名 ※", "ＮＡＭＥ", "避 難\n所 名"],
)
@pytest.mark.parametrize("address", ["所在地", "住所", "所在地（住所）", "所在地_連結表記", "Address"])
def test_the_words_of_many_towns_mean_name_and_address(csv_file, name, address):
    listed = read("list.csv", csv_file([name, address], ["中央公民館", "本町1-1"])).taken[0]
    assert (listed.name, listed.address) == ("中央公民館", "本町1-1")


def test_a_column_headed_only_shelter_is_the_name_where_no_other_column_is(csv_file):
    assert read("a.csv", csv_file(["避難所", "住所"], ["中央公民館", "本町1-1"])).taken[0].name == "中央公民館"


def test_a_column_headed_only_shelter_is_a_mark_beside_a_name(csv_file):
    data = csv_file(
        ["名称", "住所", "避難所", "避難場所"], ["中央公民館", "本町1", "○", ""], ["城山公園", "本町2", "", "○"]
    )
    assert [(one.name, one.kind) for one in read("a.csv", data).taken] == [
        ("中央公民館", "shelter"),
        ("城山公園", "site"),
    ]


def test_a_reading_in_kana_is_not_taken_for_the_name(csv_file):
    listed = read("a.csv", csv_file(["名称（カナ）", "名称", "住所"], ["チュウオウ", "中央公民館", "本町1"])).taken[0]
    assert (listed.name, listed.kana) == ("中央公民館", "チュウオウ")


@pytest.mark.parametrize("row", [GSI_SITE, GSI_SHELTER], ids=["17 columns", "11 columns"])
def test_a_national_list_that_lost_its_header_is_known_by_its_shape(csv_file, row):
    reading = read("list.csv", csv_file(row, row[:1] + [row[1][:-1] + "2"] + row[2:]))
    assert reading.header_line is None
    assert [listed.row_number for listed in reading.taken] == [1, 2]
    assert reading.taken[0].name == row[3]
    assert reading.taken[0].municipality == "04202"


def test_a_standard_list_of_26_columns_that_lost_its_header_is_known_by_its_shape(csv_file):
    row = [
        "CC0000000504",
        "御祓地区コミュニティセンター",
        "ミソギ",
        "misogi",
        "172022",
        "",
        "石川県七尾市一本杉町１２４",
        "石川県",
        "七尾市",
    ]
    row += [
        "一本杉町",
        "124番地",
        "",
        "37.04826",
        "136.96136",
        "2.7",
        "",
        "1.0",
        "1.0",
        "1.0",
        "1.0",
        "1.0",
        "",
        "1.0",
        "",
    ]
    row += ["屋内191人／屋外0人(面積の1/2)", "御祓地区（25町会）"]
    listed = read("list.csv", csv_file(row)).taken[0]
    assert (listed.name, listed.capacity, listed.local_id) == ("御祓地区コミュニティセンター", 191, "CC0000000504")


def test_an_address_in_parts_is_put_together(csv_file):
    header = ["名称", "所在地_都道府県", "所在地_市区町村", "所在地_町字", "所在地_番地以下", "建物名等(方書)"]
    listed = read("a.csv", csv_file(header, ["大柏小学校", "千葉県", "市川市", "大野町2丁目", "1877", ""])).taken[0]
    assert (listed.address, listed.town) == ("千葉県市川市大野町2丁目1877", "千葉県市川市")


def test_a_header_of_the_new_standard_over_cells_of_the_old_one_is_noticed(csv_file):
    header = [
        "名称",
        "所在地_連結表記",
        "所在地_全国地方公共団体コード",
        "電話番号",
        "内線番号",
        "連絡先メールアドレス",
    ]
    row = ["野町公民館", "金沢市野町3", "172014", "076-286-6710", "172014", "石川県"]
    reading = read("指定避難所.csv", csv_file(header, row))
    assert [english.split(" holds")[0] for english, _ in reading.notes] == [
        "the column 内線番号",
        "the column 連絡先メールアドレス",
    ]
    assert (reading.taken[0].phone, reading.taken[0].municipality) == ("076-286-6710", "17201")


def test_columns_nobody_knows_are_named_and_stay_in_the_raw_row(csv_file):
    reading = read("a.csv", csv_file(["名称", "住所", "鍵の管理者", "住所"], ["中央公民館", "本町1", "佐藤", "支所"]))
    assert any("鍵の管理者" in english for english, _ in reading.notes)
    assert reading.taken[0].raw == {"名称": "中央公民館", "住所": "本町1", "鍵の管理者": "佐藤", "住所 (2)": "支所"}


def test_a_guess_is_made_for_headers_that_are_not_sure():
    headers = ["避難所名（通称）", "現在の住所表示", "最大収容数", "鍵の管理者"]
    assert suggest(headers) == {headers[0]: "name", headers[1]: "address", headers[2]: "capacity", headers[3]: None}
