"""Services and pledges as web pages: each one file, read without a script, printed upright."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.documents.dates import tanggal
from soptui.documents.kertas import Kertas
from soptui.documents.laman.halaman_sop import kabar
from soptui.documents.laman.kulit import (
    LAYAR,
    berkas,
    butir,
    gambar,
    halaman,
    lembaran,
    rincian,
    teks,
)
from soptui.documents.layanan.lembar import HEAD, PLEDGE, TITLE, pledge_data, service_data

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from soptui.documents.layanan.edisi import EdisiLayanan, EdisiMaklumat
    from soptui.documents.layanan.lembar import Data


def service_page(
    edisi: EdisiLayanan,
    day: dt.date,
    kertas: str = "",
    *,
    indeks: str = "",
    alamat: Mapping[str, str] | None = None,
) -> bytes:
    """Return the page of a service. `day`: for which its status holds.

    `indeks`: address of the contents of the site; `alamat`: those of SOPs, by their ids.
    """
    paper = Kertas(kertas or edisi.organisasi.kertas)
    sheet = service_data(edisi, paper, LAYAR)
    groups = "\n".join(_group(k, group) for k, group in enumerate(sheet["kelompok"], 1))
    *head, (label, _) = sheet["kepala"]
    facts = [(name, teks(value)) for name, value in head]
    facts.append((label, _carried_out(edisi, alamat or {})))
    body = (
        f'{_way(indeks)}<main>\n{_office(edisi, sheet)}\n<p class="judul-sp"><b>{TITLE}</b></p>\n'
        f'<h1 class="judul-sp">{teks(edisi.layanan.identitas.judul)}</h1>\n{kabar(edisi.status)}\n'
        f"{rincian(facts)}\n{groups}\n{_signed(sheet, sheet['sebutan'])}\n</main>\n"
        f"{_footer(edisi, day)}{_stamp(sheet)}"
    )
    return _page(edisi.layanan.identitas.judul, body, paper, sheet)


def pledge_page(
    edisi: EdisiMaklumat,
    day: dt.date,
    kertas: str = "",
    *,
    indeks: str = "",
    alamat: Mapping[str, str] | None = None,
) -> bytes:
    """Return the page of the pledge of a unit; `alamat`: pages of its services, by their ids."""
    paper = Kertas(kertas or edisi.organisasi.kertas)
    sheet = pledge_data(edisi, paper, LAYAR)
    known = alamat or {}
    named = [_linked(known.get(e.id, ""), e.layanan.identitas.judul) for e in edisi.layanan]
    body = (
        f"{_way(indeks)}<main>\n{_office(edisi, sheet)}\n"
        f'<h1 class="judul-sp">{PLEDGE}</h1>\n<p class="janji">{teks(sheet["janji"])}</p>\n'
        f"<p>{teks(sheet['pengantar'])}</p>\n{butir('ol', named)}\n"
        f"{_signed(sheet, sheet['tempat'])}\n</main>\n{_footer(edisi, day)}{_stamp(sheet)}"
    )
    return _page("Maklumat Pelayanan", body, paper, sheet)


def _page(title: str, body: str, paper: Kertas, sheet: Data) -> bytes:
    style = berkas("layanan.css") + lembaran(paper, sheet["kaki"], is_upright=True)
    return halaman(title, body, cetak=style)


def _way(indeks: str) -> str:
    if not indeks:
        return ""
    return f'<nav aria-label="Bagian halaman"><a href="{indeks}">Daftar SOP dan layanan</a></nav>\n'


def _office(edisi: EdisiLayanan | EdisiMaklumat, sheet: Data) -> str:
    first, *others = sheet["kantor"]
    names = "".join(f"<br>{teks(name)}" for name in others)
    lines = "".join(f"<br>{teks(line)}" for line in sheet["alamat"])
    logo = gambar(edisi.logo, "Logo " + edisi.organisasi.instansi.nama)
    return (
        f'<div class="kantor">{logo}<p><b>{teks(first)}{names}</b><small>{lines}</small></p></div>'
    )


def _group(number: int, group: Data) -> str:
    heads = "".join(f'<th scope="col">{word}</th>' for word in HEAD)
    rows = "\n".join(
        f'<tr><td>{c["nomor"]}</td><th scope="row">{teks(c["judul"])}</th>'
        f"<td>{_items(c['isi'])}</td></tr>"
        for c in group["komponen"]
    )
    return (
        f'<h2 id="kelompok-{number}">{teks(group["judul"])}</h2>\n'
        f'<table class="sp" aria-labelledby="kelompok-{number}"><colgroup><col class="no">'
        f'<col class="nama"><col></colgroup>\n<thead><tr>{heads}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody></table>"
    )


def _items(items: Sequence[str]) -> str:
    return butir("ol", map(teks, items)) if len(items) > 1 else teks(items[0])


def _carried_out(edisi: EdisiLayanan, alamat: Mapping[str, str]) -> str:
    named = edisi.layanan.identitas.sop
    links = [_linked(alamat.get(i, ""), f"SOP {edisi.judul.get(i, i)}") for i in named]
    return "; ".join(links) or "-"


def _linked(address: str, words: str) -> str:
    return f'<a href="{address}">{teks(words)}</a>' if address else teks(words)


def _signed(sheet: Data, above: str) -> str:
    who = sheet["pengesah"]
    nip = f"<br>NIP {teks(who['nip'])}" if who["nip"] else ""
    return (
        f'<p class="teken">{teks(above)}<br>{teks(who["jabatan"] or "-")}'
        f'<span class="tanda"></span><b>{teks(who["nama"])}</b>{nip}</p>'
    )


def _footer(edisi: EdisiLayanan | EdisiMaklumat, day: dt.date) -> str:
    facts = [
        ("Id", teks(edisi.id)),
        ("Status pada", tanggal(day)),
        ("Commit", f"<code>{edisi.commit}</code>"),
        ("Sidik isi (SHA-256)", f"<code>{edisi.isi}</code>"),
    ]
    return f"<footer>\n{rincian(facts)}\n</footer>"


def _stamp(sheet: Data) -> str:
    return f'\n<p class="cap" aria-hidden="true">{sheet["cap"]}</p>' if sheet["cap"] else ""
