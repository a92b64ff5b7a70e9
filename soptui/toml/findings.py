"""What the schema says about a value that is still being edited and has no text yet."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from soptui.model import Identitas, Severity, Sop, Temuan, sop_to_data
from soptui.toml.address import address_of
from soptui.toml.validate import Pelanggaran, breaches, control_breaches

if TYPE_CHECKING:
    from soptui.model import Langkah

_SCHEMA = "sop"
_BLANK = Sop("x", Identitas("", "x"))


def schema_findings(sop: Sop) -> list[Temuan]:
    """Return the findings of the schema about `sop`, in its order.

    Steps are checked one by one and remembered: a key press pays only for the step it changed.
    """
    data = sop_to_data(sop)
    found = [*_breaches(replace(sop, langkah=()))]
    for i, step in enumerate(sop.langkah):
        found += (b._replace(keys=("langkah", i, *b.keys[2:])) for b in _of_step(step))
    return [
        Temuan(f"skema/{b.rule}", Severity.ERROR, b.message, address_of(data, b.keys))
        for b in found
    ]


def _breaches(sop: Sop) -> tuple[Pelanggaran, ...]:
    data = sop_to_data(sop)
    return (*breaches(data, _SCHEMA), *control_breaches(data, _SCHEMA))


@lru_cache(maxsize=4096)
def _of_step(step: Langkah) -> tuple[Pelanggaran, ...]:
    return _breaches(replace(_BLANK, langkah=(step,)))
