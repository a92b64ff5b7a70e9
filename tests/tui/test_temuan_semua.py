"""Temuan repositori: all findings in one list, narrowed, and each one key from its field."""

from __future__ import annotations

import os
from contextlib import nullcontext
from dataclasses import replace

import pytest

from soptui.folders import state_folder
from soptui.model import Severity
from soptui.tui import pemeriksa
from soptui.tui.screens import luar
from soptui.tui.screens.sunting import SuntingScreen
from soptui.tui.screens.temuan import TemuanScreen
from tests.contoh import git, sop_contoh
from tests.tui.layar import KANTOR, LEBAR, buka, repo_kantor


def kantor(tmp_path):
    """Return an office: a sheet without an official, and one in another unit without records."""
    surat = sop_contoh()
    surat = replace(surat, identitas=replace(surat.identitas, pengesah=""))
    cuti = sop_contoh("pelayanan-cuti", "Pelayanan Cuti")
    cuti = replace(
        cuti,
        identitas=replace(cuti.identitas, unit="kelembagaan", nomor="065/ /2015"),
        langkah=(*cuti.langkah[:2], replace(cuti.langkah[2], waktu="secepatnya")),
    )
    return repo_kantor(tmp_path, surat, cuti, config=KANTOR)


async def semua(orang):
    """Open the list of all findings and wait until they are there."""
    await orang.tekan("4")
    await orang.sampai(lambda: isinstance(orang.app.screen, TemuanScreen), "list of findings")
    return await orang.sampai(lambda: orang.app.screen.found, "findings")


async def test_all_findings_are_listed_with_their_rule_and_sop(tmp_path):
    repo = kantor(tmp_path)
    found = repo.check()
    async with buka(repo.root, LEBAR) as orang:
        await semua(orang)
        assert len(orang.app.screen.list.items) == len(found)
        line = orang.baris_dengan("065/ /2015")
        assert line.split()[:4] == ["*", "ID-2", "Pelayanan", "Cuti"]
        assert "peringatan" in orang.baris[0]
        await orang.tekan("/")
        await orang.ketik("kelembagaan id-2")
        await orang.tekan("enter")
        assert "Sub Bagian Kelembagaan · sop/kelembagaan/pelayanan-cuti.toml:" in orang.teks


async def test_the_gravest_findings_stand_first_then_by_file(tmp_path):
    repo = kantor(tmp_path)
    bad = repo.root / "sop/kelembagaan/pelayanan-cuti.toml"
    bad.write_text(bad.read_text().replace('pengesah = "', 'pengesah = "bukan-'))
    async with buka(repo.root) as orang:
        await semua(orang)
        found = orang.app.screen.found
        order = [(list(Severity).index(t.severity), t.file, t.line) for t in found]
        assert order == sorted(order)
        assert len({level for level, _, _ in order}) > 1


async def test_enter_goes_to_the_cell_and_back_to_the_same_row(tmp_path):
    repo = kantor(tmp_path)
    async with buka(repo.root) as orang:
        await semua(orang)
        await orang.tekan("/")
        await orang.ketik("WKT-1 cuti")
        await orang.tekan("enter")
        screen = orang.app.screen
        (item,) = screen.list.items
        await orang.tekan("enter")
        await orang.sampai(lambda: isinstance(orang.app.screen, SuntingScreen), "editor")
        assert orang.sunting.address() == item.path
        assert "secepatnya" in orang.teks
        await orang.tekan("f10")
        await orang.sampai(lambda: orang.app.screen is screen, "list of findings")
        assert screen.list.selected == item
        assert screen.field.text == "WKT-1 cuti"


async def test_one_unit_rule_or_level_alone_can_be_chosen_and_left(tmp_path):
    repo = kantor(tmp_path)
    async with buka(repo.root, LEBAR) as orang:
        await semua(orang)
        every = len(orang.app.screen.list.items)
        for words in ("unit kelembagaan", "tingkat peringatan"):
            await orang.tekan("s")
            await orang.tunggu("Tampilkan yang mana?")
            await orang.ketik(words)
            await orang.tekan("enter")
        found = orang.app.screen.list.items
        assert 0 < len(found) < every
        assert {t.file for t in found} == {"sop/kelembagaan/pelayanan-cuti.toml"}
        assert {str(t.severity) for t in found} == {"warning"}
        assert "Hanya peringatan, Sub Bagian Kelembagaan." in orang.status
        await orang.tekan("s")
        await orang.tunggu("[x] Unit: Sub Bagian Kelembagaan")
        await orang.ketik("semua temuan")
        await orang.tekan("enter")
        assert len(orang.app.screen.list.items) == every


async def test_a_rule_is_explained_on_one_key_here_and_in_the_editor(tmp_path):
    repo = kantor(tmp_path)
    async with buka(repo.root, LEBAR) as orang:
        await semua(orang)
        await orang.tekan("/")
        await orang.ketik("ID-2")
        await orang.tekan("enter", "e")
        await orang.tunggu("Aturan · ID-2", "Kurang baik", "Mengecualikan satu berkas")
        await orang.tekan("q")
        await orang.sampai(lambda: isinstance(orang.app.screen, TemuanScreen), "back")
        await orang.tekan("enter")
        await orang.sampai(lambda: isinstance(orang.app.screen, SuntingScreen), "editor")
        orang.sunting.show_part("temuan")
        await orang.tekan("e")
        await orang.tunggu("Aturan · ", "Sumber")


async def test_what_others_mend_goes_away(tmp_path):
    repo = kantor(tmp_path)
    async with buka(repo.root, LEBAR) as orang:
        await semua(orang)
        items = orang.app.screen.list.items
        row = next(n for n, item in enumerate(items) if item.rule == "ID-2")
        await orang.tekan(*["down"] * row)
        file = repo.root / "sop/kelembagaan/pelayanan-cuti.toml"
        file.write_text(file.read_text().replace("065/ /2015", "065/9/2015"))
        git(repo.root, "commit", "-qam", "nomor")
        await orang.app.screen.noticed()
        await orang.sampai(lambda: "ID-2" not in orang.teks, "gone")
        assert orang.app.screen.list.cursor == row > 0
        assert orang.app.screen.list.selected.rule == items[row + 1].rule


@pytest.fixture
def penyunting(monkeypatch):
    """Give what lets functions take the place of the person's editor, one call after the other."""

    def take(orang, *edits):
        left = list(edits)
        monkeypatch.setenv("EDITOR", "penyunting")
        monkeypatch.setattr(orang.app, "suspend", nullcontext)

        def edit(command, file, line):
            file.write_text(left.pop(0)(file.read_text(), line))

        monkeypatch.setattr(luar, "run_editor", edit)

    return take


async def temuan_pengaturan(orang):
    """Go to the one finding about the settings."""
    await semua(orang)
    await orang.tekan("/")
    await orang.ketik("XX-1")
    await orang.tekan("enter", "q")
    assert "Enter ke berkasnya di penyunting teks" in orang.status


def kantor_keliru(tmp_path):
    """Return an office whose settings name a rule that does not exist."""
    repo = kantor(tmp_path)
    config = repo.root / "soptui.toml"
    config.write_text(config.read_text() + '\n[aturan.tingkat]\nXX-1 = "mati"\n')
    git(repo.root, "commit", "-qam", "tingkat")
    return repo


def tanpa_baris(text, line):
    lines = text.splitlines(keepends=True)
    assert lines[line - 1].startswith("XX-1")
    return "".join([*lines[: line - 1], *lines[line:]])


async def test_enter_mends_what_has_no_editor_as_text_and_saves_it(tmp_path, penyunting):
    repo = kantor_keliru(tmp_path)
    async with buka(repo.root, LEBAR) as orang:
        await temuan_pengaturan(orang)
        penyunting(orang, lambda text, _: text, tanpa_baris)
        await orang.tekan("enter")
        await orang.tunggu("Tidak ada yang diubah di penyunting teks.")
        await orang.tekan("enter")
        await orang.tunggu("Disimpan: Pengaturan repositori: ubah lewat penyunting teks.")
        await orang.sampai(lambda: "XX-1" not in orang.teks, "the finding is gone")
    assert git(repo.root, "show", "--format=", "--name-only") == "soptui.toml"
    assert git(repo.root, "status", "--porcelain") == ""
    assert "XX-1" not in (repo.root / "soptui.toml").read_text()
    assert not list(state_folder(os.environ).glob("soptui-*"))


async def test_a_text_that_cannot_be_read_is_mended_or_dropped(tmp_path, penyunting):
    repo = kantor_keliru(tmp_path)
    before = git(repo.root, "rev-parse", "HEAD")
    async with buka(repo.root, LEBAR) as orang:
        await temuan_pengaturan(orang)
        penyunting(orang, lambda text, _: f"x = [\n{text}")
        await orang.tekan("enter")
        await orang.tunggu("Berkas itu belum dapat dibaca")
        await orang.tekan("down", "enter")
        await orang.tunggu("Suntingan di penyunting teks dibuang; soptui.toml tetap")
    assert git(repo.root, "rev-parse", "HEAD") == before
    assert git(repo.root, "status", "--porcelain") == ""


async def test_what_nobody_saved_is_asked_about_before_it_is_taken_along(tmp_path, penyunting):
    repo = kantor_keliru(tmp_path)
    config = repo.root / "soptui.toml"
    config.write_text("# catatan\n" + config.read_text())
    async with buka(repo.root, LEBAR) as orang:
        await temuan_pengaturan(orang)
        penyunting(orang, tanpa_baris)
        await orang.tekan("enter")
        await orang.tunggu("soptui.toml memuat suntingan yang belum masuk riwayat")
        await orang.tekan("f10", "enter")
        await orang.tunggu("Ubah, lalu simpan semuanya")
        await orang.tekan("enter")
        await orang.tunggu("Disimpan: Pengaturan repositori")
    assert git(repo.root, "show", "HEAD:soptui.toml").startswith("# catatan")


async def test_what_others_saved_meanwhile_is_not_overwritten(tmp_path, penyunting):
    repo = kantor_keliru(tmp_path)

    def slow(text, line):
        config = repo.root / "soptui.toml"
        config.write_text("# dari orang lain\n" + config.read_text())
        git(repo.root, "commit", "-qam", "lain")
        return tanpa_baris(text, line)

    async with buka(repo.root, LEBAR) as orang:
        await temuan_pengaturan(orang)
        penyunting(orang, slow)
        await orang.tekan("enter")
        await orang.sampai(lambda: "Teks Anda tetap ada di" in orang.status)
        assert "sudah diubah oleh" in orang.status
    (kept,) = state_folder(os.environ).glob("soptui-*.toml")
    assert "XX-1" not in kept.read_text()
    assert (repo.root / "soptui.toml").read_text().startswith("# dari orang lain")


async def test_enter_opens_a_service_at_its_component_too(tmp_path):
    from soptui.model import IdentitasLayanan, Layanan
    from soptui.tui.screens.sunting_layanan import SuntingLayananScreen

    repo = kantor(tmp_path)
    repo.layanan.create(Layanan("surat", IdentitasLayanan("Pelayanan Surat", "kelembagaan")))
    async with buka(repo.root, LEBAR) as orang:
        await semua(orang)
        await orang.tekan("/")
        await orang.ketik("pelayanan surat persyaratan")
        await orang.tekan("enter", "enter")
        await orang.sampai(lambda: isinstance(orang.app.screen, SuntingLayananScreen), "editor")
        assert "persyaratan" in orang.app.screen.address()
        screen = orang.app.screen
        screen.show_part("temuan")
        screen.query_one("#temuan").view.go(0)
        rule = screen.findings_here()[0].rule
        await orang.tekan("X")
        await orang.ketik("menyusul")
        await orang.tekan("enter")
        assert screen.nilai.identitas.pengecualian == (f"{rule}: menyusul",)


async def test_an_office_without_findings_is_told_so(tmp_path):
    repo = kantor(tmp_path)
    found = {t.rule for t in repo.check()}
    config = repo.root / "soptui.toml"
    off = "".join(f'{rule} = "mati"\n' for rule in sorted(found))
    config.write_text(f"{config.read_text()}\n[aturan.tingkat]\n{off}")
    git(repo.root, "commit", "-qam", "mati")
    async with buka(repo.root) as orang:
        await orang.tekan("4")
        await orang.tunggu("Tidak ada temuan.")


@pytest.mark.parametrize(
    ("size", "words"), [((80, 24), "10*"), ((150, 30), "10 peringatan"), ((60, 20), "konsep")]
)
async def test_the_list_counts_findings_after_a_pause(tmp_path, monkeypatch, size, words):
    monkeypatch.setattr(pemeriksa, "PAUSE", 0.01)
    repo = kantor(tmp_path)
    async with buka(repo.root, size) as orang:
        await orang.sampai(lambda: orang.app.screen.list.numbers is not None, "counts")
        await orang.tenang()
        assert words in orang.baris_dengan("065/ /2015")
        assert ("Temuan" in orang.teks) == (size[0] > 60)
        assert ("temuan: " in orang.teks) == (size[0] <= 60), "below, where there is no column"


async def test_keys_are_answered_while_all_is_examined(tmp_path, monkeypatch):
    """A look that never ends holds nothing up."""
    from threading import Event

    monkeypatch.setattr(pemeriksa, "PAUSE", 0.01)
    repo = kantor(tmp_path)
    begun, go_on = Event(), Event()

    def slow(self):
        self._told(3, 2000)
        begun.set()
        go_on.wait(20)
        return ()

    monkeypatch.setattr(pemeriksa.Pemeriksa, "_check", slow)
    async with buka(repo.root) as orang:
        await orang.sampai(begun.is_set, "look")
        await orang.tekan_saja("down")
        assert "SOP 2 dari 2" in orang.status
        await orang.tekan_saja("4")
        await orang.tunggu("Memeriksa berkas 3 dari 2000")
        await orang.tekan_saja("q")
        await orang.tunggu("SOP 2 dari 2")
        go_on.set()


def kantor_bernoda(tmp_path):
    """Return an office with two SOPs whose form can be mended, and one that is sound."""
    arsip = sop_contoh("arsip", "SOP Pengarsipan Surat")
    cuti = sop_contoh("cuti", "SOP  Pelayanan Cuti")
    return repo_kantor(tmp_path, sop_contoh(), arsip, cuti)


async def test_what_is_shown_is_mended_one_commit_each_after_it_was_shown(tmp_path):
    repo = kantor_bernoda(tmp_path)
    before = git(repo.root, "rev-parse", "HEAD")
    async with buka(repo.root) as orang:
        await semua(orang)
        await orang.tekan("/")
        await orang.ketik("ID-7")
        await orang.tekan("enter", "P")
        await orang.tunggu("2 temuan pada 2 SOP", "Hanya Pengarsipan Surat: 1 temuan")
        await orang.tekan("up", "enter")
        await orang.tunggu("2 dari 2 SOP disimpan")
        await orang.sampai(lambda: not orang.app.screen.list.items, "nothing left")
        assert git(repo.root, "rev-parse", "HEAD~2") == before
        assert repo.read("cuti").sop.identitas.judul == "Pelayanan Cuti"
        await orang.tekan("P")
        assert orang.status == "Tidak ada temuan."


async def test_what_is_not_saved_yet_is_left_out_and_said_so(tmp_path):
    repo = kantor_bernoda(tmp_path)
    file = repo.root / "sop/sekretariat/arsip.toml"
    file.write_text(file.read_text().replace("Menerima surat", "Menerima semua surat"))
    async with buka(repo.root, LEBAR) as orang:
        await semua(orang)
        await orang.tekan("/")
        await orang.ketik("ID-7")
        await orang.tekan("enter", "P")
        await orang.tunggu("1 temuan pada 1 SOP", "memuat suntingan yang belum tersimpan")
        await orang.tekan("enter")
        await orang.tunggu("1 dari 1 SOP disimpan")
        assert repo.read("arsip").sop.identitas.judul == "SOP Pengarsipan Surat"


async def test_an_exception_is_written_where_the_finding_is(tmp_path):
    async with buka(kantor_bernoda(tmp_path).root) as orang:
        await semua(orang)
        await orang.tekan("/")
        await orang.ketik("ID-7")
        await orang.tekan("enter", "X")
        await orang.tunggu("Mengapa ID-7 tidak diikuti?")
        await orang.ketik("nama resmi")
        await orang.tekan("enter")
        assert orang.sunting.sop.identitas.pengecualian == ("ID-7: nama resmi",)


async def test_counts_follow_a_save_of_ones_own_and_a_commit_of_others(tmp_path, monkeypatch):
    monkeypatch.setattr(pemeriksa, "PAUSE", 0.01)
    repo = kantor_bernoda(tmp_path)
    cuti = "sop/sekretariat/cuti.toml"
    async with buka(repo.root, LEBAR) as orang:
        daftar = orang.app.screen

        def count(path):
            return sum((daftar.list.numbers or {}).get(path, {}).values())

        await orang.sampai(lambda: count(cuti), "counts")
        before = count(cuti)
        await orang.tekan(*["down"] * [e.path for e in daftar.list.items].index(cuti), "enter")
        await orang.sampai(lambda: isinstance(orang.app.screen, SuntingScreen), "editor")
        orang.sunting.show_part("temuan")
        await orang.tekan("S", "ctrl+s", "enter")
        await orang.sampai(lambda: not orang.sunting.session.is_changed, "saved")
        await orang.tekan("q")
        await orang.sampai(lambda: orang.app.screen is daftar, "list")
        await orang.sampai(lambda: count(cuti) == before - 2, "what was mended is not counted")

        file = repo.root / cuti
        file.write_text(file.read_text().replace("Pelayanan Cuti", "SOP Pelayanan Cuti"))
        git(repo.root, "commit", "-qam", "judul")
        await daftar.noticed()
        await orang.sampai(lambda: count(cuti) == before - 1, "what others wrote is counted")
