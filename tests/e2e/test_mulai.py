"""The first moments in a real terminal: the list before Textual, keys kept, a sane end."""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path

import pytest

from soptui.repo import Repository
from tests.contoh import repo_baru, sop_contoh
from tests.pty_terminal import Terminal

WAITS = "import os, time\nwhile not os.path.exists({gate!r}):\n    time.sleep(0.01)\n"


@pytest.fixture
def repo(tmp_path):
    """Return a repository whose list has been seen, long enough after its files were written."""
    repo = repo_baru(tmp_path, sop_contoh(), sop_contoh("cuti", "Pelayanan Cuti"))
    for file in repo.root.rglob("*"):
        if file.suffix == ".toml":
            os.utime(file, (1, 1))
    remember(repo.root)
    return repo


def remember(root):
    """Let the list be known as it is after some time: nothing in it is fresh."""
    from soptui.repo import glimpse

    while glimpse(root) is None:
        Repository.open(root).entries()


def start(root, tmp_path, textual=None, **env):
    """Start soptui; `textual` is what stands in the place of that library."""
    path = [str(Path.cwd())]
    if textual is not None:
        stand_in = tmp_path / "pengganti"
        (stand_in / "textual").mkdir(parents=True)
        (stand_in / "textual/__init__.py").write_text(textual)
        path.insert(0, str(stand_in))
    env = {"PYTHONPATH": ":".join(path), **env}
    return Terminal([sys.executable, "-m", "soptui", root], cwd="/", **env)


def test_the_list_is_there_before_textual(repo, tmp_path):
    gate = str(tmp_path / "gerbang")
    with start(repo.root, tmp_path, WAITS.format(gate=gate)) as t:
        t.see("Daftar SOP · Nama Instansi", "2 konsep", "▸", "Pelayanan Cuti", "Pengagendaan Surat")
        t.signal(signal.SIGTERM)
        assert t.end() == -signal.SIGTERM
        assert t.is_sane()
        assert t.modes_left_on() == []


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_every_signal_before_textual_leaves_a_sane_terminal(repo, tmp_path, number):
    with start(repo.root, tmp_path, WAITS.format(gate="/tidak/ada")) as t:
        t.see("Pelayanan Cuti")
        t.signal(number)
        t.end()
        assert t.is_sane()
        assert t.modes_left_on() == []


def test_a_textual_that_cannot_be_imported_is_one_sentence(repo, tmp_path):
    with start(repo.root, tmp_path, "raise ImportError") as t:
        assert t.end() == 4
        assert t.is_sane()
        assert t.modes_left_on() == []
        assert b"kesalahan di dalam program" in t.raw
        assert b"Traceback" not in t.raw


def test_keys_typed_meanwhile_are_kept_and_not_echoed(repo, tmp_path):
    with start(repo.root, tmp_path) as t:
        t.see("Pelayanan Cuti")
        t.press("down", "/", "pengagendaan", "enter")  # by the title, which is known from the start
        t.see("cari: pengagendaan", "1 dari 1")
        t.press("q", "q")
        assert t.end() == 0
        assert t.is_sane()


def test_what_is_there_already_is_not_sent_again(repo, tmp_path):
    with start(repo.root, tmp_path) as t:
        t.see("Enter buka", "SOP 1 dari 2")
        assert t.raw.count(b"Pengagendaan Surat Masuk") == 1
        assert t.raw.count(b"\x1b[?1049h") == 1
        assert t.raw.count(b"\x1b[2J") == 1
        assert len(t.raw) < 4000
        t.until(lambda: has_findings(t), "the findings")
        t.until_quiet()
        after = t.picture()
    with start(repo.root, tmp_path, SOPTUI_DRIVER="plain") as t:
        t.see("Enter buka", "SOP 1 dari 2")
        t.until(lambda: has_findings(t), "the findings")
        t.until_quiet()
        assert t.picture()[0:2] == after[0:2]
        assert [[c[0] for c in row] for row in t.picture()] == [[c[0] for c in r] for r in after]


def has_findings(t):
    """Tell whether the findings of both SOPs are counted: the last that comes by itself."""
    return len(re.findall(r"konsep +- +\d", t.text)) == 2


def test_a_list_that_is_not_known_is_read_and_keys_wait_for_it(repo, tmp_path):
    (repo.root / "sop/sekretariat/cuti.toml").touch()
    with start(repo.root, tmp_path) as t:
        t.press("down")
        t.see("SOP 2 dari 2")


def test_a_folder_that_is_no_repository_is_said(repo, tmp_path):
    with start(tmp_path / "pengganti-kosong", tmp_path) as t:
        assert t.end() == 2
    (tmp_path / "kosong").mkdir()
    with start(tmp_path / "kosong", tmp_path) as t:
        t.see("tidak dapat dibuka")
        t.press("q")
        assert t.end() == 2
        assert t.is_sane()


def test_hostile_titles_are_shown_harmless_before_textual_too(tmp_path, repo):
    file = repo.root / "sop/sekretariat/cuti.toml"
    text = file.read_text().replace("Pelayanan Cuti", r"\u001b]52;c;aGFp\u0007\u202eCuti")
    file.write_text(text)
    os.utime(file, (1, 1))
    remember(repo.root)
    with start(repo.root, tmp_path, WAITS.format(gate="/tidak/ada")) as t:
        t.see("␛]52;c;aGFp␇<U+202E>Cuti")
        assert b"\x1b]52" not in t.raw
        assert "\u202e".encode() not in t.raw


def test_without_utf8_the_first_picture_is_ascii(repo, tmp_path):
    with start(repo.root, tmp_path, WAITS.format(gate="/tidak/ada"), LANG="C", LC_ALL="C") as t:
        t.see(">", "Pelayanan Cuti")
        assert t.raw.isascii()
