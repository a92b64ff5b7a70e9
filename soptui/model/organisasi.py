"""The office that owns the SOPs: `soptui.toml` as a value."""

from __future__ import annotations

from dataclasses import dataclass

from soptui.model.istilah import PEDOMAN, Istilah


@dataclass(frozen=True, slots=True)
class Instansi:
    """The institution as the head of every sheet names it."""

    nama: str
    alamat: str = ""
    telepon: str = ""
    logo: str = ""
    """Path of the logo file, relative to the repository; "" for none."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of the tree Bagian → Sub Bagian. `induk` is the id of its parent, or ""."""

    id: str
    nama: str
    induk: str = ""


@dataclass(frozen=True, slots=True)
class Jabatan:
    """A position that approves or performs; the person in it may be unknown."""

    id: str
    nama: str
    pejabat: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True)
class Organisasi:
    """Settings of one SOP repository."""

    instansi: Instansi
    unit: tuple[Unit, ...] = ()
    jabatan: tuple[Jabatan, ...] = ()
    pola_nomor: str = ""
    """Form of a filled-in nomor, "065/{urut}/403.031/{tahun}"; "" accepts anything."""
    kertas: str = "F4"
    tanda_tangan: str = "basah"
    """The room for who signs on a print: for a pen, "kolom" for a field, or the mark "#" or "$"."""
    menit_per_hari: int = 450
    """Working minutes of a day (Perpres 21/2023: 37.5 hours in 5 days)."""
    bulan_monitoring: int = 6
    bulan_evaluasi: int = 12
    profil: str = "permenpanrb-35-2012"
    tingkat: tuple[tuple[str, str], ...] = ()
    """How grave the office takes a rule: ("FC-5", "catatan")."""
    istilah: Istilah = PEDOMAN

    def unit_of(self, unit_id: str) -> Unit | None:
        """Return the unit with this id."""
        return next((u for u in self.unit if u.id == unit_id), None)

    def jabatan_of(self, jabatan_id: str) -> Jabatan | None:
        """Return the position with this id."""
        return next((j for j in self.jabatan if j.id == jabatan_id), None)


def istilah_of(organisasi: Organisasi | None) -> Istilah:
    """Return what the office calls the fields; without an office, what the guideline does."""
    return organisasi.istilah if organisasi else PEDOMAN
