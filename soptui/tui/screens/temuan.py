"""Temuan repositori: what is wrong in any file, narrowed by unit, rule, level and words."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from soptui.errors import SoptuiError
from soptui.model import Severity, Temuan
from soptui.repo.mending import is_mendable
from soptui.repo.pengecualian import why_not_excepted
from soptui.repo.teks import is_text
from soptui.rules import ATURAN
from soptui.tui.glyphs import SIGN
from soptui.tui.lines import fit
from soptui.tui.screens.perbaikan import PerbaikanScreen
from soptui.tui.screens.perbaiki_banyak import NOTHING, mend_everywhere
from soptui.tui.screens.saring import SaringScreen
from soptui.tui.style import CURSOR, CURSOR_IDLE, HEAD, PLAIN, SEVERITY
from soptui.tui.widgets.detail import Detail
from soptui.tui.widgets.list_view import ListView
from soptui.tui.widgets.picker import Option, Picker
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from soptui.repo import Entri, EntriLayanan
    from soptui.tui.app import SoptuiApp

_TICK = 0.25
"""Seconds between two words about how far it is."""


@dataclass(frozen=True, slots=True)
class Saringan:
    """What is left of all findings; "" leaves everything."""

    tingkat: str = ""
    unit: str = ""
    aturan: str = ""


class RepoFindingList(ListView[Temuan]):
    """One finding a line: sign, rule, SOP, message."""

    def __init__(self, titles: Mapping[str, str], *, dom_id: str | None = None) -> None:
        super().__init__(dom_id=dom_id)
        self.titles = titles

    def draw_head(self, y: int) -> Strip:
        """Name the columns."""
        del y
        rule, sop, rest = self._widths()
        words = f"   {fit('Aturan', rule)} {fit('SOP', sop)} {fit('Temuan', rest)}"
        return Strip([Segment(words, HEAD)])

    def draw_item(self, item: Temuan, *, selected: bool) -> Strip:
        """Return the line of a finding."""
        rule, sop, rest = self._widths()
        style = PLAIN
        if selected:
            style = CURSOR if self.has_focus else CURSOR_IDLE
        return Strip(
            [
                Segment(f" {SIGN[item.severity]} ", SEVERITY[item.severity]),
                Segment(fit(item.rule, rule), PLAIN),
                Segment(" "),
                Segment(fit(self.titles.get(item.file, item.file), sop), style),
                Segment(" "),
                Segment(fit(item.message, rest), PLAIN),
            ]
        )

    def _widths(self) -> tuple[int, int, int]:
        rule = 8
        sop = max(16, (self.size.width - rule) // 3)
        return rule, sop, max(1, self.size.width - rule - sop - 5)


class TemuanScreen(SaringScreen[Temuan]):
    """Lists the findings of the repository; Enter goes to the field."""

    name_id = "temuan_semua"
    heading = "Temuan repositori"
    hint = "Ketik nama SOP, id aturan, unit, atau kata. {terima} ke daftar."

    def __init__(self, entries: Sequence[Entri]) -> None:
        super().__init__()
        self.saringan = Saringan()
        self.found: Sequence[Temuan] = ()
        self._folded: Sequence[str] = ()
        """What each finding is found by, as soon as somebody searches."""
        self.titles: dict[str, str] = {}
        self.unit_ids: dict[str, str] = {}
        self._note_names(entries)

    def _note_names(self, entries: Collection[Entri | EntriLayanan]) -> None:
        """Note what documents are called, and whose they are."""
        self.titles |= {entry.path: entry.judul or entry.id for entry in entries}
        self.unit_ids |= {entry.path: entry.unit for entry in entries}

    def make_list(self) -> RepoFindingList:
        """Return the list of findings."""
        return RepoFindingList(self.titles, dom_id="temuan-semua")

    @property
    def list(self) -> RepoFindingList:
        """The list of findings."""
        return self.query_one(RepoFindingList)

    # --- what is shown ----------------------------------------------------------------------

    def opened(self) -> None:
        """Show what is known already, and look anew beside the keyboard."""
        super().opened()
        self.list.head = 1
        self.list.empty = "Memeriksa semua berkas …"
        self.set_interval(_TICK, self._tell)
        self._take(self.soptui.pemeriksa.temuan or ())
        self.beside(self._look, "temuan")

    def on_screen_resume(self) -> None:
        """Coming back from an SOP: something may be mended."""
        super().on_screen_resume()
        if self.ready.is_set():
            self.beside(self._look, "temuan")

    async def noticed(self) -> None:
        """Somebody changed files or history."""
        self.beside(self._look, "temuan")

    async def _look(self) -> None:
        words = ""
        try:
            found = await self.soptui.pemeriksa.look()
            self._note_names(await asyncio.to_thread(self._documents))
        except SoptuiError as error:
            found, words = (), str(error)
        if not self.is_open:
            return
        self.list.empty = "Tidak ada temuan."
        if words:
            self.say(visible(words), Severity.ERROR)
        else:
            self._take(found)

    def _documents(self) -> Sequence[Entri | EntriLayanan]:
        repo = self.soptui.desk.repo
        return [*repo.entries(), *repo.layanan.entries()]

    def _take(self, found: Sequence[Temuan]) -> None:
        if found == self.found:
            self.show_all(self.all)
            return
        self.found = found
        row, chosen = self.list.cursor, self.list.selected
        self.show_all([t for t in found if self._is_wanted(t)])
        now = self.list.selected
        if chosen is not None and now is not None and not self.is_same(chosen, now):
            self.list.go(row)  # it was mended: the next one stands where it stood

    def _is_wanted(self, temuan: Temuan) -> bool:
        wanted = self.saringan
        return (
            wanted.tingkat in ("", temuan.severity)
            and wanted.unit in ("", self.unit_ids.get(temuan.file, ""))
            and wanted.aturan in ("", temuan.rule)
        )

    def narrow(self) -> None:
        """Keep what matches, and tell how much that is."""
        super().narrow()
        numbers = Counter(t.severity for t in self.list.items)
        words = "  ".join(f"{numbers[s]} {s.kata}" for s in Severity if numbers[s])
        self.show_title(self.heading, words)

    def show_all(self, items: Sequence[Temuan]) -> None:
        """Show other findings; what they are found by is put together anew."""
        self._folded = ()
        super().show_all(items)

    def matching(self, words: Sequence[str]) -> Sequence[Temuan]:
        """Return the findings that hold all words: quick enough for many thousands a letter."""
        self._folded = self._folded or ["\n".join(self.texts_of(t)).casefold() for t in self.all]
        pairs = zip(self.all, self._folded, strict=True)
        return [item for item, text in pairs if all(word in text for word in words)]

    def texts_of(self, item: Temuan) -> tuple[str, ...]:
        """Find by SOP, rule, unit, level and words; letters with gaps find none."""
        unit = self._unit_name(self.unit_ids.get(item.file, ""))
        title = self.titles.get(item.file, "")
        return ("", title, item.file, item.rule, item.severity.kata, unit, item.message)

    def is_same(self, item: Temuan, other: Temuan) -> bool:
        """Stay at a finding, whatever was written above it in its file."""
        return replace(item, line=0, column=0) == replace(other, line=0, column=0)

    def show_detail(self) -> None:
        """Show the finding in full, with its rule and its place."""
        item = self.list.selected
        if item is None:
            self.query_one(Detail).show([])
            return
        rule = ATURAN.get(item.rule)
        about = f"Aturan {item.rule}: {rule.judul}" if rule else f"Aturan {item.rule}"
        place = f"{item.file}:{item.line}" if item.line else item.file
        unit = self._unit_name(self.unit_ids.get(item.file, ""))
        where = f"{unit} {self.soptui.glyphs.dot} {place}" if unit else place
        lines = [
            (f"{item.severity.kata}: {item.message}", SEVERITY[item.severity]),
            (self.titles.get(item.file, item.file), PLAIN),
            (where, PLAIN),
            (about, PLAIN),
        ]
        self.query_one(Detail).show(lines)
        self.show_status()

    def _unit_name(self, unit_id: str) -> str:
        unit = self.soptui.organisasi.unit_of(unit_id)
        return unit.nama if unit else unit_id

    def context_text(self) -> str:
        """Say how far it is, what is filtered, or what the keys do."""
        far = self.soptui.pemeriksa.kemajuan
        if far is not None:
            return f"Memeriksa berkas {far[0]} dari {far[1]} …"
        explain = f"{self.key('jelaskan')} menjelaskan aturannya."
        item = self.list.selected
        place = "berkasnya di penyunting teks" if item and is_text(item.file) else "ruasnya"
        words = self.why_not_buka() or f"{self.key('buka')} ke {place}; {explain}"
        return " ".join(part for part in (self._facets(), self.filter_words() or words) if part)

    def _facets(self) -> str:
        wanted = self.saringan
        parts = [Severity(wanted.tingkat).kata] if wanted.tingkat else []
        parts += [part for part in (wanted.aturan, self._unit_name(wanted.unit)) if part]
        return f"Hanya {', '.join(parts)}." if parts else ""

    def _tell(self) -> None:
        if self.is_current and self.soptui.pemeriksa.kemajuan is not None:
            self.show_status()

    # --- deeds ------------------------------------------------------------------------------

    async def do_saring_temuan(self) -> None:
        """Choose what to see: one level, unit or rule; the same once more leaves it."""
        if self.soptui.pemeriksa.temuan is None:
            self.say("Temuan masih dicari. Tunggu sebentar.")
            return
        options = [Option(self.saringan, "Semua temuan", str(len(self.found))), *self._options()]
        options[0] = replace(options[0], value=Saringan())
        chosen = await self.soptui.ask(Picker("Tampilkan yang mana?", options))
        if chosen is not None:
            self.saringan = chosen
            self.show_all([t for t in self.found if self._is_wanted(t)])

    def _options(self) -> Iterator[Option[Saringan]]:
        wanted = self.saringan
        levels = Counter(t.severity for t in self.found)
        units = Counter(self.unit_ids.get(t.file, "") for t in self.found)
        rules = Counter(t.rule for t in self.found)
        for level in (level for level in Severity if levels[level]):
            value = replace(wanted, tingkat="" if wanted.tingkat == level else level)
            yield self._option(value, f"Tingkat: {level.kata}", levels[level])
        for unit in (unit.id for unit in self.soptui.organisasi.unit if units[unit.id]):
            value = replace(wanted, unit="" if wanted.unit == unit else unit)
            yield self._option(value, f"Unit: {self._unit_name(unit)}", units[unit])
        for rule, count in rules.most_common():
            value = replace(wanted, aturan="" if wanted.aturan == rule else rule)
            about = f" {ATURAN[rule].judul}" if rule in ATURAN else ""
            yield self._option(value, f"Aturan: {rule}{about}", count)

    def _option(self, value: Saringan, label: str, count: int) -> Option[Saringan]:
        kept = (value.tingkat, value.unit, value.aturan)
        now = (self.saringan.tingkat, self.saringan.unit, self.saringan.aturan)
        is_on = any(have and not keeps for have, keeps in zip(now, kept, strict=True))
        return Option(value, f"{'[x]' if is_on else '[ ]'} {label}", str(count))

    async def do_buka(self) -> None:
        """Open the document at the field that the finding is about, or the text at its line."""
        from soptui.tui.screens.buka import open_document
        from soptui.tui.screens.luar import edit_text

        item = self.list.selected
        assert item is not None
        if is_text(item.file):
            await edit_text(self.soptui, item.file, item.line)
            self.beside(self._look, "temuan")
            return
        screen = await open_document(self.soptui, item.file)
        if screen is not None:
            screen.go_to_finding(item)

    def why_not_perbaiki(self) -> str | None:
        """There must be a finding that needs no judgement."""
        if self.list.selected is None:
            return self.list.empty
        return None if any(map(is_mendable, self.list.items)) else NOTHING

    async def do_perbaiki(self) -> None:
        """Mend what is shown, or of it this document, as far as that needs no judgement."""
        item = self.list.selected
        assert item is not None
        if await mend_everywhere(self.soptui, self.list.items, item.file):
            self.beside(self._look, "temuan")

    def why_not_kecualikan(self) -> str | None:
        """Only an SOP or a service is excepted, and only from a rule of the guideline."""
        item = self.list.selected
        return self.why_not_buka() or (why_not_excepted(item.rule) if item else None)

    async def do_kecualikan(self) -> None:
        """Go to the field and ask there why the rule is not followed."""
        item = self.list.selected
        assert item is not None
        await self.do_buka()
        screen = self.app.screen
        if isinstance(screen, PerbaikanScreen):
            await screen.except_from(item.rule)

    def why_not_jelaskan(self) -> str | None:
        """Only a finding of a rule has one to explain."""
        item = self.list.selected
        if item is not None and item.rule not in ATURAN:
            return "Temuan ini tentang bentuk berkasnya, bukan tentang sebuah aturan."
        return super().why_not_buka()

    async def do_jelaskan(self) -> None:
        """Explain the rule of the finding, with a bad and a good example."""
        from soptui.tui.screens.aturan import explain_rule

        item = self.list.selected
        assert item is not None
        await explain_rule(self.soptui, item.rule)


async def open_findings(app: SoptuiApp, entries: Sequence[Entri]) -> None:
    """Open the list of all findings."""
    await app.open(TemuanScreen(entries))
