"""The forms that documents take: one table, which the command line and the screen both read."""

from __future__ import annotations

from typing import NamedTuple

FOLDER = "folder"
SITE_NEXT = "Buka index.html di dalamnya dengan peramban, atau salin foldernya ke peladen web."


class Bentuk(NamedTuple):
    """One form. `buku`: what a book is in it, "berkas", "folder", or "" where there is none."""

    id: str
    """As `--to` has it, and the end of the name of a file."""
    nama: str
    tentang: str
    buku: str
    pilihan: frozenset[str]
    """Of `kertas`, `gabung`, `standar`, `fon` and `ttd`: the choices that make a difference."""
    lalu: str
    """What to do with the file."""

    def title(self, *, of_book: bool) -> str:
        """Return its name; a folder of web pages is a site."""
        return "Situs" if of_book and self.buku == FOLDER else self.nama

    def next_step(self, *, of_book: bool) -> str:
        """Say what to do with what was made."""
        return SITE_NEXT if of_book and self.buku == FOLDER else self.lalu


BENTUK = {
    bentuk.id: bentuk
    for bentuk in (
        Bentuk(
            "pdf",
            "PDF",
            "lembar lengkap untuk ditandatangani",
            "berkas",
            frozenset({"kertas", "gabung", "standar", "fon", "ttd"}),
            "Buka dan cetak berkasnya; soptui verify memeriksa keasliannya.",
        ),
        Bentuk(
            "docx",
            "Word",
            "lembar lengkap untuk Word dan LibreOffice",
            "berkas",
            frozenset({"kertas", "gabung", "fon"}),
            "Buka dengan Word atau LibreOffice.",
        ),
        Bentuk(
            "xlsx",
            "Excel",
            "identitas dan isi sebagai tabel Excel dan LibreOffice",
            "berkas",
            frozenset({"kertas", "fon"}),
            "Buka dengan Excel atau LibreOffice.",
        ),
        Bentuk(
            "html",
            "HTML",
            "laman web",
            FOLDER,
            frozenset({"kertas"}),
            "Buka dengan peramban.",
        ),
        Bentuk(
            "svg",
            "SVG",
            "gambar bagan alir",
            "",
            frozenset(),
            "Buka dengan peramban, atau sisipkan ke dokumen.",
        ),
    )
}

STANDARDS = {"a-2a": "PDF/A-2a", "a-2u": "PDF/A-2u", "a-2b": "PDF/A-2b", "ua-1": "PDF/UA-1"}
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
