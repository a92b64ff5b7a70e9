"""`soptui delete ID`: take an SOP out of the repository; its history stays."""

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
    parser.add_argument("id", metavar="ID", help="id atau alamat berkas SOP atau Standar Pelayanan")
    parser.add_argument("-m", "--message", metavar="PESAN", help="alasan penghapusan")


def run(args: argparse.Namespace) -> int:
    """Delete, and print the commit and the way back."""
    from soptui.repo import Repository

    repository = Repository.open(Path())
    kumpulan = repository.of(args.id)
    document_id = kumpulan.find(args.id).stem
    saved = with_identity(
        lambda who: kumpulan.delete(args.id, args.message, identity=who), lambda: repository
    )
    output.say(f"{saved.commit} {saved.subject}")
    output.note(f"Mengembalikannya: soptui restore {document_id} {saved.commit[:10]}~1")
    return ExitCode.OK
