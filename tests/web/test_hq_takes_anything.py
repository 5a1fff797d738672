"""Whatever is sent to headquarters, the board or the printer, the answer is never the server's fault."""

import pytest

from shelter.core.cards import new_card

GARBAGE = ["", "\x00", "あ" * 10_000, "9" * 40, "'; DROP TABLE fact; -- ../../etc %s%(n)s{0}", "<script>alert(1)</script>🏠", "\ud800"]
FIELDS = ("name", "capacity", "kind", "address", "status", "state", "note", "quantity", "household", "raised", "shelter", "find", "password",
          "profile", "header", "field", "to")  # fmt: skip


@pytest.fixture
def paths(east):
    household = new_card()
    return [
        f"/hq/urgent/{east}", f"/hq/twice/{household}", "/hq/twice/x", f"/hq/requests/{household}", "/hq/requests/x", "/hq/shelters",
        f"/hq/shelters/{east}/status", f"/hq/shelters/{east}/about", "/hq/shelters/x/about", "/hq/people", "/hq/wifi", "/hq/lists",
        f"/hq/lists/{household}/take", f"/hq/lists/{household}/columns", "/hq/lists/x/columns",
    ]  # fmt: skip


@pytest.mark.parametrize("text", GARBAGE, ids=range(len(GARBAGE)))
def test_a_form_full_of_garbage_is_answered_with_a_sentence(hq, paths, text):
    for path in paths:
        form = {field: text.encode("utf-8", "surrogatepass") for field in FIELDS}
        answer = hq.post(path, request=new_card(), **form)
        assert answer.status_code < 500, (path, answer.text)
        assert "<script>alert" not in answer.text


@pytest.mark.parametrize("text", GARBAGE, ids=range(len(GARBAGE)))
def test_an_address_full_of_garbage_is_answered_with_a_sentence(hq, east, text):
    asked = {name: text for name in ("find", "status", "page", "shelter", "size", "sheets", "theme", "lang", "taken", "all")}
    for path in ("/board", "/hq", "/hq/requests", "/hq/shelters", "/hq/lists", "/hq/paper", "/hq/board.csv", "/print/poster/X.pdf", "/print/forms/X.pdf"):
        answer = hq.get(path, query_string={name: value.encode("utf-8", "surrogatepass") for name, value in asked.items()})
        assert answer.status_code < 500, (path, answer.text)
        assert "<script>alert" not in answer.text
