"""`soptui layout ID`: the geometry of the flowchart, for programs that draw it themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.cli import output
from soptui.cli.source import read_source
from soptui.errors import ExitCode

if TYPE_CHECKING:
    import argparse

    from soptui.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("id", metavar="ID", help="id SOP atau berkas")
    parser.add_argument("--json", action="store_true", help="keluaran untuk program lain (bawaan)")


def run(args: argparse.Namespace) -> int:
    """Print nodes, edges, links and labels."""
    from soptui.chart import geometry_json
    from soptui.toml import require_sop

    output.say_json(geometry_json(require_sop(read_source(args.id).document)))
    return ExitCode.OK
