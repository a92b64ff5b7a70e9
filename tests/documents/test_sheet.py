"""The identity sheet: the ministry's arrangement, exact widths, nothing cut."""

from dataclasses import replace
from datetime import date

import pytest

from soptui.chart.measure import text_width
from soptui.documents import identity_sheet, tanggal
from soptui.model import Instansi, Jabatan, Organisasi, Unit
from soptui.repo.dates import TanggalLembar
from tests.changes.sample import AGENDA

KANTOR = Organisasi(
    Instansi("Sekretariat Daerah Kabupaten Magetan", "Jalan Basuki Rachmat", "(0351) 895043"),
    unit=(
        Unit("bagian", "Bagian Organisasi"),
        Unit("ketatalaksanaan", "Sub Bagian Ketatalaksanaan", "bagian"),
    ),
    jabatan=(Jabatan("kabag", "Kepala Bagian Organisasi"),),
)
SOP = replace(
    AGENDA,
    identitas=replace(
        AGENDA.identitas,
        nomor="065/22/403.031/2015",
        pengesah="kabag",
        tanggal_pembuatan=date(2015, 1, 12),
        keterkaitan=("sop:surat-keluar", "SOP Kearsipan"),
        peringatan=("Jika 漢字 terlambat, maka " + "sangat " * 20 + "merugikan",),
    ),
)


def sheet(**options):
    titles = {"surat-keluar": "Pengagendaan Surat Keluar"}
    dates = TanggalLembar(date(2015, 1, 12), date(2015, 3, 2), date(2015, 4, 1))
    return identity_sheet(SOP, KANTOR, dates, titles, **options)


def test_the_head_has_office_left_and_identity_right():
    lines = sheet(width=90)
    assert lines[1].startswith("│ SEKRETARIAT DAERAH KABUPATEN")
    text = "\n".join(lines)
    for part in (
        "Nomor SOP         : 065/22/403.031/2015",
        "Tanggal Pembuatan : 12 Januari 2015",
        "Tanggal Revisi    : 2 Maret 2015",
        "Tanggal Efektif   : 1 April 2015",
        "Disahkan Oleh     : Kepala Bagian Organisasi",
        "Nama SOP          : Agenda Surat Masuk",
    ):
        assert part in text
    assert "│ Bagian Organisasi" in text
    assert "│ Sub Bagian Ketatalaksanaan" in text


def test_related_sops_are_named_by_title_and_empty_boxes_say_so():
    text = "\n".join(sheet(width=90))
    assert "1. SOP Pengagendaan Surat Keluar" in text
    assert "2. SOP Kearsipan" in text
    assert "Kualifikasi Pelaksana:" in text
    assert "│ - " in text


@pytest.mark.parametrize("width", [10, 40, 61, 80, 100, 150])
def test_every_line_is_as_wide_as_the_sheet_and_no_word_is_lost(width):
    lines = sheet(width=width)
    assert {text_width(line) for line in lines} == {max(width, 40)}
    assert sum(line.count("sangat") for line in lines) == 20
    assert sum(line.count("merugikan") for line in lines) == 1


def test_ascii_has_no_line_drawing():
    plain = identity_sheet(AGENDA, None, ascii_only=True)
    assert all(line.isascii() for line in plain)
    assert plain[0].startswith("+--")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2015, 8, 17), "17 Agustus 2015"),
        ("2015-08", "Agustus 2015"),
        ("2015-08-17", "17 Agustus 2015"),
        ("2015", "2015"),
        ("kira-kira 2015", "kira-kira 2015"),
        (None, "-"),
    ],
)
def test_dates_are_written_as_officials_write_them(value, shown):
    assert tanggal(value) == shown
