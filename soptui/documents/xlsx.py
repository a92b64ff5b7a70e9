"""SOPs, services and the book as Excel workbooks, from the values that the PDF is made of.

Each SOP has two sheets: identity, and the flowchart as a table of cells with native shapes over it.
Each service has two, too: its components that are published, and those that are internal.
Written by hand, part by part: a library would bring a dependency and bytes of its own, and still
leave the shapes to do, as none draws freeforms. Equal editions give equal bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from soptui.documents.buku import book_data
from soptui.documents.fonts import FAMILY, Letters
from soptui.documents.foto import qr_picture, read_picture
from soptui.documents.kemajuan import DRAWING, counted
from soptui.documents.kertas import MM, Kertas
from soptui.documents.layanan.edisi import EdisiLayanan
from soptui.documents.layanan.excel import service_sheets
from soptui.documents.layanan.lembar import EDGES, service_data
from soptui.documents.lembar import sheet_data
from soptui.documents.ooxml import OFFICE, TWIN, text
from soptui.documents.paket import Paket
from soptui.documents.tanda import qr_words
from soptui.documents.terbawa import carried
from soptui.documents.xlsx_bagan import HEAD, chart_sheet
from soptui.documents.xlsx_isi import SOP_FIRST, contents_sheet
from soptui.documents.xlsx_lembar import LOGO, QR, Foto, identity_sheet
from soptui.documents.xlsx_xml import MAIN, Halaman, Lembar, Styles, running

if TYPE_CHECKING:
    import datetime as dt

    from soptui.documents.book import EdisiBuku
    from soptui.documents.edisi import Edisi
    from soptui.documents.foto import Picture
    from soptui.documents.kemajuan import Told
    from soptui.documents.pdf import Pilihan
    from soptui.documents.xlsx_gambar import Gambar
    from soptui.documents.xlsx_kisi import Kisi

Data = dict[str, Any]
PAPERS = {"A4": 9, "F4": 14, "Letter": 1, "Legal": 5}
"""Numbers of papers; folio, 8.5 by 13 inches, is F4."""
LOWER = 3 * MM
"""The sheet may reach so much lower than on the PDF, and is so much narrower at each side."""
SHRUNK = 1.35
"""An identity sheet up to so many pages high is made smaller to be on one."""


class BukuKerja(NamedTuple):
    """A finished workbook."""

    data: bytes
    catatan: list[str]
    """Sentences about what could not be shown as it is."""


class ExcelWriter:
    """Writes with one set of choices."""

    def __init__(self, pilihan: Pilihan) -> None:
        """Read the fonts: their widths decide how high rows are. Raises what `Letters` raises."""
        self.pilihan = pilihan
        self.letters = Letters(pilihan.fon)

    def sop(self, edisi: Edisi) -> BukuKerja:
        """Write one SOP. Raises RefusedError for words that no cell can hold."""
        return self._one(edisi)

    def service(self, edisi: EdisiLayanan) -> BukuKerja:
        """Write one Standar Pelayanan, see `sop`."""
        return self._one(edisi)

    def _one(self, edisi: Edisi | EdisiLayanan) -> BukuKerja:
        made = self._begun(edisi.organisasi.kertas)
        made.add(edisi, "")
        made.paket.carry(carried([edisi]))
        office = edisi.organisasi.instansi.nama
        data = made.finished(edisi.nama, qr_words(edisi), edisi.waktu, office)
        return BukuKerja(data, [*edisi.catatan, *made.notes, *self.letters.notes()])

    def book(self, edisi: EdisiBuku, told: Told | None = None) -> BukuKerja:
        """Write all that the book holds behind a sheet of contents; `told` hears each step."""
        organisasi = edisi.snapshot.organisasi
        made = self._begun(organisasi.kertas)
        made.contents(book_data(edisi, self.letters), edisi)
        for k, one in enumerate(counted(edisi.edisi, told, DRAWING), 1):
            made.add(one, f"{k} ")
        made.paket.carry(carried(edisi.edisi))
        words = f"soptui:1 id=buku commit={edisi.commit} isi={edisi.isi}"
        data = made.finished(edisi.buku.judul, words, edisi.waktu, organisasi.instansi.nama)
        return BukuKerja(data, [*edisi.catatan, *made.notes, *self.letters.notes()])

    def _begun(self, paper: str) -> _Workbook:
        self.letters.begin()
        return _Workbook(Kertas(self.pilihan.kertas or paper), self.letters)


class _Workbook:
    """One workbook while it is made."""

    def __init__(self, kertas: Kertas, letters: Letters) -> None:
        family = letters.families[0]
        self.paket = Paket(_BOOK)
        self.notes: list[str] = []
        self._family = TWIN if family == FAMILY else family
        self._kertas = kertas
        self._letters = letters
        self._styles = Styles(self._family)
        self._names: list[str] = []
        self._defined: list[str] = []
        self._media: dict[bytes, str] = {}

    def add(self, edisi: Edisi | EdisiLayanan, prefix: str) -> None:
        """Add the sheets of one document, their names behind a prefix."""
        if isinstance(edisi, EdisiLayanan):
            self._service(edisi, prefix)
        else:
            self._sop(edisi, prefix)

    def _service(self, edisi: EdisiLayanan, prefix: str) -> None:
        sheet = service_data(edisi, self._kertas, self._letters)
        drawn = len(self._names) + 1
        made = service_sheets(
            sheet,
            prefix,
            self._styles,
            self._letters,
            self._family,
            self._logo(edisi, drawn),
            self._qr(edisi, drawn),
        )
        room = self._kertas.lebar - EDGES[0] - EDGES[2] + LOWER
        breaks = [
            self._breaks(one.lembar.kisi, room, 1.0, one.judul_tabel, one.akhir) for one in made
        ]
        pages = [1 + len(own) for own in breaks]
        for k, one in enumerate(made):
            page = self._page(sheet, sum(pages), upright=True)
            page.pertama, page.putus = 1 + sum(pages[:k]), breaks[k]
            page.tinggi = int(not breaks[k])
            page.kepala = page.kepala if breaks[k] else ""
            self._add(one.lembar, one.gambar, page, heads=(one.judul_tabel, one.judul_tabel))

    def _sop(self, edisi: Edisi, prefix: str) -> None:
        sheet = sheet_data(edisi, self._kertas, self._letters, together=False)
        drawn = len(self._names) + 1
        identity = identity_sheet(
            sheet,
            prefix + SOP_FIRST,
            self._kertas.ruang[0],
            self._styles,
            self._letters,
            self._family,
            self._logo(edisi, drawn),
            self._qr(edisi, drawn),
        )
        breaks = self._breaks(identity.lembar.kisi, self._kertas.ruang[1], SHRUNK)
        before = 1 + len(breaks)
        chart = sheet["bagan"]
        total = before + (len(chart["halaman"]) if chart else 0)
        page = self._page(sheet, total)
        page.tinggi, page.putus = int(not breaks), breaks
        page.kepala = page.kepala if breaks else ""  # else the word on the sheet is enough
        self._add(identity.lembar, identity.gambar, page)
        if chart is None:
            return
        made = chart_sheet(
            chart, f"{prefix}Bagan", self._styles, self._letters, self._family, before
        )
        page = self._page(sheet, total)
        page.pertama, page.putus = before + 1, made.putus
        page.tinggi = 0 if made.putus else 1
        self._add(made.lembar, made.gambar, page, frozen=HEAD, heads=(0, HEAD - 1))

    def contents(self, buku: Data, edisi: EdisiBuku) -> None:
        """Add the sheet of contents, which leads to the sheets of the SOPs."""
        sheet = contents_sheet(buku, edisi, self._styles, self._letters, self._kertas.tinggi)
        word = f'&C&"Arial,Bold"&14{buku["cap"]}' if buku["cap"] else ""
        foot = f'&L&"Arial,Regular"&7{running(buku["keterangan"])}&R&7Halaman &P dari &N'
        side = LOWER + self._kertas.kiri
        page = Halaman(PAPERS[self._kertas.nama], (side,) * 4, 0, 1, word, foot, tegak=True)
        self._add(sheet, None, page)

    def finished(self, title: str, words: str, when: dt.datetime, office: str) -> bytes:
        """Return the file."""
        main = "officedocument.spreadsheetml"
        sheets = "".join(
            f'<sheet name="{text(name)}" sheetId="{k}" r:id="rId{k}"/>'
            for k, name in enumerate(self._names, 1)
        )
        self.paket.add(
            _BOOK,
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}/relationships"><bookViews>'
            f"<workbookView/></bookViews><sheets>{sheets}</sheets><definedNames>"
            f"{''.join(sorted(self._defined))}</definedNames></workbook>",
            f"{main}.sheet.main",
        )
        self.paket.add("xl/styles.xml", self._styles.xml(), f"{main}.styles")
        self.paket.relate(_BOOK, "xl/styles.xml", "styles")
        self.paket.describe(title, words, when, office)
        return self.paket.finished()

    def _page(self, sheet: Data, total: int, *, upright: bool = False) -> Halaman:
        kertas = self._kertas
        word = f'&C&"Arial,Bold"&14{running(sheet["cap"])}' if sheet["cap"] else ""
        ends = '&L&"Arial,Regular"&7 ', f"&R&7 Halaman &P dari {total}"
        edges = (kertas.kiri + LOWER, kertas.kanan + LOWER, kertas.atas, kertas.bawah - LOWER)
        if upright:
            top, right, bottom, left = EDGES
            edges = (left, right, top, bottom - LOWER)
        foot = ends[0] + running(sheet["kaki"]) + ends[1]
        return Halaman(PAPERS[kertas.nama], edges, 1, 1, word, foot, tegak=upright)

    @staticmethod
    def _breaks(
        kisi: Kisi, room: float, shrunk: float, head: int = 0, end: int | None = None
    ) -> list[int]:
        """Return the rows before which a page ends that has room for so much.

        None where all fits when it is made smaller, at most by `shrunk`. `head`: the row that
        every further page repeats, the first one for none. `end`: the row from which the rest is
        on one page, as far as it fits there.
        """
        used, breaks = 0.0, []
        if kisi.ukuran[1] <= room * shrunk:
            return []
        for row, height in enumerate(kisi.baris):
            if used and used + height > room:
                breaks.append(row)
                used = kisi.baris[head] if head else 0.0
            used += height
        if end is not None and breaks and breaks[-1] > end and sum(kisi.baris[end:]) < room / 2:
            breaks[-1] = end
        return breaks

    def _add(
        self,
        sheet: Lembar,
        drawing: Gambar | None,
        page: Halaman,
        frozen: int = 0,
        heads: tuple[int, int] | None = None,
    ) -> None:
        """Add a sheet. `frozen` rows stay in sight; every page repeats the rows `heads`."""
        number = len(self._names) + 1
        main = "officedocument"
        part, drawn = f"xl/worksheets/sheet{number}.xml", _drawing(number)
        self.paket.relate(_BOOK, part, "worksheet")
        shapes = drawing.xml() if drawing else ""
        relation = ""
        if shapes:
            self.paket.add(drawn, shapes, f"{main}.drawing")
            relation = self.paket.relate(part, drawn, "drawing")
        xml = sheet.xml(page, frozen, relation, is_first=number == 1)
        self.paket.add(part, xml, f"{main}.spreadsheetml.worksheet")
        self._names.append(sheet.nama)
        place = f"'{sheet.nama}'!"
        start = f'localSheetId="{number - 1}">{place}'
        self._defined.append(
            f'<definedName name="_xlnm.Print_Area" {start}{sheet.area}</definedName>'
        )
        if heads is not None:
            first, last = heads
            self._defined.append(
                f'<definedName name="_xlnm.Print_Titles" {start}${first + 1}:${last + 1}'
                "</definedName>"
            )

    def _logo(self, edisi: Edisi | EdisiLayanan, drawn: int) -> Foto | None:
        if edisi.logo is None:
            return None
        picture = read_picture(edisi.logo[1])
        if picture is None:
            self._note(
                f"Logo {edisi.logo[0]} tidak dapat masuk ke Excel, jadi ditinggalkan. Pakai PNG"
                " atau JPEG."
            )
            return None
        scale = LOGO / max(picture.width, picture.height)
        about = f"Logo {edisi.organisasi.instansi.nama}"
        relation = self._picture(picture, drawn)
        return Foto(relation, picture.width * scale, picture.height * scale, about)

    def _qr(self, edisi: Edisi | EdisiLayanan, drawn: int) -> Foto:
        relation = self._picture(qr_picture(qr_words(edisi)), drawn)
        return Foto(relation, QR, QR, "Kode QR: id, commit dan sidik isi SOP")

    def _picture(self, picture: Picture, drawn: int) -> str:
        """Return the relation of a picture; equal pictures are one part."""
        name = self._media.get(picture.data)
        if name is None:
            name = f"xl/media/gambar{len(self._media) + 1}.{picture.kind}"
            self._media[picture.data] = self.paket.add(name, picture.data)
        return self.paket.relate(_drawing(drawn), name, "image")

    def _note(self, sentence: str) -> None:
        if sentence not in self.notes:
            self.notes.append(sentence)


_BOOK = "xl/workbook.xml"


def _drawing(number: int) -> str:
    return f"xl/drawings/drawing{number}.xml"
