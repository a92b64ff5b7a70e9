"""`soptui restore ID REV`: an SOP as it was in an old version, as one new commit."""

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
    parser.add_argument("rev", metavar="REV", help="revisi yang dikembalikan, lihat: soptui log ID")
    parser.add_argument("-m", "--message", metavar="PESAN", help="pesan komit sendiri")


def run(args: argparse.Namespace) -> int:
    """Restore, save, and print the commit."""
    from soptui.repo import Repository

    repository = Repository.open(Path())
    kumpulan = repository.of(args.id)
    edited, saved = with_identity(
        lambda who: kumpulan.restore(args.id, args.rev, args.message, identity=who),
        lambda: repository,
    )
    for text in edited.notes:
        output.note(text)
    if saved is None:
        output.note("Isinya sudah sama dengan versi itu: tidak ada yang disimpan.")
    else:
        output.say(f"{saved.commit} {saved.subject}")
    return ExitCode.OK
