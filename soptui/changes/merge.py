"""Two people's changes of one version brought together, field by field; nothing is lost silently.

Fields are merged one by one; performers, steps and symbols by their id; the order of items apart
from what they say; lists of texts item by item where that is safe. What both changed differently
is a clash: one side's value stands, and both are named.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic

from soptui.changes import arrows
from soptui.changes.matching import moved
from soptui.changes.merge_fields import FieldMerger
from soptui.changes.ordering import merged_order
from soptui.model import Langkah, Pelaksana, Simpul, Sop
from soptui.model.nilai import Nilai

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from soptui.changes.clashes import Bentrokan


@dataclass(frozen=True, slots=True)
class Gabungan(Generic[Nilai]):
    """Both sides' changes in one document, what they clash in, and what else had to follow."""

    nilai: Nilai
    bentrokan: tuple[Bentrokan, ...] = ()
    notes: tuple[str, ...] = ()
    """Whole sentences: arrows that were turned, columns that stayed."""

    @property
    def sop(self: Gabungan[Sop]) -> Sop:
        """The merged value, of an SOP."""
        return self.nilai


def merge(base: Nilai, mine: Nilai, theirs: Nilai, taken: Collection[str] = ()) -> Gabungan[Nilai]:
    """Return what `mine` and `theirs` made of `base`, together; a value that the schema takes.

    At a clash mine stands, or theirs where `taken` names its address. All clashes are returned
    either way. Never raises for values that the schema takes.
    """
    if theirs in (base, mine):
        return Gabungan(mine)
    if mine == base:
        return Gabungan(theirs)
    if isinstance(base, Sop) and isinstance(mine, Sop) and isinstance(theirs, Sop):
        return _SopMerger(base, mine, theirs, taken).merged()
    merger = FieldMerger(base, mine, theirs, taken)
    return Gabungan(merger.tables(), tuple(merger.clashes.values()))


class _SopMerger(FieldMerger[Sop]):
    """The merge of an SOP: its tables, performers, steps and arrows."""

    def __init__(self, base: Sop, mine: Sop, theirs: Sop, taken: Collection[str]) -> None:
        super().__init__(base, mine, theirs, taken)
        self.notes: list[str] = []

    def merged(self) -> Gabungan:
        base, mine, theirs = self.base, self.mine, self.theirs
        steps = self.items("langkah", base.langkah, mine.langkah, theirs.langkah, self.step)
        sop = Sop(
            id=self.value("id", base.id, mine.id, theirs.id),
            identitas=self.fields("identitas", base.identitas, mine.identitas, theirs.identitas),
            pelaksana=self.columns(steps),
            langkah=steps,
            riwayat_awal=self.fields(
                "riwayat_awal", base.riwayat_awal, mine.riwayat_awal, theirs.riwayat_awal
            ),
        )
        sop = self.repaired(sop)
        return Gabungan(sop, tuple(self.clashes.values()), tuple(dict.fromkeys(self.notes)))

    # --- items with an identity -------------------------------------------------------------------

    def items(
        self,
        path: str,
        base: Sequence[Any],
        mine: Sequence[Any],
        theirs: Sequence[Any],
        inner: Callable[[str, Any, Any, Any], Any],
    ) -> tuple[Any, ...]:
        """Merge items by their id; `inner` merges one that is on all sides.

        An id that a side has twice says nothing: then the list is one value.
        """
        old, my, their = ({_key(item): item for item in side} for side in (base, mine, theirs))
        if (len(old), len(my), len(their)) != (len(base), len(mine), len(theirs)):
            return self.value(path, tuple(base), tuple(mine), tuple(theirs))
        merged: dict[str, Any] = {}
        for key in dict.fromkeys([*my, *their]):
            where = f"{path}/{key}"
            if key in old and key in my and key in their:
                merged[key] = inner(where, old[key], my[key], their[key])
                continue
            item = self.value(where, old.get(key), my.get(key), their.get(key))
            if item is not None:
                merged[key] = item
            elif where not in self.clashes:
                self.note_moved(old, my if key in my else their, key)
        order = merged_order([*old], [*my], [*their], merged)
        if order.is_clash:
            self.clash(path)
            if path in self.taken:
                order = merged_order([*old], [*their], [*my], merged)
        return tuple(merged[key] for key in order.keys)

    def note_moved(self, old: dict[str, Any], side: dict[str, Any], key: str) -> None:
        """Name a step that one side deleted and the other only moved: it is gone."""
        item = side[key]
        if isinstance(item, Langkah) and key in moved(
            [k for k in old if k in side], [k for k in side if k in old]
        ):
            self.notes.append(
                f"Langkah “{item.kegiatan}” terhapus: di sisi lain langkah itu hanya dipindah."
            )

    def columns(self, steps: Sequence[Langkah]) -> tuple[Pelaksana, ...]:
        """Merge the performers; one that a side deleted but the other side's steps need stays."""
        needed = _used(steps)
        sides = []
        for sop, other in ((self.mine, self.theirs), (self.theirs, self.mine)):
            lost = needed - {p.id for p in sop.pelaksana} - _used(sop.langkah)
            lost &= {p.id for p in other.pelaksana} & {p.id for p in self.base.pelaksana}
            sides.append(_put_back(sop.pelaksana, lost, self.base.pelaksana))
            self.notes += [
                f"Kolom {p.nama} tetap ada: masih dipakai langkah."
                for p in other.pelaksana
                if p.id in lost
            ]
        return self.items("pelaksana", self.base.pelaksana, sides[0], sides[1], self.fields)

    # --- steps ------------------------------------------------------------------------------------

    def step(self, path: str, base: Langkah, mine: Langkah, theirs: Langkah) -> Langkah:
        step: Langkah = self.fields(path, base, mine, theirs)
        symbols = self.symbols(f"{path}/simpul", base.simpul, mine.simpul, theirs.simpul)
        return replace(step, simpul=symbols)

    def symbols(
        self,
        path: str,
        base: tuple[Simpul, ...],
        mine: tuple[Simpul, ...],
        theirs: tuple[Simpul, ...],
    ) -> tuple[Simpul, ...]:
        """Merge the symbols of a step by performer.

        When one went, or went to another column, while the other side changed who does the step
        or that symbol, the symbols are one value: else the step would be done twice, or by nobody.
        """
        stayed = {s.pelaksana for s in mine} & {s.pelaksana for s in theirs}
        gone = [s for s in base if s.pelaksana not in stayed]
        who = {s.pelaksana for s in base}
        calm = any(
            {s.pelaksana for s in side} == who and all(s in side for s in gone)
            for side in (mine, theirs)
        )
        if gone and not calm:
            return self.value(path, base, mine, theirs)
        return self.items(path, base, mine, theirs, self.symbol)

    def symbol(self, path: str, base: Simpul, mine: Simpul, theirs: Simpul) -> Simpul:
        """Merge one symbol. Its shape decides which exits there may be: they go together."""
        three = (base, mine, theirs)
        teks = self.value(f"{path}/teks", *(s.teks for s in three))
        if base.simbol == mine.simbol == theirs.simbol:
            alur = self.exits(f"{path}/alur", *(s.alur for s in three))
            return replace(mine, teks=teks, alur=alur)
        simbol, alur = self.value(path, *((s.simbol, s.alur) for s in three))
        return replace(mine, teks=teks, simbol=simbol, alur=alur)

    def exits(self, path: str, *three: Any) -> Any:
        """Merge the arrows of one symbol one by one where none came or went."""
        if None in three or len({len(alur) for alur in three}) != 1:
            return self.value(path, *three)
        return tuple(
            self.value(f"{path}/{i}", *alur) for i, alur in enumerate(zip(*three, strict=True))
        )

    # --- arrows -----------------------------------------------------------------------------------

    def repaired(self, sop: Sop) -> Sop:
        """Turn arrows of one side to what the other side deleted, and name each."""
        there = {step.id: step for step in sop.langkah}
        for side in (self.mine, self.theirs):
            for i, step in enumerate(side.langkah):
                stays = there.get(step.id)
                if stays is None:
                    above = [sop.langkah_index(s.id) for s in side.langkah[:i] if s.id in there]
                    below = (above[-1] or 0) + 1 if above else 0
                    sop, notes = arrows.redirect_deleted(sop, {step.id}, below)
                    self.notes += notes
                    continue
                for simpul in step.simpul:
                    if stays.simpul_of(simpul.pelaksana) is None:
                        lost = f"{step.id}/{simpul.pelaksana}"
                        sop, notes = arrows.retarget(sop, lost, step.id)
                        self.notes += notes
        return sop


def _key(item: Any) -> str:
    return str(item.pelaksana if isinstance(item, Simpul) else item.id)


def _used(steps: Sequence[Langkah]) -> set[str]:
    return {simpul.pelaksana for step in steps for simpul in step.simpul}


def _put_back(
    columns: Sequence[Pelaksana], lost: Collection[str], base: Sequence[Pelaksana]
) -> tuple[Pelaksana, ...]:
    """Return the columns with those that went, each right of its old neighbour at the left."""
    grown = list(columns)
    for i, column in enumerate(base):
        if column.id in lost:
            left = {p.id for p in base[:i]}
            grown.insert(
                max((k + 1 for k, p in enumerate(grown) if p.id in left), default=0), column
            )
    return tuple(grown)
