"""Styles of lines that widgets draw: attributes first, the sixteen colours of the user second.

Under NO_COLOR the attributes remain, so nothing is told by colour alone.
"""

from __future__ import annotations

from rich.style import Style

from soptui.model import Severity

PLAIN = Style()
BOLD = Style(bold=True)
DIM = Style(dim=True)
CURSOR = Style(reverse=True)
CURSOR_IDLE = Style(bold=True, underline=True)
UNDERLINE = Style(bold=True, underline=True)
HEAD = Style(bold=True)
KEY = Style(bold=True)
TITLE = Style(reverse=True, bold=True)
GRIP = Style(reverse=True, bold=True, underline=True)
MARKED = Style(bold=True, underline=True)

SEVERITY = {
    Severity.ERROR: Style(bold=True, color="red"),
    Severity.WARNING: Style(bold=True, color="yellow"),
    Severity.INFO: Style(color="cyan"),
}

CHART = {
    "rule": DIM,
    "grid": DIM,
    "head": HEAD,
    "text": PLAIN,
    "flow": PLAIN,
    "arrow": Style(color="cyan"),
    "symbol": BOLD,
    "label": Style(color="cyan"),
}

LIT = Style(bold=True, color="cyan")
LEAVING = Style(bold=True, reverse=True, color="cyan")
ENTERING = Style(bold=True, underline=True, color="cyan")
"""Arrows of the symbol under the cursor: lines are lit, heads and labels tell the direction.

One look for all lines: an arrow one walks along only changes its head, and few bytes are sent.
"""

SIGNED = {
    "+": Style(bold=True, color="green"),
    "-": Style(bold=True, color="red"),
    "~": Style(bold=True, color="yellow"),
    ">": Style(bold=True, color="cyan"),
}
"""A change by its sign."""

WORDS = {" ": PLAIN, "+": Style(bold=True, color="green"), "-": Style(underline=True, color="red")}
"""Words of a text that were kept, put in ({+…+}) and taken out ([-…-])."""
