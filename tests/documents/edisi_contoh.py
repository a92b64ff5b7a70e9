"""Editions without a repository, for tests of what is printed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from soptui.documents.edisi import Edisi, Status
from soptui.model import Organisasi
from soptui.model.organisasi import Instansi, Jabatan, Unit
from soptui.repo.approval.force import Masa
from soptui.repo.dates import TanggalLembar

DAY = dt.date(2020, 1, 2)
KANTOR = Organisasi(
    Instansi("Sekretariat Daerah", "Jalan Basuki Rachmat 1", "(0351) 895043"),
    (Unit("sekretariat", "Bagian Umum"), Unit("unit", "Unit")),
    (Jabatan("kepala", "Kepala Bagian Umum", "Drs. Budi Santoso", "19730416 199303 1 007"),),
)

STAMPS = [
    (Masa.BELUM, "KONSEP"),
    (Masa.BERLAKU, ""),
    (Masa.DIGANTIKAN, "TIDAK BERLAKU"),
    (Masa.DICABUT, "DICABUT"),
]
"""Where a version stands, and the word across its pages."""
ANY_WORDS = ("שלום עולם", "e\u0301 naïve — “kutip” №", "x" * 5000, "kata " * 1000)
"""Texts that every document must show as they are."""
UNSEEN = "Surat \u202eterbalik 😀 \x1b[31m\x00\ufffe"
"""A text with what cannot be seen or printed, and how a document tells it."""
UNSEEN_TOLD = ("<U+202E>terbalik", "U+1F600", "<U+FFFE>", "[31m")


def filled_with(sop, words):
    """Return an SOP that says these words in its fields, of its identity and of its first step."""
    identitas = replace(
        sop.identitas, judul=words, nomor=words, dasar_hukum=(words, words), peringatan=(words,)
    )
    step = replace(sop.langkah[0], kegiatan=words, kelengkapan=(words,), keterangan=words)
    return replace(sop, identitas=identitas, langkah=(step, *sop.langkah[1:]))


def begun_with(sop, kegiatan):
    """Return an SOP whose first step says this."""
    return replace(sop, langkah=(replace(sop.langkah[0], kegiatan=kegiatan), *sop.langkah[1:]))


def edisi(sop, masa=Masa.BERLAKU, logo=None, judul=None) -> Edisi:
    """Return an edition of an SOP with a status."""
    status = Status(
        masa, None if masa is Masa.BELUM else 2, dt.date(2020, 1, 1), dt.date(2021, 5, 3)
    )
    dates = TanggalLembar(dt.date(2015, 1, 12), dt.date(2019, 3, 4), dt.date(2020, 1, 1))
    when = dt.datetime(2020, 1, 1, 8, tzinfo=dt.UTC)
    return Edisi(sop, KANTOR, dates, judul or {}, status, "a1" * 20, when, "b" * 64, logo)
