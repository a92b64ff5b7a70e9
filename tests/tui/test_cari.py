"""Find and replace: in the SOP that is open, and over all of them."""

from __future__ import annotations

from tests.contoh import git, sop_contoh
from tests.tui.layar import buka, repo_kantor, sunting
from tests.tui.test_langkah import sop_of, table


async def test_words_are_found_everywhere_one_after_the_other(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("ctrl+f")
        assert "Cari dalam SOP ini" in orang.teks
        await orang.ketik("surat\n")
        assert orang.status.startswith("2 dari 6: Langkah 1 › Kegiatan.")
        await orang.tekan("ctrl+f", "ctrl+f")
        assert orang.status.startswith("3 dari 6: Langkah 1 › Kelengkapan › butir 1.")
        assert table(orang).current_column.key == "kelengkapan"
        await orang.tekan(
            "ctrl+f", "enter", "ctrl+f", "enter", "ctrl+f", "enter", "ctrl+f", "enter"
        )
        assert orang.status.startswith("1 dari 6: Nama SOP.")
        assert "[1 Identitas]" in orang.teks


async def test_n_and_shift_n_walk_in_lists(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f6", "f6")
        assert "[4 Temuan" in orang.teks
        await orang.tekan("n")
        assert orang.status == "Belum ada yang dicari. / mencari dalam SOP ini."
        await orang.tekan("/")
        await orang.ketik("disposisi\n")
        assert orang.status.startswith("1 dari 1: Langkah 2 › Output › butir 1.")
        await orang.tekan("ctrl+f")
        await orang.ketik("tidak begitu\n")
        assert orang.status.startswith("“tidak begitu” tidak ada dalam SOP ini.")


async def test_what_cannot_be_looked_for_is_refused_at_once(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("ctrl+f")
        await orang.ketik(" \n")
        assert orang.status == "Ketik kata yang dicari. F10 membatalkan."
        await orang.ketik("x" * 201 + "\n")
        assert orang.status == "Terlalu panjang: paling banyak 200 huruf yang dapat dicari."
        await orang.tekan("backspace")
        await orang.tekan("enter")
        assert "tidak ada dalam SOP ini" in orang.status


async def test_replacing_shows_what_would_change_and_is_one_step(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("ctrl+f")
        await orang.ketik("surat")
        await orang.tekan("tab")
        await orang.ketik("naskah\n")
        await orang.tunggu("Ganti semua: 6 tempat")
        assert "Menerima surat masuk → Menerima naskah masuk" in orang.teks
        await orang.tekan("enter")
        assert sop_of(orang).identitas.judul == "Pengagendaan Naskah Masuk"
        assert orang.status == "Ganti “surat” menjadi “naskah” di 6 tempat"
        await orang.tekan("f7")
        assert sop_of(orang) == sop_contoh()


async def test_a_single_place_is_replaced_and_case_and_words_can_be_told(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("ctrl+f")
        await orang.ketik("surat")
        await orang.tekan("tab")
        await orang.ketik("naskah\n")
        await orang.tunggu("Ganti semua: 6 tempat")
        await orang.tekan("end", "up", "enter")
        await orang.tunggu("Ganti semua: 3 tempat")
        await orang.tekan("down", "enter")
        await orang.tunggu("Ganti semua: 2 tempat")
        await orang.tekan("f10")
        assert [s.kegiatan for s in sop_of(orang).langkah] == [
            "Menerima naskah masuk",
            "Menelaah surat",
            "Mencatat surat",
        ]


async def test_words_are_replaced_over_all_sops_a_commit_for_each(tmp_path):
    sops = [sop_contoh(f"surat-{i}", f"Surat {i}") for i in range(3)]
    repo = repo_kantor(tmp_path, *sops)
    async with buka(repo.root) as orang:
        await orang.tekan("ctrl+p")
        await orang.ketik("ganti di semua\n")
        await orang.tunggu("Ganti di semua SOP")
        await orang.ketik("Disposisi\nArahan\n")
        await orang.tunggu("Ganti 3 tempat pada 3 SOP")
        assert "[x] Surat 1" in orang.teks
        await orang.tekan("down", "down", "down", "down", "down", "enter")
        await orang.tunggu("Ganti 2 tempat pada 2 SOP")
        assert "[ ] Surat 1" in orang.teks
        await orang.tekan("home", "enter")
        await orang.tunggu("2 dari 2 SOP disimpan, masing-masing satu catatan riwayat.")
    subjects = git(repo.root, "log", "-2", "--format=%s").split("\n")
    assert subjects == [
        "Surat 2: ganti “Disposisi” menjadi “Arahan” di 1 tempat",
        "Surat 0: ganti “Disposisi” menjadi “Arahan” di 1 tempat",
    ]
    assert repo.read("surat-1").sop.langkah[1].output == ("Disposisi",)


async def test_an_sop_with_unsaved_edits_is_left_out_and_said(tmp_path):
    sops = [sop_contoh(f"surat-{i}", f"Surat {i}") for i in range(2)]
    async with buka(repo_kantor(tmp_path, *sops).root) as orang:
        await orang.tekan("enter")
        await orang.tunggu("[2 Langkah]")
        await orang.ketik("Memilah\n")
        await orang.tekan("f10")
        await orang.tunggu("simpan nanti")
        await orang.tekan("end", "enter")
        await orang.tunggu("Daftar SOP")
        await orang.tekan("ctrl+p")
        await orang.ketik("ganti di semua\n")
        await orang.tunggu("Ganti di semua SOP")
        await orang.ketik("Disposisi\nArahan\n")
        await orang.tunggu("Ganti 1 tempat pada 1 SOP")
        assert "simpan dulu" in orang.teks
