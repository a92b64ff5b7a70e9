"""DOC: the pages that a book of SOPs needs say what they are there for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from soptui.model import Severity
from soptui.rules.buku import SUMBER
from soptui.rules.registry import Bukti, Lingkup, aturan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from soptui.rules.konteks import Halaman, IsiBuku
    from soptui.rules.registry import Found

_MONTHS = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_OFFICIAL = (
    "menteri|gubernur|bupati|wali ?kota|sekretaris|kepala|direktur|rektor|dekan|inspektur|camat"
    "|lurah|ketua|deputi|pimpinan|penjabat|pelaksana tugas"
)
_KEPUTUSAN: Mapping[str, str] = {
    "nomor": r"\bnomor\b\W*\w",
    "tentang": r"\btentang\b",
    "pejabat": rf"\b(?:{_OFFICIAL})\b",
    "tanggal": rf"\b[0-9]{{1,2}}(?:\s+(?:{_MONTHS})\s+|-[0-9]{{1,2}}-)[0-9]{{4}}\b",
}
_PENJELASAN: Mapping[str, str] = {
    "ruang lingkup": r"\bruang lingkup\b",
    "ringkasan": r"\bringkasan\b",
    "definisi": r"\b(?:definisi|pengertian|istilah)\b",
}


@aturan(
    "DOC-1",
    Severity.WARNING,
    Bukti.LAMPIRAN,
    f"{SUMBER}: halaman judul",
    "Halaman judul menyebut judul dan tahun pembuatan.",
    Lingkup.BUKU,
)
def cover_has_title_and_year(k: IsiBuku) -> Found:
    """The cover says what the book is, and of which year. The office has rules of its own."""
    if not k.buku.judul.strip():
        yield "judul", "Judul buku belum diisi: tertulis pada halaman judul."
    if k.buku.tahun is None:
        yield "judul", "Tahun pembuatan buku belum diisi: tulis tahun pada buku.toml."


_PAGES: Mapping[str, str] = {
    "halaman judul (sampul)": r"sampul",
    "keputusan pimpinan atau lembar pengesahan": r"pengesahan|.*(?:keputusan|pengesahan|\bsk\b).*",
    "daftar isi": r"daftar-isi",
}


@aturan(
    "DOC-15",
    Severity.INFO,
    Bukti.LAMPIRAN,
    f"{SUMBER}: halaman judul, keputusan pimpinan, daftar isi",
    "Urutan buku memuat halaman judul, keputusan pimpinan atau pengesahan, dan daftar isi.",
    Lingkup.BUKU,
)
def order_has_the_pages_of_a_book(k: IsiBuku) -> Found:
    """A book that says its order names the pages that soptui makes, and the decree."""
    for name, pattern in _PAGES.items() if k.buku.urutan else ():
        if not any(re.fullmatch(pattern, page) for page in k.buku.urutan):
            yield "urutan", f"Urutan buku belum memuat {name}."


@aturan(
    "DOC-10",
    Severity.INFO,
    Bukti.LAMPIRAN,
    f"{SUMBER}: keputusan pimpinan",
    "Keputusan pimpinan menyebut nomor, tentang, pejabat, dan tanggalnya.",
    Lingkup.HALAMAN,
)
def decision_is_whole(k: Halaman) -> Found:
    """The page that puts the SOPs in force: which decision, whose, about what, of which day."""
    if _heading(k).startswith("keputusan"):
        yield from _missing(k, _KEPUTUSAN, "Keputusan ini belum menyebut")


@aturan(
    "DOC-4",
    Severity.INFO,
    Bukti.PEDOMAN_DAERAH,
    f"{SUMBER}: penjelasan singkat penggunaan",
    "Penjelasan singkat memuat ruang lingkup, ringkasan, dan definisi.",
    Lingkup.HALAMAN,
)
def explanation_is_whole(k: Halaman) -> Found:
    """The page that explains the use of the book has its three parts."""
    if _heading(k).startswith("penjelasan"):
        yield from _missing(k, _PENJELASAN, "Penjelasan ini belum memuat")


def _heading(k: Halaman) -> str:
    """Return the first words of a page, without the marks of a heading."""
    return next((line.strip("#* \t").casefold() for line in k.baris if line.strip()), "")


def _missing(k: Halaman, wanted: Mapping[str, str], words: str) -> Found:
    """Yield one finding at the head of a page for all that it lacks."""
    text = "\n".join(k.baris).casefold()
    lacking = [name for name, pattern in wanted.items() if not re.search(pattern, text)]
    if lacking:
        yield "1", f"{words} {', '.join(lacking)}: lengkapi."
