"""H1, H3, P6, T6: hostile contents through every command, random damage, many people at once."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from soptui.toml import read_sop
from tests.contoh import repo_baru
from tests.hostile.isi import cases
from tests.hostile.muatan import line_leaks
from tests.hostile.rusak import damaged
from tests.pty_terminal import Terminal
from tests.tui.layar import repo_kantor

COMMANDS = ("check", "preview kasus", "layout kasus", "log", "set kasus identitas/nomor 9")
MEGABYTES = 300


@pytest.mark.parametrize("family", sorted({name.partition("-")[0] for name in cases()}))
def test_h1_every_content_through_every_command(family, tmp_path, angka):
    repo = repo_baru(tmp_path)
    file = repo.root / "sop/sekretariat/kasus.toml"
    file.parent.mkdir(exist_ok=True)
    largest, slowest, runs = (0.0, ""), (0.0, ""), 0
    for name, case in cases().items():
        if name.partition("-")[0] != family:
            continue
        for command in COMMANDS:
            file.write_bytes(case.data)
            out = run(repo.root, command.split())
            assert out.code in (0, 1, 2), (name, command, out.text)
            assert b"Traceback" not in out.text, (name, command)
            assert line_leaks(out.text) == [], (name, command)
            assert out.megabytes <= MEGABYTES, (name, command, out.megabytes)
            assert out.code == 0 or file.read_bytes() == case.data, (name, command)
            largest = max(largest, (out.megabytes, f"{name}, {command}"))
            slowest = max(slowest, (out.seconds, f"{name}, {command}"))
            runs += 1
    angka(f"H1 {family}: {runs} runs, at most {largest[0]:.0f} MB ({largest[1]})")
    angka(f"H1 {family}: at most {slowest[0]:.2f} s of CPU ({slowest[1]})")


class Ended:
    """How a command ended; CPU and memory are those of its whole tree of processes."""

    def __init__(self, code, text, used):
        self.code, self.text = code, text
        self.megabytes = used.ru_maxrss / 1024
        self.seconds = used.ru_utime + used.ru_stime


def run(folder, words):
    process = subprocess.Popen(
        ["/bin/sh", "-c", 'ulimit -t 60; exec "$0" -m soptui "$@"', sys.executable, *words],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    text = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    return Ended(process.returncode, text, used)


def test_h3_random_damage(angka):
    slowest = 0.0
    for data in damaged(20_000):
        start = time.process_time()
        doc = read_sop(data, "a.toml")
        slowest = max(slowest, time.process_time() - start)
        assert doc.sop is not None or doc.temuan, data
    angka(f"H3: 20,000 damaged files, slowest {slowest:.3f} s of CPU")


def test_p6_twenty_people_at_once(tmp_path, angka):
    repo = repo_kantor(tmp_path)
    people = []
    try:
        order = [sys.executable, "-m", "soptui", repo.root]
        people += [Terminal(order, cwd=tmp_path) for _ in range(20)]
        for t in people:
            t.see("Enter buka")
            t.press("enter")
            t.see("2 Langkah")
        watch(people, 20)  # what follows a key late is over
        idle, sent = [cpu(t.pid) for t in people], [len(t.raw) for t in people]
        watch(people, 60)
        used = max(cpu(t.pid) - before for t, before in zip(people, idle, strict=True))
        bytes_sent = max(len(t.raw) - before for t, before in zip(people, sent, strict=True))
        largest = max(memory(t.pid) for t in people)
        angka(f"P6: 20 people, at most {largest:.0f} MB each, {used / 60:.2%} of a core idle")
        angka(f"T6: {bytes_sent} bytes in 60 s idle")
        assert largest <= 80
        assert bytes_sent == 0
    finally:
        for t in people:
            t.__exit__()


def watch(people, seconds):
    """Read what all of them are sent."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for t in people:
            t._read(0.05)


def cpu(pid):
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def memory(pid):
    status = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024
