"""What `check --fix` mends: form only, each an edit like any other, one commit for each SOP."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soptui.model import Alur, Pelaksana
from soptui.model import path as address
from soptui.model.words import texts_of
from soptui.repo.mending import carry_out, mend, mend_all, plan
from soptui.repo.process import StalledError
from soptui.rules import check_layanan, check_sop
from soptui.rules.contoh import CONTOH, KANTOR, SATU_SOP, dengan, sop_of
from soptui.rules.contoh_layanan import layanan_of
from tests.contoh import git, repo_baru, sop_contoh
from tests.rules.sembarang import SERVICES

MENDED = {
    "DH-3": "tulis peraturan dengan lengkap",
    "FC-5": "urutkan pelaksana menurut kemunculan",
    "FC-7": "hapus pelaksana Sekretaris Daerah",
    "FC-8": "hapus nomor di depan kegiatan",
    "ID-7": "hapus kata SOP di depan nama",
    "TEKS-3": "hapus spasi yang berlebih",
}


@pytest.mark.parametrize("rule", MENDED)
def test_the_bad_example_becomes_one_that_the_rule_leaves_alone(rule):
    bad = sop_of(SATU_SOP[rule].buruk)
    (temuan,) = [t for t in check_sop(bad, KANTOR) if t.rule == rule]
    edited = mend(bad, temuan)
    assert edited.title == MENDED[rule]
    assert rule not in {t.rule for t in check_sop(edited.sop, KANTOR)}


@pytest.mark.parametrize("rule", [r for r in SATU_SOP if r not in MENDED])
def test_what_needs_judgement_is_left_to_people(rule):
    bad = sop_of(SATU_SOP[rule].buruk)
    assert all(mend(bad, t) is None for t in check_sop(bad, KANTOR) if t.rule == rule)


def test_a_sound_sop_is_left_as_it_is():
    assert mend_all(CONTOH, KANTOR) == (CONTOH, [])


def test_all_is_mended_at_once_and_then_nothing_is_left():
    bad = sop_of({p: v for r in ("FC-7", "FC-8", "DH-3") for p, v in SATU_SOP[r].buruk.items()})
    bad = dengan(bad, "langkah/terima/output", ("Surat  diterima ",))
    mended, done = mend_all(bad, KANTOR)
    assert [t.rule for t, _ in done] == ["FC-7", "FC-8", "DH-3", "TEKS-3"]
    assert mended.langkah[0].output == ("Surat diterima",)
    assert mend_all(mended, KANTOR) == (mended, [])


def test_an_exception_is_not_mended():
    bad = sop_of(SATU_SOP["FC-5"].buruk)
    excepted = dengan(bad, "identitas/pengecualian", ("FC-5: menurut jabatan",))
    assert mend_all(excepted, KANTOR) == (excepted, [])


def test_a_finding_about_something_that_is_gone_mends_nothing():
    bad = sop_of(SATU_SOP["FC-8"].buruk)
    (temuan,) = [t for t in check_sop(bad, KANTOR) if t.rule == "FC-8"]
    assert mend(replace(bad, langkah=bad.langkah[:2]), temuan) is None


def test_the_label_of_an_arrow_to_one_symbol_is_mended_too():
    arrows = (Alur("catat/agendaris", "Ya , lalu"), Alur("terima", "Tidak"))
    bad = dengan(CONTOH, "langkah/telaah/simpul/kabag/alur", arrows)
    assert "langkah/telaah/simpul/kabag/alur/0/label" in dict(texts_of(bad))
    mended, _ = mend_all(bad, KANTOR)
    assert mended.langkah[1].simpul[0].alur[0].label == "Ya, lalu"


def test_each_sop_is_one_commit_that_names_the_rules(tmp_path):
    good = sop_contoh()
    bad = sop_contoh("arsip", "SOP Pengarsipan Surat")
    bad = replace(bad, pelaksana=(*bad.pelaksana, Pelaksana("caraka", "Caraka")))
    repo = repo_baru(tmp_path, good, bad)
    before = git(repo.root, "rev-parse", "HEAD")

    plans = plan(repo, repo.check())
    (hasil,) = carry_out(repo, plans)

    assert hasil.saved.subject == (
        "Pengarsipan Surat: hapus kata SOP di depan nama, hapus pelaksana Caraka (ID-7, FC-7)"
    )
    assert git(repo.root, "rev-parse", "HEAD~1") == before
    assert repo.read("arsip").sop == plans[0].nilai
    assert plan(repo, repo.check()) == []


@pytest.mark.parametrize(
    ("path", "bad", "good"),
    [
        ("identitas/judul", "Standar Pelayanan Publik: cuti pegawai.", "Cuti pegawai"),
        ("identitas/judul", "Standar Pelayanan Cuti", "Pelayanan Cuti"),
        ("identitas/judul", "Standar Pelayanan Pelayanan Cuti", "Pelayanan Cuti"),
        ("identitas/judul", "SOP Pelayanan Cuti", "Pelayanan Cuti"),
        ("penyampaian/persyaratan", ("Surat  masuk ",), ("Surat masuk",)),
        ("pengelolaan/dasar_hukum", ("UU No. 5 tahun 2014 Tentang ASN",), None),
    ],
)
def test_the_form_of_a_service_is_mended_alike(path, bad, good):
    mended, done = mend_all(layanan_of({path: bad}), KANTOR)
    assert address.get(mended, path) == (good or ("UU Nomor 5 Tahun 2014 tentang ASN",))
    assert len(done) == 1
    assert mend_all(mended, KANTOR) == (mended, [])


@pytest.mark.parametrize("judul", ["PELAYANAN CUTI PEGAWAI NEGERI", "SP Cuti"])
def test_capitals_and_abbreviations_of_a_service_are_left_to_people(judul):
    bad = layanan_of({"identitas/judul": judul})
    assert "SP-7" in {t.rule for t in check_layanan(bad, KANTOR)}
    assert mend_all(bad, KANTOR) == (bad, [])


def test_standar_pelayanan_minimal_is_a_thing_of_its_own():
    spm = layanan_of({"identitas/judul": "Standar Pelayanan Minimal Bidang Kesehatan"})
    assert "SP-7" not in {t.rule for t in check_layanan(spm, KANTOR)}


def test_a_service_is_one_commit_too(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())
    here = {"identitas/unit": "sekretariat", "identitas/pengesah": "kepala"}
    bad = layanan_of({**here, "identitas/judul": "Standar Pelayanan Cuti"})
    repo.layanan.create(bad)
    (hasil,) = carry_out(repo, plan(repo, repo.check()))
    assert hasil.saved.subject == "Pelayanan Cuti: sebut nama pelayanannya saja (SP-7)"
    assert repo.layanan.read(bad.id).nilai.identitas.judul == "Pelayanan Cuti"


def test_a_file_with_edits_that_nobody_committed_is_left_alone(tmp_path):
    """The commit would carry them under words that only tell what was mended."""
    repo = repo_baru(tmp_path, sop_contoh("arsip", "SOP Pengarsipan Surat"))
    file = repo.root / "sop/sekretariat/arsip.toml"
    file.write_text(file.read_text().replace("Menerima surat", "Menerima semua surat"))
    before = git(repo.root, "rev-parse", "HEAD"), file.read_bytes()
    (hasil,) = carry_out(repo, plan(repo, repo.check()))
    assert "belum tersimpan di riwayat" in str(hasil.error)
    assert (git(repo.root, "rev-parse", "HEAD"), file.read_bytes()) == before


def test_what_is_broken_or_gone_since_it_was_checked_stops_no_other(tmp_path):
    names = ("arsip", "cuti", "tamu")
    repo = repo_baru(tmp_path, *(sop_contoh(name, f"SOP Urusan {name}") for name in names))
    found = repo.check()
    (repo.root / "sop/sekretariat/arsip.toml").write_text("rusak = ")
    (repo.root / "sop/sekretariat/cuti.toml").unlink()
    (hasil,) = carry_out(repo, plan(repo, found))
    assert hasil.saved.subject == "Urusan tamu: hapus kata SOP di depan nama (ID-7)"


def test_comments_and_line_ends_stay(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh("arsip", "SOP Pengarsipan Surat"))
    file = repo.root / "sop/sekretariat/arsip.toml"
    text = "# catatan saya\n" + file.read_text().replace("judul =", "judul   =")
    file.write_bytes(text.replace("\n", "\r\n").encode())
    git(repo.root, "-c", "core.safecrlf=false", "commit", "-qam", "tata letak")
    before = file.read_bytes()
    carry_out(repo, plan(repo, repo.check()))
    assert file.read_bytes() == before.replace(b"SOP Pengarsipan", b"Pengarsipan")


def test_a_git_that_was_stopped_ends_the_whole_round(tmp_path, monkeypatch):
    repo = repo_baru(tmp_path, *(sop_contoh(name, f"SOP Urusan {name}") for name in "ab"))
    plans = plan(repo, repo.check())

    def stopped(*_args, **_options):
        raise StalledError("dihentikan")

    monkeypatch.setattr(type(repo), "save", stopped)
    (hasil,) = carry_out(repo, plans)
    assert (len(plans), str(hasil.error)) == (2, "dihentikan")


@settings(deadline=None, max_examples=40)
@given(SERVICES, st.sampled_from(("Standar Pelayanan ", "SOP ", "standar pelayanan publik: ", "")))
def test_any_service_is_mended_once_and_for_all(layanan, front):
    judul = f"{front}{layanan.identitas.judul}"
    mended, _ = mend_all(dengan(layanan, "identitas/judul", judul), KANTOR)
    assert mend_all(mended, KANTOR) == (mended, [])
