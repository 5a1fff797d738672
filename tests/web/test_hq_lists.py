"""Importing lists at headquarters: look first, then take over; unknown columns chosen by hand and remembered."""

import io
import re

from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from shelter.core.cards import new_card
from shelter.store import views

TOWN = "名称,名称_カナ,所在地_連結表記,緯度,経度,想定収容人数\r\n第一小学校,ダイイチショウガッコウ,東町1-1,34.9,136.8,250\r\n第二小学校,,東町2-2,34.91,136.81,不明\r\n"


def upload(hq, *files, **form):
    sent = [FileStorage(io.BytesIO(data), name) for name, data in files]
    boundary, body = encode_multipart({"csrf_token": hq.token, "files": sent, **form})
    return hq.client.post("/hq/lists", data=body, content_type=f"multipart/form-data; boundary={boundary}")


def word_of(page: str) -> str:
    return re.search(r"/hq/lists/([0-9a-f-]{36})/", page)[1]


def test_a_list_is_looked_at_first_and_nothing_is_written(node, hq):
    page = upload(hq, ("town.csv", TOWN.encode("cp932"))).text
    assert "2 か所が登録・変更されます" in page and "まだ登録していません" in page
    assert views.shelters(node.read())[0] == 0


def test_then_it_is_taken_over_and_its_shelters_wait_to_be_opened(node, hq):
    word = word_of(upload(hq, ("town.csv", TOWN.encode("utf-8-sig"))).text)
    answer = hq.post(f"/hq/lists/{word}/take", request=new_card())
    assert answer.status_code == 303 and "2 か所を登録しました" in hq.get(answer.headers["Location"]).text
    total, found = views.shelters(node.read())
    assert total == 2 and {one["status"] for one in found} == {"preparing"}
    assert found[0]["capacity"] == 250 and found[1]["capacity"] is None
    assert hq.post(f"/hq/lists/{word}/take").status_code == 410, "what was taken over is not kept"


def test_a_newer_list_shows_what_changed_and_writes_only_that(node, hq):
    hq.post(f"/hq/lists/{word_of(upload(hq, ('town.csv', TOWN.encode())).text)}/take")
    before = node.as_of()
    page = upload(hq, ("town.csv", TOWN.replace("250", "180").encode())).text
    assert "1 か所が登録・変更されます" in page and "<del>250</del>" in page and "<ins>180</ins>" in page
    assert "<b>第一小学校</b>" in page
    hq.post(f"/hq/lists/{word_of(page)}/take")
    assert node.as_of() == before + 1


def test_a_newer_list_names_the_shelters_it_no_longer_has(hq):
    hq.post(f"/hq/lists/{word_of(upload(hq, ('town.csv', TOWN.encode())).text)}/take")
    page = upload(hq, ("town.csv", TOWN.replace("第二小学校,,東町2-2,34.91,136.81,不明\r\n", "").encode())).text
    assert "この一覧にない（残します） 1</summary>" in page and "<li>第二小学校</li>" in page


def test_several_files_are_reported_one_by_one_and_what_is_no_list_is_refused_in_a_sentence(hq):
    page = upload(hq, ("town.csv", TOWN.encode()), ("photo.csv", b"\x89PNG\r\n\x1a\n\x00\x00")).text
    assert "town.csv" in page and "photo.csv" in page and "2 か所" in page and 'class="wrong"' in page


def test_unknown_headers_are_chosen_by_hand_and_read_that_way_from_then_on(node, hq):
    odd = "場所のよび名,どこ\r\n第三小学校,西町3-3\r\n".encode()
    page = upload(hq, ("odd.csv", odd)).text
    assert "列を手で選ぶ" in page and "場所のよび名" in page
    chosen = hq.post(
        f"/hq/lists/{word_of(page)}/columns", name="となりの市", kind="shelter", header=["場所のよび名", "どこ"], field=["name", "address"]
    ).text
    assert "1 か所が登録・変更されます" in chosen and "列は「となりの市」のとおり" in chosen
    hq.post(f"/hq/lists/{word_of(chosen)}/take")
    assert [(one["name"], one["address"], one["kind"]) for one in views.shelters(node.read())[1]] == [("第三小学校", "西町3-3", "shelter")]
    assert "列は「となりの市」のとおり" in upload(hq, ("odd2.csv", odd)).text


def test_a_choice_without_a_column_for_the_name_is_refused_and_stays_on_the_page(hq):
    page = upload(hq, ("odd.csv", "よび名,どこ\r\n第三小学校,西町3-3\r\n".encode())).text
    answer = hq.post(f"/hq/lists/{word_of(page)}/columns", name="市", header=["よび名", "どこ"], field=["", "address"])
    assert answer.status_code == 422 and 'value="市"' in answer.text and 'role="alert"' in answer.text


def test_a_form_without_a_file_and_lists_that_are_gone_are_told(hq):
    assert hq.post("/hq/lists").status_code == 422
    for word in (new_card(), "nonsense", ".."):
        assert hq.post(f"/hq/lists/{word}/take").status_code in (404, 410)


def test_a_list_of_several_megabytes_is_taken_and_other_forms_stay_small(hq):
    rows = "".join(f"集会所{n},,町{n},34.9,136.8,50\r\n" for n in range(60_000))
    big = ("名称,名称_カナ,所在地_連結表記,緯度,経度,想定収容人数\r\n" + rows).encode()
    assert len(big) > 2_000_000
    assert upload(hq, ("big.csv", big[:1_500_000])).status_code == 200
    assert hq.post("/hq/people", find="あ" * 2_000_000).status_code == 413


def test_the_published_lists_of_real_towns_are_read_on_the_page(real_data, hq):
    files = sorted((real_data / "shelters").glob("*.csv"), key=lambda path: path.stat().st_size)[:3]
    page = upload(hq, *((path.name, path.read_bytes()) for path in files)).text
    assert all(path.name in page for path in files) and "この内容で登録する" in page
