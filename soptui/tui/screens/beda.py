"""Beda: what changed between two versions, as sentences, as two charts, or as TOML."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from soptui.changes import sentences
from soptui.errors import SoptuiError
from soptui.model import Severity, Sop
from soptui.repo.sides import draft_side
from soptui.toml import macam_of
from soptui.tui.lines import fit
from soptui.tui.screens.base import Layar
from soptui.tui.style import BOLD, PLAIN, TITLE, WORDS
from soptui.tui.widgets.bars import Bar, Footer
from soptui.tui.widgets.chart_diff import ChartDiff
from soptui.tui.widgets.diff_list import DiffList
from soptui.tui.widgets.prompt import Prompt
from soptui.tui.widgets.raw_diff import RawDiff
from soptui.tui.widgets.status import StatusBar
from soptui.visible import visible

if TYPE_CHECKING:
    from rich.style import Style
    from textual.app import ComposeResult
    from textual.widget import Widget

    from soptui.changes import Kalimat
    from soptui.repo import Session
    from soptui.repo.sides import Sisi
    from soptui.tui.actions import Action

FORMS = ("kalimat", "bagan", "toml")
"""Of an SOP; a Standar Pelayanan has no chart."""
_TITLES = {"kalimat": "Perubahan", "bagan": "Bagan", "toml": "TOML"}
_RAW = {"+": WORDS["+"], "-": WORDS["-"], "@": BOLD}


@dataclass(frozen=True, slots=True)
class Pembandingan:
    """Two versions: what leads from `before` to `after` is shown."""

    before: Sisi[Any]
    after: Sisi[Any]
    session: Session[Any] | None = None
    """The session whose draft `after` is: then a change leads to its field and can be undone."""
    is_same_sop: bool = True


class BedaScreen(Layar[None]):
    """Shows the changes between two versions."""

    name_id = "beda"
    heading = "Beda"

    def __init__(self, pair: Pembandingan) -> None:
        super().__init__()
        self.before, self.after = pair.before, pair.after
        self.session = pair.session
        self.is_same_sop = pair.is_same_sop
        self.form = FORMS[0]
        self.changes: list[Kalimat] = []
        has_chart = isinstance(pair.after.nilai, Sop)
        self.forms = FORMS if has_chart else tuple(form for form in FORMS if form != "bagan")

    def compose(self) -> ComposeResult:
        """Lay out the three forms, one of which is shown."""
        yield Bar(dom_id="judul")
        yield Bar(dom_id="tab")
        yield DiffList(dom_id="kalimat")
        yield ChartDiff(glyphs=self.soptui.glyphs, dom_id="bagan")
        yield RawDiff(dom_id="toml")
        yield StatusBar()
        yield Footer()

    @property
    def list(self) -> DiffList:
        """The sentences."""
        return self.query_one(DiffList)

    @property
    def charts(self) -> ChartDiff:
        """Both charts."""
        return self.query_one(ChartDiff)

    @property
    def raw(self) -> RawDiff:
        """The difference of the texts."""
        return self.query_one(RawDiff)

    def first_focus(self) -> Widget:
        """Walk from change to change."""
        return self.list

    # --- what is shown ----------------------------------------------------------------------

    def opened(self) -> None:
        """Show the sentences first."""
        self.list.glyphs = self.soptui.glyphs
        self.list.empty = "Isi keduanya sama."
        self.list.when_moved = self.show_status
        self.charts.when_moved = self._moved_in_charts
        self.raw.empty = "Teks keduanya sama."
        self.raw.when_moved = self.show_status
        self.refill()
        self.show_form(self.form)

    def _moved_in_charts(self) -> None:
        """Say where the cursor is, and what can be done there."""
        self.show_status()
        self.show_footer()

    def refill(self) -> None:
        """Compare again, say after a change was taken back."""
        if self.session is not None:
            self.after = draft_side(self.session)
        self.changes = sentences(self.before.nilai, self.after.nilai)
        self.list.show(self.changes)
        count = f"{len(self.changes)} perubahan" if self.changes else "isinya sama"
        self.show_title(f"Beda · {visible(self.after.nilai.identitas.judul)}", count)

    def show_form(self, form: str) -> None:
        """Show the changes in another form."""
        self.form = form
        for name in FORMS:
            self.query_one(f"#{name}").display = name == form
        if form == "bagan":
            self.charts.show(self.before, self.after, self.changes)
            if self.selected is not None:
                self.charts.follow(self.selected.path)
        if form == "toml":
            self._show_raw()
        self._show_tabs()
        self.set_focus(self._view())
        self.show_footer()
        self.show_status()

    def _view(self) -> Widget:
        """Return what takes the keys."""
        if self.form == "bagan":
            return self.charts.active
        return self.raw if self.form == "toml" else self.list

    def _show_tabs(self) -> None:
        pieces: list[tuple[str, Style]] = [(" ", PLAIN)]
        for number, name in enumerate(FORMS, 1):
            if name not in self.forms:
                continue
            text = f"{number} {_TITLES[name]}"
            here = name == self.form
            pieces += [(f"[{text}]" if here else f" {text} ", TITLE if here else PLAIN)]
            pieces += [(" ", PLAIN)]
        arrow = self.soptui.glyphs.arrow
        sides = f"{visible(self.before.name)} {arrow} {visible(self.after.name)}"
        room = self.app.size.width - sum(cell_len(text) for text, _ in pieces) - 1
        if cell_len(sides) > room:
            sides = sides.replace("versi ", "")
        sides = f"{fit(sides, min(room, cell_len(sides)))} "
        self.query_one("#tab", Bar).show(pieces, [(sides, PLAIN)])

    def _show_raw(self) -> None:
        try:
            old, new = (s.read_text().splitlines() for s in (self.before, self.after))
        except SoptuiError as error:
            self.say(visible(str(error)), Severity.ERROR)
            return
        lines = unified_diff(old, new, self.before.name, self.after.name, lineterm="")
        self.raw.show_paragraphs(
            [
                (line, BOLD if line[:3] in ("+++", "---") else _RAW.get(line[:1], PLAIN))
                for line in lines
            ]
        )

    def refitted(self) -> None:
        """Place the charts anew."""
        self.charts.place()
        self._show_tabs()
        super().refitted()

    @property
    def selected(self) -> Kalimat | None:
        """The change under the cursor."""
        return self.list.selected

    def context_text(self) -> str:
        """Say which change this is, and what can be done with it."""
        if not self.changes:
            return f"Tidak ada perubahan isi. {self.key('kembali')} kembali."
        if self.form == "bagan":
            return self.with_keys(self.charts.words())
        if self.form == "toml":
            return self.with_keys(
                "+ baris baru, - baris yang tidak ada lagi."
                " {beda_maju} dan {beda_mundur} ke bagian lain; {beda_kalimat} kalimat."
            )
        place = f"{self.list.cursor + 1} dari {len(self.changes)}."
        ways = ", {buka} ke ruas, {kembalikan} mengembalikan" if self.session else ""
        words = (
            "{beda_maju}/{beda_mundur} berjalan, {bentuk} "
            f"{self._form_words()}, {{salin}} menyalin{ways}."
        )
        return f"{place} {self.with_keys(words)}"

    def label_of(self, action: Action) -> str:
        """Leave out what this comparison cannot do; Enter goes to the field."""
        if action.id in ("buka", "kembalikan", "urung") and self.why_not(action):
            return ""
        if action.id == "panel":
            return "bagan lain" if self.form == "bagan" else ""
        if action.id == "bentuk":
            return self._form_words()
        return "ke ruas" if action.id == "buka" else action.label

    # --- forms ------------------------------------------------------------------------------

    def do_bentuk(self) -> None:
        """Show the next form."""
        self.show_form(self._next_form())

    def _next_form(self) -> str:
        return self.forms[(self.forms.index(self.form) + 1) % len(self.forms)]

    def _form_words(self) -> str:
        """Name the form that comes next."""
        following = self._next_form()
        return "TOML" if following == "toml" else following

    def why_not_beda_bagan(self) -> str | None:
        """Only SOPs have charts."""
        if "bagan" in self.forms:
            return None
        return f"{macam_of(self.after.nilai).nama} tidak mempunyai bagan."

    def do_beda_kalimat(self) -> None:
        """Sentences."""
        self.show_form("kalimat")

    def do_beda_bagan(self) -> None:
        """Both charts."""
        self.show_form("bagan")

    def do_beda_toml(self) -> None:
        """Compare the texts."""
        self.show_form("toml")

    def why_not_panel(self) -> str | None:
        """Only the charts are two."""
        return None if self.form == "bagan" else f"{self.key('bentuk')} menampilkan bentuk lain."

    def do_panel(self) -> None:
        """Go to the other chart."""
        self.charts.switch()
        self.set_focus(self.charts.active)

    # --- walking ----------------------------------------------------------------------------

    def why_not_beda_maju(self) -> str | None:
        """There must be a change."""
        return None if self.changes else "Tidak ada perubahan isi."

    why_not_beda_mundur = why_not_salin_semua = why_not_beda_maju

    def do_beda_maju(self) -> None:
        """To the next change."""
        self._walk(1)

    def do_beda_mundur(self) -> None:
        """To the change before."""
        self._walk(-1)

    def _walk(self, by: int) -> None:
        if self.form == "toml":
            places = [i for i, line in enumerate(self.raw.items) if line.text.startswith("@@")]
            ahead = [i for i in places if (i - self.raw.cursor) * by > 0]
            self.raw.go((min if by > 0 else max)(ahead, default=self.raw.cursor))
            return
        before = self.list.cursor
        self.list.go(before + by)
        if self.list.cursor == before:
            self.say("Ini perubahan terakhir." if by > 0 else "Ini perubahan pertama.")
        if self.form == "bagan" and self.selected is not None:
            self.charts.follow(self.selected.path)
            if not self.selected.path.startswith("langkah/"):
                self.say(visible(f"{self.selected.sign} {self.selected.plain}"))

    # --- words ------------------------------------------------------------------------------

    def do_salin_semua(self) -> None:
        """Copy all changes."""
        self.soptui.salinan = None
        sides = f"{self.before.name} -> {self.after.name}"
        text = f"{self.after.nilai.identitas.judul}: {sides}\n{self.list.all_text()}"
        self.say(f"{len(self.changes)} perubahan disalin. {self.soptui.papan.put(text)}")

    def why_not_komentar(self) -> str | None:
        """Only what is still to be saved takes comments with it."""
        if self.session is None:
            return "Komentar ikut simpanan berikut: buka d dari penyunting atau riwayat."
        return self.why_not_beda_maju()

    async def do_komentar(self) -> None:
        """Write down what the next save says about the change."""
        change = self.selected
        assert self.session is not None
        assert change is not None
        note = f"{change.sign} {change.plain}"
        text = await self.soptui.ask(Prompt("Komentar", note=note, accept="catat"))
        if text is None:
            self.say("Tidak ada komentar yang dicatat.")
            return
        self.session.comments += (f"{change.part}: {text}",)
        self.say(f"Dicatat. {len(self.session.comments)} komentar ikut simpanan berikut.")

    # --- back to the editor -----------------------------------------------------------------

    def why_not_buka(self) -> str | None:
        """Only the draft has fields to go to."""
        if self.session is None:
            return self.with_keys(
                "Hanya dari perbandingan dengan isi sekarang ({beda} di riwayat)."
            )
        if self.form == "toml":
            ways = self.key("beda_kalimat"), self.key("buka")
            return "Tekan {}, lalu {} pada perubahannya.".format(*ways)
        path = self._path()
        if not path:
            return "Tidak ada perubahan isi."
        if not _exists(self.session, path):
            return f"Itu tidak ada lagi di isi sekarang. {self.key('kembalikan')} mengembalikannya."
        return None

    def _path(self) -> str:
        if self.form == "bagan":
            return self.charts.address()
        return self.selected.path if self.selected else ""

    async def do_buka(self) -> None:
        """Go to the field in the editor."""
        from soptui.tui.screens.pulih import show_editor

        assert self.session is not None
        app, path = self.soptui, self._path()
        editor = await show_editor(app, self.session.doc.file)
        editor.go_to_field(path)

    def why_not_kembalikan(self) -> str | None:
        """Only into the draft, and only from a version of the same document."""
        if self.session is None:
            return self.with_keys(
                "Hanya dari perbandingan dengan isi sekarang ({beda} di riwayat)."
            )
        if not self.is_same_sop:
            noun, copies = self.session.repo.macam.nama, self.key("salin")
            return f"Isi {noun} lain tidak dikembalikan ke sini. {copies} menyalin kalimatnya."
        return None if self.changes else "Tidak ada perubahan isi."

    async def do_kembalikan(self) -> None:
        """Ask how much, and take it back as an edit."""
        from soptui.tui.screens.pulih import restore_part

        assert self.session is not None
        change = self.selected
        if self.form == "bagan" and (step := self.charts.step_id()):
            change = next((c for c in self.changes if step in c.path.split("/")), change)
        if change is not None and await restore_part(self, self.session, self.before, change):
            self.refill()
            self.show_form(self.form)

    def why_not_urung(self) -> str | None:
        """There must be something to take back."""
        ready = self.session is not None and self.session.undo_title
        return None if ready else "Tidak ada yang dapat diurungkan."

    def do_urung(self) -> None:
        """Take the last edit back."""
        assert self.session is not None
        title = self.session.undo()
        self.refill()
        self.show_form(self.form)
        self.say(visible(f"Diurungkan: {title}. {self.key('ulang')} mengulanginya."))

    def why_not_ulang(self) -> str | None:
        """There must be something to do again."""
        ready = self.session is not None and self.session.redo_title
        return None if ready else "Tidak ada yang dapat diulangi."

    def do_ulang(self) -> None:
        """Do it again."""
        assert self.session is not None
        title = self.session.redo()
        self.refill()
        self.show_form(self.form)
        self.say(visible(f"Diulangi: {title}. {self.key('urung')} mengurungkannya."))

    def do_kembali(self) -> None:
        """Back; an editor below shows what was taken back here."""
        from soptui.tui.screens.penyunting import PenyuntingScreen

        below = self.app.screen_stack[-2]
        self.dismiss(None)
        if isinstance(below, PenyuntingScreen) and below.session is self.session:
            below.redraw()


def _exists(session: Session[Any], path: str) -> bool:
    """Tell whether the step or performer of an address is in the draft."""
    part, name, *_ = [*path.split("/"), ""]
    if part == "langkah":
        return session.nilai.langkah_index(name) is not None
    return part != "pelaksana" or session.nilai.pelaksana_index(name) is not None
