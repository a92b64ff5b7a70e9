"""Along the arrows of the chart: they stand out, lead to their target, and back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from soptui.chart.trail import Arrow, Trail
from soptui.tui.style import ENTERING, LEAVING, LIT
from soptui.tui.widgets.chart_view import ChartView
from soptui.tui.widgets.emphasis import SHORT, Run, runs_of
from tests.contoh import sop_contoh
from tests.tui.layar import LEBAR, buka, repo_kantor, sunting


def tampak(orang, *styles):
    """Return the texts of the chart that stand in these styles, line by line."""
    view = orang.app.screen.query_one(ChartView)
    lines = [view.window_line(y) for y in range(view.size.height)]
    found = ["".join(s.text for s in line if s.style in styles) for line in lines]
    return [text for text in found if text]


def kursor(orang):
    return orang.sunting.chart.view.node


async def test_arrows_of_the_symbol_stand_out_with_and_without_colour(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f6", "down")
        assert tampak(orang, LEAVING) == ["►", "Tidak", "Ya", "▼"]
        assert tampak(orang, ENTERING) == ["▼"]
        assert tampak(orang, LIT) == [], "long lines would send half the screen"
        assert {LIT.bold, LEAVING.bold, ENTERING.bold} == {True}, "plain lines are not"
        assert (LEAVING.reverse, ENTERING.reverse) == (True, None), "colour is not the only carrier"
        await orang.tekan("down")
        assert tampak(orang, LEAVING) == []
        assert tampak(orang, ENTERING) == ["Ya", "▼"]


@pytest.mark.parametrize(("length", "lit"), [(SHORT, True), (SHORT + 1, False)])
def test_short_lines_are_lit_from_end_to_end(length, lit):
    line = frozenset((x, 1) for x in range(length))
    arrow = Arrow(("terima", "a"), ("catat", "a"), "", line, frozenset({(length, 1)}))
    head = Run(length, length + 1, LEAVING)
    assert runs_of(Trail((arrow,))) == {1: [Run(0, length, LIT), head] if lit else [head]}


async def test_move_of_the_cursor_sends_few_lines(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f6", "down")
        view = orang.sunting.chart.view
        before = [view.window_line(y) for y in range(view.size.height)]
        await orang.tekan("down")
        after = [view.window_line(y) for y in range(view.size.height)]
        same = [a == b for a, b in zip(before, after, strict=True)]
        start = view.head
        assert all(same[:start]), "the heading stays"
        assert all(same[start + 9 :])


async def test_f_follows_the_only_arrow_and_b_goes_back(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f6", "f")
        assert kursor(orang) == ("telaah", "kabag")
        assert orang.status.startswith("Langkah 2, Kepala Bagian, keputusan: Menelaah surat")
        await orang.tekan("b")
        assert kursor(orang) == ("terima", "agendaris")


async def test_several_arrows_are_offered_with_label_and_target(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f6", "down", ">")
        await orang.tunggu("Ikuti panah yang mana?")
        assert "Ya → 3 Mencatat surat" in orang.teks
        assert "Tidak → 1 Menerima surat masuk" in orang.teks
        await orang.tekan("down", "enter")
        await orang.sampai(lambda: kursor(orang) == ("terima", "agendaris"))
        await orang.tekan("<")
        await orang.sampai(lambda: kursor(orang) == ("telaah", "kabag"))


async def test_question_put_aside_moves_nothing(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f6", "down", "f")
        await orang.tunggu("Ikuti panah yang mana?")
        await orang.tekan("q")
        assert kursor(orang) == ("telaah", "kabag")


async def test_back_goes_over_every_arrow_that_was_followed(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f6", "f", "f")
        await orang.tunggu("Ikuti panah yang mana?")
        await orang.tekan("enter")
        await orang.sampai(lambda: kursor(orang) == ("catat", "agendaris"))
        await orang.tekan("b", "b")
        assert kursor(orang) == ("terima", "agendaris")


async def test_without_a_followed_arrow_back_means_against_the_arrow(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f6", "f", "up", "end", "b")
        assert kursor(orang) == ("telaah", "kabag")
        await orang.tekan("b")
        assert kursor(orang) == ("terima", "agendaris")
        await orang.tekan("b")
        assert kursor(orang) == ("telaah", "kabag"), "the arrow Tidak comes from there"


async def test_symbol_without_arrows_says_so(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f6", "end", "f")
        assert orang.status.startswith("Tidak ada panah yang keluar.")
        await orang.tekan("f6", "3")
    one = replace(sop_contoh(), langkah=sop_contoh().langkah[:1])
    async with sunting(repo_kantor(tmp_path / "satu", one).root) as orang:
        await orang.tekan("f6", "b")
        assert orang.status.startswith("Tidak ada panah yang masuk")


async def test_deeds_of_the_chart_are_off_in_other_parts_and_say_where_they_work(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f6", "4", "f")
        assert orang.status == ("f (ikuti panah): Hanya bisa di bagian Bagan. F6 berpindah bagian.")


async def test_footer_names_the_keys_of_the_arrows(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("f6")
        assert "f ikuti panah" in orang.kaki
        assert "b balik" in orang.kaki


async def test_plus_and_minus_draw_large_and_small_and_it_stays(tmp_path):
    async with buka(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("enter", "f6")
        assert "◇ 2 ◇" in orang.teks
        await orang.tekan("-")
        assert orang.status == "Bagan sudah digambar kecil; + memperbesar."
        await orang.tekan("+")
        assert "╱▔╲" in orang.teks
        assert "< 2 >" in orang.teks
        await orang.tekan("q")
        await orang.tekan("enter", "f6")
        assert "╱▔╲" in orang.teks
        await orang.tekan("-")
        assert "◇ 2 ◇" in orang.teks


async def test_footer_offers_the_other_size(tmp_path):
    async with sunting(repo_kantor(tmp_path).root, LEBAR) as orang:
        await orang.tekan("f6")
        assert "+ perbesar" in orang.kaki
        await orang.tekan("+")
        assert "- perkecil" in orang.kaki
        assert "+ perbesar" not in orang.kaki
