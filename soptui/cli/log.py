"""`soptui log [ID] [--path RUAS]`: the revisions of one SOP, of one field, or of all SOPs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from soptui.cli import output
from soptui.cli.dates import day
from soptui.errors import ExitCode, SoptuiError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from soptui.changes import Kalimat
    from soptui.cli.parser import Parser
    from soptui.repo import Repository, Revisi


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "id",
        nargs="?",
        metavar="ID",
        help="id atau alamat berkas SOP atau Standar Pelayanan (bawaan: semua)",
    )
    parser.add_argument(
        "--path", metavar="RUAS", help="hanya yang mengubah ruas ini, misalnya langkah/catat/waktu"
    )
    parser.add_argument("--author", metavar="NAMA", help="hanya oleh orang yang namanya memuat ini")
    parser.add_argument("--since", metavar="TANGGAL", help="sejak hari ini, misalnya 2015-01-31")
    parser.add_argument("--until", metavar="TANGGAL", help="sampai hari ini")
    parser.add_argument("--json", action="store_true", help="keluaran untuk program lain")


def run(args: argparse.Namespace) -> int:
    """Print the commits that touched the file, the field or the repository, newest first."""
    from soptui.repo import Repository

    if args.path is not None and args.id is None:
        raise SoptuiError("Pilihan --path memerlukan ID. Lihat: soptui log --help")
    fits = _filter(args)
    rows = [row for row in _rows(Repository.open(Path()), args) if fits(row[0])]
    if args.json:
        output.say_json([_as_json(*row) for row in rows])
    else:
        for revision, changes, ids in rows:
            output.say(_as_line(revision, ids))
            for change in changes:
                output.say(f"    {change.sign} {change.plain}")
        if not rows:
            output.note("Tidak ada catatan riwayat yang cocok.")
    return ExitCode.OK


_Row = tuple["Revisi", "tuple[Kalimat, ...]", "tuple[str, ...]"]


def _rows(repository: Repository, args: argparse.Namespace) -> list[_Row]:
    if args.id is None:
        return [(e.revisi, (), tuple(e.sop_ids)) for e in repository.timeline()]
    kumpulan = repository.of(args.id)
    if args.path is not None:
        return [(t.revisi, t.changes, ()) for t in kumpulan.traces(args.id, args.path)]
    return [(revision, (), ()) for revision in kumpulan.log(args.id)]


def _filter(args: argparse.Namespace) -> Callable[[Revisi], bool]:
    name = (args.author or "").casefold()
    since = day(args.since, "--since") if args.since else None
    until = day(args.until, "--until") if args.until else None

    def fits(revision: Revisi) -> bool:
        when = revision.date.date()
        early, late = since is not None and when < since, until is not None and when > until
        return name in revision.author.casefold() and not early and not late

    return fits


def _as_json(
    revision: Revisi, changes: tuple[Kalimat, ...], ids: tuple[str, ...]
) -> dict[str, object]:
    found: dict[str, object] = {
        "commit": revision.commit,
        "date": revision.date.isoformat(),
        "author": revision.author,
        "message": revision.message,
        "revision": revision.revision,
        "tag": revision.tag,
        "effective": revision.effective.isoformat() if revision.effective else None,
        "until": revision.until.isoformat() if revision.until else None,
        "revoked": revision.is_revoked,
    }
    if ids:
        found["ids"] = list(ids)
    if changes:
        found["changes"] = [change.plain for change in changes]
    return found


def _as_line(revision: Revisi, ids: tuple[str, ...]) -> str:
    when = revision.date.strftime("%Y-%m-%d %H:%M")
    line = f"{revision.commit[:10]}  {when}  {revision.author}  {revision.message}"
    if ids:
        return f"{line}  ({', '.join(ids)})"
    if revision.effective is None:
        return line
    end = ""
    if revision.until is not None:
        deed = "dicabut" if revision.is_revoked else "digantikan"
        end = f", {deed} {revision.until}"
    return f"{line}  [disahkan, revisi {revision.revision}, efektif {revision.effective}{end}]"
