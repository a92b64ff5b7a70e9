"""`soptui export ID…|--book --to FORM -o OUT`: documents as files."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from soptui.cli import output, progress
from soptui.cli.dates import day, today
from soptui.cli.source import read_source, repository_folder
from soptui.documents.bentuk import ARCHIVE, BENTUK, FOLDER, STANDARDS, book_names, names
from soptui.documents.kertas import SIZES
from soptui.documents.tempat_ttd import BASAH, KOLOM, MARKS
from soptui.errors import ExitCode, SoptuiError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from soptui.cli.parser import Parser
    from soptui.documents.kemajuan import Kemajuan
    from soptui.documents.pdf import Pilihan
    from soptui.documents.pencetak import Hasil, Pencetak
    from soptui.repo import Repository

_MANY = 3
"""How many existing targets a question names."""
_INTERRUPTED = 130


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "id",
        nargs="*",
        metavar="ID",
        help="id SOP atau Standar Pelayanan, atau berkasnya; boleh beberapa",
    )
    parser.add_argument(
        "--to",
        choices=tuple(BENTUK),
        required=True,
        help="; ".join(f"{form.id}: {form.tentang}" for form in BENTUK.values()),
    )
    parser.add_argument("--rev", metavar="REV", help="revisi git, misalnya HEAD~2 atau sebuah tag")
    parser.add_argument(
        "-o",
        "--output",
        metavar="TUJUAN",
        required=True,
        help="berkas tujuan; folder bila SOP-nya beberapa, dan untuk --book --to html",
    )
    parser.add_argument("--force", action="store_true", help="timpa yang sudah ada, tanpa bertanya")
    parser.add_argument(
        "--book",
        action="store_true",
        help="seluruh buku: semua SOP yang berlaku, dan Standar Pelayanan pada daftar isinya",
    )
    parser.add_argument(
        "--maklumat", metavar="UNIT", help="Maklumat Pelayanan sebuah unit: layanannya yang berlaku"
    )
    parser.add_argument(
        "--draft",
        action="store_true",
        help="dengan --book atau --maklumat: juga yang belum disahkan",
    )
    parser.add_argument(
        "--paper", choices=tuple(SIZES), help="ukuran kertas (bawaan: menurut soptui.toml)"
    )
    parser.add_argument(
        "--standard",
        metavar="NAMA",
        default="",
        help=f"standar PDF, dipisah koma: {', '.join(STANDARDS)}",
    )
    parser.add_argument(
        "--together",
        action="store_true",
        help="identitas dan bagan yang pendek pada satu halaman",
    )
    parser.add_argument(
        "--on", metavar="TANGGAL", help="status pada tanggal ini (bawaan: hari ini)"
    )
    parser.add_argument("--fonts", metavar="FOLDER", help="folder berisi fon sendiri (.ttf, .otf)")
    room = parser.add_mutually_exclusive_group()
    room.add_argument(
        "--sign-field",
        action="store_const",
        dest="sign",
        const=KOLOM,
        help="kolom tanda tangan elektronik yang masih kosong pada kotak Disahkan oleh",
    )
    room.add_argument(
        "--sign-mark",
        dest="sign",
        choices=tuple(MARKS),
        help="huruf pada kotak itu yang dicari aplikasi tanda tangan elektronik",
    )
    room.add_argument(
        "--sign-wet",
        action="store_const",
        dest="sign",
        const=BASAH,
        help="kotak kosong untuk pena, walaupun soptui.toml menyebut lain",
    )


def run(args: argparse.Namespace) -> int:
    """Check all targets before anything is drawn, then write one document after the other."""
    if [bool(args.id), args.book, args.maklumat is not None].count(True) != 1:
        raise SoptuiError(
            "Sebutkan id SOP atau Standar Pelayanan, atau --book untuk seluruh buku, atau"
            " --maklumat UNIT."
        )
    if args.draft and args.id:
        raise SoptuiError("Pilihan --draft hanya berlaku bersama --book atau --maklumat.")
    _refuse_idle(args)
    written: list[Path] = []
    try:
        if args.maklumat is not None:
            _pledge(args, written)
        elif args.to == "svg":
            _pictures(args, written)
        elif args.book:
            _book(args, written)
        else:
            _sheets(args, written)
    except KeyboardInterrupt:
        output.note(_interrupted(written))
        return _INTERRUPTED
    return ExitCode.OK


def _refuse_idle(args: argparse.Namespace) -> None:
    """Refuse choices that make no difference for the form."""
    form = BENTUK[args.to]
    if args.book and not form.buku:
        raise SoptuiError(f"Tidak ada buku sebagai {form.nama}. Pilihan --to: {book_names()}.")
    for name, option, value in (
        ("standar", "--standard", args.standard),
        ("gabung", "--together", args.together),
        ("fon", "--fonts", args.fonts),
        ("ttd", "--sign-field, --sign-mark dan --sign-wet", args.sign),
    ):
        if value and name not in form.pilihan:
            raise SoptuiError(f"Pilihan {option} hanya berlaku untuk {names(name)}.")


def _interrupted(written: Sequence[Path]) -> str:
    if not written:
        return "Dihentikan. Tidak ada berkas yang ditulis."
    return f"Dihentikan. Sudah ditulis dan utuh: {len(written)} berkas, terakhir {written[-1]}."


def _pictures(args: argparse.Namespace, written: list[Path]) -> None:
    from soptui.chart import render_svg
    from soptui.documents.files import write_document
    from soptui.documents.kemajuan import counted
    from soptui.toml import require_sop

    sources = [read_source(given, args.rev) for given in args.id]
    sops = [require_sop(source.document) for source in sources]
    targets = _targets(args, [sop.id for sop in sops])
    force = _allowed(targets, args)
    pairs = list(zip(targets, sops, sources, strict=True))
    for path, sop, source in counted(pairs, _progress, "menggambar bagan"):
        write_document(path, render_svg(sop, source.istilah).encode(), force=force)
        written.append(path)
        output.say(str(path))


def _sheets(args: argparse.Namespace, written: list[Path]) -> None:
    from soptui.documents.pencetak import Lembar

    found = [_located(given) for given in args.id]
    targets = _targets(args, [PurePosixPath(path).stem for _, path in found])
    pencetak = _pencetak(args)
    force = _allowed(targets, args)
    sheets = [Lembar(*place, path) for place, path in zip(found, targets, strict=True)]
    for (repository, path), hasil in zip(found, pencetak.sops(sheets, force=force), strict=True):
        written.append(hasil.tujuan)
        _say_if_unsaved(repository, path, hasil.isi, rev=args.rev)
        _say(hasil)


def _located(given: str) -> tuple[Repository, str]:
    """Return the repository of an SOP, and the path of its file there, or its id."""
    from soptui.errors import NotFoundError
    from soptui.repo import Repository

    path = Path(given)
    is_file = os.path.lexists(path)
    if is_file and repository_folder(path) is None:
        raise SoptuiError(
            "Hanya SOP yang tersimpan di repositori SOP dapat dicetak: buat repositorinya"
            " dengan soptui init, lalu simpan SOP ini di sana.",
            file=given,
        )
    repository = Repository.open(path.parent if is_file else Path())
    for find in (repository.find, repository.layanan.find):
        with suppress(NotFoundError):
            return repository, find(given).relative_to(repository.root).as_posix()
    return repository, given  # gone today, but perhaps not at the revision asked for


def _book(args: argparse.Namespace, written: list[Path]) -> None:
    from soptui.repo import Repository

    path = Path(args.output)
    pencetak = _pencetak(args)
    force = _allowed([path], args)
    hasil = pencetak.book(Repository.open(Path()), path, force=force)
    written.append(path)
    _say(hasil)


def _pledge(args: argparse.Namespace, written: list[Path]) -> None:
    from soptui.documents.layanan.pembuat import check_form
    from soptui.repo import Repository

    check_form(args.to, pledge=True)
    path = Path(args.output)
    pencetak = _pencetak(args)
    force = _allowed([path], args)
    hasil = pencetak.pledge(Repository.open(Path()), args.maklumat, path, force=force)
    written.append(path)
    _say(hasil)


def _targets(args: argparse.Namespace, ids: list[str]) -> list[Path]:
    """Return the file of each SOP: the one named, or one in the folder that is named."""
    target = Path(args.output)
    if len(ids) == 1 and not target.is_dir():
        return [target]
    if not target.is_dir():
        raise SoptuiError(
            "Untuk beberapa SOP, tujuan harus folder yang sudah ada.", file=str(target)
        )
    return [target / f"{sop_id}.{args.to}" for sop_id in ids]


def _allowed(targets: Sequence[Path], args: argparse.Namespace) -> bool:
    """Check all targets, and ask a person about those that exist; tell whether to replace them.

    Raises SoptuiError where one cannot be written, or must not.
    """
    from soptui.documents.tujuan import already_there

    is_folder = args.book and BENTUK[args.to].buku == FOLDER
    found = already_there(targets, is_folder=is_folder)
    if not found or args.force:
        return bool(args.force)
    if not output.can_ask():
        raise found[0]
    some = ", ".join(str(error.file) for error in found[:_MANY]) + ", …" * (len(found) > _MANY)
    if output.ask(f"Sudah ada: {some}. Timpa? (ya/tidak) ").lower() != "ya":
        raise SoptuiError("Tidak ada yang ditimpa dan tidak ada yang ditulis.")
    return True


def _pencetak(args: argparse.Namespace) -> Pencetak:
    from soptui.documents.pencetak import Pencetak, Pesanan

    when = day(args.on, "--on") if args.on else today()
    order = Pesanan(BENTUK[args.to], when, _choices(args), args.rev or "HEAD", args.draft)
    return Pencetak(order, _progress)


def _choices(args: argparse.Namespace) -> Pilihan:
    from soptui.documents.pdf import Pilihan

    standards = tuple(s for s in args.standard.lower().split(",") if s)
    for name in standards:
        if name not in STANDARDS:
            known = ", ".join(STANDARDS)
            raise SoptuiError(f"Standar {name!r} tidak dikenal; pilihannya: {known}.")
    if sum(name.startswith(ARCHIVE) for name in standards) > 1:
        raise SoptuiError("Pilih satu saja dari standar a-2a, a-2u dan a-2b.")
    fonts = Path(args.fonts) if args.fonts else None
    return Pilihan(args.paper, standards, args.together, fonts, args.sign)


def _say_if_unsaved(repository: Repository, file: str, digest: str, *, rev: str | None) -> None:
    """Tell when the file says something else than what is printed, the version in the history."""
    import hashlib

    from soptui.repo import read_file

    if rev is not None:
        return
    if hashlib.sha256(read_file(repository.root, file)).hexdigest() != digest:
        output.note(
            f"{file} berbeda dari riwayat: yang dicetak adalah versi tersimpan terakhir. Simpan"
            " dulu untuk mencetak perubahannya."
        )


def _say(hasil: Hasil) -> None:
    for sentence in hasil.catatan:
        output.note(sentence)
    output.say(str(hasil.tujuan))


def _progress(step: Kemajuan) -> None:
    """Draw how far it is."""
    progress.draw(step.ke, step.dari, step.apa)
