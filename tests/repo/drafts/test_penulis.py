"""The thread that writes drafts: beside the keyboard, in order, and plain about what fails."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from queue import Queue

import pytest

from soptui.repo.drafts import recorder as modul
from soptui.repo.drafts.recorder import Recorder
from soptui.repo.drafts.store import drafts
from tests.repo.drafts.naskah import isi, tempat


@pytest.fixture
def place(tmp_path):
    return tempat(tmp_path)


@pytest.fixture
def said():
    return Queue()


@pytest.fixture
def recorder(place, said):
    found = Recorder(place, said.put)
    yield found
    found.close()


def test_what_is_held_is_on_the_disk_and_stays_when_the_program_goes(recorder, place, said):
    for text in ("1", "15", "15 m", "15 menit"):
        recorder.note({"a": isi(ketikan=text), "b": isi("2 jam")})
    assert recorder.flush()
    assert drafts(place) == [], "its own are not offered to itself"
    assert recorder.close()
    assert {j.isi for j in drafts(place)} == {isi(ketikan="15 menit"), isi("2 jam")}
    assert not any(j.is_used for j in drafts(place))
    assert said.empty()
    assert len(list(place.path.iterdir())) == 2, "the file kept in reserve is gone"


def test_what_is_saved_leaves_nothing(recorder, place):
    recorder.note({"a": isi()})
    recorder.flush()
    recorder.note({})
    assert recorder.close()
    assert list(place.path.iterdir()) == []


def test_a_large_journal_is_written_anew_and_never_missing(recorder, place, monkeypatch):
    monkeypatch.setattr("soptui.repo.drafts.journal.LARGE", 20_000)
    for i in range(40):
        recorder.note({"a": isi(ketikan=chr(97 + i % 26) * 2000)})
        recorder.flush()
    recorder.close()
    [jurnal] = drafts(place)
    assert jurnal.isi == isi(ketikan=chr(97 + 39 % 26) * 2000)
    [file] = place.path.iterdir()
    assert file.stat().st_size < 40_000


def test_a_fault_is_told_once_and_so_is_its_end(place, said, monkeypatch):
    monkeypatch.setattr(modul, "RETRY", 0.02)
    place.state.parent.mkdir(parents=True)
    place.state.write_text("bukan folder")
    recorder = Recorder(place, said.put)
    for text in "abc":
        recorder.note({"a": isi(ketikan=text)})
        assert not recorder.flush()
    assert "Gagal menulis draf" in said.get(timeout=10)
    assert said.empty()
    place.state.unlink()
    assert said.get(timeout=10) == ""
    assert recorder.close()
    [jurnal] = drafts(place)
    assert jurnal.isi == isi(ketikan="c")


def test_drafts_that_somebody_deletes_are_written_again(recorder, place):
    recorder.note({"a": isi(ketikan="a")})
    recorder.flush()
    shutil.rmtree(place.state)
    recorder.note({"a": isi(ketikan="ab")})
    recorder.flush()
    recorder.note({"a": isi(ketikan="abc")})
    assert recorder.flush()
    recorder.close()
    assert [j.isi for j in drafts(place)] == [isi(ketikan="abc")]


def test_the_one_who_types_never_waits_for_the_disk(recorder, monkeypatch):
    stuck, free = threading.Event(), threading.Event()
    sync = os.fdatasync

    def slow(fd):
        stuck.set()
        free.wait(20)
        sync(fd)

    monkeypatch.setattr("soptui.repo.drafts.journal.os.fdatasync", slow)
    recorder.note({"a": isi()})
    assert stuck.wait(20)
    for text in "abcdef":
        recorder.note({"a": isi(ketikan=text)})
    assert not recorder.flush(0), "the disk has not answered yet"
    free.set()
    assert recorder.flush(20)


FULL = """
import resource, signal, sys
from pathlib import Path
from tests.repo.drafts.naskah import isi, tempat
from soptui.repo.drafts.recorder import Recorder
from soptui.repo.drafts import recorder as modul
modul.PAUSE = 0
said = []
recorder = Recorder(tempat(Path(sys.argv[1])), said.append)
recorder.note({"a": isi(ketikan="1")})
assert recorder.flush(20)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
text = ""
for i in range(9000):
    text += "abcdefgh "[i % 9]
    recorder.note({"a": isi(ketikan=text)})
    if not recorder.flush(20):
        break
print(len(text), *said, sep="\\n", flush=True)
signal.pause()
"""


def test_on_a_full_disk_what_was_typed_stays_and_the_person_is_told(tmp_path, place):
    """The limit of a file's size stands for the full disk; the process is killed afterwards."""
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
    with subprocess.Popen([sys.executable, "-c", FULL, tmp_path], stdout=subprocess.PIPE) as other:
        typed = int(other.stdout.readline())
        words = other.stdout.readline().decode()
        other.send_signal(signal.SIGKILL)
    [jurnal] = drafts(place)
    assert typed > 1000
    assert "Gagal menulis draf" in words
    assert jurnal.isi.ketikan[0].text == ("abcdefgh " * 1000)[: typed - 1]
    assert replace(jurnal.isi, ketikan=()) == isi()
