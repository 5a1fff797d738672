"""A file that is no list is refused in one sentence that says what to do."""

import io
import zipfile

import pytest

from shelter.lists import NoList, read


def packed(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \r\n,,\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "picture"),
        (b"\0\0\0\x18ftypheic", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "old Excel"),
        (b"PK\x03\x04 and nothing of a zip", "cannot be opened"),
        (packed(readme="a zip, but no spreadsheet"), "cannot be opened"),
        (bytes(range(256)) * 4, "no text"),
        (b'{"type": "FeatureCollection"}', "JSON"),
        (b"<!doctype html><title>x</title>", "HTML/XML"),
        ("品名,単位,数量\n毛布,枚,200\n".encode(), "No column with the names"),
        ("名称,価格\n水,100\n".encode(), "No column with the names"),
        ("一行の手紙です。".encode(), "No column with the names"),
        ("名称,住所,緯度,経度\n".encode(), "no row follows"),
        (("名称,住所\n中央公民館," + "あ" * 200_000).encode(), "Row 2"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_one_sentence(data, says):
    with pytest.raises(NoList) as refused:
        read("file", data)
    assert says in refused.value.sentence
    assert refused.value.sentence.endswith(".") and "\n" not in refused.value.sentence
    assert refused.value.ja.endswith("。")


def test_a_spreadsheet_that_unpacks_to_gigabytes_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr("shelter.lists.table.MAX_UNPACKED", 1)
    with pytest.raises(NoList, match="more than 1 MB"):
        read("bomb.xlsx", packed(sheet="0" * 2_000_000))


def test_the_refusal_carries_the_headers_so_that_a_person_can_choose(csv_file):
    with pytest.raises(NoList) as refused:
        read("a.csv", csv_file(["たてもの", "ばしょ"], ["中央公民館", "本町1"]))
    assert refused.value.headers == ("たてもの", "ばしょ")
