"""Typing a command as a person does, without setting anything up first."""

import pytest

import run


@pytest.fixture
def typed(capsys, monkeypatch, tmp_path):
    """typed("import", "FILE") → (exit status, standard output, standard error), in a data folder of its own."""
    monkeypatch.setattr(run, "set_up", lambda name: None)
    monkeypatch.setenv("SHELTER_DATA", str(tmp_path / "data"))

    def type_it(*words: object):
        capsys.readouterr()
        status = run.main([str(word) for word in words])
        told = capsys.readouterr()
        return status, told.out, told.err

    return type_it
