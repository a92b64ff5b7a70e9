"""ID: the identity sheet is filled in and agrees with itself (bagian identitas)."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from soptui import texts
from soptui.model import Severity
from soptui.model.waktu import is_blank
from soptui.rules.bahasa import without_sop
from soptui.rules.nomor import fits
from soptui.rules.registry import Bukti, aturan

if TYPE_CHECKING:
    from soptui.model import Tanggal
    from soptui.rules.konteks import Konteks
    from soptui.rules.registry import Found

SAAT_PENGESAHAN = "ID-2"
"""The rule that warns while one writes, and stops an approval."""
HALF = re.compile(r"\.{3,}|…|_{2,}|(^|/)\s*/|/\s*$")
SUMBER = "PermenPAN-RB 35/2012, bagian identitas"


def is_numbered(nomor: str) -> bool:
    """Tell whether a nomor is there and has no part left to fill in."""
    return bool(nomor.strip()) and not HALF.search(nomor.strip())


@aturan(
    SAAT_PENGESAHAN,
    Severity.WARNING,
    Bukti.PEDOMAN_DAERAH,
    f"{SUMBER}: Nomor SOP",
    "Nomor SOP terisi lengkap dan mengikuti pola kantor.",
)
def nomor_is_filled_in(k: Konteks) -> Found:
    """Nomor SOP is there, has no blanks left, and follows the office's pattern."""
    nomor = k.sop.identitas.nomor.strip()
    pola = k.organisasi.pola_nomor if k.organisasi else ""
    if not nomor:
        yield "identitas/nomor", "Nomor SOP belum diisi."
    elif HALF.search(nomor):
        yield "identitas/nomor", f"Nomor SOP {nomor!r} masih mempunyai bagian yang kosong."
    elif pola and not fits(pola, nomor):
        yield "identitas/nomor", f"Nomor SOP {nomor!r} tidak sesuai dengan pola nomor {pola!r}."


@aturan(
    "ID-3",
    Severity.WARNING,
    Bukti.PEDOMAN_DAERAH,
    f"{SUMBER}: Tanggal Pembuatan",
    "Tanggal Pembuatan terisi: tanggal SOP pertama kali selesai dibuat.",
)
def tanggal_pembuatan_is_filled_in(k: Konteks) -> Found:
    """Tanggal Pembuatan is there, and is a day of the calendar."""
    made = k.sop.identitas.tanggal_pembuatan
    if not made:
        yield "identitas/tanggal_pembuatan", "Tanggal Pembuatan belum diisi."
    elif not is_day(made):
        yield "identitas/tanggal_pembuatan", _no_day(made)


def _no_day(tanggal: Tanggal) -> str:
    return f"Tanggal {tanggal} tidak ada di kalender: periksa hari dan bulannya."


def _too_early(later: str, first: str) -> str:
    return f"{later} mendahului {first}: perbaiki salah satu tanggalnya."


def is_day(tanggal: Tanggal) -> bool:
    """Tell whether a date is one of the calendar, as far as it is known."""
    if not isinstance(tanggal, str) or len(tanggal) != len("2015-01-12"):
        return True
    try:
        date.fromisoformat(tanggal)
    except ValueError:
        return False
    return True


def is_before(first: Tanggal, second: Tanggal) -> bool:
    """Tell whether a date is surely before another, as far as both are known."""
    if not first or not second:
        return False
    a, b = str(first), str(second)
    length = min(len(a), len(b))
    return a[:length] < b[:length]


@aturan(
    "ID-4",
    Severity.WARNING,
    Bukti.PEDOMAN_DAERAH,
    f"{SUMBER}: Tanggal Revisi",
    "Tanggal Revisi ada di kalender dan tidak mendahului Tanggal Pembuatan.",
)
def tanggal_revisi_comes_after(k: Konteks) -> Found:
    """What the paper said about its revision is a day, and not before it was made."""
    path, revised = "riwayat_awal/tanggal_revisi", k.sop.riwayat_awal.tanggal_revisi
    if not is_day(revised):
        yield path, _no_day(revised)
    elif is_before(revised, k.sop.identitas.tanggal_pembuatan):
        yield path, _too_early("Tanggal Revisi", "Tanggal Pembuatan")


@aturan(
    "ID-5",
    Severity.WARNING,
    Bukti.PEDOMAN_DAERAH,
    f"{SUMBER}: Tanggal Efektif",
    "Tanggal Efektif ada di kalender dan tidak mendahului Tanggal Pembuatan dan Tanggal Revisi.",
)
def tanggal_efektif_comes_last(k: Konteks) -> Found:
    """An SOP takes force when it is made, and revised, or later."""
    awal = k.sop.riwayat_awal
    path = "riwayat_awal/tanggal_efektif"
    if not is_day(awal.tanggal_efektif):
        yield path, _no_day(awal.tanggal_efektif)
    elif is_before(awal.tanggal_efektif, k.sop.identitas.tanggal_pembuatan):
        yield path, _too_early("Tanggal Efektif", "Tanggal Pembuatan")
    elif is_before(awal.tanggal_efektif, awal.tanggal_revisi):
        yield path, _too_early("Tanggal Efektif", "Tanggal Revisi")


@aturan(
    "ID-6",
    Severity.WARNING,
    Bukti.PEDOMAN_DAERAH,
    f"{SUMBER}: Disahkan Oleh",
    "Pejabat yang mengesahkan disebut.",
)
def pengesah_is_filled_in(k: Konteks) -> Found:
    """The approving official is named."""
    if not k.sop.identitas.pengesah:
        yield "identitas/pengesah", "Pejabat yang mengesahkan belum diisi."


@aturan(
    "ID-7",
    Severity.WARNING,
    Bukti.LAPANGAN,
    f"{SUMBER}: Nama SOP",
    "Nama SOP terisi dan menyebut kegiatannya saja, tanpa kata SOP di depan.",
)
def judul_is_a_title(k: Konteks) -> Found:
    """The title says the activity, without the word SOP."""
    judul = k.sop.identitas.judul.strip()
    if not judul:
        yield "identitas/judul", "Nama SOP belum diisi."
    elif without_sop(judul) != judul:
        yield "identitas/judul", "Nama SOP tidak perlu diawali kata SOP: tulis kegiatannya saja."


@aturan(
    "ID-9",
    Severity.WARNING,
    Bukti.LAPANGAN,
    f"{SUMBER}: Keterkaitan",
    "SOP tidak terkait dengan dirinya sendiri.",
)
def keterkaitan_is_not_itself(k: Konteks) -> Found:
    """An SOP is not connected with itself, neither by link nor by its own title."""
    own = _plain(k.sop.identitas.judul)
    for i, item in enumerate(k.sop.identitas.keterkaitan):
        if item == f"sop:{k.sop.id}" or (own and _plain(item) == own):
            yield (
                f"identitas/keterkaitan/{i}",
                "SOP ini tidak dapat terkait dengan dirinya sendiri: hapus butir ini.",
            )


def _plain(judul: str) -> str:
    return " ".join(without_sop(judul).casefold().split())


def _list_rule(rule_id: str, name: str) -> None:
    label = texts.IDENTITAS[name]

    def is_filled_in(k: Konteks) -> Found:
        if all(map(is_blank, getattr(k.sop.identitas, name))):
            yield f"identitas/{name}", f"{label} belum diisi."

    is_filled_in.__doc__ = f"{label} has at least one item."
    judul = f"{label} berisi sedikitnya satu butir."
    aturan(rule_id, Severity.WARNING, Bukti.UMUM, f"{SUMBER}: {label}", judul)(is_filled_in)


_list_rule("ID-8", "dasar_hukum")
_list_rule("ID-10", "peringatan")
_list_rule("ID-11", "kualifikasi_pelaksana")
_list_rule("ID-12", "peralatan")
_list_rule("ID-13", "pencatatan")

_WARNS = re.compile(
    r"\b(?:jika|apabila|bila|bilamana|kalau|maka|akan|agar|dapat|bisa|harus|wajib|dilarang|jangan"
    r"|(?:di)?perlu(?:kan)?|tidak|tanpa|belum|paling|maksimal|minimal|batas|selama|sampai|hati-hati"
    r"|waspada|pastikan|hindari|utamakan|perhatikan|lakukan|jaga|gunakan|diharapkan|sebaiknya|mohon"
    r"|selalu|sebelum|sesudah|setelah|setiap|hanya|(?:se)?segera|cermat|resiko|risiko|sanksi|gagal"
    r"|salah)\b"
    r"|\b(?:me|be|te|di)\w*(?:akibat|ebab|dampak|ngaruh|hambat|lambat|ganggu|rugi|[tn]unda|batal"
    r"|[tn]olak|hilang|r[ei]siko|esat|rusak|urang)",
    re.IGNORECASE,
)


@aturan(
    "ID-14",
    Severity.INFO,
    Bukti.UMUM,
    f"{SUMBER}: Peringatan",
    'Peringatan menyebut akibat atau batas: "Jika …, maka …".',
)
def peringatan_warns(k: Konteks) -> Found:
    """A warning says what happens when, or until when; a bare phrase warns of nothing."""
    for i, item in enumerate(k.sop.identitas.peringatan):
        if not is_blank(item) and not _WARNS.search(item):
            yield (
                f"identitas/peringatan/{i}",
                'Peringatan ini tidak menyebut akibat atau batas: tulis "Jika …, maka …".',
            )
