"""The page of one SOP: identity, steps to be read one after the other, flowchart table, footer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from soptui.documents import linear
from soptui.documents.dates import tanggal
from soptui.documents.edisi import KETERKAITAN
from soptui.documents.kertas import Kertas
from soptui.documents.laman.kulit import (
    LAYAR,
    butir,
    gambar,
    halaman,
    lembaran,
    rincian,
    teks,
)
from soptui.documents.laman.tabel import tabel
from soptui.documents.lembar import (
    BETWEEN,
    BOXES,
    EMPTY,
    SHORT,
    address_lines,
    head_lines,
    office_lines,
    officer,
    titled,
)
from soptui.repo.approval.force import Masa

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator, Mapping

    from soptui.documents.edisi import Edisi, Status

_LABELLED = ("kegiatan", "kelengkapan", "waktu", "output", "keterangan")


class Letak(NamedTuple):
    """Where a page stands in a site."""

    indeks: str = ""
    """Address of the contents, seen from the page; "" for a page that stands alone."""
    alamat: Mapping[str, str] = {}
    """Addresses of the other SOPs, by their ids."""


def halaman_sop(
    edisi: Edisi,
    day: dt.date,
    kertas: str = "",
    *,
    logo: tuple[str, bytes] | None = None,
    letak: Letak | None = None,
) -> bytes:
    """Return the page of an SOP. `day`: for which its status holds; `logo`: if not its own."""
    place = letak or Letak()
    paper = Kertas(kertas or edisi.organisasi.kertas)
    status, title = edisi.status, edisi.sop.identitas.judul
    body = (
        f"{_ways(edisi, place)}\n<main>\n<h1>{teks(title)}</h1>\n{kabar(status)}\n"
        f"{_identity(edisi, logo or edisi.logo, place)}\n{_steps(edisi)}\n{_chart(edisi, paper)}\n"
        f"</main>\n{_footer(edisi, day)}"
    )
    if status.cap:
        body += f'\n<p class="cap" aria-hidden="true">{status.cap}</p>'
    foot = BETWEEN.join(
        part
        for part in (
            edisi.sop.id,
            status.versi,
            f"commit {edisi.commit[:SHORT]}",
            status.kalimat,
        )
        if part
    )
    return halaman(title, body, cetak=lembaran(paper, foot))


def kabar(status: Status) -> str:
    """Return where a version stands, in words."""
    kind = {Masa.BERLAKU: "baik", Masa.AKAN_BERLAKU: "baik"}.get(status.masa, "awas")
    word = f"<strong>{status.cap}</strong>" if status.cap else ""
    return f'<p class="kabar {kind}">{word}{status.kalimat[len(status.cap) :]}</p>'


def _ways(edisi: Edisi, place: Letak) -> str:
    """Return the links to the contents and to the parts of the page."""
    ways = [(place.indeks, "Daftar SOP")] if place.indeks else []
    ways += [("#identitas", "Identitas"), ("#langkah", "Langkah")]
    ways += [("#bagan", "Bagan alir")] if edisi.sop.langkah else []
    links = " ".join(f'<a href="{address}">{words}</a>' for address, words in ways)
    return f'<nav aria-label="Bagian halaman">{links}</nav>'


def _identity(edisi: Edisi, logo: tuple[str, bytes] | None, place: Letak) -> str:
    identitas, organisasi = edisi.sop.identitas, edisi.organisasi
    first, *others = office_lines(organisasi, identitas.unit, LAYAR)
    office = "".join(f"<br>{teks(name)}" for name in others)
    address = "".join(f"<br>{teks(line)}" for line in address_lines(organisasi, LAYAR))
    who = officer(organisasi, identitas.pengesah, LAYAR)
    sign = f'{teks(who["jabatan"] or "-")}<span class="tanda"></span><b>{teks(who["nama"])}</b>' + (
        f"<br>NIP {teks(who['nip'])}" if who["nip"] else ""
    )
    istilah = organisasi.istilah
    head = [(label, teks(value)) for label, value in head_lines(edisi.sop, edisi)]
    title = f"<b>{teks(identitas.judul)}</b>"
    head += [(istilah["pengesah"], sign), (istilah["judul"], title)]
    boxes = "".join(
        f"<div><h3>{teks(istilah[name])}</h3>{_box(edisi, name, place)}</div>" for name in BOXES
    )
    return (
        '<section class="identitas" aria-labelledby="identitas">\n'
        '<h2 id="identitas" class="judul">Identitas</h2>\n<div class="lembar">'
        f'<div class="kantor">{gambar(logo, "Logo " + organisasi.instansi.nama)}'
        f"<p><b>{teks(first)}{office}</b><small>{address}</small></p>"
        f'<p class="keaslian">{"<br>".join(_facts(edisi))}</p></div>'
        f"{rincian(head, 'kepala')}{boxes}</div>\n</section>"
    )


def _facts(edisi: Edisi) -> tuple[str, ...]:
    """Return what tells a printed sheet from others."""
    status = edisi.status
    version = f"{status.versi}, commit" if status.versi else "Commit"
    return teks(edisi.sop.id), f"{version} {edisi.commit}", f"SHA-256 {edisi.isi}", status.kalimat


def _box(edisi: Edisi, name: str, place: Letak) -> str:
    items = [_item(item, edisi, place) for item in getattr(edisi.sop.identitas, name) if item]
    return butir("ol", items) if len(items) > 1 else f"<p>{''.join(items) or '-'}</p>"


def _item(item: str, edisi: Edisi, place: Letak) -> str:
    words = teks(titled(item, edisi))
    address = place.alamat.get(item.removeprefix(KETERKAITAN))
    is_linked = item.startswith(KETERKAITAN) and address
    return f'<a href="{address}">{words}</a>' if is_linked else words


def _steps(edisi: Edisi) -> str:
    """Return the steps one after the other: what a telephone and a screen reader show first."""
    if not edisi.sop.langkah:
        inside = f"<p>{EMPTY}</p>"
    else:
        first, *steps = "\n".join(linear(edisi.sop, edisi.organisasi, part="flow")).split("\n\n")
        labels = {edisi.organisasi.istilah[name] for name in _LABELLED}
        items = "".join(f"<li>{''.join(_sentences(step, labels))}</li>\n" for step in steps)
        inside = f"<p>{teks(first)}</p>\n<ol>\n{items}</ol>"
    return (
        '<section class="langkah" aria-labelledby="langkah">\n'
        f'<h2 id="langkah">Langkah demi langkah</h2>\n{inside}\n</section>'
    )


def _sentences(step: str, labels: Collection[str]) -> Iterator[str]:
    head, *sentences = step.split("\n")
    yield f"<h3>{teks(head.rstrip('.'))}</h3>"
    for sentence in sentences:
        label, _, rest = sentence.partition(":")
        if label.split(",")[0] in labels:
            yield f"<p><b>{teks(label)}:</b>{teks(rest)}</p>"
        else:
            yield f"<p>{teks(sentence)}</p>"


def _chart(edisi: Edisi, paper: Kertas) -> str:
    if not edisi.sop.langkah:
        return ""
    return (
        '<section class="alir" aria-labelledby="bagan">\n'
        '<h2 id="bagan" class="judul">Bagan alir</h2>\n'
        '<p class="petunjuk">Bila tabel lebih lebar daripada layar, geser ke samping.</p>\n'
        '<div class="gulir" role="region" aria-labelledby="bagan" tabindex="0">\n'
        f"{tabel(edisi.sop, paper, edisi.organisasi.istilah)}</div>\n</section>"
    )


def _footer(edisi: Edisi, day: dt.date) -> str:
    status = edisi.status
    facts = [
        ("Id", teks(edisi.sop.id)),
        ("Revisi", "belum disahkan" if status.revisi is None else str(status.revisi)),
        (f"Status pada {tanggal(day)}", status.kalimat),
        ("Commit", f"<code>{edisi.commit}</code>"),
        ("Sidik isi (SHA-256)", f"<code>{edisi.isi}</code>"),
    ]
    return f"<footer>\n{rincian(facts)}\n</footer>"
