"""A Standar Pelayanan and a Maklumat on paper, in Word and on the web: all words, in order."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from dataclasses import replace

import pytest
from pypdf import PdfReader

from soptui import texts
from soptui.documents.bentuk import BENTUK
from soptui.documents.docx import WordWriter
from soptui.documents.kertas import MM, SIZES, Kertas
from soptui.documents.laman.kulit import LAYAR
from soptui.documents.layanan.laman import pledge_page, service_page
from soptui.documents.layanan.lembar import COLUMNS, columns, service_data
from soptui.documents.layanan.pdf import print_pledge
from soptui.documents.layanan.pembuat import check_form
from soptui.documents.layanan.word import pledge_document, service_document
from soptui.documents.pdf import Pilihan, Printer
from soptui.documents.tanda import is_sealed, read_mark
from soptui.errors import SoptuiError
from soptui.repo.approval.force import Masa
from soptui.rules.contoh_layanan import LAYANAN, layanan_of
from soptui.sample.isi import layanan
from tests.documents.baca_html import read
from tests.documents.baca_pdf import texts as pdf_texts
from tests.documents.edisi_contoh import DAY, STAMPS
from tests.documents.layanan_contoh import edisi_layanan, edisi_maklumat
from tests.documents.test_docx_sah import told
from tests.documents.test_pdf import flat, png

COMPONENTS = [*texts.PENYAMPAIAN.values(), *texts.PENGELOLAAN.values()]
ODD = layanan_of(
    {
        "identitas/judul": "Layanan <b>#panic()</b> & \u202eحجاب 😀",
        "penyampaian/persyaratan": ("x" * 5000, "= bukan judul", "$x$ #import"),
        "penyampaian/produk": tuple(f"Produk ke-{k}" for k in range(120)),
        "penyampaian/biaya": "",
    }
)


def paper(edisi, **choices):
    return Printer(Pilihan(**choices)).service(edisi, DAY)


def pages(pdf: bytes) -> list[str]:
    return pdf_texts(io.BytesIO(pdf))


def in_order(text: str, words: list[str]) -> bool:
    plain, at = flat(text), 0
    for word in words:
        at = plain.find(flat(word), at)
        if at < 0:
            return False
    return True


def words_of(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as file:
        xml = file.read("word/document.xml").decode()
    return " ".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", xml))


def test_the_sheet_is_upright_and_says_all_components_in_order():
    made = paper(edisi_layanan(), standar=("a-2a", "ua-1"))
    page = PdfReader(io.BytesIO(made.pdf)).pages[0]
    wide, high = SIZES["F4"]
    size = (float(page.mediabox.width), float(page.mediabox.height))
    assert size == pytest.approx((wide * MM, high * MM), abs=0.1)
    (text,) = pages(made.pdf)
    assert in_order(text, ["STANDAR PELAYANAN", LAYANAN.identitas.judul, "Nomor", *COMPONENTS])
    assert in_order(
        text, ["1 (satu) hari kerja", "Tidak dipungut biaya", "2 orang", "Disahkan Oleh"]
    )
    assert in_order(text, ["SOP Pelaksanaan", "SOP Pengagendaan Surat Masuk"])
    assert flat("sp-pengagendaan-surat | Revisi 2 | commit a1a1a1a1a1") in flat(text)
    assert "KONSEP" not in text
    assert made.catatan == []


def test_the_columns_are_ten_fiftytwo_and_onehundredeight_on_f4():
    assert [width / MM for width in columns(Kertas("F4"))] == pytest.approx(COLUMNS)
    assert sum(columns(Kertas("A4"))) / MM == pytest.approx(165)


def test_equal_editions_are_equal_bytes_sealed_and_marked():
    made = paper(edisi_layanan())
    assert paper(edisi_layanan()).pdf == made.pdf
    assert is_sealed(made.pdf)
    assert read_mark(made.pdf).id == LAYANAN.id
    assert read_mark(made.pdf).masa == str(Masa.BERLAKU)


@pytest.mark.parametrize(
    ("masa", "word"),
    [(masa, word) for masa, word in STAMPS if word],
)
def test_what_is_not_in_force_is_stamped_everywhere(masa, word):
    edisi = edisi_layanan(masa=masa)
    assert flat(word) in flat(pages(paper(edisi).pdf)[0])
    assert word in read(service_page(edisi, DAY)).text


def test_odd_words_print_whole_on_all_pages_and_run_nowhere():
    made = paper(edisi_layanan(ODD))
    found = pages(made.pdf)
    assert len(found) > 1
    whole = flat("".join(found))
    assert whole.count("x") >= 5000
    assert in_order(whole, ["=bukanjudul", "$x$#import"])
    assert all(flat(f"Produk ke-{k}") in whole for k in (0, 60, 119))
    assert all("Halaman" in page for page in found)
    assert all(flat("No Komponen Uraian") in flat(page) for page in found[1:-1])
    page = service_page(edisi_layanan(ODD), DAY)
    assert b"<b>#panic" not in page
    assert "Layanan <b>#panic()</b> &" in read(page).text
    assert "#panic()" in words_of(service_document(WordWriter(Pilihan()), edisi_layanan(ODD)).data)


def test_a_row_stays_on_one_page_with_its_number():
    items = ("Kalimat yang cukup panjang untuk mengisi satu baris penuh pada kolom uraian",) * 7
    names = [*texts.PENYAMPAIAN, *texts.PENGELOLAAN]
    full = layanan_of(
        {
            f"{'penyampaian' if name in texts.PENYAMPAIAN else 'pengelolaan'}/{name}": items
            for name in names
            if name not in ("jangka_waktu", "biaya", "jumlah_pelaksana")
        }
    )
    _, *others = pages(paper(edisi_layanan(full)).pdf)
    assert others
    for page in others:
        after = flat(page).partition("Uraian")[2]
        assert re.match(r"\d+[A-Z]", after), after[:40]


def test_who_signs_is_never_alone_on_a_page():
    cards = next(one for one in layanan() if one.id == "sp-pelayanan-karpeg-karis-karsu-kpe")
    *_, last = pages(paper(edisi_layanan(cards), kertas="A4").pdf)
    assert in_order(last, ["No Komponen Uraian", "14", "Evaluasi Kinerja", "Disahkan Oleh", "NIP"])
    with zipfile.ZipFile(
        io.BytesIO(service_document(WordWriter(Pilihan()), edisi_layanan()).data)
    ) as file:
        *_, row = re.findall(r"<w:tr>.*?</w:tr>", file.read("word/document.xml").decode())[:-1]
    assert "Evaluasi Kinerja Pelaksana" in row
    assert row.count("<w:keepNext/>") == row.count("<w:p>") == 3


def test_an_empty_service_prints_with_dashes():
    bare = replace(
        LAYANAN, penyampaian=type(LAYANAN.penyampaian)(), pengelolaan=type(LAYANAN.pengelolaan)()
    )
    (text,) = pages(paper(edisi_layanan(bare)).pdf)
    assert in_order(text, ["Persyaratan", "-", "Evaluasi Kinerja Pelaksana", "-"])


def test_a_signature_field_fits_on_upright_paper():
    made = paper(edisi_layanan(), tempat_ttd="kolom")
    fields = PdfReader(io.BytesIO(made.pdf)).get_fields()
    assert list(fields) == ["TandaTangan"]


def test_word_and_web_say_what_the_paper_says():
    logo = ("logo.png", png())
    made = service_document(WordWriter(Pilihan()), edisi_layanan(logo=logo))
    again = service_document(WordWriter(Pilihan()), edisi_layanan(logo=logo))
    assert made.data == again.data
    assert made.catatan == []
    wanted = ["STANDAR PELAYANAN", LAYANAN.identitas.judul, *COMPONENTS, "Disahkan Oleh"]
    assert in_order(words_of(made.data), wanted)
    page = read(service_page(edisi_layanan(logo=logo), DAY))
    assert in_order(page.text, wanted)
    assert "data:image/png" in "".join(page.all("src"))
    assert service_page(edisi_layanan(), DAY) == service_page(edisi_layanan(), DAY)


@pytest.mark.parametrize("masa", [Masa.BERLAKU, Masa.BELUM])
def test_word_documents_keep_to_the_schemas(masa, tmp_path):
    writer, logo = WordWriter(Pilihan()), ("logo.png", png())
    odd = edisi_layanan(ODD, masa, logo)
    assert told(service_document(writer, odd).data, tmp_path) == []
    draft = masa is Masa.BELUM
    assert (
        told(pledge_document(writer, edisi_maklumat(ODD, logo=logo, draft=draft)).data, tmp_path)
        == []
    )


def test_word_opens_upright_in_libreoffice_on_one_page(tmp_path):
    (tmp_path / "sp.docx").write_bytes(
        service_document(WordWriter(Pilihan()), edisi_layanan()).data
    )
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to",
         "pdf", "--outdir", str(tmp_path), str(tmp_path / "sp.docx")],
        capture_output=True, timeout=180, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    reader = PdfReader(tmp_path / "sp.pdf")
    assert len(reader.pages) == 1
    assert float(reader.pages[0].mediabox.height) > float(reader.pages[0].mediabox.width)
    assert in_order(reader.pages[0].extract_text(), ["Komponen", "Persyaratan", "Disahkan Oleh"])


def test_the_pledge_is_one_page_that_names_the_services_and_who_signs():
    other = layanan_of({"identitas/judul": "Pelayanan Cuti"})
    edisi = edisi_maklumat(LAYANAN, other, logo=("logo.png", png()))
    wanted = ["MAKLUMAT PELAYANAN", "menyatakan sanggup", "Pengagendaan Surat Masuk"]
    wanted += ["Pelayanan Cuti", "Magetan, 1 Januari 2020", "Drs. Budi Santoso", "NIP"]
    (text,) = pages(print_pledge(Printer(Pilihan(standar=("ua-1",))), edisi, DAY).pdf)
    assert in_order(text, wanted)
    assert in_order(words_of(pledge_document(WordWriter(Pilihan()), edisi).data), wanted)
    assert in_order(read(pledge_page(edisi, DAY)).text, wanted)


def test_a_draft_of_the_pledge_leaves_the_day_open():
    (text,) = pages(print_pledge(Printer(Pilihan()), edisi_maklumat(draft=True), DAY).pdf)
    assert "KONSEP" in flat(text)
    assert in_order(text, ["Magetan, ........"])


def test_a_service_has_no_chart_and_a_pledge_no_table():
    with pytest.raises(SoptuiError, match="pdf, docx, xlsx, html"):
        check_form("svg")
    for form in set(BENTUK) - {"pdf", "docx", "html"}:
        with pytest.raises(SoptuiError, match=r"Maklumat .*pdf, docx, html"):
            check_form(form, pledge=True)


def test_components_are_numbered_through_both_groups():
    groups = service_data(edisi_layanan(), Kertas("F4"), LAYAR)["kelompok"]
    assert [c["nomor"] for group in groups for c in group["komponen"]] == list(range(1, 15))
    published, internal = (group["judul"] for group in groups)
    assert published.endswith("(service delivery): bagian yang wajib dipublikasikan")
    assert internal.endswith("(manufacturing): bagian internal")
