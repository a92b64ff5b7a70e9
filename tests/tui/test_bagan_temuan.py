"""Findings in the chart: a sign beside the number of the row and of the symbol, words below."""

from __future__ import annotations

from dataclasses import replace

from soptui.model import Alur, Severity, Simbol, Simpul, Temuan
from soptui.tui.parts.bagan import gravest
from soptui.tui.style import SEVERITY
from tests.contoh import sop_contoh
from tests.tui.layar import repo_kantor, sunting


def sop_salah():
    """Return an SOP whose decision knows only one way."""
    sop = sop_contoh()
    one_way = Simpul("kabag", Simbol.KEPUTUSAN, alur=(Alur("catat", "Ya"),))
    steps = [replace(s, kelengkapan=("Surat",)) for s in sop.langkah]
    steps[1] = replace(steps[1], simpul=(one_way,))
    return replace(sop, langkah=tuple(steps))


async def test_finding_of_a_symbol_stands_beside_its_number_and_in_the_row(tmp_path):
    async with sunting(repo_kantor(tmp_path, sop_salah()).root) as orang:
        await orang.tekan("f6", "down")
        line = orang.baris_dengan("Menelaah surat")
        assert line.startswith("│* 2 │")
        assert "◇*2 ◇" in line
        assert orang.status.startswith("Langkah 2, Kepala Bagian, keputusan. * ")
        await orang.tekan("up")
        assert orang.baris_dengan("Menerima surat").startswith("│  1 │")
        assert orang.status == "Langkah 1, Agendaris, mulai: Menerima surat masuk"


async def test_finding_of_a_field_stands_in_its_row_only(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f6", "down")
        assert orang.baris_dengan("Menelaah surat").startswith("│* 2 │")
        assert "◇ 2 ◇" in orang.teks
        assert "Menelaah surat. * Kelengkapan langkah 2" in orang.status


async def test_signs_lie_on_blanks_only_whatever_the_size(tmp_path):
    async with sunting(repo_kantor(tmp_path, sop_salah()).root) as orang:
        await orang.tekan("f6")
        for key in ("-", "+"):
            await orang.tekan(key)
            with_signs = orang.teks
            orang.sunting.chart.view.marks = {}
            orang.sunting.chart.view.redraw()
            await orang.pilot.pause()
            pairs = [(a, b) for a, b in zip(with_signs, orang.teks, strict=True) if a != b]
            assert pairs == [("*", " "), ("*", " ")]


async def test_sign_is_in_the_colour_of_its_weight(tmp_path):
    async with sunting(repo_kantor(tmp_path, sop_salah()).root) as orang:
        await orang.tekan("f6")
        view = orang.sunting.chart.view
        signs = [
            s.text
            for y in range(view.size.height)
            for s in view.window_line(y)
            if s.style == SEVERITY[Severity.WARNING]
        ]
        assert signs == ["*", "*"]


async def test_signs_follow_the_value(tmp_path):
    async with sunting(repo_kantor(tmp_path, sop_salah()).root) as orang:
        await orang.tekan("down", "f4", "down", "enter")
        await orang.tunggu("Tujuan panah Tidak")
        await orang.ketik("menerima\n")
        await orang.tekan("f10", "f6")
        assert "◇ 2 ◇" in orang.teks


def test_gravest_finding_counts_for_step_and_symbol():
    found = [
        Temuan("a", Severity.INFO, "", "langkah/x/simpul/p/alur"),
        Temuan("b", Severity.WARNING, "", "langkah/x/simpul/p"),
        Temuan("c", Severity.ERROR, "", "langkah/x/waktu"),
        Temuan("d", Severity.ERROR, "", "identitas/judul"),
        Temuan("e", Severity.INFO, "", "langkah"),
    ]
    assert gravest(found) == {"x": {"": Severity.ERROR, "p": Severity.WARNING}}
