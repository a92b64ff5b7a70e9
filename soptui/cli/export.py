"""`soptui export ID…|--book --to pdf|docx|html|svg -o OUT`: documents as files."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from soptui.cli import output
from soptui.cli.dates import day, today
from soptui.cli.source import read_source, repository_folder
from soptui.errors import ExitCode, SoptuiError

if TYPE_CHECKING:
    import argparse
    import datetime as dt
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    from soptui.cli.parser import Parser
    from soptui.documents.book import EdisiBuku
    from soptui.documents.edisi import Edisi
    from soptui.documents.pdf import Pilihan, Printer
    from soptui.repo import Repository

    Made: TypeAlias = tuple[bytes, Sequence[str]]
    Maker: TypeAlias = Callable[[Edisi, dt.date], Made]

FORMATS = ("pdf", "docx", "html", "svg")
PAPERS = ("A4", "F4", "Letter", "Legal")
STANDARDS = ("a-2a", "a-2u", "a-2b", "ua-1")


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("id", nargs="*", metavar="ID", help="id SOP atau berkas; boleh beberapa")
    parser.add_argument(
        "--to",
        choices=FORMATS,
        required=True,
        help="bentuk dokumen; pdf, docx: lembar SOP lengkap, html: laman web, svg: gambar bagan",
    )
    parser.add_argument("--rev", metavar="REV", help="revisi git, misalnya HEAD~2 atau sebuah tag")
    parser.add_argument(
        "-o",
        "--output",
        metavar="TUJUAN",
        required=True,
        help="berkas tujuan; folder bila SOP-nya beberapa, dan untuk --book --to html",
    )
    parser.add_argument("--force", action="store_true", help="timpa berkas yang sudah ada")
    parser.add_argument("--book", action="store_true", help="seluruh buku: semua SOP yang berlaku")
    parser.add_argument("--draft", action="store_true", help="dengan --book: semua SOP")
    parser.add_argument(
        "--paper", choices=PAPERS, help="ukuran kertas (bawaan: menurut soptui.toml)"
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


def run(args: argparse.Namespace) -> int:
    """Check all targets before anything is drawn, then write one document after the other."""
    if bool(args.id) is args.book:
        raise SoptuiError("Sebutkan id SOP, atau --book untuk seluruh buku.")
    if args.draft and not args.book:
        raise SoptuiError("Pilihan --draft hanya berlaku bersama --book.")
    if args.to == "svg":
        return _pictures(args)
    if args.to != "pdf" and args.standard:
        raise SoptuiError("Pilihan --standard hanya berlaku untuk PDF.")
    if args.to not in ("pdf", "docx") and (args.together or args.fonts):
        raise SoptuiError("Pilihan --together dan --fonts hanya berlaku untuk PDF dan Word.")
    if not args.book:
        return _sheets(args)
    return _site(args) if args.to == "html" else _book(args)


def _pictures(args: argparse.Namespace) -> int:
    from soptui.chart import render_svg
    from soptui.documents.files import check_target, write_document
    from soptui.toml import require_sop

    if args.book:
        raise SoptuiError("Buku dibuat sebagai PDF, Word atau situs: --to pdf, docx atau html.")
    sops = [require_sop(read_source(given, args.rev).document) for given in args.id]
    targets = _targets(args, [sop.id for sop in sops])
    for path in targets:
        check_target(path, force=args.force)
    for path, sop in zip(targets, sops, strict=True):
        write_document(path, render_svg(sop).encode(), force=args.force)
        output.say(str(path))
    return ExitCode.OK


def _sheets(args: argparse.Namespace) -> int:
    from soptui.documents.edisi import edition
    from soptui.documents.files import check_target

    when = _day(args)
    found = [_located(given) for given in args.id]
    targets = _targets(args, [PurePosixPath(path).stem for _, path in found])
    for target in targets:
        check_target(target, force=args.force)
    make = _maker(args)
    for k, ((repository, path), target) in enumerate(zip(found, targets, strict=True), 1):
        _progress(k, len(targets), path)
        edisi = edition(repository, path, args.rev or "HEAD", when)
        _say_if_unsaved(repository, path, edisi.isi, rev=args.rev)
        _write(target, *make(edisi, when), args)
    return ExitCode.OK


def _maker(args: argparse.Namespace) -> Maker:
    """Return what makes a document of an edition, with sentences about what it could not show."""
    if args.to == "html":
        from soptui.documents.laman.halaman_sop import halaman_sop

        return lambda edisi, when: (halaman_sop(edisi, when, args.paper or ""), edisi.catatan)
    if args.to == "docx":
        from soptui.documents.docx import WordWriter

        writer = WordWriter(_choices(args))
        return lambda edisi, _: writer.sop(edisi)
    printer = _printer(args)

    def pdf(edisi: Edisi, when: dt.date) -> Made:
        made = printer.sop(edisi, when)
        return made.pdf, made.catatan

    return pdf


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
    try:
        return repository, repository.find(given).relative_to(repository.root).as_posix()
    except NotFoundError:
        return repository, given  # gone today, but perhaps not at the revision asked for


def _book(args: argparse.Namespace) -> int:
    from soptui.documents.files import check_target

    path = Path(args.output)
    check_target(path, force=args.force)
    when = _day(args)
    make = _book_maker(args)
    edisi = _book_edition(args, when)
    _progress(1, 1, f"menyusun buku dengan {len(edisi.edisi)} SOP")
    _write(path, *make(edisi, when), args)
    return ExitCode.OK


def _book_maker(args: argparse.Namespace) -> Callable[[EdisiBuku, dt.date], Made]:
    if args.to == "docx":
        from soptui.documents.docx import WordWriter

        writer = WordWriter(_choices(args))
        return lambda edisi, _: writer.book(edisi)
    printer = _printer(args)

    def pdf(edisi: EdisiBuku, when: dt.date) -> Made:
        made = printer.book(edisi, when)
        return made.pdf, made.catatan

    return pdf


def _site(args: argparse.Namespace) -> int:
    from soptui.documents.folder import check_folder, write_folder
    from soptui.documents.laman.situs import situs

    path = Path(args.output)
    check_folder(path, force=args.force)
    when = _day(args)
    edisi = _book_edition(args, when)
    files = situs(
        edisi, when, args.paper or "", lambda k, count: _progress(k, count, "menyusun laman")
    )
    write_folder(path, files, force=args.force)
    for sentence in edisi.catatan:
        output.note(sentence)
    output.say(str(path))
    return ExitCode.OK


def _book_edition(args: argparse.Namespace, when: dt.date) -> EdisiBuku:
    from soptui.documents.book import book_edition
    from soptui.repo import Repository

    return book_edition(
        Repository.open(Path()),
        args.rev or "HEAD",
        when,
        draft=args.draft,
        told=lambda k, count: _progress(k, count, "membaca SOP"),
    )


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


def _printer(args: argparse.Namespace) -> Printer:
    from soptui.documents.pdf import Printer

    return Printer(_choices(args))


def _choices(args: argparse.Namespace) -> Pilihan:
    from soptui.documents.pdf import Pilihan

    standards = tuple(s for s in args.standard.lower().split(",") if s)
    for name in standards:
        if name not in STANDARDS:
            known = ", ".join(STANDARDS)
            raise SoptuiError(f"Standar {name!r} tidak dikenal; pilihannya: {known}.")
    if sum(name.startswith("a-") for name in standards) > 1:
        raise SoptuiError("Pilih satu saja dari standar a-2a, a-2u dan a-2b.")
    fonts = Path(args.fonts) if args.fonts else None
    return Pilihan(args.paper, standards, args.together, fonts)


def _day(args: argparse.Namespace) -> dt.date:
    return day(args.on, "--on") if args.on else today()


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


def _write(path: Path, data: bytes, notes: Sequence[str], args: argparse.Namespace) -> None:
    from soptui.documents.files import write_document

    write_document(path, data, force=args.force)
    for sentence in notes:
        output.note(sentence)
    output.say(str(path))


def _progress(k: int, count: int, words: str) -> None:
    """Tell a person at a terminal how far it is; a file or a pipe needs none of it."""
    if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        output.note(f"[{k}/{count}] {words}")
