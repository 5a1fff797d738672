"""What whoever starts the server gets: one open shelter, the QR code and addresses on the terminal, codes to sign in."""

import io
import os
import sys
from types import SimpleNamespace

import pytest

from shelter.commands import Mistake, codes, serve
from shelter.commands.terminal import qr_text, welcome
from shelter.desk import open_unlisted_shelter
from shelter.store import access, views
from shelter.store.node import open_node
from shelter.web.addresses import Address, Addresses
from shelter.web.sign_in_codes import read_code, read_token


class Terminal(io.StringIO):
    """Standard output as a person sees it."""

    encoding = "utf-8"

    def isatty(self):
        return True


@pytest.fixture
def addresses():
    """A machine in one Wi-Fi."""
    addresses = Addresses(8000)
    addresses._found = (Address("Wi-Fi", "192.168.1.5"),)
    return addresses


def test_on_an_empty_folder_one_shelter_is_open_at_once_and_only_one(node):
    serve.open_first_shelter(node)
    serve.open_first_shelter(node)
    total, (shelter,) = views.shelters(node.read())
    assert (total, shelter["status"], shelter["name"]) == (1, "open", "避難所")


def test_a_folder_with_an_imported_list_gets_no_further_shelter(node):
    open_unlisted_shelter(node, "東小学校", by="test")
    serve.open_first_shelter(node)
    assert views.shelters(node.read())[0] == 1


def test_on_a_terminal_the_first_codes_are_shown_once(app, node, monkeypatch):
    monkeypatch.setattr(sys, "stdout", Terminal())
    first = serve.first_codes(node)
    assert set(first) == {"staff", "hq"} and all(read_code(code) for code in first.values())
    assert serve.first_codes(node) == {}
    assert not (node.folder / "sign-in-codes.txt").exists()


def test_without_a_terminal_the_first_codes_go_to_a_file_of_the_owner_and_to_no_log(app, node, capsys):
    assert serve.first_codes(node) == {}
    path = node.folder / "sign-in-codes.txt"
    roles = dict(line.split(": ") for line in path.read_text(encoding="utf-8").splitlines())
    assert set(roles) == {"staff", "hq"} and all(read_code(code) for code in roles.values())
    said = capsys.readouterr()
    assert str(path) in said.err
    assert not any(code in said.out + said.err for code in roles.values())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits; the folder's own rights hold there")
def test_secrets_are_for_the_owner_only(app, node):
    serve.first_codes(node)
    assert [(node.folder / name).stat().st_mode & 0o777 for name in ("session.key", "sign-in-codes.txt")] == [0o600, 0o600]


def test_the_terminal_shows_the_qr_code_the_addresses_and_the_codes(node, addresses):
    code = open_unlisted_shelter(node, "東小学校", by="test")
    out = Terminal()
    welcome(node, addresses, {"staff": "K7RM-4XQP-9WTD"}, out)
    said = out.getvalue()
    assert "█" in said and f"http://192.168.1.5:8000/s/{code}" in said and "Wi-Fi: 192.168.1.5" in said
    assert "K7RM-4XQP-9WTD" in said and "http://localhost:8000/" in said


def test_the_terminal_of_a_drill_says_so(tmp_path, addresses):
    node = open_node(tmp_path / "drill", drill=True)
    out = Terminal()
    welcome(node, addresses, {}, out)
    assert "訓練 DRILL" in out.getvalue()
    node.close()


def test_a_machine_in_no_network_is_told_on_the_terminal(node):
    out = Terminal()
    welcome(node, Addresses(8000), {}, out)
    assert "no phone can reach it" in out.getvalue()


def test_an_old_console_that_cannot_write_everything_does_not_stop_the_start(node, addresses):
    out = Terminal()
    out.encoding = "ascii"
    welcome(node, addresses, {}, out)
    assert "192.168.1.5" in out.getvalue()


def test_in_a_pipe_one_line_names_the_address_and_no_code(node, addresses):
    out = io.StringIO()
    welcome(node, addresses, {"staff": "K7RM-4XQP-9WTD"}, out)
    assert out.getvalue() == "Shelter is open at http://192.168.1.5:8000\n"


def test_the_qr_code_on_the_terminal_can_be_scanned():
    zxingcpp = pytest.importorskip("zxingcpp")
    from PIL import Image

    text = "HTTP://192.168.1.5:8000/S/K7RM4XQP"
    halves = {"█": (255, 255), "▀": (255, 0), "▄": (0, 255), " ": (0, 0)}
    rows = [[halves[block][half] for block in line] for line in qr_text(text, colours=False).splitlines() for half in (0, 1)]
    picture = Image.new("L", (len(rows[0]), len(rows)))
    picture.putdata([pixel for row in rows for pixel in row])
    found = zxingcpp.read_barcode(picture.resize((picture.width * 6, picture.height * 6)))
    assert found.text == text


def ask(folder, command="code", role="staff", shelter=None, name="API"):
    """The command as typed."""
    return codes.run(SimpleNamespace(command=command, data=str(folder), role=role, shelter=shelter, name=name))


def test_a_code_is_made_on_the_command_line_at_any_time(node, tmp_path, capsys):
    east = open_unlisted_shelter(node, "東小学校", by="test")
    assert ask(tmp_path / "data", shelter=east.lower()) == 0
    selector, _ = read_code(capsys.readouterr().out)
    assert access.find_code(node.read(), selector).shelter == east


def test_a_token_is_made_on_the_command_line_and_carries_the_programs_name(node, tmp_path, capsys):
    assert ask(tmp_path / "data", command="token", role="hq", name="県システム") == 0
    selector, _ = read_token(capsys.readouterr().out)
    assert access.find_code(node.read(), selector)[1:4] == ("token", "hq", None)
    assert access.find_code(node.read(), selector).made_by == "県システム"


@pytest.mark.parametrize("role, shelter, sentence", [("hq", "EAST", "leave --shelter out"), ("staff", "NOWHERE", "no shelter with the code NOWHERE")])
def test_a_mistake_on_the_command_line_is_one_sentence(tmp_path, role, shelter, sentence):
    with pytest.raises(Mistake, match=sentence):
        ask(tmp_path / "data", role=role, shelter=shelter)
