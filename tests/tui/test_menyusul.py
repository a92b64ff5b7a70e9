"""What follows a key: chart, findings, disk and git never hold the keyboard up.

Proved without a clock: what would take long is stopped, and what was typed is on the screen.
"""

from __future__ import annotations

import asyncio
import threading
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from soptui.repo import Repository
from soptui.repo.session import Session
from soptui.tui.widgets import chart_view
from tests.contoh import sop_contoh
from tests.tui.layar import LEBAR, PATIENCE, repo_kantor, sunting

TYPED = "Memindai "


class Pintu:
    """A gate in front of functions: closed, whoever calls one waits, until `buka`."""

    def __init__(self):
        self._open = threading.Event()
        self._open.set()
        self.waiting = 0
        self.most = 0

    def tutup(self):
        self._open.clear()

    def buka(self):
        self._open.set()

    def before(self, function):
        def gated(*args, **more):
            if not self._open.is_set():
                self.waiting += 1
                self.most = max(self.most, self.waiting)
                assert self._open.wait(PATIENCE), "nobody opened the gate"
                self.waiting -= 1
            return function(*args, **more)

        return gated


@pytest.fixture
def pintu(monkeypatch):
    gate = Pintu()
    monkeypatch.setattr(chart_view, "draw", gate.before(chart_view.draw))
    monkeypatch.setattr(Session, "findings", gate.before(Session.findings))
    for name in ("reread", "stamp", "read", "log", "save", "identity", "find", "catalog"):
        if hasattr(Repository, name):
            monkeypatch.setattr(Repository, name, gate.before(getattr(Repository, name)))
    return gate


@asynccontextmanager
async def menyunting(gate, folder, *size):
    """Open the editor; the gate opens again whatever happens."""
    async with sunting(folder, *size) as orang:
        await orang.tenang()
        try:
            yield orang
        finally:
            gate.buka()


def charted(orang):
    """Return the activities of the value that the chart shows; beside the table it has no words."""
    view = orang.sunting.chart.view
    assert list(view._drawing.steps) == [step.id for step in view._drawn.sop.langkah]
    return "\n".join(step.kegiatan for step in view._drawn.sop.langkah)


async def test_typing_waits_for_no_layout_no_check_no_disk_and_no_git(tmp_path, pintu):
    async with menyunting(pintu, repo_kantor(tmp_path).root, LEBAR) as orang:
        pintu.tutup()
        await orang.tekan_saja("down")
        await orang.tekan_saja("f2", "home")
        for i, letter in enumerate(TYPED):
            await orang.tekan_saja("space" if letter == " " else letter)
            assert orang.sunting.steps.field.text.startswith(TYPED[: i + 1])
            assert TYPED[: i + 1].rstrip() in orang.teks
        assert TYPED not in charted(orang)
        for key in ("left", "left", "right"):
            at = orang.app.cursor_position
            await orang.tekan_saja(key)
            assert orang.app.cursor_position != at
        await orang.tekan_saja("tab")
        assert TYPED.strip() in orang.baris_dengan(" 2 ")
        assert "1 perubahan" in orang.baris[0]
        for key in ("down", "up", "left", "right", "ctrl+n"):
            where = orang.sunting.steps.view.row, orang.sunting.steps.view.column
            await orang.tekan_saja(key)
            assert (orang.sunting.steps.view.row, orang.sunting.steps.view.column) != where
        assert pintu.most <= 2  # one that follows the keys, one that looks at the file
        pintu.buka()
        await orang.tenang()
        assert TYPED.strip() in charted(orang)
        assert len(orang.sunting.chart.view._drawing.steps) == 1 + len(sop_contoh().langkah)
        assert orang.sunting.findings == orang.sunting.check(), "all, the gravest first"


async def test_only_the_last_wish_counts(tmp_path, pintu, monkeypatch):
    drawn = []
    real = chart_view.draw

    def draw(sop, *more):
        drawn.append(sop.langkah[1].kegiatan)
        return real(sop, *more)

    monkeypatch.setattr(chart_view, "draw", draw)
    async with menyunting(pintu, repo_kantor(tmp_path).root, LEBAR) as orang:
        await orang.tekan("down", "f2", "home")
        drawn.clear()
        pintu.tutup()
        for letter in "abcdef":
            await orang.tekan_saja(letter)
        pintu.buka()
        await orang.tenang()
        assert [words[:6] for words in drawn][-1] == "abcdef"
        assert len(drawn) == 2  # the first, which had begun, and the last


async def test_who_walks_the_chart_walks_the_current_one(tmp_path, pintu):
    async with menyunting(pintu, repo_kantor(tmp_path).root, LEBAR) as orang:
        await orang.tekan("down")
        pintu.tutup()
        await orang.tekan_saja("f2", "home", "Z", "tab")
        assert "Z" not in charted(orang)
        threading.Timer(0.05, pintu.buka).start()
        await orang.tekan_saja("f6")
        assert "Z" in charted(orang)


async def test_who_goes_to_a_finding_goes_by_the_current_ones(tmp_path, pintu):
    sop = sop_contoh()
    empty = replace(sop, langkah=(replace(sop.langkah[0], kegiatan=""), *sop.langkah[1:]))
    async with menyunting(pintu, repo_kantor(tmp_path, empty).root) as orang:
        before = len(orang.sunting.findings)
        pintu.tutup()
        await orang.tekan_saja(*"Menerima", "tab")
        threading.Timer(0.05, pintu.buka).start()
        orang.sunting.show_part("temuan")
        assert len(orang.sunting.findings) < before
        assert orang.sunting.findings == orang.sunting.check(), "all, the gravest first"


async def test_leaving_with_work_to_be_done_is_no_harm(tmp_path, pintu):
    async with menyunting(pintu, repo_kantor(tmp_path).root, LEBAR) as orang:
        pintu.tutup()
        await orang.tekan_saja("down", "f2", "home", "Z", "tab", "f7")
        orang.app.pop_screen()
        pintu.buka()
        await orang.tenang()
        assert "Daftar SOP" in orang.baris[0]


async def test_values_that_were_checked_are_not_checked_again(tmp_path, monkeypatch):
    async def nothing(_):
        return []

    checked = []
    monkeypatch.setattr("soptui.tui.pemeriksa.Pemeriksa.look", nothing)  # it checks all files
    monkeypatch.setattr("soptui.rules.check_sop", lambda *a: checked.append(a) or [])
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f6", "f6", "f6", "f6", "down", "f2", "f10")
        assert len(checked) == 1
        await orang.tekan("delete")
        assert len(checked) == 2


async def test_what_fails_beside_the_keyboard_is_not_swallowed(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        later = orang.app.later
        later.want(orang.sunting, lambda: 1 / 0, print)
        with pytest.raises(ZeroDivisionError):
            later.now(orang.sunting)
        await asyncio.sleep(0)
        assert later.is_idle
