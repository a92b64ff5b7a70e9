"""`soptui demo`: the repository that an office would have made of the book, each time the same."""

import subprocess
from datetime import date, datetime

import pytest

from soptui.errors import SoptuiError
from soptui.repo import Repository, Status
from soptui.sample import build_demo
from soptui.sample.isi import kerangka, layanan, lengkap
from soptui.toml import new_layanan_text, new_sop_text

SERVICES = (
    "pelayanan-cuti",
    "pelayanan-berkala",
    "pelayanan-pengusulan-kenaikan-pangkat",
    "pelayanan-karpeg-karis-karsu-kpe",
    "pelayanan-pengajuan-pensiun",
)


def git(path, *args):
    """Return the lines that git prints; it locks nothing: others copy the book at this moment."""
    return subprocess.run(
        ["git", "--no-optional-locks", "-C", str(path), *args],
        check=True, capture_output=True, text=True,
    ).stdout.splitlines()  # fmt: skip


def test_all_sops_of_the_book_are_there_in_their_units(demo):
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
    assert [t.message for t in findings if t.file in complete and t.severity == "warning"] == [
        (
            "Nama SOP ini sama dengan sop/kelembagaan/penyusunan-peraturan-bupati-2.toml:"
            " bedakan namanya, atau satukan SOP-nya."
        )
    ]


T = "sop/ketatalaksanaan/"


def test_what_time_has_done_to_the_book_is_told(demo):
    findings = [t for t in Repository.open(demo).check() if t.rule in ("DH-5", "REP-10")]
    messages = {(t.rule, t.file): t.message for t in findings}

    assert messages["REP-10", T + "pengagendaan-surat-masuk.toml"] == (
        "SOP ini belum ditinjau sejak 02-02-2015: monitoring jatuh tempo 02-08-2015, evaluasi"
        " jatuh tempo 02-02-2016."
    )
    assert "diganti Permendagri 1/2023" in messages["DH-5", T + "pengagendaan-surat-masuk.toml"]
    assert "belum diubah sejak itu" in messages["DH-5", T + "pengagendaan-surat-masuk.toml"]


def test_one_sop_is_in_force_and_one_has_changed_since_its_approval(demo):
    status = {e.id: e.status for e in Repository.open(demo).entries() if e.status != Status.KONSEP}

    assert status == {
        "pengagendaan-surat-masuk": Status.BERLAKU,
        "pelayanan-cuti": Status.BERUBAH,
    }
    assert git(demo, "tag", "--list") == [
        "efektif/pelayanan-cuti/0000-2015-03-02",
        "efektif/pengagendaan-surat-masuk/0000-2015-02-02",
        "efektif/sp-pelayanan-berkala/0000-2015-04-01",
        "efektif/sp-pelayanan-cuti/0000-2015-04-01",
    ]


def test_the_five_services_stand_beside_their_sops_two_of_them_approved(demo):
    repo = Repository.open(demo)
    entries = {entry.id: entry for entry in repo.layanan.entries()}

    assert set(entries) == {f"sp-{sop_id}" for sop_id in SERVICES}
    assert all(entries[f"sp-{sop_id}"].sop == (sop_id,) for sop_id in SERVICES)
    assert entries["sp-pelayanan-berkala"].status is Status.BERLAKU
    assert entries["sp-pelayanan-cuti"].status is Status.BERUBAH
    assert {entry.id: entry.terisi for entry in entries.values() if entry.terisi < 14} == {
        "sp-pelayanan-karpeg-karis-karsu-kpe": 13
    }
    for service in layanan():
        file = demo / "layanan" / service.identitas.unit / f"{service.id}.toml"
        assert file.read_text(encoding="utf-8") == new_layanan_text(service)


def test_three_services_agree_with_their_sops_and_two_do_not(demo):
    every = Repository.open(demo).check([demo / "layanan"])
    found = [t for t in every if t.rule != "DH-5"]

    replaced = {t.message.partition(":")[0] for t in every if t.rule == "DH-5"}
    assert "Peraturan Pemerintah Nomor 53 Tahun 2010 diganti PP 94/2021" in replaced
    assert {t.file.rpartition("/sp-")[2]: "" for t in found} == {
        "pelayanan-pengusulan-kenaikan-pangkat.toml": "",
        "pelayanan-karpeg-karis-karsu-kpe.toml": "",
    }
    assert {t.rule for t in found if "pangkat" in t.file} == {"SP-33", "SP-40"}
    assert any("139 hari kerja" in t.message for t in found)


def test_the_history_of_a_service_tells_its_story(demo):
    log = Repository.open(demo).layanan.log("sp-pelayanan-berkala")

    changed, made = (revision.message for revision in log)
    assert changed.endswith(
        ": ubah jangka waktu penyelesaian dari 14 hari kerja menjadi 15 hari kerja"
    )
    assert made == "Pelayanan Kenaikan Gaji Berkala: susun Standar Pelayanan"
    assert log[0].effective == date(2015, 4, 1)


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
