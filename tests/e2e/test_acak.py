"""Anything can be typed: many random keys in all places, on real git, and nothing breaks.

`SOPTUI_ACAK=200000` runs that many keys for each seed; a seed that fails fails again.
"""

from __future__ import annotations

import asyncio
import os
import random
import time

import pytest
from textual import events
from textual.geometry import Size

from soptui.repo import Repository
from soptui.tui.actions import all_keys
from soptui.tui.app import SoptuiApp
from soptui.tui.screens.base import Lapis, Layar
from soptui.tui.screens.daftar import DaftarScreen
from tests.contoh import git, sop_contoh
from tests.tui.layar import KECIL, LEBAR, repo_kantor

KEYS = int(os.environ.get("SOPTUI_ACAK", "2000"))
PATIENCE = 60.0
"""Seconds in which whatever is under way must end, however slow the machine."""

AWAY = {"q", "f10", "escape", "ctrl+g"}
"""They leave places, so they come less often; else most keys would fall on the list."""
TEXTS = (
    "15 menit", "1-3 hari", "Kepala Bagian", "sop", "/", "?", "=1+1", "é漢字", "e\u0301", "\u202ex",
    "Tidak", "2", "2026-01-02", "a" * 300,
)  # fmt: skip
PASTES = (
    "", "satu", "satu\tdua\ttiga\nempat\tlima\tenam\n", "\n\n\n", "baris\r\nbaris\r\n",
    "\x1b[31m\x07", '"petik\t""dua""\nbaris"\tx', "x" * 5000, "Agendaris: terima\nKabag: setuju?\n",
)  # fmt: skip
SIZES = (KECIL, LEBAR, (60, 20), (120, 40), (200, 60), (40, 12), (10, 3), (1, 1))


def key_events(rng, app):
    """Yield what a person, or a cat, sends: keys of the table, text, pastes, other sizes."""
    table = [key for key in all_keys() if key not in AWAY]
    while True:
        what = rng.random()
        if isinstance(app.screen, Lapis) and rng.random() < 0.3:
            yield pressed(rng.choice(("enter", "enter", "f10")))  # questions want answers
            continue
        if isinstance(app.screen, DaftarScreen) and rng.random() < 0.3:
            yield pressed("enter")  # most there is to do is inside
            continue
        if what < 0.5:
            yield pressed(rng.choice(table))
        elif what < 0.7:
            yield pressed(rng.choice(("up", "down", "left", "right", "enter", "tab", "f6")))
        elif what < 0.92:
            text = rng.choice(TEXTS) if rng.random() < 0.2 else chr(rng.randint(32, 126))
            yield from (pressed(char) for char in text)
        elif what < 0.96:
            yield pressed(rng.choice(sorted(AWAY)))
        elif what < 0.985:
            yield events.Paste(rng.choice(PASTES))
        else:
            size = Size(*rng.choice(SIZES))
            yield events.Resize(size, size)


def pressed(key):
    names = {" ": "space"}
    char = " " if key == "space" else key if len(key) == 1 else None
    return events.Key(names.get(key, key), char)


async def settled(app):
    """Wait until the program has taken everything that was sent to it."""
    end = time.monotonic() + PATIENCE
    while app._message_queue.qsize() or app.giliran.is_busy:
        if app.return_value is not None or app._exception is not None:
            return
        assert time.monotonic() < end, f"hangs on {app.screen}, busy: {app.giliran.is_busy}"
        await asyncio.sleep(0.001)


async def one_life(folder, rng, keys):
    """Send keys until they are used up or the program was left; return how many were sent."""
    app = SoptuiApp(folder)
    sent = 0
    async with app.run_test(size=KECIL) as pilot:
        stream = key_events(rng, app)
        while sent < keys and app.return_value is None:
            burst = rng.randint(1, 12)
            for _ in range(burst):
                event = next(stream)
                if isinstance(event, events.Resize):
                    await pilot.resize_terminal(*event.size)
                else:
                    app.post_message(event)
            sent += burst
            await settled(app)
        if app.return_value is None:
            await pilot.resize_terminal(*KECIL)
            app.post_message(pressed("f1"))
            await settled(app)
            await shown(app, pilot)
    return sent


async def shown(app, pilot):
    """Wait until the screen on top is drawn."""
    end = time.monotonic() + PATIENCE
    while not any(strip.text.strip() for strip in app.screen._compositor.render_strips()):
        assert time.monotonic() < end, f"nothing is drawn of {app.screen}"
        await pilot.pause()
    assert isinstance(app.screen, Layar)


@pytest.mark.parametrize("seed", range(5))
async def test_random_keys_break_nothing(tmp_path, demo, monkeypatch, seed):
    monkeypatch.chdir(tmp_path)  # what the keys print lies here
    folder = demo
    if seed % 2 == 0:
        folder = repo_kantor(tmp_path, sop_contoh(), sop_contoh("keluar", "Surat Keluar")).root
    start = git(folder, "rev-parse", "HEAD")
    rng = random.Random(seed)
    left = KEYS
    while left > 0:
        left -= await one_life(folder, rng, left)

    repo = Repository.open(folder)
    broken = [entry.rusak for entry in repo.entries() if entry.rusak is not None]
    assert broken == []
    assert [t for t in repo.check() if t.rule.startswith("skema")] == []
    assert git(folder, "status", "--porcelain") == ""
    git(folder, "merge-base", "--is-ancestor", start, "HEAD")
    assert git(folder, "rev-list", "--merges", f"{start}..HEAD") == "", "one line of history"
    git(folder, "fsck", "--strict", "--no-dangling")
    assert list((folder / ".git" / "soptui").glob("tertunda-*")) == []
