"""`soptui set ID PATH VALUE`: one scripted change, validated and committed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from soptui.cli import output
from soptui.cli.ask import with_identity
from soptui.errors import ConflictError, ExitCode

if TYPE_CHECKING:
    import argparse

    from soptui.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("id", metavar="ID", help="id atau alamat berkas SOP atau Standar Pelayanan")
    parser.add_argument(
        "path",
        metavar="RUAS",
        help="alamat ruas, misalnya identitas/judul, langkah/catat/waktu, "
        "langkah/catat/simpul/kabag/simbol, pelaksana/kabag/nama, penyampaian/biaya",
    )
    parser.add_argument(
        "value", metavar="NILAI", help="nilai baru; untuk daftar: TOML atau satu butir"
    )
    parser.add_argument("-m", "--message", metavar="PESAN", help="pesan komit sendiri")
    parser.epilog = f"{parser.epilog}\n\nNilai yang diawali tanda hubung ditulis setelah --"


def run(args: argparse.Namespace) -> int:
    """Set the field, save, and print the commit."""
    from soptui.changes import edits
    from soptui.repo import Repository
    from soptui.toml import require

    repository = Repository.open(Path())
    kumpulan = repository.of(args.id)
    document = kumpulan.read(args.id)
    value = require(document)
    edited = edits.set_value(value, args.path, edits.parse_value(value, args.path, args.value))
    for text in edited.notes:
        output.note(text)
    try:
        saved = with_identity(
            lambda identity: kumpulan.save(document, edited.nilai, args.message, identity=identity),
            lambda: repository,
        )
    except ConflictError:
        output.note(f"Nilai yang belum tersimpan untuk {args.path}: {args.value}")
        raise
    if saved is None:
        output.note("Nilai sudah seperti itu: tidak ada yang disimpan.")
    else:
        output.say(f"{saved.commit} {saved.subject}")
        for text in filter(None, (saved.bersama, saved.peringatan)):
            output.note(text)
    return ExitCode.OK
