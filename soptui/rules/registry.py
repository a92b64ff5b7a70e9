"""The table of rules for one SOP: a decorator puts each function under its stable id."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from soptui.model import Organisasi, Severity, Sop


@dataclass(frozen=True, slots=True)
class Konteks:
    """What a rule may look at: one SOP, its office and the name of its file.

    `organisasi` is None where the file stands alone; `stem` is None where there is no file yet.
    """

    sop: Sop
    organisasi: Organisasi | None = None
    stem: str | None = None


Found: TypeAlias = Iterator[tuple[str, str]]
"""What a rule yields: the address of the field and the message."""

Check: TypeAlias = Callable[[Konteks], Found]


@dataclass(frozen=True, slots=True)
class Aturan:
    """One rule: its id, how grave it is, where it comes from, and the function that checks it."""

    id: str
    severity: Severity
    sumber: str
    check: Check


ATURAN: dict[str, Aturan] = {}
"""All rules for one SOP by id, in the order in which findings are listed."""


def aturan(rule_id: str, severity: Severity, sumber: str) -> Callable[[Check], Check]:
    """Register the decorated function under `rule_id`. `sumber` names the regulation or source."""

    def register(check: Check) -> Check:
        assert rule_id not in ATURAN, rule_id
        ATURAN[rule_id] = Aturan(rule_id, severity, sumber, check)
        return check

    return register
