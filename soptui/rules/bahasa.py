"""The wording of kegiatan and title. A false alarm is worse than a miss: in doubt, nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from soptui.model import Severity, Simbol
from soptui.rules.nama import mentioned
from soptui.rules.registry import Bukti, aturan
from soptui.rules.verba import PENGANTAR, first_word, is_active, is_me_verb, without_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from soptui.model import Langkah
    from soptui.rules.konteks import Konteks
    from soptui.rules.registry import Found

SUMBER = "PermenPAN-RB 35/2012, bagian flowchart: kegiatan"


def _steps(k: Konteks) -> Iterator[tuple[int, Langkah, str]]:
    for i, step in enumerate(k.sop.langkah):
        if step.kegiatan.strip():
            yield i, step, f"langkah/{step.id}/kegiatan"


def subject_of(kegiatan: str, names: list[str]) -> str:
    """Return the name that a kegiatan begins with as the one who acts; "" where there is none.

    After the name comes what he does: a verb, or "akan", "dan", "bersama" and the like.
    """
    text = " ".join(without_number(kegiatan).split())
    for name in sorted(names, key=len, reverse=True):
        match = re.match(rf"{re.escape(name)}(?:\s*/\s*\w+)?\s+(\w+)", text, re.IGNORECASE)
        if match and (is_active(match[1]) or match[1].lower() in _AFTER_NAME):
            return name
    return ""


_AFTER_NAME = {"akan", "bersama", "dan", "dapat", "harus", "tidak", "wajib"}


def _names(k: Konteks) -> list[str]:
    names = [p.nama for p in k.sop.pelaksana]
    names += [j.nama for j in k.organisasi.jabatan] if k.organisasi else []
    return [" ".join(name.split()) for name in names if len(name.strip()) > 2]


@aturan(
    "FC-3",
    Severity.WARNING,
    Bukti.UMUM,
    SUMBER,
    "Kegiatan tidak menyebut pelaku: pelaku sudah ditunjukkan kolom pelaksana.",
)
def kegiatan_has_no_subject(k: Konteks) -> Found:
    """Who acts is told by the column, not by the words."""
    names = _names(k)
    for i, step, path in _steps(k):
        name = subject_of(step.kegiatan, names)
        if name:
            yield (
                path,
                (
                    f"Kegiatan langkah {i + 1} diawali pelakunya, {name}: hapus, karena pelaku"
                    " sudah terlihat pada kolom pelaksana."
                ),
            )


@aturan(
    "FC-4",
    Severity.WARNING,
    Bukti.UMUM,
    SUMBER,
    "Kegiatan diawali kata kerja aktif (me-), lalu objek dan rinciannya.",
)
def kegiatan_begins_with_a_verb(k: Konteks) -> Found:
    """An active verb comes first; a word that leads up to one, or ber-, is let pass."""
    names = _names(k)
    for i, step, path in _steps(k):
        word = first_word(step.kegiatan)
        if not word or is_active(word) or word.lower() in PENGANTAR:
            continue
        if not subject_of(step.kegiatan, names):
            yield (
                path,
                (
                    f'Kegiatan langkah {i + 1} diawali "{word}": mulai dengan kata kerja aktif'
                    ' me-, misalnya "Memeriksa" alih-alih "Pemeriksaan".'
                ),
            )


@aturan(
    "FC-8",
    Severity.WARNING,
    Bukti.LAPANGAN,
    "SOP yang nomor langkahnya meloncat atau ganda karena diketik sendiri",
    "Nomor langkah mengikuti urutan baris dan tidak diketik di depan kegiatan.",
)
def kegiatan_has_no_number(k: Konteks) -> Found:
    """The number of a step is its place; one that is typed goes wrong at the next change."""
    for i, step, path in _steps(k):
        if re.match(r"\s*[0-9]{1,3}[.)]\s+", step.kegiatan):
            yield path, f"Kegiatan langkah {i + 1} diawali nomor: hapus, nomornya tercetak sendiri."


_IF = re.compile(r"\b(?:jika|apabila|bilamana|bila|kalau)\b", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\b(?:jika|apabila|bila|kalau) (?:tidak|belum)\b.*\b(?:jika|apabila|bila|kalau|sebaliknya)\b"
    r"|\bdikembalikan (?:lagi |kembali )?(?:kepada|ke)\b",
    re.IGNORECASE | re.DOTALL,
)


@aturan(
    "FL-3",
    Severity.WARNING,
    Bukti.LAPANGAN,
    "SOP yang menulis pilihan sebagai teks dan menggambarnya sebagai kotak",
    "Kegiatan yang memuat pilihan (jika …, jika tidak …) digambar sebagai keputusan.",
)
def choices_are_decisions(k: Konteks) -> Found:
    """Two conditions, or one that sends back, want a diamond in the row."""
    for i, step, path in _steps(k):
        if any(s.simbol is Simbol.KEPUTUSAN for s in step.simpul):
            continue
        conditions = len(_IF.findall(step.kegiatan))
        if conditions > 1 or (conditions and _OTHERWISE.search(step.kegiatan)):
            yield (
                path,
                (
                    f"Kegiatan langkah {i + 1} memuat pilihan, tetapi barisnya tidak mempunyai"
                    " simbol keputusan: ubah simbolnya, atau bagi langkahnya."
                ),
            )


_BACK_TO = re.compile(r"\bdikembalikan (?:lagi |kembali )?(?:kepada|ke)\s+", re.IGNORECASE)


@aturan(
    "FL-4",
    Severity.WARNING,
    Bukti.LAPANGAN,
    "SOP yang mengembalikan berkas tanpa panah balik",
    'Bila kegiatan mengatakan "dikembalikan kepada X", ada panah balik ke langkah X.',
)
def returns_have_an_arrow(k: Konteks) -> Found:
    """The arrow leaves the row and enters an earlier one in the column of whom the text names."""
    for i, step, path in _steps(k):
        for match in _BACK_TO.finditer(step.kegiatan):
            who = mentioned(step.kegiatan[match.end() :], k.sop.pelaksana)
            if who is None or _goes_back(k, i, who.id):
                continue
            yield (
                path,
                (
                    f"Langkah {i + 1} dikembalikan kepada {who.nama}, tetapi tidak ada panah balik"
                    f" ke langkah {who.nama}: tambahkan panahnya."
                ),
            )


def _goes_back(k: Konteks, row: int, pelaksana: str) -> bool:
    """Tell whether an arrow from a row enters a symbol of a performer in it or above.

    Of a joint step each symbol is entered.
    """
    for arrow in k.alir.panah:
        if arrow.dari.langkah == row and arrow.ke.langkah <= row:
            target = k.sop.langkah[arrow.ke.langkah]
            if arrow.ke.pelaksana == pelaksana:
                return True
            if target.bersama and target.simpul_of(pelaksana) is not None:
                return True
    return False


_NOUN = re.compile(r".{3,}(?:an|si)", re.IGNORECASE)
_DAFTAR_ACTIVITIES = """
apel audit backup entri magang monitoring patroli piket rapat razia review reviu scanning
sidang studi supervisi survei survey tanggap tata tindak uji ujian upacara visitasi workshop
"""
_ACTIVITIES = frozenset(_DAFTAR_ACTIVITIES.split())


@aturan(
    "JDL-1",
    Severity.INFO,
    Bukti.LAPANGAN,
    "Bentuk judul pada SOP yang beredar; PermenPAN-RB 35/2012, bagian identitas: Nama SOP",
    "Nama SOP diawali kata benda kegiatan: Penyusunan, Pengelolaan, Pelayanan, ….",
)
def judul_is_an_activity(k: Konteks) -> Found:
    """A title names an activity as a noun: neither a verb nor a thing."""
    word = first_word(k.sop.identitas.judul)
    if not word or _NOUN.fullmatch(word) or word.lower() in _ACTIVITIES:
        return
    if re.match(r"(?:sop|standar)\b", word, re.IGNORECASE) and _is_sop_title(k.sop.identitas.judul):
        return
    hint = "kata kerja" if is_me_verb(word) else "kata yang bukan kegiatan"
    yield (
        "identitas/judul",
        (
            f'Nama SOP diawali {hint}, "{word}": mulai dengan kata benda kegiatan, misalnya'
            " Penyusunan, Pengelolaan, atau Pelayanan."
        ),
    )


def _is_sop_title(judul: str) -> bool:
    return without_sop(judul) != judul


_SOP = re.compile(
    r"\s*(?:[0-9]{1,3}\.\s+)?(?:SOP|Standar\s+Operasional\s+Prosedur)\b(?:\s*\(SOP\))?(?:\s+AP\b)?"
    r"(?:\s+tentang\b)?\s*[:–-]?\s*(?=\S)",
    re.IGNORECASE,
)


def without_sop(judul: str) -> str:
    """Return a title without "SOP" or "Standar Operasional Prosedur" in front of it."""
    match = _SOP.match(judul)
    if not match:
        return judul
    rest = judul[match.end() :]
    return rest[:1].upper() + rest[1:]


@aturan(
    "JDL-2",
    Severity.INFO,
    Bukti.LAPANGAN,
    "Bentuk judul pada SOP yang beredar",
    "Nama SOP tidak seluruhnya huruf besar dan tidak diakhiri titik.",
)
def judul_is_not_shouted(k: Konteks) -> Found:
    """Not all capitals, no full stop; a title of one or two abbreviations may be."""
    judul = k.sop.identitas.judul.strip()
    words = re.findall(r"[^\W\d_]{2,}", judul)
    if len(words) > 2 and judul.isupper():
        yield "identitas/judul", "Nama SOP ditulis dengan huruf besar semua: tulis seperti judul."
    if judul.endswith(".") and not judul.endswith(".."):
        yield "identitas/judul", "Nama SOP diakhiri titik: hapus titiknya."
