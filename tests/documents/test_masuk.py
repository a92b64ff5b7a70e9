"""The files inside documents: they come back as they were, and a hostile file is refused."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import zipfile
import zlib
from dataclasses import replace

import pytest
from pypdf import PdfReader

from soptui.documents.book import book_edition
from soptui.documents.docx import WordWriter
from soptui.documents.edisi import edition
from soptui.documents.masuk.arsip import ENTRIES
from soptui.documents.masuk.baca import read_incoming
from soptui.documents.masuk.pdf import CHANGED
from soptui.documents.masuk.terbawa import Bawaan
from soptui.documents.pdf import Pilihan, Printer
from soptui.documents.pdf_terbawa import with_carried
from soptui.documents.tanda import UNSEALED, seal
from soptui.documents.terbawa import ITEM, Titipan, carried_xml
from soptui.errors import (
    InvalidError,
    NotFoundError,
    RefusedError,
    SoptuiError,
    SystemFaultError,
)
from soptui.repo import Repository
from tests.contoh import sop_contoh
from tests.documents.edisi_contoh import edisi

DAY = dt.date(2030, 1, 1)


def archive(path, **files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name.replace("__", "/") + ".xml", data)
    return path


def test_every_sop_of_the_book_comes_back_byte_by_byte(demo_master, tmp_path):
    repository = Repository.open(demo_master)
    book = book_edition(repository, "HEAD", DAY, draft=True)
    file = tmp_path / "buku.docx"
    file.write_bytes(WordWriter(Pilihan()).book(book).data)
    found = list(read_incoming(file).bawaan)
    assert len(found) == len(book.edisi) > 30
    for sop_id, text, _ in found:
        assert text.encode() == repository.of(sop_id).find(sop_id).read_bytes()
    one = edition(repository, found[0][0], "HEAD", DAY)
    file.write_bytes(WordWriter(Pilihan()).sop(one).data)
    assert list(read_incoming(file).bawaan) == found[:1]


def test_odd_text_comes_back_too(tmp_path):
    text = 'judul = "א 😀 \ufffe \u202e ]]> &amp;"\r\n# \x7f\n'
    file = tmp_path / "a.docx"
    made = WordWriter(Pilihan()).sop(replace(edisi(sop_contoh()), berkas=text.encode()))
    file.write_bytes(made.data)
    assert read_incoming(file).bawaan == (Bawaan("surat-masuk", text),)


def test_another_program_may_rename_and_rewrite_the_part(tmp_path):
    data = carried_xml([Titipan("a", b"x = 1\n")]).replace(b"<soptui xmlns=", b"<s:soptui xmlns:s=")
    data = data.replace(b"</soptui>", b"</s:soptui>").replace(b"<sop ", b"<s:sop ")
    data = data.replace(b"</sop>", b"</s:sop>").decode().replace('encoding="UTF-8"', "")
    data = data.encode("utf-16")
    foreign = b"<b:Sources xmlns:b='x'><sop id='b'>palsu</sop></b:Sources>"
    file = archive(tmp_path / "a.docx", customXml__item7=data, customXml__item1=foreign)
    assert read_incoming(file).bawaan == (Bawaan("a", "x = 1\n"),)


def test_a_foreign_document_carries_nothing(tmp_path):
    file = archive(tmp_path / "a.docx", word__document=b"<w/>")
    for data in (file.read_bytes(), b"%PDF-1.7\n%%EOF\n", b"skema = 1\n", b""):
        file.write_bytes(data)
        with pytest.raises(
            SoptuiError, match="tidak membawa SOP atau Standar Pelayanan buatan soptui"
        ):
            read_incoming(file)


def test_hostile_and_broken_files_are_refused(tmp_path):
    with pytest.raises(NotFoundError):
        read_incoming(tmp_path / "tidak-ada.docx")
    with pytest.raises(SystemFaultError):
        read_incoming(tmp_path)
    file = tmp_path / "a.docx"
    file.write_bytes(b"PK\x03\x04rusak")
    with pytest.raises(InvalidError, match="rusak atau bukan dokumen Word"):
        read_incoming(file)
    with pytest.raises(RefusedError, match="terlalu besar"):
        read_incoming(archive(file, word__document=b"\0" * (8 << 20)))
    many = {f"word__b{k}": b"" for k in range(ENTRIES + 1)}
    with pytest.raises(RefusedError, match="terlalu banyak"):
        read_incoming(archive(file, **many))
    bomb = b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><soptui>&d;</soptui>'
    with pytest.raises(RefusedError, match="DTD"):
        read_incoming(archive(file, customXml__item1=bomb))
    for broken in (b"<soptui", b'<soptui xmlns="urn:soptui:1"><sop id="a" isi="">%</sop></soptui>'):
        with pytest.raises(InvalidError):
            read_incoming(archive(file, customXml__item1=broken))
    changed = carried_xml([Titipan("a", b"x = 1\n")]).replace(b'isi="', b'isi="0')
    with pytest.raises(InvalidError, match="diubah"):
        read_incoming(archive(file, customXml__item1=changed))


def test_a_part_that_lies_about_its_size_is_refused(tmp_path):
    file = tmp_path / "a.docx"
    part = carried_xml([Titipan("a", b"x" * 50_000)])
    archive(file, customXml__item1=part)
    size = len(part).to_bytes(4, "little")
    file.write_bytes(file.read_bytes().replace(size, (9).to_bytes(4, "little")))
    with pytest.raises(InvalidError):
        read_incoming(file)


def test_the_part_stands_where_programs_keep_it(tmp_path):
    data = WordWriter(Pilihan()).sop(edisi(sop_contoh())).data
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        relations = file.read("word/_rels/document.xml.rels").decode()
        assert file.read(ITEM).startswith(b"<?xml")
    assert f'relationships/customXml" Target="../{ITEM}"' in relations


# --- PDF ------------------------------------------------------------------------------------------


def test_a_pdf_of_every_standard_carries_its_sop_the_same_way_each_time(tmp_path):
    text = 'judul = "א 😀 ]]> &amp;"\r\n# catatan\n'
    own = edisi(sop_contoh())
    own = replace(own, berkas=text.encode(), isi=hashlib.sha256(text.encode()).hexdigest())
    file = tmp_path / "a.pdf"
    for standards in ((), ("a-2a", "ua-1"), ("a-2b",), ("a-2u",)):
        made = [Printer(Pilihan(standar=standards)).sop(own, DAY).pdf for _ in "ab"]
        assert made[0] == made[1]
        file.write_bytes(made[0])
        kiriman = read_incoming(file)
        assert kiriman.bawaan == (Bawaan("surat-masuk", text),)
        assert (kiriman.jenis, kiriman.catatan) == ("pdf", ())
        pdf = PdfReader(file, strict=True)
        assert len(pdf.pages) == 2
        private = pdf.root_object["/PieceInfo"]["/soptui"]
        assert private["/LastModified"] == "D:20200101080000Z"
        assert private["/Private"].get_object().get_data().startswith(b"<?xml")
        assert "/Names" not in pdf.root_object  # no attached file: PDF/A-2 has no room for it


def test_the_book_as_pdf_brings_every_sop_back(demo_master, tmp_path):
    repository = Repository.open(demo_master)
    book = book_edition(repository, "HEAD", DAY, draft=True)
    file = tmp_path / "buku.pdf"
    file.write_bytes(Printer(Pilihan()).book(book, DAY).pdf)
    kiriman = read_incoming(file)
    assert kiriman.catatan == ()
    assert [sop.id for sop in kiriman.bawaan] == [e.id for e in book.edisi]
    for sop_id, text, _ in kiriman.bawaan:
        assert text.encode() == repository.of(sop_id).find(sop_id).read_bytes()


def small_pdf(*sops, isi: str = "", key: str = "Keywords") -> bytes:
    """Return a PDF, without pages, that carries files and names the digest of one."""
    isi = isi or hashlib.sha256(sops[0][1]).hexdigest()
    mark = f"soptui:1 id=a commit=b isi={isi} pada=2020-01-01 segel={UNSEALED}"
    head = f"%PDF-1.7\n1 0 obj\n<</{key}({mark})>>\nendobj\n2 0 obj\n<</Type/Catalog>>\nendobj\n"
    tail = "trailer\n<</Size 3/Root 2 0 R/Info 1 0 R>>\nstartxref\n9\n%%EOF"
    when = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    return seal(with_carried((head + tail).encode(), carried_xml(Titipan(*s) for s in sops), when))


def test_a_pdf_that_was_changed_is_told(tmp_path):
    file = tmp_path / "a.pdf"
    data = small_pdf(("a", b"x = 1\n"))
    file.write_bytes(data)
    assert read_incoming(file).catatan == ()
    signed = data + b"9 0 obj\n<</Sig 1>>\nendobj\n"
    unpacked = zlib.compress(carried_xml([Titipan("a", b"x = 1\n")]), 9)
    resaved = data.replace(b"/FlateDecode", b"/Nihil").replace(
        unpacked, carried_xml([Titipan("a", b"x = 1\n")])
    )
    for changed in (signed, resaved, small_pdf(("a", b"x = 1\n"), key="Kunci")):
        file.write_bytes(changed)
        kiriman = read_incoming(file)
        assert kiriman.bawaan == (Bawaan("a", "x = 1\n"),)
        assert kiriman.catatan == (CHANGED,)
    for sops in ([("a", b"x = 2\n")], [("a", b"x = 1\n"), ("b", b"x = 2\n")]):
        file.write_bytes(small_pdf(*sops, isi="0" * 64))
        with pytest.raises(InvalidError, match="bukan yang disebut tanda"):
            read_incoming(file)


def test_hostile_and_broken_pdfs_are_refused(tmp_path):
    file = tmp_path / "a.pdf"
    data = small_pdf(("a", b"x = 1\n" * 100))
    at = data.index(b"/SoptuiTerbawa")
    for cut in (at + 20, at + 90, data.index(b"endstream")):
        file.write_bytes(data[:cut])
        with pytest.raises(InvalidError, match="terpotong atau rusak"):
            read_incoming(file)
    start = data.index(b"stream\n", at) + 7
    file.write_bytes(data[:start] + b"\0\1\2" + data[start + 3 :])
    with pytest.raises(InvalidError, match="PDF ini rusak"):
        read_incoming(file)
    bomb = b"<</SoptuiTerbawa 1/Filter/FlateDecode>>\nstream\n%s\nendstream\n"
    file.write_bytes(b"%PDF-1.7\n1 0 obj\n" + bomb % zlib.compress(b"\0" * (65 << 20)))
    with pytest.raises(RefusedError, match="terlalu besar"):
        read_incoming(file)
    file.write_bytes(b"%PDF-1.7\ntrailer\n<</Encrypt 7 0 R>>\n%%EOF\n")
    with pytest.raises(RefusedError, match="terkunci sandi"):
        read_incoming(file)
