"""`soptui doctor`: what this line and this machine can do, and what to set."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from soptui.cli import output
from soptui.errors import ConflictError, ExitCode

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
    parser.add_argument(
        "--clear-locks",
        action="store_true",
        help="hapus kunci git yang tertinggal di repositori itu; yang masih dipegang tetap",
    )


def run(args: argparse.Namespace) -> int:
    """Print the facts; exit code 1 when soptui cannot work here."""
    if args.clear_locks:
        return _clear_locks(Path(args.folder), as_json=args.json)
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


def _clear_locks(folder: Path, *, as_json: bool) -> int:
    """Remove the locks that nobody holds; exit code 3 when one stays that may be held."""
    from soptui.repo import Repository

    repo = Repository.open(folder)
    rows: list[dict[str, object]] = []
    for kunci in repo.locks():
        words = ""
        try:
            repo.clear_lock(kunci)
        except ConflictError as error:
            words = error.message
        row: dict[str, object] = {"path": kunci.path, "age": round(kunci.age)}
        row |= {"holder": kunci.holder, "cleared": not words, "message": words}
        rows.append(row)
    if as_json:
        output.say_json(rows)
    else:
        for row in rows:
            output.say(f"Dihapus: {row['path']}" if row["cleared"] else f"Tetap: {row['message']}")
        if not rows:
            output.say("Tidak ada kunci git di repositori ini.")
    return ExitCode.OK if all(row["cleared"] for row in rows) else ExitCode.CONFLICT
