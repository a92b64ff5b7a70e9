"""An office's own words for fields and columns stand on every sheet, whole."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from soptui.chart import ChartStyle, draw, render_svg
from soptui.documents.docx import WordWriter
from soptui.documents.laman.halaman_sop import halaman_sop
from soptui.documents.layanan.laman import service_page
from soptui.documents.layanan.teks import service_sheet
from soptui.documents.linear import linear
from soptui.documents.masuk.baca import read_incoming
from soptui.documents.pdf import Pilihan, Printer
from soptui.documents.sheet import identity_sheet
from soptui.documents.xlsx import ExcelWriter
from soptui.model.istilah import PEDOMAN, Istilah
from soptui.resources import schema_text
from soptui.toml import read_organisasi
from tests.documents.baca_docx import text, tree
from tests.documents.baca_xlsx import sheets
from tests.documents.edisi_contoh import DAY, KANTOR, edisi
from tests.documents.layanan_contoh import edisi_layanan
from tests.documents.test_pdf import flat, isi, lengkap

HEAD = {
    "judul": "Judul SOP",
    "nomor": "Nomor Dokumen",
    "tanggal_pembuatan": "Tgl. Pembuatan",
    "tanggal_revisi": "Tgl. Revisi",
    "tanggal_efektif": "Tanggal Pengesahan",
    "pengesah": "Ditetapkan Oleh",
}
BOXES = {
    "dasar_hukum": "Landasan Hukum",
    "kualifikasi_pelaksana": "Kualifikasi Pelaksanaan",
    "keterkaitan": "Keterkaitan SOP",
    "peralatan": "Perlengkapan Kerja",
    "peringatan": "Hal yang Diperhatikan",
    "pencatatan": "Pendataan dan Pencatatan",
}
COLUMNS = {
    "no": "Urut",
    "kegiatan": "Uraian Prosedur",
    "pelaksana": "Pelaksana Kegiatan",
    "mutu_baku": "Mutu Baku Kegiatan",
    "kelengkapan": "Persyaratan/Kelengkapan",
    "waktu": "Waktu Penyelesaian",
    "output": "Hasil",
    "keterangan": "Ket.",
}
OWN = Istilah(tuple({**HEAD, **BOXES, **COLUMNS}.items()))
OFFICE = replace(KANTOR, istilah=OWN)


def own_edition():
    return replace(edisi(lengkap()), organisasi=OFFICE)


def assert_speaks(said: str, labels: dict[str, str]) -> None:
    """Every own word is there; none of the guideline is left where the office has its own."""
    for words in labels.values():
        assert flat(words) in flat(said)
    for name in set(labels) - {"kelengkapan", "waktu"}:  # they stand inside the own words
        assert flat(f"{PEDOMAN[name]}:") not in flat(said)


def test_each_form_of_the_sheet_speaks_the_offices_words():
    own = own_edition()
    everything = HEAD | BOXES | COLUMNS
    assert_speaks("\n".join(isi(Printer(Pilihan()).sop(own, DAY))), everything)
    assert_speaks(text(tree(WordWriter(Pilihan()).sop(own).data)), everything)
    workbook = sheets(ExcelWriter(Pilihan()).sop(own).data)
    assert_speaks(" ".join(w for s in workbook for w in s.cells.values()), everything)
    assert_speaks(halaman_sop(own, DAY).decode(), everything)
    assert_speaks(render_svg(own.sop, OWN).replace("</text>", " "), {"no": COLUMNS["no"]})
    assert_speaks("\n".join(identity_sheet(own.sop, OFFICE)), HEAD | BOXES)
    spoken = {k: v for k, v in COLUMNS.items() if k not in ("no", "mutu_baku", "keterangan")}
    assert_speaks("\n".join(linear(own.sop, OFFICE)), HEAD | BOXES | spoken)


@pytest.mark.parametrize(
    ("writer", "name"), [(WordWriter, "a.docx"), (ExcelWriter, "a.xlsx")], ids=["docx", "xlsx"]
)
def test_what_the_own_words_head_is_read_back(tmp_path, writer, name):
    file = tmp_path / name
    file.write_bytes(writer(Pilihan()).sop(edisi(lengkap())).data)
    [plain] = read_incoming(file).lembar
    file.write_bytes(writer(Pilihan()).sop(own_edition()).data)
    [own] = read_incoming(file, OWN).lembar
    assert own.ruas == plain.ruas
    assert len(own.ruas) >= len(BOXES) + 2
    [ours], [theirs] = own.halaman, plain.halaman
    assert [row.sel for row in ours.baris] == [row.sel for row in theirs.baris]


def test_words_of_titles_are_never_cut_and_titles_break_into_lines():
    sop = lengkap()
    for width in (None, 120, 80):
        drawing = draw(sop, ChartStyle(width=width, istilah=OWN))
        head = "\n".join("".join(span.text for span in drawing.row(y)) for y in range(drawing.head))
        for words in COLUMNS.values():
            for word in words.split():
                assert word in head
    svg = render_svg(sop, OWN)
    assert [w for words in COLUMNS.values() for w in words.split() if w not in svg] == []


def test_a_service_keeps_its_lawful_components_and_takes_the_offices_words_for_the_rest():
    own = replace(edisi_layanan(), organisasi=OFFICE)
    labels = {k: HEAD[k] for k in ("tanggal_revisi", "tanggal_efektif", "pengesah")}
    assert_speaks(service_page(own, DAY).decode(), labels)
    assert_speaks("\n".join(service_sheet(own.layanan, OFFICE, None, {}, width=90)), labels)
    assert "Jangka Waktu Penyelesaian" in service_page(own, DAY).decode()


def test_without_own_words_the_guideline_speaks():
    assert ChartStyle().istilah == PEDOMAN
    assert PEDOMAN["tanggal_efektif"] == "Tanggal Efektif"
    assert Istilah((("waktu", "  "),))["waktu"] == "Waktu"


def read(label: str):
    return read_organisasi(
        f'skema = "soptui/1"\n[instansi]\nnama = "A"\n[unit.a]\nnama = "A"\n'
        f'[jabatan.a]\nnama = "A"\n[label]\n{label}\n'.encode(),
        "soptui.toml",
    )


def test_every_field_of_the_sheet_can_be_named_in_the_settings():
    schema = json.loads(schema_text("soptui"))
    known = set(schema["properties"]["label"]["properties"])
    assert set(HEAD) | set(BOXES) | set(COLUMNS) <= known
    assert all(PEDOMAN[name] for name in known)
    assert read('waktu = "Lama"').istilah["waktu"] == "Lama"


@pytest.mark.parametrize(
    "label",
    [
        r'waktu = "a\u001b[31mb"',
        r'waktu = "a\nb"',
        f'waktu = "{"x" * 49}"',
        'warna = "a"',
        "no = 1",
    ],
)
def test_labels_that_no_sheet_can_show_are_refused_with_their_place(label):
    with pytest.raises(Exception, match=r"soptui\.toml:9"):
        read(label)
