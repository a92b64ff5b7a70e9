"""THE table of actions: keys, footer, help and palette all come from here.

An action is data. What it does is the method `do_<id>` of the focused widget, of the part of the
screen around it, or of the screen: the first that has one answers. Why it is off just now is the
method `why_not_<id>` beside it, which returns a sentence, or None.

Keys depend on the place (design: type-to-replace and letters-as-commands exclude each other):
a *list* has nothing to type into, in the *grid* a printable key starts editing, in a *field* one
types. No key here is only an Esc, an alt or a ctrl+Enter, and none is one that lines swallow.
"""

from __future__ import annotations

from soptui.tui.actions import (
    cetak,
    ketik,
    langkah,
    layanan,
    pengesahan,
    perbandingan,
    pindah,
    sop,
    temuan,
    umum,
)
from soptui.tui.actions.base import Action, Group, Keys, Place

__all__ = ["ACTIONS", "BY_ID", "Action", "Group", "Place", "all_keys", "bound_to"]

ACTIONS: tuple[Action, ...] = (
    *sop.TABLE,
    *layanan.TABLE,
    *temuan.TABLE,
    *pengesahan.TABLE,
    *cetak.TABLE,
    *perbandingan.TABLE,
    *langkah.TABLE,
    *pindah.TABLE,
    *ketik.TABLE,
    *umum.TABLE,
)
"""In the order of the help and the palette."""

BY_ID = {action.id: action for action in ACTIONS}


def all_keys() -> Keys:
    """Return every key that the table binds anywhere."""
    return tuple(
        dict.fromkeys(
            key
            for action in ACTIONS
            if not action.native
            for place in Place
            for key in action.keys(place)
        )
    )


def bound_to(key: str, place: Place) -> tuple[Action, ...]:
    """Return the actions that a key may mean in a place."""
    return tuple(a for a in ACTIONS if key in a.keys(place) and not a.native)
