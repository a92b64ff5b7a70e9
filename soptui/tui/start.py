"""The first moments: the list as it was last known is on the screen before Textual is imported."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from soptui.repo import Index, glimpse
from soptui.settings import Settings, load
from soptui.tui import glyphs
from soptui.tui.caps import draws_ascii, has_screen
from soptui.tui.grounds import ground_for
from soptui.tui.skeleton import skeleton
from soptui.tui.terminal import handover, is_plain

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Start", "begin", "finish", "has_screen"]


class Start(NamedTuple):
    """What is known before the application begins."""

    settings: Settings
    seen: Index | None
    """The list of the repository, if nothing has changed since it was last made."""


def begin(path: Path) -> Start:
    """Show the list of the repository at `path`, and keep what is typed from now on.

    Until `finish`, or the driver, the terminal is held. Garbage is not collected until the first
    screen is there: what is imported stays anyway.
    """
    gc.disable()
    settings, seen = load(os.environ), glimpse(path)
    if not is_plain(settings):
        width, height = os.get_terminal_size(sys.stdout.fileno())
        ground = ground_for(settings["tema"], os.environ)
        signs = glyphs.ASCII if draws_ascii(settings, os.environ) else glyphs.UTF8
        handover.take(skeleton(seen, width, height, signs, ground))
    return Start(settings, seen)


def finish() -> None:
    """Give the terminal back if the application never took it."""
    handover.give_back()
