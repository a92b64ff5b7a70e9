"""An SOP that moves to another unit, is deleted, and comes back: one commit each, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from soptui.errors import ConflictError, InvalidError, NotFoundError
from soptui.repo import Repository, Session
from soptui.repo.approval.force import Masa
from tests.contoh import dengan_waktu, git, repo_baru, sop_contoh

ID = "surat-masuk"
LAMA, BARU = f"sop/sekretariat/{ID}.toml", f"sop/umum/{ID}.toml"


@pytest.fixture
def repo(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh(), sop_contoh("lain", "Urusan Lain"))
    settings = repo.root / "soptui.toml"
    settings.write_text(settings.read_text() + '\n[unit.umum]\nnama = "Bagian Umum"\n')
    git(repo.root, "commit", "-qam", "unit baru")
    return Repository.open(repo.root)


def pindah(repo, **rest):
    doc = repo.read(ID)
    moved = replace(doc.sop, identitas=replace(doc.sop.identitas, unit="umum"))
    return repo.save(doc, moved, **rest)


def bersih(repo):
    assert git(repo.root, "status", "--porcelain", "--ignored") == ""
    assert git(repo.root, "fsck", "--strict", "--no-dangling") == ""
    assert list((repo.root / ".git/soptui").glob("tertunda-*")) == []


def test_another_unit_moves_the_file_in_one_commit(repo):
    text = (repo.root / LAMA).read_text().replace('id = "surat', '# dijaga\nid = "surat')
    (repo.root / LAMA).write_text(text)
    git(repo.root, "commit", "-qam", "komentar")
    count = len(repo.log(ID))

    saved = pindah(repo)

    assert saved.subject == (
        "Pengagendaan Surat Masuk: ubah unit kerja dari sekretariat menjadi umum"
    )
    assert saved.doc.file == BARU
    assert not (repo.root / LAMA).exists()
    assert (repo.root / BARU).read_text() == text.replace('unit = "sekretariat"', 'unit = "umum"')
    changed = git(repo.root, "show", "--name-status", "-M", "--format=", "HEAD")
    assert changed.split()[1:] == [LAMA, BARU]
    assert len(repo.log(ID)) == count + 1
    bersih(repo)


def test_the_way_back_is_a_move_too(repo):
    session = Session(repo, repo.read(ID))
    before = session.sop
    moved = replace(before, identitas=replace(before.identitas, unit="umum"))
    from soptui.changes import Edited

    session.apply(Edited(moved, "pindah unit"))
    session.save()
    session.undo()
    session.save()

    assert repo.read(ID).sop == before
    assert (repo.root / LAMA).exists()
    assert not (repo.root / BARU).exists()
    bersih(repo)


def test_a_move_never_overwrites(repo):
    doc = repo.read(ID)
    moved = replace(doc.sop, identitas=replace(doc.sop.identitas, unit="umum"))
    (repo.root / BARU).parent.mkdir()
    (repo.root / BARU).write_text("milik orang lain\n")
    with pytest.raises(ConflictError, match="sudah ada"):
        repo.save(doc, moved)
    assert (repo.root / BARU).read_text() == "milik orang lain\n"
    assert (repo.root / LAMA).exists()


def test_a_unit_that_is_not_there_is_refused(repo):
    doc = repo.read(ID)
    with pytest.raises(InvalidError, match="bukan-unit"):
        repo.save(doc, replace(doc.sop, identitas=replace(doc.sop.identitas, unit="bukan-unit")))
    assert (repo.root / LAMA).exists()


def test_a_deleted_sop_keeps_its_history_and_comes_back_as_it_was(repo):
    repo.approvals.approve(ID, date(2016, 1, 1))
    text = (repo.root / LAMA).read_text()
    before = git(repo.root, "rev-parse", "HEAD")

    saved = repo.delete(ID)

    assert saved.subject == "Pengagendaan Surat Masuk: hapus SOP"
    assert not (repo.root / LAMA).exists()
    assert [e.id for e in repo.entries()] == ["lain"]
    bersih(repo)
    with pytest.raises(NotFoundError):
        repo.read(ID)
    [standing] = repo.approvals.effective(date(2017, 1, 1), ID)
    assert standing.masa is Masa.BERLAKU
    assert len(repo.log(ID, rev=before)) == 1

    edited, restored = repo.restore(ID, before)

    assert (repo.root / LAMA).read_text() == text
    assert restored.subject.startswith("Pengagendaan Surat Masuk: kembalikan ke versi")
    assert edited.sop == sop_contoh()
    assert [r.message.partition(": ")[2][:10] for r in repo.log(ID)][:2] == [
        "kembalikan",
        "hapus SOP",
    ]
    bersih(repo)


def test_what_is_not_in_the_history_is_not_deleted(repo):
    (repo.root / LAMA).write_text((repo.root / LAMA).read_text() + "# luar\n")
    with pytest.raises(ConflictError, match="Simpan dulu"):
        repo.delete(ID)
    assert (repo.root / LAMA).exists()


def test_what_others_staged_stays_staged(repo):
    doc = repo.read("lain")
    other = repo.root / doc.file
    other.write_text(other.read_text() + "# staged\n")
    git(repo.root, "add", doc.file)
    pindah(repo)
    repo.delete(ID)
    assert git(repo.root, "status", "--porcelain") == f"M  {doc.file}"


def test_a_move_after_a_foreign_change_takes_that_change_along(repo):
    doc = repo.read(ID)
    other = repo.read(ID)
    repo.save(other, dengan_waktu(other.sop, "15 menit"))
    moved = replace(doc.sop, identitas=replace(doc.sop.identitas, unit="umum"))
    saved = repo.save(doc, moved)
    assert "Digabung dengan perubahan" in saved.bersama
    assert repo.read(BARU).sop.langkah[0].waktu == "15 menit"
    assert git(repo.root, "status", "--porcelain") == ""
