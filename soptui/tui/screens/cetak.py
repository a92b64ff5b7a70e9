"""Cetak: what, in which form, on which paper, to where; then it is made beside the keyboard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from soptui.documents.kertas import SIZES
from soptui.documents.tempat_ttd import BASAH, KOLOM, MARKS
from soptui.model import Layanan
from soptui.tui.cetakan import Permintaan
from soptui.tui.isian_cetak import BOOKS, KEEPS, one, pledges, several, short, standard_words
from soptui.tui.screens.base import Layar
from soptui.tui.screens.tanya_cetak import REPLACE, ask_replace, ask_target, ask_unsaved
from soptui.tui.style import BOLD, PLAIN, SEVERITY
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.choice_list import Choice, ChoiceList, Line, line_of
from soptui.tui.widgets.detail import Detail
from soptui.tui.widgets.picker import Option, Picker
from soptui.tui.widgets.status import StatusBar
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual.app import ComposeResult
    from textual.widget import Widget

    from soptui.repo import Entri, Repository, Session
    from soptui.tui.actions import Action
    from soptui.tui.app import SoptuiApp
    from soptui.tui.cetakan import Cetakan
    from soptui.tui.isian_cetak import Isian, Naskah

GO, TARGET = "Cetak", "Tujuan"
_TOGETHER = (
    Choice(value=False, words="halaman sendiri", means="lembar identitas, lalu bagan alir"),
    Choice(value=True, words="bersama bagan", means="satu halaman, bila bagannya muat"),
)
_ROOMS = (
    Choice(None, "menurut soptui.toml"),
    Choice(BASAH, "kotak kosong", "untuk pena"),
    Choice(KOLOM, "kolom elektronik", "diisi aplikasi tanda tangan elektronik"),
    *(Choice(mark, f"huruf {mark}", "dicari aplikasi tanda tangan elektronik") for mark in MARKS),
)
_KEEPS = tuple(Choice(names, standard_words(names)) for names in KEEPS)
_WHY = {
    "kertas": "Ukuran kertas; SOP mendatar, Standar Pelayanan dan Maklumat tegak.",
    "gabung": "Lembar identitas pada halamannya sendiri, atau bersama bagan yang pendek.",
    "ttd": "Tempat tanda tangan pada kotak Disahkan oleh. soptui tidak menandatangani.",
    "standar": "PDF/A untuk arsip, PDF/UA untuk pembaca layar.",
}


class CetakScreen(Layar[None]):
    """The choices, the print that runs, and how the last one ended."""

    name_id = "cetak"
    heading = "Cetak"

    def __init__(
        self, repo: Repository, naskah: Sequence[Naskah], settled: Sequence[str] = ()
    ) -> None:
        """`naskah`: what can be printed besides the book, the likeliest first.

        `settled`: SOPs about whose unsaved edits a person has just decided.
        """
        super().__init__()
        self.repo = repo
        self._all = (*naskah, *BOOKS)
        self.naskah = self._all[0]
        self._settled = frozenset(settled)

    def compose(self) -> ComposeResult:
        """Lay out the lines and their explanation."""
        yield Bar(dom_id="judul")
        yield ChoiceList(dom_id="pilihan-cetak")
        yield Detail(rule=self.soptui.glyphs.rule, dom_id="arti")
        yield StatusBar()
        yield Footer()

    @property
    def list(self) -> ChoiceList:
        """The lines."""
        return self.query_one(ChoiceList)

    @property
    def cetakan(self) -> Cetakan:
        """The print that runs."""
        return self.soptui.cetakan

    @property
    def isian(self) -> Isian:
        """What was chosen."""
        return self.cetakan.isian

    def first_focus(self) -> Widget:
        """Move in the lines."""
        return self.list

    def opened(self) -> None:
        """Show what would be printed, from the line that begins it."""
        self.isian.nama = ""
        self.list.when_moved = self._explain
        self.query_one(Detail).styles.height = 7
        self.refill()
        self.list.go(len(self.list.items) - 1)

    # --- the lines --------------------------------------------------------------------------

    def refill(self) -> None:
        """Show what is chosen now."""
        chosen = self.list.selected
        lines = self._lines()
        labels = [line.label for line in lines]
        self.list.show(lines, labels.index(chosen.label) if chosen else None)
        form = self.isian.form(self.naskah).title(of_book=self.naskah.is_book)
        self.show_title(f"Cetak · {visible(self.naskah.kata)}", form)
        self._explain()

    def _lines(self) -> Sequence[Line]:
        isian, naskah = self.isian, self.naskah
        form, choices_here = isian.form(naskah), isian.choices(naskah)
        what = [Choice(n, n.kata, n.arti) for n in self._all]
        forms = [Choice(f, f.title(of_book=naskah.is_book), f.tentang) for f in isian.forms(naskah)]
        default = Choice(None, self.repo.organisasi.kertas, "menurut soptui.toml")
        papers = [default, *(Choice(name, name) for name in SIZES)]
        made = [
            line_of("Yang dicetak", what, naskah, self._take_naskah, self._version_words()),
            line_of("Bentuk", forms, form, partial(setattr, isian, "bentuk"), "Bentuk berkasnya."),
        ]
        for name, label, choices in (
            ("kertas", "Kertas", papers),
            ("gabung", "Identitas", _TOGETHER),
            ("standar", "Standar PDF", _KEEPS),
            ("ttd", "Tanda tangan", _ROOMS),
        ):
            if name in choices_here:
                take = partial(setattr, isian, name)
                made.append(line_of(label, choices, getattr(isian, name), take, _WHY[name]))
        go = self.cetakan.bar() if self.cetakan.is_running else "mulai"
        return [*made, self._target_line(), Line(GO, go, self._version_words())]

    def _target_line(self) -> Line:
        target = short(self.isian.target(self.naskah))
        kind = "Berkas"
        if self.naskah.is_many:
            kind = f"Folder untuk {len(self.naskah.sops)} berkas"
        elif self.isian.is_site(self.naskah):
            kind = "Folder situs"
        return Line(TARGET, target, f"{kind}: {visible(target)}")

    def _version_words(self) -> str:
        if self.naskah.is_book:
            return "Buku disusun dari versi yang tersimpan di riwayat."
        if self.naskah.maklumat:
            which = "semua layanan unit ini" if self.naskah.konsep else "layanan yang berlaku"
            return f"Maklumat Pelayanan menyebut {which}, menurut yang tersimpan di riwayat."
        if self.naskah.rev != "HEAD":
            return "Yang dicetak adalah versi lama itu, dengan statusnya hari ini."
        return "Yang dicetak adalah versi yang tersimpan di riwayat."

    def _take_naskah(self, naskah: Naskah) -> None:
        self.naskah = naskah
        self.isian.nama = ""

    def _explain(self) -> None:
        line = self.list.selected
        if line is None:
            return
        said: list[tuple[str, Style]] = [(line.help, BOLD)]
        if line.means:
            said.append((f"{line.words}: {line.means}.", PLAIN))
        words, severity = self.cetakan.kabar
        if words and words != self.message:
            said.append((words, SEVERITY[severity] if severity else PLAIN))
        self.query_one(Detail).show(said)
        self.show_status()
        self.show_footer()

    def print_words(self) -> str:
        """Say how far it is; how the last one ended stands above."""
        return self.cetakan.words() if self.cetakan.is_running else ""

    def printed(self) -> None:
        """Draw how far the print is, or how it ended."""
        self.refill()

    def context_text(self) -> str:
        """Say what Enter and the arrows do."""
        line = self.list.selected
        if self.cetakan.is_running:
            words = "{henti_cetak} menghentikan; {kembali} ke tempat lain."
        elif line is None or line.label == GO:
            words = "{buka} mencetak; {atas} ke pilihan."
        elif line.take is None:
            words = "{buka} mengisi; {cetak} mencetak."
        else:
            words = "{kanan} pilihan berikutnya, {buka} semua pilihan; {cetak} mencetak."
        return self.with_keys(words)

    def label_of(self, action: Action) -> str:
        """Say what Enter does on this line, and leave out what cannot be done now."""
        is_running = self.cetakan.is_running
        if action.id == ("cetak" if is_running else "henti_cetak"):
            return ""
        if action.id == "buka":
            line = self.list.selected
            return "mulai" if line is None or line.label == GO else "ubah"
        return super().label_of(action)

    # --- changing them ----------------------------------------------------------------------

    def do_kanan(self) -> None:
        """Take the next value."""
        self._step(1)

    def do_kiri(self) -> None:
        """Take the value before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        line = self.list.selected
        if line is not None:
            line.step(by)
            self.refill()

    def why_not_buka(self) -> str | None:
        """One print at a time."""
        line = self.list.selected
        return self.why_not_cetak() if line is None or line.label == GO else None

    async def do_buka(self) -> None:
        """Choose from all values, type the target, or print."""
        line = self.list.selected
        if line is None or line.label == GO:
            await self.do_cetak()
        elif line.take is None:
            await ask_target(self.soptui, self.isian, self.naskah)
        else:
            options = [Option(c, c.words, c.means) for c in line.choices]
            now = line.choices[line.now]
            chosen = await self.soptui.ask(
                Picker(line.label, options, current=now, filterable=False)
            )
            if chosen is not None:
                line.take(chosen.value)
        self.refill()

    # --- printing ---------------------------------------------------------------------------

    def why_not_cetak(self) -> str | None:
        """One print at a time."""
        if self.cetakan.is_running:
            return f"Masih mencetak. {self.key('henti_cetak')} menghentikannya."
        return None

    async def do_cetak(self) -> None:
        """Ask about what is not saved and what is there already, then print beside the keys."""
        isian, naskah = self.isian, self.naskah
        answer = await self._saved_as_wanted() and await ask_replace(self.soptui, isian, naskah)
        self.refill()
        if not answer:
            if not self.message:
                self.say("Belum dicetak: tidak ada yang ditulis. Semua pilihan tetap.")
            return
        choices = isian.choices(naskah)
        self.cetakan.begin(
            Permintaan(
                self.repo,
                naskah,
                isian.form(naskah),
                isian.kertas if "kertas" in choices else None,
                isian.gabung and "gabung" in choices,
                isian.standar if "standar" in choices else (),
                isian.ttd if "ttd" in choices else None,
                isian.targets(naskah),
                force=answer == REPLACE,
            )
        )
        self.refill()

    async def _saved_as_wanted(self) -> bool:
        """Ask about edits that are not in what will be printed; False when it is given up."""
        from soptui.tui.screens.keluar import save_all

        unsaved = self._unsaved()
        if not unsaved:
            return True
        answer = await ask_unsaved(self.soptui, [s.nilai.identitas.judul for s in unsaved])
        if answer == "simpan":
            return await save_all(self.soptui, unsaved)
        return answer is not None

    def _unsaved(self) -> Sequence[Session]:
        """Return the sessions with edits that would be missing in the print."""
        naskah = self.naskah
        return [
            session
            for session in self.soptui.desk.unsaved()
            if naskah.rev == "HEAD"
            and session.doc.file not in self._settled
            and (session.doc.file in naskah.sops or (naskah.konsep and _is_in(session, naskah)))
        ]

    def why_not_henti_cetak(self) -> str | None:
        """Something must run."""
        return None if self.cetakan.is_running else "Tidak ada cetakan yang sedang dibuat."

    def do_henti_cetak(self) -> None:
        """End the print."""
        self.cetakan.cancel()
        self.refill()

    def do_kembali(self) -> None:
        """Back; a print goes on."""
        below = self.app.screen_stack[-2]
        self.dismiss(None)
        if self.cetakan.is_running and isinstance(below, Layar):
            below.say("Cetakan dibuat terus; hasilnya akan dikabarkan di sini.")


def _is_in(session: Session[Any], naskah: Naskah) -> bool:
    """Tell whether a draft of the book, or of the pledge of a unit, holds a document."""
    value = session.nilai
    is_of_unit = isinstance(value, Layanan) and value.identitas.unit == naskah.maklumat
    return naskah.is_book or is_of_unit


async def print_listed(
    app: SoptuiApp, chosen: Entri | None, shown: Sequence[Entri], *, is_service: bool = False
) -> None:
    """Open the screen from a list: for the chosen document, for those in sight, or for the book.

    From the list of services also for the pledges of their units, that of the chosen one first.
    """
    whole = [entry.path for entry in shown if entry.rusak is None]
    naskah = []
    if chosen is not None and chosen.rusak is None:
        naskah.append(one(chosen.path, chosen.judul, is_service=is_service))
    if len(whole) > 1:
        naskah.append(several(whole, len(shown) - len(whole), is_service=is_service))
    if is_service:
        units = [entry.unit for entry in ([chosen] if chosen else []) + list(shown)]
        naskah += pledges(app.desk.repo.organisasi, units)
    await app.open(CetakScreen(app.desk.repo, naskah))
