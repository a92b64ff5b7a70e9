"""The way back: undo across saves, discard, and an SOP that is opened again."""

from __future__ import annotations

import asyncio

from textual import events

from soptui.errors import ExitCode
from soptui.repo import Repository
from soptui.repo.session import Session
from tests.contoh import SITI, dengan_waktu, git, sop_contoh
from tests.tui.layar import buka, repo_kantor, sunting
from tests.tui.test_simpan import FILE, ubah_waktu


async def simpan(orang):
    await orang.tekan("ctrl+s")
    await orang.tunggu("Simpan perubahan")
    await orang.tekan("enter")
    await orang.tunggu("Disimpan:")


async def perintah(orang, words):
    """Choose a deed in the palette."""
    await orang.tekan("ctrl+p")
    await orang.tunggu("Semua perintah")
    await orang.ketik(words)
    await orang.tekan("enter")


def slow_disk(monkeypatch):
    """Let saves wait until the returned event is set."""
    gate = asyncio.Event()
    loop = asyncio.get_running_loop()
    write = Session.write

    def slow(self, draft, message=None):
        asyncio.run_coroutine_threadsafe(gate.wait(), loop).result()
        return write(self, draft, message)

    monkeypatch.setattr(Session, "write", slow)
    return gate


async def test_undo_names_what_it_takes_back(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f7")
        assert orang.status == "Tidak ada yang dapat diurungkan."
        await orang.tekan("ctrl+d")
        await orang.tekan("ctrl+p")
        await orang.ketik("urung")
        assert "Urungkan: hapus langkah 1." in orang.teks
        await orang.tekan("f10", "f1")
        screen = orang.app.screen
        lines = ["".join(s.text for s in line) for line in screen.query_one("#teks").lines]
        assert any("Urungkan: hapus langkah 1." in line for line in lines)
        await orang.tekan("f10", "f7")
        assert orang.status == "Diurungkan: hapus langkah 1. F8 mengulanginya."
        assert len(orang.sunting.sop.langkah) == 3
        await orang.tekan("f8")
        assert orang.status == "Diulangi: hapus langkah 1. F7 mengurungkannya."


async def test_undo_past_a_save_proposes_words_that_say_so(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        await simpan(orang)
        first = git(repo.root, "rev-parse", "HEAD")
        await orang.tekan("f7")
        await orang.tekan("ctrl+s")
        await orang.tunggu("urungkan: ubah waktu langkah 1 dari 10 menit", "menjadi 15 menit")
        await orang.tekan("enter")
        await orang.tunggu("Disimpan:")
    assert git(repo.root, "rev-parse", "HEAD^") == first
    assert 'waktu = "10 menit"' in (repo.root / FILE).read_text()


async def test_discard_asks_says_how_much_and_can_be_undone(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await perintah(orang, "buang")
        assert orang.status == "Tidak ada perubahan untuk dibuang."
        await orang.tekan("f10")
        await ubah_waktu(orang)
        await perintah(orang, "buang")
        await orang.tunggu("Buang 1 perubahan yang belum disimpan?", "Langkah 1 › Waktu")
        await orang.tekan("q")
        assert orang.sunting.sop.langkah[0].waktu == "15 menit"
        await perintah(orang, "buang")
        await orang.tunggu("Buang 1 perubahan yang belum disimpan?")
        await orang.tekan("enter")
        await orang.tunggu("1 perubahan dibuang. F7 mengembalikannya.")
        assert orang.sunting.sop == sop_contoh()
        assert "tersimpan" in orang.baris[0]
        await orang.tekan("f7")
        assert orang.sunting.sop.langkah[0].waktu == "15 menit"


async def test_what_was_discarded_on_leaving_comes_back_with_undo(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await ubah_waktu(orang)
        await orang.tekan("f10")
        await orang.tunggu("Ada perubahan yang belum disimpan")
        await orang.tekan("down", "down", "enter")
        await orang.tunggu("Daftar SOP", "F7")
        await orang.tekan("enter")
        await orang.tunggu("[2 Langkah]")
        await orang.tekan("f7")
        assert orang.sunting.sop.langkah[0].waktu == "15 menit"


async def test_edits_can_wait_while_one_looks_at_the_list(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await ubah_waktu(orang)
        await orang.tekan("f10")
        await orang.tunggu("Ada perubahan yang belum disimpan")
        await orang.tekan("end", "enter")
        await orang.tunggu("Daftar SOP", "* ", "1 belum disimpan")
        await orang.tekan("enter")
        await orang.tunggu("1 perubahan belum disimpan")
        await orang.tekan("f7")
        assert "tersimpan" in orang.baris[0]


async def test_leaving_the_program_asks_about_what_is_not_saved(tmp_path):
    repo = repo_kantor(tmp_path, sop_contoh(), sop_contoh("surat-keluar", "Surat Keluar"))
    async with buka(repo.root) as orang:
        for step in ("", "down"):
            await orang.tekan(*step.split(), "enter")
            await orang.tunggu("[2 Langkah]")
            await ubah_waktu(orang)
            await orang.tekan("f10")
            await orang.tunggu("Ada perubahan yang belum disimpan")
            await orang.tekan("end", "enter")
            await orang.tunggu("Daftar SOP")
        await orang.tekan("q")
        await orang.tunggu("2 SOP belum disimpan", "Surat Keluar: 1 perubahan")
        await orang.tekan("q")
        assert orang.app.is_running
        await orang.tekan("q")
        await orang.tunggu("2 SOP belum disimpan")
        await orang.tekan("enter")
        await orang.sampai(lambda: orang.app.return_value is not None)
        assert orang.app.return_value == ExitCode.OK
    assert git(repo.root, "rev-list", "--count", "HEAD") == "5"
    assert git(repo.root, "status", "--porcelain") == ""


async def test_the_program_can_be_left_without_saving(tmp_path):
    repo = repo_kantor(tmp_path)
    head = git(repo.root, "rev-parse", "HEAD")
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        await orang.tekan("f10")
        await orang.tunggu("Ada perubahan yang belum disimpan")
        await orang.tekan("end", "enter")
        await orang.tunggu("Daftar SOP")
        await orang.tekan("q")
        await orang.tunggu("1 SOP belum disimpan")
        await orang.tekan("end", "enter")
        await orang.sampai(lambda: orang.app.return_value is not None)
    assert git(repo.root, "rev-parse", "HEAD") == head


async def test_a_save_that_is_refused_on_the_way_out_keeps_the_program_open(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        await orang.tekan("f10")
        await orang.tunggu("Ada perubahan yang belum disimpan")
        await orang.tekan("end", "enter")
        await orang.tunggu("Daftar SOP")
        other = Repository.open(repo.root)
        doc = other.read("surat-masuk")
        other.save(doc, dengan_waktu(doc.sop, "3 jam"), identity=SITI)
        await orang.tekan("q")
        await orang.tunggu("1 SOP belum disimpan")
        await orang.tekan("enter")
        await orang.tunggu("belum disimpan: ", "Siti Aminah")
        assert orang.app.return_value is None


async def test_the_way_back_outlives_the_screen(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        await simpan(orang)
        await orang.tekan("f10")
        await orang.tunggu("Daftar SOP")
        await orang.tekan("enter")
        await orang.tunggu("[2 Langkah]")
        await orang.tekan("f7")
        assert orang.status.startswith("Diurungkan: ubah langkah 1 › Waktu")
        await orang.tekan("f8", "f10")
        await orang.tunggu("Daftar SOP")

        other = Repository.open(repo.root)
        doc = other.read("surat-masuk")
        other.save(doc, dengan_waktu(doc.sop, "3 jam", 2), identity=SITI)
        await orang.tekan("enter")
        await orang.tunggu("urungan dimulai lagi")
        assert orang.sunting.sop.langkah[2].waktu == "3 jam"
        await orang.tekan("f7")
        assert orang.status == "Tidak ada yang dapat diurungkan."


async def test_one_can_type_on_while_a_save_runs(tmp_path, monkeypatch):
    repo = repo_kantor(tmp_path)
    gate = slow_disk(monkeypatch)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        await orang.tekan("ctrl+s")
        await orang.tunggu("Simpan perubahan")
        await orang.tekan("enter")
        await orang.tunggu("menyimpan …")
        await orang.ketik("9 jam\n")
        assert orang.sunting.sop.langkah[1].waktu == "9 jam"
        gate.set()
        await orang.tunggu("1 perubahan belum disimpan")
        await simpan(orang)
        assert "tersimpan" in orang.baris[0]
    log = git(repo.root, "log", "-2", "--format=%s").splitlines()
    assert "waktu langkah 2" in log[0]
    assert "waktu langkah 1" in log[1]


async def test_leaving_waits_for_a_save_that_runs(tmp_path, monkeypatch):
    repo = repo_kantor(tmp_path)
    gate = slow_disk(monkeypatch)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        await orang.tekan("ctrl+s")
        await orang.tunggu("Simpan perubahan")
        await orang.tekan("enter")
        await orang.tunggu("menyimpan …")
        orang.app.post_message(events.Key("f10", None))
        while not orang.app.giliran.is_busy:  # noqa: ASYNC110 - seen from outside of the program
            await asyncio.sleep(0)
        assert "menyimpan …" in orang.teks
        gate.set()
        await orang.tunggu("Daftar SOP")
    assert git(repo.root, "status", "--porcelain") == ""


async def test_keys_typed_after_the_last_q_do_not_hold_the_program(tmp_path):
    """An Enter behind q would open a screen that never comes, and wait for it for ever."""
    async with buka(repo_kantor(tmp_path).root) as orang:
        for name in ("q", "enter", "n"):
            orang.app.post_message(events.Key(name, name if len(name) == 1 else None))
        while orang.app.return_value is None:  # noqa: ASYNC110 - it is leaving
            await asyncio.sleep(0)
    assert orang.app.return_value == ExitCode.OK
