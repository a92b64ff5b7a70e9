"""What only several files together showed about one of them, beside edits that are not saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from soptui.model import path as address
from soptui.rules import ATURAN
from soptui.rules.profil import pengecualian, severity_of
from soptui.rules.run import excepted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from soptui.model import Layanan, Organisasi, Sop, Temuan


def still_found(
    begun: Sop | Layanan, now: Sop | Layanan, found: Iterable[Temuan], organisasi: Organisasi
) -> list[Temuan]:
    """Return the findings about fields that still say what they said in the file.

    Exceptions count as they are written now.
    """
    reasons = pengecualian(begun)
    there = [_bare(t, reasons, organisasi) for t in found if _says_the_same(begun, now, t.path)]
    return excepted(now, there)


def _bare(temuan: Temuan, reasons: dict[str, str], organisasi: Organisasi) -> Temuan:
    """Return a finding as it is without the exception in the file."""
    severity = severity_of(ATURAN[temuan.rule], organisasi)
    if temuan.rule not in reasons or severity is None:
        return temuan
    words = temuan.message.removeprefix(f"Dikecualikan ({reasons[temuan.rule]}). ")
    return replace(temuan, severity=severity, message=words)


def _says_the_same(before: Sop | Layanan, after: Sop | Layanan, path: str) -> bool:
    """Tell whether two values say the same at an address; "" is said to be the same."""
    try:
        return not path or address.get(before, path) == address.get(after, path)
    except KeyError:
        return False
