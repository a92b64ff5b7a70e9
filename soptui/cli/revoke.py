"""`soptui revoke ID --on DATE`: end an approval from a day on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from soptui.cli import output
from soptui.cli.approve import add_signing, signing_key
from soptui.cli.ask import with_identity
from soptui.cli.dates import day
from soptui.errors import ExitCode

if TYPE_CHECKING:
    import argparse

    from soptui.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("id", metavar="ID", help="id atau alamat berkas SOP atau Standar Pelayanan")
    parser.add_argument(
        "--on", metavar="TANGGAL", required=True, help="hari pertama SOP tidak berlaku lagi"
    )
    add_signing(parser)
    parser.add_argument("-m", "--message", metavar="TEKS", default="", help="alasan pencabutan")


def run(args: argparse.Namespace) -> int:
    """Revoke what is in force on that day, or what is still to come; print the tag."""
    from soptui.repo import Repository

    on = day(args.on, "--on")
    repository = Repository.open(Path())
    key = signing_key(repository, sign=args.sign)
    tag = with_identity(
        lambda who: repository.approvals.revoke(
            args.id, on, message=args.message, identity=who, key=key
        ),
        lambda: repository,
    )
    output.say(tag)
    output.note(f"Dicabut mulai {on:%d-%m-%Y}.")
    return ExitCode.OK
