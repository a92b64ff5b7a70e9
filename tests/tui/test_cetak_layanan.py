"""Printing a Standar Pelayanan and the pledge of its unit from the interface."""

from __future__ import annotations

import pytest

from soptui.model import IdentitasLayanan, Layanan
from soptui.tui.screens.cetak import CetakScreen
from tests.contoh import SITI
from tests.tui.layar import buka
from tests.tui.test_cetak import cetak, di_folder_kosong, kabar, pilih


@pytest.fixture
def pelayanan(tmp_path, monkeypatch):
    """Return a repository with a service beside its SOPs, and stand in an empty folder."""
    repo = di_folder_kosong(tmp_path, monkeypatch)
    identitas = IdentitasLayanan("Layanan Cuti", "sekretariat", sop=("pelayanan-cuti",))
    repo.layanan.create(Layanan("layanan-cuti", identitas), identity=SITI)
    return repo


async def test_standar_pelayanan_print_in_the_forms_that_they_have(pelayanan, tmp_path):
    async with buka(pelayanan.root) as orang:
        await orang.tekan("L")
        await orang.tunggu("Pelayanan 1 dari 1")
        await cetak(orang)
        assert "Identitas" not in orang.teks  # it has one page or two, and no chart
        await pilih(orang, "Bentuk", "HTML")
        await orang.tekan("c")
        await kabar(orang, "Tercetak:", "layanan-cuti.html")
        await orang.tekan("q", "enter")
        await orang.tunggu("komponen")
        await orang.tekan("ctrl+p")
        await orang.ketik("mencetak\n")
        await orang.sampai(lambda: isinstance(orang.app.screen, CetakScreen))
        assert "Layanan Cuti" in orang.baris_dengan("Yang dicetak")
        await orang.tekan("q", "f10", "r")
        await orang.tunggu("1 catatan")
        await cetak(orang)
        assert "versi" in orang.teks
        with pytest.raises(AssertionError, match="offers no SVG"):
            await pilih(orang, "Bentuk", "SVG")
    assert "Layanan Cuti" in (tmp_path / "kerja/layanan-cuti.html").read_text()


async def test_the_pledge_of_a_unit_is_printed_from_its_services(pelayanan, tmp_path):
    async with buka(pelayanan.root) as orang:
        await orang.tekan("L")
        await orang.tunggu("Pelayanan 1 dari 1")
        await cetak(orang)
        await pilih(orang, "Bentuk", "Excel")
        await pilih(orang, "Yang dicetak", "Maklumat Sekretariat")
        assert "PDF" in orang.baris_dengan("Bentuk")  # a pledge has no table
        assert "Tanda tangan" in orang.teks
        assert orang.app.screen.list.items[-2].words.endswith("/maklumat-sekretariat.pdf")
        await pilih(orang, "Bentuk", "HTML")
        await orang.tekan("c")
        await kabar(orang, "Tidak tercetak:", "belum mempunyai Standar Pelayanan yang berlaku")
        await pilih(orang, "Yang dicetak", "Maklumat konsep")
        await orang.tekan("c")
        await kabar(orang, "Tercetak:", "maklumat-sekretariat-konsep.html")
        await orang.tekan("c")
        await orang.tunggu("Berkas sudah ada")
        await orang.tekan("escape", "q", "enter")
        await orang.tunggu("komponen")
        await orang.tekan("ctrl+p")
        await orang.ketik("mencetak\n")
        await orang.sampai(lambda: isinstance(orang.app.screen, CetakScreen))
        await pilih(orang, "Yang dicetak", "Maklumat Sekretariat")
    page = (tmp_path / "kerja/maklumat-sekretariat-konsep.html").read_text()
    assert "MAKLUMAT PELAYANAN" in page
    assert "Layanan Cuti" in page
