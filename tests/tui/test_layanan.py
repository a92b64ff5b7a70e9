"""Standar Pelayanan: the list, and the editor with its components."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace

from soptui import texts
from soptui.model import IdentitasLayanan, Layanan, Pengelolaan, Penyampaian, Severity
from soptui.repo import Repository
from soptui.tui import pemeriksa
from soptui.tui.screens.sunting_layanan import SuntingLayananScreen
from tests.contoh import SITI, git, sekali, sop_contoh
from tests.tui.layar import KANTOR, KECIL, LEBAR, buka, repo_kantor

SOP = sop_contoh("pelayanan-cuti", "Pelayanan Cuti")
SOP = replace(
    SOP,
    identitas=replace(SOP.identitas, unit="kelembagaan", peralatan=("Komputer", "Printer")),
)
CUTI = Layanan(
    "sp-pelayanan-cuti",
    IdentitasLayanan("Pelayanan Cuti", "kelembagaan", sop=("pelayanan-cuti",)),
    Penyampaian(
        persyaratan=("Surat permohonan",), jangka_waktu="1 menit", biaya="Tidak dipungut biaya"
    ),
    Pengelolaan(sarana=("Komputer",)),
)


@sekali
def kantor(tmp_path, *layanan):
    """Return a repository with an SOP and these services."""
    repo = repo_kantor(tmp_path, SOP, config=KANTOR)
    for one in layanan or (CUTI,):
        repo.layanan.create(one, identity=SITI)
    return repo


@asynccontextmanager
async def daftar(tmp_path, size=KECIL, *layanan):
    async with buka(kantor(tmp_path, *layanan).root, size) as orang:
        await orang.tekan("L")
        await orang.tunggu("Standar Pelayanan ·", "Pelayanan 1 dari")
        yield orang


@asynccontextmanager
async def sunting(tmp_path, size=KECIL, *layanan):
    async with daftar(tmp_path, size, *layanan) as orang:
        await orang.tekan("enter")
        await orang.sampai(lambda: isinstance(orang.app.screen, SuntingLayananScreen))
        await orang.sampai(lambda: bool(orang.app.screen.titles), "SOPs are read")
        yield orang


def nilai(orang):
    return orang.app.screen.nilai


async def komponen(orang, key):
    """Go to a component."""
    names = [*texts.PENYAMPAIAN, *texts.PENGELOLAAN]
    await orang.tekan("home", *["down"] * names.index(key))


# --- the list -----------------------------------------------------------------------------------


async def test_list_shows_title_components_status_and_date(tmp_path):
    async with daftar(tmp_path) as orang:
        line = orang.baris_dengan("▸")
        assert line.split() == ["▸", "Pelayanan", "Cuti", "4/14", "konsep", "-"]
        assert "Sub Bagian Kelembagaan" in orang.teks
        assert "4/14 komponen" in orang.teks
        assert "SOP: Pelayanan Cuti" in orang.teks


async def test_list_counts_findings_after_a_pause(tmp_path, monkeypatch):
    monkeypatch.setattr(pemeriksa, "PAUSE", 0.01)
    async with daftar(tmp_path) as orang:
        counts = orang.app.pemeriksa.counts
        await orang.sampai(lambda: orang.app.screen.list.numbers is not None, "counted")
        number = counts()[f"layanan/kelembagaan/{CUTI.id}.toml"][Severity.WARNING]
        assert number > 0
        assert orang.baris_dengan("▸").endswith(f" {number}*")


async def test_leaving_with_unsaved_edits_names_the_kind(tmp_path):
    async with sunting(tmp_path) as orang:
        await komponen(orang, "biaya")
        await orang.ketik(" Gratis\n")
        await orang.tekan("f10")
        await orang.tunggu("simpan nanti")
        await orang.tekan("end", "enter")
        await orang.tunggu("Standar Pelayanan ·")
        await orang.tekan("q", "q")
        await orang.tunggu("1 Standar Pelayanan belum disimpan", "Pelayanan Cuti: 1 perubahan")


async def test_wide_list_names_the_sop_in_a_column(tmp_path):
    async with daftar(tmp_path, LEBAR) as orang:
        assert orang.baris_dengan("▸").count("Pelayanan Cuti") == 2
        assert "Semua unit" in orang.teks


async def test_list_of_none_says_what_to_do(tmp_path):
    repo = repo_kantor(tmp_path, SOP, config=KANTOR)
    async with buka(repo.root) as orang:
        await orang.tekan("L")
        await orang.tunggu("Belum ada Standar Pelayanan. n membuat yang baru.")
        await orang.tekan("enter")
        assert "Belum ada Standar Pelayanan" in orang.status
        await orang.tekan("q")
        assert "Daftar SOP" in orang.baris[0]


async def test_search_finds_a_service_by_its_sop_and_its_words(tmp_path):
    pensiun = Layanan(
        "sp-pensiun",
        IdentitasLayanan("Pelayanan Pensiun", "sekretariat"),
        Penyampaian(produk=("Kartu taspen",)),
    )
    async with daftar(tmp_path, KECIL, CUTI, pensiun) as orang:
        await orang.tekan("/")
        await orang.ketik("taspen")
        assert "Pelayanan Pensiun" in orang.teks
        assert "Pelayanan Cuti" not in orang.teks
        await orang.tekan("f10", "t", "end", "enter")
        assert "Pelayanan Cuti" in orang.teks
        assert "Pelayanan Pensiun" not in orang.teks


async def test_new_service_from_an_sop_takes_its_title_and_components(tmp_path):
    repo = repo_kantor(tmp_path, SOP, config=KANTOR)
    async with buka(repo.root) as orang:
        await orang.tekan("L")
        await orang.tunggu("Belum ada Standar Pelayanan")
        await orang.tekan("n", "enter")
        await orang.tunggu("Dari SOP yang mana?")
        await orang.tekan("enter")
        await orang.tunggu("Nama pelayanan")
        await orang.tekan("enter")
        await orang.tunggu("Unit kerja yang menyusun")
        await orang.tekan("enter")
        await orang.sampai(lambda: isinstance(orang.app.screen, SuntingLayananScreen))
        made = nilai(orang)
    assert made.identitas.judul == "Pelayanan Cuti"
    assert made.identitas.unit == "kelembagaan"
    assert made.identitas.sop == ("pelayanan-cuti",)
    assert made.pengelolaan.sarana == ("Komputer", "Printer")
    assert repo.layanan.read(made.id).layanan == made
    assert (repo.root / "layanan/kelembagaan" / f"{made.id}.toml").is_file()


async def test_new_blank_service_put_aside_makes_nothing(tmp_path):
    repo = repo_kantor(tmp_path, SOP, config=KANTOR)
    before = git(repo.root, "rev-parse", "HEAD")
    async with buka(repo.root) as orang:
        await orang.tekan("L")
        await orang.tunggu("Belum ada Standar Pelayanan")
        await orang.tekan("n", "end", "enter")
        await orang.tunggu("Nama pelayanan")
        await orang.tekan("f10")
        assert orang.status == "Standar Pelayanan baru tidak dibuat."
    assert git(repo.root, "rev-parse", "HEAD") == before


async def test_delete_and_bring_back(tmp_path):
    async with daftar(tmp_path) as orang:
        await orang.tekan("ctrl+p")
        await orang.ketik("hapus standar\n")
        await orang.tunggu("Ketik kata hapus")
        await orang.ketik("hapus\n")
        await orang.tunggu("Belum ada Standar Pelayanan")
        await orang.tekan("ctrl+p")
        await orang.ketik("pulihkan standar\n")
        await orang.tunggu("Pulihkan Standar Pelayanan yang mana?")
        await orang.tekan("enter")
        await orang.tunggu("4/14")


# --- the editor ---------------------------------------------------------------------------------


async def test_all_components_stand_in_their_two_groups(tmp_path):
    async with sunting(tmp_path) as orang:
        seen = orang.teks
        await orang.tekan("end")
        seen += orang.teks
    for word in (
        "Penyampaian Pelayanan (wajib dipublikasikan)",
        "Pengelolaan Pelayanan (internal)",
    ):
        assert word in seen
    for label in (*texts.PENYAMPAIAN.values(), *texts.PENGELOLAAN.values()):
        assert label.split()[0] in seen


async def test_a_list_a_text_undo_redo_and_save(tmp_path):
    async with sunting(tmp_path) as orang:
        await komponen(orang, "produk")
        await orang.ketik("Surat izin cuti\nSalinan\n\n")
        assert nilai(orang).penyampaian.produk == ("Surat izin cuti", "Salinan")
        await komponen(orang, "jangka_waktu")
        await orang.ketik("5 hari kerja")
        await orang.tekan("enter")
        assert nilai(orang).penyampaian.jangka_waktu == "5 hari kerja"
        await orang.tekan("f7")
        assert nilai(orang).penyampaian.jangka_waktu == "1 menit"
        assert "Diurungkan: " in orang.status
        await orang.tekan("f8")
        assert nilai(orang).penyampaian.jangka_waktu == "5 hari kerja"
        root = orang.app.repo.root
        await orang.tekan("ctrl+s", "enter")
        await orang.tunggu("Disimpan:")
        assert "tersimpan" in orang.baris[0]
    saved = Repository.open(root).layanan.read(CUTI.id).layanan
    assert saved.penyampaian.produk == ("Surat izin cuti", "Salinan")
    assert git(root, "status", "--porcelain") == ""


async def test_a_letter_over_several_items_says_what_gives_way_and_how_it_stays(tmp_path):
    two = replace(CUTI, pengelolaan=Pengelolaan(sarana=("Komputer", "Printer")))
    async with sunting(tmp_path, KECIL, two) as orang:
        await komponen(orang, "sarana")
        await orang.tekan("3")
        assert "Menggantikan 2 butir: F10 mengembalikannya, Tab selesai." in orang.status
        await orang.tekan("f6")
        assert "selesaikan isian dulu. Tab menerimanya, F10 membatalkan." in orang.status
        await orang.tekan("escape")
        assert nilai(orang) == two
        await orang.tekan("3", "tab")
        assert nilai(orang).pengelolaan.sarana == ("3",)
        assert "diganti. F7 mengembalikannya." in orang.status
        await orang.tekan("f7")
        assert nilai(orang) == two


async def test_findings_stand_beside_their_field_and_lead_to_it(tmp_path):
    async with sunting(tmp_path) as orang:
        await komponen(orang, "produk")
        assert "Produk Pelayanan belum diisi" in orang.teks
        await orang.tekan("f6", "4")
        assert "[4 Temuan" in orang.teks
        view = orang.app.screen.bagian("temuan").view
        at = [t.path for t in view.items].index("penyampaian/produk")
        await orang.tekan("home", *["down"] * at, "enter")
        assert "[2 Komponen]" in orang.teks
        assert orang.app.screen.address() == "penyampaian/produk"


async def test_sops_are_chosen_by_title_and_let_go_again(tmp_path):
    async with sunting(tmp_path) as orang:
        await orang.tekan("f6", "1")
        await orang.tekan("end", "up")
        assert "Pelayanan Cuti (pelayanan-cuti)" in orang.teks
        await orang.tekan("enter")
        await orang.tunggu("SOP Pelaksanaan", "diambil")
        await orang.tekan("enter", "f10")
        assert nilai(orang).identitas.sop == ()
        await orang.tekan("f7")
        assert nilai(orang).identitas.sop == ("pelayanan-cuti",)


async def test_what_others_saved_is_taken_in(tmp_path):
    async with sunting(tmp_path) as orang:
        repo = Repository.open(orang.app.repo.root)
        doc = repo.layanan.read(CUTI.id)
        changed = replace(CUTI, penyampaian=replace(CUTI.penyampaian, biaya="Rp5.000"))
        repo.layanan.save(doc, changed, identity=SITI)
        await orang.app.screen.look_at_file()
        await orang.tunggu("isinya yang terbaru tampil")
        assert nilai(orang).penyampaian.biaya == "Rp5.000"


async def test_leaving_with_unsaved_edits_asks_and_marks_the_line(tmp_path):
    async with sunting(tmp_path) as orang:
        await komponen(orang, "biaya")
        await orang.ketik("Rp1\n")
        await orang.tekan("f10")
        await orang.tunggu("Ada perubahan yang belum disimpan")
        await orang.tekan("end", "enter")
        await orang.tunggu("▸* Pelayanan Cuti", "belum disimpan")


async def test_all_stands_on_the_smallest_screen(tmp_path):
    async with sunting(tmp_path, (60, 20)) as orang:
        assert max(map(len, orang.baris)) <= 60
        await orang.tekan("f6")
        await orang.tunggu("[3 Banding SOP]")
        assert max(map(len, orang.baris)) <= 60
