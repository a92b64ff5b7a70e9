"""What the title card of an SOP says: who answers for it, and how far it reaches."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from soptui import texts
from soptui.model import Severity
from soptui.rules.registry import Bukti, aturan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from soptui.rules.konteks import Konteks
    from soptui.rules.registry import Found

KARTU = ("penanggung_jawab_produk", "penanggung_jawab_pelaksanaan", "ruang_lingkup")


@aturan(
    "DOC-7",
    Severity.INFO,
    Bukti.BUKU,
    "Lembar judul tiap SOP pada buku SOP Kabupaten Magetan 2015",
    "Lembar judul yang dipakai terisi semua: penanggung jawab produk, penanggung jawab"
    " pelaksanaan, dan ruang lingkup.",
)
def card_is_whole(k: Konteks) -> Found:
    """A book may carry a title card for each SOP; an SOP without any of it has none."""
    empty = [name for name in KARTU if not getattr(k.sop.identitas, name).strip()]
    for name in empty if len(empty) < len(KARTU) else ():
        label = texts.IDENTITAS[name]
        yield f"identitas/{name}", f"{label} belum diisi, padahal lembar judul SOP ini dipakai."


def _answerable(k: Konteks) -> Iterator[tuple[str, str, str]]:
    """Yield who answers for the SOP: address, name of the field and what it says."""
    for name in KARTU[:2]:
        text = " ".join(getattr(k.sop.identitas, name).split())
        yield f"identitas/{name}", texts.IDENTITAS[name], text


_OUTSIDE = re.compile(
    r"(?:(?:skpd|opd|instansi|unit(?: kerja)?|pihak|perangkat daerah|dinas|badan|lembaga)\s+)?"
    r"(?:pemohon|pengirim|pelapor|masyarakat|pelanggan|tamu)",
    re.IGNORECASE,
)


@aturan(
    "ID-15",
    Severity.INFO,
    Bukti.BUKU,
    'Penanggung jawab produk "SKPD Pengirim" pada buku SOP Kabupaten Magetan 2015',
    "Penanggung jawab adalah pejabat atau unit kantor ini, bukan pihak yang dilayani.",
)
def who_answers_is_of_the_office(k: Konteks) -> Found:
    """Who sends a letter or applies for something does not answer for the SOP."""
    for path, label, text in _answerable(k):
        if _OUTSIDE.fullmatch(text):
            message = f'{label} "{text}" pihak luar: sebutkan pejabat kantor ini.'
            yield path, message


_USER = r"selaku (?:kuasa )?pengguna anggaran\b"
_UNDER = re.compile(
    rf"(?:kepala|kasub|kabag|kabid|kasi)\b(?! (?:skpd|opd|perangkat|dinas|badan|kantor|satuan)\b).*"
    rf"{_USER}",
    re.IGNORECASE,
)
_TOP = re.compile(rf"(?:sekretaris daerah|sekda)\b.*{_USER}", re.IGNORECASE)
_DELEGATE = re.compile(r"\bkuasa pengguna", re.IGNORECASE)


@aturan(
    "ID-16",
    Severity.INFO,
    Bukti.UMUM,
    "PP 12/2019: kepala SKPD selaku pengguna anggaran dapat melimpahkan kepada kuasanya; tertukar"
    " pada buku SOP Kabupaten Magetan 2015",
    "Pengguna Anggaran adalah kepala SKPD, Kuasa Pengguna Anggaran pejabat di bawahnya.",
)
def budget_roles_are_not_swapped(k: Konteks) -> Found:
    """The head of a Bagian holds a budget for the Sekretaris Daerah, not the other way round."""
    for path, label, text in _answerable(k):
        is_delegate = _DELEGATE.search(text) is not None
        if _UNDER.match(text) and not is_delegate:
            yield path, f'{label} "{text}": periksa, lazimnya Kuasa Pengguna Anggaran (KPA).'
        elif _TOP.match(text) and is_delegate:
            yield path, f'{label} "{text}": periksa, lazimnya Pengguna Anggaran (PA).'
