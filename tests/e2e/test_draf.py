"""A crash, a dropped line, a signal: what was typed up to then is offered at the next start."""

from __future__ import annotations

import os
import random
import signal
import sys
import time

import pytest

from soptui.folders import state_folder
from soptui.repo import Repository
from soptui.repo.drafts.place import Place
from soptui.repo.drafts.store import drafts, put_aside
from tests.pty_terminal import PATIENCE, Terminal
from tests.tui.layar import repo_kantor

TRIALS = int(os.environ.get("SOPTUI_DRAF", "5"))
"""Ends of each kind; the figures of a release are made with more."""

RATE = 0.03
"""Seconds between two keys of somebody who types fast."""


def soptui(folder, **options):
    return Terminal([sys.executable, "-m", "soptui"], cwd=folder, **options)


def into_a_field(term):
    term.see("Daftar SOP", "SOP 1 dari 1")
    term.press("enter")
    term.see("[2 Langkah]", "Langkah 1 dari 3")
    term.press("x")
    term.see("Enter selesai")


def typed_until(term, rng, lag):
    """Type for a while and return all that was sent at least `lag` seconds before the end.

    They are counted in keys: while the whole machine stands still nobody can keep anything.
    """
    sent = ["x"]
    end = time.monotonic() + rng.uniform(0.2, 1.0)
    while (now := time.monotonic()) < end:
        key = rng.choice("abcdefgh ")
        term.press(key)
        sent.append(key)
        next_at = now + RATE
        while (left := next_at - time.monotonic()) > 0:
            term._read(left)
    return "".join(sent[: max(1, len(sent) - round(lag / RATE))])


def abandoned(place):
    """Return the one draft; a git that was just being started has it until its program runs."""
    end = time.monotonic() + PATIENCE
    while (draft := drafts(place)[0]).is_used:
        assert time.monotonic() < end, "still in use"
        os.sched_yield()
    assert len(drafts(place)) == 1
    return draft


@pytest.mark.parametrize("how", ["kill", "hang-up", "term"])
def test_what_was_typed_before_the_end_is_there_after_it(tmp_path, how):
    """The limits are those of the promise; a busy machine gets ten times as long."""
    repo = repo_kantor(tmp_path)
    place = Place(state_folder(os.environ), repo.root)
    lag = 1.0 if how == "kill" else 0.5
    for seed in range(TRIALS):
        with soptui(repo.root) as term:
            into_a_field(term)
            term.until(lambda: drafts(place), "the draft of the first letter")
            must = typed_until(term, random.Random(seed), lag)
            if how == "kill":
                term.signal(signal.SIGKILL)
            elif how == "term":
                term.signal(signal.SIGTERM)
            else:
                term.hang_up()
            status = term.end()
        assert status == {"kill": -9, "hang-up": 129, "term": 143}[how]
        left = abandoned(place)
        assert left.isi.ketikan[0].text.startswith(must)
        put_aside(place, left)


def test_a_crash_an_offer_and_a_save(tmp_path):
    """The whole way once: typed, killed, offered, taken, saved."""
    repo = repo_kantor(tmp_path)
    with soptui(repo.root) as term:
        into_a_field(term)
        term.press("enter", "Menelaah dengan cermat")
        term.see("Menelaah dengan cermat")
        term.until(lambda: drafts_of(repo) == "Menelaah dengan cermat", "the draft on the disk")
        term.signal(signal.SIGKILL)
        term.end()
    abandoned(Place(state_folder(os.environ), repo.root))
    with soptui(repo.root) as term:
        term.see(
            "Draf: ketikan yang belum disimpan", "Kegiatan langkah 1", "Menelaah dengan cermat"
        )
        term.press("enter")
        term.see("Draf diambil", "Menelaah dengan cermat")
        term.press("enter", "ctrl+s")
        term.see("Simpan perubahan")
        term.press("enter")
        term.see("Disimpan:")
        term.press("f10")
        term.see("Daftar SOP")
        term.press("q")
        assert term.end() == 0
    sop = Repository.open(repo.root).read("surat-masuk").sop
    assert [step.kegiatan for step in sop.langkah[:2]] == ["x", "Menelaah dengan cermat"]
    assert drafts(Place(state_folder(os.environ), repo.root)) == []


def drafts_of(repo):
    """Return what is being typed in the one draft, or ""."""
    found = drafts(Place(state_folder(os.environ), repo.root))
    typed = found[0].isi.ketikan if found else ()
    return typed[0].text if typed else ""
