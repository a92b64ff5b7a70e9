"""`soptui new ID`: a new SOP, blank, from another one, or from lines; or a Standar Pelayanan."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from soptui.cli import output
from soptui.cli.ask import with_identity
from soptui.errors import ExitCode, NotFoundError, SoptuiError

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from soptui.cli.parser import Parser
    from soptui.model import Layanan, Sop
    from soptui.repo import Kumpulan, Repository

LINES_HELP = """

Langkah sebagai baris (--lines), satu baris satu langkah:
  Pelaksana: kegiatan | kelengkapan | waktu | output | keterangan
Tanpa nama: pelaksana baris di atasnya. Baris pertama mulai, yang terakhir selesai. Kegiatan yang
diakhiri ? menjadi keputusan: Ya ke langkah berikut, Tidak ke sebelumnya; "? 2": ke langkah 2.
Titik koma memisahkan butir."""
_MAX_TEXT = 1 << 20


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("id", metavar="ID", help="id baru, misalnya pelayanan-cuti")
    parser.add_argument("--judul", metavar="JUDUL", required=True, help="nama SOP atau pelayanan")
    parser.add_argument("--unit", metavar="UNIT", help="id unit; boleh kosong bila hanya satu")
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--from", dest="source", metavar="ID", help="salin SOP atau pelayanan ini")
    source.add_argument(
        "--lines", metavar="BERKAS", help="langkah sebagai baris; - membaca masukan standar"
    )
    parser.add_argument(
        "--layanan",
        action="store_true",
        help="buat Standar Pelayanan, bukan SOP; lihat juga --sop",
    )
    parser.add_argument(
        "--sop",
        metavar="ID",
        action="append",
        default=[],
        help="SOP yang melaksanakan pelayanan ini; isi komponennya diambil (boleh diulang)",
    )
    parser.add_argument("-m", "--message", metavar="PESAN", help="pesan komit sendiri")
    parser.epilog = f"{parser.epilog}{LINES_HELP}"


def run(args: argparse.Namespace) -> int:
    """Make the document, save it, and print the commit."""
    from soptui.repo import Repository

    if args.sop and not args.layanan:
        raise SoptuiError("Pilihan --sop hanya berlaku bersama --layanan.")
    if args.lines and args.layanan:
        raise SoptuiError("Pilihan --lines hanya berlaku untuk SOP.")
    repository = Repository.open(Path())
    kumpulan: Kumpulan[Any] = repository.layanan if args.layanan else repository
    made: Any = (_made_service if args.layanan else _made)(args, repository)
    saved = with_identity(
        lambda identity: kumpulan.create(made, args.message, identity=identity),
        lambda: repository,
    )
    output.say(f"{saved.commit} {saved.subject}")
    return ExitCode.OK


def _made(args: argparse.Namespace, repository: Repository) -> Sop:
    from soptui.changes.new import blank, copy_of, from_lines
    from soptui.repo.harvest import Harvest
    from soptui.toml import require_sop

    judul = _judul(args)
    if args.source:
        source = require_sop(repository.read(args.source))
        unit = args.unit or source.identitas.unit
        return copy_of(source, args.id, judul, _unit(unit, repository))
    unit = _unit(args.unit, repository)
    if not args.lines:
        return blank(args.id, judul, unit)
    names = Harvest(repository.root, repository.organisasi).gather().names()
    sop = from_lines(args.id, judul, unit, _text(args.lines), names=names)
    if not sop.langkah:
        raise SoptuiError("Tidak ada langkah di dalam baris-baris itu.")
    return sop


def _made_service(args: argparse.Namespace, repository: Repository) -> Layanan:
    """Return a service whose components say what its SOPs say already."""
    from soptui.changes.new import copy_of
    from soptui.model import IdentitasLayanan, Layanan
    from soptui.rules.pasangan import take_over_all
    from soptui.toml import require

    judul = _judul(args)
    sops = [require(repository.read(name)) for name in args.sop]
    ids = tuple(dict.fromkeys(sop.id for sop in sops))
    if args.source:
        source = require(repository.layanan.read(args.source))
        unit = _unit(args.unit or source.identitas.unit, repository)
        copy = copy_of(source, args.id, judul, unit)
        return replace(copy, identitas=replace(copy.identitas, sop=ids or copy.identitas.sop))
    wanted = args.unit or (sops[0].identitas.unit if sops else None)
    layanan = Layanan(args.id, IdentitasLayanan(judul, _unit(wanted, repository), sop=ids))
    return take_over_all(layanan, sops, repository.organisasi.menit_per_hari)


def _judul(args: argparse.Namespace) -> str:
    judul = " ".join(args.judul.split())
    if not judul:
        raise SoptuiError("Nama SOP atau pelayanan (--judul) tidak boleh kosong.")
    return judul


def _unit(wanted: str | None, repository: Repository) -> str:
    units = [unit.id for unit in repository.organisasi.unit]
    if wanted is None and len(units) == 1:
        return units[0]
    if wanted is None:
        raise SoptuiError(f"Sebutkan unitnya dengan --unit: {', '.join(units)}.")
    if wanted not in units:
        raise NotFoundError(f"Tidak ada unit {wanted!r}. Yang ada: {', '.join(units)}.")
    return wanted


def _text(name: str) -> str:
    """Read the lines from a file, or from standard input."""
    try:
        if name == "-":
            data = sys.stdin.buffer.read(_MAX_TEXT + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(_MAX_TEXT + 1)
        if len(data) > _MAX_TEXT:
            raise SoptuiError("Terlalu panjang: batasnya 1 MiB.", file=name)
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError as error:
        raise NotFoundError("Berkas tidak ada.", file=name) from error
    except UnicodeDecodeError as error:
        raise SoptuiError("Bukan teks UTF-8.", file=name) from error
