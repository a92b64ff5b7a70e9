"""Two people's changes of the tables of one document, field by field."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from soptui.changes.clashes import Bentrokan, clash
from soptui.changes.merge_texts import merged_texts
from soptui.model.nilai import Nilai

if TYPE_CHECKING:
    from collections.abc import Collection

T = TypeVar("T")


class FieldMerger(Generic[Nilai]):
    """One merge. Values go in threes, always in the order base, mine, theirs."""

    def __init__(
        self, base: Nilai, mine: Nilai, theirs: Nilai, taken: Collection[str] = ()
    ) -> None:
        self.base: Nilai = base
        self.mine: Nilai = mine
        self.theirs: Nilai = theirs
        self.taken = taken
        self.clashes: dict[str, Bentrokan] = {}

    def tables(self) -> Nilai:
        """Return a document that is nothing but tables of fields, merged."""
        names = [field.name for field in fields(self.mine) if field.name != "id"]
        three = (self.base, self.mine, self.theirs)
        tables = {n: self.fields(n, *(getattr(side, n) for side in three)) for n in names}
        merged: Nilai = replace(self.mine, **tables)
        return merged

    def value(self, path: str, base: T, mine: T, theirs: T) -> T:
        """Return the value that one side changed, or both to the same; else it is a clash."""
        if mine == theirs or theirs == base:
            return mine
        if mine == base:
            return theirs
        self.clash(path)
        return theirs if path in self.taken else mine

    def clash(self, path: str) -> None:
        """Take note that both sides changed what is at an address."""
        self.clashes[path] = clash(path, self.base, self.mine, self.theirs)

    def fields(self, path: str, base: Any, mine: Any, theirs: Any) -> Any:
        """Merge texts, lists and dates of one table; ids and symbols stay as they are in mine."""
        merged: dict[str, Any] = {}
        for field in fields(mine):
            name = field.name
            if name not in ("id", "simpul"):
                three = [getattr(side, name) for side in (base, mine, theirs)]
                one = self.texts if isinstance(three[1], tuple) else self.value
                merged[name] = one(f"{path}/{name}", *three)
        return replace(mine, **merged)

    def texts(
        self, path: str, base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Merge a list of texts, item by item where that is safe."""
        merged = None if base in (mine, theirs) else merged_texts(base, mine, theirs)
        return self.value(path, base, mine, theirs) if merged is None else merged
