"""`soptui preview ID|FILE`: the sheet of an SOP or a Standar Pelayanan as text."""

from __future__ import annotations

import argparse
import shutil
import sys
from typing import TYPE_CHECKING

from soptui.cli import output
from soptui.cli.source import read_any
from soptui.errors import ExitCode, SoptuiError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from soptui.chart import Drawing
    from soptui.cli.parser import Parser
    from soptui.cli.source import Source
    from soptui.model import Layanan, Sop
    from soptui.model.istilah import Istilah

MIN_WIDTH = 40
SHEET_WIDTH = 100


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("id", metavar="ID", help="id atau berkas SOP atau Standar Pelayanan")
    parser.add_argument("--rev", metavar="REV", help="revisi git, misalnya HEAD~2 atau sebuah tag")
    parser.add_argument(
        "--width", type=_width, metavar="N", help="lebar dalam kolom (bawaan: lebar terminal)"
    )
    parser.add_argument("--compact", action="store_true", help="simbol setinggi satu baris")
    parser.add_argument("--ascii", action="store_true", help="hanya huruf dan tanda ASCII")
    parser.add_argument(
        "--plain", action="store_true", help="tanpa warna, seluruh tabel berapa pun lebarnya"
    )
    parser.add_argument(
        "--part",
        choices=("flow", "identity", "all"),
        default="all",
        help="bagian yang ditampilkan: bagan alir, identitas, atau keduanya",
    )
    parser.add_argument(
        "--linear",
        action="store_true",
        help="sebagai kalimat menurut urutan baca, untuk pembaca layar dan baris braille",
    )
    parser.add_argument(
        "--paged",
        type=_rows,
        metavar="N",
        help="bagi bagan menjadi halaman berisi paling banyak N langkah",
    )


def _width(text: str) -> int:
    number = int(text)
    if number < MIN_WIDTH:
        raise argparse.ArgumentTypeError(f"Lebar paling sedikit {MIN_WIDTH} kolom.")
    return number


def _rows(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("Paling sedikit 1 langkah sehalaman.")
    return number


def run(args: argparse.Namespace) -> int:
    """Print the parts asked for."""
    from soptui.model import Layanan
    from soptui.toml import require

    source = read_any(args.id, args.rev)
    sop = require(source.document)
    if isinstance(sop, Layanan):
        output.say("\n".join(_service(sop, source, args)))
        return ExitCode.OK
    if args.linear:
        output.say("\n".join(_linear(sop, source, args)))
        return ExitCode.OK
    width = _table_width(args)
    if args.part in ("identity", "all"):
        output.say("\n".join(_identity(sop, source, args, width)))
    if args.part == "all":
        output.say()
    if args.part in ("flow", "all"):
        for line, ends_page in _flow(sop, args, source.istilah, width):
            output.say_pieces(line, ends_page=ends_page)
    return ExitCode.OK


def _service(layanan: Layanan, source: Source[Layanan], args: argparse.Namespace) -> list[str]:
    from soptui.documents.layanan.teks import service_lines, service_sheet

    if args.part == "flow":
        raise SoptuiError("Standar Pelayanan tidak mempunyai bagan alir. Hapus --part flow.")
    told = (layanan, source.organisasi, source.dates(), source.titles())
    if args.linear:
        return service_lines(*told)
    width = min(_table_width(args) or SHEET_WIDTH, SHEET_WIDTH)
    return service_sheet(*told, width=width, ascii_only=args.ascii)


def _table_width(args: argparse.Namespace) -> int | None:
    if args.plain:
        return None
    if args.width or not sys.stdout.isatty():
        width: int | None = args.width
        return width
    return max(MIN_WIDTH, shutil.get_terminal_size().columns)


def _linear(sop: Sop, source: Source[Sop], args: argparse.Namespace) -> list[str]:
    from soptui.documents import linear

    return linear(sop, source.organisasi, source.dates(), source.titles(), part=args.part)


def _identity(
    sop: Sop, source: Source[Sop], args: argparse.Namespace, width: int | None
) -> list[str]:
    from soptui.documents import identity_sheet

    return identity_sheet(
        sop,
        source.organisasi,
        source.dates(),
        source.titles(),
        width=min(width or SHEET_WIDTH, SHEET_WIDTH),
        ascii_only=args.ascii,
    )


def _flow(
    sop: Sop, args: argparse.Namespace, istilah: Istilah, width: int | None
) -> Iterator[tuple[list[output.Piece], bool]]:
    """Yield the lines of the chart, each with whether a page ends there and another follows."""
    from soptui.chart import ChartStyle, draw, draw_pages

    style = ChartStyle(args.compact, args.ascii, width=width, istilah=istilah)
    pages = list(draw_pages(sop, args.paged, style)) if args.paged else [draw(sop, style)]
    colours = output.colour() and not args.plain
    for page in pages:
        for y in range(page.height):
            ends_page = y == page.height - 1 and page is not pages[-1]
            yield _line(page, y, colours=colours), ends_page


_LOOK = {"grid": "dim", "arrow": "cyan", "label": "yellow", "head": "bold"}


def _line(page: Drawing, y: int, *, colours: bool) -> list[output.Piece]:
    pieces = [(s.text, _LOOK.get(s.kind, "") if colours else "") for s in page.row(y)]
    while pieces and not pieces[-1][1]:
        rest = pieces.pop()[0].rstrip()
        if rest:
            return [*pieces, (rest, "")]
    return pieces
