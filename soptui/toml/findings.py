"""What the schema says about a value that is still being edited and has no text yet."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from soptui.model import Identitas, Layanan, Severity, Sop, Temuan, sop_to_data
from soptui.toml.address import address_of
from soptui.toml.macam import LAYANAN, SOP, macam_of
from soptui.toml.validate import Pelanggaran, breaches, control_breaches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from soptui.model import Langkah
    from soptui.model.data import Data
    from soptui.model.nilai import Nilai

_BLANK = Sop("x", Identitas("", "x"))


def schema_findings(value: Nilai) -> list[Temuan]:
    """Return the findings of the schema about an SOP or a service, in its order.

    Steps are checked one by one and remembered: a key press pays only for the step it changed.
    """
    data = macam_of(value).to_data(value)
    found = _breaches(data, LAYANAN.folder) if isinstance(value, Layanan) else _of_sop(value)
    return _told(found, data)


def _told(found: Iterable[Pelanggaran], data: Data) -> list[Temuan]:
    return [
        Temuan(f"skema/{b.rule}", Severity.ERROR, b.message, address_of(data, b.keys))
        for b in found
    ]


def _of_sop(sop: Sop) -> Iterator[Pelanggaran]:
    yield from _breaches(sop_to_data(replace(sop, langkah=())), SOP.folder)
    for i, step in enumerate(sop.langkah):
        yield from (b._replace(keys=("langkah", i, *b.keys[2:])) for b in _of_step(step))


def _breaches(data: Data, schema: str) -> tuple[Pelanggaran, ...]:
    return (*breaches(data, schema), *control_breaches(data, schema))


@lru_cache(maxsize=4096)
def _of_step(step: Langkah) -> tuple[Pelanggaran, ...]:
    return _breaches(sop_to_data(replace(_BLANK, langkah=(step,))), SOP.folder)
