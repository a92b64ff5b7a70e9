"""Saving into the file that is there: the difference, line by line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from soptui.model import Alur, Identitas, Pelaksana, RiwayatAwal, Simbol, Simpul, Sop
from soptui.toml import new_sop_text, patch_sop
from tests.toml.naskah import NASKAH
from tests.toml.selisih import BARU, SOP, difference, read, with_identity, with_step

BARU_TEXT = """\
[[langkah]]
id = "arsip-k3f"
kegiatan = "Mengarsipkan surat"
kelengkapan = []
waktu = ""
output = []
keterangan = ""
simpul = [
  { pelaksana = "agendaris", simbol = "proses" },
]"""


def test_nothing_changed_means_no_byte_changed():
    assert patch_sop(NASKAH, SOP) == NASKAH


def test_a_new_title_keeps_the_comment_behind_it():
    assert difference(NASKAH, with_identity(SOP, judul="Surat")) == [
        '- judul = "Pengelolaan Surat Masuk"      # sesuai tupoksi',
        '+ judul = "Surat"      # sesuai tupoksi',
    ]


def test_a_new_time_changes_one_value():
    assert difference(NASKAH, with_step(SOP, 0, waktu="15 menit")) == [
        '- waktu = "10 menit"  # diukur 2014',
        '+ waktu = "15 menit"  # diukur 2014',
    ]


def test_a_field_that_the_file_lacks_gets_its_line_where_the_format_has_it():
    assert difference(NASKAH, with_step(SOP, 1, kelengkapan=("Lembar disposisi",))) == [
        '+ kelengkapan = ["Lembar disposisi"]'
    ]
    new = patch_sop(NASKAH, with_step(SOP, 1, kelengkapan=("Lembar disposisi",)))
    assert 'kegiatan = "Menelaah surat"\nkelengkapan = ["Lembar disposisi"]\nwaktu' in new


def test_an_emptied_field_keeps_its_line():
    assert difference(NASKAH, with_identity(SOP, nomor="", tanggal_pembuatan=None)) == [
        "- nomor = '065/22/403.031/2015'",
        "+ nomor = ''",
        "- tanggal_pembuatan = 2015-01-12         # dari lembar kertas",
        '+ tanggal_pembuatan = ""         # dari lembar kertas',
    ]


def test_list_items_move_with_their_comments():
    laws = SOP.identitas.dasar_hukum
    assert difference(NASKAH, with_identity(SOP, dasar_hukum=(laws[1], "Baru", laws[0]))) == [
        '-   "UU Nomor 43 Tahun 2009",            # kearsipan',
        '+   "Baru",',
        '+   "UU Nomor 43 Tahun 2009",            # kearsipan',
    ]


def test_a_corrected_item_stays_on_its_line():
    laws = SOP.identitas.dasar_hukum
    assert difference(NASKAH, with_identity(SOP, dasar_hukum=("UU 43/2009", laws[1]))) == [
        '-   "UU Nomor 43 Tahun 2009",            # kearsipan',
        '+   "UU 43/2009",            # kearsipan',
    ]


def test_a_short_list_that_grows_long_takes_a_line_for_each_item():
    long = "Jika surat tidak dicatat pada hari yang sama, maka penelusuran surat menjadi sulit"
    assert difference(NASKAH, with_identity(SOP, peringatan=(*SOP.identitas.peringatan, long))) == [
        '- peringatan = ["Jika terlambat, maka surat hilang"]',
        "+ peringatan = [",
        '+   "Jika terlambat, maka surat hilang",',
        f'+   "{long}",',
        "+ ]",
    ]


def test_a_new_step_goes_between_its_neighbours():
    steps = SOP.langkah
    new = patch_sop(NASKAH, replace(SOP, langkah=(*steps[:2], BARU, steps[2])))
    assert new == NASKAH.replace(
        '[[langkah]]\nid = "simpan"', f'{BARU_TEXT}\n\n[[langkah]]\nid = "simpan"'
    )


def test_a_first_step_goes_above_the_comment_of_the_old_first_one():
    new = patch_sop(NASKAH, replace(SOP, langkah=(BARU, *SOP.langkah)))
    assert new == NASKAH.replace("# langkah pertama", f"{BARU_TEXT}\n\n# langkah pertama")


@pytest.mark.parametrize("end", ["", "\n", "\n\n# selesai\n"])
def test_m13_append_to_an_array_of_tables_whatever_ends_the_file(end):
    text = NASKAH.rstrip() + end
    new = patch_sop(text, replace(SOP, langkah=(*SOP.langkah, BARU)))
    assert new == f"{NASKAH.rstrip()}\n\n{BARU_TEXT}{end}"


M13_ORDER = """\
skema = "sop/1"
id = "a"
[[langkah]]
id = "satu"
kegiatan = "Satu"
simpul = [{ pelaksana = "p", simbol = "mulai" }]
[identitas]
judul = "A"
unit = "u"
jenis = "teknis"
[[pelaksana]]
id = "p"
nama = "P"
[[langkah]]
id = "dua"
kegiatan = "Dua"
simpul = [{ pelaksana = "p", simbol = "selesai" }]"""


def test_m13_tables_between_the_items_of_an_array_stay_where_they_are():
    sop = read(M13_ORDER)
    assert patch_sop(M13_ORDER, sop) == M13_ORDER
    new = patch_sop(M13_ORDER, replace(sop, langkah=sop.langkah[::-1]))
    swapped = M13_ORDER.replace("satu", "#").replace("Satu", "%").replace("mulai", "!")
    swapped = swapped.replace("dua", "satu").replace("Dua", "Satu").replace("selesai", "mulai")
    assert new == swapped.replace("#", "dua").replace("%", "Dua").replace("!", "selesai")


def test_m13_dotted_keys_get_a_dotted_neighbour():
    text = M13_ORDER.replace("[identitas]\njudul", "judul").replace('judul = "A"', "")
    text = text.replace('unit = "u"\njenis = "teknis"\n', "").replace(
        'id = "a"\n',
        'id = "a"\nidentitas . judul = "A"\nidentitas . unit = "u"\nidentitas . jenis = "teknis"\n',
        1,
    )
    assert difference(text, with_identity(read(text), judul="B", peralatan=("ATK",))) == [
        '- identitas . judul = "A"',
        '+ identitas . judul = "B"',
        '+ identitas . peralatan = ["ATK"]',
    ]


def test_m13_comments_between_blocks_stay_and_comments_on_a_block_go_with_it():
    new = patch_sop(NASKAH, replace(SOP, langkah=(SOP.langkah[1], SOP.langkah[0], SOP.langkah[2])))
    lines = [
        line for line in new.splitlines() if line.startswith(("#", 'id = "')) or "{ pel" in line
    ]
    assert lines[-9:] == [
        "# --- Penerimaan ---",
        'id = "telaah"',
        '  { pelaksana = "kabag", simbol = "keputusan", alur = [',
        "# --- Disposisi ---",
        "# langkah pertama",
        'id = "terima"',
        '  { pelaksana = "agendaris", simbol = "mulai" },',
        'id = "simpan"',
        'simpul = [{ pelaksana = "agendaris", simbol = "selesai" }]',
    ]


def test_a_step_leaves_with_its_own_comment_only():
    gone = difference(NASKAH, replace(SOP, langkah=SOP.langkah[1:]))
    assert gone[0] == "- # langkah pertama"
    assert "- # --- Disposisi ---" not in gone
    assert all(line.startswith("-") for line in gone)


def test_all_steps_may_go_and_come():
    empty = replace(SOP, langkah=(), pelaksana=())
    bare = patch_sop(NASKAH, empty)
    assert "\npelaksana = []\nlangkah = []\n" in bare
    assert "# --- Disposisi ---" in bare
    again = patch_sop(bare, SOP)
    assert read(again) == SOP
    assert again.index("[[pelaksana]]") < again.index("[[langkah]]")


def test_a_new_sop_gets_its_first_performers_above_its_first_steps():
    start = Sop("surat", Identitas("Surat", "umum"))
    with_step_first = replace(start, langkah=SOP.langkah[:1])
    text = patch_sop(new_sop_text(start), with_step_first)
    text = patch_sop(text, replace(with_step_first, pelaksana=SOP.pelaksana))
    assert text == new_sop_text(replace(with_step_first, pelaksana=SOP.pelaksana))


def test_arrows_come_go_and_change_in_the_line_of_their_symbol():
    symbol = SOP.langkah[1].simpul[0]
    back = (Alur("terima", "Kembali"), Alur("simpan", "Ya"), Alur("telaah"))
    assert difference(NASKAH, with_step(SOP, 1, simpul=(replace(symbol, alur=back),))) == [
        '+     { ke = "terima", label = "Kembali" },  # dikembalikan',
        '-     { ke = "terima", label = "Tidak" },  # dikembalikan',
        '+     { ke = "telaah" },',
    ]


def test_no_arrows_and_the_default_flow_are_told_apart():
    symbol = SOP.langkah[0].simpul[0]
    none = with_step(SOP, 0, simpul=(replace(symbol, alur=()),))
    assert difference(NASKAH, none) == [
        '-   { pelaksana = "agendaris", simbol = "mulai" },',
        '+   { pelaksana = "agendaris", simbol = "mulai", alur = [] },',
    ]
    text = patch_sop(NASKAH, none)
    assert patch_sop(text, SOP) == NASKAH


def test_a_new_symbol_and_a_new_performer_follow_the_layout_of_their_neighbours():
    step = SOP.langkah[2]
    lanes = (*SOP.pelaksana, Pelaksana("caraka", "Caraka"))
    symbols = (Simpul("caraka", Simbol.PROSES), *step.simpul)
    changed = replace(with_step(SOP, 2, simpul=symbols), pelaksana=lanes)
    assert difference(NASKAH, changed) == [
        "+ ",
        "+ [[pelaksana]]",
        '+ id = "caraka"',
        '+ nama = "Caraka"',
        '- simpul = [{ pelaksana = "agendaris", simbol = "selesai" }]',
        "+ simpul = [",
        '+   { pelaksana = "caraka", simbol = "proses" },',
        '+   { pelaksana = "agendaris", simbol = "selesai" },',
        "+ ]",
    ]


def test_paper_history_comes_as_a_table_at_the_end_and_its_fields_go_again():
    history = RiwayatAwal(2, keterangan="kertas")
    text = patch_sop(NASKAH, replace(SOP, riwayat_awal=history))
    assert text == NASKAH + '\n[riwayat_awal]\nrevisi = 2\nketerangan = "kertas"\n'
    assert patch_sop(text, SOP) == NASKAH + '\n[riwayat_awal]\nketerangan = ""\n'
