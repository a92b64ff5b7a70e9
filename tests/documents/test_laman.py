"""Pages for the screen are read back: every word, every arrow, and nothing that runs."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import replace

import pytest

from soptui.documents.laman.halaman_sop import Letak, halaman_sop
from soptui.documents.laman.kulit import berkas
from soptui.model import Alur
from soptui.model.flow import nomor_simpul, panah
from soptui.repo.approval.force import Masa
from soptui.visible import visible
from tests.chart.samples import NAMED, hard
from tests.contoh import sop_contoh
from tests.documents.baca_html import read
from tests.documents.edisi_contoh import DAY, edisi

SAMPLES = {**{name: make() for name, make in NAMED.items()}, "hard": hard(2, rows=40, lanes=12)}


def laman(sop, masa=Masa.BERLAKU, logo=None, **choices):
    return halaman_sop(edisi(sop, masa, logo, {"surat-keluar": "Surat Keluar"}), DAY, **choices)


def terisi(words: tuple[str, ...]):
    """Return an SOP that says these words in every field that takes them."""
    sop = sop_contoh()
    judul = words[0]
    boxes = dict.fromkeys(
        (
            *("dasar_hukum", "kualifikasi_pelaksana", "keterkaitan"),
            *("peralatan", "peringatan", "pencatatan"),
        ),
        words,
    )
    step = replace(
        sop.langkah[1],
        kegiatan=judul,
        waktu=judul,
        keterangan=judul,
        kelengkapan=words,
        output=words,
        simpul=(
            replace(
                sop.langkah[1].simpul[0],
                teks=judul,
                alur=(Alur("catat", judul), Alur("terima", "Tidak")),
            ),
        ),
    )
    return replace(
        sop,
        identitas=replace(sop.identitas, judul=judul, nomor=judul, **boxes),
        pelaksana=(replace(sop.pelaksana[0], nama=judul), *sop.pelaksana[1:]),
        langkah=(sop.langkah[0], step, sop.langkah[2]),
    )


def test_the_page_says_all_that_the_sheet_says():
    sop = sop_contoh()
    identitas = replace(
        sop.identitas,
        dasar_hukum=("Undang-Undang Nomor 25 Tahun 2009", "Permendagri Nomor 52 Tahun 2011"),
        keterkaitan=("sop:surat-keluar", "Buku agenda"),
        peringatan=("Jika terlambat, maka surat tidak terbaca",),
    )
    page = read(laman(replace(sop, identitas=identitas)))
    for words in (
        *("SEKRETARIAT DAERAH", "BAGIAN UMUM", "Jalan Basuki Rachmat 1", "(0351) 895043"),
        *("065/22/2015", "12 Januari 2015", "4 Maret 2019", "1 Januari 2020"),
        *("Kepala Bagian Umum", "Drs. Budi Santoso", "NIP 19730416 199303 1 007"),
        *("Undang-Undang Nomor 25 Tahun 2009", "SOP Surat Keluar", "Buku agenda"),
        *("Dasar Hukum", "Kualifikasi Pelaksana", "Keterkaitan", "Peralatan/Perlengkapan"),
        *("Peringatan", "Pencatatan dan Pendataan", "Jika terlambat"),
        *("Kegiatan", "Pelaksana", "Mutu Baku", "Kelengkapan", "Waktu", "Output", "Keterangan"),
        *("surat-masuk", "Revisi 2", "a1" * 20, "b" * 64, "Status pada 2 Januari 2020"),
        "Langkah 2 dari 3, Kepala Bagian, keputusan",
        "Bila Ya ke langkah 3 (Mencatat surat, Agendaris)",
    ):
        assert words in page.text
    heads = [tag for tag, _ in page.tags if tag in ("h1", "h2")]
    assert heads == ["h1", "h2", "h2", "h2"]


@pytest.mark.parametrize("name", SAMPLES)
def test_each_symbol_says_where_its_arrows_lead(name):
    sop = SAMPLES[name]
    rows = read(laman(sop)).rows[2:]
    numbers = nomor_simpul(sop)
    places = {number: place for place, number in numbers.items()}
    said = []
    for i, row in enumerate(rows):
        for lane, (_, words) in zip(sop.pelaksana, row[2:], strict=False):
            symbol = next((s for s in sop.langkah[i].simpul if s.pelaksana == lane.id), None)
            if symbol is None:
                assert words == ""
                continue
            assert words.startswith(f"{symbol.simbol.capitalize()}: {lane.nama}")
            for label, number in re.findall(r"; (?:([^;]+): )?ke langkah (\d+[a-z]?)", words):
                said.append(((i, lane.id), places[number], label))
    assert sorted(said) == sorted((a.dari, a.ke, a.label) for a in panah(sop))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_table_is_whole(name):
    sop = SAMPLES[name]
    page = read(laman(sop))
    lanes = len(sop.pelaksana)
    upper, lower, *rows = page.rows
    assert sum(int(a.get("colspan") or 1) for a, _ in upper) == lanes + 6
    assert [words for _, words in lower[:lanes]] == [p.nama for p in sop.pelaksana]
    assert sum(tag == "col" for tag, _ in page.tags) == lanes + 6
    assert len(rows) == len(sop.langkah)
    for i, (row, step) in enumerate(zip(rows, sop.langkah, strict=True), 1):
        assert len(row) == lanes + 6
        assert row[0] == ({"scope": "row"}, str(i))
        assert row[1][1].startswith(step.kegiatan)
        assert [words for _, words in row[-4:]] == [
            "".join(step.kelengkapan), step.waktu, "".join(step.output), step.keterangan,
        ]  # fmt: skip
    assert all(a.get("scope") in ("col", "colgroup") for a, _ in (*upper, *lower))


@pytest.mark.parametrize(
    ("masa", "sentence", "stamp"),
    [
        (Masa.BELUM, "KONSEP, belum disahkan", "KONSEP"),
        (Masa.BERLAKU, "Berlaku sejak 1 Januari 2020", ""),
        (Masa.AKAN_BERLAKU, "Disahkan, berlaku mulai 1 Januari 2020", ""),
        (Masa.DIGANTIKAN, "TIDAK BERLAKU sejak 3 Mei 2021", "TIDAK BERLAKU"),
        (Masa.DICABUT, "DICABUT, tidak berlaku sejak 3 Mei 2021", "DICABUT"),
    ],
)
def test_status_stands_below_the_title_in_words(masa, sentence, stamp):
    page = read(laman(sop_contoh(), masa))
    assert f"Pengagendaan Surat Masuk\n{sentence}" in page.text
    assert page.text.strip().endswith(stamp)
    assert ("cap" in page.all("class")) is bool(stamp)


ODD = [
    "</td></table></style></title><script>alert(1)</script><img src=x onerror=alert(2)>",
    "\" onmouseover=\"alert(1)\" x='y' javascript:alert(1) &lt;b&gt; &amp; ]]> --> <!-- <?x?>",
    "\x1b[31mmerah\x00\x07 \u202eterbalik\u202c \u200bkosong",
    "שלום عربى \U0001f600 日本 " + "a\u0301" * 9,
    "sop:x\"><b>tebal</b>",
]  # fmt: skip


@pytest.mark.parametrize("words", ODD)
def test_whatever_people_write_is_shown_and_nothing_else(words):
    plain = read(laman(terisi(("Kata biasa", "satu"))))
    page = read(laman(terisi((words, "satu"))))
    assert [tag for tag, _ in page.tags if tag not in ("path", "text", "rect", "br")] == [
        tag for tag, _ in plain.tags if tag not in ("path", "text", "rect", "br")
    ]
    shown = visible(words)
    assert page.text.count(shown.removeprefix("sop:")) >= 12
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u200b]", page.text)
    assert page.style.count("}") == plain.style.count("}")


def test_text_of_5000_letters_and_line_feeds_are_whole():
    words = ("x" * 5000, "satu\ndua", "kata " * 999 + "akhir")
    text = read(laman(terisi(words))).text
    assert text.count("x" * 5000) >= 12
    assert text.count("satu\ndua") >= 6
    assert text.count(words[2]) >= 6


def test_the_related_sop_is_linked_where_it_has_a_page():
    sop = sop_contoh()
    sop = replace(sop, identitas=replace(sop.identitas, keterkaitan=("sop:surat-keluar",)))
    assert [a for a in read(laman(sop)).all("href") if not a.startswith("#")] == []
    letak = Letak("../index.html", {"surat-keluar": "surat-keluar.html"})
    links = read(laman(sop, letak=letak)).all("href")
    assert [a for a in links if not a.startswith("#")] == ["../index.html", "surat-keluar.html"]


def test_a_logo_is_part_of_the_page():
    picture = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    page = read(laman(sop_contoh(), logo=("logo/kab.svg", picture)))
    [source] = page.all("src")
    assert source.startswith("data:image/svg+xml;base64,")
    assert b64decode(source.partition(",")[2]) == picture
    assert page.all("alt") == ["Logo Sekretariat Daerah"]


def test_without_steps_the_page_says_so():
    page = read(laman(replace(sop_contoh(), langkah=())))
    assert "belum disusun" in page.text
    assert not page.rows
    assert "#bagan" not in page.all("href")


@pytest.mark.parametrize(("paper", "sheet"), [("A4", "297mm 210mm"), ("F4", "330mm 215mm")])
def test_printed_sheets_lie_and_name_what_they_are(paper, sheet):
    style = read(laman(sop_contoh(), kertas=paper)).style
    assert f"@page{{size:{sheet};" in style
    assert "surat-masuk   |   Revisi 2   |   commit a1a1a1a1a1   |   Berlaku sejak" in style


def test_equal_editions_give_equal_bytes():
    assert laman(sop_contoh()) == laman(sop_contoh())


def luminance(colour: str) -> float:
    step = len(colour) // 3
    parts = [int((colour[k : k + step] * 2)[:2], 16) / 255 for k in range(0, len(colour), step)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_letters_and_lines_stand_out_by_day_by_night_and_on_paper():
    schemes = re.findall(r":root\{([^}]*)\}", berkas("laman.css"))
    assert len(schemes) == 3
    for scheme in schemes:
        colours = dict(re.findall(r"--(\w+):#([0-9a-f]+)", scheme))
        light = {name: luminance(code) for name, code in colours.items()}

        def ratio(a, b, light=light):
            high, low = sorted((light[a], light[b]), reverse=True)
            return (high + 0.05) / (low + 0.05)

        for name in ("tinta", "redup", "tautan", "baik", "awas"):
            assert ratio(name, "latar") >= 4.5, name
        assert ratio("tinta", "kepala") >= 4.5
        assert ratio("garis", "latar") >= 3
