"""Values: the default flow, printed numbers, addresses, times, and the way to plain data."""

from dataclasses import replace
from datetime import date

import pytest

from soptui.model import (
    Alur,
    RiwayatAwal,
    Satuan,
    Simbol,
    Simpul,
    Tempat,
    Waktu,
    nomor_simpul,
    panah,
    path,
    sop_from_data,
    sop_to_data,
)
from soptui.model.waktu import is_blank, is_plain
from tests.changes.sample import AGENDA


def arrows(sop):
    numbers = nomor_simpul(sop)
    return [(numbers[a.dari], numbers[a.ke], a.label) for a in panah(sop)]


def test_the_default_flow_runs_through_the_row_and_on_to_the_next():
    assert arrows(AGENDA) == [
        ("1", "2", ""), ("2", "3a", ""), ("3a", "3b", ""),
        ("3b", "5", "Ya"), ("3b", "2", "Tidak"), ("4", "5", ""),
    ]  # fmt: skip


def test_numbers_run_from_left_to_right_whatever_the_order_of_flow():
    step = AGENDA.langkah[2]
    turned = replace(step, simpul=step.simpul[::-1])
    sop = replace(AGENDA, langkah=(*AGENDA.langkah[:2], turned, *AGENDA.langkah[3:]))
    assert nomor_simpul(sop)[Tempat(2, "kasubag")] == "3a"


def test_a_joint_row_flows_on_once():
    both = (Simpul("agendaris", Simbol.PROSES), Simpul("kabag", Simbol.PROSES))
    step = replace(AGENDA.langkah[1], simpul=both, bersama=True)
    sop = replace(AGENDA, langkah=(AGENDA.langkah[0], step, *AGENDA.langkah[3:]))
    assert arrows(sop)[1:2] == [("2a", "3", "")]
    spoken = replace(step, simpul=(both[0], replace(both[1], alur=(Alur("simpan"),))))
    sop = replace(sop, langkah=(sop.langkah[0], spoken, *sop.langkah[2:]))
    assert arrows(sop)[1:2] == [("2b", "4", "")], "alur on any one symbol is the only one"


def test_missing_targets_and_ends_give_no_arrow():
    lost = replace(AGENDA.langkah[3].simpul[0], alur=(Alur("hilang"), Alur("simpan/kabag")))
    step = replace(AGENDA.langkah[3], simpul=(lost,))
    sop = replace(AGENDA, langkah=(*AGENDA.langkah[:3], step, AGENDA.langkah[4]))
    assert not [a for a in panah(sop) if a.dari.langkah in (3, 4)]


def test_plain_data_comes_back_as_the_same_value():
    sop = replace(
        AGENDA,
        identitas=replace(AGENDA.identitas, tanggal_pembuatan=date(2015, 1, 12)),
        riwayat_awal=RiwayatAwal(revisi=2, tanggal_revisi="2014-05"),
    )
    data = sop_to_data(sop)
    assert sop_from_data(data) == sop
    assert list(data["langkah"][0])[:2] == ["id", "kegiatan"]
    assert list(data["langkah"][0])[-1] == "simpul"
    assert "peralatan" not in data["identitas"], "empty is absent"


def test_revision_zero_is_a_revision():
    first = replace(AGENDA, riwayat_awal=RiwayatAwal(revisi=0))
    assert sop_to_data(first)["riwayat_awal"] == {"revisi": 0}
    assert sop_from_data(sop_to_data(first)) == first


def test_no_arrow_and_default_arrows_are_told_apart():
    silent = replace(AGENDA.langkah[1], simpul=(Simpul("agendaris", Simbol.PROSES, alur=()),))
    sop = replace(AGENDA, langkah=(AGENDA.langkah[0], silent))
    assert sop_to_data(sop)["langkah"][1]["simpul"][0]["alur"] == []
    assert sop_from_data(sop_to_data(sop)) == sop


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("langkah/catat/waktu", "Langkah 2 › Waktu"),
        ("identitas/judul", "Nama SOP"),
        ("identitas/dasar_hukum/1", "Dasar Hukum › butir 2"),
        ("pelaksana/kabag/nama", "Pelaksana Kepala Bagian › Nama"),
        ("langkah/telaah/simpul/kabag/alur/1/ke", "Langkah 3 › Kepala Bagian › Panah 2 › Tujuan"),
        ("langkah/telaah/simpul/kabag/simbol", "Langkah 3 › Kepala Bagian › Simbol"),
        ("langkah/hilang/waktu", "hilang › waktu"),
        ("", ""),
    ],
)
def test_addresses_read_as_officials_say_them(address, label):
    assert path.label(AGENDA, address) == label


@pytest.mark.parametrize(
    ("text", "waktu"),
    [
        ("10 menit", Waktu(10, 10, Satuan.MENIT)),
        ("1-3 hari", Waktu(1, 3, Satuan.HARI)),
        ("2 Hari  Kerja", Waktu(2, 2, Satuan.HARI_KERJA)),
        ("1 - 2 minggu", Waktu(1, 2, Satuan.MINGGU)),
        ("1 (satu) hari kerja sejak berkas diterima", Waktu(1, 1, Satuan.HARI_KERJA)),
        ("Maks. 30 menit", Waktu(30, 30, Satuan.MENIT)),
        ("± 2 jam/berkas", Waktu(2, 2, Satuan.JAM)),
        ("paling lambat 3 hari kalender", Waktu(3, 3, Satuan.HARI_KALENDER)),
        ("4 jam kerja", Waktu(4, 4, Satuan.JAM)),
        ("10 s.d. 15 mnt.", Waktu(10, 15, Satuan.MENIT)),
        ("1,5 jam", Waktu(90, 90, Satuan.MENIT)),
        ("½ - 1 jam", Waktu(30, 60, Satuan.MENIT)),
        ("1 jam 30 menit", Waktu(90, 90, Satuan.MENIT)),
        ("90 detik", Waktu(2, 2, Satuan.MENIT)),
        ("1 triwulan", Waktu(3, 3, Satuan.BULAN)),
        ("1 Minggu (7 Hari Kerja)", Waktu(1, 1, Satuan.MINGGU)),
        ("1,5 hari", None),
        ("1 hari 30 menit", None),
        ("5 bulan sebelum periode", None),
        ("paling lambat H-3", None),
        ("2 x 24 jam", None),
        ("Seketika", None),
        ("H-3", None),
        ("3-1 hari", None),
        ("", None),
    ],
)
def test_times_are_read_or_left_alone(text, waktu):
    assert Waktu.parse(text) == waktu
    if waktu:
        assert Waktu.parse(str(waktu)) == waktu


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("10 menit", True),
        (" 5  Menit", True),
        ("1-3 hari", True),
        ("1 – 2 hari kerja", True),
        ("maks. 30 menit", False),
        ("1 (satu) hari kerja", False),
        ("1 jam 30 menit", False),
        ("5 hari kalender", False),
        ("10 s.d. 15 menit", False),
        ("Seketika", False),
    ],
)
def test_the_format_has_one_number_or_range_and_one_unit(text, plain):
    assert is_plain(text) is plain


def test_times_convert_by_the_working_day():
    assert Waktu.parse("1-2 hari").minutes(450) == (450, 900)
    assert Waktu.parse("1 minggu").minutes(450) == (2250, 2250)
    assert Waktu.parse("7-14 hari kalender").minutes(450) == (2250, 4500)
    assert is_blank(" - ")
    assert not is_blank("H-3")
