"""The figures that the long forms tell."""

from __future__ import annotations

import pytest

FIGURES = pytest.StashKey[list[str]]()


def pytest_configure(config):
    """Keep the figures of this run."""
    config.stash[FIGURES] = []


@pytest.fixture
def angka(request):
    """Return what takes down one figure, as `angka("R1: 1000 kills, 0 lost")`."""
    return request.config.stash[FIGURES].append


def pytest_terminal_summary(terminalreporter, config):
    """Print the figures, one a line."""
    if config.stash[FIGURES]:
        terminalreporter.section("angka")
        for figure in config.stash[FIGURES]:
            terminalreporter.line(figure)
