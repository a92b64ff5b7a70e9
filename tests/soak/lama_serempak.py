"""C1, C2, C3, C5, C8: many writers at once, for longer; with plain git beside them."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

from soptui.changes import edits
from soptui.errors import SoptuiError
from tests.contoh import git, repo_baru, sop_contoh
from tests.repo.penulis import PENGUBAH, menulis_bersama, nilai, nilai_dalam_riwayat

RUAS = (
    *("langkah/terima/waktu", "langkah/telaah/waktu", "langkah/catat/waktu"),
    *("langkah/terima/keterangan", "langkah/telaah/keterangan", "langkah/catat/keterangan"),
    *("identitas/nomor", "identitas/ruang_lingkup"),
)


def whole(repo):
    """Judge what any crowd must leave behind."""
    assert git(repo.root, "fsck", "--full", "--strict", "--no-dangling", "--no-progress") == ""
    assert git(repo.root, "rev-list", "--merges", "HEAD") == ""
    assert git(repo.root, "status", "--porcelain") == ""


def test_c1_eight_people_in_different_sops(tmp_path, angka):
    ids = [f"sop-{n}" for n in range(8)]
    repo = repo_baru(tmp_path, *(sop_contoh(i, f"Urusan {i}") for i in ids))
    done = menulis_bersama(repo, [(i, 100, 50) for i in ids])
    assert done == [list(range(100, 150))] * 8
    for sop_id in ids:
        assert nilai_dalam_riwayat(repo, sop_id) == [10, *range(100, 150)]
    whole(repo)
    angka("C1: 8 x 50 acknowledged, 0 refused, 0 lost")


def test_c2_eight_people_in_different_fields(tmp_path, angka):
    repo = repo_baru(tmp_path, sop_contoh())
    done = menulis_bersama(repo, [(path, 100, 50) for path in RUAS], PENGUBAH)
    assert done == [[list(range(100, 150)), []]] * 8
    for path in RUAS:
        assert nilai(repo, path)[-50:] == [f"{n} menit" for n in range(100, 150)]
    whole(repo)
    angka("C2: 8 x 50 acknowledged, 0 refused, 0 lost")


def test_c3_eight_people_in_one_field(tmp_path, angka):
    repo = repo_baru(tmp_path, sop_contoh())
    jobs = [(RUAS[0], first, 63) for first in range(1000, 9000, 1000)]
    done = menulis_bersama(repo, jobs, PENGUBAH)
    won = sorted(n for numbers, _ in done for n in numbers)
    told = [words for _, refused in done for words in refused]
    assert sorted(nilai(repo, RUAS[0])[1:]) == [f"{n} menit" for n in won]
    assert len(won) + len(told) == 8 * 63
    assert [words for words in told if "Anda “" not in words or "mereka “" not in words] == []
    whole(repo)
    angka(f"C3: {len(won)} won, {len(told)} told both texts, 0 overwritten")


SETUJU = """
import datetime as dt, json, sys
from pathlib import Path
from soptui.errors import ConflictError
from soptui.repo import Repository

repo = Repository.open(Path(sys.argv[1]))
print("siap", flush=True)
sys.stdin.readline()
try:
    print(json.dumps([repo.approvals.approve(sys.argv[2], dt.date(2015, 2, 2))]))
except ConflictError as error:
    print(json.dumps([f"! {error}"]))
"""


def test_c8_two_approve_at_once(tmp_path, angka):
    trials = 100
    ids = [f"sop-{n}" for n in range(trials)]
    repo = repo_baru(tmp_path, *(sop_contoh(i, f"Urusan {i}") for i in ids))
    for sop_id in ids:
        both = [tag for [tag] in menulis_bersama(repo, [(sop_id,)] * 2, SETUJU)]
        assert sorted(tag.startswith("!") for tag in both) == [False, True], both
    tags = git(repo.root, "tag", "--list", "efektif/*").split()
    assert len(tags) == trials
    assert {git(repo.root, "cat-file", "-t", tag) for tag in tags} == {"tag"}
    whole(repo)
    angka(f"C8: {trials} pairs, one tag each, the other told")


def test_c5_plain_git_beside_them(tmp_path, angka):
    """60 s of the command line, of the interface's own calls, and of a user's git."""
    repo = repo_baru(tmp_path, sop_contoh(), sop_contoh("lain", "Urusan Lain"))
    note = repo.root / "catatan.txt"
    note.write_text("satu\n")
    git(repo.root, "add", note.name)
    git(repo.root, "commit", "-qm", "catatan")

    turns = [0, 0, 0]
    acknowledged: list[tuple[str, str]] = []
    people = (person_at_git, person_at_the_command_line, person_in_the_interface)
    end = time.monotonic() + 60

    def work(which):
        while time.monotonic() < end:
            turns[which] += 1
            done = people[which](repo, turns[which])
            acknowledged.extend([done] if done else [])

    threads = [threading.Thread(target=work, args=(which,)) for which in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    found = {path: set(nilai(repo, path)) for path in RUAS[3:5]}
    lost = [(path, text) for path, text in acknowledged if text not in found[path]]
    angka(f"C5: turns {turns}, {len(acknowledged)} acknowledged, {len(lost)} lost")
    assert lost == []
    assert git(repo.root, "fsck", "--full", "--strict", "--no-dangling", "--no-progress") == ""
    assert note.read_text().startswith("berubah") or git(repo.root, "stash", "list")


def person_at_git(repo, turn):
    def plain(*order):
        done = subprocess.run(["git", *order], cwd=repo.root, capture_output=True, check=False)
        return done.returncode == 0

    plain("commit", "-q", "--allow-empty", "-m", f"pengguna {turn}")
    plain("gc", "-q", "--prune=now")
    if not plain("rebase", "-q", "--force-rebase", "HEAD~1"):
        plain("rebase", "--abort")
    (repo.root / "catatan.txt").write_text(f"berubah {turn}\n")
    if plain("stash", "-q"):
        plain("stash", "pop", "-q", "--index")


def person_at_the_command_line(repo, turn):
    text = f"p{turn}"
    order = [sys.executable, "-m", "soptui", "set", "surat-masuk", RUAS[3], text]
    done = subprocess.run(order, cwd=repo.root, capture_output=True, check=False)
    return (RUAS[3], text) if done.returncode == 0 else None


def person_in_the_interface(repo, turn):
    text = f"a{turn}"
    try:
        doc = repo.read("surat-masuk")
        repo.save(doc, edits.set_value(doc.sop, RUAS[4], text).sop)
    except SoptuiError:
        return None
    return RUAS[4], text
