"""Printing from the interface: choices, targets, progress beside the keys, and its end."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date

import pytest

from soptui.documents import typeset
from soptui.documents.pencetak import Pencetak
from soptui.tui.screens.cetak import CetakScreen
from soptui.tui.screens.daftar import DaftarScreen
from tests.contoh import SITI, dengan_waktu, sop_contoh
from tests.tui.layar import KANTOR, buka, repo_kantor, sunting

ID = "surat-masuk"


def di_folder_kosong(tmp_path, monkeypatch):
    """Return a repository with two SOPs, and stand in an empty folder."""
    cuti = sop_contoh("pelayanan-cuti", "Pelayanan Cuti")
    cuti = replace(cuti, identitas=replace(cuti.identitas, nomor=""))
    repo = repo_kantor(tmp_path, sop_contoh(), cuti)
    folder = tmp_path / "kerja"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return repo


@pytest.fixture
def kantor(tmp_path, monkeypatch):
    """Return a repository with two SOPs, and stand in an empty folder."""
    return di_folder_kosong(tmp_path, monkeypatch)


@pytest.fixture
def gerbang(monkeypatch):
    """Return an event that lets prints go on; until then each waits at its first step."""
    gate = threading.Event()
    tell = Pencetak._tell

    def told(self, step):
        tell(self, step)
        while not gate.is_set() and not self._unwanted.is_set():
            gate.wait(0.01)
        self._stop_if_unwanted()

    monkeypatch.setattr(Pencetak, "_tell", told)
    yield gate
    gate.set()


async def cetak(orang, *keys):
    """Open the screen from where one is."""
    await orang.tekan(*keys, "c")
    return await orang.sampai(lambda: isinstance(orang.app.screen, CetakScreen), "Cetak")


async def pilih(orang, label, value):
    """Go to a line and take values until it shows the one wanted."""
    await orang.tekan("home")
    while label not in orang.app.screen.list.selected.label:
        await orang.tekan("down")
    for _ in range(9):
        if value in orang.app.screen.list.selected.words:
            return
        await orang.tekan("right")
    raise AssertionError(f"{label} offers no {value}:\n{orang.teks}")


async def kabar(orang, *words):
    """Wait until the status line says all words; a long path stands on several lines."""
    return await orang.sampai(lambda: all(w in orang.status for w in words), " ".join(words))


async def test_two_keys_print_the_sop_as_pdf(kantor, tmp_path):
    async with buka(kantor.root) as orang:
        await cetak(orang)
        assert "versi tersimpan" in orang.teks
        await orang.tekan("c")
        await kabar(orang, "Tercetak:", "pelayanan-cuti.pdf")
        assert "soptui verify" in orang.teks
    assert (tmp_path / "kerja/pelayanan-cuti.pdf").read_bytes().startswith(b"%PDF")


async def test_each_form_has_its_choices_and_its_file(kantor, tmp_path):
    async with buka(kantor.root) as orang:
        await cetak(orang)
        for form, end, has_paper in (("Word", "docx", True), ("SVG", "svg", False)):
            await pilih(orang, "Bentuk", form)
            assert ("Kertas" in orang.teks) is has_paper
            assert "Standar PDF" not in orang.teks
            await orang.tekan("c")
            await kabar(orang, f"pelayanan-cuti.{end}", "Tercetak")
        await pilih(orang, "Bentuk", "PDF")
        await pilih(orang, "Kertas", "A4")
        await pilih(orang, "Identitas", "bersama")
        await pilih(orang, "Standar", "PDF/A-2a dan PDF/UA-1")
        await pilih(orang, "Tanda tangan", "kolom elektronik")
        await orang.tekan("c")
        await kabar(orang, "pelayanan-cuti.pdf. ")
        await orang.tekan("q")
        await cetak(orang)
        assert "A4" in orang.baris_dengan("Kertas")  # kept until soptui ends
    assert {p.suffix for p in (tmp_path / "kerja").iterdir()} == {".docx", ".svg", ".pdf"}
    made = (tmp_path / "kerja/pelayanan-cuti.pdf").read_bytes()
    assert b"pdfaid" in made
    assert b"/FT/Sig" in made


async def test_all_in_sight_go_into_a_folder_that_is_remembered(kantor, tmp_path):
    (tmp_path / "cetakan").mkdir()
    async with buka(kantor.root) as orang:
        await cetak(orang)
        await pilih(orang, "Yang dicetak", "2 SOP")
        await pilih(orang, "Bentuk", "HTML")
        await orang.tekan("end", "up", "enter", "ctrl+u")
        await orang.ketik(f"{tmp_path / 'cetakan'}\nc")
        await kabar(orang, "Tercetak: 2 berkas di")
        await orang.tekan("q")
        await cetak(orang)
        assert (
            str(tmp_path / "cetakan/pelayanan-cuti.html") in orang.app.screen.list.items[-2].words
        )
    assert {p.name for p in (tmp_path / "cetakan").iterdir()} == {
        f"{ID}.html",
        "pelayanan-cuti.html",
    }


async def test_the_book_and_the_site(kantor, tmp_path):
    kantor.approvals.approve(ID, date(2026, 1, 12), identity=SITI)
    async with buka(kantor.root) as orang:
        await cetak(orang)
        await pilih(orang, "Yang dicetak", "Buku")
        await orang.tekan("c")
        await kabar(orang, "Tercetak:", "buku.pdf")
        await pilih(orang, "Yang dicetak", "Buku konsep")
        await pilih(orang, "Bentuk", "Situs")
        await orang.tekan("c")
        await kabar(orang, "Tercetak:", "situs-konsep", "index.html")
    pages = {p.name for p in (tmp_path / "kerja/situs-konsep/sop").iterdir()}
    assert pages == {f"{ID}.html", "pelayanan-cuti.html"}


async def test_a_book_without_sops_is_a_sentence(kantor, tmp_path):
    async with buka(kantor.root) as orang:
        await cetak(orang)
        await pilih(orang, "Yang dicetak", "Buku")
        await orang.tekan("c")
        await kabar(orang, "Tidak tercetak:", "Belum ada SOP yang berlaku", "pilihan Anda tetap")
    assert not list((tmp_path / "kerja").iterdir())


async def test_what_is_there_already_is_never_replaced_unasked(kantor, tmp_path):
    old = tmp_path / "kerja/pelayanan-cuti.pdf"
    old.write_text("milik orang")
    async with buka(kantor.root) as orang:
        await cetak(orang)
        await orang.tekan("c")
        assert "Berkas sudah ada" in orang.teks
        await orang.tekan("down", "enter")
        assert "Belum dicetak" in orang.status
        assert old.read_text() == "milik orang"
        await orang.tekan("c", "enter", "ctrl+u")
        await orang.ketik("cuti baru\n")
        await kabar(orang, "Tercetak:", "cuti baru.pdf")
        assert old.read_text() == "milik orang"
        await orang.tekan("end", "up", "enter", "ctrl+u")
        await orang.ketik("pelayanan-cuti.pdf\nc")
        await orang.tekan("end", "enter")
        await orang.sampai(lambda: old.read_bytes().startswith(b"%PDF"))


async def test_a_target_that_cannot_be_written_is_a_sentence(kantor, tmp_path):
    async with buka(kantor.root) as orang:
        await cetak(orang)
        await orang.tekan("end", "up", "enter", "ctrl+u")
        await orang.ketik("tidak/ada/cuti.pdf\nc")
        assert "tidak ada" in orang.status
        assert orang.app.screen.list.items[-2].words.endswith("tidak/ada/cuti.pdf")  # to be mended
        (tmp_path / "kerja/tautan.pdf").symlink_to(tmp_path / "rahasia")
        await orang.tekan("enter", "ctrl+u")
        await orang.ketik(f"{tmp_path}/kerja/tautan.pdf\nc")
        assert "tautan" in orang.status
    assert [p.name for p in (tmp_path / "kerja").iterdir()] == ["tautan.pdf"]


async def test_without_typst_it_is_said_how_to_get_it(kantor, monkeypatch):
    monkeypatch.setattr(typeset, "find_spec", lambda name: None)
    async with buka(kantor.root) as orang:
        await cetak(orang)
        await orang.tekan("c")
        await kabar(orang, "Tidak tercetak:", "pip install 'soptui[pdf]'")
        await pilih(orang, "Bentuk", "Word")
        await orang.tekan("c")
        await kabar(orang, "Tercetak:", ".docx")


async def test_a_missing_logo_is_told_and_the_sheet_is_there(tmp_path, monkeypatch):
    config = KANTOR.replace("[unit.organisasi]", 'logo = "logo.png"\n\n[unit.organisasi]')
    repo = repo_kantor(tmp_path, config=config)
    monkeypatch.chdir(tmp_path)
    async with buka(repo.root) as orang:
        await cetak(orang)
        await orang.tekan("c")
        await kabar(orang, "Tercetak:", "dicetak tanpa logo")
    assert (tmp_path / f"{ID}.pdf").exists()


# --- beside the keys ------------------------------------------------------------------------------


async def test_keys_go_on_while_it_prints_and_the_end_is_told_elsewhere(kantor, gerbang, tmp_path):
    async with buka(kantor.root) as orang:
        await cetak(orang)
        await pilih(orang, "Yang dicetak", "Buku konsep")
        await orang.tekan("c")
        await orang.tunggu("Mencetak 1 dari 2: membaca SOP")
        await orang.tekan("c")
        assert "Masih mencetak. x menghentikannya." in orang.status
        await orang.tekan("q", "down")
        assert isinstance(orang.app.screen, DaftarScreen)
        assert "Mencetak 1 dari 2" in orang.status
        assert not list((tmp_path / "kerja").iterdir())
        gerbang.set()
        await kabar(orang, "Tercetak:", "buku-konsep.pdf")
        assert isinstance(orang.app.screen, DaftarScreen)
        await orang.tekan("down")
        assert "Tercetak:" in orang.status  # who typed on has not missed it
    assert (tmp_path / "kerja/buku-konsep.pdf").exists()


async def test_one_key_stops_it_and_nothing_is_left(kantor, gerbang, tmp_path):
    async with buka(kantor.root) as orang:
        await cetak(orang)
        await pilih(orang, "Yang dicetak", "2 SOP")
        await orang.tekan("c")
        await orang.tunggu("Mencetak 1 dari 2")
        await orang.tekan("x")
        await kabar(orang, "Cetakan dihentikan. Tidak ada berkas yang ditulis")
        await orang.tekan("x")
        assert "Tidak ada cetakan yang sedang dibuat." in orang.status
        assert not list((tmp_path / "kerja").iterdir())
        gerbang.set()
        await orang.tekan("c")
        await kabar(orang, "Tercetak: 2 berkas")


async def test_the_typst_process_is_killed(kantor, monkeypatch, tmp_path):
    script = tmp_path / "tidur.py"
    script.write_text("import time\ntime.sleep(600)\n")
    started = []
    popen = typeset.subprocess.Popen

    def sleeping(command, **more):
        process = popen([command[0], str(script)], **more)
        started.append(process)
        return process

    monkeypatch.setattr(typeset.subprocess, "Popen", sleeping)
    async with buka(kantor.root) as orang:
        await cetak(orang)
        await orang.tekan("c")
        await orang.sampai(lambda: bool(started), "Typst")
        await orang.tekan("x")
        await kabar(orang, "Cetakan dihentikan.")
        assert started[0].poll() is not None
    assert not list((tmp_path / "kerja").iterdir())


async def test_leaving_soptui_asks_about_a_print_that_runs(kantor, gerbang, tmp_path):
    async with buka(kantor.root) as orang:
        await cetak(orang)
        await orang.tekan("c")
        await orang.tunggu("Mencetak 1 dari 1")
        await orang.tekan("q", "q")
        assert "Masih mencetak" in orang.teks
        await orang.tekan("enter")
        assert isinstance(orang.app.screen, DaftarScreen)
        await orang.tekan("q", "down", "enter")
        await orang.sampai(lambda: orang.app.return_value == 0, "the end")
    assert not list((tmp_path / "kerja").iterdir())


# --- versions -------------------------------------------------------------------------------------


async def test_unsaved_edits_are_asked_about_in_the_editor(kantor, tmp_path):
    async with sunting(kantor.root) as orang:
        orang.sunting.session.apply(_edited(orang.sunting.session))
        await orang.tekan("ctrl+p")
        await orang.ketik("mencetak\n")
        assert "Yang dicetak selalu versi yang tersimpan." in orang.teks
        await orang.tekan("down", "enter")
        await orang.sampai(lambda: isinstance(orang.app.screen, CetakScreen))
        await orang.tekan("c")
        await kabar(orang, "Tercetak:")
        assert orang.sunting.session.is_changed
        await orang.tekan("q")
        await orang.tekan("ctrl+p")
        await orang.ketik("mencetak\n\n")
        await orang.tunggu("Simpan")
        await orang.tekan("enter")
        await orang.sampai(lambda: isinstance(orang.app.screen, CetakScreen))
        assert not orang.sunting.session.is_changed


async def test_unsaved_edits_are_saved_from_the_list_too(kantor):
    async with buka(kantor.root) as orang:
        session, _ = orang.app.desk.open("pelayanan-cuti")
        session.apply(_edited(session))
        await cetak(orang)
        await orang.tekan("c")
        assert "Ada perubahan yang belum disimpan" in orang.teks
        await orang.tekan("end", "enter")
        assert "Belum dicetak" in orang.status
        await orang.tekan("c", "enter")
        await kabar(orang, "Tercetak:")
        assert not session.is_changed


async def test_an_old_version_prints_as_it_was(kantor, tmp_path):
    doc = kantor.read(ID)
    kantor.save(doc, dengan_waktu(doc.sop, "15 menit"), identity=SITI)
    old = kantor.log(ID)[-1].commit
    async with buka(kantor.root) as orang:
        await orang.tekan("down", "r")
        await orang.tunggu("2 catatan")
        await cetak(orang, "end")
        assert "versi 06-01-2026" in orang.teks
        await pilih(orang, "Bentuk", "HTML")
        await orang.tekan("c")
        await kabar(orang, "Tercetak:", f"{ID}-{old[:7]}.html")
    page = (tmp_path / f"kerja/{ID}-{old[:7]}.html").read_text()
    assert old in page
    assert "15 menit" not in page


def _edited(session):
    from soptui.changes import Edited

    return Edited(dengan_waktu(session.sop, "45 menit"), "ubah waktu")


async def test_a_folder_that_has_gone_does_not_hold_it_up(kantor, tmp_path):
    async with buka(kantor.root) as orang:
        (tmp_path / "kerja").rmdir()
        await cetak(orang)
        assert orang.app.screen.list.items[-2].words == "~/pelayanan-cuti.pdf"
