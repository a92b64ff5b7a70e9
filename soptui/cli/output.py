"""The only place that writes to standard output and standard error.

Whatever comes from a file, a commit or git is made visible here, so no command can let a control
character through to the terminal.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from typing import TYPE_CHECKING, Any, TextIO, TypeAlias

from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from soptui.errors import SoptuiError

Piece: TypeAlias = tuple[str, str]
"""A text and its style, "" for none."""

_drawn = 0
"""Columns of the line that `progress` drew."""

STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


def prepare() -> None:
    """Let characters that the locale cannot print appear escaped instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def progress(text: str) -> None:
    """Show how far something is: one line on standard error, drawn over the last one.

    "" takes it away; so does whatever is written next. Only for people: nobody else hears it.
    """
    if not (sys.stderr.isatty() and os.environ.get("TERM") != "dumb"):
        return
    room = shutil.get_terminal_size().columns - 1
    line = visible(text)[:room]
    global _drawn  # noqa: PLW0603 - there is one terminal, and one line on it
    sys.stderr.write("\r" + line.ljust(_drawn) + "\r" * (not line))
    sys.stderr.flush()
    _drawn = len(line)


def say(text: str = "") -> None:
    """Write one line (or several) of human output."""
    _write(sys.stdout, visible(text, keep="\n"))


def note(text: str) -> None:
    """Write one line of advice to standard error."""
    _write(sys.stderr, visible(text, keep="\n"))


def say_pieces(pieces: Iterable[Piece], *, ends_page: bool = False) -> None:
    """Write one line of pieces, in their styles where colour is welcome.

    `ends_page`: with a form feed, so that a printer begins a new page.
    """
    coloured = colour()
    line = "".join(
        f"\x1b[{STYLES[style]}m{visible(text)}\x1b[0m" if style and coloured else visible(text)
        for text, style in pieces
    )
    _write(sys.stdout, line + "\f" * ends_page)


def ask(question: str) -> str:
    """Ask on standard error and return the line that was typed; "" at the end of the input."""
    progress("")
    sys.stderr.write(visible(question))
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def can_ask() -> bool:
    """Tell whether there is somebody at a terminal to ask."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def colour() -> bool:
    """Tell whether colour is welcome: a terminal, and NO_COLOR unset."""
    return (
        sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def say_json(value: Any) -> None:
    """Write one JSON document; everything beyond ASCII is escaped, so it is safe anywhere."""
    _write(sys.stdout, json.dumps(value, indent=2))


def fail(error: SoptuiError, *, as_json: bool) -> None:
    """Report an error: a sentence on standard error, or the JSON document of the format."""
    if as_json:
        document = {
            "code": int(error.code),
            "message": error.message,
            "file": error.file,
            "line": error.line,
            "column": error.column,
        }
        say_json({"error": document})
    else:
        note(f"soptui: {error}")


def _write(stream: TextIO, text: str) -> None:
    if _drawn:
        progress("")
    stream.write(text + "\n")
    stream.flush()
