"""`soptui export ID… --to svg -o OUT`: documents as files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from soptui.cli import output
from soptui.cli.source import read_source
from soptui.errors import ExitCode, SoptuiError

if TYPE_CHECKING:
    import argparse

    from soptui.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("id", nargs="+", metavar="ID", help="id SOP atau berkas; boleh beberapa")
    parser.add_argument(
        "--to", choices=("svg",), required=True, help="bentuk dokumen; svg: gambar bagan alir"
    )
    parser.add_argument("--rev", metavar="REV", help="revisi git, misalnya HEAD~2 atau sebuah tag")
    parser.add_argument(
        "-o",
        "--output",
        metavar="TUJUAN",
        required=True,
        help="berkas tujuan; folder bila SOP-nya beberapa",
    )
    parser.add_argument("--force", action="store_true", help="timpa berkas yang sudah ada")


def run(args: argparse.Namespace) -> int:
    """Draw every SOP before the first file is written, then write them all."""
    from soptui.chart import render_svg
    from soptui.repo import write_file
    from soptui.toml import require_sop

    target = Path(args.output)
    into_folder = len(args.id) > 1 or target.is_dir()
    if into_folder and not target.is_dir():
        raise SoptuiError(
            "Untuk beberapa SOP, tujuan harus folder yang sudah ada.", file=str(target)
        )
    drawings: dict[Path, str] = {}
    for given in args.id:
        sop = require_sop(read_source(given, args.rev).document)
        drawings[target / f"{sop.id}.{args.to}" if into_folder else target] = render_svg(sop)
    for path in drawings:
        _refuse_existing(path, force=args.force)
    for path, text in drawings.items():
        write_file(path.parent, path.name, text.encode())
        output.say(str(path))
    return ExitCode.OK


def _refuse_existing(path: Path, *, force: bool) -> None:
    if path.is_dir():
        raise SoptuiError("Tujuan adalah folder; sebutkan nama berkasnya.", file=str(path))
    if os.path.lexists(path) and not force:
        raise SoptuiError("Berkas sudah ada. Pakai --force untuk menimpanya.", file=str(path))
    if not path.parent.is_dir():
        raise SoptuiError(f"Folder {path.parent} tidak ada.", file=str(path))
