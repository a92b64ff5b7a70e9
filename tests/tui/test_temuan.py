"""Findings: beside the cell, below the table, and as a list that leads to the field."""

from __future__ import annotations

from dataclasses import replace

from soptui.changes import Edited, edits
from soptui.model import Severity
from soptui.repo.pengecualian import with_exception
from soptui.rules.contoh import SATU_SOP, sop_of
from soptui.tui.screens.sunting import SuntingScreen
from soptui.visible import visible
from tests.contoh import dengan_waktu, sop_contoh
from tests.tui.layar import buka, repo_kantor, sunting


async def test_finding_appears_beside_the_cell_while_editing(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        before = orang.app.screen.findings
        await orang.tekan("end", "left", "left", "left")
        await orang.tekan("delete")
        new = [t for t in orang.app.screen.findings if t not in before]
        assert new
        assert new[0].message.split(".")[0][:40] in " ".join(orang.baris[-7:])


async def test_list_says_how_grave_where_and_what_and_enter_goes_there(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f6", "4")
        assert "[4 Temuan" in orang.teks
        findings = orang.app.screen.findings
        assert findings
        target = next(i for i, t in enumerate(findings) if t.path.startswith("identitas/"))
        await orang.tekan("home", *["down"] * target)
        await orang.tekan("enter")
        assert "[1 Identitas]" in orang.teks
        form = orang.app.screen.bagian("identitas").view
        assert form.current.key == findings[target].path.split("/")[1]


async def test_a_finding_about_a_step_leads_to_its_cell(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("end", "left", "left", "left", "down", "delete", "home")
        screen = orang.app.screen
        target = next(
            i for i, t in enumerate(screen.findings) if t.path.startswith("langkah/telaah/")
        )
        await orang.tekan("f6", "4", "home", *["down"] * target, "enter")
        table = screen.bagian("langkah").view
        assert table.current_step.id == "telaah"


async def test_one_key_mends_a_finding_and_undo_brings_it_back(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        screen = orang.app.screen
        before = screen.sop
        step = before.langkah[0]
        bad = edits.set_value(before, f"langkah/{step.id}/kegiatan", f"1. {step.kegiatan}")
        screen.edit(lambda _: bad)
        await orang.tekan("f6", "4")
        target = next(i for i, t in enumerate(screen.findings) if t.rule == "FC-8")
        await orang.tekan("home", *["down"] * target)
        assert "P: hapus nomor di depan kegiatan." in " ".join(orang.teks.split())
        await orang.tekan("P")
        assert screen.sop == before
        await orang.tekan("u")
        assert screen.sop == bad.sop


async def test_what_needs_judgement_says_so(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f6", "4", "P")
        assert "perlu pertimbangan Anda" in orang.teks


async def test_all_is_mended_as_one_step(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        screen = orang.app.screen
        before = screen.sop
        step = before.langkah[0]
        bad = edits.set_value(before, f"langkah/{step.id}/kegiatan", f"1.  {step.kegiatan} ")
        screen.edit(lambda _: bad)
        await orang.tenang()
        assert screen.why_not_perbaiki_semua() is None
        screen.do_perbaiki_semua()
        await orang.tenang()
        assert screen.sop == before
        assert screen.why_not_perbaiki_semua() is not None
        assert screen.session.undo_title == "perbaiki 2 temuan"
        assert screen.message == "2 temuan diperbaiki. F7 mengurungkan."


async def test_the_time_of_the_sop_stands_above_its_findings_and_follows_an_edit(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        orang.sunting.show_part("temuan")
        await orang.tunggu("Waktu: ")
        orang.sunting.edit(lambda sop: Edited(dengan_waktu(sop, "entahlah"), "waktu"))
        await orang.tenang()
        assert "Tidak terbaca: langkah 1." in orang.teks


def dengan_nomor(sop):
    """Return an SOP whose first activity has a number typed in front."""
    step = sop.langkah[0]
    return edits.set_value(sop, f"langkah/{step.id}/kegiatan", f"1. {step.kegiatan}")


async def test_a_finding_is_mended_at_its_cell_at_its_symbol_and_with_letters(tmp_path):
    async with sunting(repo_kantor(tmp_path).root, pengaturan='tombol = "vi"\n') as orang:
        screen = orang.sunting
        before = screen.sop
        screen.edit(dengan_nomor)
        await orang.tekan("right", "left")
        assert "temuan. P: hapus nomor di depan kegiatan. 4 ke bagian Temuan" in orang.status
        await orang.tekan("P")
        assert screen.sop == before
        await orang.tekan("u", "3")
        assert "P: hapus nomor di depan kegiatan." in orang.app.screen.context_text()
        await orang.tekan("P")
        assert screen.sop == before


async def test_where_letters_are_typed_the_palette_mends_and_the_words_say_so(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        screen = orang.sunting
        before = screen.sop
        screen.edit(dengan_nomor)
        await orang.tekan("right", "left")
        assert "Ctrl+P perbaiki: hapus nomor di depan kegiatan." in orang.status
        await orang.tekan("right")
        assert f"{len(screen.findings)} temuan. F6 2x ke bagian Temuan" in orang.status
        await orang.tekan("left", "f6", "f6")
        assert screen.bagian("temuan").view.selected.rule == "FC-8", "that of the cell"
        assert "Enter ke ruasnya, S memperbaiki semua yang pasti. q kembali." in orang.status
        await orang.tekan("S")
        assert screen.sop == before
        assert screen.session.undo_title == "perbaiki 1 temuan"


async def test_an_exception_asks_for_its_reason_is_shown_and_taken_back(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        screen = orang.sunting
        screen.edit(dengan_nomor)
        await orang.tekan("f6", "f6", "X")
        await orang.tunggu("Mengapa FC-8 tidak diikuti?", "Nomor langkah mengikuti urutan baris")
        await orang.ketik("sebutan resmi formulir")
        counted = len(screen.counted())
        await orang.tekan("enter")
        assert screen.sop.identitas.pengecualian == ("FC-8: sebutan resmi formulir",)
        assert orang.status == "FC-8 dikecualikan. u mengurungkan."
        await orang.sampai(lambda: len(screen.counted()) == counted - 1, "it counts no longer")
        assert f"[4 Temuan {counted - 1}]" in orang.teks
        await orang.tunggu("Dikecualikan (sebutan resmi formulir).")
        await orang.tekan("home", *["down"] * [t.rule for t in screen.findings].index("FC-8"), "X")
        assert screen.sop.identitas.pengecualian == ()
        await orang.tekan("u")
        assert screen.sop.identitas.pengecualian == ("FC-8: sebutan resmi formulir",)


async def test_findings_are_in_the_order_of_their_level_then_of_their_step(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        screen = orang.sunting
        bad = screen.sop
        for step in reversed(bad.langkah):
            bad = edits.set_value(bad, f"langkah/{step.id}/waktu", "").sop
        screen.edit(lambda _: Edited(bad, "waktu"))
        await orang.tenang()
        steps = [f"langkah/{step.id}/" for step in bad.langkah]
        placed = [
            (list(Severity).index(t.severity), [t.path.startswith(step) for step in steps])
            for t in screen.findings
        ]
        order = [(level, where.index(True) if True in where else -1) for level, where in placed]
        assert order == sorted(order)
        assert len(set(order)) > len(steps)


async def test_what_only_files_together_show_stands_at_its_field_until_that_is_changed(tmp_path):
    twin = sop_contoh("arsip", "Pengarsipan Surat")
    twin = replace(twin, identitas=replace(twin.identitas, nomor=sop_contoh().identitas.nomor))
    async with buka(repo_kantor(tmp_path, sop_contoh(), twin).root) as orang:
        await orang.tekan("4")
        await orang.sampai(lambda: orang.app.screen.found, "findings")
        await orang.tekan("/")
        await orang.ketik("sama dengan")
        await orang.tekan("enter", "enter")
        await orang.sampai(lambda: isinstance(orang.app.screen, SuntingScreen), "editor")
        await orang.tenang()
        (found,) = [t for t in orang.sunting.findings_here() if "sama dengan" in t.message]
        assert found.message[:40] in " ".join(orang.teks.split())
        orang.sunting.edit(lambda sop: with_exception(sop, found.rule, "satu untuk dua"))
        await orang.tenang()
        assert "Dikecualikan (satu untuk dua)" in " ".join(orang.teks.split())
        orang.sunting.edit(lambda sop: edits.set_value(sop, "identitas/nomor", "065/99/2015"))
        await orang.tenang()
        assert found not in orang.sunting.findings


async def test_every_finding_is_told_where_it_leads(tmp_path):
    """At its field, or, where none shows it, in the status line."""
    async with sunting(repo_kantor(tmp_path).root) as orang:
        screen = orang.sunting
        for rule, contoh in SATU_SOP.items():
            bad = sop_of(contoh.buruk)
            screen.edit(lambda _, bad=bad, rule=rule: Edited(bad, rule))
            await orang.tenang()
            for temuan in [t for t in screen.findings if t.rule == rule]:
                screen.go_to_finding(temuan)
                here = {t.rule for t in screen.findings_here()}
                assert rule in here or screen.message == visible(temuan.message), rule
