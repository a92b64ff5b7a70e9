"""The files inside a Word document: they come back as they were, and a hostile file is refused."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import replace

import pytest

from soptui.documents.book import book_edition
from soptui.documents.docx import WordWriter
from soptui.documents.docx_carried import ENTRIES, ITEM, carried_toml, carried_xml
from soptui.documents.edisi import edition
from soptui.documents.pdf import Pilihan
from soptui.errors import InvalidError, NotFoundError, RefusedError, SystemFaultError
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
    found = carried_toml(file)
    assert len(found) == len(book.edisi) > 30
    for sop_id, text in found:
        assert text.encode() == repository.find(sop_id).read_bytes()
    one = edition(repository, found[0][0], "HEAD", DAY)
    file.write_bytes(WordWriter(Pilihan()).sop(one).data)
    assert carried_toml(file) == found[:1]


def test_odd_text_comes_back_too(tmp_path):
    text = 'judul = "א 😀 \ufffe \u202e ]]> &amp;"\r\n# \x7f\n'
    file = tmp_path / "a.docx"
    made = WordWriter(Pilihan()).sop(replace(edisi(sop_contoh()), berkas=text.encode()))
    file.write_bytes(made.data)
    assert carried_toml(file) == [("surat-masuk", text)]


def test_another_program_may_rename_and_rewrite_the_part(tmp_path):
    data = carried_xml([("a", b"x = 1\n")]).replace(b"<soptui xmlns=", b"<s:soptui xmlns:s=")
    data = data.replace(b"</soptui>", b"</s:soptui>").replace(b"<sop ", b"<s:sop ")
    data = data.replace(b"</sop>", b"</s:sop>").decode().replace('encoding="UTF-8"', "")
    data = data.encode("utf-16")
    foreign = b"<b:Sources xmlns:b='x'><sop id='b'>palsu</sop></b:Sources>"
    file = archive(tmp_path / "a.docx", customXml__item7=data, customXml__item1=foreign)
    assert carried_toml(file) == [("a", "x = 1\n")]


def test_a_foreign_document_carries_nothing(tmp_path):
    assert carried_toml(archive(tmp_path / "a.docx", word__document=b"<w/>")) == []


def test_hostile_and_broken_files_are_refused(tmp_path):
    with pytest.raises(NotFoundError):
        carried_toml(tmp_path / "tidak-ada.docx")
    with pytest.raises(SystemFaultError):
        carried_toml(tmp_path)
    file = tmp_path / "a.docx"
    for data in (b"", b"PK\x03\x04rusak", b"bukan arsip"):
        file.write_bytes(data)
        with pytest.raises(InvalidError, match=r"bukan berkas \.docx"):
            carried_toml(file)
    with pytest.raises(RefusedError, match="terlalu besar"):
        carried_toml(archive(file, word__document=b"\0" * (8 << 20)))
    many = {f"word__b{k}": b"" for k in range(ENTRIES + 1)}
    with pytest.raises(RefusedError, match="terlalu banyak"):
        carried_toml(archive(file, **many))
    bomb = b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><soptui>&d;</soptui>'
    with pytest.raises(RefusedError, match="DTD"):
        carried_toml(archive(file, customXml__item1=bomb))
    for broken in (b"<soptui", b'<soptui xmlns="urn:soptui:1"><sop id="a" isi="">%</sop></soptui>'):
        with pytest.raises(InvalidError):
            carried_toml(archive(file, customXml__item1=broken))
    changed = carried_xml([("a", b"x = 1\n")]).replace(b'isi="', b'isi="0')
    with pytest.raises(InvalidError, match="diubah"):
        carried_toml(archive(file, customXml__item1=changed))


def test_a_part_that_lies_about_its_size_is_refused(tmp_path):
    file = tmp_path / "a.docx"
    part = carried_xml([("a", b"x" * 50_000)])
    archive(file, customXml__item1=part)
    size = len(part).to_bytes(4, "little")
    file.write_bytes(file.read_bytes().replace(size, (9).to_bytes(4, "little")))
    with pytest.raises(InvalidError):
        carried_toml(file)


def test_the_part_stands_where_programs_keep_it(tmp_path):
    data = WordWriter(Pilihan()).sop(edisi(sop_contoh())).data
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        relations = file.read("word/_rels/document.xml.rels").decode()
        assert file.read(ITEM).startswith(b"<?xml")
    assert f'relationships/customXml" Target="../{ITEM}"' in relations
