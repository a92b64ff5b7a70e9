"""The only place that writes to standard output and standard error.

Whatever comes from a file, a commit or git is made visible here, so no command can let a control
character through to the terminal.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any, TextIO

from soptui.visible import visible

if TYPE_CHECKING:
    from soptui.errors import SoptuiError

STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


def prepare() -> None:
    """Let characters that the locale cannot print appear escaped instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def say(text: str = "") -> None:
    """Write one line (or several) of human output."""
    _write(sys.stdout, visible(text, keep="\n\f"))


def note(text: str) -> None:
    """Write one line of advice to standard error."""
    _write(sys.stderr, visible(text, keep="\n"))


def painted(text: str, style: str) -> str:
    """Return `text`, already visible, in a style where colour is welcome.

    Meant for `say_painted`, which does not touch escape sequences.
    """
    return f"\x1b[{STYLES[style]}m{visible(text)}\x1b[0m" if colour() else visible(text)


def say_painted(text: str) -> None:
    """Write a line made of `painted` and visible pieces."""
    _write(sys.stdout, text)


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
    stream.write(text + "\n")
    stream.flush()
