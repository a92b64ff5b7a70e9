"""The repository as it was at a commit: texts, and when each file was changed."""

from __future__ import annotations

import pytest

from soptui.errors import NotFoundError, RefusedError
from tests.contoh import SITI, UNIT, dengan_waktu, git, repo_baru, sop_contoh

PATH = f"sop/{UNIT}/surat-masuk.toml"


def test_it_reads_the_commit_and_not_the_work_tree(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())
    old = repo.snapshot()
    doc = repo.read("surat-masuk")
    repo.save(doc, dengan_waktu(doc.sop, "20 menit"), identity=SITI)
    (repo.root / PATH).write_text("rusak")
    assert b"10 menit" in old.read(PATH)
    assert b"20 menit" in repo.snapshot().read(PATH)
    assert old.sop_paths == {"surat-masuk": PATH}
    assert old.oid(PATH) == git(repo.root, "rev-parse", f"{old.commit}:{PATH}")
    assert set(old.read_all([PATH, "soptui.toml"])) == {PATH, "soptui.toml"}
    assert old.read_all([]) == {}
    assert old.organisasi == repo.organisasi
    with pytest.raises(NotFoundError):
        old.read("tidak-ada")


def test_links_are_not_read(tmp_path):
    repo = repo_baru(tmp_path)
    (repo.root / "logo.png").symlink_to("/etc/passwd")
    git(repo.root, "add", "logo.png")
    git(repo.root, "commit", "-qm", "Tautan")
    with pytest.raises(RefusedError):
        repo.snapshot().read("logo.png")


def test_last_changes_are_known_for_all_files_and_follow_renames(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh(), sop_contoh("cuti", "Pelayanan Cuti"))
    first = repo.log("surat-masuk")[0]
    doc = repo.read("surat-masuk")
    repo.save(doc, dengan_waktu(doc.sop, "20 menit"), identity=SITI)
    saved = repo.snapshot()
    assert saved.last_change([PATH])[0] == saved.commit
    moved = "sop/lain/surat-masuk.toml"
    (repo.root / "sop/lain").mkdir()
    git(repo.root, "mv", PATH, moved)
    git(repo.root, "commit", "-qm", "Pindah")
    snapshot = repo.snapshot()
    trace = snapshot.traces[moved]
    assert (trace.order, trace.commit, trace.changes) == (1, snapshot.commit, 3)
    assert trace.first_day == first.date
    cuti = snapshot.traces[f"sop/{UNIT}/cuti.toml"]
    assert (cuti.order, cuti.changes) == (3, 1)
    assert cuti.commit == snapshot.last_change([f"sop/{UNIT}/cuti.toml"])[0]
    with pytest.raises(NotFoundError):
        snapshot.last_change(["tidak-ada"])
