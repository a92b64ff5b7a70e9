"""Aturan: what one rule wants, where it comes from, with a bad and a good example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.tui.actions import Place
from soptui.tui.screens.linier import LinierScreen

if TYPE_CHECKING:
    from soptui.tui.app import SoptuiApp


class AturanScreen(LinierScreen):
    """Shows the sentences about one rule."""

    name_id = "aturan"
    heading = "Aturan"


async def explain_rule(app: SoptuiApp, rule_id: str) -> None:
    """Open the explanation of a rule, as grave as this office takes it."""
    from soptui.rules import ATURAN
    from soptui.rules.penjelasan import jelaskan

    told = jelaskan(ATURAN[rule_id], app.organisasi)
    lines = [told.judul, *(f"{label}: {text}" for label, text in told.baris), *told.cara]
    if told.dapat_dikecualikan:
        key = app.prefs.key("kecualikan", Place.LIST)
        lines.append(f"{key} pada temuannya menanyakan alasan itu dan menulisnya.")
    await app.open(AturanScreen(rule_id, lines))
