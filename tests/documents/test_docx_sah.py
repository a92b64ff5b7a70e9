"""Word documents keep to the schemas that Microsoft checks with (WordprocessingML, DrawingML).

The validator is a port of Microsoft's Open XML SDK with its schemas; it tells wrong elements, wrong
order, wrong values, missing parts and references that lead nowhere.
"""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from soptui.documents.book import book_edition
from soptui.documents.docx import WordWriter
from soptui.documents.pdf import Pilihan
from soptui.repo import Repository
from soptui.repo.approval.force import Masa
from tests.chart.samples import NAMED, hard
from tests.contoh import sop_contoh
from tests.documents.edisi_contoh import DAY, edisi
from tests.documents.test_pdf import png

DOCUMENT = "word/document.xml"


def word(sop, masa=Masa.BERLAKU, logo=None, **choices):
    return WordWriter(Pilihan(**choices)).sop(edisi(sop, masa, logo)).data


def told(data, tmp_path):
    file = tmp_path / "a.docx"
    file.write_bytes(data)
    found = OpenXmlValidator(file_format=FileFormat.OFFICE_2010, max_errors=0).validate(file)
    return [f"{e.part_uri} {e.path}: {e.description}" for e in found.errors]


@pytest.mark.parametrize("name", NAMED)
def test_each_chart_is_valid(name, tmp_path):
    assert told(word(NAMED[name](), gabung=True), tmp_path) == []


@pytest.mark.parametrize("masa", [Masa.BELUM, Masa.DICABUT])
def test_long_stamped_and_hostile_sheets_are_valid(masa, tmp_path):
    sop = hard(2, rows=40, lanes=7)
    step = replace(sop.langkah[0], kegiatan='<w:p> & "x" \u202e ]]> 😀 ' + "kata " * 900)
    sop = replace(sop, langkah=(step, *sop.langkah[1:]))
    assert told(word(sop, masa, kertas="A4"), tmp_path) == []


def test_a_logo_is_valid(tmp_path):
    assert told(word(sop_contoh(), logo=("logo.png", png())), tmp_path) == []


def test_the_whole_book_is_valid(demo_master, tmp_path):
    book = book_edition(Repository.open(demo_master), "HEAD", DAY, draft=True)
    assert told(WordWriter(Pilihan()).book(book).data, tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (rb"(<w:tcW [^>]*/>)(.*?)(</w:tcPr>)", rb"\2\1\3"),
        (rb"<w:tcW ", b"<w:tcX "),
        (rb'w:vAlign w:val="center"', b'w:vAlign w:val="middle"'),
        (rb"(</w:tcPr>)<w:p>.*?</w:p></w:tc>", rb"\1</w:tc>"),
        (rb'r:id="rId\d+"', b'r:id="rId999"'),
    ],
    ids=["order", "element", "value", "cell without paragraph", "reference"],
)
def test_the_validator_would_tell(old, new, tmp_path):
    source = zipfile.ZipFile(io.BytesIO(word(sop_contoh())))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == DOCUMENT:
                data, count = re.subn(old, new, data, count=1)
                assert count == 1
            target.writestr(name, data)
    assert told(made.getvalue(), tmp_path) != []
