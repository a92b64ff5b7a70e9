"""Several writers on one repository: nothing acknowledged is lost, nobody waits in vain."""

from __future__ import annotations

import fcntl
import json
import os
import re
import subprocess
import sys
import threading
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from soptui.changes import Edited
from soptui.errors import ConflictError
from soptui.model import path as address
from soptui.repo import Repository, Session
from soptui.repo.antrean import place
from soptui.repo.lock import write_lock
from tests.contoh import SITI, dengan_waktu, git, repo_baru, sop_contoh

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


def test_saves_of_different_sops_are_all_kept(tmp_path):
    ids = ["satu", "dua", "tiga"]
    repo = repo_baru(tmp_path, *(sop_contoh(i, f"Urusan {i}") for i in ids))

    done = menulis_bersama(repo, [(i, 100, 6) for i in ids])

    assert done == [list(range(100, 106))] * 3
    for sop_id in ids:
        assert nilai_dalam_riwayat(repo, sop_id) == [10, *range(100, 106)]
    assert git(repo.root, "rev-list", "--merges", "HEAD") == ""
    names = git(repo.root, "log", "-18", "--format=%x01", "--name-only").split("\x01")[1:]
    assert all(len(name.split()) == 1 for name in names)
    assert git(repo.root, "status", "--porcelain") == ""
    assert git(repo.root, "fsck", "--strict", "--no-dangling") == ""


def test_saves_of_one_sop_are_in_the_history_or_refused(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())

    done = menulis_bersama(repo, [("surat-masuk", 100, 5), ("surat-masuk", 200, 5)])

    acknowledged = {n for values in done for n in values}
    history = nilai_dalam_riwayat(repo, "surat-masuk")
    assert acknowledged == set(history) - {10}
    assert len(history) == len(acknowledged) + 1
    assert repo.read("surat-masuk").sop.langkah[0].waktu == f"{history[-1]} menit"
    assert git(repo.root, "status", "--porcelain") == ""


def test_plain_git_between_check_and_commit_only_costs_another_try(tmp_path, monkeypatch):
    from soptui.repo import save

    repo = repo_baru(tmp_path, sop_contoh())
    make = save.make_commit
    rivals = iter(["lain"])

    def make_commit(*args):
        commit = make(*args)
        for name in rivals:
            (repo.root / name).write_text("x")
            git(repo.root, "add", name)
            git(repo.root, "commit", "-qm", "dari luar")
        return commit

    monkeypatch.setattr(save, "make_commit", make_commit)
    doc = repo.read("surat-masuk")
    saved = repo.save(doc, dengan_waktu(doc.sop, "15 menit"))

    assert git(repo.root, "log", "-2", "--format=%s").splitlines()[1] == "dari luar"
    assert git(repo.root, "rev-parse", "HEAD") == saved.commit
    assert git(repo.root, "status", "--porcelain") == ""


def test_a_branch_that_never_rests_is_a_conflict_and_leaves_no_trace(tmp_path, monkeypatch):
    from soptui.repo import save

    repo = repo_baru(tmp_path, sop_contoh())
    make = save.make_commit

    def make_commit(*args):
        git(repo.root, "commit", "-q", "--allow-empty", "-m", "dari luar")
        return make(*args)

    monkeypatch.setattr(save, "make_commit", make_commit)
    doc = repo.read("surat-masuk")
    with pytest.raises(ConflictError, match="terus berubah"):
        repo.save(doc, dengan_waktu(doc.sop, "15 menit"))

    assert repo.read("surat-masuk").sop == doc.sop
    assert git(repo.root, "status", "--porcelain", "--ignored") == ""
    assert list((repo.root / ".git/soptui").iterdir()) == []


def test_who_holds_the_lock_is_named(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())

    held = pytest.raises(ConflictError, match=rf"proses {os.getpid()}\) sejak")
    with write_lock(repo._git), held, write_lock(repo._git, wait=0):
        raise AssertionError

    assert not (repo.root / ".git/soptui/tulis.lock").exists()


def test_a_lock_left_by_a_crash_does_not_stand_in_the_way(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())
    (repo.root / ".git/soptui/tulis.lock").write_text("siapa pun")

    doc = repo.read("surat-masuk")
    assert repo.save(doc, dengan_waktu(doc.sop, "15 menit")) is not None


def test_a_waiting_writer_goes_on_when_the_lock_is_free(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())
    path = repo.root / ".git/soptui/tulis.lock"
    held = path.open("w")
    fcntl.flock(held, fcntl.LOCK_EX)
    asked = threading.Event()
    saved = []

    def write():
        asked.set()
        doc = repo.read("surat-masuk")
        saved.append(repo.save(doc, dengan_waktu(doc.sop, "15 menit")))

    writer = threading.Thread(target=write)
    writer.start()
    asked.wait()
    assert saved == []
    held.close()
    writer.join()
    assert saved[0] is not None


def test_a_queue_that_moves_is_waited_for_however_long_it_is(tmp_path):
    """Each holder keeps the lock for most of the patience; together they keep it far longer."""
    repo = repo_baru(tmp_path, sop_contoh())
    path = repo.root / ".git/soptui/tulis.lock"
    never, begun = threading.Event(), threading.Event()

    def pass_on():
        held = []
        for n in range(6):
            draft = path.with_name(f"pemegang-{n}")
            held.append(draft.open("w"))
            fcntl.flock(held[-1], fcntl.LOCK_EX)
            held[-1].write(f"pemegang {n}")
            held[-1].flush()
            draft.rename(path)
            begun.set()
            for earlier in held[:-1]:
                earlier.close()
            never.wait(0.3)
        held[-1].close()

    holders = threading.Thread(target=pass_on)
    holders.start()
    begun.wait()
    with write_lock(repo._git, wait=0.9):
        holders.join()
    assert not path.exists()


def test_who_came_first_writes_first(tmp_path, monkeypatch):
    """A writer that lets go and comes again at once does not overtake those who wait."""
    monkeypatch.setattr("soptui.repo.lock.COURTESY_SECONDS", 60)
    repo = repo_baru(tmp_path, sop_contoh())
    folder = repo.root / ".git/soptui"
    order = []

    def write(name):
        with write_lock(repo._git, wait=60):
            order.append(name)

    with write_lock(repo._git):
        writers = []
        for name in "abcd":
            writers.append(threading.Thread(target=write, args=name))
            writers[-1].start()
            wait_for_places(folder, len(writers))
    write("lagi")
    for writer in writers:
        writer.join()
    assert order == [*"abcd", "lagi"]


def test_one_who_waits_and_is_stopped_does_not_stop_the_others(tmp_path, monkeypatch):
    monkeypatch.setattr("soptui.repo.lock.COURTESY_SECONDS", 0.1)
    repo = repo_baru(tmp_path, sop_contoh())
    with place(repo.root / ".git/soptui") as is_first, write_lock(repo._git) as guarded:
        assert guarded.guard is not None
        assert is_first()


def wait_for_places(folder, count):
    """Wait until so many stand in the queue of the write lock."""
    inode = f":{folder.stat().st_ino} "
    while True:
        held = [n for n in Path("/proc/locks").read_text().splitlines() if inode in n]
        if len(held) >= count:
            return
        time.sleep(0.001)


def test_a_locked_index_is_waited_for_and_never_broken(tmp_path, monkeypatch):
    """The save lands; the index follows when its lock is gone."""
    monkeypatch.setattr("soptui.repo.save.INDEX_WAIT_SECONDS", 0.05)
    repo = repo_baru(tmp_path, sop_contoh(), sop_contoh("lain", "Urusan Lain"))
    lock = repo.root / ".git/index.lock"
    lock.write_text("milik proses lain")

    for waktu in ("15 menit", "20 menit"):
        doc = repo.read("surat-masuk")
        saved = repo.save(doc, dengan_waktu(doc.sop, waktu))
        assert "Indeks git terkunci" in saved.peringatan
        assert lock.read_text() == "milik proses lain"
    assert git(repo.root, "log", "-1", "--format=%H") == saved.commit
    assert ".git/index.lock" in saved.peringatan

    lock.unlink()
    Repository.open(repo.root)

    assert git(repo.root, "status", "--porcelain") == ""
    assert list((repo.root / ".git/soptui").iterdir()) == []


def test_what_the_user_takes_back_meanwhile_stays_taken_back(tmp_path, monkeypatch):
    """A save that only waits for the index no longer has a say about the file."""
    monkeypatch.setattr("soptui.repo.save.INDEX_WAIT_SECONDS", 0.05)
    repo = repo_baru(tmp_path, sop_contoh())
    path = repo.find("surat-masuk")
    opened = path.read_bytes()
    lock = repo.root / ".git/index.lock"
    lock.write_text("")
    doc = repo.read("surat-masuk")
    repo.save(doc, dengan_waktu(doc.sop, "15 menit"))

    path.write_bytes(opened)
    lock.unlink()
    again = Repository.open(repo.root)

    assert path.read_bytes() == opened
    assert again.read("surat-masuk", "HEAD").sop.langkah[0].waktu == "15 menit"
    assert git(repo.root, "status", "--porcelain") == " M sop/sekretariat/surat-masuk.toml"


def test_session_conflict_keeps_the_text_that_was_typed(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())
    session = Session(repo, repo.read("surat-masuk"))
    session.apply(Edited(dengan_waktu(session.sop, "15 menit"), "ubah waktu"))
    doc = repo.read("surat-masuk")
    repo.save(doc, dengan_waktu(doc.sop, "20 menit"))

    with pytest.raises(ConflictError, match="Anda “15 menit”, mereka “20 menit”"):
        session.save("")

    assert session.sop.langkah[0].waktu == "15 menit"
    assert session.is_changed


# --- many processes, one SOP ----------------------------------------------------------------------

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


def test_different_fields_of_one_sop_are_all_acknowledged_and_kept(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())
    fields = ["langkah/terima/waktu", "langkah/telaah/waktu", "langkah/catat/keterangan"]

    done = menulis_bersama(repo, [(path, 100, 5) for path in fields], PENGUBAH)

    assert done == [[list(range(100, 105)), []]] * 3
    for path in fields:
        assert nilai(repo, path)[1:] == [f"{n} menit" for n in range(100, 105)]
        assert address.get(repo.read("surat-masuk").sop, path) == "104 menit"
    assert git(repo.root, "log", "-15", "--format=%b").count("SOP-Ruas: ") == 15
    assert "," not in git(repo.root, "log", "-15", "--format=%(trailers:key=SOP-Ruas)")
    assert git(repo.root, "rev-list", "--merges", "HEAD") == ""
    assert git(repo.root, "status", "--porcelain") == ""


def test_of_one_field_every_writer_has_won_or_has_been_told_both_texts(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())
    path = "langkah/terima/waktu"

    done = menulis_bersama(repo, [(path, first, 12) for first in (100, 200, 300, 400)], PENGUBAH)

    won = sorted(n for numbers, _ in done for n in numbers)
    assert sorted(nilai(repo, path)[1:]) == [f"{n} menit" for n in won]
    refused = [words for _, told in done for words in told]
    assert len(won) + len(refused) == 48
    assert all(re.search(r"oleh Budi Santoso pada .*semula “.*mereka “", w) for w in refused)
    assert git(repo.root, "status", "--porcelain") == ""


def test_two_approvals_of_one_version_at_once_give_one_tag(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())
    told = []

    def approve():
        try:
            Repository.open(repo.root).approvals.approve("surat-masuk", date(2026, 2, 1))
        except ConflictError as error:
            told.append(str(error))

    both = [threading.Thread(target=approve) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()

    assert len(git(repo.root, "tag", "--list", "efektif/*").split()) == 1
    assert len(told) == 1


def test_plain_git_at_the_same_time_loses_nothing_that_was_acknowledged(tmp_path):
    """Commits, stash, rebase and gc of the user beside saves; what he staged or wrote stays his."""
    repo = repo_baru(tmp_path, sop_contoh(), sop_contoh("lain", "Urusan Lain"))
    root = repo.root
    (root / "catatan.txt").write_text("satu\n")
    git(root, "add", "catatan.txt")
    git(root, "commit", "-qm", "catatan")
    over = threading.Event()
    failed = []

    def user():
        for n in range(4):
            for order in (
                ("commit", "-q", "--allow-empty", "-m", f"pengguna {n}"),
                ("gc", "-q", "--prune=now"),
                ("rebase", "-q", "--force-rebase", "HEAD~1"),
            ):
                done = subprocess.run(["git", *order], cwd=root, capture_output=True, check=False)
                if done.returncode and order[0] == "rebase":
                    subprocess.run(["git", "rebase", "--abort"], cwd=root, check=False)
                failed.append(done.returncode)
            (root / "catatan.txt").write_text(f"berubah {n}\n")
            for order in (("stash", "-q"), ("stash", "pop", "-q", "--index")):
                subprocess.run(["git", *order], cwd=root, capture_output=True, check=False)
        over.set()

    user_thread = threading.Thread(target=user)
    user_thread.start()
    paths = ["langkah/terima/waktu", "langkah/telaah/waktu"]
    done = menulis_bersama(repo, [(path, 100, 6) for path in paths], PENGUBAH)
    user_thread.join()

    assert over.is_set()
    assert len(failed) == 12
    for path, (won, _) in zip(paths, done, strict=True):
        assert set(nilai(repo, path)[1:]) >= {f"{n} menit" for n in won}
    assert (root / "catatan.txt").read_text() == "berubah 3\n" or git(root, "stash", "list")
    assert git(root, "fsck", "--strict", "--no-dangling") == ""


@pytest.mark.parametrize("years", [(2026, 2026, 2026), (2030, 2025, 2020), (2020, 2099, 2026)])
def test_order_comes_from_the_graph_whatever_the_clocks_say(tmp_path, years):
    repo = repo_baru(tmp_path, sop_contoh())
    opened = repo.read("surat-masuk")
    for n, year in enumerate(years):
        doc = repo.read("surat-masuk")
        when = datetime(year, 3, 4, tzinfo=UTC)
        repo.save(doc, dengan_waktu(doc.sop, f"{n} hari"), when=when, identity=SITI)

    assert [r.date.year for r in repo.log("surat-masuk", 3)] == list(reversed(years))
    assert [t.revisi.date.year for t in repo.traces("surat-masuk")[:3]] == list(reversed(years))
    assert [e.revisi.date.year for e in repo.timeline(3)] == list(reversed(years))
    [entry] = [e for e in repo.entries() if e.id == "surat-masuk"]
    assert entry.tanggal == date(years[-1], 3, 4)
    assert [w.date.year for w in repo.writers(opened)] == [years[-1]]
    with pytest.raises(ConflictError, match=rf"Siti Aminah pada 04-03-{years[-1]}"):
        repo.save(opened, dengan_waktu(opened.sop, "1 menit"))
