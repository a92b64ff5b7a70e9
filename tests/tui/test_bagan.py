"""The flowchart: drawn from the value being edited, walked symbol by symbol."""

from __future__ import annotations

from soptui.tui.widgets.chart_view import ChartView
from soptui.tui.widgets.step_table import StepTable
from tests.tui.layar import LEBAR, repo_kantor, sunting


async def test_chart_takes_the_whole_width_at_80_and_shows_the_arrows(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f6")
        assert "[3 Bagan]" in orang.teks
        for sign in ("Agendaris", "( 1 )", "◇ 2 ◇", "Ya", "Tidak"):
            assert sign in orang.teks


async def test_arrow_moves_when_its_target_does(tmp_path):
    async with sunting(repo_kantor(tmp_path).root, LEBAR) as orang:
        before = [line[80:] for line in orang.baris]
        await orang.tekan("down", "f4", "down", "enter")
        await orang.tunggu("Tujuan panah Tidak")
        await orang.ketik("mencatat\n")
        await orang.tekan("f10")
        after = [line[80:] for line in orang.baris]
        assert before != after
        await orang.tekan("f7")
        assert [line[80:] for line in orang.baris] == before


async def test_cursor_walks_the_symbols_and_enter_goes_to_the_step(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f6", "down")
        assert orang.status.startswith("Langkah 2, Kepala Bagian, keputusan: Menelaah surat")
        await orang.tekan("j")
        assert orang.app.screen.query_one(ChartView).node == ("catat", "agendaris")
        await orang.tekan("enter")
        table = orang.app.screen.query_one(StepTable)
        assert "[2 Langkah]" in orang.teks
        assert (table.row, table.current_column.key) == (2, "simpul/agendaris")


async def test_chart_opens_at_the_step_of_the_table(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("down", "end", "f6")
        assert orang.status.startswith("Langkah 2, Kepala Bagian, keputusan: Menelaah surat")


async def test_chart_follows_the_table(tmp_path):
    async with sunting(repo_kantor(tmp_path).root, LEBAR) as orang:
        await orang.tekan("down", "down")
        assert orang.app.screen.query_one(ChartView).node == ("catat", "agendaris")


async def test_chart_of_a_sop_without_steps_says_nothing_wrong(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("ctrl+d", "ctrl+d", "ctrl+d")
        assert "Belum ada langkah" in orang.teks
        await orang.tekan("f6")
        assert "[3 Bagan]" in orang.teks
        await orang.tekan("enter")
        assert orang.status.startswith("Belum ada simbol.")
