"""A save that fails says the same as on the command line, and works later on (F2, F6)."""

from __future__ import annotations

import os

import pytest

from soptui.errors import SystemFaultError
from soptui.repo import Repository
from tests.faults.git_palsu import GitPalsu
from tests.faults.keliling import GALAT
from tests.tui.layar import repo_kantor, sunting


@pytest.mark.parametrize("error", GALAT)
async def test_the_text_stays_and_the_same_screen_saves_it_later(tmp_path, monkeypatch, error):
    repo = repo_kantor(tmp_path)
    palsu = GitPalsu(tmp_path / "palsu")
    monkeypatch.setenv("PATH", f"{palsu.folder}:{os.environ['PATH']}")
    async with sunting(repo.root) as orang:
        await orang.tekan("down", "down")
        await orang.ketik("Mencatat")
        await orang.tekan("enter", "ctrl+s")
        await orang.tunggu("Simpan perubahan")
        palsu.set(1, "gagal", f"write error: {GALAT[error]}")
        with pytest.raises(SystemFaultError) as told:
            repo.read("surat-masuk")
        await orang.tekan("enter")
        await orang.sampai(lambda: "Belum disimpan:" in orang.status, "told")
        words = " ".join(orang.status.split())
        assert words.startswith(f"Belum disimpan: {told.value.message}"[: len(words) - 2])
        assert "Mencatat" in orang.teks

        palsu.set()
        await orang.tekan("ctrl+s")
        await orang.tunggu("Simpan perubahan")
        await orang.tekan("enter")
        await orang.sampai(lambda: "Disimpan:" in orang.status, "saved")
    assert "Mencatat" in str(Repository.open(repo.root).read("surat-masuk", "HEAD").sop)
