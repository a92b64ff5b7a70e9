"""What the settings of a person mean for the screen: keys, look, signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from soptui.tui import glyphs
from soptui.tui.actions import Place
from soptui.tui.ascii import AsciiFilter
from soptui.tui.caps import draws_ascii
from soptui.tui.grounds import ground_for
from soptui.tui.keymap import actions_for
from soptui.tui.keys import key_name
from soptui.tui.looks import PLAIN_LOOK, LookFilter, look_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.filter import LineFilter

    from soptui.model import Temuan
    from soptui.settings import Settings
    from soptui.tui.actions import Action
    from soptui.tui.glyphs import Glyphs

_NAME = re.compile(r"\{(\w+)\}")


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

    def key(self, name: str, place: Place, *, short: bool = False) -> str:
        """Return the key of an action as people read it: that of this place, if it has one here.

        An action without any key is found by the key of the palette and its own words.
        """
        action = next(action for action in self.actions if action.id == name)
        for where in (place, Place.GRID, Place.LIST, Place.FIELD):
            if keys := action.keys(where):
                return key_name(keys[0], short=short, ascii_only=self.glyphs.ascii)
        return f"{self.key('palet', place, short=short)} {action.label}"

    def with_keys(self, text: str, place: Place) -> str:
        """Put keys where a text names actions, as in "{simpan} menyimpan"."""
        return _NAME.sub(lambda match: self.key(match[1], place), text)

    @property
    def compact_chart(self) -> bool | None:
        """Whether charts are drawn small; None: as the room suggests."""
        return {"kecil": True, "besar": False}.get(self.settings["bagan"])


def preferences(settings: Settings, environ: Mapping[str, str]) -> Preferences:
    """Return what the settings mean on this terminal."""
    actions, wrong_keys = actions_for(settings)
    plain = draws_ascii(settings, environ)
    look = look_for(settings["tema"], environ)
    ground = ground_for(settings["tema"], environ)
    filters: list[LineFilter] = [LookFilter(look, ground)] if look != PLAIN_LOOK else []
    if plain:
        filters.append(AsciiFilter())
    return Preferences(
        settings,
        actions,
        (*settings.findings, *wrong_keys),
        glyphs.ASCII if plain else glyphs.UTF8,
        tuple(filters),
    )
