"""What the settings of a person mean for the screen: keys, look, signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.tui import glyphs
from soptui.tui.ascii import AsciiFilter
from soptui.tui.caps import draws_ascii
from soptui.tui.keymap import actions_for
from soptui.tui.looks import PLAIN_LOOK, LookFilter, look_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.filter import LineFilter

    from soptui.model import Temuan
    from soptui.settings import Settings
    from soptui.tui.actions import Action
    from soptui.tui.glyphs import Glyphs


@dataclass(frozen=True, slots=True)
class Preferences:
    """The settings and everything that follows from them."""

    settings: Settings
    actions: tuple[Action, ...]
    """The action table with this person's keys."""
    findings: tuple[Temuan, ...]
    """What is wrong with settings and own keys; the defaults count instead."""
    glyphs: Glyphs
    filters: tuple[LineFilter, ...]
    """What every drawn line goes through."""

    @property
    def is_vi(self) -> bool:
        """Whether letters are commands in the grid."""
        return self.settings["tombol"] == "vi"

    @property
    def compact_chart(self) -> bool | None:
        """Whether charts are drawn small; None: as the room suggests."""
        return {"kecil": True, "besar": False}.get(self.settings["bagan"])


def preferences(settings: Settings, environ: Mapping[str, str]) -> Preferences:
    """Return what the settings mean on this terminal."""
    actions, wrong_keys = actions_for(settings)
    plain = draws_ascii(settings, environ)
    look = look_for(settings["tema"], environ)
    filters: list[LineFilter] = [LookFilter(look)] if look != PLAIN_LOOK else []
    if plain:
        filters.append(AsciiFilter())
    return Preferences(
        settings,
        actions,
        (*settings.findings, *wrong_keys),
        glyphs.ASCII if plain else glyphs.UTF8,
        tuple(filters),
    )
