"""Many writers on one SOP: each field keeps what was acknowledged, and orders come from git."""

from __future__ import annotations

import re
import subprocess
import threading
from datetime import UTC, date, datetime

import pytest

from soptui.errors import ConflictError
from soptui.model import path as address
from soptui.repo import Repository
from tests.contoh import SITI, dengan_waktu, git, repo_baru, sop_contoh
from tests.repo.penulis import PENGUBAH, menulis_bersama, nilai


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
