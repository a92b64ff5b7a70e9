"""The book of SOPs: its groups and the lines of its table of contents, as printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class ButirBuku:
    """One line of the table of contents: of an SOP, or of a service, or of neither yet.

    `sop`, `layanan`: the id of the SOP or the Standar Pelayanan that it stands for, or "".
    """

    judul: str
    nomor: str = ""
    sop: str = ""
    layanan: str = ""

    @property
    def dokumen(self) -> str:
        """The id of what it stands for, or ""; ids of SOPs and services differ."""
        return self.sop or self.layanan


@dataclass(frozen=True, slots=True)
class KelompokBuku:
    """One group of the table of contents. `unit` is the id of its unit, or ""."""

    judul: str
    unit: str = ""
    butir: tuple[ButirBuku, ...] = ()


@dataclass(frozen=True, slots=True)
class Buku:
    """`buku/buku.toml` as a value. `tahun` is None where the cover names no year."""

    judul: str
    tahun: int | None = None
    kelompok: tuple[KelompokBuku, ...] = ()
    pengesah: str = ""
    """Who signs the book: id of a position, or ""."""
    tempat: str = ""
    urutan: tuple[str, ...] = ()
    """What stands before the SOPs: pages that soptui makes, and chapters by their files."""

    def left_out(self, naskah: Iterable[str]) -> list[str]:
        """Return the chapters that the order does not name; without an order there are none."""
        return [name for name in sorted(naskah) if self.urutan and name not in self.urutan]


def buku_from_data(data: dict[str, Any]) -> Buku:
    """Build the book from schema-valid data of `buku/buku.toml`."""
    return Buku(
        judul=data["judul"],
        tahun=data.get("tahun"),
        kelompok=tuple(
            KelompokBuku(
                judul=group["judul"],
                unit=group.get("unit", ""),
                butir=tuple(ButirBuku(**line) for line in group.get("butir", ())),
            )
            for group in data.get("kelompok", ())
        ),
        pengesah=data.get("pengesah", ""),
        tempat=data.get("tempat", ""),
        urutan=tuple(data.get("urutan", ())),
    )
