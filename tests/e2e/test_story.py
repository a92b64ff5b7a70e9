"""The whole path once, in a real terminal on real git: what an official does with one SOP."""

import sys

from tests.cli.run import git
from tests.pty_terminal import Terminal
from tests.tui.layar import repo_kantor

JUDUL = "Pengagendaan Surat Masuk"


def soptui(*args, **options):
    """Start `soptui` with arguments in a terminal."""
    return Terminal([sys.executable, "-m", "soptui", *args], **options)


def open_surat_masuk(term):
    """From the list to the step table of the SOP, by search."""
    term.see("Daftar SOP", "konsep")
    term.press("/", "pengagendaan surat masuk", "enter")
    term.see(f"▸  065/22/403.031/2015  {JUDUL}")
    term.press("enter")
    term.see(JUDUL, "[2 Langkah]", "Menerima dan memeriksa")


def to_waktu_of_step_2(term):
    term.press("down")
    term.see("Langkah 2 dari 9")
    term.press(*["right"] * 7)
    term.see("› Waktu")


def test_edit_see_save_and_read_the_revision(demo):
    with soptui(cwd=demo) as term:
        open_surat_masuk(term)
        to_waktu_of_step_2(term)
        term.press("20 menit", "enter")
        term.see("│ 20 menit │", "1 perubahan belum disimpan")
        term.press("f6")
        term.see("[3 Bagan]", "└───Tidak─◇ 2 ◇")
        term.press("f6", "f6", "f6")
        term.see("[2 Langkah]")
        term.press("up", "f4")
        term.see("Panah dari langkah 2", "Tidak → 1")
        term.press("down", "enter", "9", "enter")
        term.see("Tidak → 9")
        term.press("q", "f6")
        term.see("[3 Bagan]", "┌───Tidak─◇ 2 ◇")
        term.press("ctrl+s")
        term.see("Simpan perubahan")
        term.press("enter")
        term.see("Disimpan:")
        subject = git(demo, "log", "-1", "--format=%s")
        assert subject == (
            f"{JUDUL}: arahkan panah Tidak langkah 2 ke langkah 9; "
            "ubah waktu langkah 2 dari 15 menit menjadi 20 menit"
        )
        assert git(demo, "status", "--porcelain") == ""
        term.press("r")
        term.see("Riwayat", "arahkan panah Tidak", "Uji Coba", "5 catatan")
        term.press("down", "enter")
        term.see("22-01-2015", "Langkah")
        term.press("f10")
        term.see("Riwayat")
        term.press("q")
        term.see("[3 Bagan]")
        term.press("q")
        term.see("Daftar SOP", "cari: pengagendaan surat masuk")
        term.press("q")
        term.gone("cari: pengagendaan")
        term.press("q")
        assert term.end() == 0
    assert b"\x1b[?1049l" in term.raw, "the alternate screen is left"


def test_leaving_with_changes_asks_and_dropping_keeps_the_file(demo):
    head = git(demo, "rev-parse", "HEAD")
    with soptui(cwd=demo) as term:
        open_surat_masuk(term)
        to_waktu_of_step_2(term)
        term.press("3 jam", "enter")
        term.see("1 perubahan belum disimpan")
        term.press("f10")
        term.see("Simpan, lalu kembali", "Buang perubahan", "Tetap di sini")
    assert git(demo, "rev-parse", "HEAD") == head
    assert git(demo, "status", "--porcelain") == ""


def test_a_wide_screen_shows_steps_and_chart_side_by_side(demo):
    with soptui(cwd=demo, columns=160, lines=45) as term:
        term.see("Daftar SOP", "Sub Bagian Kelembagaan")
        term.press("/", "pengagendaan surat masuk", "enter")
        term.see("cari: pengagendaan surat masuk", "▸  065/22/403.031/2015")
        term.press("enter")
        term.see("Menerima dan memeriksa", "◇ 2 ◇")


def test_a_fault_of_the_interface_ends_with_a_sentence_not_a_traceback(demo, tmp_path):
    broken = tmp_path / "sitecustomize.py"
    broken.write_text(
        "import soptui.tui.screens.daftar as daftar\n"
        "def fail(*_): raise ZeroDivisionError('rusak')\n"
        "daftar.DaftarScreen.do_baru = fail\n"
    )
    with soptui(cwd=demo, PYTHONPATH=str(tmp_path)) as term:
        term.see("Daftar SOP", "konsep")
        term.press("n")
        assert term.end() == 4
    assert b"Traceback" not in term.raw
    assert b"kesalahan di dalam program" in term.raw
    assert b"\x1b[?1049l" in term.raw


def test_who_saves_is_asked_once_and_the_place_is_told(tmp_path):
    with soptui("init", "baru", cwd=tmp_path) as term:
        term.see("Nama lengkap:")
        term.press("Siti Aminah", "enter")
        term.see("Alamat surel:")
        term.press("siti@contoh.example", "enter")
        assert term.end() == 0
        assert ".git/config" in term.text.replace("\n", "")
    assert (
        git(tmp_path / "baru", "log", "--format=%an <%ae>") == "Siti Aminah <siti@contoh.example>"
    )
    assert git(tmp_path / "baru", "config", "--local", "user.name") == "Siti Aminah"


def test_a_new_sop_from_nothing_to_its_history_and_back(tmp_path):
    """New, steps, mutu baku, identity, symbols, arrows, save, history, an old version, undo."""
    repo = repo_kantor(tmp_path)
    start = git(repo.root, "rev-parse", "HEAD")
    with soptui(cwd=repo.root) as term:
        term.see("Daftar SOP", "SOP 1 dari 1")
        term.press("n")
        term.see("SOP baru", "Terpandu")
        term.press("enter")
        term.see("Langkah 1 dari 4")
        term.press("Pelayanan Cuti", "enter")
        term.see("Langkah 2 dari 4")
        term.press("Staf: Menerima berkas", "enter", "Kepala: Berkas lengkap?", "enter")
        term.press("Staf: Menyimpan berkas", "tab")
        term.see("SOP disimpan", "[2 Langkah]")

        for text in ("Surat", "5 menit", "Berkas"):
            term.press(text, "tab")
        term.see("Surat", "5 menit", "Berkas")
        term.press("f6")
        term.see("[1 Identitas]", "identitas")
        term.press("065/1/2026", "enter", "f6")
        term.see("[2 Langkah]", "Staf", "perubahan belum disimpan")

        term.press("right", "right")
        term.see("Langkah 1 dari 3 › Kepala")
        term.press("p")
        term.see("Tambah simbol proses pada langkah 1", "□ 1b")
        term.press("f7")
        term.see("Diurungkan: tambah simbol proses pada langkah 1")
        term.press("down", "f4")
        term.see("Panah dari langkah 2", "Tidak → 1")
        term.press("down", "enter")
        term.see("Tujuan panah Tidak")
        term.press("3", "enter")
        term.see("Tidak → 3")
        term.press("q", "ctrl+s")
        term.see("Simpan perubahan", "perubahan lain")
        term.press("enter")
        term.see("Disimpan:", "tersimpan")
        saved = git(repo.root, "rev-parse", "HEAD")

        term.press("f12")
        term.see("Riwayat", "SOP baru", "2 catatan")
        term.press("down", "p")
        term.see("Kembalikan ke versi", "kosongkan nomor SOP")
        term.press("enter")
        term.see("Belum disimpan: Ctrl+S")
        term.press("f7")
        term.see("Diurungkan: kembalikan ke versi", "tersimpan")
        term.press("f8")
        term.see("Diulangi: kembalikan ke versi", "belum disimpan")
        term.press("ctrl+s")
        term.see("Simpan perubahan", "kembalikan ke versi")
        term.press("enter")
        term.see("Disimpan:", "tersimpan")
        term.press("f10")
        term.see("Daftar SOP")
        term.press("q")
        assert term.end() == 0
    assert term.modes_left_on() == []
    assert git(repo.root, "rev-parse", "HEAD^") == saved, "history only grows"
    assert git(repo.root, "rev-list", "--count", f"{start}..HEAD") == "3"
    assert git(repo.root, "status", "--porcelain") == ""
    sop = repo.read("pelayanan-cuti").sop
    assert (sop.identitas.nomor, [s.waktu for s in sop.langkah]) == ("", ["", "", ""])
    assert sop == repo.read("pelayanan-cuti", f"{saved}^").sop
