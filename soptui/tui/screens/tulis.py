"""Writing the steps of a new SOP as lines, and seeing at once what they become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.text import Text
from textual.containers import Horizontal, Vertical
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Static

from soptui.changes.lines import parse_lines
from soptui.changes.new import from_lines, numbered_id
from soptui.repo.vocabulary import Usul
from soptui.tui.lines import fit
from soptui.tui.screens.base import Lapis
from soptui.tui.style import BOLD, PLAIN
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.chart_view import ChartView
from soptui.tui.widgets.field import Field
from soptui.tui.widgets.list_view import ListView
from soptui.tui.widgets.picker import Option, Picker
from soptui.tui.widgets.saran import Saran
from soptui.tui.widgets.status import StatusBar
from soptui.tui.widgets.step_columns import arrow_words
from soptui.visible import visible

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from soptui.model import Sop
    from soptui.repo.drafts.content import Ketikan
    from soptui.tui.actions import Action

RULES = """\
Satu baris satu langkah; yang pertama mulai, yang terakhir selesai.
  Pelaksana: kegiatan    tanpa nama: pelaksana baris di atasnya
  kegiatan?              keputusan: Ya ke langkah berikut, Tidak ke sebelumnya
  kegiatan? 2            keputusan: Tidak ke langkah 2
  kegiatan | kelengkapan | waktu | output    mutu baku, boleh diisi nanti"""
SHORT_RULES = """\
Satu baris satu langkah. Pelaksana: kegiatan
Diakhiri ? = keputusan: Ya ke berikut, Tidak ke sebelumnya
Boleh disambung | kelengkapan | waktu | output"""
WIDE, NARROW = 120, 78
_CELLS = ("kelengkapan", "waktu", "output", "keterangan")
_MIN_LETTERS = 2


class Bacaan(ListView[str]):
    """The steps as they are understood; the one being typed stands out."""

    can_focus = False

    def draw_item(self, item: str, *, selected: bool) -> Strip:
        """Draw one step."""
        return Strip([Segment(fit(item, self.size.width), BOLD if selected else PLAIN)])


class TulisScreen(Lapis[str]):
    """Asks for the steps of an SOP as lines of text."""

    heading = "Menulis langkah"
    DEFAULT_CSS = """
    TulisScreen { align: left top; background: ansi_default; }
    TulisScreen #aturan { height: auto; padding: 0 1; color: ansi_default; }
    TulisScreen #tulisan { width: 1fr; height: 1fr; layers: dasar atas; }
    TulisScreen #baris { height: 1fr; margin: 0 1; text-style: none; }
    TulisScreen #arti { height: 1fr; }
    TulisScreen #garis { height: 1; }
    """

    def __init__(self, judul: str, text: str = "") -> None:
        super().__init__()
        self.judul = judul
        self.begun = text
        self.saran = Saran()
        self._offer_of: tuple[str, str] = ("", "")

    def compose(self) -> ComposeResult:
        """Lay out the rules, the lines, what they mean, and the chart where there is room."""
        yield Bar(dom_id="judul")
        yield Static(id="aturan")
        with Horizontal(id="badan"):
            with Vertical(id="tulisan"):
                yield Field(self.begun, lines=True, dom_id="baris")
                yield Bar(dom_id="garis")
                yield Bacaan(dom_id="arti")
                yield self.saran
            yield ChartView(
                glyphs=self.soptui.glyphs, istilah=self.soptui.organisasi.istilah, dom_id="gambar"
            )
        yield StatusBar()
        yield Footer()

    @property
    def field(self) -> Field:
        """The lines."""
        return self.query_one("#baris", Field)

    def first_focus(self) -> Widget:
        """Type at once."""
        return self.field

    def opened(self) -> None:
        """Show the empty page."""
        self.show_title(visible(f"Langkah 2 dari 4: langkah dan pelaksana · {self.judul}"))
        self.field.hint = "Agendaris: Menerima surat"
        self.field.when_settled = self._typed
        self.query_one(ChartView).later = self.soptui.later
        self._fit()
        self._typed()
        self.show_footer()

    def refitted(self) -> None:
        """Show the chart where there is room."""
        self._fit()
        super().refitted()

    def _fit(self) -> None:
        chart, width = self.query_one(ChartView), self.app.size.width
        rules = SHORT_RULES if width < NARROW else RULES
        self.query_one("#aturan", Static).update(Text(rules))
        chart.display = width >= WIDE
        chart.room = width // 2
        chart.styles.width = chart.room
        rule = self.soptui.glyphs.rule * (width - chart.room if chart.display else width)
        self.query_one("#garis", Bar).show([(rule, PLAIN)])

    def ketikan(self) -> Ketikan | None:
        """Return the lines so far."""
        from soptui.repo.drafts.content import STEPS, Jenis, Ketikan

        text = self.field.text if self.ready.is_set() else self.begun
        return Ketikan(Jenis.TANYA, STEPS, text) if text else None

    # --- what the lines mean ----------------------------------------------------------------

    def _sop(self) -> Sop:
        names = self.soptui.kantor.kosakata.names()
        return from_lines("x", "", "", self.field.text, names=names, new_id=numbered_id)

    def _typed(self) -> None:
        sop, lines = self._sop(), parse_lines(self.field.text)
        here = self.field.line_number
        at = max((i for i, baris in enumerate(lines) if baris.line <= here), default=0)
        arrows, names = arrow_words(sop, self.soptui.glyphs), {p.id: p.nama for p in sop.pelaksana}
        items = []
        for i, step in enumerate(sop.langkah):
            simpul = step.simpul[0]
            sign = self.soptui.glyphs.simbol(simpul.simbol)
            who = fit(names[simpul.pelaksana], 16, self.soptui.glyphs.ellipsis)
            cells = [*step.kelengkapan, step.waktu, *step.output]
            more = f" | {' | '.join(filter(None, cells))}" if any(cells) else ""
            way = f"  {arrows[i]}" if step.simpul[0].alur else ""
            items.append(f"{i + 1:>3} {sign} {who} {step.kegiatan}{way}{more}")
        view = self.query_one(Bacaan)
        view.empty = "Artinya tampak di sini. Judul boleh: Awal, Utama, Penghubung, Akhir."
        view.show(items, at)
        chart = self.query_one(ChartView)
        if chart.display and sop.langkah:
            chart.show(sop)
        self._offer()
        self.show_status()

    def context_text(self) -> str:
        """Say how far it is, and how to go on."""
        if self.saran.items:
            return self.saran.words(self.key)
        enter, on = self.key("terima"), self.key("terima_maju")
        count = len(self.query_one(Bacaan).items)
        if not count:
            return f"Ketik langkah pertama. {enter}: baris baru. {on}: lanjut."
        return f"{count} langkah. {enter}: baris baru. {on} (atau {enter} di baris kosong): lanjut."

    # --- what is offered --------------------------------------------------------------------

    def _offer(self) -> None:
        """Offer names before the colon, what was written before after a bar."""
        head, typed = self.field.line_to_cursor, ""
        found: list[Usul] = []
        words = self.soptui.kantor.kosakata
        if "|" in head:
            *before, typed = head.split("|")
            typed = typed.rpartition(";")[2].strip()
            field = _CELLS[min(len(before), len(_CELLS)) - 1]
            if len(typed) >= (1 if field == "waktu" else _MIN_LETTERS):
                found = words.find(field, typed, self._sop(), without={typed})
        elif ":" not in head and len(typed := head.strip()) >= _MIN_LETTERS:
            found = [Usul(f"{name}: ", 0, name) for name in self._names(typed)]
        if (head, typed) == self._offer_of and self.saran.items:
            return
        self._offer_of = (head, typed)
        column, row = self.field.cursor_cell
        origin = self.field.region.offset - self.query_one("#tulisan").region.offset
        room = self.query_one("#tulisan").size
        self.saran.show(found, Region(origin.x + column, origin.y + row, 1, 1), room)

    def _names(self, typed: str) -> list[str]:
        """Return names that begin as typed: those of the lines above first."""
        here = [baris.pelaksana for baris in parse_lines(self.field.text)]
        names = dict.fromkeys([*reversed(here), *self.soptui.kantor.kosakata.names()])
        return [name for name in names if name.casefold().startswith(typed.casefold())][:5]

    def _take(self) -> bool:
        chosen, (head, typed) = self.saran.chosen, self._offer_of
        self.saran.hide()
        if chosen is None:
            return False
        rest = self.field.current_line[len(head) :]
        self.field.replace_line(head[: len(head.rstrip()) - len(typed)] + chosen.teks + rest)
        return True

    # --- keys -------------------------------------------------------------------------------

    def do_pilihan_bawah(self) -> None:
        """To the next thing offered, else down in the text."""
        if not self.saran.move(1) and self.saran.chosen is None:
            self.field.press("down")

    def do_pilihan_atas(self) -> None:
        """Back to what was offered before, else up in the text."""
        if not self.saran.move(-1):
            self.field.press("up")

    def do_terima(self) -> None:
        """Take what was chosen; else begin a new line; on a blank last line go on."""
        if self._take():
            return
        if self.field.current_line.strip() or not self.field.is_on_last_row:
            self.field.type_text("\n")
        else:
            self.do_terima_maju()

    def do_terima_maju(self) -> None:
        """Take what was chosen; else go on with these steps."""
        if self._take():
            return
        if parse_lines(self.field.text):
            self.answer(self.field.text)
        else:
            self.say(
                f"Belum ada langkah. Ketik satu baris dahulu; {self.key('batal')} membatalkan."
            )

    do_simpan = do_terima_maju

    def do_batal(self) -> None:
        """Go back; what was typed is not dropped without asking."""
        self.soptui.start(self._leave())

    async def _leave(self) -> None:
        if self.field.text.strip():
            question = "Langkah yang sudah diketik belum menjadi SOP"
            options = [Option("tetap", "Lanjut menulis"), Option("buang", "Buang ketikan")]
            picker = Picker(question, options, filterable=False, guarded=True)
            if await self.soptui.ask(picker) != "buang":
                return
        self.answer(None)

    def label_of(self, action: Action) -> str:
        """Say what Enter and Tab do here."""
        return {"terima": "baris baru", "terima_maju": "lanjut", "simpan": ""}.get(
            action.id, super().label_of(action)
        )
