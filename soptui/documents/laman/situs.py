"""A small site: the contents of the book, and a page for each of its SOPs and services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.documents.buku import listed_title
from soptui.documents.dates import tanggal
from soptui.documents.edisi import Edisi
from soptui.documents.kemajuan import counted
from soptui.documents.kertas import Kertas
from soptui.documents.laman.depan import chapter_list, chapter_pages
from soptui.documents.laman.halaman_sop import Letak, halaman_sop, kabar
from soptui.documents.laman.kulit import berkas, gambar, halaman, lembaran, rincian, teks
from soptui.documents.layanan.edisi import pledges
from soptui.documents.layanan.laman import pledge_page, service_page
from soptui.documents.lembar import SHORT

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from soptui.documents.book import EdisiBuku, Kelompok
    from soptui.documents.kemajuan import Told
    from soptui.documents.layanan.edisi import EdisiLayanan, EdisiMaklumat

INDEX = "index.html"
FOLDER = "sop"
"""Pages of SOPs lie in a folder of their own: no id can stand in the way of the contents."""
SERVICES, PLEDGES = "layanan", "maklumat"


def situs(
    buku: EdisiBuku,
    day: dt.date,
    kertas: str = "",
    told: Told | None = None,
    layanan: Sequence[EdisiLayanan] = (),
) -> dict[str, bytes]:
    """Return the files of a site by their paths.

    `day`: for which the status of the SOPs holds. `told` hears which page of how many is made.
    `layanan`: the services that stand beside the SOPs, whether the contents name them or not.
    """
    editions = buku.sop
    layanan = tuple({e.id: e for e in (*layanan, *buku.layanan)}.values())
    place = Letak(f"../{INDEX}", {e.sop.id: f"{e.sop.id}.html" for e in editions})
    pledged = tuple(pledges(buku.snapshot, layanan, draft=buku.is_draft))
    files = {INDEX: _index(buku, day, kertas, layanan, pledged)}
    files |= chapter_pages(buku, kertas, place.indeks)
    for edisi in counted(editions, told, "menyusun laman"):
        page = halaman_sop(edisi, day, kertas, logo=buku.logo, letak=place)
        files[f"{FOLDER}/{edisi.sop.id}.html"] = page
    sops = {e.sop.id: f"../{FOLDER}/{e.sop.id}.html" for e in editions}
    for service in layanan:
        page = service_page(service, day, kertas, indeks=place.indeks, alamat=sops)
        files[f"{SERVICES}/{service.id}.html"] = page
    pages = {e.id: f"../{SERVICES}/{e.id}.html" for e in layanan}
    for pledge in pledged:
        page = pledge_page(pledge, day, kertas, indeks=place.indeks, alamat=pages)
        files[f"{PLEDGES}/{pledge.unit}.html"] = page
    return files


def _index(
    buku: EdisiBuku,
    day: dt.date,
    kertas: str,
    layanan: Sequence[EdisiLayanan],
    pledged: Sequence[EdisiMaklumat],
) -> bytes:
    organisasi = buku.snapshot.organisasi
    title = buku.buku.judul
    count = len(buku.sop)
    also = f" dan {len(layanan)} Standar Pelayanan" if layanan else ""
    if buku.is_draft:
        what = f"<strong>KONSEP</strong>. Semua {count} SOP{also}, juga yang belum disahkan"
    else:
        what = f"{count} SOP{also} yang berlaku"
    groups = "\n".join(_group(n, k) for n, k in enumerate(buku.kelompok, 1))
    groups += _services(layanan, pledged)
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
    items = "\n".join(
        _entry(edisi) if isinstance(edisi, Edisi) else _service(edisi, listed_title(edisi))
        for edisi in kelompok.edisi
    )
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


def _services(layanan: Sequence[EdisiLayanan], pledged: Sequence[EdisiMaklumat]) -> str:
    if not layanan:
        return ""
    items = "\n".join(map(_service, layanan))
    links = " | ".join(
        f'<a href="{PLEDGES}/{pledge.unit}.html">{teks(_unit(pledge))}</a>' for pledge in pledged
    )
    return (
        '\n<section class="kelompok" aria-labelledby="layanan">\n'
        f'<h2 id="layanan">Standar Pelayanan</h2>\n<ol>\n{items}\n</ol>\n'
        f"<p>Maklumat Pelayanan: {links}</p>\n</section>"
    )


def _service(edisi: EdisiLayanan, title: str = "") -> str:
    """Return the entry of a service, under its own name or the title that the contents give it."""
    told = edisi.layanan.penyampaian
    known = [("Jangka waktu", told.jangka_waktu), ("Biaya", told.biaya)]
    more = "".join(f"<p>{label}: {teks(words)}</p>" for label, words in known if words.strip())
    link = f'<a href="{SERVICES}/{edisi.id}.html">{teks(title or edisi.nama)}</a>'
    return f"<li>{link}{kabar(edisi.status)}{more}</li>"


def _unit(pledge: EdisiMaklumat) -> str:
    unit = pledge.organisasi.unit_of(pledge.unit)
    return unit.nama if unit else pledge.unit
