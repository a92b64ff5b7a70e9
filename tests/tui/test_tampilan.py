"""Whole screens as text: what a person sees, to be read in review (`tampilan/*.txt`).

After a wanted change of a screen: SOPTUI_TULIS=1 pytest -n 0 tests/tui/test_tampilan.py
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from tests.contoh import SITI, sop_contoh
from tests.tui.layar import KANTOR, KECIL, LEBAR, buka, repo_kantor

WRITE = "SOPTUI_TULIS" in os.environ
FOLDER = Path(__file__).parent / "tampilan"
WAYS = {
    "daftar": (),
    "langkah": ("enter",),
    "langkah-kanan": ("enter", "end"),
    "bagan": ("enter", "f6", "down"),
    "temuan": ("enter", "f6", "4"),
    "identitas": ("enter", "f6", "f6", "f6", "down"),
    "panah": ("enter", "down", "f4"),
    "simbol": ("enter", "right", "enter"),
    "riwayat": ("r",),
    "bantuan": ("enter", "f1"),
    "palet": ("enter", "ctrl+p"),
    "cari": ("/", "c", "u", "t", "i"),
    "unit": ("t",),
}


def kantor(tmp_path):
    from dataclasses import replace

    cuti = sop_contoh("pelayanan-cuti", "Pelayanan Cuti")
    cuti = replace(cuti, identitas=replace(cuti.identitas, unit="kelembagaan", nomor=""))
    repo = repo_kantor(tmp_path, sop_contoh(), cuti, config=KANTOR)
    repo.approvals.approve("surat-masuk", date(2026, 1, 12), identity=SITI)
    return repo


LARGE = ("daftar", "langkah", "bagan", "identitas", "riwayat")
CASES = [(name, KECIL) for name in WAYS] + [(name, LEBAR) for name in LARGE]


@pytest.mark.parametrize(("name", "size"), CASES, ids=str)
async def test_screen_looks_as_in_the_book(tmp_path, name, size):
    repo = kantor(tmp_path)
    async with buka(repo.root, size) as orang:
        for key in WAYS[name]:
            await orang.tekan(key)
        await orang.sampai(lambda: "Membaca" not in orang.teks)
        seen = orang.teks + "\n"
    file = FOLDER / f"{name}-{size[0]}x{size[1]}.txt"
    if WRITE:
        file.parent.mkdir(exist_ok=True)
        file.write_text(seen)
    assert seen == file.read_text()
    assert max(len(line) for line in seen.split("\n")) <= size[0]
    assert seen.count("\n") == size[1]
