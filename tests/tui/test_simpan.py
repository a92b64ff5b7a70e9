"""Saving, and everything that can come between a person and a commit."""

from __future__ import annotations

from dataclasses import replace

from soptui.errors import SystemFaultError
from soptui.repo import Repository
from tests.contoh import SITI, dengan_waktu, git
from tests.tui.layar import KANTOR, buka, repo_kantor, sunting

FILE = "sop/sekretariat/surat-masuk.toml"


async def ubah_waktu(orang, text="15 menit"):
    """Change the time of the first step."""
    await orang.tekan("end", "left", "left")
    await orang.ketik(text)
    await orang.tekan("enter")
    assert orang.sunting.sop.langkah[0].waktu == text


async def test_save_proposes_words_and_makes_one_commit(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        await orang.tekan("ctrl+s")
        await orang.tunggu(
            "Simpan perubahan", "ubah waktu langkah 1 dari 10 menit menjadi 15 menit"
        )
        await orang.tekan("enter")
        await orang.tunggu("Disimpan:")
        assert "tersimpan" in orang.baris[0]
    assert git(repo.root, "log", "-1", "--format=%s %an") == (
        "Pengagendaan Surat Masuk: ubah waktu langkah 1 dari 10 menit menjadi 15 menit Budi Santoso"
    )
    assert 'waktu = "15 menit"' in (repo.root / FILE).read_text()


async def test_words_of_the_commit_can_be_changed(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        await orang.tekan("f3", "ctrl+u")
        await orang.ketik("Sesuai rapat tanggal 5\n")
        await orang.tunggu("Disimpan: Sesuai rapat tanggal 5")
    assert git(repo.root, "log", "-1", "--format=%s") == "Sesuai rapat tanggal 5"


async def test_save_while_typing_takes_the_cell_along(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await orang.tekan("end", "left", "left")
        await orang.ketik("20 menit")
        await orang.tekan("ctrl+s")
        await orang.tunggu("Simpan perubahan")
        await orang.tekan("enter")
        await orang.tunggu("Disimpan:")
    assert 'waktu = "20 menit"' in (repo.root / FILE).read_text()


async def test_nothing_to_save_is_said(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("ctrl+s")
        assert orang.status == "Tidak ada perubahan untuk disimpan."


async def test_undo_across_a_save_can_be_saved_again(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        await orang.tekan("ctrl+s", "enter")
        await orang.tunggu("Disimpan:")
        await orang.tekan("f7")
        assert "belum disimpan" in orang.baris[0]
        await orang.tekan("ctrl+s", "enter")
        await orang.tunggu("Disimpan:")
    assert git(repo.root, "rev-list", "--count", "HEAD") == "4"
    assert 'waktu = "10 menit"' in (repo.root / FILE).read_text()


async def test_unknown_writer_is_asked_once_and_told_where_it_is_kept(tmp_path):
    repo = repo_kantor(tmp_path, identitas=False)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        await orang.tekan("ctrl+s")
        await orang.tunggu("Nama lengkap Anda")
        await orang.ketik("Rina Wati\n")
        await orang.tunggu("Alamat surel Anda")
        await orang.ketik("rina@magetan.go.id\n")
        await orang.tunggu("Simpan perubahan")
        await orang.tekan("enter")
        await orang.tunggu("Disimpan:")
    assert git(repo.root, "log", "-1", "--format=%an <%ae>") == "Rina Wati <rina@magetan.go.id>"
    assert git(repo.root, "config", "--local", "user.name") == "Rina Wati"


async def test_unknown_writer_who_does_not_answer_keeps_what_was_typed(tmp_path):
    repo = repo_kantor(tmp_path, identitas=False)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        await orang.tekan("ctrl+s")
        await orang.tunggu("Nama lengkap Anda")
        await orang.tekan("f10")
        assert "Belum disimpan" in orang.status
        assert orang.sunting.sop.langkah[0].waktu == "15 menit"


async def test_bad_address_is_refused_in_words(tmp_path):
    repo = repo_kantor(tmp_path, identitas=False)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        await orang.tekan("ctrl+s")
        await orang.tunggu("Nama lengkap Anda")
        await orang.ketik("Rina\n")
        await orang.tunggu("Alamat surel Anda")
        await orang.ketik("rina magetan\n")
        await orang.tunggu("tidak boleh memuat spasi")
        assert orang.sunting.sop.langkah[0].waktu == "15 menit"


async def test_conflict_is_told_and_nothing_typed_is_lost(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        other = Repository.open(repo.root)
        doc = other.read("surat-masuk")
        other.save(doc, dengan_waktu(doc.sop, "3 jam"), identity=SITI)
        await orang.tekan("ctrl+s", "enter")
        await orang.tunggu("Siti Aminah mengubah 1 langkah. Sama-sama diubah:", "pilih per ruas")
        assert orang.sunting.sop.langkah[0].waktu == "15 menit"
        assert "belum disimpan" in orang.baris[0]
    assert "3 jam" in (repo.root / FILE).read_text()


async def test_fault_of_the_machine_is_told_and_the_same_save_works_later(tmp_path, monkeypatch):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)

        def full(self, *args, **more):
            raise SystemFaultError("Ruang penyimpanan penuh. Kosongkan dulu, lalu simpan lagi.")

        with monkeypatch.context() as patch:
            patch.setattr(Repository, "save", full)
            await orang.tekan("ctrl+s", "enter")
            await orang.tunggu("Ruang penyimpanan penuh")
        assert orang.sunting.sop.langkah[0].waktu == "15 menit"
        await orang.tekan("ctrl+s", "enter")
        await orang.tunggu("Disimpan:")


async def test_sop_that_breaks_a_rule_of_the_format_is_refused_with_the_reason(tmp_path):
    repo = repo_kantor(tmp_path, config=KANTOR)
    before = git(repo.root, "rev-parse", "HEAD")
    file = repo.root / FILE
    file.write_text(file.read_text().replace('pengesah = "kepala"', 'pengesah = "camat"'))
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        await orang.tekan("ctrl+s", "enter")
        await orang.tunggu("Belum disimpan:", "camat")
        assert orang.sunting.session.is_changed
    assert git(repo.root, "rev-parse", "HEAD") == before


async def test_leaving_with_changes_asks_and_can_stay(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        await orang.tekan("f10")
        await orang.tunggu("Ada perubahan yang belum disimpan")
        await orang.tekan("q")
        assert "2 Langkah" in orang.teks
        await orang.tekan("f10", "down", "enter")
        assert "2 Langkah" in orang.teks
        await orang.tekan("f10", "down", "down", "enter")
        await orang.tunggu("Daftar SOP")
    assert "15 menit" not in (repo.root / FILE).read_text()


async def test_leaving_can_save_first(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        await orang.tekan("escape", "enter")
        await orang.tunggu("Simpan perubahan")
        await orang.tekan("enter")
        await orang.tunggu("Daftar SOP")
    assert "15 menit" in (repo.root / FILE).read_text()


async def test_enter_typed_before_the_question_was_there_does_not_answer_it(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        await orang.tumpuk("", "f10", "enter", "enter")
        await orang.tunggu("Ada perubahan yang belum disimpan")
        assert orang.sunting.session.is_changed


async def test_keys_typed_during_a_save_are_kept(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        await ubah_waktu(orang)
        await orang.tekan("ctrl+s")
        await orang.tunggu("Simpan perubahan")
        await orang.tumpuk("", "enter", "9", "space", "j", "a", "m", "enter")
        await orang.sampai(lambda: orang.sunting.sop.langkah[1].waktu == "9 jam")
        await orang.sampai(lambda: git(repo.root, "rev-list", "--count", "HEAD") == "3", "the save")


async def test_title_with_an_error_of_the_rules_is_still_saved_or_told(tmp_path):
    repo = repo_kantor(tmp_path)
    doc = repo.read("surat-masuk")
    odd = replace(doc.sop, identitas=replace(doc.sop.identitas, judul="SOP SURAT"))
    repo.save(doc, odd, identity=SITI)
    async with buka(repo.root) as orang:
        await orang.tekan("enter")
        await orang.tunggu("SOP SURAT", "Temuan")
        await ubah_waktu(orang)
        await orang.tekan("ctrl+s", "enter")
        await orang.tunggu("Disimpan:")
