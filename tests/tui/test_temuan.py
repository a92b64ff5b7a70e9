"""Findings: beside the cell, below the table, and as a list that leads to the field."""

from __future__ import annotations

from soptui.changes import Edited, edits
from tests.contoh import dengan_waktu
from tests.tui.layar import repo_kantor, sunting


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
        assert screen.why_not_perbaiki_semua() is None
        screen.do_perbaiki_semua()
        assert screen.sop == before
        assert screen.why_not_perbaiki_semua() is not None
        assert screen.session.undo_title == "perbaiki 2 temuan"


async def test_the_time_of_the_sop_stands_above_its_findings_and_follows_an_edit(tmp_path):
    repo = repo_kantor(tmp_path)
    async with sunting(repo.root) as orang:
        orang.sunting.show_part("temuan")
        await orang.tunggu("Waktu: ")
        orang.sunting.edit(lambda sop: Edited(dengan_waktu(sop, "entahlah"), "waktu"))
        await orang.tenang()
        assert "Tidak terbaca: langkah 1." in orang.teks
