"""Riwayat: who, when, what; and an old version to be read."""

from __future__ import annotations

from datetime import date

from tests.contoh import SITI, dengan_waktu, git
from tests.tui.layar import LEBAR, buka, repo_kantor


def dengan_riwayat(tmp_path):
    repo = repo_kantor(tmp_path)
    repo.approvals.approve("surat-masuk", date(2026, 2, 1), identity=SITI)
    doc = repo.read("surat-masuk")
    repo.save(doc, dengan_waktu(doc.sop, "15 menit"))
    return repo


async def test_history_names_who_when_what_and_the_approval(tmp_path):
    repo = dengan_riwayat(tmp_path)
    async with buka(repo.root) as orang:
        await orang.tekan("r")
        await orang.tunggu("2 catatan")
        assert "Budi Santoso" in orang.baris_dengan("ubah waktu")
        first = orang.baris_dengan("06-01-2026")
        assert "Siti Aminah" in first
        assert "01-02-2026" in first
        await orang.tekan("end")
        assert "efektif/surat-masuk/" in orang.teks


async def test_enter_opens_the_old_version_to_read_with_its_chart(tmp_path):
    repo = dengan_riwayat(tmp_path)
    async with buka(repo.root, LEBAR) as orang:
        await orang.tekan("r")
        await orang.tunggu("2 catatan")
        await orang.tekan("end", "enter")
        await orang.tunggu("hanya baca")
        assert orang.sunting.sop.langkah[0].waktu == "10 menit"
        assert "◇ 2 ◇" in orang.teks or "< 2 >" in orang.teks
        await orang.ketik("x")
        assert "hanya dapat dibaca" in orang.status
        await orang.tekan("ctrl+d", "ctrl+s")
        assert "hanya dapat dibaca" in orang.status
        await orang.tekan("f10")
        await orang.tunggu("2 catatan")
        await orang.tekan("q")
        await orang.tunggu("Daftar SOP")


async def test_file_that_was_never_saved_has_no_history(tmp_path):
    repo = repo_kantor(tmp_path)
    git(repo.root, "mv", "sop/sekretariat/surat-masuk.toml", "sop/sekretariat/baru.toml")
    text = (repo.root / "sop/sekretariat/baru.toml").read_text()
    (repo.root / "sop/sekretariat/baru.toml").write_text(text.replace('"surat-masuk"', '"baru"'))
    async with buka(repo.root) as orang:
        await orang.tekan("r")
        await orang.tunggu("Belum ada riwayat")


async def test_going_back_before_the_history_was_read_is_harmless(tmp_path):
    repo = dengan_riwayat(tmp_path)
    async with buka(repo.root) as orang:
        await orang.tumpuk("", "r", "q", "r", "q", "r")
        await orang.tunggu("2 catatan")
