"""The palette: every deed of this screen with its key, and why it is off when it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.tui.actions import BY_ID, Group, Place
from soptui.tui.keys import key_name
from soptui.tui.widgets.picker import Option, Picker

if TYPE_CHECKING:
    from soptui.tui.actions import Action
    from soptui.tui.app import SoptuiApp
    from soptui.tui.screens.base import Layar

_HIDDEN = frozenset({"palet"})
_LABEL = 16


async def palette(app: SoptuiApp) -> None:
    """Ask which deed, and do it on the screen below."""
    screen = app.layar
    chosen = await app.ask(
        Picker("Semua perintah", options_of(screen, ascii_only=app.glyphs.ascii))
    )
    if chosen is not None:
        screen.perform(BY_ID[chosen])


def options_of(screen: Layar[object], *, ascii_only: bool = False) -> list[Option[str]]:
    """Return the deeds of a screen: words, key of the place, and the reason when off."""
    options = []
    for action in screen.palette_actions():
        if action.id in _HIDDEN or (
            action.group is Group.KETIK and screen.place is not Place.FIELD
        ):
            continue
        reason = screen.why_not(action)
        words = f"{action.label:<{_LABEL}} {_off(reason) if reason else screen.help_of(action)}"
        key = _key(action, screen, ascii_only=ascii_only)
        found = f"{action.id} {screen.help_of(action)}"
        options.append(Option(action.id, words, key, reason or "", words=found))
    return options


def _off(reason: str) -> str:
    return f"tidak bisa: {reason}"


def _key(action: Action, screen: Layar[object], *, ascii_only: bool) -> str:
    """Return the keys of the place, then the first key of each other place with its name."""
    here = action.keys(screen.place)
    words = [" ".join(key_name(k, short=True, ascii_only=ascii_only) for k in here[:2])]
    for place in Place:
        keys = action.keys(place)
        if keys and place is not screen.place and keys[0] not in here:
            words.append(f"{place} {key_name(keys[0], short=True, ascii_only=ascii_only)}")
    return ", ".join(filter(None, words))
