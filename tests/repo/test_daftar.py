"""The list of SOPs, finding one of them, and what is wrong with them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from soptui.errors import NotFoundError, RefusedError, SoptuiError
from soptui.model import Severity
from soptui.repo import Repository
from tests.contoh import git, repo_baru, sop_contoh

BERKAS = "sop/sekretariat/surat-masuk.toml"
UNITS = '\n[unit.zakat]\nnama = "Zakat"\n\n[unit.arsip]\nnama = "Arsip"\n'


@pytest.fixture
def repo(tmp_path):
    return repo_baru(tmp_path, sop_contoh())


def dengan_unit(repo):
    text = (repo.root / "soptui.toml").read_text()
    (repo.root / "soptui.toml").write_text(text + UNITS)
    git(repo.root, "commit", "-qam", "unit")
    return Repository.open(repo.root)


def sop_unit(sop_id, unit):
    sop = sop_contoh(sop_id, f"Urusan {sop_id}")
    return replace(sop, identitas=replace(sop.identitas, unit=unit))


def test_one_line_says_what_the_list_needs(repo):
    (entry,) = repo.entries()

    assert (entry.id, entry.unit, entry.path) == ("surat-masuk", "sekretariat", BERKAS)
    assert (entry.judul, entry.nomor) == ("Pengagendaan Surat Masuk", "065/22/2015")
    assert entry.pelaksana == ("Agendaris", "Kepala Bagian")
    assert entry.jumlah_langkah == 3
    assert entry.tanggal is None  # a first version has no Tanggal Revisi
    assert entry.rusak is None
    for word in ("Menelaah surat", "Disposisi", "Tidak", "1 jam"):
        assert word in entry.teks


def test_units_in_the_order_of_the_office_then_files_by_name(repo):
    repo = dengan_unit(repo)
    for sop_id, unit in (("b", "arsip"), ("c", "zakat"), ("a", "arsip")):
        repo.create(sop_unit(sop_id, unit))

    assert [e.id for e in repo.entries()] == ["surat-masuk", "c", "a", "b"]


def test_broken_files_are_listed_as_broken(repo):
    folder = repo.root / "sop/sekretariat"
    (folder / "rusak.toml").write_text("x = [\n")
    (folder / "pipa.toml").mkdir()
    (folder / "tautan.toml").symlink_to("/etc/passwd")
    (folder / "catatan.md").write_text("bukan SOP")

    broken = {e.id: e.rusak for e in repo.entries() if e.rusak}

    assert sorted(broken) == ["pipa", "rusak", "tautan"]
    assert broken["rusak"].rule == "skema/toml"
    assert (broken["rusak"].line, broken["tautan"].rule) != (0, "")
    assert "symlink" in broken["tautan"].message
    assert len(repo.entries()) == 4


def test_a_repository_without_sops_is_an_empty_list(tmp_path):
    assert repo_baru(tmp_path).entries() == []


def test_an_sop_is_found_by_id_and_by_file(repo, monkeypatch):
    path = repo.root / BERKAS
    assert repo.find("surat-masuk") == repo.find(BERKAS) == repo.find(str(path)) == path
    monkeypatch.chdir(path.parent)
    assert repo.find("./surat-masuk.toml") == path


def test_an_unknown_id_names_those_that_look_alike(repo):
    with pytest.raises(NotFoundError, match="Mungkin maksud Anda: surat-masuk"):
        repo.find("surat-masok")
    with pytest.raises(NotFoundError, match="'zzz'"):
        repo.find("zzz")


def test_an_id_of_two_files_is_not_guessed(repo):
    other = repo.root / "sop/arsip/surat-masuk.toml"
    other.parent.mkdir()
    other.write_bytes((repo.root / BERKAS).read_bytes())

    with pytest.raises(SoptuiError, match=r"sop/arsip/surat-masuk\.toml"):
        repo.find("surat-masuk")


@pytest.mark.parametrize("given", ["../luar.toml", "/etc/passwd", "sop/../../luar.toml"])
def test_nothing_outside_the_repository_is_found(repo, given):
    with pytest.raises(RefusedError, match="di luar repositori"):
        repo.find(given)


def test_check_names_rule_and_place(repo):
    path = repo.root / BERKAS
    text = path.read_text().replace('ke = "terima"', 'ke = "tidak-ada"')
    path.write_text(text)
    line = next(n for n, row in enumerate(text.splitlines(), 1) if "tidak-ada" in row)

    errors = [t for t in repo.check() if t.severity is Severity.ERROR]

    assert [(t.file, t.line) for t in errors] == [(BERKAS, line)]
    assert errors[0].column > 1
    assert errors[0].rule.startswith("RUJ")


def test_check_finds_what_only_several_files_show(repo):
    other = repo.root / "sop/arsip/surat-masuk.toml"
    other.parent.mkdir()
    other.write_bytes((repo.root / BERKAS).read_bytes())

    files = {t.file for t in repo.check() if t.rule == "RUJ-2"}
    scoped = repo.check([Path("sop/arsip")])

    assert files == {BERKAS, "sop/arsip/surat-masuk.toml"}
    assert {t.file for t in scoped} == {"sop/arsip/surat-masuk.toml"}
    assert "RUJ-2" in {t.rule for t in scoped}


def test_check_reads_the_book_too(repo):
    (repo.root / "buku/buku.toml").write_text("judul = 1\n")

    assert any(t.file == "buku/buku.toml" and t.rule.startswith("skema") for t in repo.check())
    (repo.root / "buku/buku.toml").unlink()
    assert not any(t.file == "buku/buku.toml" for t in repo.check())


def test_check_of_nothing_is_an_error_not_a_clean_bill(repo):
    for given in ("sop/tidak-ada.toml", "README.md"):
        with pytest.raises(NotFoundError):
            repo.check([Path(given)])


def test_check_never_writes(repo):
    before = git(repo.root, "status", "--porcelain", "--ignored")
    (repo.root / ".git").chmod(0o555)

    repo.check()
    repo.entries()

    (repo.root / ".git").chmod(0o755)
    assert git(repo.root, "status", "--porcelain", "--ignored") == before == ""
