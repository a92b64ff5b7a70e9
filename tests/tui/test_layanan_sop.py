"""Standar Pelayanan beside its SOP: what agrees, taking over, and the way to the SOP."""

from __future__ import annotations

from dataclasses import replace

from soptui.changes import Edited
from soptui.model import IdentitasLayanan, Layanan, Pengelolaan, Penyampaian
from soptui.rules.pasangan import ikatan
from soptui.tui.asal_layanan import look_up
from soptui.tui.screens.sunting import SuntingScreen
from soptui.tui.screens.sunting_layanan import SuntingLayananScreen
from soptui.tui.widgets.tie_view import state_of
from tests.tui.layar import LEBAR
from tests.tui.test_layanan import CUTI, SOP, kantor, nilai, sunting


async def padanan(orang, alamat):
    """Go to a tie of part 3."""
    if orang.app.screen.part != "padanan":
        await orang.tekan("f6")
    view = orang.app.screen.bagian("padanan").view
    await orang.sampai(lambda: bool(view.ties), "ties")
    at = [tie.alamat for tie in view.ties].index(alamat)
    await orang.tekan("home")
    view.go(at)
    return await orang.tenang()


async def test_both_sides_stand_beside_each_other_with_what_is_missing_marked(tmp_path):
    async with sunting(tmp_path, LEBAR) as orang:
        await padanan(orang, "pengelolaan/sarana")
        assert "[3 Banding SOP]" in orang.teks
        assert "SOP Pelayanan Cuti" in orang.baris_dengan("Standar Pelayanan")
        assert "Sarana, Prasarana, dan/atau Fasilitas · SOP: Peralatan" in orang.teks
        line = orang.baris_dengan("Komputer")
        assert line.count("Komputer") == 2
        assert "+ Printer" in orang.teks
        assert "Disebut SOP dan belum ada di sini: Printer." in orang.teks


async def test_one_key_takes_over_and_undo_gives_it_back(tmp_path):
    async with sunting(tmp_path) as orang:
        own = replace(CUTI, pengelolaan=Pengelolaan(sarana=("Loket", "Komputer", "Antrean")))
        orang.app.screen.edit(lambda _: Edited(own, "isi sarana"))
        await padanan(orang, "pengelolaan/sarana")
        assert "a menambahkan yang bertanda +, yang sudah ada tetap" in " ".join(orang.teks.split())
        await orang.tekan("a")
        assert nilai(orang).pengelolaan.sarana == ("Loket", "Komputer", "Antrean", "Printer")
        assert "bertambah 1 butir dari SOP. " in orang.status
        assert "sejalan dengan SOP." in orang.teks
        await orang.tekan("a")
        assert "sudah sejalan" in orang.status
        await orang.tekan("u")
        assert nilai(orang) == own


async def test_what_is_one_text_is_replaced_and_that_is_said_before(tmp_path):
    async with sunting(tmp_path, LEBAR) as orang:
        await padanan(orang, "penyampaian/jangka_waktu")
        assert "a menggantinya dengan" in " ".join(orang.teks.split())
        await orang.tekan("a")
        assert "Jangka Waktu Penyelesaian diganti dari SOP. u mengurungkan." in orang.status
        assert nilai(orang).penyampaian.jangka_waktu != "1 menit"


async def test_one_key_takes_all_over_as_one_step_of_undo(tmp_path):
    async with sunting(tmp_path) as orang:
        before = nilai(orang)
        await padanan(orang, "penyampaian/persyaratan")
        await orang.tekan("A")
        assert "butir ditambahkan ke " in orang.status
        assert set(before.penyampaian.persyaratan) <= set(nilai(orang).penyampaian.persyaratan)
        assert nilai(orang).pengelolaan.sarana == ("Komputer", "Printer")
        await orang.tekan("A")
        assert orang.status == "Semua komponen sudah sejalan dengan SOP."
        await orang.tekan("u")
        assert nilai(orang) == before


async def test_enter_leads_to_the_component_and_o_to_the_field_of_the_sop(tmp_path):
    async with sunting(tmp_path) as orang:
        await padanan(orang, "pengelolaan/sarana")
        await orang.tekan("enter")
        assert orang.app.screen.address() == "pengelolaan/sarana"
        await padanan(orang, "pengelolaan/sarana")
        await orang.tekan("o")
        await orang.sampai(lambda: isinstance(orang.app.screen, SuntingScreen), "SOP")
        assert orang.sunting.address() == "identitas/peralatan"
        await orang.tekan("f10")
        assert isinstance(orang.app.screen, SuntingLayananScreen)


async def test_what_was_saved_in_the_sop_is_compared_at_once(tmp_path):
    async with sunting(tmp_path) as orang:
        await padanan(orang, "pengelolaan/sarana")
        await orang.tekan("o")
        await orang.sampai(lambda: isinstance(orang.app.screen, SuntingScreen), "SOP")
        await orang.ketik("Komputer\nPemindai\n\n")
        await orang.tekan("ctrl+s", "enter")
        await orang.tunggu("Disimpan:")
        await orang.tekan("f10")
        await orang.sampai(lambda: isinstance(orang.app.screen, SuntingLayananScreen), "service")
        await orang.tunggu("+ Pemindai")
        assert "+ Printer" not in orang.teks


async def test_without_an_sop_the_part_says_what_to_do(tmp_path):
    from tests.tui.layar import KECIL

    alone = replace(CUTI, identitas=replace(CUTI.identitas, sop=()))
    async with sunting(tmp_path, KECIL, alone) as orang:
        await orang.tekan("f6")
        assert 'lalu isi "SOP Pelaksanaan"' in " ".join(orang.teks.split())
        await orang.tekan("a")
        assert orang.status == "Belum ada SOP untuk disandingkan."


async def test_what_does_not_agree_is_a_finding_beside_its_component(tmp_path):
    async with sunting(tmp_path) as orang:
        await orang.sampai(
            lambda: any(t.rule == "SP-33" for t in orang.app.screen.findings), "SP-33"
        )
        await orang.tekan("home", "down", "down")
        assert orang.app.screen.address() == "penyampaian/jangka_waktu"
        assert "tidak sejalan dengan" in " ".join(orang.teks.split())


async def test_unsaved_edits_of_the_sop_are_compared_and_said(tmp_path):
    async with sunting(tmp_path) as orang:
        await padanan(orang, "pengelolaan/sarana")
        await orang.tekan("o")
        await orang.sampai(lambda: isinstance(orang.app.screen, SuntingScreen), "SOP")
        await orang.ketik("Komputer\nPemindai\n\n")
        await orang.tekan("f10")
        await orang.tunggu("simpan nanti")
        await orang.tekan("end", "enter")
        await orang.tunggu("SOP Pelayanan Cuti ditampilkan dengan suntingannya yang belum disimpan")
        assert "+ Pemindai" in orang.teks
        await orang.tekan("a")
        assert nilai(orang).pengelolaan.sarana == ("Komputer", "Pemindai")


def test_each_sop_that_is_not_as_saved_has_a_sentence(tmp_path):
    repo = kantor(tmp_path)
    file = repo.root / "sop/kelembagaan/rusak.toml"
    file.write_text("skema = ")
    named = ("pelayanan-cuti", "hilang", "rusak")
    titles, asal = look_up(repo, named, {}, {"sop/kelembagaan/pelayanan-cuti.toml"})
    assert titles == {"pelayanan-cuti": "Pelayanan Cuti"}
    assert list(asal.sops) == ["pelayanan-cuti", "rusak"]
    assert [sop.id for sop in asal.terbaca] == ["pelayanan-cuti"]
    assert asal.catatan == (
        "SOP Pelayanan Cuti mempunyai draf yang belum diambil; yang tampil yang tersimpan.",
        "SOP hilang tidak ada di repositori ini: perbaiki idnya di Identitas.",
        "Berkas SOP rusak rusak, jadi tidak disandingkan: perbaiki dulu.",
    )


async def test_a_service_whose_only_sop_is_gone_says_so(tmp_path):
    lost = replace(CUTI, identitas=replace(CUTI.identitas, sop=("hilang",)))
    async with sunting(tmp_path, LEBAR, lost) as orang:
        await orang.tekan("f6")
        await orang.tunggu("Tidak ada SOP untuk disandingkan.")
        assert "SOP hilang tidak ada di repositori ini: perbaiki idnya" in orang.teks


def test_what_keeps_both_sides_from_being_compared_is_told_apart():
    here = IdentitasLayanan("Cuti", "a", sop=("x",))
    said = Layanan("sp", here, Penyampaian(jangka_waktu="secepatnya", biaya="Gratis"))
    timed = ikatan(said, [SOP])[2]
    assert (timed.label, state_of(timed)) == ("Jangka Waktu Penyelesaian", "tidak terhitung")
    assert state_of(ikatan(Layanan("sp", here), [SOP])[2]) == "belum terisi"
    blank = replace(SOP, identitas=replace(SOP.identitas, peralatan=()))
    told = Layanan("sp", here, pengelolaan=Pengelolaan(sarana=("Komputer",)))
    assert state_of(ikatan(told, [blank])[5]) == "SOP kosong"
    endless = replace(timed, sop=(), alasan="langkah 1 sampai 3 berputar tanpa jalan keluar")
    assert state_of(endless) == "tidak terhitung"
