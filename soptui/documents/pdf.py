"""SOPs as PDF: values and geometry in, bytes out. A print is a function of its edition."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from soptui import __version__
from soptui.documents.book import APPROVAL, BOOK, EdisiBuku, Isi
from soptui.documents.buku import book_data, held_data
from soptui.documents.fonts import Letters
from soptui.documents.kemajuan import DRAWING, SETTING, Kemajuan, counted
from soptui.documents.kertas import Kertas
from soptui.documents.layanan.edisi import EdisiLayanan
from soptui.documents.lembar import address_lines
from soptui.documents.pdf_terbawa import with_carried
from soptui.documents.tanda import Tanda, seal
from soptui.documents.tempat_ttd import (
    BASAH,
    KOLOM,
    MARKS,
    refuse_elsewhere,
    room_name,
    with_field,
)
from soptui.documents.terbawa import carried
from soptui.documents.typeset import PictureError, Typesetter, typst_version
from soptui.errors import InvalidError
from soptui.repo.layout import BUKU
from soptui.toml.macam import macam_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from soptui.documents.edisi import Edisi, EdisiDokumen
    from soptui.documents.kemajuan import Told
    from soptui.model import Organisasi


@dataclass(frozen=True, slots=True)
class Pilihan:
    """How a document is printed. `kertas` None: as `soptui.toml` says."""

    kertas: str | None = None
    standar: tuple[str, ...] = ()
    gabung: bool = False
    """Identity and a chart of one page on one page, where both fit."""
    fon: Path | None = None
    """Folder with the user's own fonts."""
    tempat_ttd: str | None = None
    """The room for who signs, see `tempat_ttd`. None: as `soptui.toml` says."""


@dataclass(slots=True)
class Cetakan:
    """A finished document."""

    pdf: bytes
    tanda: Tanda
    catatan: list[str] = field(default_factory=list)
    """Sentences about what could not be printed as it is."""


class Printer:
    """Prints with one set of choices."""

    def __init__(self, pilihan: Pilihan) -> None:
        """Read the fonts. Raises SoptuiError when Typst is missing, and what `Letters` raises."""
        self.pilihan = pilihan
        self.letters = Letters(pilihan.fon)
        self.typesetter = Typesetter(self.letters.folders)

    def sop(self, edisi: Edisi, day: dt.date) -> Cetakan:
        """Print one SOP. `day`: for which its status holds."""
        return self._one(edisi, day)

    def service(self, edisi: EdisiLayanan, day: dt.date) -> Cetakan:
        """Print one Standar Pelayanan, see `sop`."""
        return self._one(edisi, day)

    def _one(self, edisi: Isi, day: dt.date) -> Cetakan:
        self.letters.begin()
        kertas = self.kertas(edisi.organisasi.kertas)
        sheet = held_data(edisi, kertas, self.letters, together=self.pilihan.gabung)
        tanda = self.mark(edisi, day, kertas)
        data = self.document(tanda, edisi.organisasi, edisi.waktu, kertas, edisi.nama)
        if isinstance(edisi, EdisiLayanan):
            data["meta"]["uraian"] = macam_of(edisi.dokumen).nama
        data |= {"lembar": [sheet], "buku": None}
        return self.made(data, tanda, edisi.waktu, edisi.logo, edisi.catatan, [edisi])

    def book(self, edisi: EdisiBuku, day: dt.date, told: Told | None = None) -> Cetakan:
        """Print the book. `day`: for which the status of its SOPs holds; `told` hears each step."""
        self.letters.begin()
        organisasi = edisi.snapshot.organisasi
        kertas = self.kertas(organisasi.kertas)
        sheets = [
            held_data(e, kertas, self.letters, together=self.pilihan.gabung)
            for e in counted(edisi.edisi, told, DRAWING)
        ]
        tanda = Tanda(
            BOOK,
            edisi.commit,
            edisi.isi,
            day.isoformat(),
            kertas=kertas.nama,
            gabung="ya" if self.pilihan.gabung else "",
            standar=",".join(self.pilihan.standar),
            konsep="ya" if edisi.is_draft else "",
            fon=self.fingerprint(),
            pembuat=makers(),
            ttd=room_name(self.room(organisasi)),
        )
        data = self.document(tanda, organisasi, edisi.waktu, kertas, edisi.buku.judul)
        data |= {"lembar": sheets, "buku": book_data(edisi, self.letters)}
        if data["tempat_ttd"] != BASAH and APPROVAL not in dict(edisi.bab):
            raise InvalidError(
                "Buku ini tidak mempunyai lembar pengesahan, tempat tanda tangannya. Tambahkan"
                f' "{APPROVAL}" pada urutan di {BUKU}, atau cetak dengan --sign-wet.'
            )
        if told is not None:
            told(Kemajuan(0, 0, SETTING))
        return self.made(data, tanda, edisi.waktu, edisi.logo, edisi.catatan, edisi.edisi)

    def kertas(self, default: str) -> Kertas:
        """Return the paper."""
        return Kertas(self.pilihan.kertas or default)

    def room(self, organisasi: Organisasi) -> str:
        """Return the room for who signs."""
        return self.pilihan.tempat_ttd or organisasi.tanda_tangan

    def document(
        self,
        tanda: Tanda,
        organisasi: Organisasi,
        when: dt.datetime,
        kertas: Kertas,
        title: str,
    ) -> dict[str, Any]:
        """Return what the template needs to know of any document."""
        instansi = self.letters.printable(organisasi.instansi.nama)
        return {
            "kertas": kertas.data(),
            "tempat_ttd": self.room(organisasi),
            "huruf": self.letters.families,
            "instansi": instansi,
            "alamat": address_lines(organisasi, self.letters),
            "meta": {
                "judul": self.letters.printable(title),
                "pencipta": instansi,
                "uraian": "Standar Operasional Prosedur Administrasi Pemerintahan",
                "kunci": tanda.words,
                "tanggal": {
                    "year": when.year,
                    "month": when.month,
                    "day": when.day,
                    "hour": when.hour,
                    "minute": when.minute,
                    "second": when.second,
                },
            },
        }

    def made(
        self,
        data: dict[str, Any],
        tanda: Tanda,
        when: dt.datetime,
        logo: tuple[str, bytes] | None,
        notes: Sequence[str],
        editions: Sequence[EdisiDokumen[Any]],
    ) -> Cetakan:
        """Set a document of editions, let it carry their files, and seal it.

        A broken logo is left out and told.
        """
        count = len(editions)
        told = [*notes, *self.letters.notes()]
        # Typst's export fails on text from right to left whose kerning is off
        data["rapat"] = self.letters.has_right_to_left
        if data["tempat_ttd"] in MARKS:
            refuse_elsewhere(data, data["tempat_ttd"])
        standards = self.pilihan.standar
        try:
            made = self.typesetter.pdf(data, when=when, logo=logo, standards=standards, count=count)
        except PictureError:
            if logo is None:
                raise
            told.append(f"Logo {logo[0]} rusak; dokumen dicetak tanpa logo.")
            made = self.typesetter.pdf(data, when=when, standards=standards, count=count)
        made = with_carried(made, carried(editions), when)
        if data["tempat_ttd"] == KOLOM:
            made = with_field(made)
        return Cetakan(seal(made), tanda, told)

    def mark(self, edisi: Edisi | EdisiLayanan, day: dt.date, kertas: Kertas) -> Tanda:
        """Return the mark of an SOP or a service."""
        status = edisi.status
        return Tanda(
            edisi.id,
            edisi.commit,
            edisi.isi,
            day.isoformat(),
            str(status.masa),
            "" if status.revisi is None else str(status.revisi),
            status.mulai.isoformat() if status.mulai else "",
            status.sampai.isoformat() if status.sampai else "",
            kertas.nama,
            "ya" if self.pilihan.gabung else "",
            ",".join(self.pilihan.standar),
            "",
            self.fingerprint(),
            makers(),
            room_name(self.room(edisi.organisasi)),
        )

    def fingerprint(self) -> str:
        """Return the SHA-256 of the user's own fonts, "" for none."""
        if self.pilihan.fon is None:
            return ""
        digest = hashlib.sha256()
        for file in sorted(p for p in self.pilihan.fon.iterdir() if p.is_file()):
            digest.update(file.read_bytes())
        return digest.hexdigest()


def makers() -> str:
    """Return the versions of what makes a document."""
    return f"soptui-{__version__}+typst-{typst_version()}"
