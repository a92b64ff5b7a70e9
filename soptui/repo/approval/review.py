"""What an approval would approve: the change since the version in force, and what is odd in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic

from soptui import rules
from soptui.model import Severity
from soptui.model import path as address
from soptui.model.nilai import Nilai
from soptui.rules import TERSEMBUNYI

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self

    from soptui.changes import Kalimat
    from soptui.model import Sop, Temuan
    from soptui.repo.approval.effective import Keberlakuan


@dataclass(frozen=True, slots=True)
class Telaah(Generic[Nilai]):
    """What a person sees before signing."""

    nilai: Nilai
    file: str
    before: Nilai | None
    """The version that it takes the place of; None for a first approval."""
    standing: Keberlakuan
    """Where the document stands today, before the approval."""
    changes: tuple[Kalimat, ...]
    findings: tuple[Temuan, ...]

    @property
    def sop(self: Telaah[Sop]) -> Sop:
        """The value, of an SOP."""
        return self.nilai

    @property
    def against(self) -> str:
        """The version it is compared with, in words."""
        period = self.standing.periode
        if period is None:
            return "pengesahan pertama"
        approval = period.pengesahan
        number, words = approval.revision, self.standing.masa.words
        return f"dibanding revisi {number}, {words}, efektif {approval.effective:%d-%m-%Y}"

    @property
    def judul(self) -> str:
        """Title of the document."""
        return self.nilai.identitas.judul

    def place_of(self, temuan: Temuan) -> str:
        """Return where a finding is, as officials read it."""
        return address.label(self.nilai, temuan.path) or self.judul

    def beside(self, found: Iterable[Temuan]) -> Self:
        """Return it with what the document shows only beside others, out of all findings.

        Since when an earlier version is in force is no matter here.
        """
        here = (t for t in found if t.file == self.file and t.rule != rules.EFEKTIF)
        across: list[Temuan] = [t for t in here if rules.is_across(t)]
        return replace(self, findings=tuple(dict.fromkeys((*self.findings, *across))))

    @property
    def errors(self) -> tuple[Temuan, ...]:
        """The findings that an approval is refused for."""
        return tuple(t for t in self.findings if t.severity is Severity.ERROR)

    @property
    def hidden(self) -> tuple[Temuan, ...]:
        """The findings about characters that cannot be seen; approving them needs an extra yes."""
        return tuple(t for t in self.findings if t.rule == TERSEMBUNYI)
