"""What holds for every test of the interface."""

import pytest

from soptui.tui import pemeriksa


@pytest.fixture(autouse=True)
def no_counting(monkeypatch):
    """Let no list begin to count findings by itself: a screen must not depend on how long it stood.

    Tests of the counting shorten the pause instead.
    """
    monkeypatch.setattr(pemeriksa, "PAUSE", 3600)
