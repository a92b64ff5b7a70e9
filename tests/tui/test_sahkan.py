"""Approving, revoking and asking what was in force, key by key."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from soptui.tui.days import parse_day, shown, today
from soptui.tui.screens.berlaku import BerlakuScreen
from soptui.tui.screens.daftar import DaftarScreen
from soptui.tui.screens.sahkan import SahkanScreen
from tests.contoh import SITI, dengan_waktu, git, sop_contoh
from tests.repo.approval.tanda import daftar, kunci
from tests.tui.layar import buka, repo_kantor

ID = "surat-masuk"


def diubah(repo, waktu="15 menit"):
    doc = repo.read(ID)
    repo.save(doc, dengan_waktu(doc.sop, waktu), identity=SITI)


async def sahkan(orang, *answers):
    """Go through the questions after the review: date, basis, word."""
    await orang.tekan("s")
    for text in answers:
        if text is not None:
            await orang.tekan("ctrl+u")
            await orang.ketik(text)
        await orang.tekan("enter")
    await orang.sampai(lambda: isinstance(orang.app.screen, DaftarScreen))


@pytest.fixture
def repo(tmp_path):
    return repo_kantor(tmp_path)


async def test_what_is_approved_is_read_first(repo):
    repo.approvals.approve(ID, date(2026, 1, 12), identity=SITI)
    diubah(repo)
    async with buka(repo.root) as orang:
        await orang.tekan("s")
        await orang.sampai(lambda: isinstance(orang.app.screen, SahkanScreen))
        assert "revisi 0 berlaku, tanpa tanda tangan" in orang.teks
        assert "dibanding revisi 0, berlaku, efektif 12-01-2026" in orang.teks
        assert "~ Waktu langkah 1 sekarang “15 menit”, sebelumnya “10 menit”" in orang.teks
        await sahkan(orang, "01-02-2026", "SK 7 Tahun 2026", "sahkan")
        await orang.tunggu("Disahkan, berlaku mulai 01-02-2026, tanpa tanda tangan")
    content = git(repo.root, "cat-file", "tag", f"efektif/{ID}/0001-2026-02-01")
    assert "\n\nSK 7 Tahun 2026\n\n" in content


async def test_a_wrong_word_or_a_wrong_date_approves_nothing(repo):
    async with buka(repo.root) as orang:
        await orang.tekan("s")
        await orang.sampai(lambda: isinstance(orang.app.screen, SahkanScreen))
        await orang.tekan("s", "ctrl+u")
        await orang.ketik("31-02-2026\n")
        assert "Tulis tanggal seperti" in orang.teks
        await orang.tekan("ctrl+u")
        await orang.ketik("01-03-2026\n-\nya\n")
        assert "Ketik sahkan, atau F10 untuk batal." in orang.teks
        await orang.tekan("f10")
        assert "Belum disahkan." in orang.teks
    assert git(repo.root, "tag") == ""


async def test_a_day_before_it_was_made_is_told_before_the_word(repo):
    doc = repo.read(ID)
    made = replace(doc.sop.identitas, tanggal_pembuatan="2026-02-10")
    repo.save(doc, replace(doc.sop, identitas=made), identity=SITI)
    async with buka(repo.root) as orang:
        await orang.tekan("s")
        await orang.sampai(lambda: isinstance(orang.app.screen, SahkanScreen))
        await orang.tekan("s", "ctrl+u")
        await orang.ketik("01-01-2020\n-\n")
        await orang.sampai(lambda: "Sahkan versi ini?" in orang.teks)
        assert "01-01-2020 mendahului Tanggal Pembuatan 10-02-2026" in " ".join(orang.teks.split())


async def test_errors_and_unsaved_edits_stop_it(repo, tmp_path):
    broken = replace(sop_contoh(), identitas=replace(sop_contoh().identitas, pengesah="camat"))
    file = repo.root / f"sop/sekretariat/{ID}.toml"
    file.write_text(file.read_text().replace(f'"{sop_contoh().identitas.pengesah}"', '"camat"'))
    git(repo.root, "commit", "-qam", "rusak")
    assert repo.read(ID).sop == broken
    async with buka(repo.root) as orang:
        await orang.tekan("s")
        await orang.sampai(lambda: isinstance(orang.app.screen, SahkanScreen))
        assert "kesalahan: Disahkan Oleh: " in orang.teks
        await orang.tekan("s")
        assert "Ada 1 kesalahan: perbaiki dulu, lalu sahkan." in orang.teks


async def test_another_sop_of_the_same_number_is_told_and_refuses_nothing(repo):
    repo.create(replace(sop_contoh("nota-masuk"), identitas=sop_contoh().identitas), identity=SITI)
    async with buka(repo.root) as orang:
        await orang.tekan("s")
        await orang.tunggu("peringatan: Nomor SOP: Nomor SOP ini sama dengan")
        assert "Nama SOP ini sama dengan" in orang.teks
        assert "lalu s untuk mengesahkan" in orang.status


async def test_a_key_of_git_signs(repo, tmp_path, monkeypatch):
    key = kunci(tmp_path)
    git(repo.root, "config", "gpg.format", "ssh")
    git(repo.root, "config", "user.signingKey", str(key))
    own = daftar(tmp_path / "penandatangan", kabag=key)
    git(repo.root, "config", "--global", "gpg.ssh.allowedSignersFile", str(own))
    async with buka(repo.root) as orang:
        await orang.tekan("s")
        await orang.sampai(lambda: isinstance(orang.app.screen, SahkanScreen))
        await sahkan(orang, None, "-", None, "sahkan")
        await orang.sampai(lambda: "bertanda tangan" in orang.teks)
        await orang.tekan("b")
        await orang.sampai(lambda: "sah terverifikasi oleh" in orang.teks)


async def test_in_force_on_any_day(repo):
    now = today()
    repo.approvals.approve(ID, now - timedelta(10), identity=SITI)
    diubah(repo)
    repo.approvals.approve(ID, now + timedelta(1), identity=SITI)
    async with buka(repo.root) as orang:
        await orang.tekan("b")
        await orang.sampai(lambda: "1 berlaku" in orang.teks)
        assert f"berlaku        0    {shown(now - timedelta(10))} {shown(now)}" in orang.teks
        await orang.tekan("right")
        await orang.sampai(lambda: f"Berlaku pada {shown(now + timedelta(1))}" in orang.teks)
        await orang.sampai(lambda: f"berlaku        1    {shown(now + timedelta(1))}" in orang.teks)
        await orang.tekan("d", "ctrl+u")
        await orang.ketik("1-1-2020\n")
        await orang.sampai(lambda: "akan berlaku" in orang.teks)
        await orang.tekan("enter")
        await orang.sampai(lambda: "hanya baca" in orang.teks)
        await orang.tekan("f10")
        await orang.sampai(lambda: isinstance(orang.app.screen, BerlakuScreen))


async def test_revoking_asks_for_day_reason_and_word(repo):
    repo.approvals.approve(ID, date(2026, 1, 12), identity=SITI)
    async with buka(repo.root) as orang:
        await orang.tekan("b")
        await orang.sampai(lambda: "1 berlaku" in orang.teks)
        await orang.tekan("ctrl+p")
        await orang.ketik("mencabut\n")
        await orang.tekan("ctrl+u")
        await orang.ketik("15-01-2026\nUnit dihapus\ncabut\n")
        await orang.sampai(lambda: "1 dicabut" in orang.teks)
        assert "Dicabut mulai 15-01-2026" in orang.status
        await orang.app.screen.noticed()
        await orang.tenang()
        assert "Dicabut mulai 15-01-2026" in orang.status
    assert git(repo.root, "tag").split() == [
        f"cabut/{ID}/0000-2026-01-15",
        f"efektif/{ID}/0000-2026-01-12",
    ]


async def test_an_sop_is_deleted_and_brought_back(repo):
    text = (repo.root / f"sop/sekretariat/{ID}.toml").read_bytes()
    async with buka(repo.root) as orang:
        await orang.tekan("ctrl+p")
        await orang.ketik("hapus sop\n")
        await orang.ketik("hapus\n")
        await orang.sampai(lambda: "Belum ada SOP" in orang.teks)
        await orang.tekan("ctrl+p")
        await orang.ketik("pulihkan sop\n")
        await orang.tekan("enter")
        await orang.sampai(lambda: "Pengagendaan" in orang.teks and "kembalikan" in orang.teks)
    assert (repo.root / f"sop/sekretariat/{ID}.toml").read_bytes() == text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31-01-2026", date(2026, 1, 31)),
        ("1/2/2026", date(2026, 2, 1)),
        (" 2026-02-03 ", date(2026, 2, 3)),
        ("31-02-2026", None),
        ("01-01-0001", None),
        ("besok", None),
        ("", None),
    ],
)
def test_days_as_people_type_them(text, day):
    assert parse_day(text) == day
