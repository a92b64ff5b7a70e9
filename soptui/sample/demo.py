"""The sample repository, made through the same functions that an office uses."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING

from soptui.repo import Identity, Repository, init_repository
from soptui.sample.isi import berkas, kerangka, lengkap
from soptui.sample.riwayat import PENGESAHAN, REVISI, Pengesahan, pukul, versi
from soptui.toml import new_sop_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from soptui.model import Sop

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
    """One version of an SOP that is saved; `pesan` None: the change describes itself."""

    waktu: datetime
    sop: Sop
    pesan: str | None = None


def build_demo(path: Path) -> None:
    """Make the Magetan repository in an empty or new folder, with its history of 2014 and 2015.

    Identities and dates are fixed, so that every run makes the same commits. Raises SoptuiError
    as `init_repository` does.
    """
    titles = {f"sop/{s.identitas.unit}/{s.id}.toml": new_sop_text(s).encode() for s in kerangka()}
    init_repository(path, when=DIMULAI, identity=KANTOR, files={**berkas(), **titles})
    repo = Repository.open(path)
    events: list[Simpan | Pengesahan] = [*_simpanan(), *PENGESAHAN]
    for event in sorted(events, key=lambda e: e.waktu):
        if isinstance(event, Pengesahan):
            repo.approvals.approve(event.sop, event.efektif, when=event.waktu, identity=KANTOR)
        else:
            sop, who = event.sop, PENULIS[event.sop.identitas.unit]
            repo.save(repo.read(sop.id), sop, event.pesan, when=event.waktu, identity=who)


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
