"""Text of other programs becomes steps; what does not fit is named."""

from dataclasses import replace

import pytest

from soptui.changes import paste
from soptui.errors import SoptuiError
from soptui.model import Simbol
from tests.changes.sample import AGENDA

EMPTY = replace(AGENDA, langkah=())
BARE = replace(EMPTY, pelaksana=())


def shapes(step):
    return [(s.pelaksana, s.simbol.value) for s in step.simpul]


def test_lines_become_a_step_each_below_the_cursor():
    text = "1. Menerima berkas\r\n2. Memeriksa berkas\r\n"
    pasted = paste.paste_text(AGENDA, 1, "kegiatan", text)
    steps = pasted.edited.sop.langkah
    assert [s.kegiatan for s in steps[1:5]] == [
        "Mencatat surat", "Menerima berkas", "Memeriksa berkas", "Menelaah surat",
    ]  # fmt: skip
    assert pasted.rows == range(2, 4)
    assert pasted.edited.title == "tempel 2 baris"
    assert pasted.edited.notes == ("2 langkah dibuat.",)


def test_an_empty_step_is_filled_first():
    empty = replace(AGENDA.langkah[1], kegiatan="", waktu="")
    sop = replace(AGENDA, langkah=(AGENDA.langkah[0], empty, *AGENDA.langkah[2:]))
    pasted = paste.paste_text(sop, 1, "kegiatan", "Satu\nDua")
    assert [s.kegiatan for s in pasted.edited.sop.langkah[1:3]] == ["Satu", "Dua"]
    assert pasted.edited.notes == ("1 langkah dibuat, 1 langkah diubah.",)


def test_cells_fall_on_the_columns_from_the_cursor_and_go_on_below_the_last_step():
    pasted = paste.paste_text(AGENDA, 4, "waktu", "5 menit\tKartu\tSegera\tx\n1 jam\tBuku\t\t")
    last, new = pasted.edited.sop.langkah[4:]
    assert (last.waktu, last.output, last.keterangan) == ("5 menit", ("Kartu",), "Segera")
    assert (new.waktu, new.output) == ("1 jam", ("Buku",))
    assert pasted.edited.notes == (
        "1 langkah dibuat, 1 langkah diubah.",
        "1 kolom di kanan tidak muat dan dilewati.",
    )


def test_marks_become_symbols_and_what_is_no_mark_is_named():
    text = "Menerima\tx\t\t\tSurat\nMemeriksa\t\t◇\tentah\tSurat\nMengirim\t\t\t○\tSurat"
    pasted = paste.paste_text(EMPTY, -1, "kegiatan", text)
    assert [shapes(step) for step in pasted.edited.sop.langkah] == [
        [("agendaris", "mulai")],
        [("kasubag", "keputusan")],
        [("kabag", "selesai")],
    ]
    assert "Langkah 2: panah Ya ke 3, Tidak ke 1." in pasted.edited.notes
    assert "Tidak dikenali: “entah” (langkah 2, Kepala Bagian)." in pasted.edited.notes


def test_a_table_of_excel_with_titles_makes_steps_and_performers():
    text = (
        "No.\tUraian Prosedur\tPelaksana\t\tMutu Baku\t\t\tKet.\r\n"
        "\t\tStaf\tKepala\tPersyaratan/Kelengkapan\tWaktu\tOutput\t\r\n"
        "1\t2\t3\t4\t5\t6\t7\t8\r\n"
        '1.\tMenerima\u00a0berkas\t1\t\t"Surat\r\n• Map"\t10 menit\tBerkas\t\r\n'
        "2.\tMenyetujui\t\t◇\t\t1 jam\tDisposisi\tsegera\r\n"
    )
    pasted = paste.paste_text(BARE, -1, "kegiatan", text)
    sop = pasted.edited.sop
    assert [p.nama for p in sop.pelaksana] == ["Staf", "Kepala"]
    first, second = sop.langkah
    assert first.kegiatan == "Menerima berkas"
    assert first.kelengkapan == ("Surat", "Map")
    assert shapes(first) == [("staf", "mulai")]
    assert shapes(second) == [("kepala", "keputusan")]
    assert (second.waktu, second.output, second.keterangan) == ("1 jam", ("Disposisi",), "segera")
    assert "Pelaksana baru: Staf." in pasted.edited.notes


def test_columns_are_mapped_by_name_in_any_order_and_unknown_ones_are_named():
    text = "Waktu\tKegiatan\tBiaya\n10 menit\tMenerima\tgratis"
    pasted = paste.paste_text(EMPTY, -1, "kegiatan", text)
    step = pasted.edited.sop.langkah[0]
    assert (step.kegiatan, step.waktu) == ("Menerima", "10 menit")
    assert "Tidak dikenali: kolom Biaya." in pasted.edited.notes


def test_a_column_of_names_says_who_acts():
    text = "No\tKegiatan\tPelaksana\n1\tMenerima\tAgendaris\n2\tMengantar\tKurir"
    sop = paste.paste_text(EMPTY, -1, "kegiatan", text).edited.sop
    assert [shapes(step) for step in sop.langkah] == [
        [("agendaris", "mulai")],
        [("kurir", "proses")],
    ]


def test_a_table_without_performers_needs_no_titles():
    text = "1\tMenerima\tSurat\t10 menit\n2\tMencatat\tBuku\t5 menit"
    pasted = paste.paste_text(EMPTY, -1, "kegiatan", text)
    assert [(s.kelengkapan, s.waktu) for s in pasted.edited.sop.langkah] == [
        (("Surat",), "10 menit"),
        (("Buku",), "5 menit"),
    ]


def test_steps_without_any_performer_get_one_and_it_is_said():
    pasted = paste.paste_text(BARE, -1, "kegiatan", "Satu\nDua")
    assert [p.nama for p in pasted.edited.sop.pelaksana] == ["Pelaksana"]
    assert pasted.edited.sop.langkah[0].simpul[0].simbol is Simbol.MULAI
    assert "Kolom Pelaksana dibuat; ganti namanya di judul kolom." in pasted.edited.notes


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        ("kegiatan", " \n\t\n", "Tempelan kosong"),
        ("alur", "Ya", "Kolom ini tidak menerima tempelan"),
        ("simpul/kabag", "entah", "tidak mengubah apa pun"),
    ],
)
def test_what_cannot_be_pasted_is_said(key, text, words):
    with pytest.raises(SoptuiError, match=words):
        paste.paste_text(AGENDA, 1, key, text)


def test_a_thousand_rows_are_taken():
    text = "\n".join(f"Kegiatan {i}\tx\t\t\tSurat\t1 jam\tKartu" for i in range(1_000))
    assert len(paste.paste_text(EMPTY, -1, "kegiatan", text).edited.sop.langkah) == 1_000
