"""Steps written as lines: what a person types becomes an SOP, whatever was typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from soptui.changes.lines import parse_lines
from soptui.changes.new import blank, copy_of, from_lines, numbered_id
from soptui.model import Alur, Simbol, panah
from soptui.rules import check_sop
from soptui.toml import new_sop_text, read_sop
from tests.contoh import sop_contoh

SURAT = """\
Agendaris: Menerima surat | Surat masuk; Amplop | 10 menit | Surat diterima
Mencatat surat
Kepala Bagian: Memeriksa surat?
Memberi disposisi
Agendaris: Menyimpan surat
"""


def of(text, **options):
    return from_lines("surat", "Surat", "umum", text, new_id=numbered_id, **options)


def test_one_step_a_line_and_the_performer_stays_until_another_is_named():
    sop = of(SURAT)
    assert [s.kegiatan for s in sop.langkah] == [
        "Menerima surat",
        "Mencatat surat",
        "Memeriksa surat",
        "Memberi disposisi",
        "Menyimpan surat",
    ]
    assert [p.nama for p in sop.pelaksana] == ["Agendaris", "Kepala Bagian"]
    who = [s.simpul[0].pelaksana for s in sop.langkah]
    assert who == ["agendaris", "agendaris", "kepala-bagian", "kepala-bagian", "agendaris"]


def test_first_is_start_last_is_end_and_a_question_is_a_decision_that_loops_back():
    sop = of(SURAT)
    assert [s.simpul[0].simbol for s in sop.langkah] == [
        Simbol.MULAI,
        Simbol.PROSES,
        Simbol.KEPUTUSAN,
        Simbol.PROSES,
        Simbol.SELESAI,
    ]
    assert sop.langkah[2].simpul[0].alur == (Alur("baris-4", "Ya"), Alur("baris-2", "Tidak"))
    assert not [t for t in check_sop(sop, None, "surat") if t.severity == "error"]


def test_cells_behind_bars_are_kelengkapan_waktu_output_keterangan():
    first = of(SURAT).langkah[0]
    assert first.kelengkapan == ("Surat masuk", "Amplop")
    assert (first.waktu, first.output) == ("10 menit", ("Surat diterima",))
    step = of("Mencatat || 5 menit || Setiap hari | Senin").langkah[0]
    assert (step.kelengkapan, step.waktu) == ((), "5 menit")
    assert step.keterangan == "Setiap hari | Senin"


def test_a_number_after_the_question_is_the_target_of_tidak():
    sop = of("A: satu\ndua\ntiga? 1\nempat? 99\nlima")
    assert sop.langkah[2].simpul[0].alur[1] == Alur("baris-1", "Tidak")
    assert sop.langkah[3].simpul[0].alur[1] == Alur("baris-3", "Tidak"), "no step 99"


def test_a_decision_in_the_first_line_sends_tidak_to_the_end():
    sop = of("A: lengkap?\nmencatat\nmenolak")
    assert sop.langkah[0].simpul[0].alur == (Alur("baris-2", "Ya"), Alur("baris-3", "Tidak"))


def test_headings_order_what_stands_below_them():
    text = "Langkah akhir:\nMenyimpan\nAWAL\nMenerima\nLangkah utama\n1. Menelaah\n- Mencatat"
    assert [b.kegiatan for b in parse_lines(text)] == [
        "Menerima",
        "Menelaah",
        "Mencatat",
        "Menyimpan",
    ]


def test_colons_that_name_nobody():
    assert parse_lines("Masuk pukul 08:00")[0].pelaksana == ""
    lines = parse_lines("Staf: Menerima\n: Mencatat: nomor, tanggal")
    assert (lines[1].pelaksana, lines[1].kegiatan) == ("Staf", "Mencatat: nomor, tanggal")


def test_names_take_the_spelling_of_the_office_and_one_person_has_one_column():
    sop = of("kepala  bagian: a\nKEPALA BAGIAN: b\nstaf: c", names=["Kepala Bagian"])
    assert [p.nama for p in sop.pelaksana] == ["Kepala Bagian", "staf"]


def test_lines_that_name_nobody_get_a_column_to_be_named_later():
    assert [p.nama for p in of("a\nb").pelaksana] == ["Pelaksana 1"]


@given(st.text(st.sampled_from("aB1 :|?;\n-.é"), max_size=60))
def test_any_text_becomes_steps_whose_arrows_all_arrive(text):
    lines = parse_lines(text)
    sop = of(text)
    assert len(sop.langkah) == len(lines)
    assert len({s.id for s in sop.langkah}) == len(lines)
    named = [alur for s in sop.langkah for x in s.simpul for alur in x.alur or ()]
    assert len([p for p in panah(sop) if p.label]) == len(named)
    assert {x.pelaksana for s in sop.langkah for x in s.simpul} == {p.id for p in sop.pelaksana}
    assert all(line.strip() for line in (b.kegiatan + b.pelaksana for b in lines) if line)


@given(st.lists(st.sampled_from(["A: x", "y", "B: z?", "w? 2", "v | k | 1 jam | o"]), max_size=9))
def test_what_lines_describe_can_be_written_and_read(lines):
    sop = of("\n".join(lines))
    assert read_sop(new_sop_text(sop).encode(), "sop/umum/surat.toml").sop == sop


def test_blank_has_start_and_end():
    sop = blank("x", "X", "umum")
    assert [s.simpul[0].simbol for s in sop.langkah] == [Simbol.MULAI, Simbol.SELESAI]


def test_copy_keeps_steps_and_arrows_and_starts_its_own_life():
    source = sop_contoh()
    copy = copy_of(source, "baru", "Judul Baru", "lain")
    assert copy.langkah == source.langkah
    assert copy.pelaksana == source.pelaksana
    identitas = copy.identitas
    assert (copy.id, identitas.judul, identitas.unit) == ("baru", "Judul Baru", "lain")
    assert (identitas.nomor, identitas.tanggal_pembuatan) == ("", None)
    assert identitas.pengesah == source.identitas.pengesah
