"""The sample repository, made through the same functions that an office uses."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING

from soptui.model import Sop
from soptui.repo import Identity, Repository, init_repository
from soptui.sample.isi import berkas, kerangka, layanan, lengkap
from soptui.sample.riwayat import (
    PENGESAHAN,
    REVISI,
    REVISI_LAYANAN,
    Pengesahan,
    pukul,
    versi,
)
from soptui.toml import new_sop_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from soptui.model import Layanan

KANTOR = Identity("Bagian Organisasi dan Tatalaksana", "ortala@magetan.example")
PENULIS = {
    "kelembagaan": Identity("Sub Bagian Kelembagaan", "kelembagaan@magetan.example"),
    "ketatalaksanaan": Identity("Sub Bagian Ketatalaksanaan", "ketatalaksanaan@magetan.example"),
}
"""Who writes the SOPs of a unit."""

DIMULAI = pukul("2014-11-03", "08:10")
"""When the titles of the book were copied into the repository."""

_JAM_SUSUN = "09:30"
_JUDUL_PENDEK = 70


@dataclass(frozen=True, slots=True)
class Simpan:
    """One version that is saved; `pesan` None: the change describes itself."""

    waktu: datetime
    nilai: Sop | Layanan
    pesan: str | None = None


def build_demo(path: Path) -> None:
    """Make the Magetan repository in an empty or new folder, with its history of 2014 and 2015.

    Identities and dates are fixed, so that every run makes the same commits. Raises SoptuiError
    as `init_repository` does.
    """
    titles = {f"sop/{s.identitas.unit}/{s.id}.toml": new_sop_text(s).encode() for s in kerangka()}
    init_repository(path, when=DIMULAI, identity=KANTOR, files={**berkas(), **titles})
    repo = Repository.open(path)
    events: list[Simpan | Pengesahan] = [*_simpanan(), *_layanan(), *PENGESAHAN]
    for event in sorted(events, key=lambda e: e.waktu):
        if isinstance(event, Pengesahan):
            repo.approvals.approve(event.sop, event.efektif, when=event.waktu, identity=KANTOR)
        else:
            _simpan(repo, event)


def _simpan(repo: Repository, event: Simpan) -> None:
    value, who = event.nilai, PENULIS[event.nilai.identitas.unit]
    if isinstance(value, Sop):
        repo.save(repo.read(value.id), value, event.pesan, when=event.waktu, identity=who)
    elif event.pesan is not None:
        repo.layanan.create(value, event.pesan, when=event.waktu, identity=who)
    else:
        repo.layanan.save(repo.layanan.read(value.id), value, when=event.waktu, identity=who)


def _simpanan() -> Iterator[Simpan]:
    """Yield every version of the complete SOPs: the first on its Tanggal Pembuatan."""
    for akhir in lengkap():
        revisi = [r for r in REVISI if r.sop == akhir.id]
        pertama, *lainnya = versi(akhir, revisi)
        judul = shorten(akhir.identitas.judul, _JUDUL_PENDEK, placeholder=" …")
        waktu = pukul(str(akhir.identitas.tanggal_pembuatan), _JAM_SUSUN)
        yield Simpan(waktu, pertama, f"{judul}: susun identitas dan prosedur")
        for r, sop in zip(revisi, lainnya, strict=True):
            yield Simpan(r.waktu, sop)


def _layanan() -> Iterator[Simpan]:
    """Yield every version of the services: the first on its Tanggal Pembuatan."""
    for akhir in layanan():
        revisi = [r for r in REVISI_LAYANAN if r.sop == akhir.id]
        pertama, *lainnya = versi(akhir, revisi)
        waktu = pukul(str(akhir.identitas.tanggal_pembuatan), _JAM_SUSUN)
        yield Simpan(waktu, pertama, f"{akhir.identitas.judul}: susun Standar Pelayanan")
        for r, value in zip(revisi, lainnya, strict=True):
            yield Simpan(r.waktu, value)
