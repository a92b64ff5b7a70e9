"""ID: the identity sheet is filled in (PermenPAN-RB 35/2012, bagian identitas)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from soptui import texts
from soptui.model import Severity
from soptui.rules.nomor import fits
from soptui.rules.registry import aturan

if TYPE_CHECKING:
    from soptui.rules.registry import Found, Konteks

_UNFILLED = re.compile(r"\.{3,}|…|_{2,}|(^|/)\s*/")
SUMBER = "PermenPAN-RB 35/2012, bagian identitas"


@aturan("ID-2", Severity.WARNING, SUMBER)
def nomor_is_filled_in(k: Konteks) -> Found:
    """Nomor SOP is there, has no blanks left, and follows the office's pattern."""
    nomor = k.sop.identitas.nomor.strip()
    pola = k.organisasi.pola_nomor if k.organisasi else ""
    if not nomor:
        yield "identitas/nomor", "Nomor SOP belum diisi."
    elif _UNFILLED.search(nomor):
        yield "identitas/nomor", f"Nomor SOP {nomor!r} masih mempunyai bagian yang kosong."
    elif pola and not fits(pola, nomor):
        yield "identitas/nomor", f"Nomor SOP {nomor!r} tidak sesuai dengan pola nomor {pola!r}."


@aturan("ID-3", Severity.WARNING, SUMBER)
def tanggal_pembuatan_is_filled_in(k: Konteks) -> Found:
    """Tanggal Pembuatan is there."""
    if k.sop.identitas.tanggal_pembuatan is None:
        yield "identitas/tanggal_pembuatan", "Tanggal Pembuatan belum diisi."


@aturan("ID-6", Severity.WARNING, SUMBER)
def pengesah_is_filled_in(k: Konteks) -> Found:
    """The approving official is named."""
    if not k.sop.identitas.pengesah:
        yield "identitas/pengesah", "Pejabat yang mengesahkan belum diisi."


@aturan("ID-7", Severity.WARNING, SUMBER)
def judul_is_a_title(k: Konteks) -> Found:
    """The title says the activity, without the word SOP."""
    judul = k.sop.identitas.judul.strip()
    if not judul:
        yield "identitas/judul", "Nama SOP belum diisi."
    elif re.match(r"(SOP|Standar Operasional Prosedur)\b", judul, re.IGNORECASE):
        yield "identitas/judul", "Nama SOP tidak perlu diawali kata SOP: tulis kegiatannya saja."


@aturan("ID-9", Severity.WARNING, SUMBER)
def keterkaitan_is_not_itself(k: Konteks) -> Found:
    """An SOP is not connected with itself."""
    for i, item in enumerate(k.sop.identitas.keterkaitan):
        if item == f"sop:{k.sop.id}":
            yield (
                f"identitas/keterkaitan/{i}",
                "SOP ini tidak dapat terkait dengan diri sendiri.",
            )


def _list_rule(rule_id: str, name: str) -> None:
    label = texts.IDENTITAS[name]

    def is_filled_in(k: Konteks) -> Found:
        if not any(item.strip() for item in getattr(k.sop.identitas, name)):
            yield f"identitas/{name}", f"{label} belum diisi."

    is_filled_in.__doc__ = f"{label} has at least one item."
    aturan(rule_id, Severity.WARNING, SUMBER)(is_filled_in)


_list_rule("ID-8", "dasar_hukum")
_list_rule("ID-10", "peringatan")
_list_rule("ID-11", "kualifikasi_pelaksana")
_list_rule("ID-12", "peralatan")
_list_rule("ID-13", "pencatatan")
