"""What is done about a finding at the field under the cursor: mend it, except it, explain it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, cast

from soptui.changes import Edited
from soptui.model.nilai import Nilai
from soptui.repo.mending import mend, mend_all
from soptui.repo.pengecualian import why_not_excepted, with_exception, without_exception
from soptui.rules import ATURAN
from soptui.rules.profil import pengecualian
from soptui.tui.actions import Place
from soptui.tui.parts.base import Bagian
from soptui.tui.screens.antar import AntarScreen
from soptui.tui.style import SEVERITY
from soptui.tui.widgets.picker import Option, Picker
from soptui.tui.widgets.prompt import Prompt
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.style import Style

    from soptui.model import Temuan
    from soptui.tui.actions import Action

_ABOUT_FINDINGS = ("perbaiki", "perbaiki_semua", "kecualikan", "jelaskan")


class PerbaikanScreen(AntarScreen, Generic[Nilai]):
    """An editor whose findings are mended, excepted and explained where the cursor is."""

    part: str
    """The part that has the keyboard."""
    findings: list[Temuan]

    @property
    def nilai(self) -> Nilai:
        """The current value."""
        return cast("Nilai", super().nilai)

    def bagian(self, name: str) -> Bagian:
        """Return a part by its name."""
        return self.query_one(f"#{name}", Bagian)

    def edit(self, edit: Callable[[Nilai], Edited[Nilai]]) -> bool:
        """Make an edit and say what it did; False when it was refused."""
        raise NotImplementedError

    def mended(self, temuan: Temuan) -> Edited[Nilai] | None:
        """Return the edit that mends a finding without a judgement, or None."""
        return mend(self.nilai, temuan)

    def findings_here(self) -> Sequence[Temuan]:
        """Return the findings at the cursor."""
        return self.bagian(self.part).findings_here()

    def _why_none(self) -> str | None:
        """Return why there is nothing to do something about, or None."""
        if self.findings_here():
            return None
        if not self.findings:
            return "Tidak ada temuan."
        return f"Tidak ada temuan di sini. {self.way_to_findings()}."

    def way_to_findings(self) -> str:
        """Say which keys lead to the list of findings."""
        raise NotImplementedError

    # --- mending ----------------------------------------------------------------------------

    def mend_here(self) -> Edited[Nilai] | None:
        """Return the edit that mends a finding at the cursor, or None."""
        edits = map(self.mended, self.findings_here())
        return next((edited for edited in edits if edited is not None), None)

    def mend_words_here(self) -> str:
        """Return what mends a finding at the cursor, or ""."""
        return next(filter(None, map(self.mend_words, self.findings_here())), "")

    def mend_words(self, temuan: Temuan) -> str:
        """Return what mends a finding, with the keys that do it; "" where a person must decide."""
        is_off = self.place is Place.FIELD or self.why_read_only() is not None
        edited = None if is_off else self.mended(temuan)
        if edited is None:
            return ""
        way = f"{self.key('palet')} perbaiki"
        if self.letters_command:
            way = self.key("perbaiki", Place.LIST)
        return f"{way}: {edited.title}."

    @property
    def letters_command(self) -> bool:
        """Whether a letter is a command where the keyboard is."""
        return self.place is Place.LIST or (self.place is Place.GRID and self.is_vi)

    def finding_lines(self) -> list[tuple[str, Style]]:
        """Return what is said of the findings at the cursor."""
        here = self.findings_here()
        return [(f"{t.severity.kata}: {t.message}", SEVERITY[t.severity]) for t in here]

    def why_not_perbaiki(self) -> str | None:
        """Only what needs no judgement is mended by itself."""
        if reason := self.why_read_only() or self._why_none():
            return reason
        if self.mend_here() is None:
            way = f": {self.key('buka')} ke ruasnya" if self.part == "temuan" else ""
            return f"Temuan ini perlu pertimbangan Anda{way}."
        return None

    def do_perbaiki(self) -> None:
        """Mend the finding under the cursor."""
        edited = self.mend_here()
        if edited:
            self._edit(edited, f"Diperbaiki: {edited.title}")

    def why_not_perbaiki_semua(self) -> str | None:
        """There must be something that needs no judgement."""
        if reason := self.why_read_only():
            return reason
        excepted = pengecualian(self.nilai)
        if any(self.mended(t) for t in self.findings if t.rule not in excepted):
            return None
        return "Tidak ada temuan yang dapat diperbaiki sendiri."

    def do_perbaiki_semua(self) -> None:
        """Mend whatever needs no judgement, as one step of undo."""
        value, done = mend_all(self.nilai, self.repo.organisasi)
        if done:
            words = f"{len(done)} temuan"
            self._edit(Edited(value, f"perbaiki {words}"), f"{words} diperbaiki")

    def _edit(self, edited: Edited[Nilai], words: str) -> None:
        """Make an edit, and say what was done and how it is undone."""
        before = self.nilai
        if self.edit(lambda _: edited) and self.nilai != before:
            said = [f"{words}.", *edited.notes, f"{self.key('urung')} mengurungkan."]
            self.say(visible(" ".join(said)))

    # --- excepting --------------------------------------------------------------------------

    def why_not_kecualikan(self) -> str | None:
        """Only from a rule of the guideline a document is excepted."""
        if reason := self.why_read_only() or self._why_none():
            return reason
        reasons = [why_not_excepted(temuan.rule) for temuan in self.findings_here()]
        return None if None in reasons else reasons[0]

    async def do_kecualikan(self) -> None:
        """Ask why a rule is not followed and write that into the file; once more takes it back."""
        found = [t for t in self.findings_here() if why_not_excepted(t.rule) is None]
        temuan = await self._which("Aturan mana yang dikecualikan?", found)
        if temuan is not None:
            await self.except_from(temuan.rule)

    async def except_from(self, rule: str) -> None:
        """Except the document from a rule, with the reason that is asked for, or no longer."""
        if rule in pengecualian(self.nilai):
            self._edit(without_exception(self.nilai, rule), f"Pengecualian {rule} dicabut")
            return
        reason = await ask_reason(self, rule)
        if reason is not None:
            self._edit(with_exception(self.nilai, rule, reason), f"{rule} dikecualikan")

    # --- explaining -------------------------------------------------------------------------

    def why_not_jelaskan(self) -> str | None:
        """Only a finding of a rule has one to explain."""
        if reason := self._why_none():
            return reason
        if any(temuan.rule in ATURAN for temuan in self.findings_here()):
            return None
        return "Temuan ini tentang bentuk berkasnya, bukan tentang sebuah aturan."

    async def do_jelaskan(self) -> None:
        """Explain the rule of the finding under the cursor."""
        from soptui.tui.screens.aturan import explain_rule

        found = [temuan for temuan in self.findings_here() if temuan.rule in ATURAN]
        temuan = await self._which("Jelaskan aturan yang mana?", found)
        if temuan is not None:
            await explain_rule(self.soptui, temuan.rule)

    # --- words ------------------------------------------------------------------------------

    def label_of(self, action: Action) -> str:
        """Outside of their list the status line names the key that mends, where one does."""
        is_away = action.id in _ABOUT_FINDINGS and self.part != "temuan"
        return "" if is_away else super().label_of(action)

    async def _which(self, question: str, found: Sequence[Temuan]) -> Temuan | None:
        """Return the finding that is meant, one a rule; ask only where there are several."""
        first: dict[str, Temuan] = {}
        for temuan in found:
            first.setdefault(temuan.rule, temuan)
        if len(first) == 1:
            return found[0]
        options = [Option(temuan, f"{rule}: {temuan.message}") for rule, temuan in first.items()]
        return await self.soptui.ask(Picker(question, options, filterable=False))


async def ask_reason(layar: PerbaikanScreen[Nilai], rule: str) -> str | None:
    """Ask for the reason of an exception; None when somebody thought better of it."""
    reason = await layar.soptui.ask(
        Prompt(
            f"Mengapa {rule} tidak diikuti?",
            note=f"{ATURAN[rule].judul}\nAlasannya tertulis di berkas ini dan pada temuannya.",
            accept="kecualikan",
        )
    )
    if reason is None:
        layar.say("Tidak dikecualikan.")
    return reason
