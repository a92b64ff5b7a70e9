"""Somebody else writes the SOP that is open: told by field, both texts kept, and what to do."""

from __future__ import annotations

import asyncio
import threading

import pytest

from soptui.changes import edits
from soptui.repo import Repository
from soptui.tui.screens.bersama import BersamaScreen
from tests.contoh import SITI, dengan_waktu, git
from tests.tui.layar import PATIENCE, buka, repo_kantor, sunting
from tests.tui.test_simpan import FILE, ubah_waktu
from tests.tui.test_urung import simpan


def orang_lain(root, waktu, langkah):
    """Let Siti save another time meanwhile."""
    other = Repository.open(root)
    doc = other.read("surat-masuk")
    other.save(doc, dengan_waktu(doc.sop, waktu, langkah), identity=SITI)


async def test_what_others_wrote_elsewhere_comes_in_by_itself(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        orang_lain(repo.root, "3 jam", 2)
        await orang.sunting.look_at_file()
        await orang.tunggu("Siti Aminah mengubah 1 langkah: digabung dengan suntingan Anda.")
        assert [step.waktu for step in orang.sunting.sop.langkah[::2]] == ["15 menit", "3 jam"]
        assert "1 perubahan belum disimpan" in orang.baris[0]
        await orang.tekan("f7")
        assert [step.waktu for step in orang.sunting.sop.langkah[::2]] == ["10 menit", "3 jam"]
        await orang.tekan("f8")
        await simpan(orang)
    assert git(repo.root, "log", "-1", "--format=%an %s").endswith("10 menit menjadi 15 menit")
    assert git(repo.root, "status", "--porcelain") == ""


async def test_a_save_that_meets_another_one_says_what_came_together(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        await orang.tekan("ctrl+s")
        await orang.tunggu("Simpan perubahan")
        orang_lain(repo.root, "3 jam", 2)
        await orang.tekan("enter")
        await orang.tunggu("Disimpan:", "Digabung dengan", "Siti Aminah")
        assert orang.sunting.sop.langkah[2].waktu == "3 jam"
        assert "tersimpan" in orang.baris[0]
        assert repo.read("surat-masuk").sop == orang.sunting.sop


async def bentrok(orang):
    """Save against the other, and go on to both texts."""
    await orang.sunting.look_at_file()
    await orang.tunggu("Siti Aminah mengubah", "pilih per")
    assert "berkas berubah" in orang.baris[0]
    await orang.tekan("ctrl+s")
    await orang.tunggu("1 ruas", "Langkah 1 › Waktu", "semula: 10 menit", "(x) Anda: 15 menit")
    await orang.tunggu("( ) mereka (Siti Aminah pada", "2 jam", "Ikut digabung", "catatan baru")


async def test_a_long_text_of_theirs_is_shown_whole(tmp_path):
    repo = repo_kantor(tmp_path)
    theirs = "Menerima surat masuk dari semua perangkat daerah lalu meneruskannya ke agendaris"
    async with sunting(repo.root) as orang:
        await orang.ketik("Menerima surat\n")
        other = Repository.open(repo.root)
        doc = other.read("surat-masuk")
        path = f"langkah/{doc.sop.langkah[0].id}/kegiatan"
        other.save(doc, edits.set_value(doc.sop, path, theirs).sop, identity=SITI)
        await orang.sunting.look_at_file()
        await orang.tekan("ctrl+s")
        await orang.tunggu("( ) mereka (Siti Aminah")
        assert theirs in " ".join(" ".join(orang.baris).split())


@pytest.mark.parametrize("side", ["mine", "theirs"])
async def test_a_field_changed_by_both_is_chosen_and_undo_brings_the_other(tmp_path, side):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        other = Repository.open(repo.root)
        doc = other.read("surat-masuk")
        both = edits.set_value(doc.sop, "langkah/terima/waktu", "2 jam").sop
        both = edits.set_value(both, "langkah/catat/keterangan", "catatan baru").sop
        other.save(doc, both, identity=SITI)
        await bentrok(orang)
        await orang.tekan(*(["m", "a"] if side == "mine" else ["space"]))
        await orang.tunggu("(x) Anda" if side == "mine" else "(x) mereka")
        await orang.tekan("enter")
        first, other_text = ("15 menit", "2 jam") if side == "mine" else ("2 jam", "15 menit")
        if side == "mine":
            await orang.tunggu("Simpan perubahan")
            await orang.tekan("f10")
        else:
            await orang.tunggu("F7 mengembalikan suntingan Anda")
        assert orang.sunting.sop.langkah[0].waktu == first
        assert orang.sunting.sop.langkah[2].keterangan == "catatan baru"
        await orang.tekan("f7")
        assert orang.sunting.sop.langkah[0].waktu == other_text
        await orang.tekan("f8")
        if side == "mine":
            await simpan(orang)
    assert git(repo.root, "log", "-1", "--format=%an") == (
        "Budi Santoso" if side == "mine" else "Siti Aminah"
    )
    assert f'waktu = "{first}"' in (repo.root / FILE).read_text()
    assert git(repo.root, "status", "--porcelain") == ""


async def sampai_pilihan(orang, root):
    """Change a time that Siti changes, too, and save: the question between both is there."""
    await ubah_waktu(orang)
    orang_lain(root, "2 jam", 0)
    await orang.sunting.look_at_file()
    await orang.tekan("ctrl+s")
    await orang.tunggu("( ) mereka (Siti Aminah")


async def test_the_choice_can_be_put_off_and_nothing_is_lost(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await sampai_pilihan(orang, repo.root)
        await orang.tekan("O")
        await orang.tunggu("(x) mereka")
        await orang.tekan("f10")
        await orang.tunggu("tetap di layar ini")
        assert orang.sunting.sop.langkah[0].waktu == "15 menit"
    assert repo.read("surat-masuk").sop.langkah[0].waktu == "2 jam"


async def test_what_is_not_committed_comes_in_visibly_and_is_named_before_it_is_saved(tmp_path):
    repo = repo_kantor(tmp_path)
    path = repo.root / FILE
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        path.write_text(path.read_text().replace('"5 menit"', '"3 jam"'))
        await orang.sunting.look_at_file()
        await orang.tunggu("di luar soptui, belum masuk riwayat", "digabung")
        await orang.tekan("ctrl+s")
        await orang.tunggu("Simpan perubahan", "perubahan dari luar soptui")
        await orang.tekan("enter")
        await orang.tunggu("Disimpan:")
    assert "langkah/catat/waktu" in git(repo.root, "log", "-1", "--format=%b")


async def test_a_file_moved_elsewhere_is_followed(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        (repo.root / "sop/umum").mkdir()
        git(repo.root, "mv", FILE, "sop/umum/surat-masuk.toml")
        git(repo.root, "commit", "-qm", "pindah berkas")
        await orang.sunting.look_at_file()
        await orang.sampai(lambda: orang.sunting.session.doc.file == "sop/umum/surat-masuk.toml")
        assert orang.sunting.sop.langkah[0].waktu == "15 menit"
        assert "1 perubahan belum disimpan" in orang.baris[0]


async def test_without_edits_the_newest_text_simply_shows(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        orang_lain(repo.root, "3 jam", 2)
        await orang.sunting.look_at_file()
        await orang.tunggu("Siti Aminah mengubah 1 langkah: isinya yang terbaru tampil")
        assert orang.sunting.sop.langkah[2].waktu == "3 jam"
        assert "tersimpan" in orang.baris[0]


@pytest.mark.parametrize("how", ["gone", "broken"])
async def test_a_lost_file_is_written_again(tmp_path, how):
    repo = repo_kantor(tmp_path)
    path = repo.root / FILE
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        path.unlink() if how == "gone" else path.write_text("x = [")
        await orang.tekan("ctrl+s")
        await orang.tunggu("Simpan perubahan")
        await orang.tekan("enter")
        await orang.sampai(lambda: "Ctrl+S: tulis lagi" in orang.status)
        await orang.tekan("ctrl+s")
        await orang.tunggu("Tulis lagi berkasnya")
        await orang.tekan("enter")
        await orang.tunggu("Simpan perubahan")
        await orang.tekan("enter")
        await orang.tunggu("Disimpan:")
    assert 'waktu = "15 menit"' in path.read_text()
    assert git(repo.root, "status", "--porcelain") == ""


# --- old versions ---------------------------------------------------------------------------------


async def test_an_old_version_comes_back_unsaved_and_is_saved_as_a_new_commit(tmp_path):
    repo = repo_kantor(tmp_path)
    orang_lain(repo.root, "45 menit", 0)
    before = git(repo.root, "rev-parse", "HEAD")
    async with sunting(repo.root) as orang:
        await orang.tekan("f12")
        await orang.tunggu("2 catatan")
        await orang.tekan("p")
        await orang.tunggu("sudah sama dengan versi itu")
        await orang.tekan("end", "p")
        await orang.tunggu("Kembalikan ke versi", "dari 45 menit menjadi 10 menit")
        await orang.tekan("enter")
        await orang.tunggu("Kembalikan ke versi 06-01-2026", "Belum disimpan")
        assert orang.sunting.sop.langkah[0].waktu == "10 menit"
        await orang.tekan("f7")
        assert orang.sunting.sop.langkah[0].waktu == "45 menit"
        await orang.tekan("f8")
        await simpan(orang)
    assert git(repo.root, "rev-parse", "HEAD^") == before
    assert "kembalikan ke versi 06-01-2026" in git(repo.root, "log", "-1", "--format=%s")


async def test_restore_while_reading_the_old_version_from_the_list(tmp_path):
    repo = repo_kantor(tmp_path)
    orang_lain(repo.root, "45 menit", 0)
    async with buka(repo.root) as orang:
        await orang.tekan("r")
        await orang.tunggu("2 catatan")
        await orang.tekan("end", "enter")
        await orang.tunggu("hanya baca")
        await orang.tekan("ctrl+p")
        await orang.ketik("kembalikan versi")
        await orang.tekan("enter")
        await orang.tunggu("Kembalikan ke versi", "menjadi 10 menit")
        await orang.tekan("enter")
        await orang.tunggu("1 perubahan belum disimpan")
        await orang.tekan("f10")
        await orang.tunggu("Ada perubahan yang belum disimpan")


async def test_a_broken_file_is_restored_at_once(tmp_path):
    repo = repo_kantor(tmp_path)
    path = repo.root / FILE
    text = path.read_text()
    path.write_text("x = [")
    async with buka(repo.root) as orang:
        await orang.tekan("r")
        await orang.tunggu("1 catatan")
        await orang.tekan("p")
        await orang.tunggu("langsung ditulis")
        await orang.tekan("enter")
        await orang.tunggu("[2 Langkah]")
    assert path.read_text() == text
    assert git(repo.root, "status", "--porcelain") == ""


async def test_what_was_read_before_a_save_of_ones_own_does_not_take_it_back(tmp_path, monkeypatch):
    repo = repo_kantor(tmp_path)
    is_read, go_on = threading.Event(), threading.Event()
    words_about = BersamaScreen._words_about

    def slow(*given):
        words = words_about(*given)
        is_read.set()
        assert go_on.wait(PATIENCE)
        return words

    monkeypatch.setattr(BersamaScreen, "_words_about", slow)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        orang_lain(repo.root, "3 jam", 2)
        looking = asyncio.create_task(orang.sunting.look_at_file())
        await orang.sampai(is_read.is_set, "look")
        await simpan(orang)
        go_on.set()
        await looking
        assert [step.waktu for step in orang.sunting.sop.langkah[::2]] == ["15 menit", "3 jam"]
        assert repo.read("surat-masuk").sop == orang.sunting.sop
        assert "tersimpan" in orang.baris[0]
        assert "Disimpan:" in orang.status


async def test_a_choice_is_not_taken_when_the_file_changed_again_meanwhile(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await sampai_pilihan(orang, repo.root)
        orang_lain(repo.root, "10 menit", 0)
        orang_lain(repo.root, "3 jam", 2)
        await orang.sunting.look_at_file()
        await orang.tekan("space", "enter")
        await orang.tunggu("berubah lagi selama Anda memilih")
        assert [step.waktu for step in orang.sunting.sop.langkah[::2]] == ["15 menit", "3 jam"]
        await simpan(orang)
    assert repo.read("surat-masuk").sop.langkah[0].waktu == "15 menit"
