"""Words of a Standar Pelayanan: found and replaced, read aloud, and mended by a key."""

from __future__ import annotations

from dataclasses import replace

from tests.contoh import git
from tests.tui.layar import KECIL
from tests.tui.test_layanan import CUTI, daftar, komponen, nilai, sunting

KOTOR = replace(
    CUTI,
    identitas=replace(CUTI.identitas, judul="Standar Pelayanan Cuti"),
    penyampaian=replace(CUTI.penyampaian, persyaratan=("Surat  permohonan",)),
)


async def test_words_are_found_and_replaced_in_the_editor(tmp_path):
    async with sunting(tmp_path) as orang:
        await orang.tekan("ctrl+f")
        await orang.tunggu("Cari dalam Standar Pelayanan ini")
        await orang.ketik("cuti\n")
        assert "1 dari 2: Nama Pelayanan" in orang.status
        await orang.tekan("ctrl+f", "enter")
        assert "2 dari 2: SOP Pelaksanaan › butir 1" in orang.status
        await orang.tekan("ctrl+f")
        await orang.ketik("komputer")
        await orang.tekan("tab")
        await orang.ketik("Laptop\n")
        await orang.tunggu("Ganti semua: 1 tempat")
        await orang.tekan("enter")
        assert nilai(orang).pengelolaan.sarana == ("Laptop",)
        await orang.tekan("f7")
        assert nilai(orang).pengelolaan.sarana == ("Komputer",)


async def test_words_are_replaced_over_sops_and_services_from_both_lists(tmp_path):
    async with daftar(tmp_path) as orang:
        await orang.tekan("ctrl+p")
        await orang.ketik("ganti di semua\n")
        await orang.tunggu("Ganti di semua SOP dan Standar Pelayanan")
        await orang.ketik("Komputer\nLaptop\n")
        await orang.tunggu("Ganti 2 tempat pada 2 SOP dan Standar Pelayanan")
        await orang.tekan("enter")
        await orang.tunggu("2 dari 2 SOP dan Standar Pelayanan disimpan")
        root = orang.app.repo.root
    subjects = set(git(root, "log", "-2", "--format=%s").split("\n"))
    assert subjects == {"Pelayanan Cuti: ganti “Komputer” menjadi “Laptop” di 1 tempat"}


async def test_a_service_is_read_as_sentences_from_list_and_editor(tmp_path):
    async with daftar(tmp_path) as orang:
        await orang.tekan("ctrl+p")
        await orang.ketik("bacaan linier\n")
        await orang.tunggu("Bacaan linier · Pelayanan Cuti", "Standar Pelayanan: Pelayanan Cuti")
        await orang.tekan("q", "enter")
        await orang.tunggu("[2 Komponen]")
        await komponen(orang, "biaya")
        await orang.ketik("Gratis\n")
        await orang.tekan("ctrl+p")
        await orang.ketik("bacaan linier\n")
        await orang.tunggu("Biaya/Tarif: Gratis")


async def test_one_key_mends_a_finding_and_undo_brings_it_back(tmp_path):
    async with sunting(tmp_path, KECIL, KOTOR) as orang:
        await orang.tekan("f6", "f6")
        found = orang.app.screen.bagian("temuan").view
        found.go([t.rule for t in found.items].index("SP-7"))
        await orang.tekan("P")
        assert nilai(orang).identitas.judul == "Pelayanan Cuti"
        await orang.tekan("u")
        assert nilai(orang) == KOTOR
        await orang.tekan("S")
        assert nilai(orang).penyampaian.persyaratan == ("Surat permohonan",)
        await orang.tekan("u")
        assert nilai(orang) == KOTOR
