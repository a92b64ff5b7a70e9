"""The wording of kegiatan and title. A false alarm is worse than a miss: in doubt, nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from soptui.model import Severity
from soptui.rules.nama import aliases, canonical
from soptui.rules.pilihan import is_question
from soptui.rules.registry import Bukti, aturan
from soptui.rules.saran import verba_untuk
from soptui.rules.verba import (
    first_word,
    is_active,
    is_me_verb,
    opens_with_a_verb,
    without_number,
)

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

    After the name comes what he does: a verb, "akan" and the like, or "dan" with another name. The
    name may be written in short or in full: Kasubbag Umum is Kepala Sub Bagian Umum.
    """
    text = canonical(re.sub(r"\([^()]*\)", " ", without_number(kegiatan)))
    text = re.sub(r"^(?:berikutnya|kemudian|lalu|selanjutnya|setelah itu)\s+", "", text)
    known = [(alias, name) for name in names for alias in aliases(name)]
    for alias, name in sorted(known, key=lambda pair: len(pair[0]), reverse=True):
        if not text.startswith(alias):
            continue
        match = re.match(r"(?:/\w+)?[\s:]+(\w+)(.*)", text[len(alias) :], re.DOTALL)
        if match and (
            is_active(match[1])
            or match[1] in _AFTER_NAME
            or (match[1] in _AND and _names_somebody(match[2].strip(), known))
        ):
            return name
    return ""


_AFTER_NAME = {"akan", "dapat", "datang", "hadir", "harus", "tidak", "wajib"}
_AND = {"bersama", "dan", "serta"}
_DAFTAR_POSITIONS = """
anggota bupati camat kepala ketua pejabat petugas sekretaris staf tim wakil
"""
_POSITIONS = frozenset(_DAFTAR_POSITIONS.split())


def _names_somebody(text: str, known: list[tuple[str, str]]) -> bool:
    return text.partition(" ")[0] in _POSITIONS or any(text.startswith(alias) for alias, _ in known)


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
    """An active verb comes first; a word that leads up to one, ber- or a question is let pass."""
    names = _names(k)
    for i, step, path in _steps(k):
        word = first_word(step.kegiatan)
        if not word or opens_with_a_verb(step.kegiatan) or is_question(step.kegiatan):
            continue
        if not subject_of(step.kegiatan, names):
            verb = verba_untuk(step.kegiatan)
            example = f'"{verb} …"' if verb else '"Memeriksa …" atau "Menyusun …"'
            yield (
                path,
                (
                    f'Kegiatan langkah {i + 1} diawali "{word}": mulai dengan kata kerja aktif'
                    f" me-, misalnya {example}."
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
        mark = typed_number(step.kegiatan.strip())
        if mark:
            yield (
                path,
                (
                    f'Kegiatan langkah {i + 1} diawali "{mark}": hapus, nomor langkah tercetak'
                    " sendiri."
                ),
            )


_TYPED = re.compile(
    r"(?:^|(?<=[\s;]))(?:([0-9]{1,3}[.)])\s*|(\([0-9]{1,3}\)|[a-z][.)]|-)\s+)(?=[^\W\d_]{2})"
)
_CAPITAL = re.compile(r"[A-Z][.)](?=\s+[^\W\d_]{2})")


def typed_number(kegiatan: str) -> str:
    """Return the number, letter or dash typed in front of a text; "" where there is none.

    Several in one text list parts of the step. A capital may be the initial of somebody's name
    and counts only before a verb.
    """
    match = _TYPED.match(kegiatan)
    if match and len(_TYPED.findall(kegiatan)) == 1:
        return match[1] or match[2]
    capital = _CAPITAL.match(kegiatan)
    return capital[0] if capital and is_active(first_word(kegiatan)) else ""


_NOUN = re.compile(r".{3,}(?:an|si)|.{3,}ing", re.IGNORECASE)
_DAFTAR_ACTIVITIES = """
apel asesmen asistensi audit backup bimtek cek cuti desk diklat donor download entri entry forum
gladi helpdesk hibah input instal kerja kerjasama klinik konseling lelang lembur magang manajemen
monev opname patroli piket rapat rawat razia rekap rekrutmen retur reviu review scan sensus serah
sidang simulasi stock stok studi supervisi surveilans survei survey swakelola tanggap tanya tata
tender tindak transfer uji ujian unduh unggah upacara update upload visitasi wawancara webinar
workshop
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
    is_noun = _NOUN.fullmatch(word) or word.lower() in _ACTIVITIES
    if not word or (is_noun and not is_me_verb(word)):
        return
    if without_sop(k.sop.identitas.judul) != k.sop.identitas.judul:
        return
    hint = "kata kerja" if is_me_verb(word) else "kata yang bukan kegiatan"
    if word.lower() in _EMPTY:
        advice = "hapus, dan mulai dengan kegiatannya."
    else:
        advice = "mulai dengan kata benda kegiatan, misalnya Penyusunan atau Pengelolaan."
    yield "identitas/judul", f'Nama SOP diawali {hint}, "{word}": {advice}'


_EMPTY = {"alur", "mekanisme", "proses", "prosedur"}
"""Words for what every SOP is."""


_SOP_NAMES = (
    r"S\.?O\.?P",
    r"Standar\s+Operasional\s+Prosedur",
    r"Prosedur\s+Operasional\s+Standar",
    r"Standard\s+Operating\s+Procedures?",
)
_SOP = re.compile(
    rf"\s*(?:[0-9]{{1,3}}\.\s+)?(?:{'|'.join(_SOP_NAMES)})\b\.?(?:\s*\(SOP\))?(?:\s+AP\b)?"
    r"(?:\s+tentang\b)?\s*[:–-]?\s*(?=\S)",
    re.IGNORECASE,
)


def without_sop(judul: str) -> str:
    """Return a title without "SOP" or "Standar Operasional Prosedur" in front of it."""
    match = _SOP.match(judul)
    if not match:
        return judul
    rest = judul[match.end() :]
    return without_sop(rest[:1].upper() + rest[1:])


LONGEST_SHORT = 7
"""Letters of the longest abbreviation that a title may consist of."""


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
    is_long = len(words) > 2 or (len(words) == 2 and max(map(len, words)) > LONGEST_SHORT)
    if is_long and judul.isupper():
        yield "identitas/judul", "Nama SOP ditulis dengan huruf besar semua: tulis seperti judul."
    if judul.endswith(".") and not re.search(r"(?:\.\.|\b(?:dll|dsb|dst|Kab|Prov)\.)$", judul):
        yield "identitas/judul", "Nama SOP diakhiri titik: hapus titiknya."
