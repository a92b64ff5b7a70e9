"""Whole screens as text: what a person sees, to be read in review (`tampilan/*.txt`).

After a wanted change of a screen: SOPTUI_TULIS=1 pytest -n 0 tests/tui/test_tampilan.py
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from rich.cells import cell_len

from soptui.model import IdentitasLayanan, Layanan, Penyampaian
from tests.contoh import SITI, sekali, sop_contoh
from tests.tui.layar import KANTOR, KECIL, LEBAR, buka, repo_kantor

WRITE = "SOPTUI_TULIS" in os.environ
FOLDER = Path(__file__).parent / "tampilan"
BARIS = "Staf: Menerima\nKepala: Setuju?\nStaf: Mencatat"


def ketikan(text):
    """Return a text as keys."""
    return [{" ": "space", "\n": "enter"}.get(char, char) for char in text]


CUTI = Layanan(
    "sp-pelayanan-cuti",
    IdentitasLayanan("Pelayanan Cuti", "kelembagaan", sop=("surat-masuk",)),
    Penyampaian(persyaratan=("Surat permohonan",), jangka_waktu="1 menit", biaya="Gratis"),
)
WAYS = {
    "daftar": (),
    "cetak": ("c",),
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
    "tandai": ("enter", "end", "left", "ctrl+u", "down", "left"),
    "cari-teks": ("enter", "ctrl+f"),
    "ganti": ("enter", "ctrl+f", *"surat", "tab", *"naskah", "enter"),
    "mengisi": ("enter", "down", "x"),
    "lompat": ("enter", "ctrl+o"),
    "pengaturan": ("ctrl+p", *"pengaturan", "enter"),
    "tur": ("ctrl+p", *"tur", "enter"),
    "sop-baru": ("n",),
    "tulis": ("n", "enter", *"Cuti", "enter", "enter", *ketikan(BARIS)),
    "tujuan": ("enter", "right", "k"),
    "siapa": ("enter", "f5"),
    "layanan": ("L",),
    "komponen": ("L", "enter"),
    "layanan-sop": ("L", "enter", "f6", "down"),
    "usulan": ("enter", "end", "left", "left", *"10"),
}


@sekali
def kantor(tmp_path):
    from dataclasses import replace

    cuti = sop_contoh("pelayanan-cuti", "Pelayanan Cuti")
    cuti = replace(cuti, identitas=replace(cuti.identitas, unit="kelembagaan", nomor=""))
    repo = repo_kantor(tmp_path, sop_contoh(), cuti, config=KANTOR)
    repo.layanan.create(CUTI, identity=SITI, when=datetime(2026, 1, 9, 8, 0, tzinfo=UTC))
    repo.approvals.approve("surat-masuk", date(2026, 1, 12), identity=SITI)
    return repo


@pytest.fixture(autouse=True)
def at_home(monkeypatch):
    """Stand in the home folder: the same name on every screen that tells where one is."""
    monkeypatch.chdir(Path.home())


SMALL, MIDDLE, HUGE = (60, 20), (120, 40), (200, 60)
LARGE = ("daftar", "langkah", "bagan", "identitas", "riwayat")
CASES = [
    *((name, KECIL) for name in WAYS),
    *((name, LEBAR) for name in LARGE),
    *((name, MIDDLE) for name in (*LARGE, "temuan")),
    *((name, size) for name in ("layanan", "layanan-sop") for size in (SMALL, LEBAR)),
    *((name, SMALL) for name in ("daftar", "langkah", "identitas", "tur")),
    ("langkah", HUGE),
]
ASCII = ("daftar", "langkah", "bagan", "identitas", "temuan", "bantuan", "palet")
MONO = ("daftar", "langkah", "bagan", "identitas", "temuan")


async def seen(tmp_path, name, size):
    """Return the lines of a screen, and their attributes as a second picture of the same size."""
    async with buka(kantor(tmp_path).root, size) as orang:
        for key in WAYS[name]:
            await orang.tekan(key)
        await orang.sampai(
            lambda: "Membaca" not in orang.teks and "Tidak ada SOP untuk" not in orang.teks
        )
        await orang.sampai(lambda: getattr(orang.app.screen, "is_compared", True), "SOPs are read")
        await orang.tenang()
        strips = orang.app.screen._compositor.render_strips()
        return orang.teks + "\n", [attributes(strip) for strip in strips]


def attributes(strip):
    """Return one letter a cell: Reverse, Underline, Bold, Dim, or a dot; a colour is a small c."""
    line = ""
    for segment in strip:
        style = segment.style
        mark = "."
        if style is not None:
            colour = bool(style.color and not style.color.is_default)
            marks = zip(
                "RUBDc",
                (style.reverse, style.underline, style.bold, style.dim, colour),
                strict=True,
            )
            mark = next((letter for letter, on in marks if on), ".")
        line += mark * cell_len(segment.text)
    return line.rstrip(".")


def compare(file, text, size):
    if WRITE:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    assert text == file.read_text()
    assert max(len(line) for line in text.split("\n")) <= size[0]


@pytest.mark.parametrize(("name", "size"), CASES, ids=str)
async def test_screen_looks_as_in_the_book(tmp_path, name, size):
    text, _ = await seen(tmp_path, name, size)
    compare(FOLDER / f"{name}-{size[0]}x{size[1]}.txt", text, size)
    assert text.count("\n") == size[1]


@pytest.mark.parametrize("name", ASCII)
async def test_screen_in_ascii_looks_as_in_the_book(tmp_path, monkeypatch, name):
    monkeypatch.setenv("SOPTUI_ASCII", "1")
    text, _ = await seen(tmp_path, name, KECIL)
    assert text.isascii()
    compare(FOLDER / f"{name}-80x24-ascii.txt", text, KECIL)


@pytest.mark.parametrize("name", MONO)
async def test_screen_without_colour_looks_as_in_the_book(tmp_path, monkeypatch, name):
    """The words, and below them which cells are reverse, underlined or bold: nothing else is."""
    monkeypatch.setenv("NO_COLOR", "1")
    text, marks = await seen(tmp_path, name, KECIL)
    assert not set("".join(marks)) & set("Dc")
    compare(FOLDER / f"{name}-80x24-mono.txt", "\n".join([text, *marks, ""]), KECIL)
