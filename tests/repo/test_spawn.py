"""Ctrl+Z in the very moment in which git is started: the shell gets its prompt, always."""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import suppress

from tests.contoh import repo_baru, sop_contoh

STOPS = 100
PATIENCE = 30.0

PROGRAM = """
import os, random, signal, sys, threading, time
from pathlib import Path
from soptui.repo.git import Git

git = Git.discover(Path(sys.argv[1]))

def ask():
    while True:
        git.run("rev-parse", "HEAD")

for _ in range(2):
    threading.Thread(target=ask, daemon=True).start()
chance = random.Random(7)
for _ in range(int(sys.argv[2])):
    time.sleep(chance.random() / 100)
    os.kill(0, signal.SIGTSTP)
os._exit(0)
"""


def next_status(pid):
    """Return the next stop or the end of a process; None when it does neither."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found, status = os.waitpid(pid, os.WUNTRACED | os.WNOHANG)
        if found:
            return status
        os.sched_yield()
    return None


def test_a_program_that_starts_git_can_always_be_stopped(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())
    order = [sys.executable, "-c", PROGRAM, str(repo.root), str(STOPS)]
    pid = os.posix_spawn(sys.executable, order, os.environ, setpgroup=0)
    stops = 0
    try:
        while (status := next_status(pid)) is not None and os.WIFSTOPPED(status):
            stops += 1
            os.killpg(pid, signal.SIGCONT)
        assert status == 0, f"no prompt after {stops} stops"
        assert stops == STOPS
    finally:
        with suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
