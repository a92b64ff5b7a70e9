"""What time shows in a repository: dates out of order, replaced laws of services."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from soptui.model import IdentitasLayanan, Layanan, Pengelolaan
from tests.contoh import SITI, dengan_waktu, repo_baru, sop_contoh


def dated(value, day):
    return replace(value, identitas=replace(value.identitas, tanggal_pembuatan=day))


def told(repo, *rules):
    found = repo.check()
    return [(t.rule, t.file.split("/")[-1], t.line, t.message) for t in found if t.rule in rules]


def approve(repo, document_id, day):
    """Return what is said of the day before, and approve."""
    said = repo.approvals.on(repo.approvals.review(document_id), day)
    repo.approvals.approve(document_id, day, identity=SITI)
    return [t.message for t in said]


def service(day=None, *laws):
    identitas = IdentitasLayanan("Pelayanan Surat", "sekretariat", tanggal_pembuatan=day)
    return Layanan("sp-surat", identitas, pengelolaan=Pengelolaan(laws))


def test_an_approval_from_before_the_sop_or_service_was_made_is_told(tmp_path):
    repo = repo_baru(tmp_path, dated(sop_contoh(), "2026-02-10"))
    repo.layanan.create(service("2026-03"), identity=SITI)
    early = "Tanggal Efektif 01-01-2020 mendahului Tanggal Pembuatan {}: periksa keduanya."
    assert approve(repo, "surat-masuk", date(2020, 1, 1)) == [early.format("10-02-2026")]
    assert approve(repo, "sp-surat", date(2020, 1, 1)) == [early.format("03-2026")]
    found = told(repo, "ID-18")
    assert [(file, message) for _, file, _, message in found] == [
        ("sp-surat.toml", early.format("03-2026")),
        ("surat-masuk.toml", early.format("10-02-2026")),
    ]
    assert all(line > 1 for _, _, line, _ in found)
    again = repo.approvals.review("surat-masuk").beside(repo.check())
    assert "ID-18" not in {t.rule for t in again.findings}


def test_the_day_of_its_last_change_counts_while_it_is_in_force(tmp_path):
    repo = repo_baru(tmp_path, dated(sop_contoh(), "2019-12-10"))
    assert approve(repo, "surat-masuk", date(2020, 1, 1)) == []
    assert told(repo, "ID-18") == []
    doc = repo.read("surat-masuk")
    repo.save(doc, dengan_waktu(doc.sop, "20 menit"), identity=SITI)
    assert told(repo, "ID-18") == []
    [said] = approve(repo, "surat-masuk", date(2020, 2, 1))
    assert said.startswith("Tanggal Efektif 01-02-2020 mendahului Tanggal Revisi ")
    assert [message for *_, message in told(repo, "ID-18")] == [said]


def test_replaced_laws_and_days_to_come_of_a_service_are_told(tmp_path):
    repo = repo_baru(tmp_path)
    laws = ("PP Nomor 53 Tahun 2010 tentang Disiplin", "UU Nomor 25 Tahun 2999 tentang Pelayanan")
    repo.layanan.create(service("2999-01-05", *laws), identity=SITI)
    found = told(repo, "DH-5", "DH-6", "ID-17")
    replaced = "diganti PP 94/2021: periksa apakah Standar Pelayanan masih sesuai."
    assert [(rule, message) for rule, _, _, message in found] == [
        ("ID-17", "Tanggal Pembuatan 05-01-2999 belum tiba: periksa tanggalnya."),
        ("DH-5", f"PP Nomor 53 Tahun 2010 {replaced}"),
        ("DH-6", "UU Nomor 25 Tahun 2999 belum ada: periksa angka tahunnya."),
    ]
    assert told(repo, "DH-5", "DH-6", "ID-17") == found
