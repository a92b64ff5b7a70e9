"""The chapters before the SOPs stand in the site as they stand in the book."""

import datetime as dt
import io
import re

import pytest

from soptui.documents.book import book_edition
from soptui.documents.laman.situs import situs
from soptui.documents.pdf import Pilihan, Printer
from soptui.repo import Repository
from tests.contoh import git, repo_baru, sop_contoh
from tests.documents.baca_html import read
from tests.documents.baca_pdf import texts

DAY = dt.date(2030, 1, 1)
BOOK = """skema = "buku/1"
judul = "Buku & Kecil"
urutan = ["sampul", "pengesahan", "keputusan.md", "isi-bab.md", "daftar-isi"]
"""
CHAPTER = """# Isi <b>Bab</b>

Satu **tebal**, *miring* & `</p><script>alert(1)</script>`.

## Bagian dalam

1. butir satu
2. butir dua

> kutipan

| Kolom A | Kolom B |
| --- | --- |
| a\\|1 | b1 |
"""


@pytest.fixture(scope="module")
def book(demo_master):
    return book_edition(Repository.open(demo_master), "HEAD", DAY, draft=True)


@pytest.fixture(scope="module")
def site(book):
    return situs(book, DAY)


@pytest.fixture
def small(tmp_path):
    repo = repo_baru(tmp_path, sop_contoh("surat-masuk", "Surat Masuk"))
    (repo.root / "buku/buku.toml").write_text(BOOK)
    (repo.root / "buku/isi-bab.md").write_text(CHAPTER)
    (repo.root / "buku/keputusan.md").write_text("# Keputusan\n\nMemutuskan.\n")
    git(repo.root, "add", "buku")
    git(repo.root, "commit", "-qm", "Buku")
    return situs(book_edition(repo, "HEAD", DAY, draft=True), DAY)


def flat(words):
    return re.sub(r"\s", "", words)


def chapters(site):
    return {name: read(data) for name, data in site.items() if name.startswith("bab/")}


def test_every_chapter_of_the_book_is_a_page_in_its_order(book, site):
    wanted = [f"bab/{name[:-3]}.html" for name, _ in book.bab if name.endswith(".md")]
    assert list(chapters(site)) == wanted
    index = read(site["index.html"])
    assert [a for a in index.all("href") if a.startswith("bab/")] == wanted


def test_the_words_are_those_of_the_printed_book(book, site):
    pages = texts(io.BytesIO(Printer(Pilihan()).book(book, DAY).pdf))
    printed = flat("".join(re.sub(r"\s[ivxlc]+$", "", page) for page in pages[:40]))
    count = 0
    for name, page in site.items():
        if name.startswith("bab/"):
            article = re.search(r'<article class="naskah">(.*)</article>', page.decode(), re.DOTALL)
            for part in re.findall(r"<(?:p|h\d|td|th)[^>]*>(.*?)</(?:p|h\d|td|th)>", article[1]):
                words = flat(re.sub(r"<[^>]*>", "", part))
                words = words.replace("&amp;", "&").replace("&quot;", '"').replace("&#x27;", "'")
                assert words in printed, part
                count += 1
    assert count > 40


def test_one_leads_to_the_next_and_all_lead_to_the_contents(small):
    first, second = chapters(small).values()
    assert first.all("href") == ["../index.html", "isi-bab.html"]
    assert second.all("href") == ["../index.html", "keputusan.html"]
    assert "Berikutnya: Isi" in first.text
    assert "Sebelumnya: Keputusan" in second.text


def test_markdown_becomes_elements_and_foreign_markup_stays_words(small):
    page = chapters(small)["bab/isi-bab.html"]
    assert "</p><script>alert(1)</script>" in page.text
    assert not page.script
    kinds = [tag for tag, _ in page.tags]
    for tag in ("strong", "em", "h2", "ol", "blockquote", "table"):
        assert tag in kinds
    assert "Isi <b>Bab</b>" in page.text
    assert "a|1" in page.text


def test_the_decree_has_a_letterhead_and_sheets_stand_upright(small):
    decree, other = chapters(small).values()
    assert "Nama Instansi" in decree.text.split("Memutuskan")[0]
    assert kinds(decree).count("header") == 1
    assert kinds(other).count("header") == 0
    assert "size:215mm 330mm" in decree.style


def kinds(page):
    return [tag for tag, _ in page.tags]


def test_a_draft_says_so_on_each_page(small):
    assert all("KONSEP" in page.text for page in chapters(small).values())
