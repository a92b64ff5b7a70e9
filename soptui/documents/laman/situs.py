"""A small site: the contents of the book, and a page for each of its SOPs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.documents.dates import tanggal
from soptui.documents.kemajuan import counted
from soptui.documents.kertas import Kertas
from soptui.documents.laman.depan import chapter_list, chapter_pages
from soptui.documents.laman.halaman_sop import Letak, halaman_sop, kabar
from soptui.documents.laman.kulit import berkas, gambar, halaman, lembaran, rincian, teks
from soptui.documents.lembar import SHORT

if TYPE_CHECKING:
    import datetime as dt

    from soptui.documents.book import EdisiBuku, Kelompok
    from soptui.documents.edisi import Edisi
    from soptui.documents.kemajuan import Told

INDEX = "index.html"
FOLDER = "sop"
"""Pages of SOPs lie in a folder of their own: no id can stand in the way of the contents."""


def situs(
    buku: EdisiBuku,
    day: dt.date,
    kertas: str = "",
    told: Told | None = None,
) -> dict[str, bytes]:
    """Return the files of a site by their paths.

    `day`: for which the status of the SOPs holds. `told` hears which page of how many is made.
    """
    editions = buku.edisi
    place = Letak(f"../{INDEX}", {e.sop.id: f"{e.sop.id}.html" for e in editions})
    files = {INDEX: _index(buku, day, kertas)}
    files |= chapter_pages(buku, kertas, place.indeks)
    for edisi in counted(editions, told, "menyusun laman"):
        page = halaman_sop(edisi, day, kertas, logo=buku.logo, letak=place)
        files[f"{FOLDER}/{edisi.sop.id}.html"] = page
    return files


def _index(buku: EdisiBuku, day: dt.date, kertas: str) -> bytes:
    organisasi = buku.snapshot.organisasi
    title = buku.buku.judul
    count = len(buku.edisi)
    if buku.is_draft:
        what = f"<strong>KONSEP</strong>. Semua {count} SOP, juga yang belum disahkan"
    else:
        what = f"{count} SOP yang berlaku"
    groups = "\n".join(_group(n, k) for n, k in enumerate(buku.kelompok, 1))
    facts = [("Commit", f"<code>{buku.commit}</code>"), ("Sidik isi (SHA-256)", buku.isi)]
    body = (
        f'<header class="sampul">{gambar(buku.logo, "Logo " + organisasi.instansi.nama)}'
        f"<div><p>{teks(organisasi.instansi.nama)}</p>\n<h1>{teks(title)}</h1></div></header>\n"
        f'<main>\n<p class="kabar {"awas" if buku.is_draft else "baik"}">{what} pada'
        f" {tanggal(day)}.</p>\n"
        '<p class="cari" id="cari" hidden><label for="kata">Cari dalam daftar ini</label>'
        ' <input id="kata" type="search" autocomplete="off"> <span id="hasil" role="status"></span>'
        f"</p>\n{chapter_list(buku)}{groups}\n</main>\n<footer>\n{rincian(facts)}\n</footer>"
    )
    foot = f"{title} | commit {buku.commit[:SHORT]}"
    paper = Kertas(kertas or organisasi.kertas)
    return halaman(title, body, cetak=lembaran(paper, foot), script=berkas("cari.js"))


def _group(number: int, kelompok: Kelompok) -> str:
    items = "\n".join(_entry(edisi) for edisi in kelompok.edisi)
    return (
        f'<section class="kelompok" aria-labelledby="kelompok-{number}">\n'
        f'<h2 id="kelompok-{number}">{teks(kelompok.judul)}</h2>\n<ol>\n{items}\n</ol>\n</section>'
    )


def _entry(edisi: Edisi) -> str:
    sop = edisi.sop
    known = [
        ("Nomor", sop.identitas.nomor),
        ("Pelaksana", ", ".join(p.nama for p in sop.pelaksana)),
    ]
    more = "".join(f"<p>{label}: {teks(words)}</p>" for label, words in known if words)
    link = f'<a href="{FOLDER}/{sop.id}.html">{teks(sop.identitas.judul)}</a>'
    return f"<li>{link}{kabar(edisi.status)}{more}</li>"
