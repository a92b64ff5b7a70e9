"""Which version of each SOP is in force on a day, judged as far as the answer needs.

Broken approvals never count. Once an SOP has a verified approval, only verified approvals and
revocations change it: whoever can write to the repository but holds no trusted key cannot put
another text in force. Where nothing is verified, unsigned approvals count, and are called so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.repo.approval.force import Masa, Periode, periods, standing
from soptui.repo.approval.tags import Pencabutan, Pengesahan, Rusak, Tags, read_tags
from soptui.repo.approval.verify import Keabsahan, Penilaian, judge

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from soptui.repo.approval.signing import Trust
    from soptui.repo.git import Git


_UNSIGNED = Penilaian(Keabsahan.UNSIGNED)


@dataclass(frozen=True, slots=True)
class Keberlakuan:
    """Where one SOP stands on a day."""

    sop_id: str
    masa: Masa
    periode: Periode | None = None
    penilaian: Penilaian | None = None
    """The verdict on the approval; None where there is none to judge."""
    ignored: tuple[str, ...] = ()
    """Sentences about tags that were left out of account."""


def effective(
    git: Git, day: dt.date, trusted: Trust, sop_ids: Iterable[str], *, everywhere: bool = False
) -> list[Keberlakuan]:
    """Return where SOPs stand on a day, sorted by id.

    `everywhere`: also those that have a tag but are not among `sop_ids`.
    """
    asked = set(sop_ids)
    if not everywhere:
        tags = read_tags(git, next(iter(asked)) if len(asked) == 1 else None)
        return _answers(Court(git, tags, trusted), asked, day)
    tags = read_tags(git, near=day if trusted.signers is None else None)
    asked |= {*tags.approvals, *(broken.sop_id for broken in tags.broken if broken.sop_id)}
    answers = _answers(Court(git, tags, trusted), asked, day)
    doubtful = {answer.sop_id for answer in answers if answer.ignored}
    if not doubtful or trusted.signers is not None:
        return answers
    whole = _answers(Court(git, read_tags(git), trusted), doubtful, day)
    return sorted(
        [*whole, *(a for a in answers if a.sop_id not in doubtful)], key=lambda a: a.sop_id
    )


def _answers(court: Court, asked: Iterable[str], day: dt.date) -> list[Keberlakuan]:
    todo = set(asked)
    while todo:
        todo = court.session(todo, day)
    return [court.answer(sop_id, day) for sop_id in sorted(asked)]


class Court:
    """The approvals that still count, as verdicts come in."""

    def __init__(self, git: Git, tags: Tags, trusted: Trust) -> None:
        self._git, self._tags, self._trusted = git, tags, trusted
        self._verdicts: dict[str, Penilaian] = {}
        self._verified: set[str] = set()
        self._broken: dict[str, list[Rusak]] = {}
        for broken in tags.broken:
            self._broken.setdefault(broken.sop_id, []).append(broken)
        self._periods: dict[str, list[Periode]] = {}

    def counting(self, sop_id: str) -> tuple[list[Pengesahan], list[Pencabutan]]:
        """Return the approvals and revocations of an SOP that count, as far as is known."""
        approvals = [a for a in self._tags.approvals.get(sop_id, []) if self._counts(a)]
        revocations = [r for r in self._tags.revocations.get(sop_id, []) if self._counts(r)]
        return approvals, revocations

    def periods(self, sop_id: str) -> list[Periode]:
        """Return the periods of an SOP by what counts."""
        if sop_id not in self._periods:
            self._periods[sop_id] = periods(*self.counting(sop_id))
        return self._periods[sop_id]

    def _counts(self, tag: Pengesahan | Pencabutan) -> bool:
        verdict = self._verdicts.get(tag.tag)
        if tag.sop_id in self._verified:
            return verdict is not None and verdict.keabsahan is Keabsahan.VALID
        return verdict is None or verdict.keabsahan is not Keabsahan.INVALID

    def session(self, sop_ids: Iterable[str], day: dt.date) -> set[str]:
        """Judge what the answers for these SOPs rest on; return those to be looked at again."""
        on_trial: dict[str, Pengesahan | Pencabutan] = {}
        for sop_id in sop_ids:
            _, period = standing(self.periods(sop_id), day)
            called: list[Pengesahan | Pencabutan | None] = []
            if period is not None:
                called += (period.pengesahan, period.ended_by)
            if self._trusted.signers is not None:
                called += (tag for tag in self._all(sop_id) if tag.signed)
            on_trial |= {t.tag: t for t in called if t and t.tag not in self._verdicts}
        verdicts = judge(self._git, on_trial.values(), self._trusted)
        self._verdicts |= verdicts
        self._verified |= {
            tag.sop_id
            for name, tag in on_trial.items()
            if isinstance(tag, Pengesahan) and verdicts[name].keabsahan is Keabsahan.VALID
        }
        again = {tag.sop_id for tag in on_trial.values()}
        changed = {t.sop_id for t in on_trial.values() if not self._counts(t)} | self._verified
        for sop_id in again & changed:
            self._periods.pop(sop_id, None)
        return again & changed

    def _all(self, sop_id: str) -> Iterator[Pengesahan | Pencabutan]:
        yield from self._tags.approvals.get(sop_id, ())
        yield from self._tags.revocations.get(sop_id, ())

    def answer(self, sop_id: str, day: dt.date) -> Keberlakuan:
        """Return the judged answer for one SOP."""
        masa, period = standing(self.periods(sop_id), day)
        ignored = [f"{b.tag}: {b.reason}" for b in self._broken.get(sop_id, ())]
        ignored += [
            f"{tag.tag}: {self._verdicts.get(tag.tag, _UNSIGNED).words}"
            for tag in self._all(sop_id)
            if not self._counts(tag)
        ]
        verdict = self._verdicts.get(period.pengesahan.tag) if period is not None else None
        if verdict is None and ignored:
            verdict = Penilaian(Keabsahan.INVALID)
        return Keberlakuan(sop_id, masa, period, verdict, tuple(ignored))
