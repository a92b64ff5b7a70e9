"""Every test runs as a person with an empty home: no settings, no git identity of the machine."""

from __future__ import annotations

import os

import pytest

_KEPT = {"PATH", "LANG", "LC_ALL", "TMPDIR", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "VIRTUAL_ENV"}


@pytest.fixture(autouse=True)
def clean_environment(tmp_path_factory, monkeypatch):
    """Take away what the machine would add, and give a home of its own."""
    for name in set(os.environ) - _KEPT:
        if not name.startswith(("PYTEST_", "COV_")):
            monkeypatch.delenv(name, raising=False)
    home = tmp_path_factory.mktemp("rumah")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / ".local/state"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
