"""Whose turn it is, and leaving in the middle of everything."""

from __future__ import annotations

import asyncio

import pytest
from textual import events

from soptui.tui import pembukaan
from soptui.tui.app import SoptuiApp
from soptui.tui.giliran import Giliran
from tests.tui.layar import repo_kantor, sop_contoh

WAYS = {
    "jendela": ("ctrl+p", *"pengaturan", "enter"),
    "lompat": ("enter", "ctrl+o"),
    "mengisi": ("enter", "x"),
    "riwayat": ("r", "enter"),
    "semua temuan": ("ctrl+p", *"temuan repositori", "enter"),
}


def key(name):
    return events.Key({" ": "space"}.get(name, name), name if len(name) == 1 else None)


async def test_a_key_waits_for_a_deed_that_no_key_began():
    handed_on = []

    async def hand_on(event):
        handed_on.append(event.key)

    giliran = Giliran(
        is_ending=lambda: False, hand_on=hand_on, tell=lambda _: None, resume=lambda: None
    )
    giliran.begin()
    typing = asyncio.ensure_future(giliran.take(key("x"), ()))
    for _ in range(5):
        await asyncio.sleep(0)
    assert handed_on == []
    giliran.end()
    await typing
    assert handed_on == ["x"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("turns", [0, 5, 40, 200])
async def test_what_is_taken_apart_is_no_fault(tmp_path, way, turns):
    repo = repo_kantor(tmp_path, sop_contoh(), sop_contoh("cuti", "Pelayanan Cuti"))
    app = SoptuiApp(repo.root)
    async with app.run_test():
        for name in WAYS[way]:
            app.post_message(key(name))
        for _ in range(turns):
            await asyncio.sleep(0)
    assert app.fault is None


@pytest.mark.parametrize("when", ["starting", "opening", "running"])
async def test_a_fault_before_that_is_one(tmp_path, monkeypatch, when):
    async def broken(*_):
        raise ZeroDivisionError

    async def life(app):
        async with app.run_test() as pilot:
            app.call_later(broken)
            await pilot.pause()

    if when == "starting":
        monkeypatch.setattr(SoptuiApp, "on_mount", broken)
    elif when == "opening":
        monkeypatch.setattr(pembukaan, "_open_repository", lambda _: 1 / 0)
    app = SoptuiApp(repo_kantor(tmp_path).root)
    with pytest.raises(ZeroDivisionError):
        await life(app)
    assert isinstance(app.fault, ZeroDivisionError)
