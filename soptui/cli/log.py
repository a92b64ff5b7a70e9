"""`soptui log ID`: the revisions of one SOP."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from soptui.cli import output
from soptui.errors import ExitCode

if TYPE_CHECKING:
    import argparse

    from soptui.cli.parser import Parser
    from soptui.repo import Revisi


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("id", metavar="ID", help="id SOP atau alamat berkasnya")
    parser.add_argument("--json", action="store_true", help="keluaran untuk program lain")


def run(args: argparse.Namespace) -> int:
    """Print the commits that touched the file, newest first."""
    from soptui.repo import Repository

    revisions = Repository.open(Path()).log(args.id)
    if args.json:
        output.say_json([_as_json(revision) for revision in revisions])
    else:
        for revision in revisions:
            output.say(_as_line(revision))
    return ExitCode.OK


def _as_json(revision: Revisi) -> dict[str, object]:
    return {
        "commit": revision.commit,
        "date": revision.date.isoformat(),
        "author": revision.author,
        "message": revision.message,
        "revision": revision.revision,
        "tag": revision.tag,
        "effective": revision.effective.isoformat() if revision.effective else None,
    }


def _as_line(revision: Revisi) -> str:
    when = revision.date.strftime("%Y-%m-%d %H:%M")
    line = f"{revision.commit[:10]}  {when}  {revision.author}  {revision.message}"
    if revision.effective is None:
        return line
    return f"{line}  [disahkan, revisi {revision.revision}, efektif {revision.effective}]"
