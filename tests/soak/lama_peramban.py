"""The site in a real browser: on a telephone, on a desk, printed, with and without scripts."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from pypdf import PdfReader

from soptui.documents.book import book_edition
from soptui.documents.folder import write_folder
from soptui.documents.laman.situs import situs
from soptui.repo import Repository
from tests.soak.peramban import peramban

LINKS = "[...document.querySelectorAll('.kelompok li a')].map(a => a.href)"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALLEST = """Math.min(...[...document.querySelectorAll('p, li, td, th, a')]
  .filter(e => e.offsetParent && e.textContent.trim())
  .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
SEEN = "[...document.querySelectorAll('.kelompok li')].filter(e => e.offsetParent).length"


@pytest.fixture
def tempat(demo, tmp_path):
    day = dt.date(2030, 1, 1)
    folder = tmp_path / "situs"
    edisi = book_edition(Repository.open(demo), "HEAD", day, draft=True)
    write_folder(folder, situs(edisi, day), force=False)
    return folder


def test_the_site_in_chromium(tempat, tmp_path, angka):
    pages = sorted(tempat.rglob("*.html"))
    with peramban(tmp_path / "profil") as tab:
        for page in pages:
            for width in (360, 1280):
                tab.open(page.as_uri(), width)
                assert tab.value(WIDER) == 0, f"{page.name} is cut off at {width}"
                assert tab.value(SMALLEST) >= 11, page.name
                assert tab.named("Runtime.exceptionThrown") == []
                assert tab.named("Log.entryAdded") == []
                asked = [e["request"]["url"] for e in tab.named("Network.requestWillBeSent")]
                assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
            told = tab.value("document.body.innerText")
            tab.open(page.as_uri(), 1280, scripts=False)
            bare = tab.value("document.body.innerText")
            assert set(bare.split()) <= set(told.split())
            assert len(bare.split()) > 20
            title = tab.value("document.querySelector('h1').innerText").split()
            printed = PdfReader(io.BytesIO(tab.pdf()))
            assert set(title) <= set(printed.pages[0].extract_text().split()), page.name

        index = (tempat / "index.html").as_uri()
        tab.open(index, 360, scripts=False)
        links = tab.value(LINKS)
        assert len(links) >= 60
        assert tab.value("document.getElementById('cari').hidden")
        tab.open(index, 360)
        tab.value(
            "(() => { const kata = document.getElementById('kata'); kata.value = 'surat masuk';"
            " kata.dispatchEvent(new Event('input')); })()"
        )
        assert 0 < tab.value(SEEN) < len(links)
    angka(f"site: {len(pages)} pages at 360 and 1280 px, printed, with and without scripts")
