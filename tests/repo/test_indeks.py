"""The remembered list: never wrong, whatever happens to the files, the history or itself."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from soptui.folders import cache_folder
from soptui.repo import Repository, catalog, glimpse, index, stamps
from soptui.toml import require_sop
from tests.contoh import BUDI, SITI, git, repo_baru, sop_contoh

if TYPE_CHECKING:
    from pathlib import Path

SURAT, CUTI = "sop/sekretariat/surat-masuk.toml", "sop/sekretariat/cuti.toml"


@pytest.fixture(autouse=True)
def patient_clock(monkeypatch):
    """Let files that a test has just written count as old: no change hides within a tick here."""
    monkeypatch.setattr(stamps, "_FINE", 0)


@pytest.fixture
def repo(tmp_path):
    return repo_baru(tmp_path, sop_contoh(), sop_contoh("cuti", "Pelayanan Cuti"))


@pytest.fixture
def parsed(monkeypatch):
    """Return the paths of the SOPs that are parsed from now on."""
    paths = []
    read = catalog.read_dokumen

    def noting(data, path, macam):
        paths.append(path)
        return read(data, path, macam)

    monkeypatch.setattr(catalog, "read_dokumen", noting)
    return paths


def remembered() -> Path:
    (found,) = cache_folder(os.environ).glob("daftar-*")
    return found


def fresh(repo):
    """Return the list as somebody sees it who remembers nothing."""
    remembered().unlink()
    return Repository.open(repo.root).entries()


def rewrite(repo, path, old, new):
    file = repo.root / path
    file.write_text(file.read_text().replace(old, new))


def test_nothing_is_parsed_twice_and_the_list_is_the_same(repo, parsed):
    first = repo.entries()
    assert sorted(parsed) == [CUTI, SURAT]
    parsed.clear()
    again = Repository.open(repo.root)
    assert again.entries() == first
    assert parsed == []
    assert glimpse(repo.root).entries == [replace(entry, teks="") for entry in first]


def test_one_changed_file_costs_one_parse(repo, parsed):
    repo.entries()
    parsed.clear()
    rewrite(repo, CUTI, "Pelayanan Cuti", "Pelayanan Izin")
    entries = repo.entries()
    assert parsed == [CUTI]
    assert [entry.judul for entry in entries] == ["Pelayanan Izin", "Pengagendaan Surat Masuk"]


def test_a_file_that_was_only_touched_is_not_parsed(repo, parsed):
    repo.entries()
    parsed.clear()
    os.utime(repo.root / CUTI, ns=(1, 1))
    assert glimpse(repo.root) is None
    repo.entries()
    assert parsed == []
    assert glimpse(repo.root) is not None


def test_a_change_in_the_same_tick_is_not_missed(repo, monkeypatch, parsed):
    """Same size, same times: only because the file was fresh it is looked into again."""
    monkeypatch.setattr(stamps, "_FINE", 10**15)
    repo.entries()
    assert glimpse(repo.root) is None
    parsed.clear()
    rewrite(repo, CUTI, "Pelayanan Cuti", "Pelayanan Baru")
    assert repo.entries()[0].judul == "Pelayanan Baru"
    assert parsed == [CUTI]


def change_file(repo):
    rewrite(repo, SURAT, "Menerima", "Memilah")


def add_file(repo):
    repo.create(sop_contoh("baru", "SOP Baru"), identity=SITI)


def remove_file(repo):
    (repo.root / CUTI).unlink()


def save(repo):
    doc = repo.read("cuti")
    sop = require_sop(doc)
    judul = replace(sop.identitas, judul="Pelayanan Izin")
    repo.save(doc, replace(sop, identitas=judul), identity=BUDI)


def approve(repo):
    repo.approvals.approve("cuti", dt.date(2015, 2, 1), identity=SITI)


def rename_office(repo):
    rewrite(repo, "soptui.toml", "Nama Instansi", "Kabupaten Magetan")


def pack(repo):
    git(repo.root, "pack-refs", "--all")


def go_back(repo):
    git(repo.root, "reset", "-q", "--hard", "HEAD~1")


def break_file(repo):
    (repo.root / CUTI).write_bytes(b"judul = \x1b]52;c;aGFp\x07")


def link(repo):
    (repo.root / CUTI).unlink()
    (repo.root / CUTI).symlink_to("/etc/passwd")


CHANGES = (
    *(change_file, add_file, remove_file, save, approve, rename_office, pack, go_back),
    *(break_file, link),
)


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_the_list_is_right(repo, change):
    repo.entries()
    assert glimpse(repo.root) is not None
    change(repo)
    assert glimpse(repo.root) is None
    after = Repository.open(repo.root)
    entries = after.entries()
    seen = glimpse(repo.root)
    assert seen.entries == [replace(entry, teks="") for entry in entries]
    assert seen.organisasi.instansi.nama == after.organisasi.instansi.nama
    assert fresh(repo) == entries


def test_what_is_seen_at_a_glance_holds_for_one_day(repo, monkeypatch):
    repo.entries()
    monkeypatch.setattr(index, "today", lambda: dt.date(2100, 1, 1))
    assert glimpse(repo.root) is None


def test_dates_follow_merges(repo):
    repo.entries()
    git(repo.root, "switch", "-q", "-c", "cabang")
    env = {"GIT_AUTHOR_DATE": "2015-03-04T00:00:00Z"}
    rewrite(repo, CUTI, "Menerima", "Memilah")
    git(repo.root, "commit", "-q", "-a", "-m", "cabang", env=env)
    repo.entries()
    git(repo.root, "switch", "-q", "main")
    git(repo.root, "commit", "-q", "--allow-empty", "-m", "lain")
    git(repo.root, "merge", "-q", "--no-ff", "-m", "gabung", "cabang")
    entries = Repository.open(repo.root).entries()
    assert fresh(repo) == entries


def test_only_its_owner_can_read_it(repo):
    repo.entries()
    assert remembered().stat().st_mode & 0o777 == 0o600
    assert remembered().parent.stat().st_mode & 0o777 == 0o700


def test_damage_anywhere_is_noticed(repo):
    entries = repo.entries()
    whole = remembered().read_bytes()
    for place in range(0, len(whole), 37):
        remembered().write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert repo.entries() == entries
    for rest in (b"", whole[:-1], whole[:200], whole + b"\nlebih", b"[" * 100_000):
        remembered().write_bytes(rest)
        assert repo.entries() == entries


def test_the_list_of_another_repository_counts_as_none(repo, monkeypatch, tmp_path):
    repo.entries()
    other = repo_baru(tmp_path / "lain", sop_contoh("lain", "SOP Lain"))
    place = remembered()
    monkeypatch.setattr(index, "_place", lambda _root, _folder="sop": place)
    assert glimpse(other.root) is None
    assert [entry.id for entry in other.entries()] == ["lain"]
    assert glimpse(repo.root) is None


def test_a_link_or_a_folder_in_its_place_is_left_alone(repo, tmp_path):
    entries = repo.entries()
    target = tmp_path / "milik-orang"
    target.write_text("penting")
    remembered().unlink()
    place = index._place(repo.root)
    place.symlink_to(target)
    assert glimpse(repo.root) is None
    assert repo.entries() == entries
    assert target.read_text() == "penting"
    place.unlink()
    place.mkdir()
    assert repo.entries() == entries


def test_without_a_place_to_remember_all_works(repo, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/tidak-ada")
    assert len(repo.entries()) == 2
    assert glimpse(repo.root) is None


def test_outside_of_a_repository_there_is_nothing_to_see(tmp_path):
    assert glimpse(tmp_path) is None
    assert glimpse(tmp_path / "tidak-ada") is None


def test_lists_that_nobody_opens_are_thrown_away(repo):
    repo.entries()
    old = remembered().with_name("daftar-00000000")
    old.write_text("lama")
    os.utime(old, (0, 0))
    change_file(repo)
    repo.entries()
    assert not old.exists()
    assert remembered().exists()
