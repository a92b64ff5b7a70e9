"""Editions of services without a repository, for tests of what is printed."""

from __future__ import annotations

import datetime as dt

from soptui.documents.edisi import Status
from soptui.documents.layanan.edisi import EdisiLayanan, EdisiMaklumat
from soptui.repo.approval.force import Masa
from soptui.repo.dates import TanggalLembar
from soptui.rules.contoh import CONTOH
from soptui.rules.contoh_layanan import LAYANAN
from tests.documents.edisi_contoh import KANTOR

WHEN = dt.datetime(2020, 1, 1, 8, tzinfo=dt.UTC)


def edisi_layanan(layanan=LAYANAN, masa=Masa.BERLAKU, logo=None) -> EdisiLayanan:
    """Return an edition of a service with a status."""
    status = Status(
        masa, None if masa is Masa.BELUM else 2, dt.date(2020, 1, 1), dt.date(2021, 5, 3)
    )
    dates = TanggalLembar(dt.date(2015, 1, 12), dt.date(2019, 3, 4), dt.date(2020, 1, 1))
    titles = {CONTOH.id: CONTOH.identitas.judul}
    return EdisiLayanan(layanan, KANTOR, dates, titles, status, "a1" * 20, WHEN, "b" * 64, logo)


def edisi_maklumat(*layanan, logo=None, draft=False) -> EdisiMaklumat:
    """Return the pledge of a unit for services."""
    editions = tuple(edisi_layanan(item) for item in layanan or (LAYANAN,))
    day = None if draft else dt.date(2020, 1, 1)
    return EdisiMaklumat(
        "unit", editions, KANTOR, "kepala", "Magetan", day, "a1" * 20, WHEN, "c" * 64, logo, draft
    )
