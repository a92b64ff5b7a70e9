"""`soptui diff ID [A [B]]`: what changed, in terms of the SOP."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from soptui.cli import output
from soptui.errors import ExitCode

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from soptui.changes import Kalimat
    from soptui.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("id", metavar="ID", help="id atau alamat berkas SOP atau Standar Pelayanan")
    parser.add_argument("a", nargs="?", metavar="A", help="revisi lama (bawaan: komit terakhir)")
    parser.add_argument("b", nargs="?", metavar="B", help="revisi baru (bawaan: berkas kerja)")
    parser.add_argument("--json", action="store_true", help="keluaran untuk program lain")


def run(args: argparse.Namespace) -> int:
    """Print the changes from A to B."""
    from soptui.changes import diff, sentences
    from soptui.repo import Repository
    from soptui.toml import require

    kumpulan = Repository.open(Path()).of(args.id)
    before = require(kumpulan.read(args.id, args.a or "HEAD"))
    after = require(kumpulan.read(args.id, args.b))
    changes = diff(before, after)
    if args.json:
        output.say_json([{**asdict(c), "op": str(c.op)} for c in changes])
        return ExitCode.OK
    part = ""
    for sentence in sentences(before, after):
        if sentence.part != part:
            part = sentence.part
            output.say_pieces([(part, "bold")])
        output.say_pieces([(f"  {sentence.sign} ", ""), *_painted(sentence)])
    if not changes:
        output.note("Tidak ada perubahan isi.")
    return ExitCode.OK


def _painted(sentence: Kalimat) -> Iterator[output.Piece]:
    """Yield a sentence whose words are marked by colour too where it is welcome."""
    if not sentence.words or not output.colour():
        yield sentence.plain, ""
        return
    yield f"{sentence.text}: ", ""
    for word in sentence.words:
        marked = {"-": (f"[-{word.text}-]", "red"), "+": (f"{{+{word.text}+}}", "green")}
        yield marked.get(word.op, (word.text, ""))
