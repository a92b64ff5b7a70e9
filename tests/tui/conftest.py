"""What holds for every test of the interface."""

import pytest

from soptui.tui import pemeriksa
from tests.tui.layar import nothing_to_run


@pytest.fixture(autouse=True)
def known_idle(monkeypatch):
    """Let Textual's pilot know when all is done, instead of guessing it from a resting processor.

    The guess sleeps for 20 ms twice a key, and is wrong where a processor is busy elsewhere.
    """
    for module in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{module}.wait_for_idle", nothing_to_run)


@pytest.fixture(autouse=True)
def no_counting(monkeypatch):
    """Let no list begin to count findings by itself: a screen must not depend on how long it stood.

    Tests of the counting shorten the pause instead.
    """
    monkeypatch.setattr(pemeriksa, "PAUSE", 3600)
