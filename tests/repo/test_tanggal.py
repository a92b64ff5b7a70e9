"""The dates of a sheet, one example of docs/tanggal.md after the other, in real repositories."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from soptui.model import RiwayatAwal
from soptui.repo.dates import TanggalLembar, sheet_dates
from tests.contoh import dengan_waktu, git, repo_baru, sop_contoh

ID = "surat-masuk"
PEMBUATAN = date(2015, 1, 5)


def saat(day, hour=8):
    return datetime(2015, 1, day, hour, tzinfo=UTC)


def sop(**rest):
    made = sop_contoh()
    identitas = replace(made.identitas, tanggal_pembuatan=PEMBUATAN)
    return replace(made, identitas=identitas, **rest)


@pytest.fixture
def repo(tmp_path):
    repo = repo_baru(tmp_path)
    repo.create(sop(), when=saat(5))
    return repo


def ubah(repo, waktu, *, when):
    doc = repo.read(ID)
    return repo.save(doc, dengan_waktu(doc.sop, waktu), when=when).commit


def tanggal(repo, rev=None):
    shown = repo.read(ID, rev).sop
    return sheet_dates(shown, repo.log(ID, rev=rev))


def test_a_first_version_has_only_its_making(repo):
    assert tanggal(repo) == TanggalLembar(PEMBUATAN)


def test_the_first_commit_is_the_making_where_the_file_names_none(tmp_path):
    repo = repo_baru(tmp_path)
    repo.create(sop_contoh(), when=saat(9))
    assert tanggal(repo) == TanggalLembar(date(2015, 1, 9))


def test_a_first_approval_brings_the_day_of_effect(repo):
    repo.approvals.approve(ID, date(2015, 2, 1))
    assert tanggal(repo) == TanggalLembar(PEMBUATAN, None, date(2015, 2, 1))


def test_a_change_before_the_first_approval_is_a_revision_of_the_draft(repo):
    ubah(repo, "15 menit", when=saat(12))
    assert tanggal(repo) == TanggalLembar(PEMBUATAN, date(2015, 1, 12))
    repo.approvals.approve(ID, date(2015, 2, 1))
    assert tanggal(repo) == TanggalLembar(PEMBUATAN, date(2015, 1, 12), date(2015, 2, 1))


def test_a_change_after_an_approval_is_not_in_force_yet(repo):
    repo.approvals.approve(ID, date(2015, 2, 1))
    ubah(repo, "15 menit", when=saat(20))
    assert tanggal(repo) == TanggalLembar(PEMBUATAN, date(2015, 1, 20))
    repo.approvals.approve(ID, date(2015, 3, 1))
    assert tanggal(repo) == TanggalLembar(PEMBUATAN, date(2015, 1, 20), date(2015, 3, 1))


def test_of_several_changes_in_a_day_it_is_that_day(repo):
    for hour in (8, 10, 12):
        ubah(repo, f"{hour} menit", when=saat(20, hour))
    assert tanggal(repo).revisi == date(2015, 1, 20)


def test_an_older_version_keeps_its_dates(repo):
    first = repo.log(ID)[0].commit
    repo.approvals.approve(ID, date(2015, 2, 1))
    ubah(repo, "15 menit", when=saat(20))
    repo.approvals.approve(ID, date(2015, 3, 1))
    ubah(repo, "20 menit", when=saat(25))
    assert tanggal(repo, first) == TanggalLembar(PEMBUATAN, None, date(2015, 2, 1))
    assert tanggal(repo, "HEAD~1") == TanggalLembar(PEMBUATAN, date(2015, 1, 20), date(2015, 3, 1))


def test_a_revoked_and_a_superseded_version_keep_the_day_they_had(repo):
    first = repo.log(ID)[0].commit
    repo.approvals.approve(ID, date(2015, 2, 1))
    ubah(repo, "15 menit", when=saat(20))
    repo.approvals.approve(ID, date(2015, 3, 1))
    repo.approvals.revoke(ID, date(2015, 4, 1))
    assert tanggal(repo).efektif == date(2015, 3, 1)
    assert tanggal(repo, first).efektif == date(2015, 2, 1)
    assert [(r.until, r.is_revoked) for r in repo.log(ID)] == [
        (date(2015, 4, 1), True),
        (date(2015, 3, 1), False),
    ]


def test_what_the_paper_said_counts_until_an_approval_answers(tmp_path):
    repo = repo_baru(tmp_path)
    awal = RiwayatAwal(revisi=2, tanggal_revisi="2013-05", tanggal_efektif=date(2013, 6, 1))
    old = replace(
        sop(riwayat_awal=awal), identitas=replace(sop().identitas, tanggal_pembuatan=None)
    )
    repo.create(old, when=saat(5))
    assert tanggal(repo) == TanggalLembar(None, "2013-05", date(2013, 6, 1))
    assert [e.revisi for e in repo.entries()] == ["2013-05"]
    ubah(repo, "15 menit", when=saat(20))
    assert tanggal(repo) == TanggalLembar(None, date(2015, 1, 20), date(2013, 6, 1))
    repo.approvals.approve(ID, date(2015, 2, 1))
    assert tanggal(repo) == TanggalLembar(None, date(2015, 1, 20), date(2015, 2, 1))
    assert [e.revisi for e in repo.entries()] == [date(2015, 1, 20)]


def test_the_dates_survive_a_move_to_another_unit(repo):
    repo.approvals.approve(ID, date(2015, 2, 1))
    ubah(repo, "15 menit", when=saat(20))
    git(repo.root, "mv", f"sop/sekretariat/{ID}.toml", "sop/lain.toml")
    (repo.root / "sop/umum").mkdir()
    git(repo.root, "mv", "sop/lain.toml", f"sop/umum/{ID}.toml")
    git(repo.root, "commit", "-qm", "pindah unit", "--date=2015-01-22T08:00:00Z")

    log = repo.log(ID)

    assert [r.path.split("/")[1] for r in log] == ["umum", "sekretariat", "sekretariat"]
    assert [r.revision for r in log] == [None, None, 0]
    assert tanggal(repo).revisi == date(2015, 1, 22)
    assert repo.read(ID, log[1].commit).sop.langkah[0].waktu == "15 menit"
    assert tanggal(repo, log[2].commit) == TanggalLembar(PEMBUATAN, None, date(2015, 2, 1))
    assert repo.log(ID, 2) == log[:2]
