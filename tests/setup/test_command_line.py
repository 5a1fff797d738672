"""What a person meets who types a command: help at once, and one clear line for every mistake."""

import ast
import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from shelter.commands import Mistake, check_itself

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def run_py():
    sys.path.insert(0, str(ROOT))
    yield importlib.import_module("run")
    sys.path.remove(str(ROOT))


def type_in(*words, **environ):
    """What `python3 run.py` with these words prints and answers, on a machine where set-up was done before."""
    return subprocess.run(
        [sys.executable, str(ROOT / "run.py"), *words], capture_output=True, text=True, encoding="utf-8", timeout=60,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environ},
    )


def test_aiko_asks_for_help_and_sees_every_command(run_py):
    answer = type_in("--help")
    assert answer.returncode == 0
    for name, (_, purpose) in run_py.COMMANDS.items():
        assert f"  {name} " in answer.stdout and purpose in answer.stdout


def test_every_command_explains_itself(run_py):
    for name in run_py.COMMANDS:
        answer = type_in(name, "--help")
        assert (answer.returncode, answer.stderr) == (0, "")
        assert run_py.COMMANDS[name][1][1:] in " ".join(answer.stdout.split())


def test_every_command_but_the_tests_takes_a_data_folder(run_py):
    for name in run_py.COMMANDS.keys() - {"test"}:
        assert "--data DIR" in type_in(name, "--help").stdout


def test_ben_mistypes_a_command_and_gets_one_line():
    answer = type_in("impotr", "list.csv")
    assert answer.returncode == 2
    assert answer.stderr.startswith("There is no command 'impotr'.") and answer.stderr.count("\n") == 1


def test_ben_mistypes_an_option_and_nothing_starts():
    answer = type_in("--prot", "9000")
    assert answer.returncode == 2
    assert answer.stderr == "run.py serve: unrecognized arguments: --prot 9000. What it takes: python3 run.py serve --help\n"


def test_ben_forgets_for_whom_the_code_is_and_learns_where_to_look():
    answer = type_in("code")
    assert answer.returncode == 2
    assert answer.stderr == "run.py code: the following arguments are required: --role. What it takes: python3 run.py code --help\n"


def test_a_wrong_port_stops_the_start_with_its_name_and_what_is_expected(tmp_path):
    answer = type_in("--data", str(tmp_path), "--port", "80000")
    assert answer.returncode == 2
    assert answer.stderr == "SHELTER_PORT: '80000' is no port; a number from 1 to 65535 is expected.\n"


def test_words_after_test_go_to_pytest():
    answer = type_in("test", "--version", CI="")
    assert answer.returncode == 0
    assert answer.stdout.startswith("pytest ")


def test_pytests_own_exit_status_is_handed_on(tmp_path):
    answer = type_in("test", str(tmp_path / "no_such_test.py"), "-q", "-p", "no:cacheprovider")
    assert answer.returncode == 4


def test_options_are_read_before_any_package_is_there(run_py):
    """Files of commands import the standard library only, so a wrong option costs nobody a set-up."""
    names = sorted({module for module, _ in run_py.COMMANDS.values()})
    imports = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n" + "\n".join(f"import {name}" for name in names)
    done = subprocess.run([sys.executable, "-I", "-S", "-c", imports], capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")


def test_an_old_python_is_told_so_in_one_line(run_py, monkeypatch, capsys):
    monkeypatch.setattr(run_py.sys, "version_info", (3, 9, 2, "final", 0))
    assert run_py.main(["--help"]) == 2
    assert capsys.readouterr().err == "Shelter needs Python 3.11 or newer, and this is 3.9.\n"


def test_an_old_python_can_read_run_py_at_all():
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_a_mistake_inside_a_command_is_one_line_and_status_2(run_py, monkeypatch, capsys):
    def run(args):
        raise Mistake("There is no shelter Z9.")

    monkeypatch.setattr(run_py, "set_up", lambda name: None)
    monkeypatch.setattr(check_itself, "run", run)
    assert run_py.main(["test"]) == 2
    assert capsys.readouterr().err == "There is no shelter Z9.\n"


def test_chika_presses_ctrl_c_and_sees_no_traceback(run_py, monkeypatch, capsys):
    def run(args):
        raise KeyboardInterrupt

    monkeypatch.setattr(run_py, "set_up", lambda name: None)
    monkeypatch.setattr(check_itself, "run", run)
    assert run_py.main(["test"]) == 130
    assert capsys.readouterr().err == ""
