"""`soptui demo`: the repository that an office would have made of the book, each time the same."""

import subprocess
from datetime import date, datetime

import pytest

from soptui.errors import SoptuiError
from soptui.repo import Repository, Status
from soptui.sample import build_demo
from soptui.sample.isi import kerangka, lengkap
from soptui.toml import new_sop_text


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("contoh") / "magetan"
    build_demo(path)
    return path


def git(path, *args):
    return subprocess.run(
        ["git", "-C", str(path), *args], check=True, capture_output=True, text=True
    ).stdout.splitlines()


def test_all_sixty_sops_are_there_in_their_units(demo):
    entries = {entry.id: entry for entry in Repository.open(demo).entries()}

    assert set(entries) == {sop.id for sop in kerangka()}
    assert all(entries[sop.id].unit == sop.identitas.unit for sop in kerangka())
    assert all(entry.rusak is None for entry in entries.values())


def test_the_complete_sops_end_as_they_are_written_in_the_package(demo):
    for sop in lengkap():
        file = demo / "sop" / sop.identitas.unit / f"{sop.id}.toml"
        assert file.read_text(encoding="utf-8") == new_sop_text(sop)


def test_the_check_finds_no_error_only_what_the_book_lacks_and_misprints(demo):
    findings = Repository.open(demo).check()
    complete = {f"sop/{s.identitas.unit}/{s.id}.toml" for s in lengkap()}

    assert not [t for t in findings if str(t.severity) == "error"]
    assert [t.message for t in findings if t.file in complete] == [
        "Nama SOP ini sama dengan sop/kelembagaan/penyusunan-peraturan-bupati-2.toml."
    ]
    assert any("'13' dipakai dua kali" in t.message for t in findings)


def test_one_sop_is_in_force_and_one_has_changed_since_its_approval(demo):
    status = {e.id: e.status for e in Repository.open(demo).entries() if e.status != Status.KONSEP}

    assert status == {
        "pengagendaan-surat-masuk": Status.BERLAKU,
        "pelayanan-cuti": Status.BERUBAH,
    }
    assert git(demo, "tag", "--list") == [
        "efektif/pelayanan-cuti/0000-2015-03-02",
        "efektif/pengagendaan-surat-masuk/0000-2015-02-02",
    ]


def test_the_history_of_an_sop_tells_its_story(demo):
    log = Repository.open(demo).log("pengagendaan-surat-masuk")

    assert [revision.message for revision in log] == [
        "Pengagendaan Surat Masuk: ubah waktu langkah 2 dari 10 menit menjadi 15 menit",
        "Pengagendaan Surat Masuk: ubah nama pelaksana dari Petugas Agenda menjadi Agendaris",
        "Pengagendaan Surat Masuk: susun identitas dan prosedur",
        "Repositori SOP dibuat",
    ]
    assert log[0].effective == date(2015, 2, 2)
    assert log[0].author == "Sub Bagian Ketatalaksanaan"
    assert log[2].date == datetime.fromisoformat("2015-01-12T09:30:00+07:00")


def test_a_commit_changes_one_sop_and_the_dates_run_forward(demo):
    commits = git(demo, "log", "--reverse", "--format=%H %aI %cI")[1:]
    moments = [datetime.fromisoformat(line.split()[1]) for line in commits]

    assert len(commits) >= 30
    assert moments == sorted(moments)
    assert (moments[0].year, moments[-1].year) == (2015, 2015)
    for line in commits:
        commit, author_date, commit_date = line.split()
        assert author_date == commit_date
        assert len(git(demo, "diff-tree", "--no-commit-id", "--name-only", "-r", commit)) == 1


def test_the_work_tree_is_clean_and_the_objects_are_whole(demo):
    assert git(demo, "status", "--porcelain") == []
    assert git(demo, "fsck", "--full", "--strict") == []
    assert git(demo, "symbolic-ref", "HEAD") == ["refs/heads/main"]


def test_nobody_is_named_in_the_history(demo):
    people = set(git(demo, "log", "--format=%an <%ae>%n%cn <%ce>"))

    assert people == {
        "Bagian Organisasi dan Tatalaksana <ortala@magetan.example>",
        "Sub Bagian Kelembagaan <kelembagaan@magetan.example>",
        "Sub Bagian Ketatalaksanaan <ketatalaksanaan@magetan.example>",
    }


def test_every_run_makes_the_same_commits_and_tags(demo, tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "America/New_York")
    monkeypatch.setenv("GIT_AUTHOR_DATE", "2020-01-01T00:00:00Z")
    monkeypatch.setenv("GIT_COMMITTER_NAME", "Orang Lain")
    build_demo(tmp_path / "lagi")

    refs = ("for-each-ref", "--format=%(refname) %(objectname)")
    assert git(tmp_path / "lagi", *refs) == git(demo, *refs)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "catatan.txt").write_text("milik saya")

    with pytest.raises(SoptuiError, match="tidak kosong"):
        build_demo(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["catatan.txt"]
