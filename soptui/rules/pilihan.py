"""FL-3, FL-4: what a kegiatan says of choices and ways back is drawn, too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from soptui.model import Severity, Simbol
from soptui.rules.nama import mentioned
from soptui.rules.registry import Bukti, aturan
from soptui.rules.verba import first_word, without_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from soptui.model import Langkah
    from soptui.rules.konteks import Konteks
    from soptui.rules.registry import Found

_COND = r"(?:jika|apabila|bilamana|bila|kalau)"
_AS_NEEDED = (
    r"(?:(?:di)?perlukan|perlu|dibutuhkan|memungkinkan|dimungkinkan|ada(?=\s*(?:[,.;)]|$)))"
)
_IF = re.compile(rf"\b{_COND}\b(?!\s+{_AS_NEEDED}\b)", re.IGNORECASE)
"""A condition on which the way may part: not "jika perlu"."""
_VERDICT = (
    r"(?:benar|betul|cocok|disetujui|jelas|layak|lengkap|memenuhi|sah|sesuai|setuju|tepat|valid)"
)
_NOT = (
    rf"\b{_COND}\s+(?:(?!tidak\b|belum\b)\w+\s+){{0,3}}?"
    rf"(?:(?:tidak|belum|kurang)(?:\s+dapat)?\s+{_VERDICT}\b|tidak(?=\s*,|\s+mengembalikan|\s+kembali)"
    r"|salah\b|keliru\b|ditolak\b)"
)
"""A condition of what is not in order: "apabila konsep belum sesuai"."""
_BACK = (
    r"dikembalikan(?:\s+(?:lagi|kembali|berkas|dokumen|konsep|draf|surat)(?:nya)?"
    r"(?:\s+tersebut)?)?"
)
_TIME = r"(?:akhir|awal|bulan|hari|jam|minggu|pukul|saat|tanggal|waktu)"
_OTHERWISE = re.compile(
    rf"\b{_COND} (?:tidak|belum)\b.*\b(?:{_COND}|sebaliknya)\b"
    rf"|\b{_BACK}\s+(?:kepada|ke|untuk|pada(?!\s+{_TIME}))\b"
    rf"|{_NOT}[^.;]{{0,80}}?\bmengembalikan\b[^.;]{{0,80}}?\b(?:kepada|ke|untuk)\b"
    r"|\bkembali ke (?:langkah|nomor|no|tahap|kegiatan|poin)\b",
    re.IGNORECASE | re.DOTALL,
)
_EITHER = re.compile(rf"\b({_VERDICT})\s*(?:/|atau)\s*(?:tidak|belum)\s+\1\b", re.IGNORECASE)
"""Both answers of one who judges, in one breath: "setuju/tidak setuju"."""
_YES_OR_NO = re.compile(
    r"(?:^|[,;:.]|\b(?:dan|lalu|kemudian|serta)\b)\s*"
    r"(?:(?:menyetujui|menerima|mengabulkan|mengesahkan)\s*(?:/|\batau\b)\s*menolak"
    r"|menolak\s*(?:/|\batau\b)\s*(?:menyetujui|menerima|mengabulkan|mengesahkan)"
    r"|(?:menyetujui|menerima)\s+(?:\w+\s+){1,3}?atau\s+menolaknya"
    r"|menyetujui\s*(?:/|\batau\b)\s*tidak)\b",
    re.IGNORECASE,
)
"""Both deeds of one who judges: "Menyetujui atau menolak"."""

_DAFTAR_JUDGING = """
melakukan memeriksa memutuskan memverifikasi memvalidasi menelaah menentukan meneliti mengecek
mengevaluasi mengkaji mengoreksi menguji menilai mereviu
"""
_JUDGING = frozenset(_DAFTAR_JUDGING.split())


def is_choice(kegiatan: str) -> bool:
    """Tell whether a text parts the way: two conditions or deeds, one way back, a question."""
    conditions = len(_IF.findall(kegiatan))
    is_judged = first_word(kegiatan).lower() in _JUDGING and _EITHER.search(kegiatan)
    return (
        conditions > 1
        or (conditions == 1 and _OTHERWISE.search(kegiatan) is not None)
        or bool(is_judged)
        or _YES_OR_NO.search(without_number(kegiatan).strip()) is not None
        or is_question(kegiatan)
    )


def is_question(kegiatan: str) -> bool:
    """Tell whether a text asks: "Berkas lengkap?"."""
    return kegiatan.rstrip().endswith("?")


@aturan(
    "FL-3",
    Severity.WARNING,
    Bukti.LAPANGAN,
    "SOP yang menulis pilihan sebagai teks dan menggambarnya sebagai kotak",
    "Kegiatan yang memuat pilihan (jika …, jika tidak …) digambar sebagai keputusan.",
)
def choices_are_decisions(k: Konteks) -> Found:
    """Two conditions, or one that sends back, want a diamond in the row."""
    for i, step in enumerate(k.sop.langkah):
        is_drawn = any(s.simbol is Simbol.KEPUTUSAN for s in step.simpul)
        if not is_drawn and is_choice(step.kegiatan):
            yield (
                f"langkah/{step.id}/kegiatan",
                (
                    f"Kegiatan langkah {i + 1} memuat pilihan, tetapi barisnya tidak mempunyai"
                    " simbol keputusan: ubah simbolnya, atau bagi langkahnya."
                ),
            )


_LONGEST_NAME = 300
_BACK_TO = re.compile(rf"\b{_BACK}\s+(?:kepada|ke|pada)\s+", re.IGNORECASE)
_AGAIN_TO = re.compile(
    r"(?:^|[,;:.])\s*(?:(?!me)\w+\s+){0,4}kembali\s+(?:kepada|ke)\s+", re.IGNORECASE
)
"""Something comes back to somebody; nobody sends it again ("mengirim kembali kepada …")."""
_IS_NOT = re.compile(_NOT, re.IGNORECASE)
_SENDS_BACK = re.compile(r"\bmengembalikan\b[^.;]{0,80}?\b(?:kepada|ke)\s+", re.IGNORECASE)
_TO_MEND = re.compile(r"\b\w*(?:perbaik|lengkapi|revisi|koreksi)", re.IGNORECASE)
_SOME = re.compile(r"\byang\s+(?:tidak|belum|kurang|salah|keliru)\b", re.IGNORECASE)
_BACK_TO_ROW = re.compile(
    r"\b(?:di)?kembali(?:kan)? ke (?:langkah|nomor|no\.?|tahap|kegiatan)\s*(?:ke-?|nomor|no\.?)?\s*"
    r"([0-9]{1,2}\b|sebelumnya)",
    re.IGNORECASE,
)


@aturan(
    "FL-4",
    Severity.WARNING,
    Bukti.LAPANGAN,
    "SOP yang mengembalikan berkas tanpa panah balik",
    'Bila kegiatan mengatakan "dikembalikan kepada X", ada panah balik ke langkah X.',
)
def returns_have_an_arrow(k: Konteks) -> Found:
    """The arrow leaves the row and enters an earlier one in the column of whom the text names.

    "Kembali ke langkah 2" wants an arrow up, wherever it enters: somebody may mend it before that.
    """
    for i, step in enumerate(k.sop.langkah):
        path = f"langkah/{step.id}/kegiatan"
        for named, onward in _sent_back(step.kegiatan):
            who = mentioned(named, k.sop.pelaksana)
            if who is None or _is_alone(step, who.id) or _leads_to(k, i, who.id, onward=onward):
                continue
            yield (
                path,
                (
                    f"Langkah {i + 1} dikembalikan kepada {who.nama}, tetapi tidak ada panah balik"
                    f" ke langkah {who.nama}: tambahkan panahnya."
                ),
            )
        for number in _BACK_TO_ROW.findall(step.kegiatan):
            row = int(number) if number.isdigit() else i
            if 1 <= row <= i and not _goes_up(k, i):
                yield (
                    path,
                    (
                        f"Langkah {i + 1} kembali ke langkah {number}, tetapi tidak ada panah balik"
                        " dari baris ini: tambahkan panahnya."
                    ),
                )


def _sent_back(kegiatan: str) -> Iterator[tuple[str, bool]]:
    """Yield to whom a text sends something back, and whether an arrow onward to him says it, too.

    It does where no condition stands beside it, and where a thing is sent back to be mended
    ("Mengembalikan … untuk diperbaiki"). What goes by way of another is left alone.
    """
    found = list(_BACK_TO.finditer(kegiatan))
    onward = not (found and (_IF.search(kegiatan) or _SOME.search(kegiatan)))
    if not found:
        is_not = _IS_NOT.search(kegiatan)
        clause = kegiatan[is_not.end() :].partition(";")[0] if is_not else ""
        way = _SENDS_BACK.search(clause) or _AGAIN_TO.search(clause)
        if way:
            kegiatan, onward, found = clause, False, [way]
        else:
            found = list(_AGAIN_TO.finditer(kegiatan))
            found += _SENDS_BACK.finditer(kegiatan) if _TO_MEND.search(kegiatan) else ()
    for match in found:
        named = kegiatan[match.end() : match.end() + _LONGEST_NAME]
        if not re.search(r"\bmelalui\b", named, re.IGNORECASE):
            yield named, onward


def _is_alone(step: Langkah, pelaksana: str) -> bool:
    """Tell whether a step is a performer's own: who gets a thing back there has it."""
    names = {simpul.pelaksana for simpul in step.simpul}
    return names == {pelaksana} or (step.bersama and pelaksana in names)


def _leads_to(k: Konteks, row: int, pelaksana: str, *, onward: bool) -> bool:
    """Tell whether an arrow from a row enters a symbol of a performer in it or above.

    Of a joint step each symbol is entered. `onward` = below will do as well.
    """
    for arrow in k.alir.panah:
        if arrow.dari.langkah == row and (onward or arrow.ke.langkah <= row):
            target = k.sop.langkah[arrow.ke.langkah]
            if arrow.ke.pelaksana == pelaksana:
                return True
            if target.bersama and target.simpul_of(pelaksana) is not None:
                return True
    return False


def _goes_up(k: Konteks, row: int) -> bool:
    return any(a.dari.langkah == row and a.ke.langkah < row for a in k.alir.panah)
