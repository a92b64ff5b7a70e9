"""`soptui effective [ID] [--on DATE]`: which version is or was in force."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from soptui.cli import output
from soptui.cli.dates import day, today
from soptui.errors import ExitCode, SoptuiError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from soptui.cli.parser import Parser
    from soptui.repo import Repository
    from soptui.repo.approval.effective import Keberlakuan


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "id",
        nargs="?",
        metavar="ID",
        help="id atau alamat berkas SOP atau Standar Pelayanan (bawaan: semua)",
    )
    parser.add_argument("--on", metavar="TANGGAL", help="pada tanggal ini (bawaan: hari ini)")
    parser.add_argument("--json", action="store_true", help="keluaran untuk program lain")


def run(args: argparse.Namespace) -> int:
    """Print one line for each document; with ID the exit code tells whether it is in force."""
    from soptui.repo import Repository
    from soptui.repo.approval.force import Masa

    on = day(args.on, "--on") if args.on else today()
    repository = Repository.open(Path())
    approvals, titles = repository.approvals, _titles(repository, args.id)
    answers = approvals.effective(on, args.id)
    if hint := approvals.hint():
        output.note(hint)
    if args.json:
        output.say_json([_as_json(answer, titles) for answer in answers])
    else:
        for answer in answers:
            output.say(_as_line(answer, titles))
    for answer in answers:
        for sentence in answer.ignored:
            output.note(f"Tidak dihitung: {sentence}.")
    if args.id and answers[0].masa is not Masa.BERLAKU:
        return ExitCode.FINDINGS
    return ExitCode.OK


def _titles(repository: Repository, given: str | None) -> dict[str, str]:
    """Return the titles of all documents by id, or of the one that is asked for."""
    if given is None:
        return repository.titles()
    with suppress(SoptuiError):  # an approval outlives its file
        value = repository.of(given).read(given).nilai
        return {value.id: value.identitas.judul} if value is not None else {}
    return {}


def _as_json(answer: Keberlakuan, titles: Mapping[str, str]) -> dict[str, object]:
    period, verdict = answer.periode, answer.penilaian
    approval = period.pengesahan if period else None
    until = period.until if period else None
    return {
        "id": answer.sop_id,
        "title": titles.get(answer.sop_id, ""),
        "commit": approval.commit if approval else None,
        "tag": approval.tag if approval else None,
        "effective": approval.effective.isoformat() if approval else None,
        "until": until.isoformat() if until else None,
        "status": str(answer.masa),
        "signature": str(verdict.keabsahan) if verdict else None,
        "revision": approval.revision if approval else None,
        "path": approval.path if approval else None,
        "blob": approval.blob if approval else None,
        "signer": verdict.signer if verdict else "",
        "key": verdict.key if verdict else "",
        "reason": verdict.reason if verdict else "",
        "ignored": list(answer.ignored),
    }


def _as_line(answer: Keberlakuan, titles: Mapping[str, str]) -> str:
    words = f"{answer.sop_id}: {answer.masa.words}"
    title = titles.get(answer.sop_id, "")
    if answer.periode is None:
        return f"{words}  {title}".rstrip()
    approval, until = answer.periode.pengesahan, answer.periode.until
    end = f" sampai sebelum {until:%d-%m-%Y}" if until else ""
    verdict = f"; {answer.penilaian.words}" if answer.penilaian else ""
    return (
        f"{words}, revisi {approval.revision}, mulai {approval.effective:%d-%m-%Y}{end}{verdict}"
        f"  [{approval.commit[:10]}]  {title}"
    ).rstrip()
