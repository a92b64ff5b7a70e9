"""R6: the power is cut while somebody types, saves and approves. Needs root (see `listrik.py`)."""

from __future__ import annotations

import os
import random
import select
import subprocess
import sys
import time

import pytest

from soptui.repo import Repository
from soptui.repo.drafts.place import Place
from soptui.repo.drafts.store import drafts
from tests.contoh import git, repo_baru, sop_contoh
from tests.soak.listrik import Listrik

KERJA = """
import datetime as dt, sys
from pathlib import Path
from soptui.repo import Repository
from soptui.repo.drafts.journal import Journal
from soptui.repo.drafts.place import Place
from tests.contoh import dengan_waktu
from tests.repo.drafts.naskah import PENULIS, isi

folder, first = Path(sys.argv[1]), int(sys.argv[2])
repo = Repository.open(folder / "repo")
journal = Journal(Place(folder / "state", folder / "repo"))
journal.begin(PENULIS, isi())
n = first
while True:
    n += 1
    journal.add(isi(ketikan=f"ketikan {n}"))
    print("draf", n, flush=True)
    doc = repo.read("surat-masuk")
    repo.save(doc, dengan_waktu(doc.sop, f"{n} menit"))
    print("simpan", n, flush=True)
    if n % 3 == 0:
        tag = repo.approvals.approve("surat-masuk", dt.date(2015, 1, 1) + dt.timedelta(n))
        print("setuju", tag, flush=True)
"""
JENIS = ("draf", "simpan", "setuju")
MOMENTS = int(os.environ.get("SOPTUI_LISTRIK", "50"))


@pytest.fixture
def disk(tmp_path):
    disk = Listrik(tmp_path)
    yield disk
    disk.close()


def test_r6_the_disk_forgets_what_was_not_synced(disk):
    (disk.place / "ada").write_text("ada")
    os.sync()
    order = [sys.executable, "-c", "open('hilang', 'w').write('x'); print(flush=True); input()"]
    with subprocess.Popen(order, cwd=disk.place, stdout=subprocess.PIPE, text=True) as worker:
        worker.stdout.readline()
        disk.cut(worker)
    assert (disk.place / "ada").read_text() == "ada"
    assert not (disk.place / "hilang").exists()


def test_r6_what_was_acknowledged_outlives_a_power_cut(disk, angka):
    repo_baru(disk.place, sop_contoh())
    git(disk.place / "repo", "config", "user.name", "Siti")
    os.sync()
    chance, acknowledged = random.Random(6), 0
    for moment in range(MOMENTS):
        said = work_until_cut(disk, moment * 1000, chance.uniform(0.3, 2.5))
        acknowledged += len(said)
        judge(disk, said)
    angka(f"R6: {MOMENTS} power cuts, {acknowledged} acknowledged, 0 lost")
    assert acknowledged > MOMENTS


def work_until_cut(disk, first, seconds):
    """Return what was acknowledged before the power went, in lines."""
    order = [sys.executable, "-c", KERJA, disk.place, str(first)]
    with subprocess.Popen(order, stdout=subprocess.PIPE, text=True) as worker:
        select.select([worker.stdout], [], [])
        time.sleep(seconds)  # the moment of the cut
        disk.cut(worker)
        return list(worker.stdout)


def judge(disk, said):
    """Everything that was acknowledged is there, and the repository is whole."""
    folder = disk.place / "repo"
    assert git(folder, "fsck", "--full", "--strict", "--no-dangling", "--no-progress") == ""
    history = git(folder, "log", "-p", "--format=", "--", "sop")
    tags = git(folder, "tag").split()
    kinds = {kind: [line.split()[1] for line in said if line.startswith(kind)] for kind in JENIS}
    assert [n for n in kinds["simpan"] if f'+waktu = "{n} menit"' not in history] == []
    assert [tag for tag in kinds["setuju"] if tag not in tags] == []
    for n in kinds["draf"][-1:]:
        found = drafts(Place(disk.place / "state", folder))
        typed = [int(k.text.split()[1]) for d in found for k in d.isi.ketikan]
        assert max(typed) >= int(n), (n, typed)

    repo = Repository.open(folder)
    assert repo.read("surat-masuk").sop == repo.read("surat-masuk", "HEAD").sop
    assert git(folder, "status", "--porcelain", "--ignored") == ""
