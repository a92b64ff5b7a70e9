"""Documents come back in the interface: shown first, opened as edits, saved only when asked to."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest

from soptui.documents.docx import WordWriter
from soptui.documents.edisi import edition
from soptui.documents.layanan.edisi import service_edition
from soptui.documents.layanan.word import service_document
from soptui.documents.pdf import Pilihan
from soptui.model import IdentitasLayanan, Layanan, Penyampaian
from soptui.repo import Repository
from soptui.tui.screens.sunting import SuntingScreen
from soptui.tui.screens.sunting_layanan import SuntingLayananScreen
from tests.contoh import SITI, dengan_waktu, git, sop_contoh
from tests.tui.layar import KECIL, LEBAR, buka, repo_kantor

DAY = dt.date(2030, 1, 1)


@pytest.fixture
def dokumen(tmp_path):
    """A Word document of an SOP, and its repository, in which the SOP has changed since."""
    repo = repo_kantor(tmp_path)
    folder = tmp_path / "dokumen"
    folder.mkdir()
    data = WordWriter(Pilihan()).sop(edition(repo, "surat-masuk", "HEAD", DAY)).data
    (folder / "surat.docx").write_bytes(data)
    (folder / "catatan.txt").write_text("bukan dokumen")
    return folder, repo


async def impor(orang, words):
    """Choose the action from the palette, and name the file."""
    await orang.tekan("ctrl+p")
    await orang.ketik("impor dokumen\n")
    await orang.tunggu("Berkas .docx, .xlsx atau .pdf")
    await orang.ketik(f"{words}\n")


async def in_editor(orang):
    await orang.sampai(lambda: isinstance(orang.app.screen, SuntingScreen), "editor")


async def test_what_is_the_same_is_told(dokumen):
    folder, repo = dokumen
    async with buka(repo.root) as orang:
        await impor(orang, folder / "surat.docx")
        await orang.tunggu("Isinya sama dengan surat-masuk")


@pytest.mark.parametrize("size", [KECIL, LEBAR, (60, 20)])
async def test_what_differs_is_shown_and_opened_as_one_edit(dokumen, size):
    folder, repo = dokumen
    text = repo.find("surat-masuk").read_bytes()
    repo.save(repo.read("surat-masuk"), dengan_waktu(sop_contoh(), "77 menit"))
    head = git(repo.root, "rev-parse", "HEAD")
    async with buka(repo.root, size) as orang:
        await impor(orang, f"{folder}/")
        await orang.tunggu("Dokumen yang mana?", "surat.docx")
        assert "catatan.txt" not in orang.teks
        await orang.tekan("enter")
        await orang.tunggu("Bedanya dari yang ada di sini", "“77")
        await orang.tekan("enter")
        await in_editor(orang)
        await orang.tunggu("Belum disimpan")
        assert git(repo.root, "rev-parse", "HEAD") == head
        await orang.tekan("f7")
        assert orang.sunting.session.sop.langkah[0].waktu == "77 menit"
        await orang.tekan("f8")
        await orang.tekan("ctrl+s")
        await orang.tunggu("Simpan")
        await orang.tekan("enter")
        await orang.sampai(lambda: not orang.sunting.session.is_changed, "saved")
    assert repo.find("surat-masuk").read_bytes() == text
    assert git(repo.root, "rev-parse", "HEAD~1") == head


async def test_an_sop_that_is_not_here_opens_unsaved(dokumen):
    folder, repo = dokumen
    text = repo.find("surat-masuk").read_bytes()
    repo.delete("surat-masuk")
    head = git(repo.root, "rev-parse", "HEAD")
    async with buka(repo.root) as orang:
        await impor(orang, folder / "sur")
        await orang.tunggu("Dokumen yang mana?")
        await orang.tekan("enter")
        await in_editor(orang)
        await orang.tunggu("SOP baru dari dokumen")
        assert orang.sunting.session.is_changed
        assert git(repo.root, "rev-parse", "HEAD") == head
        await orang.tekan("ctrl+s")
        await orang.tunggu("Simpan")
        await orang.tekan("enter")
        await orang.sampai(lambda: not orang.sunting.session.is_changed, "saved")
    assert Repository.open(repo.root).find("surat-masuk").read_bytes() == text


@pytest.fixture
def ditulisi(dokumen):
    """The document after somebody wrote in it, with and without what it carries."""
    folder, repo = dokumen
    with zipfile.ZipFile(folder / "surat.docx") as old:
        parts = {name: old.read(name) for name in old.namelist()}
    name = "word/document.xml"
    parts[name] = parts[name].replace(b">10 menit<", b">25 menit<")
    with zipfile.ZipFile(folder / "diubah.docx", "w") as new:
        for part, data in parts.items():
            new.writestr(part, data)
    with zipfile.ZipFile(folder / "polos.docx", "w") as new:
        new.writestr(name, parts[name])
    return folder, repo


async def test_what_somebody_wrote_in_word_is_asked_about(ditulisi):
    folder, repo = ditulisi
    async with buka(repo.root) as orang:
        await impor(orang, folder / "diubah.docx")
        await orang.tunggu("Isi yang mana?", "25 menit")
        await orang.tekan("down", "enter")
        await orang.tunggu("Bedanya dari yang ada di sini")
        await orang.tekan("enter")
        await in_editor(orang)
        assert orang.sunting.session.sop == dengan_waktu(sop_contoh(), "25 menit")


async def test_what_is_only_drawn_is_to_be_looked_at(ditulisi):
    folder, repo = ditulisi
    async with buka(repo.root) as orang:
        await impor(orang, folder / "polos.docx")
        await in_editor(orang)
        await orang.tunggu("tinjau sebelum disimpan")
        assert orang.sunting.session.sop.langkah[0].waktu == "25 menit"


async def test_files_that_bring_nothing_get_a_sentence(dokumen):
    folder, repo = dokumen
    async with buka(repo.root) as orang:
        await impor(orang, folder / "catatan.txt")
        await orang.tunggu("tidak membawa SOP atau Standar")
        await impor(orang, folder / "tidak-ada")
        await orang.tunggu("Tidak ada berkas Word")


async def test_a_service_that_was_changed_in_word_opens_in_its_editor(dokumen):
    folder, repo = dokumen
    identitas = IdentitasLayanan("Layanan Surat", "sekretariat", sop=("surat-masuk",))
    own = Layanan("sp-surat", identitas, Penyampaian(jangka_waktu="3 hari kerja"))
    repo.layanan.create(own, identity=SITI)
    made = service_document(WordWriter(Pilihan()), service_edition(repo, "sp-surat", "HEAD", DAY))
    with (
        zipfile.ZipFile(io.BytesIO(made.data)) as old,
        zipfile.ZipFile(folder / "sp.docx", "w") as new,
    ):
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(b">3 hari kerja<", b">2 hari kerja<"))
    async with buka(repo.root) as orang:
        await orang.tekan("L")
        await orang.tunggu("Pelayanan 1 dari 1")
        await impor(orang, folder / "sp.docx")
        await orang.tunggu("Isi yang mana?", "2 hari kerja")
        await orang.tekan("down", "enter")
        await orang.tunggu("Bedanya dari yang ada di sini")
        await orang.tekan("enter")
        await orang.sampai(lambda: isinstance(orang.app.screen, SuntingLayananScreen), "editor")
        assert orang.app.screen.nilai.penyampaian.jangka_waktu == "2 hari kerja"
        assert orang.app.screen.session.is_changed
