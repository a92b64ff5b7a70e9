"""`soptui doctor`: each fact with what to set, with and without a terminal or a repository."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from soptui.tui import diagnosis
from soptui.tui.diagnosis import facts
from tests.cli.run import soptui

SIZE = os.terminal_size((80, 24))


@pytest.fixture
def told(tmp_path, monkeypatch):
    """Return what is told about a line with these variables, by the name of the fact."""
    monkeypatch.setattr(diagnosis, "PATIENCE", 60.0)  # as long as a tmux of a busy machine takes

    def tell(size=SIZE, **environ):
        base = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TERM": "xterm"}
        found = facts({**base, "LANG": "C.UTF-8", **environ}, tmp_path, size)
        return {fact.name: fact for fact in found}

    return tell


def test_a_good_line_has_nothing_to_look_at(told):
    about_line = ("ukuran", "term", "huruf", "warna", "papan_klip", "driver", "pengaturan", "git")
    found = told()
    assert [name for name in about_line if not found[name].ok] == []
    assert found["huruf"].value == "UTF-8 (menurut bahasa terminal)"


@pytest.mark.parametrize(
    ("environ", "name", "value"),
    [
        ({"TERM": "dumb"}, "term", "dumb"),
        ({"LANG": "C"}, "huruf", "ASCII (bahasa bukan UTF-8)"),
        ({"TERM": "linux"}, "papan_klip", "di dalam soptui saja"),
        ({"SOPTUI_DRIVER": "plain"}, "driver", "seluruh bagian"),
        ({"XDG_CACHE_HOME": "/dev/null"}, "folder_tembolok", "/dev/null/soptui"),
    ],
)
def test_what_should_be_looked_at_has_advice(told, environ, name, value):
    fact = told(**environ)[name]
    assert (fact.value, fact.ok) == (value, False)
    assert fact.advice


@pytest.mark.parametrize(
    ("environ", "name", "value"),
    [
        ({"NO_COLOR": "1"}, "warna", "mono (NO_COLOR)"),
        ({"COLORFGBG": "0;15"}, "warna", "terang (COLORFGBG)"),
        ({"SSH_CONNECTION": "1.2.3.4 5 6.7.8.9 22"}, "ssh", "ya"),
        ({"STY": "1.pts"}, "papan_klip", "lewat screen (OSC 52)"),
        ({"LANG": "C", "SOPTUI_ASCII": "0"}, "huruf", "UTF-8 (setelan: ascii)"),
        ({"SOPTUI_MOUSE": "1"}, "tetikus", "dipakai soptui"),
    ],
)
def test_decisions_are_told_with_their_reason(told, environ, name, value):
    fact = told(**environ)[name]
    assert (fact.value, fact.ok) == (value, True)


@pytest.mark.parametrize(("size", "ok"), [((80, 24), True), ((79, 24), False), ((59, 50), False)])
def test_size(told, size, ok):
    assert told(os.terminal_size(size))["ukuran"].ok is ok


def program(folder, name, answer):
    file = Path(folder, name)
    file.write_text(f"#!/bin/sh\n{answer}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


@pytest.mark.parametrize(("delay", "ok"), [("500", False), ("20", True), ("rusak", False)])
def test_tmux_and_how_long_it_holds_back_esc(told, tmp_path, delay, ok):
    program(tmp_path, "tmux", f'case "$1" in -V) echo tmux 3.3a;; *) echo {delay};; esac')
    path = f"{tmp_path}:{os.environ['PATH']}"
    found = told(TMUX="soket,1,0", PATH=path)
    assert found["tmux"].value == "tmux 3.3a"
    assert found["escape_time"].ok is ok
    assert ("escape-time 20" in found["escape_time"].advice) is not ok
    assert found["papan_klip"].value.startswith("lewat tmux")


def test_settings_that_are_not_understood_are_named(told, tmp_path):
    file = tmp_path / ".config/soptui/pengaturan.toml"
    file.parent.mkdir(parents=True)
    file.write_text('tema = "ungu"\n')
    fact = told()["pengaturan"]
    assert not fact.ok
    assert fact.advice.startswith("Baris 1:")


def test_without_terminal_and_repository_it_works(tmp_path):
    done = soptui("doctor", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr == ""
    assert "bukan terminal" in done.stdout
    assert "tidak dibuka" in done.stdout


def test_json_tells_the_same_and_no_words_of_an_sop(demo):
    done = soptui("doctor", demo, "--json", cwd="/")
    found = json.loads(done.stdout)
    assert done.returncode == 0
    assert {fact["name"] for fact in found} >= {"git", "ukuran", "repositori", "identitas"}
    assert set(found[0]) == {"name", "label", "value", "advice", "ok", "essential"}
    assert "Pengagendaan" not in done.stdout


def test_without_git_the_exit_code_says_so(tmp_path):
    env = {**os.environ, "PATH": str(tmp_path)}
    done = soptui("doctor", cwd=tmp_path, env=env)
    assert done.returncode == 1
    assert "Pasang git" in done.stdout
    assert "Traceback" not in done.stderr
