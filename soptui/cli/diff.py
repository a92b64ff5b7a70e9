"""`soptui diff ID [A [B]]`: what changed, in terms of the SOP."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from soptui.cli import output
from soptui.errors import ExitCode

if TYPE_CHECKING:
    import argparse

    from soptui.changes import Perubahan
    from soptui.cli.parser import Parser

_SIGN = {"add": "+", "remove": "-", "change": "~", "move": ">"}


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("id", metavar="ID", help="id SOP atau alamat berkasnya")
    parser.add_argument("a", nargs="?", metavar="A", help="revisi lama (bawaan: komit terakhir)")
    parser.add_argument("b", nargs="?", metavar="B", help="revisi baru (bawaan: berkas kerja)")
    parser.add_argument("--json", action="store_true", help="keluaran untuk program lain")


def run(args: argparse.Namespace) -> int:
    """Print the changes from A to B."""
    from soptui.changes import diff
    from soptui.repo import Repository
    from soptui.toml import require_sop

    repository = Repository.open(Path())
    before = require_sop(repository.read(args.id, args.a or "HEAD"))
    after = require_sop(repository.read(args.id, args.b))
    changes = diff(before, after)
    if args.json:
        output.say_json([{**asdict(c), "op": str(c.op)} for c in changes])
        return ExitCode.OK
    for change in changes:
        output.say(_as_lines(change))
    if not changes:
        output.note("Tidak ada perubahan isi.")
    return ExitCode.OK


def _as_lines(change: Perubahan) -> str:
    from soptui.changes import shown

    line = f"{_SIGN[change.op]} {change.label}"
    match change.op:
        case "move":
            return f"{line}: dari urutan {change.before} ke urutan {change.after}"
        case "add":
            return f"{line}: {shown(change.after)}"
        case "remove":
            return f"{line}: {shown(change.before)}"
        case _:
            return f"{line}: {shown(change.before)} → {shown(change.after)}"
