"""A new SOP: guided, from another one, or blank; with few keys and nothing lost."""

from __future__ import annotations

import pytest

from soptui.model import Alur, Simbol
from soptui.repo import Repository
from soptui.tui.screens.tulis import TulisScreen
from tests.contoh import DELAPAN, git
from tests.tui.layar import KANTOR, KECIL, LEBAR, Orang, buka, repo_kantor
from tests.tui.test_langkah import sop_of


@pytest.fixture
def kosong(tmp_path):
    """A repository as `soptui init` makes it: no SOP in it."""
    folder = repo_kantor(tmp_path).root
    git(folder, "rm", "-q", "-r", "sop/sekretariat/surat-masuk.toml")
    git(folder, "-c", "user.name=x", "-c", "user.email=x@x", "commit", "-q", "-m", "kosong")
    return Repository.open(folder)


class Penghitung(Orang):
    """Counts keys that are not text."""

    keys = 0

    async def tekan(self, *keys):
        self.keys += len(keys)
        return await super().tekan(*keys)

    async def teks_saja(self, text):
        await super().tekan(*({" ": "space"}.get(char, char) for char in text))


async def test_eight_steps_with_decision_and_loop_take_at_most_25_keys(kosong):
    async with buka(kosong.root) as pembaca:
        orang = Penghitung(pembaca.app, pembaca.pilot)
        await orang.tekan("n", "enter")
        await orang.teks_saja("Pelayanan Cuti Pegawai")
        await orang.tekan("enter")
        for i, baris in enumerate(DELAPAN):
            await orang.teks_saja(baris)
            await orang.tekan("enter" if i < 7 else "tab")
        await orang.tunggu("SOP disimpan", "[2 Langkah]")
        assert orang.keys + 1 <= 25, "and one for the tour of the first start"
        assert orang.keys == 11
        sop = sop_of(orang)
    assert git(kosong.root, "status", "--porcelain") == ""
    assert "Pelayanan Cuti Pegawai" in git(kosong.root, "log", "-1", "--format=%s")
    assert len(sop.langkah) == 8
    assert [p.nama for p in sop.pelaksana] == ["Pegawai", "Pengelola", "Kasubag", "Kepala"]
    assert sop.langkah[2].simpul[0].simbol is Simbol.KEPUTUSAN
    assert sop.langkah[2].simpul[0].alur == (
        Alur(sop.langkah[3].id, "Ya"),
        Alur(sop.langkah[1].id, "Tidak"),
    )
    assert kosong.read(sop.id).sop == sop


async def menulis(orang, *lines, judul="Pelayanan Cuti"):
    """Come to the page of the lines and write them."""
    await orang.tekan("n", "enter")
    await orang.ketik(f"{judul}\n")
    assert isinstance(orang.app.screen, TulisScreen)
    await orang.ketik("\n".join(lines))


async def test_rules_and_what_the_lines_become_are_on_the_screen(kosong):
    async with buka(kosong.root, KECIL) as orang:
        await menulis(orang, *DELAPAN)
        assert "keputusan: Ya ke langkah berikut, Tidak ke sebelumnya" in orang.teks
        line = orang.baris_dengan("3 ◇ Pengelola")
        assert "Memeriksa kelengkapan berkas  Ya→4, Tidak→2" in line
        assert "8 ◎ Pegawai" in orang.teks
        assert "8 langkah. Enter: baris baru. Tab" in orang.status
        assert len(orang.kaki) <= KECIL[0]


async def test_short_rules_and_four_columns_on_a_small_screen(kosong):
    async with buka(kosong.root, (60, 20)) as orang:
        await menulis(orang, *DELAPAN)
        assert orang.teks.count("Diakhiri ? = keputusan") == 1
        assert "Pegawai: Menerima surat izin cuti" in orang.teks
        await orang.tekan("tab")
        await orang.tunggu("SOP disimpan")
        assert all(word in orang.baris[2] for word in ("Kegiatan", "Kelengkapan", "Output"))


async def test_chart_grows_beside_the_lines_where_there_is_room(kosong):
    async with buka(kosong.root, LEBAR) as orang:
        await menulis(orang, "Staf: Menerima", "Kepala: Menyetujui?", "Staf: Menyimpan")
        assert "◇ 2 ◇" in orang.teks
        assert "Tidak" in orang.teks


async def test_blank_line_goes_on_and_a_page_without_steps_does_not(kosong):
    async with buka(kosong.root) as orang:
        await menulis(orang)
        await orang.tekan("tab")
        assert "Belum ada langkah" in orang.status
        await orang.ketik("Staf: Menerima\n\n")
        await orang.tunggu("SOP disimpan")
        assert [s.kegiatan for s in sop_of(orang).langkah] == ["Menerima"]


async def test_leaving_the_lines_asks_and_keeps_them(kosong):
    async with buka(kosong.root) as orang:
        await menulis(orang, "Staf: Menerima")
        await orang.tekan("f10")
        assert "belum menjadi SOP" in orang.teks
        await orang.tekan("enter")
        assert "Staf: Menerima" in orang.teks
        await orang.tekan("f10", "down", "enter")
        await orang.tunggu("SOP baru tidak dibuat")
        assert "Belum ada SOP" in orang.teks


async def test_names_and_papers_are_offered_while_writing(kosong):
    async with buka(kosong.root) as orang:
        await menulis(orang, "Pengelola Surat: Menerima | Surat masuk", "Pe")
        await orang.tekan("down", "enter")
        await orang.ketik("Mencatat | sur")
        await orang.tekan("down", "enter")
        await orang.ketik(" | 10 ")
        await orang.tekan("down", "enter")
        await orang.tekan("tab")
        await orang.tunggu("SOP disimpan")
        step = sop_of(orang).langkah[1]
        assert (step.kelengkapan, step.waktu) == (("Surat masuk",), "10 menit")
        assert len(sop_of(orang).pelaksana) == 1


async def test_position_of_the_office_is_offered_as_performer(kosong):
    async with buka(kosong.root) as orang:
        await menulis(orang, "kep")
        assert "Kepala Instansi" in orang.teks
        await orang.tekan("down", "tab")
        assert "Kepala Instansi:" in orang.teks
        await orang.tekan("f10", "down", "enter")


async def test_guided_way_goes_through_mutu_baku_and_identity(kosong):
    async with buka(kosong.root) as orang:
        await menulis(orang, "Staf: Menerima", "Menyimpan")
        await orang.tekan("tab")
        await orang.tunggu("SOP disimpan", "mutu baku")
        table = orang.sunting.steps.view
        assert table.current_column.key == "kelengkapan"
        for text in ("Surat", "5 menit", "Tanda terima", "Tanda terima", "2 menit", "Arsip"):
            await orang.ketik(text)
            await orang.tekan("tab")
        steps = sop_of(orang).langkah
        assert steps[0].output == ("Tanda terima",)
        assert (steps[1].kelengkapan, steps[1].waktu) == (("Tanda terima",), "2 menit")
        assert steps[1].output == ("Arsip",)
        assert "identitas" in orang.kaki
        await orang.tekan("f6")
        assert "Langkah 4/4, identitas" in orang.status
        await orang.ketik("065/1/2026\n")
        await orang.tekan("f6")
        assert "[2 Langkah]" in orang.teks
        assert "Staf" in orang.baris[2], "the columns of the performers are back"


async def test_mutu_baku_can_be_shown_alone_at_any_time(tmp_path):
    async with buka(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("enter", "ctrl+p")
        await orang.ketik("mutu baku\n")
        assert "Agendaris" not in orang.teks
        assert "Output" in orang.baris[2]
        await orang.tekan("ctrl+p")
        await orang.ketik("mutu baku\n")
        assert "Agendaris" in orang.teks


async def test_copy_of_another_sop_has_its_steps_and_its_own_name(tmp_path):
    repo = repo_kantor(tmp_path)
    async with buka(repo.root) as orang:
        source = repo.read("surat-masuk").sop
        await orang.tekan("n", "down", "enter")
        await orang.tunggu("Salin SOP yang mana?")
        await orang.ketik("agenda\n")
        await orang.ketik("Pengagendaan Surat Keluar\n")
        await orang.tunggu("[2 Langkah]")
        sop = sop_of(orang)
        assert sop.langkah == source.langkah
        assert (sop.id, sop.identitas.nomor) == ("pengagendaan-surat-keluar", "")


async def test_blank_sop_has_start_and_end(tmp_path):
    async with buka(repo_kantor(tmp_path, config=KANTOR).root) as orang:
        await orang.tekan("n", "end", "enter")
        await orang.ketik("Pelayanan Informasi\n")
        await orang.tunggu("Unit kerja yang menyusun")
        await orang.ketik("kelembagaan\n")
        await orang.tunggu("[2 Langkah]")
        sop = sop_of(orang)
        assert sop.identitas.unit == "kelembagaan"
        assert [s.simpul[0].simbol for s in sop.langkah] == [Simbol.MULAI, Simbol.SELESAI]
