"""The board's and headquarters' scripts: those that others import by name are asked for again, so that an update reaches every screen."""

import re

import pytest


@pytest.mark.parametrize("name", ["board_row.js", "board_pages.js", "hq_ring.js"])
def test_a_script_that_is_imported_by_name_is_never_kept_unasked(visitor, name):
    answer = visitor.get(f"/static/{name}")
    assert answer.status_code == 200 and answer.cache_control.max_age in (None, 0) and answer.headers["ETag"]
    answer.close()


def test_a_script_with_its_version_is_kept(visitor):
    link = re.search(r'src="(/static/board\.js\?v=\w+)"', visitor.get("/board").text)[1]
    answer = visitor.get(link)
    assert answer.cache_control.max_age > 24 * 3600
    answer.close()
