"""What was answered about a new Standar Pelayanan outlives the line, and a save that failed."""

from __future__ import annotations

from soptui.errors import SystemFaultError
from soptui.repo import Repository
from soptui.repo.drafts.store import drafts
from soptui.repo.kumpulan import Kumpulan
from tests.tui.layar import KANTOR, buka, repo_kantor
from tests.tui.test_draf import tempat
from tests.tui.test_layanan import SOP


async def begin(orang):
    """Answer up to the name of a new service."""
    await orang.tekan("L")
    await orang.tunggu("Belum ada Standar Pelayanan")
    await orang.tekan("n", "enter")
    await orang.tunggu("Dari SOP yang mana?")
    await orang.tekan("enter")
    await orang.tunggu("Nama pelayanan")
    await orang.ketik(" Tahunan")


async def test_a_service_that_was_never_saved_is_made_from_where_it_was_left(tmp_path):
    repo = repo_kantor(tmp_path, SOP, config=KANTOR)
    async with buka(repo.root) as orang:
        await begin(orang)
    async with buka(repo.root) as orang:
        await orang.tunggu("Pelayanan Cuti Tahunan", "layanan baru, belum disimpan")
        await orang.tekan("enter")
        await orang.tunggu("Dari SOP yang mana?")
        await orang.tekan("enter")
        await orang.tunggu("Nama pelayanan", "Pelayanan Cuti Tahunan")
        await orang.tekan("enter")
        await orang.tunggu("Unit kerja yang menyusun")
        await orang.tekan("enter")
        await orang.tunggu("[2 Komponen]")
        await orang.tekan("f10")
        await orang.tunggu("Standar Pelayanan ·")
    (entry,) = Repository.open(repo.root).layanan.entries()
    assert (entry.judul, entry.sop) == ("Pelayanan Cuti Tahunan", ("pelayanan-cuti",))
    assert drafts(tempat(repo)) == []


async def test_answers_stay_when_the_save_fails(tmp_path, monkeypatch):
    repo = repo_kantor(tmp_path, SOP, config=KANTOR)

    def fail(*_, **__):
        raise SystemFaultError("Media penuh.")

    async with buka(repo.root) as orang:
        await begin(orang)
        with monkeypatch.context() as patch:
            patch.setattr(Kumpulan, "create", fail)
            await orang.tekan("enter")
            await orang.tunggu("Unit kerja yang menyusun")
            await orang.tekan("enter")
            await orang.tunggu("Media penuh.")
        await orang.tekan("q", "n")
        await orang.tunggu("SOP baru")
        assert "Lanjutkan" not in orang.teks
        await orang.tekan("escape", "L")
        await orang.tunggu("Belum ada Standar Pelayanan")
        await orang.tekan("n")
        await orang.tunggu("Lanjutkan: Pelayanan Cuti Tahunan")
