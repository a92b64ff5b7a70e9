"""A fault of soptui itself: one sentence, true exit code, details in a private file."""

import json
import os
import stat
from pathlib import Path

import pytest

from soptui.cli import check
from soptui.cli.main import main


@pytest.fixture
def broken(monkeypatch):
    words = "rahasia"

    def fail(_):
        raise ZeroDivisionError(words)

    monkeypatch.setattr(check, "run", fail)


def test_a_fault_is_told_in_one_sentence_with_its_file(broken, capsys):
    assert main(["check"]) == 4
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "Traceback" not in printed.err
    assert len(printed.err.splitlines()) == 1
    (file,) = (Path(os.environ["XDG_STATE_HOME"]) / "soptui").glob("galat-*")
    assert str(file) in printed.err
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "ZeroDivisionError" in file.read_text()
    assert "rahasia" not in file.read_text(), "no text of a message, which may quote an SOP"


def test_a_fault_is_a_document_for_programs(broken, capsys):
    assert main(["check", "--json"]) == 4
    assert json.loads(capsys.readouterr().out)["error"]["code"] == 4


def test_without_a_place_to_write_the_sentence_still_comes(broken, capsys, tmp_path, monkeypatch):
    (tmp_path / "berkas").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "berkas"))
    assert main(["check"]) == 4
    assert "kesalahan di dalam program" in capsys.readouterr().err
