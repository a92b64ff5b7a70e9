"""`soptui demo`: the sample repository with the book of Kabupaten Magetan."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from soptui.cli import output
from soptui.errors import ExitCode

if TYPE_CHECKING:
    import argparse

    from soptui.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "folder",
        nargs="?",
        metavar="FOLDER",
        help="folder baru untuk repositori contoh (bawaan: folder sementara)",
    )
    parser.add_argument("--no-open", action="store_true", help="hanya membuat, tidak membuka")


def run(args: argparse.Namespace) -> int:
    """Build the book, say where it is, and open it."""
    from soptui.sample import build_demo

    path = Path(args.folder) if args.folder else _temporary()
    output.note("Menyusun buku contoh …")
    build_demo(path)
    output.say(f"Repositori contoh dibuat di {path.resolve()}")
    if args.no_open or not (sys.stdin.isatty() and sys.stdout.isatty()):
        output.say(f"Buka dengan: soptui {path}")
        return ExitCode.OK
    from soptui.cli.launch import launch

    return launch(path)


def _temporary() -> Path:
    return Path(tempfile.mkdtemp(prefix="soptui-demo-")) / "buku-magetan"
