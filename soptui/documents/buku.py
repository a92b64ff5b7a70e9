"""The pages of the book around the SOPs as data for the template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from soptui.documents.book import APPROVAL, CONTENTS, COVER, DECREE
from soptui.documents.edisi import Edisi
from soptui.documents.layanan.lembar import service_data
from soptui.documents.lembar import officer, sheet_data
from soptui.documents.naskah import read_markdown, title_of

if TYPE_CHECKING:
    from soptui.documents.book import EdisiBuku, Isi
    from soptui.documents.fonts import Huruf, Letters
    from soptui.documents.kertas import Kertas

COLUMN = 40.0
"""Width of a page of words in ems of its text: longer words may break anywhere."""
_MADE = {COVER: "Sampul", APPROVAL: "Lembar Pengesahan", CONTENTS: "Daftar Isi"}


def book_data(edisi: EdisiBuku, letters: Letters) -> dict[str, Any]:
    """Return the book for the template; what it holds is numbered in the order of `edisi.edisi`."""
    buku, organisasi = edisi.buku, edisi.snapshot.organisasi
    groups, count = [], 0
    for kelompok in edisi.kelompok:
        items = [
            {
                "i": count + k,
                "nomor": f"Bagian {k + 1}.",
                "judul": letters.breakable(letters.printable(listed_title(one)), COLUMN),
            }
            for k, one in enumerate(kelompok.edisi)
        ]
        groups.append({"judul": letters.printable(kelompok.judul), "butir": items})
        count += len(items)
    year = str(buku.tahun or "")
    place = ", ".join(part for part in (buku.tempat, year) if part)
    return {
        "cap": "KONSEP" if edisi.is_draft else "",
        "sampul": [letters.printable(buku.judul.upper())],
        "tahun": year,
        "tempat": letters.printable(place),
        "keterangan": f"commit {edisi.commit[:10]}",
        "pengesah": officer(organisasi, buku.pengesah, letters),
        "bab": [chapter(name, text, letters) for name, text in edisi.bab],
        "kelompok": groups,
    }


def listed_title(edisi: Isi) -> str:
    """Return how the contents call an SOP or a service: "Standar Pelayanan Cuti"."""
    if isinstance(edisi, Edisi):
        return edisi.nama
    has_head = edisi.nama.casefold().startswith("pelayanan ")
    return f"Standar {edisi.nama}" if has_head else f"Standar Pelayanan {edisi.nama}"


def held_data(edisi: Isi, kertas: Kertas, letters: Huruf, *, together: bool) -> dict[str, Any]:
    """Return one SOP or service for the templates, see `sheet_data` and `service_data`."""
    if isinstance(edisi, Edisi):
        return sheet_data(edisi, kertas, letters, together=together)
    return service_data(edisi, kertas, letters)


def chapter(name: str, text: str, letters: Huruf) -> dict[str, Any]:
    """Return one of the pages before the SOPs, in letters of paper or of the screen."""
    if name in _MADE:
        is_listed = name != COVER
        return {"jenis": name, "judul": _MADE[name], "terdaftar": is_listed, "kop": False}
    title, rest = title_of(
        read_markdown(text, lambda words: letters.breakable(letters.printable(words), COLUMN))
    )
    title = title or name.removesuffix(".md").replace("-", " ").title()
    return {
        "jenis": "naskah",
        "judul": title,
        "terdaftar": True,
        "kop": name == DECREE,
        "isi": rest,
    }
