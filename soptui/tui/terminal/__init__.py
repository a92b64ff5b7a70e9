"""The way to the terminal: few bytes, nothing hostile among them, and a sane end.

Textual's driver is replaced by one of our own; `SOPTUI_DRIVER=plain` keeps Textual's, to find out
whether a fault on some terminal is ours.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver


def driver_class() -> type[Driver] | None:
    """Return what to hand to `App(driver_class=...)`; None for Textual's own driver."""
    if os.environ.get("SOPTUI_DRIVER") == "plain":
        return None
    from soptui.tui.terminal.driver import CellDriver

    return CellDriver
