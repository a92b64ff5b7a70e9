"""History, differences and approval of a Standar Pelayanan, on the screens of SOPs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from soptui.tui.days import today
from soptui.tui.screens.sunting_layanan import SuntingLayananScreen
from tests.contoh import SITI
from tests.tui.layar import LEBAR, buka
from tests.tui.test_layanan import CUTI, kantor, nilai, sunting

LENGKAP = replace(CUTI, identitas=replace(CUTI.identitas, pengesah="kepala", nomor="188/1/2026"))


def berubah(tmp_path):
    """Return a repository in which the service was saved twice."""
    repo = kantor(tmp_path, LENGKAP)
    doc = repo.layanan.read(CUTI.id)
    value = replace(LENGKAP, penyampaian=replace(LENGKAP.penyampaian, biaya="Rp5.000"))
    repo.layanan.save(doc, value, identity=SITI)
    return repo


async def riwayat(orang):
    await orang.tekan("L")
    await orang.tunggu("Pelayanan 1 dari")
    await orang.tekan("r")
    return await orang.tunggu("Riwayat · Pelayanan Cuti", "2 catatan")


async def test_history_opens_an_old_version_to_be_read_only(tmp_path):
    async with buka(berubah(tmp_path).root) as orang:
        await riwayat(orang)
        await orang.tekan("end", "enter")
        await orang.sampai(lambda: isinstance(orang.app.screen, SuntingLayananScreen))
        assert "hanya baca" in orang.baris[0]
        assert nilai(orang).penyampaian.biaya == "Tidak dipungut biaya"
        await orang.tekan("x")
        assert "Versi lama ini hanya dapat dibaca" in orang.status


async def test_difference_is_told_in_sentences_and_toml_without_a_chart(tmp_path):
    async with buka(berubah(tmp_path).root) as orang:
        await riwayat(orang)
        await orang.tekan("end", "d")
        await orang.tunggu("Beda · Pelayanan Cuti", "1 perubahan")
        assert "Rp5.000" in orang.teks
        assert "Bagan" not in orang.teks
        await orang.tekan("v")
        await orang.tunggu('+biaya = "Rp5.000"')
        await orang.tekan("2")
        assert orang.status == "Standar Pelayanan tidak mempunyai bagan."


async def test_an_old_version_comes_back_as_an_edit(tmp_path):
    async with buka(berubah(tmp_path).root) as orang:
        await riwayat(orang)
        await orang.tekan("end", "p")
        await orang.tunggu("Kembalikan ke versi")
        await orang.tekan("enter")
        await orang.sampai(lambda: isinstance(orang.app.screen, SuntingLayananScreen))
        assert nilai(orang).penyampaian.biaya == "Tidak dipungut biaya"
        assert "1 perubahan belum disimpan" in orang.baris[0]
        await orang.tekan("f7")
        assert nilai(orang).penyampaian.biaya == "Rp5.000"


async def test_approval_shows_the_components_and_makes_it_effective(tmp_path):
    async with buka(kantor(tmp_path, LENGKAP).root) as orang:
        await orang.tekan("L")
        await orang.tunggu("Pelayanan 1 dari")
        await orang.tekan("s")
        await orang.tunggu("Sahkan · Pelayanan Cuti", "4 dari 14 komponen")
        await orang.tekan("s")
        await orang.tunggu("Tanggal efektif")
        await orang.tekan("enter")
        await orang.tunggu("Dasar pengesahan")
        await orang.ketik("-\n")
        await orang.tunggu("Sahkan versi ini?")
        await orang.ketik("sahkan\n")
        await orang.tunggu("Disahkan, berlaku mulai")
        await orang.sampai(lambda: "berlaku" in orang.baris_dengan("▸"), "list")


async def test_who_changed_a_component_is_traced(tmp_path):
    async with buka(berubah(tmp_path).root) as orang:
        await orang.tekan("L")
        await orang.tunggu("Pelayanan 1 dari")
        await orang.tekan("enter")
        await orang.sampai(lambda: isinstance(orang.app.screen, SuntingLayananScreen))
        await orang.tekan(*["down"] * 3, "ctrl+p")
        await orang.ketik("jejak\n")
        await orang.tunggu("Jejak · Biaya/Tarif", "Rp5.000")


async def test_a_draft_of_a_service_is_offered_again(tmp_path):
    repo = kantor(tmp_path)
    async with buka(repo.root) as orang:
        await orang.tekan("L")
        await orang.tunggu("Pelayanan 1 dari")
        await orang.tekan("enter")
        await orang.sampai(lambda: isinstance(orang.app.screen, SuntingLayananScreen))
        await orang.tekan(*["down"] * 3)
        await orang.ketik("Rp7.000\n")
        assert nilai(orang).penyampaian.biaya == "Rp7.000"
    async with buka(repo.root) as orang:
        await orang.tunggu("Draf: ketikan yang belum disimpan", "Pelayanan Cuti")
        await orang.tekan("enter")
        await orang.sampai(lambda: isinstance(orang.app.screen, SuntingLayananScreen))
        assert nilai(orang).penyampaian.biaya == "Rp7.000"
        assert orang.app.screen.session.is_changed


async def test_the_same_keys_undo_and_save_as_in_an_sop(tmp_path):
    async with sunting(tmp_path) as orang:
        keys = {a.id for a in orang.app.screen.palette_actions()}
    assert {"simpan", "urung", "ulang", "buang", "riwayat", "sahkan", "beda", "jejak"} <= keys
    assert "langkah" not in keys


async def test_without_its_nomor_it_is_not_approved_and_its_sops_are_told_of(tmp_path):
    unnumbered = replace(LENGKAP, identitas=replace(LENGKAP.identitas, nomor="188/ /2026"))
    async with buka(kantor(tmp_path, unnumbered).root, LEBAR) as orang:
        await orang.tekan("L")
        await orang.tunggu("Pelayanan 1 dari")
        await orang.tekan("s")
        await orang.tunggu("Sahkan · Pelayanan Cuti", "Nomor '188/ /2026' masih mempunyai")
        assert "tidak sejalan dengan Waktu terpanjang SOP" in orang.teks
        await orang.tekan("s")
        assert orang.status == "Ada 1 kesalahan: perbaiki dulu, lalu sahkan."


async def test_what_is_in_force_and_the_timeline_name_services_by_title_from_either_list(tmp_path):
    repo = kantor(tmp_path, LENGKAP)
    repo.approvals.approve(CUTI.id, today() - timedelta(1), identity=SITI)
    async with buka(repo.root, LEBAR) as orang:
        await orang.tekan("L")
        await orang.tunggu("Pelayanan 1 dari")
        await orang.tekan("b")
        await orang.tunggu("1 berlaku", f"Pengesahan efektif/{CUTI.id}/0000")
        assert orang.baris_dengan("berlaku   ").split()[:3] == ["Pelayanan", "Cuti", "berlaku"]
        await orang.tekan("q", "R")
        await orang.tunggu("Linimasa · semua SOP dan Standar Pelayanan")
        await orang.tunggu(f"Pelayanan Cuti ({CUTI.id})")
