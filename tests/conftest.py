"""Every test runs as a person with an empty home: no settings, no git identity of the machine."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess

import hypothesis
import pytest

from tests.contoh import INDUK

hypothesis.settings.register_profile("sabar", deadline=None)  # a machine may stand still
hypothesis.settings.load_profile("sabar")

_KEPT = {"PATH", "LANG", "LC_ALL", "TMPDIR", "PYTHONPATH", "VIRTUAL_ENV"}
"""What stays of the machine's environment. Not PYTHONDONTWRITEBYTECODE: programs that the tests
start would compile soptui anew each time, as nobody's do."""


def pytest_xdist_auto_num_workers() -> int:
    """Run two workers a core: tests wait for terminals, for git and for the disk."""
    return 2 * (os.cpu_count() or 1)


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
    seen = home / ".local/state/soptui/tur"
    seen.parent.mkdir(parents=True)
    seen.touch()
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture(autouse=True, scope="session")
def masters(tmp_path_factory):
    """Name the folder of what is made once and copied."""
    INDUK.folder = tmp_path_factory.mktemp("induk")


@pytest.fixture(scope="session")
def demo_master(tmp_path_factory):
    """Build the sample book once for all workers. Read only: tests copy it."""
    from soptui.sample import build_demo

    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "buku-contoh"
    with (shared / "buku-contoh.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            making = shared / "buku-contoh.baru"
            build_demo(making)
            making.rename(folder)
    return folder


@pytest.fixture
def demo(demo_master, tmp_path):
    """Return a copy of the sample book, with somebody who may commit to it."""
    folder = tmp_path / "buku"
    shutil.copytree(demo_master, folder, symlinks=True)
    for key, value in (("user.name", "Uji Coba"), ("user.email", "uji@contoh.example")):
        subprocess.run(["git", "-C", folder, "config", key, value], check=True)
    return folder
