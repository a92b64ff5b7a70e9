"""Beda: what is different, as sentences, charts and TOML, and back to what was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from soptui.changes import edits
from soptui.model import Alur
from soptui.tui.screens.beda import BedaScreen
from soptui.tui.style import WORDS
from soptui.tui.widgets.chart_diff import MarkedChart
from tests.changes.sample import AGENDA
from tests.contoh import BUDI, SITI, UNIT, sekali, sop_contoh
from tests.tui.layar import KECIL, LEBAR, buka, repo_kantor
from tests.tui.test_tampilan import FOLDER, compare

LAMA = replace(AGENDA, identitas=replace(AGENDA.identitas, unit=UNIT, pengesah="kepala"))


def berubah():
    """Return the SOP after a mixture of changes."""
    sop = edits.set_value(
        LAMA, "langkah/telaah/kegiatan", "Menelaah surat dan menyiapkan disposisi"
    ).sop
    sop = edits.set_value(sop, "identitas/peringatan", ("Jika tidak dicatat maka hilang",)).sop
    sop = edits.insert_langkah(sop, 4, "Melapor").sop
    sop = edits.move_simbol(sop, "kirim", "kasubag", "kabag").sop
    exits = (Alur("simpan", "Ya"), Alur("terima", "Tidak"))
    sop = edits.set_alur(sop, "telaah", "kabag", exits).sop
    return edits.delete_langkah(sop, "catat").sop


@sekali
def kantor(tmp_path, *, disahkan=False):
    repo = repo_kantor(tmp_path, LAMA, sop_contoh())
    if disahkan:
        repo.approvals.approve(LAMA.id, date(2026, 1, 12), identity=SITI)
    when = datetime(2026, 2, 3, 8, 0, tzinfo=UTC)
    repo.save(repo.read(LAMA.id), berubah(), identity=BUDI, when=when)
    return repo


async def ke_beda(orang, *keys):
    """Open the history of the SOP, and from there the comparison of its first version."""
    await orang.tekan("r")
    await orang.tunggu("2 catatan")
    await orang.tekan("end", *(keys or ("d",)))
    await orang.sampai(lambda: isinstance(orang.app.screen, BedaScreen), "beda")


def terlihat(orang, style):
    """Return the texts on the screen in a style."""
    strips = orang.app.screen._compositor.render_strips()
    return [s.text for strip in strips for s in strip if s.style == style]


async def test_changes_stand_under_their_parts_with_signs_and_marked_words(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await ke_beda(orang)
        assert "versi 06-01-2026 08:00 → isi sekarang" in orang.teks
        assert "6 perubahan" in orang.baris[0]
        assert orang.baris[2:5] == [
            " Identitas",
            "▸+  Peringatan: butir baru “Jika tidak dicatat maka hilang”",
            " Langkah 2 lama",
        ]
        assert "{+ dan menyiapkan disposisi+}" in " ".join(orang.teks.split())
        assert "{+ dan menyiapkan disposisi+}" in "".join(terlihat(orang, WORDS["+"]))


async def test_n_and_p_walk_and_say_the_ends(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await ke_beda(orang)
        await orang.tekan("n", "n")
        assert orang.status.startswith("3 dari 6.")
        await orang.tekan("p", "p", "p")
        assert orang.status == "Ini perubahan pertama."
        await orang.tekan("end", "n")
        assert orang.status == "Ini perubahan terakhir."
        await orang.tekan("up", "down")
        assert orang.status.startswith("6 dari 6.")


async def test_enter_goes_to_the_field_in_the_editor(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await ke_beda(orang)
        await orang.tekan("n", "enter")
        assert orang.status == "Itu tidak ada lagi di isi sekarang. r mengembalikannya."
        await orang.tekan("n", "enter")
        await orang.tunggu("[2 Langkah]")
        assert orang.sunting.address() == "langkah/telaah/kegiatan"
        await orang.tekan("f10")
        await orang.tunggu("Daftar SOP")


async def test_one_change_comes_back_as_an_edit_that_can_be_undone(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await ke_beda(orang)
        await orang.tekan("n", "n", "r")
        await orang.tunggu("Kembalikan apa?")
        await orang.tekan("enter")
        await orang.tunggu("5 perubahan")
        assert "u mengurungkan" in orang.status
        assert "suntingan sekarang" in orang.teks
        await orang.tekan("f7")
        assert "6 perubahan" in orang.teks
        await orang.tekan("f8", "enter")
        await orang.sampai(lambda: not isinstance(orang.app.screen, BedaScreen))
        assert orang.sunting.sop.langkah[1].kegiatan == "Menelaah surat"
        assert "1 perubahan belum disimpan" in orang.teks


async def test_what_cannot_come_back_alone_is_refused_and_a_step_comes_back_whole(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await ke_beda(orang)
        await orang.tekan("n", "n", "n", "r", "enter")
        await orang.tunggu("Kembalikan dulu langkah itu")
        assert "6 perubahan" in orang.teks
        await orang.tekan("p", "p", "r", "enter")
        await orang.tunggu("5 perubahan")
        await orang.tekan("n", "r", "down", "enter")
        await orang.tunggu("3 perubahan")
        step = orang.app.screen.session.sop.langkah[2]
        assert step == LAMA.langkah[2]


async def test_the_whole_version_comes_back_too(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await ke_beda(orang)
        await orang.tekan("r", "end", "enter")
        await orang.tunggu("Isi keduanya sama")
        await orang.tekan("q", "q")
        await orang.tunggu("Daftar SOP")
        assert "*" in orang.baris_dengan("Agenda Surat Masuk")


async def test_any_two_revisions_by_marking_one(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await ke_beda(orang, "m", "home", "d")
        assert "06-01-2026 08:00 → 03-02-2026 08:00" in orang.teks
        await orang.tekan("r")
        assert "Hanya dari perbandingan dengan isi sekarang" in orang.status
        await orang.tekan("q")
        assert orang.status.startswith("* ditandai.")
        await orang.tekan("end", "space")
        assert "ditandai" not in orang.status


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ((), "versi 06-01-2026 08:00 → isi sekarang"),
        (("down",), "yang berlaku (revisi 0) → 03-02-2026 08:00"),
        (("down", "down"), "06-01-2026 08:00 → 03-02-2026 08:00"),
    ],
)
async def test_other_sides_are_chosen_from_a_list(tmp_path, choice, words):
    async with buka(kantor(tmp_path, disahkan=True).root) as orang:
        await orang.tekan("r")
        await orang.tunggu("2 catatan")
        await orang.tekan("end" if not choice else "home", "D")
        await orang.tunggu("Bandingkan versi")
        await orang.tekan(*choice, "enter")
        await orang.tunggu(words)


async def test_without_an_approval_that_is_said(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await orang.tekan("r")
        await orang.tunggu("2 catatan")
        await orang.tekan("D", "down", "enter")
        await orang.tunggu("Tidak ada yang berlaku hari ini: belum disahkan.")


async def test_another_sop_can_be_compared_but_not_taken_over(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await orang.tekan("enter")
        await orang.tunggu("[2 Langkah]")
        await orang.tekan("f6", "D", "end", "enter")
        await orang.tunggu("Bandingkan dengan SOP")
        await orang.tekan("enter")
        await orang.tunggu("Pengagendaan Surat Masuk → isi sekarang")
        await orang.tekan("r")
        assert "SOP lain tidak dikembalikan" in orang.status


async def test_unsaved_changes_against_saved_from_the_editor_and_from_the_save_prompt(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await orang.tekan("enter")
        await orang.tunggu("[2 Langkah]")
        await orang.tekan("f6", "d")
        assert "Semua sudah tersimpan" in orang.status
        await orang.tekan("2")
        await orang.ketik("Menerima berkas\n")
        await orang.tekan("ctrl+s")
        await orang.tunggu("Simpan perubahan")
        await orang.tekan("f6")
        await orang.tunggu("versi tersimpan → suntingan sekarang")
        assert "1 perubahan" in orang.teks
        await orang.tekan("q", "f10", "f6", "d")
        await orang.tunggu("versi tersimpan → suntingan sekarang")
        await orang.tekan("r", "enter")
        await orang.tunggu("Isi keduanya sama")
        await orang.tekan("q")
        assert orang.sunting.sop.langkah[0].kegiatan == "Menerima surat"


async def test_changes_are_copied_one_or_all(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await ke_beda(orang)
        await orang.tekan("n", "y")
        assert orang.app.papan.text == "- Langkah 2 dihapus: “Mencatat surat”"
        await orang.tekan("Y")
        lines = orang.app.papan.text.split("\n")
        assert lines[:3] == [
            "Agenda Surat Masuk: versi 06-01-2026 08:00 -> isi sekarang",
            "Identitas",
            "  + Peringatan: butir baru “Jika tidak dicatat maka hilang”",
        ]
        assert len([line for line in lines if line.startswith("  ")]) == 6


async def test_raw_text_is_one_key_away(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await ke_beda(orang, "d", "3")
        assert '-id = "catat"' in orang.teks
        assert ' +peringatan = ["Jika tidak dicatat maka hilang"]' in orang.teks
        await orang.tekan("n", "n")
        assert orang.app.screen.raw.selected.text.startswith("@@")
        await orang.tekan("enter")
        assert orang.status == "Tekan 1, lalu Enter pada perubahannya."


def bagan(orang):
    return orang.app.screen.query(MarkedChart)


async def test_both_charts_carry_signs_and_follow_each_other(tmp_path):
    async with buka(kantor(tmp_path).root, LEBAR) as orang:
        await ke_beda(orang, "d", "2")
        old, new = bagan(orang)
        assert old.region.y == new.region.y
        assert "│- 2 │ Mencatat…" in orang.teks
        assert "[-2 ]" in orang.teks
        assert "[>3 ]" in orang.teks
        assert "[+4 ]" in orang.teks
        assert orang.status.startswith("Bagan baru.")
        await orang.tekan("n")
        assert old.node[0] == "catat"
        assert new.node[0] == "terima", "what stands above it"
        await orang.tekan("n", "n", "n")
        assert (old.node[0], new.node) == ("kirim", ("kirim", "kabag"))
        assert "sekarang dikerjakan Kepala Bagian" in orang.teks
        await orang.tekan("f6", "up")
        assert (old.node[0], new.node[0]) == ("telaah", "telaah")
        await orang.tekan("tab", "down", "enter")
        await orang.tunggu("[2 Langkah]")
        assert orang.sunting.address() == "langkah/kirim/simpul/kabag"


async def test_words_about_the_first_step_are_there_at_once(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await orang.tekan("enter")
        await orang.tunggu("[2 Langkah]")
        await orang.ketik("Menerima berkas\n")
        await orang.tekan("f6", "d", "2")
        await orang.tunggu("~ Kegiatan langkah 1")


async def test_on_80_columns_the_charts_are_one_below_the_other(tmp_path):
    async with buka(kantor(tmp_path).root) as orang:
        await ke_beda(orang, "d", "2")
        old, new = bagan(orang)
        assert old.region.bottom <= new.region.y
        assert old.region.x == new.region.x


@pytest.mark.parametrize("size", [KECIL, LEBAR], ids=str)
@pytest.mark.parametrize("form", ["kalimat", "bagan", "toml"])
async def test_screen_looks_as_in_the_book(tmp_path, form, size):
    async with buka(kantor(tmp_path).root, size) as orang:
        await ke_beda(orang, "d", {"kalimat": "1", "bagan": "2", "toml": "3"}[form], "n", "n")
        compare(FOLDER / f"beda-{form}-{size[0]}x{size[1]}.txt", orang.teks + "\n", size)


async def test_without_utf8_every_sign_of_ours_is_ascii(tmp_path):
    async with buka(kantor(tmp_path).root, LEBAR, pengaturan='ascii = "ya"') as orang:
        await ke_beda(orang)
        seen = [orang.teks]
        for key in ("2", "3"):
            await orang.tekan(key)
            seen.append(orang.teks)
    assert {char for char in "\n".join(seen) if ord(char) > 127} <= {"“", "”"}


async def test_a_comment_on_a_change_goes_with_the_next_save_into_the_history(tmp_path):
    repo = kantor(tmp_path)
    async with buka(repo.root) as orang:
        await ke_beda(orang, "m", "home", "d")
        await orang.tekan("c")
        assert "Komentar ikut simpanan berikut" in orang.status
        await orang.tekan("q", "q", "enter")
        await orang.tunggu("[2 Langkah]")
        await orang.ketik("Menerima berkas\n")
        await orang.tekan("f6", "d", "c")
        await orang.tunggu("~ Kegiatan langkah 1")
        await orang.ketik("sesuai rapat 3 Februari\n")
        assert orang.status == "Dicatat. 1 komentar ikut simpanan berikut."
        await orang.tekan("q", "ctrl+s")
        await orang.tunggu("- Langkah 1: sesuai rapat 3 Februari")
        await orang.tekan("enter")
        await orang.tunggu("Disimpan:")
        assert orang.sunting.session.comments == ()
        last = repo.log(LAMA.id, 1)[0]
        assert last.remarks == "Langkah 1: sesuai rapat 3 Februari"
        assert "sesuai" not in last.message
        await orang.tekan("r")
        await orang.tunggu("3 catatan", "Komentar: Langkah 1: sesuai rapat 3 Februari")
