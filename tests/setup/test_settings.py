"""Settings: flags win over environment, environment over the file, and a wrong one stops the start by its name."""

from argparse import Namespace
from pathlib import Path

import pytest

from shelter.commands import Mistake
from shelter.settings import settle


def nothing(**typed):
    """The options of somebody who typed only these."""
    return Namespace(**{"data": None, "host": None, "port": None, "url": None, **typed})


def test_with_nothing_set_the_data_lies_beside_run_py_and_the_port_is_8000():
    settings = settle(nothing(), {})
    assert settings.data == Path(__file__).resolve().parents[2] / "data"
    assert (settings.host, settings.port, settings.url, settings.node, settings.timezone) == (
        "", 8000, None, None, "Asia/Tokyo",
    )


def test_the_environment_wins_over_the_file_and_a_flag_over_both(tmp_path):
    (tmp_path / "settings.toml").write_text('port = 8001\nnode = "east-1"\n', encoding="utf-8")
    assert settle(nothing(data=str(tmp_path)), {}).port == 8001
    assert settle(nothing(data=str(tmp_path)), {"SHELTER_PORT": "8002"}).port == 8002
    flagged = settle(nothing(data=str(tmp_path), port="8003"), {"SHELTER_PORT": "8002"})
    assert (flagged.port, flagged.node) == (8003, "east-1")


def test_the_data_folder_can_come_from_the_environment(tmp_path):
    assert settle(nothing(), {"SHELTER_DATA": str(tmp_path)}).data == tmp_path


def test_a_setting_can_be_read_from_a_file_that_only_its_owner_reads(tmp_path):
    secret = tmp_path / "url"
    secret.write_text("http://10.0.0.5:8000/\n", encoding="utf-8")
    assert settle(nothing(data=str(tmp_path)), {"SHELTER_URL_FILE": str(secret)}).url == "http://10.0.0.5:8000"


def test_a_missing_file_for_a_setting_is_told_by_name(tmp_path):
    with pytest.raises(Mistake, match="SHELTER_URL_FILE: cannot read .*nowhere"):
        settle(nothing(data=str(tmp_path)), {"SHELTER_URL_FILE": str(tmp_path / "nowhere")})


def test_an_empty_variable_counts_as_not_set(tmp_path):
    assert settle(nothing(data=str(tmp_path)), {"SHELTER_PORT": "", "SHELTER_HOST": ""}).port == 8000


def test_listening_everywhere_has_one_spelling(tmp_path):
    assert settle(nothing(data=str(tmp_path), host="0.0.0.0"), {}).host == ""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("PORT", "0"), ("PORT", "65536"), ("PORT", "http"), ("PORT", "-1"), ("PORT", "８０００"),
        ("HOST", "the desk"), ("HOST", "http://10.0.0.5"),
        ("URL", "10.0.0.5:8000"), ("URL", "http://10.0.0.5/path"), ("URL", "ftp://10.0.0.5"), ("URL", "http://"),
        ("NODE", "a b"), ("NODE", "x" * 41), ("TIMEZONE", "Tokyo time"), ("TIMEZONE", "../etc/passwd"),
    ],
)
def test_a_wrong_value_is_told_with_its_name_and_what_is_expected(tmp_path, name, text):
    with pytest.raises(Mistake, match=f"^SHELTER_{name}: .* expected"):
        settle(nothing(data=str(tmp_path)), {f"SHELTER_{name}": text})


@pytest.mark.parametrize("text", ["http://10.0.0.5:8000", "https://shelter.example", "http://[fe80::1]:8000/"])
def test_addresses_that_phones_can_open_are_taken(tmp_path, text):
    assert settle(nothing(data=str(tmp_path), url=text), {}).url == text.rstrip("/")


def test_a_setting_nobody_knows_is_told_with_the_ones_that_exist(tmp_path):
    (tmp_path / "settings.toml").write_text('prot = 8001\n', encoding="utf-8")
    with pytest.raises(Mistake, match="there is no setting 'prot'; expected are host, port"):
        settle(nothing(data=str(tmp_path)), {})


def test_a_damaged_settings_file_stops_the_start(tmp_path):
    (tmp_path / "settings.toml").write_bytes(b"port = \xff\n")
    with pytest.raises(Mistake, match="settings.toml: cannot be read"):
        settle(nothing(data=str(tmp_path)), {})


def test_a_file_where_the_data_folder_should_be_is_told(tmp_path):
    (tmp_path / "data").write_text("no folder", encoding="utf-8")
    with pytest.raises(Mistake, match="^SHELTER_DATA: .* is a file; a folder is expected"):
        settle(nothing(data=str(tmp_path / "data")), {})
