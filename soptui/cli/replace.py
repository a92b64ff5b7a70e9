"""`soptui replace TEXT NEW [ID…]`: other words in one, several or all documents, a commit each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from soptui.cli import output
from soptui.cli.ask import with_identity
from soptui.errors import ExitCode

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from soptui.cli.parser import Parser
    from soptui.errors import SoptuiError
    from soptui.repo.replacing import Outcome, Plan


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("text", metavar="TEKS", help="kata yang diganti")
    parser.add_argument("new", metavar="BARU", help='kata penggantinya; "" menghapus')
    parser.add_argument(
        "ids",
        metavar="ID",
        nargs="*",
        help="id atau alamat berkas SOP atau Standar Pelayanan (bawaan: semua)",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="hanya tunjukkan apa yang akan berubah"
    )
    parser.add_argument(
        "--ignore-case", action="store_true", help="huruf besar dan kecil dianggap sama"
    )
    parser.add_argument("--words", action="store_true", help="hanya kata yang utuh")
    parser.add_argument("-m", "--message", metavar="PESAN", help="pesan komit sendiri")
    parser.add_argument("--json", action="store_true", help="keluaran untuk program lain")
    parser.epilog = (
        f"{parser.epilog}\n\nTiap berkas disimpan sebagai satu komit. Id, unit, jabatan, dan"
        " tautan sop:<id>\ntidak pernah diganti. Kata yang diawali tanda hubung ditulis setelah --"
    )


def run(args: argparse.Namespace) -> int:
    """Show every place before and after, then save one document after the other."""
    from soptui.changes.replace import Pattern
    from soptui.repo import Repository
    from soptui.repo.replacing import carry_out, plan_replace

    repository = Repository.open(Path())
    pattern = Pattern(args.text, args.ignore_case, args.words)
    plans, broken = plan_replace(repository, pattern, args.new, args.ids)
    outcomes: list[Outcome] = []
    if not args.dry_run and plans:
        outcomes = with_identity(
            lambda identity: carry_out(
                repository, plans, pattern, args.new, message=args.message, identity=identity
            ),
            lambda: repository,
        )
    if args.json:
        output.say_json(_as_json(plans, outcomes, broken))
    else:
        _print(plans, outcomes, broken, dry=args.dry_run)
    return _exit_code(outcomes, broken)


def _exit_code(outcomes: Sequence[Outcome], broken: Sequence[SoptuiError]) -> int:
    errors = [outcome.error for outcome in outcomes if outcome.error is not None]
    return max((int(error.code) for error in (*errors, *broken)), default=int(ExitCode.OK))


def _print(
    plans: Sequence[Plan],
    outcomes: Sequence[Outcome],
    broken: Sequence[SoptuiError],
    *,
    dry: bool,
) -> None:
    from soptui.toml import nama_of, require

    for plan in plans:
        for change in plan.changes:
            line, column = plan.doc.locate(change.path)
            output.say(f"{plan.doc.file}:{line}:{column}: {change.label}")
            output.say(f"  - {_one_line(change.before)}")
            output.say(f"  + {_one_line(change.after)}")
    for outcome in outcomes:
        if outcome.error is not None:
            output.note(f"soptui: belum disimpan: {outcome.error}")
        elif outcome.saved is not None:
            output.say(f"{outcome.saved.commit} {outcome.saved.subject}")
    for error in broken:
        output.note(f"soptui: {error}")
    places = sum(plan.count for plan in plans)
    kinds = nama_of(require(plan.doc) for plan in plans)
    if not plans:
        output.note("Tidak ada yang diganti: kata itu tidak ditemukan.")
    elif dry:
        output.note(f"{places} tempat pada {len(plans)} {kinds} akan diganti.")
    else:
        saved = sum(outcome.saved is not None for outcome in outcomes)
        output.note(f"{saved} dari {len(plans)} {kinds} disimpan.")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _as_json(
    plans: Sequence[Plan], outcomes: Sequence[Outcome], broken: Sequence[SoptuiError]
) -> list[dict[str, object]]:
    from soptui.toml import require

    found: dict[str, Outcome] = {outcome.plan.doc.file: outcome for outcome in outcomes}
    rows: list[dict[str, object]] = []
    for plan in plans:
        outcome = found.get(plan.doc.file)
        rows.append(
            {
                "file": plan.doc.file,
                "id": require(plan.doc).id,
                "changes": [
                    {"path": c.path, "label": c.label, "before": c.before, "after": c.after}
                    for c in plan.changes
                ],
                "commit": outcome.saved.commit if outcome and outcome.saved else None,
                "error": outcome.error.message if outcome and outcome.error else None,
            }
        )
    rows += [
        {"file": e.file, "id": "", "changes": [], "commit": None, "error": e.message}
        for e in broken
    ]
    return rows
