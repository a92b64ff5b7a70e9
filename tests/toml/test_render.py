"""New files in one layout, which reads back as the same SOP."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from soptui.model import Identitas, RiwayatAwal, Sop
from soptui.toml import new_sop_text, read_sop, require_sop
from soptui.toml.render import laid_out, scalar, scalar_like
from tests.toml.naskah import NASKAH
from tests.toml.pena import random_sop


def read(text):
    doc = read_sop(text.encode(), "a.toml")
    assert doc.temuan == ()
    return require_sop(doc)


def test_the_layout_of_a_new_file():
    sop = read(NASKAH)
    text = new_sop_text(sop)
    assert text.startswith(
        '#:schema ../../schemas/sop.schema.json\nskema = "sop/1"\nid = "surat-masuk"\n'
        '\n[identitas]\njudul = "Pengelolaan Surat Masuk"\nnomor = "065/22/403.031/2015"\n'
    )
    assert text.endswith(
        """
[[langkah]]
id = "telaah"
kegiatan = "Menelaah surat"
kelengkapan = []
waktu = "1 jam"
output = []
keterangan = ""
simpul = [
  { pelaksana = "kabag", simbol = "keputusan", alur = [
    { ke = "simpan", label = "Ya" },
    { ke = "terima", label = "Tidak" },
  ] },
]

[[langkah]]
id = "simpan"
kegiatan = "Menyimpan surat"
kelengkapan = []
waktu = ""
output = []
keterangan = ""
simpul = [
  { pelaksana = "agendaris", simbol = "selesai" },
]
"""
    )
    assert read(text) == sop


def test_a_new_sop_without_steps_shows_what_is_to_be_filled_in():
    sop = Sop("surat", Identitas("Surat", "umum"))
    text = new_sop_text(sop)
    assert "\npelaksana = []\nlangkah = []\n" in text
    assert "\ndasar_hukum = []\n" in text
    assert "cakupan" not in text
    assert read(text) == sop


def test_what_is_written_reads_back_and_is_written_the_same_again():
    for seed in range(60):
        sop = random_sop(Random(seed))
        text = new_sop_text(sop)
        assert read(text) == sop, seed
        assert new_sop_text(read(text)) == text, seed


def test_paper_history_is_written_last():
    history = RiwayatAwal(3, "2014", date(2014, 2, 3), "dari lembar kertas")
    sop = Sop("surat", Identitas("Surat", "umum"), riwayat_awal=history)
    assert new_sop_text(sop).endswith(
        '\n[riwayat_awal]\nrevisi = 3\ntanggal_revisi = "2014"\n'
        'tanggal_efektif = 2014-02-03\nketerangan = "dari lembar kertas"\n'
    )
    assert read(new_sop_text(sop)) == sop


def test_long_lists_take_a_line_for_each_item_and_short_ones_do_not():
    assert laid_out(["a", "b"]) == '["a", "b"]'
    assert laid_out(["a" * 60, "b" * 60]) == f'[\n  "{"a" * 60}",\n  "{"b" * 60}",\n]'


@pytest.mark.parametrize(
    ("token", "value", "written"),
    [
        ('"lama"', "baru", '"baru"'),
        ("'lama'", "C:\\baru", "'C:\\baru'"),
        ("'lama'", "Jum'at", '"Jum\'at"'),
        ('"lama"', "a\nb", '"a\\nb"'),
        ('"""lama"""', "a\nb", '"""a\nb"""'),
        ('"""\nlama"""', "a\nb", '"""\na\nb"""'),
        ('"""lama"""', "baru", '"baru"'),
        ('"lama"', date(2026, 1, 2), "2026-01-02"),
        ("2026-01-02", "2026", '"2026"'),
        ("true", False, "false"),
        ("1", 2, "2"),
    ],
)
def test_a_new_value_keeps_the_quotes_of_the_old_one_where_it_can(token, value, written):
    assert scalar_like(token, value) == written


def test_everything_unprintable_is_escaped():
    assert scalar('"\\\t\x7f') == '"\\"\\\\\\t\\u007f"'
