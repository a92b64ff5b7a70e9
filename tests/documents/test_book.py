"""The book: which SOPs, in which order, under which page numbers."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from soptui.documents.book import book_edition
from soptui.documents.naskah import read_markdown
from soptui.documents.pdf import Pilihan, Printer
from soptui.errors import InvalidError, NotFoundError
from soptui.repo import Repository
from tests.contoh import SITI, dengan_waktu, git, repo_baru, sop_contoh
from tests.documents.baca_pdf import texts

DAY = dt.date(2030, 1, 1)
BOOK = """skema = "buku/1"
judul = "Buku SOP Kecil"
tahun = 2029
tempat = "Kota"
pengesah = "kepala"
urutan = ["sampul", "pengesahan", "kata-pengantar.md", "daftar-isi"]
[[kelompok]]
judul = "Kelompok Surat"
butir = [
  { judul = "x", sop = "surat-keluar" },
  { judul = "y", sop = "surat-masuk" },
  { judul = "y", sop = "surat-masuk" },
]
"""
PREFACE = (
    "# Kata Pengantar\n\nPuji **syukur**.\n\n- satu\n- dua\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n"
)


@pytest.fixture
def repo(tmp_path):
    names = {"surat-masuk": "Surat Masuk", "surat-keluar": "Surat Keluar", "cuti": "Pelayanan Cuti"}
    repo = repo_baru(tmp_path, *(sop_contoh(k, v) for k, v in names.items()))
    (repo.root / "buku/buku.toml").write_text(BOOK)
    (repo.root / "buku/kata-pengantar.md").write_text(PREFACE)
    git(repo.root, "add", "buku")
    git(repo.root, "commit", "-qm", "Buku")
    repo.approvals.approve("surat-masuk", dt.date(2029, 5, 1), identity=SITI)
    doc = repo.read("surat-masuk")
    repo.save(doc, dengan_waktu(doc.sop, "99 menit"), identity=SITI)
    return repo


def pages_of(repo, *, draft):
    edisi = book_edition(repo, "HEAD", DAY, draft=draft)
    return edisi, Printer(Pilihan()).book(edisi, DAY)


def test_only_what_is_in_force_as_it_was_approved(repo):
    edisi, made = pages_of(repo, draft=False)
    assert [e.sop.id for e in edisi.edisi] == ["surat-masuk"]
    said = " ".join(texts(io.BytesIO(made.pdf)))
    assert "10 menit" in said
    assert "99 menit" not in said
    assert "Berlaku sejak 1 Mei 2029" in said
    assert "Surat Keluar" not in said


def test_a_draft_holds_every_sop_once_with_its_true_page(repo):
    edisi, made = pages_of(repo, draft=True)
    assert [(g.judul, [e.sop.id for e in g.edisi]) for g in edisi.kelompok] == [
        ("Kelompok Surat", ["surat-keluar", "surat-masuk"]),
        ("Daftar SOP AP Sekretariat", ["cuti"]),
    ]
    cover, approval, preface, contents, *rest = texts(io.BytesIO(made.pdf))
    assert "BUKU SOP KECIL" in cover
    assert "2029" in cover
    assert "LEMBAR PENGESAHAN" in approval
    assert "Kota, 2029" in approval
    assert "Puji syukur" in preface
    assert "DAFTAR ISI" in contents
    chapters = r"(Lembar Pengesahan|Kata Pengantar|Daftar Isi)[ .\d]+([ivx]+)"
    assert dict(re.findall(chapters, contents)) == {
        "Lembar Pengesahan": "ii",
        "Kata Pengantar": "iii",
        "Daftar Isi": "iv",
    }
    listed = re.findall(r"(Bagian \d+\.) (.+?)[ .]+(\d+)(?= |$)", contents)
    assert [(n, title) for n, title, _ in listed] == [
        ("Bagian 1.", "Surat Keluar"),
        ("Bagian 2.", "Surat Masuk"),
        ("Bagian 1.", "Pelayanan Cuti"),
    ]
    for _, title, number in listed:
        card = rest[int(number) - 1]
        assert f"Judul SOP {title}" in card
        assert "Penanggung Jawab Produk" in card
        assert card.split()[-1] == number or f" {number} " in card
        assert "Nomor SOP" in rest[int(number)]  # the identity sheet follows its card
    for page in (cover, approval, *rest):
        assert set("KONSEP") <= set(page)


def test_outline_and_links(repo):
    _, made = pages_of(repo, draft=True)
    reader = PdfReader(io.BytesIO(made.pdf))
    titles = []

    def walk(items):
        for item in items:
            if isinstance(item, list):
                walk(item)
            else:
                titles.append((item.title, reader.get_destination_page_number(item)))

    walk(reader.outline)
    assert ("KATA PENGANTAR", 2) in titles
    assert [t for t, _ in titles if t.startswith(("Surat", "Pelayanan"))] == [
        "Surat Keluar", "Surat Masuk", "Pelayanan Cuti",
    ]  # fmt: skip
    links = [a for a in reader.pages[3]["/Annots"] if a.get_object()["/Subtype"] == "/Link"]
    assert len(links) >= 8


def test_standards_hold_for_the_book(repo):
    edisi = book_edition(repo, "HEAD", DAY, draft=True)
    made = Printer(Pilihan(standar=("a-2a", "ua-1"))).book(edisi, DAY)
    assert b"<pdfuaid:part>1<" in made.pdf
    again = Printer(Pilihan(standar=("a-2a", "ua-1"))).book(edisi, DAY)
    assert again.pdf == made.pdf


def test_what_cannot_be_printed_is_told(repo):
    (repo.root / "sop/sekretariat/rusak.toml").write_text("judul = ")
    (repo.root / "buku/buku.toml").write_text(BOOK.replace("kata-pengantar.md", "tidak-ada.md"))
    git(repo.root, "add", ".")
    git(repo.root, "commit", "-qm", "Rusak")
    with pytest.raises(NotFoundError, match=r"tidak-ada\.md"):
        book_edition(repo, "HEAD", DAY, draft=True)
    assert book_edition(repo, "HEAD~1", DAY, draft=True).bab
    (repo.root / "buku/buku.toml").write_text("judul = 1\n")
    git(repo.root, "commit", "-qam", "Lebih rusak")
    with pytest.raises(InvalidError):
        book_edition(repo, "HEAD", DAY, draft=True)
    git(repo.root, "rm", "-q", "buku/buku.toml")
    git(repo.root, "commit", "-qm", "Tanpa susunan")
    edisi = book_edition(repo, "HEAD", DAY, draft=True)
    assert edisi.catatan == ("sop/sekretariat/rusak.toml tidak dapat dibaca, jadi tidak dicetak.",)
    assert [name for name, _ in edisi.bab] == [
        "sampul", "pengesahan", "kata-pengantar.md", "daftar-isi",
    ]  # fmt: skip


def test_an_empty_book_is_none(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh())
    with pytest.raises(InvalidError, match="--draft"):
        book_edition(repo, "HEAD", DAY, draft=False)


def test_markdown_is_read_as_data_and_nothing_runs():
    text = "# Judul\n\na *b* <b>x</b> ![p](f.png) [t](http://u) `c`\n\n"
    text += "1. x\n   - y\n\n> q\n\n```\n#panic()\n```\n"
    blocks = read_markdown(text, str.upper)
    assert blocks[0] == {"t": "h", "l": 1, "c": ["JUDUL"]}
    assert {"t": "em", "c": ["B"]} in blocks[1]["c"]
    said = "".join(w if isinstance(w, str) else w["c"][0] for w in blocks[1]["c"])
    assert said == "A B <B>X</B> P T C"
    assert [b["t"] for b in blocks[2:]] == ["ol", "quote", "p"]
    assert blocks[4]["c"] == ["#PANIC()"]


def test_a_huge_or_odd_chapter_prints(repo):
    text = (
        "# J\n\n"
        + "> " * 30
        + "dalam\n\n"
        + "- " * 15
        + "daftar\n\n"
        + "kata " * 5000
        + "\n\n| a |\n|---|\n"
        + "| b |\n" * 300
    )
    (repo.root / "buku/kata-pengantar.md").write_text(text + "x" * 400)
    git(repo.root, "commit", "-qam", "Naskah panjang")
    edisi = book_edition(repo, "HEAD", DAY, draft=True)
    edisi = replace(edisi, kelompok=edisi.kelompok[:1])
    said = " ".join(texts(io.BytesIO(Printer(Pilihan()).book(edisi, DAY).pdf)))
    assert said.count("kata") >= 5000
    assert "dalam" in said
    assert "daftar" in said
    assert "x" * 400 in "".join(said.split()).replace("\u200b", "")


def test_the_sample_book_prints_complete(demo):
    edisi = book_edition(Repository.open(demo), "HEAD", DAY, draft=True)
    made = Printer(Pilihan()).book(edisi, DAY)
    pages = texts(io.BytesIO(made.pdf))
    said = "".join("".join(pages).split())
    for title in ("KATAPENGANTAR", "LEMBARPENGESAHAN", "PENJELASANSINGKATPENGGUNAAN", "MANFAAT"):
        assert title in said
    cards = [page for page in pages if "Judul SOP" in page and "Penanggung Jawab Produk" in page]
    assert len(cards) == len(edisi.sop) == 55
    assert len(edisi.layanan) == 5
    for one in edisi.sop:
        assert "".join(one.sop.identitas.judul.split()) in said
        for step in one.sop.langkah:
            assert "".join(step.kegiatan.split()) in said
    assert not made.catatan
