"""The whole path once, in a real terminal on real git: what an official does with one SOP."""

import sys

from tests.cli.run import git
from tests.pty_terminal import Terminal

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
    while "› Waktu" not in term.text:
        before = term.text
        term.press("right")
        term.changed(before)


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
