"""Findings that are kept: never wrong, whatever happens to files, settings, or to what is kept."""

from __future__ import annotations

import datetime as dt
import os
import sys

import pytest

from soptui.errors import RefusedError
from soptui.folders import cache_folder
from soptui.repo import Repository, check, workers
from tests.contoh import git, repo_baru, sop_contoh

SURAT, CUTI = "sop/sekretariat/surat-masuk.toml", "sop/sekretariat/cuti.toml"


@pytest.fixture
def repo(tmp_path):
    return repo_baru(tmp_path, sop_contoh(), sop_contoh("cuti", "Pelayanan Cuti"))


@pytest.fixture
def examined(monkeypatch):
    """Return the paths of the SOPs that are examined from now on."""
    paths = []
    examine = workers.examine

    def noting(root, path, organisasi):
        paths.append(path)
        return examine(root, path, organisasi)

    monkeypatch.setattr(workers, "examine", noting)
    return paths


def kept():
    (found,) = cache_folder(os.environ).glob("temuan-*")
    return found


def fresh(repo):
    """Return the findings as somebody sees them who remembers nothing."""
    kept().unlink()
    return Repository.open(repo.root).check()


def rewrite(repo, path, old, new):
    file = repo.root / path
    file.write_text(file.read_text().replace(old, new))


def test_nothing_is_examined_twice_and_the_findings_are_the_same(repo, examined):
    first = repo.check()
    assert sorted(examined) == [CUTI, SURAT]
    assert first
    examined.clear()
    assert Repository.open(repo.root).check() == first
    assert examined == []
    assert kept().stat().st_mode & 0o777 == 0o600


def test_a_changed_file_is_examined_and_what_it_shows_across_files_too(repo, examined):
    before = repo.check()
    assert not any(t.rule == "REP-2" for t in before)
    examined.clear()
    rewrite(repo, CUTI, "Pelayanan Cuti", "Pengagendaan Surat Masuk")
    found = repo.check()
    assert examined == [CUTI]
    doubled = [t for t in found if t.rule == "REP-2"]
    assert [t.file for t in doubled] == [CUTI, SURAT]
    assert all(t.line > 1 for t in doubled)
    assert fresh(repo) == found


def test_a_file_that_went_away_takes_its_findings_along(repo):
    repo.check()
    (repo.root / CUTI).unlink()
    found = repo.check()
    assert all(t.file != CUTI for t in found)
    assert fresh(repo) == found


def test_other_settings_of_the_office_count_for_all_files(repo, examined):
    assert any(t.rule == "ID-13" for t in repo.check())
    examined.clear()
    with (repo.root / "soptui.toml").open("a") as file:
        file.write('\n[aturan.tingkat]\nID-13 = "mati"\n')
    repo.reread_settings()
    assert all(t.rule != "ID-13" for t in repo.check())
    assert sorted(examined) == [CUTI, SURAT]


def test_what_falls_due_is_told_on_another_day_without_examining_anything(
    repo, monkeypatch, examined
):
    rewrite(repo, SURAT, "dasar_hukum = [", 'dasar_hukum = ["UU 32/2004 tentang Daerah",')
    repo.check()
    examined.clear()
    asked = []
    check_all = check.rules.check_all
    monkeypatch.setattr(
        check.rules, "check_all", lambda *given: asked.append(given[3]) or check_all(*given)
    )
    repo.check()
    assert asked == []
    monkeypatch.setattr(check, "today", lambda: dt.date(2100, 1, 1))
    repo.check()
    assert asked == [dt.date(2100, 1, 1)]
    assert examined == []


def test_what_was_damaged_or_belongs_to_others_counts_as_none(repo, tmp_path):
    found = repo.check()
    whole = kept().read_bytes()
    for place in range(0, len(whole), 97):
        kept().write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert repo.check() == found
    for rest in (b"", whole[:-1], whole + b"x", b"[" * 100_000):
        kept().write_bytes(rest)
        assert repo.check() == found
    place = kept()
    other = repo_baru(tmp_path / "lain", sop_contoh("lain", "SOP Lain"))
    other.check()
    (foreign,) = set(place.parent.glob("temuan-*")) - {place}
    place.write_bytes(foreign.read_bytes())
    assert repo.check() == found
    target = tmp_path / "milik-orang"
    target.write_text("penting")
    place.unlink()
    place.symlink_to(target)
    assert repo.check() == found
    assert target.read_text() == "penting"


def test_without_a_place_to_remember_all_works(repo, monkeypatch):
    found = repo.check()
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/tidak-ada")
    assert repo.check() == found


def test_nothing_is_taken_from_the_repository_itself(repo, examined):
    repo.check()
    inside = repo.root / kept().name
    inside.write_bytes(kept().read_bytes())
    kept().unlink()
    examined.clear()
    repo.check()
    assert sorted(examined) == [CUTI, SURAT]


@pytest.fixture
def many(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "MANY", 1)
    sops = [sop_contoh(f"sop-{i}", f"Pelayanan Nomor {i}") for i in range(12)]
    repo = repo_baru(tmp_path, *sops)
    (repo.root / "sop/sekretariat/sop-3.toml").write_text("bukan toml [")
    git(repo.root, "commit", "-qam", "rusak")
    return repo


def test_processes_find_what_one_alone_finds_and_tell_how_far_they_are(many, monkeypatch):
    steps = []
    found = many.check(told=lambda done, count: steps.append((done, count)))
    assert steps == [(k, 12) for k in range(1, 13)]
    monkeypatch.setattr(workers, "MANY", 1000)
    assert fresh(many) == found
    assert {t.rule for t in found if t.file.endswith("sop-3.toml")} == {"skema/toml"}


def test_processes_that_die_or_cannot_start_are_done_without(many, monkeypatch, examined):
    found = many.check()
    assert examined == []
    for program in ("/bin/false", "/tidak/ada"):
        kept().unlink()
        examined.clear()
        monkeypatch.setattr(sys, "executable", program)
        assert many.check() == found
        assert len(examined) == 12


def test_who_stops_it_leaves_no_process_behind_and_loses_nothing(many, monkeypatch):
    started = []
    popen = workers.subprocess.Popen

    def noting(*args, **options):
        started.append(popen(*args, **options))
        return started[-1]

    monkeypatch.setattr(workers.subprocess, "Popen", noting)

    def stop(done, count):
        raise RefusedError("cukup")

    with pytest.raises(RefusedError):
        many.check(told=stop)
    assert started
    assert all(process.poll() is not None for process in started)
    assert many.check() == many.check()


def test_what_was_found_until_a_look_was_stopped_is_not_looked_for_again(repo, examined):
    def stop(done, count):
        if done == 1:
            raise RefusedError("cukup")

    with pytest.raises(RefusedError):
        repo.check(told=stop)
    (first,) = examined
    assert Repository.open(repo.root).check() == fresh(repo)
    assert examined[:2] == sorted([CUTI, SURAT], key=lambda path: path != first)
