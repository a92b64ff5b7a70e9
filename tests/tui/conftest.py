"""What holds for every test of the interface."""

import pytest

from soptui.repo.drafts.recorder import Recorder
from soptui.tui import giliran, pemeriksa, pengamat
from soptui.tui.screens import bersama
from tests.tui.layar import PATIENCE


@pytest.fixture(autouse=True)
def no_clock(monkeypatch):
    """Let nothing begin by itself: a screen must not depend on how long it stood.

    No list begins to count findings, and none looks for what others did. Tests of that shorten the
    pauses instead.
    """
    monkeypatch.setattr(pemeriksa, "PAUSE", 3600)
    monkeypatch.setattr(pengamat, "LOOK_SECONDS", 3600)
    monkeypatch.setattr(bersama, "WATCH_SECONDS", 3600)


@pytest.fixture(autouse=True)
def slow_machine(monkeypatch):
    """Take no deed for one that hangs, and no draft for one that cannot be written, too soon."""
    monkeypatch.setattr(giliran, "PATIENCE", PATIENCE)
    monkeypatch.setattr(Recorder.flush, "__defaults__", (PATIENCE,))
    monkeypatch.setattr(Recorder.close, "__defaults__", (PATIENCE,))
