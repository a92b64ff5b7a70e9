"""`soptui approve ID --effective DATE`: show what will be approved, then make the approval tag."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from soptui.cli import output
from soptui.cli.ask import with_identity
from soptui.cli.check import told
from soptui.cli.dates import day
from soptui.errors import ExitCode, InvalidError, RefusedError, SoptuiError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from soptui.cli.parser import Parser
    from soptui.model import Temuan
    from soptui.repo import Repository
    from soptui.repo.approval.review import Telaah


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("id", metavar="ID", help="id atau alamat berkas SOP atau Standar Pelayanan")
    parser.add_argument(
        "--effective", metavar="TANGGAL", required=True, help="tanggal efektif, misalnya 2015-02-02"
    )
    add_signing(parser)
    parser.add_argument("-m", "--message", metavar="TEKS", default="", help="dasar pengesahan")
    parser.add_argument(
        "--allow-hidden",
        action="store_true",
        help="tetap sahkan walaupun teksnya memuat karakter yang tidak terlihat",
    )


def add_signing(parser: Parser) -> None:
    """Add the choice of a signature; without it a key that git knows is used."""
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument(
        "--sign", action="store_true", default=None, help="wajib bertanda tangan (kunci SSH git)"
    )
    choice.add_argument("--no-sign", dest="sign", action="store_false", help="tanpa tanda tangan")


def signing_key(repository: Repository, *, sign: bool | None) -> str | None:
    """Return the key to sign with. Raises SoptuiError when one is asked for and there is none."""
    if sign is False:
        return None
    key = repository.approvals.key()
    if key is None and sign:
        raise SoptuiError(
            "Belum ada kunci tanda tangan. Atur: git config --global gpg.format ssh, lalu"
            " git config --global user.signingKey ~/.ssh/id_ed25519.pub"
        )
    return key


def run(args: argparse.Namespace) -> int:
    """Approve the version in the history; print the tag."""
    from soptui.repo import Repository

    effective = day(args.effective, "--effective")
    repository = Repository.open(Path())
    review = repository.approvals.review(args.id)
    review = review.beside(repository.check([repository.root / review.file], told))
    _show(review, repository.approvals.on(review, effective))
    for temuan in review.errors[:1]:
        raise InvalidError(
            _refusal(temuan, len(review.errors)),
            file=temuan.file,
            line=temuan.line or None,
            column=temuan.column or None,
        )
    if review.hidden and not args.allow_hidden and not _accepted():
        raise RefusedError(
            "Teks memuat karakter yang tidak terlihat, jadi tidak disahkan. Hapus karakternya, atau"
            " ulangi dengan --allow-hidden."
        )
    key = signing_key(repository, sign=args.sign)
    tag = with_identity(
        lambda who: repository.approvals.approve(
            args.id, effective, message=args.message, identity=who, key=key
        ),
        lambda: repository,
    )
    output.say(tag)
    how = "ditandatangani" if key else "tanpa tanda tangan"
    output.note(f"Disahkan, berlaku mulai {effective:%d-%m-%Y}, {how}.")
    return ExitCode.OK


def _show(review: Telaah, of_day: Sequence[Temuan]) -> None:
    """Tell on standard error what an approval would approve, and what is odd about its day."""
    output.note(f"{review.judul}: {review.against}.")
    if review.before is not None and not review.changes:
        output.note("  Isinya tidak berubah.")
    for change in review.changes:
        output.note(f"  {change.sign} {change.plain}")
    for temuan in (*review.findings, *of_day):
        place = review.place_of(temuan)
        output.note(f"  {temuan.severity.kata}: {place}: {temuan.message}")


def _refusal(temuan: Temuan, count: int) -> str:
    """Say what keeps the version from being approved, and what to do."""
    more = f" (dan {count - 1} kesalahan lain)" if count > 1 else ""
    return (
        f"Belum disahkan: {temuan.message}{more} Perbaiki, simpan, lalu sahkan lagi; atau tulis"
        f' alasannya pada [identitas]: pengecualian = ["{temuan.rule}: …"].'
    )


def _accepted() -> bool:
    question = "Ada karakter yang tidak terlihat. Tetap sahkan? ketik ya: "
    return output.can_ask() and output.ask(question).lower() == "ya"
