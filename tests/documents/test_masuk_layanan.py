"""Services come back from Word, Excel and PDF: as they were, and as somebody changed them there."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import replace

import pytest

from soptui.documents.docx import WordWriter
from soptui.documents.layanan.word import service_document
from soptui.documents.masuk.baca import read_incoming
from soptui.documents.masuk.lembar_layanan import LembarLayanan, overlaid_service
from soptui.documents.masuk.rencana import drafts
from soptui.documents.masuk.terbawa import Bawaan
from soptui.documents.pdf import Pilihan, Printer
from soptui.documents.xlsx import ExcelWriter
from soptui.repo import Repository
from soptui.rules.contoh_layanan import LAYANAN, layanan_of
from soptui.sample.isi import layanan
from soptui.toml import LAYANAN as MACAM
from soptui.toml import new_layanan_text
from tests.cli.run import soptui
from tests.documents.edisi_contoh import DAY
from tests.documents.layanan_contoh import edisi_layanan

MADE = {
    "docx": lambda edisi: service_document(WordWriter(Pilihan()), edisi).data,
    "xlsx": lambda edisi: ExcelWriter(Pilihan()).service(edisi).data,
    "pdf": lambda edisi: Printer(Pilihan(standar=("a-2a",))).service(edisi, DAY).pdf,
}
each_form = pytest.mark.parametrize("form", MADE)
each_office_form = pytest.mark.parametrize("form", ["docx", "xlsx"])


def edition(value):
    data = new_layanan_text(value).encode()
    return replace(edisi_layanan(value), berkas=data, isi=hashlib.sha256(data).hexdigest())


def incoming(tmp_path, form, value):
    file = tmp_path / f"sp.{form}"
    file.write_bytes(MADE[form](edition(value)))
    return read_incoming(file)


@each_form
def test_a_service_comes_back_byte_by_byte(form, tmp_path):
    kiriman = incoming(tmp_path, form, LAYANAN)
    assert kiriman.bawaan == (Bawaan(LAYANAN.id, new_layanan_text(LAYANAN), MACAM),)
    assert kiriman.catatan == ()


@each_office_form
def test_what_is_written_there_is_what_the_service_says(form, tmp_path):
    odd = layanan_of(
        {
            "identitas/nomor": "",
            "penyampaian/persyaratan": ("1. Formulir", "- Bukti\tkedua", "  "),
            "penyampaian/produk": ("1. Hanya satu",),
            "penyampaian/biaya": "-",
            "pengelolaan/evaluasi": (),
        }
    )
    for value in (*layanan(), odd):
        kiriman = incoming(tmp_path, form, value)
        [sheet] = kiriman.lembar
        assert len(sheet.komponen) == 14
        assert (sheet.judul, sheet.nomor) == (value.identitas.judul, value.identitas.nomor)
        assert overlaid_service(value, sheet) == value


def changed(old: bytes, new: bytes, source, target):
    """Write a document in which one text of its table is another one."""
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(old, new, 1))


@each_office_form
def test_what_somebody_changed_there_is_told_and_taken_when_asked_to(form, demo, tmp_path):
    out, edited = tmp_path / f"a.{form}", tmp_path / f"b.{form}"
    soptui("export", "sp-pelayanan-cuti", "--to", form, "-o", out, cwd=demo)
    changed(b"5 hari kerja<", b"4 hari kerja<", out, edited)
    told = soptui("import", edited, cwd=demo)
    assert told.returncode == 0
    assert "Yang terlihat di dokumen lain dari Standar Pelayanan yang dibawanya" in told.stdout
    assert "4 hari kerja" in told.stdout
    assert soptui("import", edited, "--drawn", cwd=demo).returncode == 1
    assert soptui("import", edited, "--drawn", "--replace", cwd=demo).returncode == 0
    saved = Repository.open(demo).layanan.read("sp-pelayanan-cuti").layanan
    assert saved.penyampaian.jangka_waktu == "4 hari kerja"


def test_a_deleted_service_comes_back_byte_by_byte(demo, tmp_path):
    repo = Repository.open(demo)
    text = repo.layanan.find("sp-pelayanan-berkala").read_bytes()
    out = tmp_path / "sp.pdf"
    soptui("export", "sp-pelayanan-berkala", "--to", "pdf", "-o", out, cwd=demo)
    assert "isinya sama" in soptui("import", out, cwd=demo).stdout
    repo.layanan.delete("sp-pelayanan-berkala")
    assert soptui("import", out, cwd=demo).returncode == 0
    assert repo.layanan.find("sp-pelayanan-berkala").read_bytes() == text


def test_items_that_were_added_taken_away_and_emptied():
    shown = LembarLayanan(
        {
            "penyampaian/persyaratan": ("1.\tFormulir", "2.\tBukti baru"),
            "penyampaian/prosedur": ("1.\tSatu saja",),
            "penyampaian/biaya": ("-",),
            "penyampaian/jangka_waktu": ("Dua hari", "atau tiga"),
        },
        judul="Layanan Baru",
        nomor="1/2",
    )
    new = overlaid_service(LAYANAN, shown)
    assert new.penyampaian.persyaratan == ("Formulir", "Bukti baru")
    assert new.penyampaian.prosedur == ("Satu saja",)
    assert new.penyampaian.biaya == ""
    assert new.penyampaian.jangka_waktu == "Dua hari\natau tiga"
    assert (new.identitas.judul, new.identitas.nomor) == ("Layanan Baru", "1/2")
    assert new.pengelolaan == LAYANAN.pengelolaan


@each_office_form
def test_without_the_carried_part_it_is_shown_and_never_saved(form, demo, tmp_path):
    out, bare = tmp_path / f"a.{form}", tmp_path / f"b.{form}"
    soptui("export", "sp-pelayanan-cuti", "--to", form, "-o", out, cwd=demo)
    with zipfile.ZipFile(out) as before, zipfile.ZipFile(bare, "w") as after:
        for name in before.namelist():
            if not name.startswith("customXml/"):
                after.writestr(name, before.read(name).replace(b">5 hari kerja<", b">4 hari<"))
    told = soptui("import", bare, cwd=demo)
    assert told.returncode == 1
    assert "Pelayanan Cuti\n  1. Persyaratan: Formulir permintaan cuti" in told.stdout
    assert "3. Jangka Waktu Penyelesaian: 4 hari" in told.stdout
    repo = Repository.open(demo)
    [shown] = drafts(repo, read_incoming(bare))
    here = repo.layanan.read("sp-pelayanan-cuti").layanan
    wanted = replace(here, penyampaian=replace(here.penyampaian, jangka_waktu="4 hari"))
    assert shown.nilai == wanted
    repo.layanan.delete("sp-pelayanan-cuti")
    [shown] = drafts(repo, read_incoming(bare))
    assert (shown.nilai.id, shown.nilai.identitas.unit) == ("sp-pelayanan-cuti", "kelembagaan")
    assert (shown.nilai.penyampaian, shown.nilai.identitas.sop) == (wanted.penyampaian, ())
