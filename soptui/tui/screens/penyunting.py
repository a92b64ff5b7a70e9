"""An editor of one document in parts: the tabs, the findings, and the way an edit is made."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic

from rich.cells import cell_len
from textual.geometry import Offset

from soptui.errors import SoptuiError
from soptui.model import Layanan, Severity
from soptui.model.nilai import Nilai
from soptui.rules.profil import pengecualian
from soptui.tui.actions import Group, Place
from soptui.tui.jumps import Jump
from soptui.tui.lintas import still_found
from soptui.tui.parts.base import Bagian, BagianIsian
from soptui.tui.parts.temuan import BagianTemuan
from soptui.tui.screens.perbaikan import PerbaikanScreen
from soptui.tui.style import PLAIN, TITLE
from soptui.tui.widgets.bars import Bar
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual import events
    from textual.widget import Widget

    from soptui.changes import Edited
    from soptui.model import Temuan
    from soptui.repo import Repository, Revisi, Session
    from soptui.repo.drafts.content import Ketikan
    from soptui.tui.actions import Action
    from soptui.tui.app import SoptuiApp

_EDITS = frozenset({"isi", "simpan", "urung", "ulang", "buang", "riwayat"})


class PenyuntingScreen(PerbaikanScreen[Nilai], Generic[Nilai]):
    """Shows the parts of a document, and leads from one to the next."""

    parts: ClassVar[tuple[str, ...]] = ()
    """The names of the parts, in the order of their tabs."""
    followed: ClassVar[frozenset[str]] = frozenset()
    """Parts that show what follows from the value: a key there finds them up to date."""

    def __init__(
        self, repo: Repository, session: Session[Any], revision: Revisi | None = None
    ) -> None:
        super().__init__(repo, session, revision)
        self.part = self.parts[0]
        self.findings = session.findings()
        self._tabs: list[tuple[int, str]] = []
        self._begun: Nilai | None = session.doc.nilai
        """What the file said when it was opened."""

    # --- what the parts ask -----------------------------------------------------------------

    def address(self) -> str:
        """Return the address of the field under the cursor, or ""."""
        return self.bagian(self.part).address()

    def findings_at(self, *parts: str) -> list[Temuan]:
        """Return the findings at a field or inside it."""
        path = "/".join(parts)
        return [t for t in self.findings if t.path == path or t.path.startswith(f"{path}/")]

    def severity_of(self, *parts: str) -> Severity | None:
        """Return the gravest finding of a field, if there is one."""
        found = {t.severity for t in self.findings_at(*parts)}
        return next((severity for severity in Severity if severity in found), None)

    @property
    def is_typing(self) -> bool:
        """Whether a field is open."""
        return getattr(self.bagian(self.part), "is_typing", False)

    def ketikan(self) -> Ketikan | None:
        """Return what stands in the open field."""
        from soptui.repo.drafts.content import Jenis, Ketikan

        part = self.bagian(self.part) if self.ready.is_set() else None
        if not isinstance(part, BagianIsian) or not part.is_typing:
            return None
        return Ketikan(Jenis.RUAS, part.address(), part.field.text)

    def go_on_typing(self, ketikan: Ketikan) -> None:
        """Open the field in which something was being typed, with what stood there."""
        self.go_to_field(ketikan.place)
        self._start_typing(ketikan.text)

    def take_typed(self) -> bool:
        """Take over what is being typed; False when it is refused."""
        return self.bagian(self.part).commit()

    def edit(self, edit: Callable[[Nilai], Edited[Nilai]]) -> bool:
        """Make an edit and say what it did; False when it was refused (the sentence says why)."""
        before = self.nilai
        try:
            edited: Edited[Nilai] = edit(before)
        except SoptuiError as error:
            self.say(visible(str(error)), Severity.ERROR)
            return False
        self.session.apply(edited)
        self.redraw()
        if self.nilai != before:
            title = f"{edited.title[:1].upper()}{edited.title[1:]}"
            self.say(visible(" ".join([f"{title}.", *edited.notes]) if edited.notes else title))
        return True

    def start_deed(self, deed: object) -> None:
        """Run a deed that asks a question."""
        if asyncio.iscoroutine(deed):
            self.soptui.start(deed)

    # --- what is shown ----------------------------------------------------------------------

    def opened(self) -> None:
        """Show the part one works in first."""
        self.show_part(self.part)

    def lay_out(self, name: str) -> None:
        """Choose which parts are in sight while one works in `name`."""
        for other in self.parts:
            self.bagian(other).display = other == name

    def _shown_parts(self) -> list[Bagian]:
        return [part for part in map(self.bagian, self.parts) if part.display]

    def show_part(self, name: str, *, keep_focus: bool = False) -> None:
        """Show a part (and its neighbour where there is room) and give it the keyboard."""
        if not keep_focus and not self.bagian(self.part).commit():
            return
        self.part = name
        self.lay_out(name)
        self.redraw()
        self.catch_up()
        if not (keep_focus and self.focused and self.focused.display):
            self.set_focus(self.bagian(name).view)
        self.show_footer()
        self.show_status()

    def refitted(self) -> None:
        """Choose again what fits beside each other."""
        if self.part:
            self.show_part(self.part, keep_focus=True)
        super().refitted()

    def go_to_field(self, path: str) -> None:
        """Show the field at an address and put the cursor on it."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw the current value everywhere; its findings follow when it is shown."""
        self.soptui.penjaga.note()
        self.show_head()
        for part in self._shown_parts():
            part.refill()
        self.soptui.later.want(self, self.check, self._checked)

    def check(self) -> list[Temuan]:
        """Return what is to be said of the current value: the gravest first, then by step.

        Runs in a thread.
        """
        steps = {s.id: n for n, s in enumerate(getattr(self.nilai, "langkah", ()), 1)}

        def order(temuan: Temuan) -> tuple[int, int]:
            group, _, rest = temuan.path.partition("/")
            step = steps.get(rest.partition("/")[0], 0) if group == "langkah" else 0
            return temuan.severity.rank, step

        return sorted(self.look(), key=order)

    def look(self) -> list[Temuan]:
        """Return what is found in the current value; runs in a thread."""
        return [*self.session.findings(), *self._across()]

    def counted(self) -> Sequence[Temuan]:
        """Return the findings that somebody should do something about: not the excepted ones."""
        reasons = pengecualian(self.nilai)
        return [temuan for temuan in self.findings if temuan.rule not in reasons]

    def _across(self) -> list[Temuan]:
        """Return what files together showed about fields that still say what they said then."""
        if self.revision is not None or self._begun is None:
            return []
        found = self.soptui.pemeriksa.across(self.session.doc.file)
        return still_found(self._begun, self.nilai, found, self.repo.organisasi)

    def redraw_followed(self) -> None:
        """Draw again what follows from the value, say after typing was given up."""

    def _checked(self, findings: list[Temuan]) -> None:
        if findings != self.findings:
            self.findings = findings
            self.show_head()
            for part in self._shown_parts():
                part.recheck()
            self.show_status()

    def catch_up(self) -> None:
        """Have what follows a key done now: the findings of the current value."""
        self.soptui.later.now(self)

    def take_key(self, event: events.Key) -> None:
        """Do what a key means; who walks what follows from the value walks the current one."""
        if self.part in self.followed:
            self.catch_up()
        super().take_key(event)

    # --- from part to part ------------------------------------------------------------------

    def go_to_finding(self, temuan: Temuan) -> None:
        """Show the field that a finding is about; what no field can show is said."""
        if not temuan.path:
            self.show_part("temuan")
            self.query_one(BagianTemuan).go_to(temuan)
            self.say(f"Temuan ini tentang seluruh {self.noun}.")
            return
        self.go_to_field(temuan.path)
        if temuan.rule not in {found.rule for found in self.findings_here()}:
            self.say(visible(temuan.message))

    def do_temuan(self) -> None:
        """Part 4; a finding of the field under the cursor stays under it."""
        here = self.findings_here()
        self.show_part("temuan")
        if here:
            self.query_one(BagianTemuan).go_to(here[0])

    def way_to_findings(self) -> str:
        """Say which keys lead from here to the list of findings."""
        keys = self.key("temuan")
        if not self.letters_command:
            away = (self.parts.index("temuan") - self.parts.index(self.part)) % len(self.parts)
            keys = f"{self.key('panel')} {away}x" if away > 1 else self.key("panel")
        return f"{keys} ke bagian Temuan"

    def do_panel(self) -> None:
        """Next part."""
        self._switch(1)

    def do_panel_balik(self) -> None:
        """Previous part."""
        self._switch(-1)

    def _switch(self, by: int) -> None:
        getattr(self, f"do_{self._neighbour(by)}")()

    def _neighbour(self, by: int) -> str:
        return self.parts[(self.parts.index(self.part) + by) % len(self.parts)]

    def enter(self, view: Widget) -> None:
        """Show the part of a view, and give it the keyboard."""
        part = next((node for node in view.ancestors_with_self if isinstance(node, Bagian)), None)
        if part is not None and part.id is not None and part.id != self.part:
            self.show_part(part.id)
        super().enter(view)

    # --- title, tabs and words --------------------------------------------------------------

    def show_head(self) -> None:
        """Draw title and tabs."""
        self.show_title(visible(self.nilai.identitas.judul), self.state_words())
        pieces = [(" ", PLAIN)]
        self._tabs = []
        for i, name in enumerate(self.parts, 1):
            self._tabs.append((sum(cell_len(text) for text, _ in pieces), name))
            found = len(self.counted()) if name == "temuan" else 0
            count = f" {found}" if found else ""
            text = f" {i} {self.bagian(name).title}{count} "
            style = TITLE if self.bagian(name).display and name == self.part else PLAIN
            pieces += [(f"[{text.strip()}]" if style is TITLE else text, style), (" ", PLAIN)]
        self.query_one("#tab", Bar).show(pieces)

    def jumps(self) -> Iterator[Jump]:
        """Yield the tabs of the parts."""
        y = self.query_one("#tab").region.y
        if self.query_one("#tab").display:
            for x, name in self._tabs:
                yield Jump(Offset(x, y), partial(self.show_part, name))

    def context_text(self) -> str:
        """Say where the cursor is."""
        if words := self.bagian(self.part).typing_words():
            return words
        errors = sum(t.severity is Severity.ERROR for t in self.findings)
        if self.findings:
            grave = f", {errors} salah" if errors else ""
            listed = self.part == "temuan"
            way = self._deeds_of_list() if listed else self.way_to_findings()
            mends = "" if listed else self.mend_words_here()
            counted = len(self.counted())
            aside = len(self.findings) - counted
            grave += f", {aside} dikecualikan" if aside else ""
            words = f"{counted} temuan{grave}. {mends} {way}."
            return f"{' '.join(words.split())} {self.key('kembali')} kembali."
        return f"Tidak ada temuan. {self.key('kembali')} kembali ke daftar."

    def _deeds_of_list(self) -> str:
        way = f"{self.key('buka')} ke ruasnya"
        if self.why_not_perbaiki_semua() is None:
            way += f", {self.key('perbaiki_semua')} memperbaiki semua yang pasti"
        return way

    def mode_words(self) -> str:
        """In vi keys, say whether letters command or fill in."""
        if not self.is_vi or self.place is Place.LIST:
            return ""
        return "[MENGISI]" if self.place is Place.FIELD else "[PERINTAH]"

    def label_of(self, action: Action) -> str:
        """Name the next part on its key; an old revision has no keys that change it."""
        if self.revision is not None and (action.group is Group.LANGKAH or action.id in _EDITS):
            return ""
        if action.id == "pulihkan" and self.revision is None:
            return ""
        if action.id in ("beda", "beda_dengan"):
            return ""  # their way is the palette; the footer has more urgent keys
        if word := self.bagian(self.part).label_of(action):
            return word
        if action.id == "panel":
            title = self.bagian(self._neighbour(1)).title
            return f"{title[:1].lower()}{title[1:]}"
        return "ke ruas" if action.id == "buka" else super().label_of(action)


async def session_of(app: SoptuiApp, id_or_path: str) -> Session[Any]:
    """Return the session of a document of any kind."""
    desk = app.desk

    def opened() -> Session[Any]:
        return desk.open_in(desk.repo.of(id_or_path), id_or_path)[0]

    return await asyncio.to_thread(opened)


def editor_of(
    repo: Repository, session: Session[Any], revision: Revisi | None = None
) -> PenyuntingScreen[Any]:
    """Return the editor of a document, or the screen that shows one old revision of it."""
    from soptui.tui.screens.sunting import SuntingScreen
    from soptui.tui.screens.sunting_layanan import SuntingLayananScreen

    if isinstance(session.nilai, Layanan):
        return SuntingLayananScreen(repo, session, revision)
    return SuntingScreen(repo, session, revision)
