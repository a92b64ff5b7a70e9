"""An exception from a rule with its reason, as an edit of the file that it is written in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from soptui.changes import edits
from soptui.rules import ATURAN
from soptui.rules.profil import rule_of

if TYPE_CHECKING:
    from soptui.changes import Edited
    from soptui.model.nilai import Nilai

_FIELD = "identitas/pengecualian"


def why_not_excepted(rule_id: str) -> str | None:
    """Return why no document is excepted from a rule, or None."""
    rule = ATURAN.get(rule_id)
    if rule is None or rule.is_format:
        return "Temuan ini tentang bentuk berkasnya: perbaiki, tidak dapat dikecualikan."
    return None


def with_exception(nilai: Nilai, rule_id: str, reason: str) -> Edited[Nilai]:
    """Return the edit that excepts a document from a rule; it replaces an exception before."""
    item = f"{rule_id}: {' '.join(reason.split())}"
    kept = _with(nilai.identitas.pengecualian, rule_id, item)
    return replace(edits.set_value(nilai, _FIELD, kept), title=f"kecualikan {rule_id}")


def without_exception(nilai: Nilai, rule_id: str) -> Edited[Nilai]:
    """Return the edit that takes an exception back."""
    kept = _without(nilai.identitas.pengecualian, rule_id)
    return replace(edits.set_value(nilai, _FIELD, kept), title=f"cabut pengecualian {rule_id}")


def _with(items: tuple[str, ...], rule_id: str, item: str) -> tuple[str, ...]:
    first = [rule_of(old) for old in (*items, item)].index(rule_id)
    return (*items[:first], item, *_without(items[first:], rule_id))


def _without(items: tuple[str, ...], rule_id: str) -> tuple[str, ...]:
    return tuple(item for item in items if rule_of(item) != rule_id)
