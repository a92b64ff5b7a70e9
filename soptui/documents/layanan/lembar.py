"""A Standar Pelayanan and a Maklumat Pelayanan as data, the same for PDF, Word and web pages."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from soptui import texts
from soptui.documents.dates import tanggal
from soptui.documents.kertas import MM
from soptui.documents.lembar import (
    BETWEEN,
    SHORT,
    address_lines,
    office_lines,
    officer,
)
from soptui.documents.tanda import qr_svg
from soptui.model.komponen import isi

if TYPE_CHECKING:
    from soptui.documents.fonts import Huruf
    from soptui.documents.kertas import Kertas
    from soptui.documents.layanan.edisi import EdisiLayanan, EdisiMaklumat

Data = dict[str, Any]
EDGES = (15 * MM, 20 * MM, 20 * MM, 25 * MM)
"""Margins of upright pages: top, right, bottom, left."""
COLUMNS = (10, 52, 108)
"""No, Komponen and Uraian, in millimetres where the paper is as wide as F4."""
TITLE = "STANDAR PELAYANAN"
PLEDGE = "MAKLUMAT PELAYANAN"
GROUPS = (
    (
        "penyampaian",
        "A. Penyampaian Pelayanan (service delivery): bagian yang wajib dipublikasikan",
        texts.PENYAMPAIAN,
    ),
    (
        "pengelolaan",
        "B. Pengelolaan Pelayanan (manufacturing): bagian internal",
        texts.PENGELOLAAN,
    ),
)
HEAD = ("No", "Komponen", "Uraian")
"""Of the table of each group; the components are numbered through both."""
WORDS = 34.0
"""Width of the column of words in ems of its text: longer words may break anywhere."""
NAMES = 16.0
LINE = 40.0
DOTS = "." * 20
"""Room for a day."""


def upright(kertas: Kertas) -> Data:
    """Return paper and margins of an upright page."""
    top, right, bottom, left = EDGES
    return {
        "lebar": kertas.tinggi,
        "tinggi": kertas.lebar,
        "tepi": {"top": top, "right": right, "bottom": bottom, "left": left},
        "kolom": columns(kertas),
    }


def columns(kertas: Kertas) -> list[float]:
    """Return the widths of the three columns in points."""
    room = kertas.tinggi - EDGES[1] - EDGES[3]
    return [room * part / sum(COLUMNS) for part in COLUMNS]


def service_data(edisi: EdisiLayanan, kertas: Kertas, letters: Huruf) -> Data:
    """Return a service for the templates."""
    layanan, organisasi, number = edisi.layanan, edisi.organisasi, count(1)

    def shown(words: str, room: float = WORDS) -> str:
        return letters.breakable(letters.printable(words), room)

    return {
        "id": layanan.id,
        "judul": shown(layanan.identitas.judul),
        "cap": edisi.status.cap,
        "kaki": foot_line(edisi),
        "qr": qr_svg(edisi),
        "halaman": upright(kertas),
        "kantor": office_lines(organisasi, layanan.identitas.unit, letters),
        "alamat": address_lines(organisasi, letters),
        "kepala": [[label, shown(value)] for label, value in head_lines(edisi)],
        "kelompok": [
            {
                "judul": title,
                "komponen": [
                    {
                        "nomor": next(number),
                        "judul": shown(label, NAMES),
                        "isi": [shown(item) for item in isi(layanan, f"{group}/{name}")] or ["-"],
                    }
                    for name, label in labels.items()
                ],
            }
            for group, title, labels in GROUPS
        ],
        "sebutan": letters.printable(organisasi.istilah["pengesah"]),
        "pengesah": officer(organisasi, layanan.identitas.pengesah, letters),
    }


def foot_line(edisi: EdisiLayanan) -> str:
    """Return what tells a printed sheet from others."""
    status = edisi.status
    parts = (edisi.id, status.versi, f"commit {edisi.commit[:SHORT]}", status.kalimat)
    return BETWEEN.join(part for part in parts if part)


def head_lines(edisi: EdisiLayanan) -> list[tuple[str, str]]:
    """Return what stands above the components, each with its label."""
    dates, identitas = edisi.tanggal, edisi.layanan.identitas
    istilah = edisi.organisasi.istilah
    named = [f"SOP {edisi.judul.get(sop_id, sop_id)}" for sop_id in identitas.sop]
    return [
        (texts.IDENTITAS_LAYANAN["nomor"], identitas.nomor or "-"),
        (istilah["tanggal_pembuatan"], tanggal(dates.pembuatan)),
        (istilah["tanggal_revisi"], tanggal(dates.revisi)),
        (istilah["tanggal_efektif"], tanggal(dates.efektif)),
        (texts.IDENTITAS_LAYANAN["sop"], "; ".join(named) or "-"),
    ]


def pledge_data(edisi: EdisiMaklumat, kertas: Kertas, letters: Huruf) -> Data:
    """Return the pledge of a unit for the templates."""
    unit = edisi.organisasi.unit_of(edisi.unit)
    name = unit.nama if unit else edisi.unit

    def shown(words: str) -> str:
        return letters.breakable(letters.printable(words), LINE)

    day = tanggal(edisi.tanggal) if edisi.tanggal else DOTS
    place = f"{edisi.tempat}, {day}" if edisi.tempat else f"Ditetapkan pada tanggal {day}"
    return {
        "id": edisi.id,
        "judul": PLEDGE,
        "cap": "KONSEP" if edisi.is_draft else "",
        "kaki": BETWEEN.join((f"Maklumat {edisi.unit}", f"commit {edisi.commit[:SHORT]}")),
        "qr": qr_svg(edisi),
        "halaman": upright(kertas),
        "kantor": office_lines(edisi.organisasi, edisi.unit, letters),
        "alamat": address_lines(edisi.organisasi, letters),
        "janji": shown(pledge(name)),
        "pengantar": "Pelayanan yang kami selenggarakan:",
        "layanan": [shown(e.layanan.identitas.judul) for e in edisi.layanan],
        "tempat": shown(place),
        "pengesah": officer(edisi.organisasi, edisi.pengesah, letters),
    }


def pledge(unit: str) -> str:
    """Return what a unit promises."""
    return (
        f"Dengan ini kami, {unit}, menyatakan sanggup menyelenggarakan pelayanan sesuai dengan"
        " standar pelayanan yang telah ditetapkan, dan apabila tidak menepati janji ini, kami siap"
        " menerima sanksi sesuai dengan ketentuan peraturan perundang-undangan."
    )
