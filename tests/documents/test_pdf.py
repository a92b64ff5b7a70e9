"""What is printed is read back: every word, every arrow, every mark of the page."""

from __future__ import annotations

import io
import re
import struct
from dataclasses import replace
from zlib import compress, crc32

import pytest
from pypdf import PdfReader

from soptui.documents import typeset
from soptui.documents.bentuk import STANDARDS
from soptui.documents.kertas import MM, SIZES
from soptui.documents.pdf import Pilihan, Printer
from soptui.documents.tanda import is_sealed, read_mark
from soptui.documents.typeset import Typesetter
from soptui.errors import InvalidError, NotFoundError, RefusedError, SoptuiError
from soptui.model.flow import panah
from soptui.repo.approval.force import Masa
from tests.chart.samples import NAMED, hard
from tests.contoh import sop_contoh
from tests.documents.baca_pdf import texts, ties
from tests.documents.edisi_contoh import DAY, edisi


def png() -> bytes:
    """Return a picture of one red point."""

    def part(kind, data):
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", crc32(kind + data))

    head = struct.pack(">LLBBBBB", 1, 1, 8, 2, 0, 0, 0)
    rows = part(b"IDAT", compress(b"\0\xff\0\0"))
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + rows + part(b"IEND", b"")


def cetak(sop, masa=Masa.BERLAKU, logo=None, **choices):
    return Printer(Pilihan(**choices)).sop(edisi(sop, masa, logo), DAY)


def isi(made) -> list[str]:
    return texts(io.BytesIO(made.pdf))


def flat(text: str) -> str:
    return "".join(text.split()).replace("\u200b", "")


def lengkap():
    sop = sop_contoh()
    identitas = replace(
        sop.identitas,
        dasar_hukum=("Undang-Undang Nomor 25 Tahun 2009", "Permendagri Nomor 52 Tahun 2011"),
        kualifikasi_pelaksana=("Memahami tata naskah",),
        keterkaitan=("sop:surat-keluar", "Buku agenda"),
        peralatan=("Komputer",),
        peringatan=("Jika terlambat, maka surat tidak terbaca",),
        pencatatan=("Buku agenda surat",),
    )
    return replace(sop, identitas=identitas)


def test_the_sheet_says_all_that_the_sop_says():
    first, second = isi(cetak(lengkap()))
    for words in (
        *("SEKRETARIAT DAERAH", "BAGIAN UMUM", "Jalan Basuki Rachmat 1", "(0351) 895043"),
        *("065/22/2015", "12 Januari 2015", "4 Maret 2019", "1 Januari 2020"),
        *("Kepala Bagian Umum", "Drs. Budi Santoso", "NIP 19730416 199303 1 007"),
        *("Pengagendaan Surat Masuk", "Undang-Undang Nomor 25 Tahun 2009", "SOP surat-keluar"),
        *("Memahami tata naskah", "Komputer", "Jika terlambat", "Buku agenda surat"),
        *("Dasar Hukum", "Kualifikasi Pelaksana", "Keterkaitan", "Peralatan/Perlengkapan"),
        *("Peringatan", "Pencatatan dan Pendataan", "Halaman 1 dari 2", "a1a1a1a1a1"),
    ):
        assert words in first
    for words in (
        *("Kegiatan", "Pelaksana", "Mutu Baku", "Kelengkapan", "Waktu", "Output", "Keterangan"),
        *("Agendaris", "Menerima surat masuk", "10 menit", "Disposisi", "Ya", "Tidak"),
        *("surat-masuk | Revisi 2 | commit a1a1a1a1a1", "Halaman 2 dari 2"),
    ):
        assert words in second


@pytest.mark.parametrize("name", NAMED)
def test_the_lines_on_paper_tie_the_symbols_that_the_arrows_tie(name):
    sop = NAMED[name]()
    made = cetak(sop, kertas="Legal")
    pages = PdfReader(io.BytesIO(made.pdf)).pages
    lanes = {p.id: k for k, p in enumerate(sop.pelaksana)}
    places = sorted(
        (i, lanes[s.pelaksana]) for i, step in enumerate(sop.langkah) for s in step.simpul
    )
    if len(pages) > 2 or any(step.bersama for step in sop.langkah):
        assert len(ties(pages[1])) > 1  # arrows between pages and double bars are read elsewhere
        return
    number = {place: k for k, place in enumerate(places)}
    wanted: dict[int, set[int]] = {}
    for arrow in panah(sop):
        src = number[arrow.dari.langkah, lanes[arrow.dari.pelaksana]]
        dst = number[arrow.ke.langkah, lanes[arrow.ke.pelaksana]]
        wanted.setdefault(dst, set()).add(src)
    assert {target: sources for sources, target in ties(pages[1])} == wanted


@pytest.mark.parametrize("seed", range(3))
def test_long_charts_go_on_over_pages_with_head_rows_and_connectors(seed):
    sop = hard(seed, rows=45, lanes=6)
    _, *pages = isi(cetak(sop))
    assert len(pages) > 1
    for k, page in enumerate(pages, 2):
        assert "Mutu Baku" in page
        assert f"Halaman {k} dari {len(pages) + 1}" in page
    for step in sop.langkah:
        assert flat(step.kegiatan) in flat("".join(pages))
    numbers = [set(map(int, re.findall(r"(?:ke|dari) hal\. (\d+)", page))) for page in pages]
    assert all(numbers)
    for k, named in enumerate(numbers, 2):
        assert all(k in numbers[other - 2] for other in named)  # and there they name this page


@pytest.mark.parametrize("paper", SIZES)
def test_paper(paper):
    page = PdfReader(io.BytesIO(cetak(sop_contoh(), kertas=paper).pdf)).pages[0]
    short, long = SIZES[paper]
    assert (page.mediabox.width, page.mediabox.height) == pytest.approx(
        (long * MM, short * MM), abs=1
    )


def test_a_short_chart_shares_the_page_of_the_identity():
    assert len(isi(cetak(sop_contoh(), gabung=True))) == 1
    assert len(isi(cetak(hard(1, rows=30), gabung=True))) > 1


@pytest.mark.parametrize(
    ("masa", "stamp", "sentence"),
    [
        (Masa.BELUM, "KONSEP", "Konsep, belum disahkan"),
        (Masa.BERLAKU, "", "Berlaku sejak 1 Januari 2020"),
        (Masa.AKAN_BERLAKU, "", "Disahkan, berlaku mulai 1 Januari 2020"),
        (Masa.DIGANTIKAN, "TIDAK BERLAKU", "Tidak berlaku sejak 3 Mei 2021"),
        (Masa.DICABUT, "DICABUT", "Dicabut, tidak berlaku sejak 3 Mei 2021"),
    ],
)
def test_status_is_on_every_page(masa, stamp, sentence):
    for page in isi(cetak(sop_contoh(), masa)):
        assert sentence in page
        letters = re.sub(r"[^A-Z]", "", page)
        assert all(word in letters or stamp in page for word in stamp.split())
        assert stamp or "KONSEP" not in page


def test_equal_editions_give_equal_bytes_and_a_seal():
    one, two = cetak(lengkap()), cetak(lengkap())
    assert one.pdf == two.pdf
    assert is_sealed(one.pdf)
    assert not is_sealed(one.pdf.replace(b"/Author", b"/Autor "))
    mark = read_mark(one.pdf)
    assert (mark.id, mark.commit, mark.isi) == ("surat-masuk", "a1" * 20, "b" * 64)
    assert (mark.masa, mark.revisi, mark.pada) == ("berlaku", "2", "2020-01-02")


def test_metadata_and_standards():
    made = cetak(lengkap(), standar=("a-2a", "ua-1"))
    reader = PdfReader(io.BytesIO(made.pdf))
    assert reader.metadata.title == "Pengagendaan Surat Masuk"
    assert reader.metadata.author == "Sekretariat Daerah"
    assert reader.trailer["/Root"]["/Lang"] == "id"
    for mark in (b"<pdfaid:part>2<", b"<pdfaid:conformance>A<", b"<pdfuaid:part>1<"):
        assert mark in made.pdf
    assert is_sealed(made.pdf)
    for standard in STANDARDS:
        assert cetak(NAMED["meeting"](), standar=(standard,)).pdf


def test_each_symbol_is_told_to_who_cannot_see_it():
    pdf = cetak(sop_contoh()).pdf
    for words in (b"Mulai: Agendaris", b"Keputusan: Kepala Bagian", b"Selesai: Agendaris"):
        assert b"/Alt(" + words in pdf
    assert b"Tidak: ke langkah 1" in pdf
    assert pdf.count(b"/S/TH") >= 10


@pytest.mark.parametrize(
    "words",
    [
        '#panic("x") $x$ *b* _i_ `c` @ref <lab> \\ #read("/etc/passwd") {a} [c] // /* */ #{1+1}',
        '#sys.version #import "@preview/x:0.1.0"',
    ],
)
def test_markup_in_any_field_is_printed_as_it_stands(words):
    sop = lengkap()
    identitas = replace(
        sop.identitas, judul=words, nomor=words, dasar_hukum=(words, words), peringatan=(words,)
    )
    step = replace(sop.langkah[0], kegiatan=words, kelengkapan=(words,), keterangan=words)
    sop = replace(sop, identitas=identitas, langkah=(step, *sop.langkah[1:]))
    first, second = map(flat, isi(cetak(sop)))
    assert first.count(flat(words)) >= 4
    assert second.count(flat(words)) >= 3


def test_odd_letters_print_or_are_told():
    step = replace(sop_contoh().langkah[0], kegiatan="Surat \u202eterbalik שלום 😀 日 \x1b[31m")
    made = cetak(replace(sop_contoh(), langkah=(step, *sop_contoh().langkah[1:])))
    page = isi(made)[1]
    for words in ("<U+202E>terbalik", "U+1F600", "U+65E5"):
        assert words in page
    [told] = made.catatan
    assert "U+65E5" in told
    assert not cetak(sop_contoh()).catatan


def test_long_words_and_long_lists_lose_nothing():
    sop = lengkap()
    rules = tuple(f"Peraturan Nomor {k} tentang hal yang perlu diatur" for k in range(120))
    identitas = replace(sop.identitas, judul="J" * 300, dasar_hukum=("D" * 500, *rules))
    step = replace(sop.langkah[0], kegiatan="x" * 5000)
    made = cetak(replace(sop, identitas=identitas, langkah=(step, *sop.langkah[1:])))
    said = flat("".join(isi(made)))
    assert "J" * 300 in said
    assert "D" * 500 in said
    assert said.count("x") >= 5000
    assert all(flat(rule) in said for rule in rules)


def test_a_logo_prints_and_a_broken_one_is_told():
    assert not cetak(sop_contoh(), logo=("logo.png", png())).catatan
    made = cetak(sop_contoh(), logo=("logo.png", png()[:40]))
    assert made.catatan == ["Logo logo.png rusak; dokumen dicetak tanpa logo."]


def test_without_steps_the_sheet_says_so():
    [page] = isi(cetak(replace(sop_contoh(), langkah=())))
    assert "belum disusun" in page


def test_own_fonts(tmp_path):
    with pytest.raises(NotFoundError):
        Printer(Pilihan(fon=tmp_path / "tidak-ada"))
    with pytest.raises(InvalidError, match="tidak berisi"):
        Printer(Pilihan(fon=tmp_path))
    (tmp_path / "rusak.ttf").write_bytes(b"bukan fon")
    with pytest.raises(InvalidError, match="bukan fon"):
        Printer(Pilihan(fon=tmp_path))


def test_without_typst_one_sentence_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(typeset, "find_spec", lambda _: None)
    with pytest.raises(SoptuiError, match=r"pip install 'soptui\[pdf\]'"):
        Printer(Pilihan())


def test_limits_and_cancelling_end_it_with_a_sentence(monkeypatch):
    monkeypatch.setattr(typeset, "MEGABYTES", 6)
    with pytest.raises(SoptuiError, match="memori"):
        cetak(sop_contoh())
    printer = Printer(Pilihan())
    printer.typesetter.cancel()
    with pytest.raises(RefusedError, match="dibatalkan"):
        printer.sop(edisi(sop_contoh()), DAY)
    assert isinstance(printer.typesetter, Typesetter)
