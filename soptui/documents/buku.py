"""The pages of the book around the SOPs as data for the template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from soptui.documents.book import APPROVAL, CONTENTS, COVER, DECREE
from soptui.documents.lembar import officer
from soptui.documents.naskah import read_markdown, title_of

if TYPE_CHECKING:
    from soptui.documents.book import EdisiBuku
    from soptui.documents.fonts import Huruf, Letters

COLUMN = 40.0
"""Width of a page of words in ems of its text: longer words may break anywhere."""
_MADE = {COVER: "Sampul", APPROVAL: "Lembar Pengesahan", CONTENTS: "Daftar Isi"}


def book_data(edisi: EdisiBuku, letters: Letters) -> dict[str, Any]:
    """Return the book for the template; its SOPs are numbered in the order of `edisi.edisi`."""
    buku, organisasi = edisi.buku, edisi.snapshot.organisasi
    groups, count = [], 0
    for kelompok in edisi.kelompok:
        items = [{"i": count + k, "nomor": f"Bagian {k + 1}."} for k in range(len(kelompok.edisi))]
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
