"""The forms that documents take: one table, which the command line and the screen both read."""

from __future__ import annotations

from typing import NamedTuple


class Bentuk(NamedTuple):
    """One form. `buku`: what a book is in it, "berkas", "folder", or "" where there is none."""

    id: str
    """As `--to` has it, and the end of the name of a file."""
    nama: str
    tentang: str
    buku: str
    pilihan: frozenset[str]
    """Of `kertas`, `gabung`, `standar` and `fon`: the choices that make a difference."""


BENTUK = {
    bentuk.id: bentuk
    for bentuk in (
        Bentuk(
            "pdf",
            "PDF",
            "lembar lengkap untuk dicetak dan ditandatangani",
            "berkas",
            frozenset({"kertas", "gabung", "standar", "fon"}),
        ),
        Bentuk(
            "docx",
            "Word",
            "lembar lengkap untuk Word dan LibreOffice",
            "berkas",
            frozenset({"kertas", "gabung", "fon"}),
        ),
        Bentuk("html", "HTML", "laman web", "folder", frozenset({"kertas"})),
        Bentuk("svg", "SVG", "gambar bagan alir", "", frozenset()),
    )
}

STANDARDS = ("a-2a", "a-2u", "a-2b", "ua-1")
"""What a PDF can be asked to keep to."""
ARCHIVE = "a-"
"""How the standards for archives begin, of which a document can have one."""


def names(choice: str) -> str:
    """Return the names of the forms for which a choice makes a difference, in a sentence."""
    return _listed([bentuk.nama for bentuk in BENTUK.values() if choice in bentuk.pilihan])


def book_names() -> str:
    """Return the forms of a book as `--to` has them, in a sentence."""
    return _listed([bentuk.id for bentuk in BENTUK.values() if bentuk.buku])


def _listed(words: list[str]) -> str:
    return " dan ".join(filter(None, (", ".join(words[:-1]), words[-1])))
