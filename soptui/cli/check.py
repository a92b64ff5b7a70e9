"""`soptui check [PATH…]`: schema and rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.cli import output, progress
from soptui.cli.source import check_paths
from soptui.errors import ExitCode, SoptuiError
from soptui.model import Severity

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from soptui.cli.parser import Parser
    from soptui.model import Temuan

_LOOK = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "path", nargs="*", metavar="BERKAS", help="berkas, folder atau id SOP (bawaan: semua)"
    )
    parser.add_argument("--json", action="store_true", help="keluaran untuk program lain")
    parser.add_argument(
        "--fix",
        action="store_true",
        help="perbaiki bentuk yang pasti (nomor, urutan kolom, spasi, ejaan peraturan, …) dan"
        " simpan satu komit tiap SOP, lalu periksa",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="dengan --fix: hanya tunjukkan yang akan diperbaiki"
    )


def run(args: argparse.Namespace) -> int:
    """Print the findings; exit 1 when one of them is an error."""
    if args.dry_run and not args.fix:
        raise SoptuiError("--dry-run dipakai bersama --fix.")
    failed = ExitCode.OK
    if args.fix:
        from soptui.cli.fix import fix_paths

        failed = fix_paths(args.path, told, dry=args.dry_run)
    found = check_paths(args.path, told)
    if args.json:
        output.say_json([_as_json(temuan) for temuan in found])
    else:
        for temuan in found:
            output.say_pieces(_as_line(temuan))
        output.say(_summary(found))
    if failed:
        return failed
    return ExitCode.FINDINGS if any(_is_error(t) for t in found) else ExitCode.OK


def told(done: int, count: int) -> None:
    """Draw how many files are examined."""
    progress.draw(done, count, "memeriksa berkas")


def _is_error(temuan: Temuan) -> bool:
    return temuan.severity is Severity.ERROR


def _as_json(temuan: Temuan) -> dict[str, object]:
    return {
        "file": temuan.file,
        "line": temuan.line,
        "column": temuan.column,
        "rule": temuan.rule,
        "severity": str(temuan.severity),
        "message": temuan.message,
        "path": temuan.path,
    }


def _as_line(temuan: Temuan) -> Iterator[output.Piece]:
    yield f"{temuan.file}:{temuan.line}:{temuan.column}:", "bold"
    yield " ", ""
    yield temuan.severity.kata, _LOOK[temuan.severity]
    yield " ", ""
    yield f"[{temuan.rule}]", "dim"
    yield f" {temuan.message}", ""


def _summary(found: Sequence[Temuan]) -> str:
    if not found:
        return "Tidak ada temuan."
    counts = ((sum(t.severity is severity for t in found), severity.kata) for severity in Severity)
    return "Temuan: " + ", ".join(f"{n} {word}" for n, word in counts if n) + "."
