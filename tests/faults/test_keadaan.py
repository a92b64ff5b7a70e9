"""In every odd state reading and writing work, or a sentence says why not and what to do (F3)."""

from __future__ import annotations

import os

import pytest

from tests.faults import keadaan
from tests.faults.keadaan import KEADAAN, READ, WRITE, Sekitar
from tests.faults.mesin import BERKAS, Pelayan


@pytest.fixture(scope="session")
def pegawai(tmp_path_factory):
    """Return what runs command lines for somebody whom rights of files stop, also under root."""
    prefix = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if not os.getuid() else ()
    pelayan = Pelayan(tmp_path_factory.mktemp("pegawai"), prefix)
    yield pelayan
    pelayan.close()


@pytest.mark.parametrize("case", KEADAAN, ids=[case.name for case in KEADAAN])
def test_a_state(pegawai, base, case):
    around = getattr(keadaan, case.name)(base) or Sekitar()
    repo = around.cwd or base
    text = (repo / BERKAS).read_bytes() if (repo / BERKAS).exists() else b""

    for order in READ:
        told = pegawai.run(order, repo, env=around.env, limits=around.limits)
        assert told.code in {0, 1, case.read}, (order, told.out)
        judge(told, case)
    told = pegawai.run(WRITE, repo, env=around.env, limits=around.limits)
    assert told.code == case.write, told.out
    judge(told, case)
    if case.write:
        assert case.words in told.out
        assert (repo / BERKAS).read_bytes() == text if text else True
    else:
        assert "77 menit" in (repo / BERKAS).read_text()


def judge(told, case):
    """An office worker can read it, and learns what to do."""
    assert told.is_plain, told.out
    assert "\x1b" not in told.out
    if told.code > 1:
        assert len(told.out.split()) > 5, told.out
        assert "soptui: " in told.out
        assert "soptui: fatal" not in told.out
