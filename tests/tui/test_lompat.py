"""Jump labels: one letter goes to any place in sight."""

from __future__ import annotations

import itertools

import pytest

from soptui.tui.jumps import labels
from soptui.tui.screens.lompat import LompatScreen
from tests.tui.layar import LEBAR, buka, repo_kantor, sunting


def label_at(orang, go):
    """Return the label of the place whose way there is `go`."""
    screen = orang.app.screen
    assert isinstance(screen, LompatScreen)
    index = next(i for i, jump in enumerate(screen.jumps) if go(jump))
    return screen.labels[index]


@pytest.mark.parametrize("count", [0, 1, 26, 27, 300])
def test_no_label_begins_another(count):
    made = labels(count)
    assert len(set(made)) == count
    assert not any(b.startswith(a) for a, b in itertools.permutations(made[:40], 2))


async def test_a_letter_goes_to_a_step(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("ctrl+o")
        assert "Tekan huruf tempat yang dituju" in orang.teks
        view = orang.sunting.steps.view
        y = view.region.y + view.tops[2]
        await orang.tekan(*label_at(orang, lambda j: (j.at.x, j.at.y) == (0, y)))
        assert view.row == 2
        assert orang.sunting.focused is view


async def test_a_letter_goes_to_a_part(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("ctrl+o")
        await orang.tekan(*label_at(orang, lambda j: j.at.y == 1 and j.at.x > 30))
        assert orang.sunting.part in ("bagan", "temuan")
        await orang.tekan(";")
        assert isinstance(orang.app.screen, LompatScreen)


async def test_a_letter_goes_to_the_chart_beside(tmp_path):
    async with sunting(repo_kantor(tmp_path).root, LEBAR) as orang:
        await orang.tekan("ctrl+o")
        left = orang.sunting.chart.view.region.x
        await orang.tekan(*label_at(orang, lambda j: j.at.x > left and j.at.y > 4))
        assert orang.sunting.part == "bagan"
        assert orang.sunting.focused is orang.sunting.chart.view


@pytest.mark.parametrize("key", ["f10", "escape", "1", "down"])
async def test_any_other_key_goes_nowhere(tmp_path, key):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        before = (orang.sunting.steps.view.row, orang.sunting.steps.view.column)
        await orang.tekan("ctrl+o", key)
        assert orang.app.screen is orang.sunting
        assert (orang.sunting.steps.view.row, orang.sunting.steps.view.column) == before
        assert orang.status.startswith("Tidak melompat.")


async def test_the_list_of_sops_has_labels_too(tmp_path):
    async with buka(repo_kantor(tmp_path).root) as orang:
        await orang.tekan(";")
        assert isinstance(orang.app.screen, LompatScreen)
        await orang.tekan("a")
        assert not isinstance(orang.app.screen, LompatScreen)


async def test_another_size_goes_nowhere(tmp_path):
    async with sunting(repo_kantor(tmp_path).root) as orang:
        await orang.tekan("ctrl+o")
        await orang.pilot.resize_terminal(100, 30)
        await orang.sampai(lambda: orang.status.startswith("Tidak melompat."))
        assert orang.app.screen is orang.sunting
