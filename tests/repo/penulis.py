"""Processes that write into one repository at once, and what its history then tells."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from soptui.model import path as address
from tests.contoh import git

PENULIS = """
import json, sys
from pathlib import Path
from soptui.errors import ConflictError
from soptui.repo import Repository
from tests.contoh import dengan_waktu

folder, sop_id, first, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
repo = Repository.open(Path(folder))
print("siap", flush=True)
sys.stdin.readline()
done = []
for n in range(first, first + count):
    doc = repo.read(sop_id)
    try:
        repo.save(doc, dengan_waktu(doc.sop, f"{n} menit"))
        done.append(n)
    except ConflictError:
        pass
print(json.dumps(done))
"""


def menulis_bersama(repo, jobs, program=PENULIS):
    """Run a process for each (id, first value, count), all at once; return what each has saved."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(repo.root), *map(str, job)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        )
        for job in jobs
    ]
    for process in running:
        assert process.stdout.readline() == "siap\n"
    for process in running:
        process.stdin.write("\n")
        process.stdin.flush()
    return [json.loads(process.communicate()[0]) for process in running]


def nilai_dalam_riwayat(repo, sop_id):
    commits = git(repo.root, "rev-list", "HEAD", "--", f"sop/sekretariat/{sop_id}.toml").split()
    versions = [repo.read(sop_id, commit).sop.langkah[0].waktu for commit in commits]
    return [int(text.split()[0]) for text in reversed(versions)]


PENGUBAH = """
import json, sys
from pathlib import Path
from soptui.changes import edits
from soptui.errors import ConflictError
from soptui.repo import Repository

folder, path, first, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
repo = Repository.open(Path(folder))
print("siap", flush=True)
sys.stdin.readline()
done, refused = [], []
for n in range(first, first + count):
    doc = repo.read("surat-masuk")
    try:
        repo.save(doc, edits.set_value(doc.sop, path, f"{n} menit").sop)
        done.append(n)
    except ConflictError as error:
        refused.append(str(error))
print(json.dumps([done, refused]))
"""


BERKAS = "sop/sekretariat/surat-masuk.toml"


def nilai(repo, path):
    """Return every value that a field has had, oldest first, each change once."""
    commits = git(repo.root, "rev-list", "--reverse", "HEAD", "--", BERKAS).split()
    values = [address.get(repo.read("surat-masuk", commit).sop, path) for commit in commits]
    return [
        value for value, before in zip(values, [None, *values], strict=False) if value != before
    ]
