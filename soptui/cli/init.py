"""`soptui init DIR`: a new SOP repository."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from soptui.cli import output
from soptui.cli.ask import with_identity
from soptui.errors import ExitCode

if TYPE_CHECKING:
    import argparse

    from soptui.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("folder", metavar="FOLDER", help="folder yang belum ada atau masih kosong")


def run(args: argparse.Namespace) -> int:
    """Make the repository and say what comes next."""
    from soptui.repo import Repository, init_repository

    path = Path(args.folder)
    commit = with_identity(
        lambda identity: init_repository(path, identity=identity), lambda: Repository.open(path)
    )
    output.say(f"Repositori SOP dibuat di {path.resolve()} (komit {commit[:10]}).")
    output.say("Isi nama instansi, unit dan jabatan di soptui.toml, lalu buka dengan:")
    output.say(f"  soptui {args.folder}")
    return ExitCode.OK
