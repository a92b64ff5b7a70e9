"""How the complete SOPs came about, as values: every version on the way is an SOP of its own."""

from datetime import time
from itertools import pairwise

import pytest

from soptui.changes import diff
from soptui.rules import check_sop
from soptui.sample.isi import layanan, lengkap
from soptui.sample.riwayat import PENGESAHAN, REVISI, REVISI_LAYANAN, versi

SOPS = {sop.id: sop for sop in lengkap()}
SERVICES = {service.id: service for service in layanan()}
DOCUMENTS = {**SOPS, **SERVICES}


def revisions(sop_id):
    return [r for r in REVISI if r.sop == sop_id]


@pytest.mark.parametrize("sop_id", SOPS)
def test_every_version_is_sound_and_every_revision_changes_something(sop_id):
    versions = versi(SOPS[sop_id], revisions(sop_id))

    assert versions[-1] == SOPS[sop_id]
    found = {(t.rule, t.path) for version in versions for t in check_sop(version, None, sop_id)}
    as_printed = {("TEKS-4", "identitas/judul"), ("ID-15", "identitas/penanggung_jawab_produk")}
    assert found <= as_printed
    assert all(diff(a, b) for a, b in pairwise(versions))


@pytest.mark.parametrize("service_id", SERVICES)
def test_every_revision_of_a_service_changes_something(service_id):
    own = [r for r in REVISI_LAYANAN if r.sop == service_id]
    versions = versi(SERVICES[service_id], own)

    assert versions[-1] == SERVICES[service_id]
    assert all(diff(a, b) for a, b in pairwise(versions))


def test_the_office_works_on_weekdays_during_the_day():
    moments = [r.waktu for r in REVISI]

    assert moments == sorted(moments)
    for moment in [*moments, *(e.waktu for e in (*REVISI_LAYANAN, *PENGESAHAN))]:
        assert moment.weekday() < 5
        assert time(7, 30) <= moment.time() <= time(15, 30)
        assert moment.utcoffset().total_seconds() == 7 * 3600


def test_nothing_is_revised_before_it_is_written_or_on_a_national_holiday():
    holidays = {(2, 19), (4, 3), (5, 1), (5, 14), (6, 2), (7, 17), (8, 17), (9, 24), (10, 14)}

    for event in (*REVISI, *REVISI_LAYANAN, *PENGESAHAN):
        assert event.waktu.date() > DOCUMENTS[event.sop].identitas.tanggal_pembuatan
        assert (event.waktu.month, event.waktu.day) not in holidays
    assert all(p.efektif >= p.waktu.date() for p in PENGESAHAN)


def test_the_revisions_show_what_an_sop_may_go_through():
    paths = set()
    for sop_id, sop in SOPS.items():
        versions = versi(sop, revisions(sop_id))
        for before, after in pairwise(versions):
            paths.update((c.op, c.path) for c in diff(before, after))

    assert ("change", "langkah/telaah/waktu") in paths
    assert ("change", "pelaksana/agendaris/nama") in paths
    assert ("add", "langkah/tangguh") in paths
    assert ("change", "langkah/verifikasi/simpul/bkd/alur/1/ke") in paths
    assert ("add", "langkah/nilai/simpul/peserta") in paths
    assert ("change", "identitas/dasar_hukum/1") in paths
