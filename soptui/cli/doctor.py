"""`soptui doctor`: what this line and this machine can do, and what to set."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from soptui.cli import output
from soptui.errors import ExitCode

if TYPE_CHECKING:
    import argparse

    from soptui.cli.parser import Parser

_LABEL = 18


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "folder", nargs="?", metavar="FOLDER", default=".", help="repositori (bawaan: folder ini)"
    )
    parser.add_argument("--json", action="store_true", help="tulis sebagai JSON")


def run(args: argparse.Namespace) -> int:
    """Print the facts; exit code 1 when soptui cannot work here."""
    from soptui.tui.diagnosis import facts

    size = os.get_terminal_size(sys.stdout.fileno()) if sys.stdout.isatty() else None
    found = facts(os.environ, Path(args.folder), size)
    if args.json:
        output.say_json([asdict(fact) for fact in found])
    else:
        for fact in found:
            state = "OK" if fact.ok else "periksa"
            output.say(f"{state:<8} {fact.label:<{_LABEL}} {fact.value}")
            if fact.advice:
                output.say(f"{'':<8} {'':<{_LABEL}} {fact.advice}")
    broken = any(fact.essential and not fact.ok for fact in found)
    return ExitCode.FINDINGS if broken else ExitCode.OK
