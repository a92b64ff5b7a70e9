"""Riwayat with its landmarks and filter; who changed this field; what the office did."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from soptui.changes import edits
from soptui.repo import Revisi
from soptui.tui.widgets.revision_list import numbers
from tests.contoh import BUDI, SITI, dengan_waktu, git, sop_contoh
from tests.tui.layar import LEBAR, buka, repo_kantor

ID = "surat-masuk"


def pada(day):
    return datetime(2026, day.month, day.day, 8, 0, tzinfo=UTC)


def tahunan(tmp_path):
    """Return a repository where an SOP was approved, changed, approved again and revoked."""
    repo = repo_kantor(tmp_path, sop_contoh(), sop_contoh("cuti", "Pelayanan Cuti"))
    repo.approvals.approve(ID, date(2026, 1, 12), identity=SITI)
    sop = dengan_waktu(repo.read(ID).sop, "15 menit")
    repo.save(repo.read(ID), sop, identity=BUDI, when=pada(date(2026, 2, 3)))
    sop = edits.set_value(sop, "identitas/peringatan", ("Jika tidak dicatat maka hilang",)).sop
    repo.save(repo.read(ID), sop, identity=SITI, when=pada(date(2026, 3, 4)))
    repo.approvals.approve(ID, date(2026, 3, 10), identity=SITI)
    repo.approvals.revoke(ID, date(2026, 4, 1), identity=SITI)
    sop = dengan_waktu(sop, "20 menit")
    repo.save(repo.read(ID), sop, identity=BUDI, when=pada(date(2026, 5, 5)))
    return repo


async def riwayat(orang, count=4):
    await orang.tekan("end", "r")
    await orang.tunggu(f"{count} catatan")
    await orang.sampai(lambda: "Membaca" not in orang.teks, "traces")


def test_a_version_is_numbered_by_its_approval_or_by_the_one_below_it():
    when = pada(date(2026, 1, 1))
    plain, first, second = (
        replace(Revisi(str(n), when, "Siti", "x"), revision=number)
        for n, number in enumerate((None, 0, 1))
    )
    assert numbers([]) == []
    assert numbers([plain, plain]) == ["-", "-"]
    assert numbers([plain, plain, second, plain, first, plain]) == [
        "1+2", "1+1", "1", "0+1", "0", "-",
    ]  # fmt: skip


async def test_approvals_are_landmarks_with_their_end(tmp_path):
    async with buka(tahunan(tmp_path).root, LEBAR) as orang:
        await riwayat(orang)
        lines = orang.baris[2:6]
        assert [line.split()[0] for line in lines] == ["1+1", "1", "0+1", "0"]
        assert "efektif 10-03-2026, dicabut 01-04-2026" in lines[1]
        assert "efektif 12-01-2026, digantikan 10-03-2026" in lines[3]
        await orang.tekan("down")
        assert "tanpa tanda tangan" in orang.teks
        assert "+ Peringatan: butir baru" in orang.teks


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("budi", ["0+1", "1+1"]),
        ("04-03-2026", ["1"]),
        ("2026-03", ["1"]),
        ("maret", ["1"]),
        ("peringatan", ["1"]),
        ("langkah 1 siti", []),
        ("langkah 1 budi", ["0+1", "1+1"]),
        ("dicabut", ["1"]),
    ],
)
async def test_history_is_narrowed_by_person_date_words_and_part(tmp_path, typed, found):
    async with buka(tahunan(tmp_path).root) as orang:
        await riwayat(orang)
        await orang.tekan("/")
        await orang.ketik(typed)
        shown = orang.app.screen.list.items
        places = orang.app.screen.list.places
        assert sorted(orang.app.screen.list.numbers[places[r.commit]] for r in shown) == found
        await orang.tekan("enter")
        assert f"{len(found)} dari 4, saring: {typed}" in orang.status
        await orang.tekan("q")
        assert len(orang.app.screen.list.items) == 4
        await orang.tekan("q")
        await orang.tunggu("Daftar SOP")


async def test_a_version_that_is_broken_is_shown_as_such_and_others_are_not_affected(tmp_path):
    repo = tahunan(tmp_path)
    file = repo.root / repo.read(ID).file
    good = file.read_bytes()
    file.write_text("bukan = [toml\n")
    git(repo.root, "commit", "-qam", "alat lain")
    file.write_bytes(good)
    git(repo.root, "commit", "-qam", "kembali")
    async with buka(repo.root, LEBAR) as orang:
        await riwayat(orang, 6)
        assert "(rusak) alat lain" in orang.baris_dengan("alat lain")
        await orang.tekan("down")
        assert "versi ini rusak" in orang.teks
        await orang.tekan("d")
        assert "Beda" not in orang.baris[0]
        assert orang.status
        await orang.tekan("down", "d")
        await orang.tunggu("Isi keduanya sama")


async def test_who_changed_this_cell(tmp_path):
    async with buka(tahunan(tmp_path).root) as orang:
        await orang.tekan("end", "enter")
        await orang.tunggu("[2 Langkah]")
        while "waktu" not in orang.sunting.address():
            await orang.tekan("right")
        await orang.tekan("ctrl+p")
        await orang.ketik("jejak")
        await orang.tekan("enter")
        await orang.tunggu("Jejak · Langkah 1 › Waktu", "3 catatan")
        assert "sekarang “20 menit”, sebelumnya “15 menit”" in orang.teks
        assert "ada sejak versi pertama" in orang.baris_dengan("06-01-2026")
        await orang.tekan("d")
        await orang.tunggu("Beda", "1 perubahan")
        await orang.tekan("q", "down", "enter")
        await orang.tunggu("versi 03-02-2026, hanya baca")


async def test_who_changed_a_field_of_the_identity_sheet(tmp_path):
    async with buka(tahunan(tmp_path).root) as orang:
        await orang.tekan("end", "enter")
        await orang.tunggu("[2 Langkah]")
        orang.sunting.go_to_field("identitas/peringatan")
        await orang.tekan("ctrl+p")
        await orang.ketik("jejak")
        await orang.tekan("enter")
        await orang.tunggu("Jejak · Peringatan", "1 catatan")
        assert "Siti Aminah" in orang.baris_dengan("04-03-2026")


async def test_timeline_of_the_whole_repository(tmp_path):
    repo = tahunan(tmp_path)
    repo.delete("cuti", identity=BUDI, when=pada(date(2026, 6, 6)))
    async with buka(repo.root, LEBAR) as orang:
        await orang.tekan("R")
        await orang.tunggu("Linimasa · semua SOP", "6 catatan")
        await orang.tekan("enter")
        assert "Pada catatan ini SOP itu tidak ada" in orang.status
        await orang.tekan("down", "d")
        await orang.tunggu("1 perubahan", "04-03-2026 08:00 → versi 05-05-2026 08:00")
        await orang.tekan("q", "/")
        await orang.ketik("cuti siti")
        await orang.tekan("enter")
        assert "1 dari 6" in orang.status
        await orang.tekan("enter")
        await orang.tunggu("Pelayanan Cuti", "hanya baca")
        await orang.tekan("f10", "q", "end", "r")
        await orang.tunggu("Riwayat ·")


async def test_a_version_under_an_older_name_can_be_compared(tmp_path):
    repo = tahunan(tmp_path)
    path = repo.read(ID).file
    (repo.root / "sop/kelembagaan").mkdir()
    git(repo.root, "mv", path, f"sop/kelembagaan/{ID}.toml")
    git(repo.root, "commit", "-qm", "pindah")
    async with buka(repo.root) as orang:
        await orang.tekan("/")
        await orang.ketik("Pengagendaan")
        await orang.tekan("enter", "r")
        await orang.tunggu("5 catatan")
        await orang.tekan("end", "d")
        await orang.tunggu("versi 06-01-2026 08:00 → isi sekarang")
        assert "Waktu langkah 1" in orang.teks
