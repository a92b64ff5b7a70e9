"""The identity sheet and the marks of a page as data for the template (ID-1 to ID-13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from soptui.documents.bagan import chart_data
from soptui.documents.dates import tanggal
from soptui.documents.edisi import KETERKAITAN
from soptui.documents.tanda import qr_svg
from soptui.model.data import sop_from_data, sop_to_data

if TYPE_CHECKING:
    from soptui.documents.edisi import Edisi
    from soptui.documents.fonts import Huruf
    from soptui.documents.kertas import Kertas
    from soptui.model import Organisasi, Sop

BOXES = (
    *("dasar_hukum", "kualifikasi_pelaksana", "keterkaitan"),
    *("peralatan", "peringatan", "pencatatan"),
)
EMPTY = "Langkah dan bagan alir SOP ini belum disusun."
HALF = 34.0
"""Width of half a sheet in ems of its text: longer words may break anywhere."""
RIGHT = 26.0
"""The same for the values at the upper right."""
BETWEEN = "   |   "
SHORT = 10
"""Characters of a commit that are printed."""


def sheet_data(edisi: Edisi, kertas: Kertas, letters: Huruf, *, together: bool) -> dict[str, Any]:
    """Return one SOP for the template. `together`: identity and a short chart on one page."""
    sop = printable_sop(edisi.sop, letters)
    chart = chart_data(sop, kertas.ruang, letters, edisi.organisasi.istilah)
    status = edisi.status
    judul = letters.breakable(sop.identitas.judul, RIGHT)
    return {
        "id": sop.id,
        "judul": judul,
        "cap": status.cap,
        "kosong": EMPTY,
        "gabung": together and chart is not None and len(chart["halaman"]) == 1,
        "kaki": BETWEEN.join(
            part
            for part in (sop.id, status.versi, f"commit {edisi.commit[:SHORT]}", status.kalimat)
            if part
        ),
        "qr": qr_svg(edisi),
        "bagan": chart,
        "identitas": _identity(sop, edisi, letters),
        "kartu": _card(sop, edisi.organisasi, letters),
    }


def printable_sop(sop: Sop, letters: Huruf) -> Sop:
    """Return an SOP with every text as it can be printed."""

    def mapped(value: Any) -> Any:
        if isinstance(value, str):
            return letters.printable(value)
        if isinstance(value, dict):
            return {key: mapped(item) for key, item in value.items()}
        return [mapped(item) for item in value] if isinstance(value, list) else value

    return sop_from_data(mapped(sop_to_data(sop)))


def office_lines(organisasi: Organisasi, unit_id: str, letters: Huruf) -> list[str]:
    """Return the names of institution and units, the largest first."""
    unit = organisasi.unit_of(unit_id)
    parent = organisasi.unit_of(unit.induk) if unit else None
    names = [organisasi.instansi.nama.upper()]
    names += [u.nama.upper() for u in (parent, unit) if u is not None]
    return [letters.breakable(letters.printable(name), RIGHT) for name in names]


def address_lines(organisasi: Organisasi, letters: Huruf) -> list[str]:
    """Return address and telephone, as far as they are known."""
    instansi = organisasi.instansi
    lines = [instansi.alamat, f"Telepon {instansi.telepon}" if instansi.telepon else ""]
    return [letters.breakable(letters.printable(line), HALF) for line in lines if line]


def officer(organisasi: Organisasi, jabatan_id: str, letters: Huruf) -> dict[str, str]:
    """Return who signs: position, name and NIP; what is unknown is empty."""
    jabatan = organisasi.jabatan_of(jabatan_id)
    words = (jabatan.nama, jabatan.pejabat, jabatan.nip) if jabatan else (jabatan_id, "", "")
    position, name, nip = (letters.breakable(letters.printable(w), RIGHT) for w in words)
    return {"jabatan": position, "nama": name, "nip": nip}


def _identity(sop: Sop, edisi: Edisi, letters: Huruf) -> dict[str, Any]:
    identitas, istilah = sop.identitas, edisi.organisasi.istilah
    return {
        "kantor": office_lines(edisi.organisasi, identitas.unit, letters),
        "alamat": address_lines(edisi.organisasi, letters),
        "keaslian": [
            sop.id,
            ", ".join(p for p in (edisi.status.versi, f"commit {edisi.commit[:SHORT]}") if p),
            edisi.status.kalimat,
            "Periksa keaslian: soptui verify",
        ],
        "kepala": [
            [letters.printable(label), letters.breakable(value, RIGHT)]
            for label, value in head_lines(sop, edisi)
        ],
        "sebutan": {name: letters.printable(istilah[name]) for name in ("pengesah", "judul")},
        "pengesah": officer(edisi.organisasi, identitas.pengesah, letters),
        "kotak": [
            {
                "judul": letters.printable(istilah[name]),
                "isi": _items(sop, edisi, name, letters),
            }
            for name in BOXES
        ],
    }


def head_lines(sop: Sop, edisi: Edisi) -> list[tuple[str, str]]:
    """Return what stands above who signs, each with its label."""
    dates, istilah = edisi.tanggal, edisi.organisasi.istilah
    return [
        (istilah["nomor"], sop.identitas.nomor or "-"),
        (istilah["tanggal_pembuatan"], tanggal(dates.pembuatan)),
        (istilah["tanggal_revisi"], tanggal(dates.revisi)),
        (istilah["tanggal_efektif"], tanggal(dates.efektif)),
    ]


def _items(sop: Sop, edisi: Edisi, name: str, letters: Huruf) -> list[str]:
    items = [titled(item, edisi) for item in getattr(sop.identitas, name) if item.strip()]
    return [letters.breakable(letters.printable(item), HALF) for item in items] or ["-"]


def titled(item: str, edisi: Edisi) -> str:
    """Return an item of a box; an SOP that it names, by its title."""
    if not item.startswith(KETERKAITAN):
        return item
    sop_id = item.removeprefix(KETERKAITAN)
    return f"SOP {edisi.judul.get(sop_id, sop_id)}"


def _card(sop: Sop, organisasi: Organisasi, letters: Huruf) -> dict[str, Any]:
    """Return the title card of the book (DOC-7)."""
    identitas = sop.identitas
    fields = ("penanggung_jawab_produk", "penanggung_jawab_pelaksanaan", "ruang_lingkup")
    return {
        "kantor": office_lines(organisasi, identitas.unit, letters),
        "isi": [
            [
                letters.printable(organisasi.istilah[name]),
                letters.breakable(getattr(identitas, name) or "-", HALF),
            ]
            for name in fields
        ],
    }
