"""What was typed and not saved is there at the next start: to be taken, dropped, or left."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from soptui.folders import state_folder
from soptui.repo import Repository
from soptui.repo.drafts.content import Dasar, Isi, Jenis, Ketikan
from soptui.repo.drafts.journal import Journal
from soptui.repo.drafts.place import Place
from soptui.repo.drafts.store import drafts
from soptui.tui.screens.daftar import DaftarScreen
from soptui.tui.screens.draf import DrafScreen
from soptui.tui.screens.sunting import SuntingScreen
from tests.contoh import SITI, dengan_waktu, git
from tests.repo.drafts.naskah import PENULIS, ditulis
from tests.tui.layar import buka, repo_kantor, sunting
from tests.tui.test_simpan import FILE, ubah_waktu

WAKTU = (Ketikan(Jenis.RUAS, "langkah/telaah/waktu", "2 jam lebih"),)


def tempat(repo):
    return Place(state_folder(os.environ), repo.root)


def tinggalkan(repo, waktu="15 menit", **more):
    """Leave a draft behind, as a run that was killed does."""
    doc = repo.read("surat-masuk")
    dasar = Dasar(doc.file, doc.text, doc.base, doc.exists)
    sop = dengan_waktu(doc.sop, waktu) if waktu else None
    return ditulis(tempat(repo), Isi(dasar, sop, **more))


async def ambil(orang):
    """Take the first draft that is offered."""
    await orang.tunggu("Draf: ketikan yang belum disimpan")
    await orang.tekan("enter")
    await orang.sampai(lambda: isinstance(orang.app.screen, SuntingScreen), "the editor")
    await orang.tunggu("Draf diambil")


async def test_what_one_run_left_the_next_one_offers_with_its_changes(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        await orang.ketik("3 jam")
        assert orang.sunting.is_typing
    async with buka(repo.root) as orang:
        await orang.tunggu("berkasnya tidak berubah", "Waktu", "15 menit", "3 jam")
        await ambil(orang)
        assert orang.sunting.sop.langkah[0].waktu == "15 menit"
        assert orang.sunting.is_typing, "the field that was open is open"
        assert "3 jam" in orang.teks
        await orang.tekan("enter", "f7")
        await orang.tekan("f7")
        assert "Diurungkan: ambil draf" in orang.status
        assert orang.sunting.sop == repo.read("surat-masuk").sop
        await orang.tekan("f8", "f8", "ctrl+s")
        await orang.tunggu("Simpan perubahan")
        await orang.tekan("enter")
        await orang.tunggu("Disimpan:")
    assert "3 jam" in (repo.root / FILE).read_text()
    assert drafts(tempat(repo)) == []


async def test_words_of_a_save_and_comments_come_back_too(tmp_path):
    repo = repo_kantor(tmp_path)
    typed = (Ketikan(Jenis.PESAN, "", "Sesuai rapat"),)
    tinggalkan(repo, comments=("Langkah 1: sudah disetujui",), ketikan=typed)
    async with buka(repo.root) as orang:
        await orang.tunggu("kalimat simpan, sedang diketik: Sesuai rapat", "sudah disetujui")
        await ambil(orang)
        await orang.tekan("ctrl+s")
        await orang.tunggu("Simpan perubahan", "Sesuai rapat", "sudah disetujui")
        await orang.tekan("enter")
        await orang.tunggu("Disimpan: Sesuai rapat")
    assert "sudah disetujui" in git(repo.root, "log", "-1", "--format=%B")


async def test_answers_that_have_no_field_come_back_on_the_clipboard(tmp_path):
    repo = repo_kantor(tmp_path)
    tinggalkan(repo, ketikan=(Ketikan(Jenis.TANYA, "Label panah", "Setuju"),))
    async with buka(repo.root) as orang:
        await ambil(orang)
        assert "Label panah" in orang.status
        assert orang.app.papan.text == "Setuju"


async def test_a_draft_is_dropped_after_a_question_and_can_be_had_back(tmp_path):
    repo = repo_kantor(tmp_path)
    tinggalkan(repo)
    async with buka(repo.root) as orang:
        await orang.tunggu("Draf: ketikan")
        await orang.tekan("x")
        await orang.tunggu("Buang draf")
        await orang.tekan("down", "enter")
        await orang.tunggu("Tidak dibuang")
        await orang.tekan("x")
        await orang.tunggu("Buang draf")
        await orang.tekan("enter")
        await orang.tunggu("Draf dibuang")
        assert drafts(tempat(repo)) == []
        assert len(drafts(tempat(repo), old=True)) == 1
        await orang.tekan("u")
        await orang.tunggu("Draf dikembalikan")
        await orang.tunggu("15 menit")
    assert len(drafts(tempat(repo))) == 1


async def test_later_marks_the_sop_and_asks_again_when_it_is_opened(tmp_path):
    repo = repo_kantor(tmp_path)
    tinggalkan(repo)
    async with buka(repo.root) as orang:
        await orang.tunggu("Draf: ketikan")
        await orang.tekan("q")
        await orang.tunggu("1 draf menunggu", "ada draf")
        assert "*" in orang.baris_dengan("065/22/2015")
        await orang.tekan("enter")
        await orang.tunggu("SOP ini punya draf dari", "15 menit")
        await orang.tekan("down", "enter")
        await orang.sampai(lambda: isinstance(orang.app.screen, SuntingScreen))
        assert orang.sunting.sop.langkah[0].waktu == "10 menit"
        await orang.tekan("f10", "enter")
        await orang.tunggu("SOP ini punya draf dari")
        await orang.tekan("enter")
        await orang.tunggu("Draf diambil")
        assert orang.sunting.sop.langkah[0].waktu == "15 menit"
    assert len(drafts(tempat(repo))) == 1, "not saved, so it waits again"


async def test_the_changes_can_be_read_in_full(tmp_path):
    repo = repo_kantor(tmp_path)
    tinggalkan(repo)
    async with buka(repo.root) as orang:
        await orang.tunggu("Draf: ketikan")
        await orang.tekan("d")
        await orang.tunggu("Beda", "sebelum draf", "15 menit")
        await orang.tekan("q")
        await orang.tunggu("Draf: ketikan")


async def test_when_the_sop_changed_both_texts_are_shown_and_none_is_lost(tmp_path):
    repo = repo_kantor(tmp_path)
    tinggalkan(repo, "15 menit")
    doc = repo.read("surat-masuk")
    repo.save(doc, dengan_waktu(doc.sop, "3 jam"), identity=SITI)
    head = git(repo.root, "rev-parse", "HEAD")
    async with buka(repo.root) as orang:
        await orang.tunggu("berubah sejak draf ini")
        await orang.tekan("enter")
        await orang.tunggu("15 menit", "3 jam")
        assert orang.sunting.sop.langkah[0].waktu == "15 menit"
        assert orang.sunting.session.is_changed
    assert git(repo.root, "rev-parse", "HEAD") == head
    assert 'waktu = "3 jam"' in (repo.root / FILE).read_text()
    [left] = drafts(tempat(repo))
    assert left.isi.sop.langkah[0].waktu == "15 menit"


async def test_what_others_changed_elsewhere_in_the_sop_comes_along(tmp_path):
    repo = repo_kantor(tmp_path)
    tinggalkan(repo, "15 menit")
    doc = repo.read("surat-masuk")
    repo.save(doc, dengan_waktu(doc.sop, "3 jam", 2), identity=SITI)
    async with buka(repo.root) as orang:
        await orang.tunggu("berubah sejak draf ini")
        await orang.tekan("enter")
        await orang.tunggu("Draf diambil", "digabung dengan suntingan Anda")
        assert [step.waktu for step in orang.sunting.sop.langkah] == ["15 menit", "1 jam", "3 jam"]
        await orang.tekan("f7")
        await orang.tekan("f8", "ctrl+s")
        await orang.tunggu("Simpan perubahan")
        await orang.tekan("enter")
        await orang.tunggu("Disimpan:")
    assert [s.waktu for s in repo.read("surat-masuk").sop.langkah] == ["15 menit", "1 jam", "3 jam"]
    assert drafts(tempat(repo)) == []


@pytest.mark.parametrize("how", ["gone", "broken"])
async def test_a_file_that_is_gone_or_broken_is_written_again_only_when_saved(tmp_path, how):
    repo = repo_kantor(tmp_path)
    tinggalkan(repo)
    if how == "gone":
        repo.delete("surat-masuk", identity=SITI)
    else:
        (repo.root / FILE).write_text("rusak = [\n")
    async with buka(repo.root) as orang:
        await orang.tunggu("tidak ada lagi" if how == "gone" else "sekarang rusak")
        await orang.tekan("enter")
        await orang.sampai(lambda: orang.app.penjaga.left == frozenset(), "handed over")
        assert orang.sunting.sop.langkah[0].waktu == "15 menit"
        assert orang.sunting.session.is_changed
    assert len(drafts(tempat(repo))) == 1
    assert (repo.root / FILE).exists() == (how == "broken")


async def test_an_sop_that_was_never_saved_is_made_from_where_it_was_left(tmp_path):
    repo = repo_kantor(tmp_path)
    async with buka(repo.root) as orang:
        await orang.tekan("n", "enter")
        await orang.tunggu("Langkah 1 dari 4")
        await orang.ketik("Pelayanan Cuti\n")
        await orang.tunggu("Langkah 2 dari 4")
        await orang.ketik("Staf: Menerima berkas\nKepala: Mem")
    async with buka(repo.root) as orang:
        await orang.tunggu("Pelayanan Cuti", "SOP baru, belum disimpan", "Kepala: Mem")
        await orang.tekan("enter")
        await orang.tunggu("Langkah 1 dari 4", "Pelayanan Cuti")
        await orang.tekan("enter")
        await orang.tunggu("Langkah 2 dari 4", "Staf: Menerima berkas", "Kepala: Mem")
        await orang.ketik("eriksa")
        await orang.tekan("tab")
        await orang.tunggu("SOP disimpan")
    made = Repository.open(repo.root).read("pelayanan-cuti").sop
    assert [step.kegiatan for step in made.langkah] == ["Menerima berkas", "Memeriksa"]
    assert drafts(tempat(repo)) == []


async def test_a_title_that_was_being_typed_is_kept(tmp_path):
    repo = repo_kantor(tmp_path)
    async with buka(repo.root) as orang:
        await orang.tekan("n", "enter")
        await orang.tunggu("Langkah 1 dari 4")
        await orang.ketik("Pelayanan Ma")
    async with buka(repo.root) as orang:
        await orang.tunggu("SOP baru", "Pelayanan Ma")
        await orang.tekan("enter")
        await orang.tunggu("Langkah 1 dari 4", "Pelayanan Ma")


@pytest.mark.parametrize(("down", "kept"), [(1, True), (3, False)], ids=["as draft", "dropped"])
async def test_leaving_offers_to_keep_a_draft(tmp_path, down, kept):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        await orang.tekan("f10")
        await orang.tunggu("Kembali, simpan nanti")
        await orang.tekan("down", "down", "down", "enter")
        await orang.tunggu("ditandai *")
        await orang.tekan("q")
        await orang.tunggu("Keluar, simpan sebagai draf")
        await orang.tekan(*["down"] * down, "enter")
        await orang.sampai(lambda: orang.app.return_value == 0, "the end")
    assert len(drafts(tempat(repo))) == kept
    assert len(drafts(tempat(repo), old=True)) == (not kept), "what was dropped waits for 30 days"


async def test_what_is_saved_already_is_not_offered(tmp_path):
    repo = repo_kantor(tmp_path)
    tinggalkan(repo)
    doc = repo.read("surat-masuk")
    repo.save(doc, dengan_waktu(doc.sop, "15 menit"), identity=SITI)
    async with buka(repo.root) as orang:
        await orang.sampai(lambda: drafts(tempat(repo)) == [], "the draft put aside")
        assert isinstance(orang.app.screen, DaftarScreen)


async def test_a_draft_that_another_soptui_writes_is_only_named(tmp_path):
    repo = repo_kantor(tmp_path)
    tinggalkan(repo)
    doc = repo.read("surat-masuk")
    other = Journal(tempat(repo))
    isi = Isi(Dasar(doc.file, doc.text, doc.base, True), dengan_waktu(doc.sop, "7 jam"))
    other.begin(replace(PENULIS, oleh="rina", pid=1), isi)
    async with buka(repo.root) as orang:
        await orang.tunggu("Draf: ketikan", "2 draf")
        at = next(i for i, item in enumerate(orang.app.screen.found) if item.jurnal.is_used)
        await orang.tekan("home", *["down"] * at)
        await orang.tunggu("oleh rina")
        for key in ("enter", "x"):
            await orang.tekan(key)
            assert "sedang disunting di terminal lain oleh rina" in orang.status
        assert isinstance(orang.app.screen, DrafScreen)
        await orang.tekan("q", "enter")
        await orang.tunggu("SOP ini punya draf dari")
        await orang.tekan("down", "enter")
        await orang.tunggu("SOP ini juga sedang disunting di terminal lain oleh rina")
    other.release()


async def test_a_draft_that_cannot_be_written_is_told_once_and_typing_goes_on(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await orang.sampai(lambda: list(tempat(repo).path.iterdir()) != [], "the place of drafts")
        for file in tempat(repo).path.iterdir():
            file.unlink()
        tempat(repo).path.rmdir()
        tempat(repo).path.symlink_to(tmp_path)
        await orang.tekan("end", "left", "left")
        await orang.ketik("1")
        await orang.tunggu("tautan")
        await orang.ketik("5 menit\n")
        assert orang.sunting.sop.langkah[0].waktu == "15 menit"
        assert "tautan" not in orang.teks
    assert not list(tmp_path.glob("*.draf"))
