"""The lists that towns and prefectures have published, as they are."""

import pytest

from shelter.importing import carry_out, plan
from shelter.store import views
from shelter.store.node import open_node


@pytest.fixture
def published(real_data):
    files = [*sorted((real_data / "shelters").iterdir()), real_data / "noto2024" / "nanao_reference_data.csv"]
    return [(file.name, file.read_bytes()) for file in files]


def test_every_published_list_is_imported_and_imported_again_changes_nothing(published, tmp_path):
    node = open_node(tmp_path)
    first = plan(node, published)
    assert [file.name for file in first.files if file.refused] == []
    assert carry_out(node, first, "import") == len(first.entries) > 3000
    assert {one["status"] for one in views.rows(node.read(), "SELECT DISTINCT status FROM shelter")} == {"preparing"}
    assert plan(node, published).entries == []
    # In any order and one at a time: no publisher undoes what another has said.
    assert [name for name, data in reversed(published) if plan(node, [(name, data)]).entries] == []
    node.close()


def test_a_site_and_the_shelter_of_one_building_are_tied(published, tmp_path):
    node = open_node(tmp_path)
    carry_out(node, plan(node, published), "import")
    tied = views.rows(node.read(), "SELECT building FROM shelter WHERE building IS NOT NULL GROUP BY building HAVING count(*) > 1")
    assert len(tied) > 300
    node.close()
