"""The way to the terminal: few bytes, nothing hostile among them, and a sane end.

Textual's driver is replaced by one of our own; the setting `driver = "biasa"` keeps Textual's, to
find out whether a fault on some terminal is ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver

    from soptui.settings import Settings


def is_plain(settings: Settings) -> bool:
    """Tell whether Textual's own driver is wanted."""
    return settings["driver"] == "biasa"


def driver_class(settings: Settings) -> type[Driver] | None:
    """Return what to hand to `App(driver_class=...)`; None for Textual's own driver."""
    if is_plain(settings):
        return None
    from soptui.tui.terminal.driver import CellDriver

    return CellDriver
