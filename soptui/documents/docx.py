"""SOPs and the book as Word documents, from the values and the geometry that the PDF is made of.

Written by hand, part by part: nothing besides the standard library is needed, and equal editions
give equal bytes.
"""

from __future__ import annotations

from itertools import count
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

from soptui.documents import docx_buku, docx_xml
from soptui.documents.book import COVER
from soptui.documents.buku import book_data, held_data
from soptui.documents.docx_bagan import Numbers, chart_page
from soptui.documents.docx_lembar import card, identity, identity_height
from soptui.documents.docx_parts import BOTTOM, SIDES, TOP, Package, Section
from soptui.documents.docx_shapes import Shapes, stamp
from soptui.documents.docx_xml import THIN, Para, para, run
from soptui.documents.fonts import FAMILY, Letters
from soptui.documents.foto import qr_picture, read_picture
from soptui.documents.kemajuan import DRAWING, SETTING, Kemajuan, counted
from soptui.documents.kertas import Kertas
from soptui.documents.layanan.edisi import EdisiLayanan
from soptui.documents.layanan.lembar import EDGES
from soptui.documents.layanan.word_isi import pages_of, service_body
from soptui.documents.lembar import address_lines, sheet_data
from soptui.documents.ooxml import TWIN, text
from soptui.documents.tanda import qr_words
from soptui.documents.terbawa import carried

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from soptui.documents.book import EdisiBuku, Isi
    from soptui.documents.edisi import Edisi
    from soptui.documents.kemajuan import Told
    from soptui.documents.layanan.edisi import EdisiMaklumat
    from soptui.documents.pdf import Pilihan
    from soptui.model import Organisasi

Data = dict[str, Any]
LOGO, QR = 52.0, 54.0
GAP = 8.0
"""Between identity and chart on one page."""
STAMP = {True: 78.0, False: 110.0}
"""Size of the letters across the page, by whether the word is long."""


class DokumenWord(NamedTuple):
    """A finished document."""

    data: bytes
    catatan: list[str]
    """Sentences about what could not be printed as it is."""


class WordWriter:
    """Writes with one set of choices."""

    def __init__(self, pilihan: Pilihan) -> None:
        """Read the fonts: their widths decide where lines break. Raises what `Letters` raises."""
        self.pilihan = pilihan
        self.letters = Letters(pilihan.fon)

    def sop(self, edisi: Edisi) -> DokumenWord:
        """Write one SOP."""
        self.letters.begin()
        made, kertas = self.document(edisi.organisasi, edisi.logo)
        sheet = sheet_data(edisi, kertas, self.letters, together=self.pilihan.gabung)
        footer = made.footer(sheet["kaki"], is_book=False)
        body = made.sheet(0, sheet, edisi, {}, "Heading1")
        body += para("", THIN)
        body += Section(made.header(sheet["cap"]), footer).xml(kertas)
        title = edisi.sop.identitas.judul
        data = made.package.finished(body, carried([edisi]), title, qr_words(edisi), edisi.waktu)
        return DokumenWord(data, [*edisi.catatan, *made.notes, *self.letters.notes()])

    def document(
        self, organisasi: Organisasi, logo: tuple[str, bytes] | None
    ) -> tuple[WordDocument, Kertas]:
        """Return an empty document of an office, and its paper."""
        kertas = Kertas(self.pilihan.kertas or organisasi.kertas)
        return WordDocument(kertas, self.letters, organisasi, logo), kertas

    def book(self, edisi: EdisiBuku, told: Told | None = None) -> DokumenWord:
        """Write the book; `told` hears each step."""
        self.letters.begin()
        organisasi = edisi.snapshot.organisasi
        made, kertas = self.document(organisasi, edisi.logo)
        together = self.pilihan.gabung
        sheets = [
            held_data(e, kertas, self.letters, together=together)
            for e in counted(edisi.edisi, told, DRAWING)
        ]
        data = {"lembar": sheets, "buku": book_data(edisi, self.letters)}
        if told is not None:
            told(Kemajuan(0, 0, SETTING))
        body = made.book(data, edisi.edisi)
        words = f"soptui:1 id=buku commit={edisi.commit} isi={edisi.isi}"
        file = made.package.finished(
            body,
            carried(edisi.edisi),
            edisi.buku.judul,
            words,
            edisi.waktu,
        )
        return DokumenWord(file, [*edisi.catatan, *made.notes, *self.letters.notes()])


def roman(number: int) -> str:
    """Return a number below 4,000 in small roman letters."""
    out = ""
    for value, letters in _ROMAN:
        out += letters * (number // value)
        number %= value
    return out


_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


class WordDocument:
    """One document while it is made."""

    def __init__(
        self,
        kertas: Kertas,
        letters: Letters,
        organisasi: Organisasi,
        logo: tuple[str, bytes] | None,
    ) -> None:
        family = letters.families[0]
        self.package = Package(TWIN if family == FAMILY else family)
        self.shapes = Shapes()
        self.notes: list[str] = []
        self._kertas = kertas
        self._letters = letters
        self._organisasi = organisasi
        self._marks = count(1)
        self._logo = None if logo is None else read_picture(logo[1])
        if logo is not None and self._logo is None:
            self.notes.append(
                f"Logo {logo[0]} tidak dapat masuk ke Word, jadi ditinggalkan. Pakai PNG atau JPEG."
            )

    def logo(self, side: float) -> str:
        """Return the logo in a square of that side; "" for none."""
        if self._logo is None:
            return ""
        scale = side / max(self._logo.width, self._logo.height)
        name = f"Logo {self._organisasi.instansi.nama}"
        size = (self._logo.width * scale, self._logo.height * scale)
        return self.shapes.picture(self.package.picture(self._logo), *size, name)

    def qr(self, edisi: Edisi | EdisiLayanan | EdisiMaklumat, side: float) -> str:
        """Return the QR code of what is printed."""
        picture = self.package.picture(qr_picture(qr_words(edisi)))
        return self.shapes.picture(picture, side, side, "Kode QR: id, commit dan sidik isi SOP")

    def mark(self, name: str) -> str:
        """Return a bookmark."""
        number = next(self._marks)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{text(name)}"/>'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def header(self, word: str) -> str:
        """Return the header with a word across the page."""
        if not word:
            return self.package.header(para("", THIN))
        size = STAMP[len(word) > 8]
        width, height = self._letters.bold(word) * size, 0.73 * size
        return self.package.header(stamp(word, width, height))

    def footer(self, words: str, *, is_book: bool, width: float = 0) -> str:
        """Return the footer of an SOP; `width` of the page of anything else."""
        if is_book:
            number = docx_xml.field("PAGE", "1", size=9, bold=True)
        else:
            number = run("Halaman ", size=7) + docx_xml.field("PAGE", "1", size=7)
            number += run(" dari ", size=7) + docx_xml.field("NUMPAGES", "1", size=7)
        look = Para(tabs=(("right", width or self._kertas.ruang[0], "none"),))
        return self.package.footer(para(run(f"{words}\t", size=7) + number, look))

    def sheet(
        self, i: int, sheet: Data, edisi: Edisi, shown: Mapping[str, str], heading: str
    ) -> str:
        """Return the pages of one SOP: identity, then the flowchart table."""
        qr = self.qr(edisi, QR)
        body = identity(sheet, self._kertas.ruang[0], self.logo(LOGO), qr, heading)
        chart = sheet["bagan"]
        if chart is None:
            return body + para(run(sheet["kosong"], style="i"), Para(before=8))
        is_shared, before = self._before(sheet)

        def named(k: int) -> str:
            return f"hal_{i}_{k}"

        numbers = Numbers(named, lambda k: shown.get(named(k), str(k + before + 1)))
        for k, page in enumerate(chart["halaman"]):
            is_new = k > 0 or not is_shared
            look = THIN._replace(new_page=is_new, before=0 if is_new else GAP)
            body += para(self.mark(named(k)), look)
            body += chart_page(chart, page, self.shapes, numbers)
        return body

    def _before(self, sheet: Data) -> tuple[bool, int]:
        """Tell whether the chart shares the page of the identity, and how many pages precede it."""
        width, height = self._kertas.ruang
        own = identity_height(sheet, width, self._letters.regular)
        if sheet["gabung"] and own + GAP + sheet["bagan"]["halaman"][0]["tinggi"] <= height:
            return True, 0
        return False, ceil(own / height)

    def book(self, data: Data, editions: Sequence[Isi]) -> str:
        """Return the body of the book."""
        kertas, buku = self._kertas, data["buku"]
        shown = self._shown(data)
        pages = docx_buku.Pages(
            kertas.tinggi - 2 * SIDES,
            kertas.lebar - TOP - BOTTOM,
            self.logo(64),
            self._letters.printable(self._organisasi.instansi.nama),
            address_lines(self._organisasi, self._letters),
            self.mark,
            shown,
        )
        stamp_ = self.header(buku["cap"])
        blank = self.package.footer(para("", THIN))
        number = docx_xml.field("PAGE", "1", size=9)
        low = self.package.footer(para(number, Para("center")))
        number = docx_xml.field("PAGE", "1", size=9, bold=True)
        right = self.package.footer(para(number, Para("right")))
        parts: list[tuple[str, Section]] = []
        for k, chapter in enumerate(buku["bab"]):
            footer = blank if chapter["jenis"] == COVER else low
            start = None if k else 1
            section = Section(stamp_, footer, "", True, "lowerRoman", start)
            parts.append((pages.chapter(k, chapter, data), section))
        for g, group in enumerate(buku["kelompok"]):
            section = Section(stamp_, right, "", True, "decimal", None if g else 1)
            parts.append((pages.divider(g, group), section))
            for item in group["butir"]:
                i = item["i"]
                parts.append(self._held(i, data["lembar"][i], editions[i], shown, right))
        return self._joined(parts)

    def _held(
        self, i: int, sheet: Data, edisi: Isi, shown: Mapping[str, str], first: str
    ) -> tuple[str, Section]:
        """Return an SOP behind its card, or a service. `first`: the footer of a card."""
        mark, stamp_ = self.mark(f"kartu_{i}"), self.header(sheet["cap"])
        if isinstance(edisi, EdisiLayanan):
            body = service_body(self, sheet, edisi, ("Heading2", ""), mark)
            footer = self.footer(sheet["kaki"], is_book=True, width=sum(sheet["halaman"]["kolom"]))
            return body, Section(stamp_, footer, "", True, "decimal", edges=EDGES)
        body = card(sheet, self._kertas.ruang[1], mark) + para("", THIN._replace(new_page=True))
        body += self.sheet(i, sheet, edisi, shown, "")
        footer = self.footer(sheet["kaki"], is_book=True)
        return body, Section(stamp_, footer, first, False, "decimal")

    def _joined(self, parts: Sequence[tuple[str, Section]]) -> str:
        """Return sections one after the other; the last one's properties end the body."""
        out = []
        for k, (body, section) in enumerate(parts, 1):
            xml = section.xml(self._kertas)
            is_last = k == len(parts)
            out.append(body + para("", THIN if is_last else THIN._replace(section=xml)))
            out.append(xml if is_last else "")
        return "".join(out)

    def _shown(self, data: Data) -> dict[str, str]:
        """Return the number of the page of each bookmark, as far as it can be foreseen."""
        buku, found = data["buku"], {}
        kertas = self._kertas
        width, height = kertas.tinggi - 2 * SIDES, kertas.lebar - TOP - BOTTOM
        at = 1
        for k, chapter in enumerate(buku["bab"]):
            found[f"bab_{k}"] = roman(at)
            head = 45.0 + (110.0 if chapter["kop"] else 0.0)
            blocks = chapter.get("isi", [])
            high = head + docx_buku.height_of(blocks, width, self._letters.regular)
            at += max(1, ceil(high / height))
        at = 1
        for g, group in enumerate(buku["kelompok"]):
            found[f"kelompok_{g}"] = str(at)
            at += 1
            for item in group["butir"]:
                i, sheet = item["i"], data["lembar"][item["i"]]
                found[f"kartu_{i}"] = str(at)
                if "kelompok" in sheet:
                    at += pages_of(sheet, self._letters)
                    continue
                chart = sheet["bagan"]
                at += 1 + self._before(sheet)[1]
                for k in range(len(chart["halaman"]) if chart else 0):
                    found[f"hal_{i}_{k}"] = str(at)
                    at += 1
        return found
