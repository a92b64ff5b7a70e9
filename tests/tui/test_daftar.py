"""Daftar SOP: what is there, searching it, and making a new SOP."""

from __future__ import annotations

from dataclasses import replace

from soptui.repo import Repository
from tests.contoh import SITI, git, sop_contoh
from tests.tui.layar import KANTOR, LEBAR, buka, repo_kantor

CUTI = sop_contoh("pelayanan-cuti", "Pelayanan Cuti")


def kantor(tmp_path):
    cuti = replace(CUTI, identitas=replace(CUTI.identitas, unit="kelembagaan", nomor="065/34/2015"))
    return repo_kantor(tmp_path, sop_contoh(), cuti, config=KANTOR)


async def test_list_shows_number_title_status_and_date(tmp_path):
    repo = repo_kantor(tmp_path)
    async with buka(repo.root) as orang:
        line = orang.baris_dengan("Pengagendaan")
    assert line.split() == [
        "▸",
        "065/22/2015",
        "Pengagendaan",
        "Surat",
        "Masuk",
        "konsep",
        "-",
    ]


async def test_approved_and_changed_are_told_apart_by_word(tmp_path):
    from datetime import date

    repo = kantor(tmp_path)
    repo.approvals.approve("surat-masuk", date(2026, 1, 10))
    repo.approvals.approve("pelayanan-cuti", date(2026, 1, 10))
    doc = repo.read("pelayanan-cuti")
    changed = replace(
        doc.sop, langkah=(*doc.sop.langkah[:2], replace(doc.sop.langkah[2], waktu="9 menit"))
    )
    repo.save(doc, changed)
    async with buka(repo.root, LEBAR) as orang:
        assert "berlaku" in orang.baris_dengan("065/22/2015")
        assert "berubah sejak pengesahan" in orang.baris_dengan("065/34/2015")


async def test_empty_repository_says_what_to_do(tmp_path):
    repo = repo_kantor(tmp_path)
    git(repo.root, "rm", "-q", "sop/sekretariat/surat-masuk.toml")
    async with buka(repo.root) as orang:
        assert "Belum ada SOP. n membuat SOP baru." in orang.teks
        await orang.tekan("enter")
        assert "Belum ada SOP" in orang.status


async def test_search_narrows_while_typing_over_title_performer_and_text(tmp_path):
    repo = kantor(tmp_path)
    async with buka(repo.root) as orang:
        await orang.tekan("/")
        await orang.ketik("cuti")
        assert "Pelayanan Cuti" in orang.teks
        assert "Pengagendaan" not in orang.teks
        await orang.tekan("ctrl+u")
        await orang.ketik("kepala disposisi")
        assert "1 dari 2" in orang.status
        await orang.ketik(" xyzzy")
        assert "Tidak ada yang cocok." in orang.teks
        await orang.tekan("f10")
        assert "Pelayanan Cuti" in orang.teks
        assert "Pengagendaan" in orang.teks


async def test_typed_ahead_search_and_enter_open_the_one_that_was_meant(tmp_path):
    repo = kantor(tmp_path)
    async with buka(repo.root) as orang:
        await orang.tekan("/", "c", "u", "t", "i", "enter", "enter")
        await orang.tunggu("2 Langkah")
        assert "Pelayanan Cuti" in orang.baris[0]


async def test_unit_tree_folds_to_one_column_at_80_and_chooses_a_unit(tmp_path):
    repo = kantor(tmp_path)
    async with buka(repo.root) as orang:
        await orang.tekan("t")
        assert "Judul" not in orang.teks
        assert orang.baris_dengan("Semua unit").split()[-1] == "2"
        assert orang.baris_dengan("Sub Bagian Kelembagaan").split()[-1] == "1"
        await orang.tekan("end", "enter")
        assert "Pelayanan Cuti" in orang.teks
        assert "Pengagendaan" not in orang.teks
        assert "Sub Bagian Kelembagaan" in orang.baris[0]


async def test_tree_and_list_stand_side_by_side_where_there_is_room(tmp_path):
    repo = kantor(tmp_path)
    async with buka(repo.root, LEBAR) as orang:
        assert "Semua unit" in orang.teks
        assert "Pengagendaan" in orang.teks
        await orang.tekan("tab", "down", "down")
        assert "Sub Bagian Tatalaksana" in orang.baris[0]
        assert "Pelayanan Cuti" not in orang.teks


async def test_broken_file_is_listed_as_such_and_opens_its_findings(tmp_path):
    repo = repo_kantor(tmp_path)
    broken = repo.root / "sop/sekretariat/aaa-rusak.toml"
    broken.write_text('skema = "sop/1"\nid = \n')
    async with buka(repo.root) as orang:
        assert "rusak" in orang.baris_dengan("aaa-rusak.toml")
        await orang.tekan("home", "enter")
        await orang.tunggu("Berkas rusak", "2:6")
        assert "2 id =" in orang.teks
        await orang.tekan("q")
        assert "Daftar SOP" in orang.baris[0]


async def test_new_sop_asks_title_and_unit_and_opens_the_editor(tmp_path):
    repo = kantor(tmp_path)
    async with buka(repo.root) as orang:
        await orang.tekan("n", "end", "enter")
        await orang.ketik("Pelayanan Pensiun\n")
        await orang.tunggu("Unit kerja yang menyusun")
        await orang.ketik("kelemb\n")
        await orang.tunggu("2 Langkah")
        assert "Pelayanan Pensiun" in orang.baris[0]
    assert (repo.root / "sop/kelembagaan/pelayanan-pensiun.toml").is_file()
    assert "Pelayanan Pensiun" in git(repo.root, "log", "-1", "--format=%s")


async def test_new_sop_put_aside_makes_nothing(tmp_path):
    repo = kantor(tmp_path)
    before = git(repo.root, "rev-parse", "HEAD")
    async with buka(repo.root) as orang:
        await orang.tekan("n", "end", "enter")
        await orang.ketik("Pelayanan")
        await orang.tekan("f10")
        assert "Daftar SOP" in orang.baris[0]
    assert git(repo.root, "rev-parse", "HEAD") == before


async def test_q_leaves_with_code_zero(tmp_path):
    repo = repo_kantor(tmp_path)
    async with buka(repo.root) as orang:
        await orang.tekan("q")
    assert orang.app.return_value == 0


async def test_not_a_repository_is_said_in_words_and_ends_with_code_2(tmp_path):
    async with buka(tmp_path) as orang:
        assert "bukan repositori" in " ".join(orang.teks.split())
        assert "soptui init FOLDER" in orang.teks
        await orang.tekan("q")
    assert orang.app.return_value == 2


async def test_broken_settings_are_said_in_words_and_end_with_code_1(tmp_path):
    repo = repo_kantor(tmp_path)
    (repo.root / "soptui.toml").write_text("skema = 'soptui/1'\n[instansi\n")
    async with buka(repo.root) as orang:
        assert "soptui.toml:2" in orang.teks
        await orang.tekan("f10")
    assert orang.app.return_value == 1


async def test_what_another_program_saved_is_seen_on_return(tmp_path):
    repo = repo_kantor(tmp_path)
    async with buka(repo.root) as orang:
        await orang.tekan("enter")
        await orang.tunggu("2 Langkah")
        Repository.open(repo.root).create(CUTI, identity=SITI)
        await orang.tekan("f10")
        await orang.tunggu("Daftar SOP", "Pelayanan Cuti")
        assert "Pengagendaan" in orang.teks
