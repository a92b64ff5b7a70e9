"""Pledges as PDF, by the printer that prints SOPs and services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.documents.layanan.lembar import pledge_data
from soptui.documents.pdf import makers
from soptui.documents.tanda import Tanda
from soptui.documents.tempat_ttd import room_name

if TYPE_CHECKING:
    import datetime as dt

    from soptui.documents.layanan.edisi import EdisiMaklumat
    from soptui.documents.pdf import Cetakan, Printer


def print_pledge(printer: Printer, edisi: EdisiMaklumat, day: dt.date) -> Cetakan:
    """Print the Maklumat Pelayanan of a unit. `day`: for which its services are in force."""
    printer.letters.begin()
    kertas = printer.kertas(edisi.organisasi.kertas)
    tanda = Tanda(
        edisi.id,
        edisi.commit,
        edisi.isi,
        day.isoformat(),
        kertas=kertas.nama,
        standar=",".join(printer.pilihan.standar),
        konsep="ya" if edisi.is_draft else "",
        fon=printer.fingerprint(),
        pembuat=makers(),
        ttd=room_name(printer.room(edisi.organisasi)),
    )
    sheet = pledge_data(edisi, kertas, printer.letters)
    title = f"Maklumat Pelayanan {edisi.unit}"
    data = printer.document(tanda, edisi.organisasi, edisi.waktu, kertas, title)
    data["meta"]["uraian"] = "Maklumat Pelayanan"
    data |= {"lembar": [], "buku": None, "maklumat": sheet}
    return printer.made(data, tanda, edisi.waktu, edisi.logo, edisi.catatan, [])
