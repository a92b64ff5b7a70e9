"""Findings: beside the cell, below the table, and as a list that leads to the field."""

from __future__ import annotations

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
        await orang.tekan(*["down"] * target)
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
        await orang.tekan("f6", "4", *["down"] * target, "enter")
        table = screen.bagian("langkah").view
        assert table.current_step.id == "telaah"
