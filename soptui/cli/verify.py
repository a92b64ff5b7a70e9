"""`soptui verify FILE.pdf`: which SOP a printed file is, and whether it is genuine and in force."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from soptui.cli import output
from soptui.cli.dates import today
from soptui.errors import ExitCode

if TYPE_CHECKING:
    import argparse

    from soptui.cli.parser import Parser
    from soptui.documents.verify import Hasil


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("file", metavar="BERKAS", help="berkas PDF yang dicetak soptui")
    parser.add_argument(
        "--fonts", metavar="FOLDER", help="folder fon yang dipakai waktu mencetak dengan --fonts"
    )
    parser.add_argument("--json", action="store_true", help="keluaran untuk program lain")


def run(args: argparse.Namespace) -> int:
    """Compare the file with the repository here; 0 when it is genuine and in force."""
    from soptui.documents.files import read_document
    from soptui.documents.verify import verify
    from soptui.repo import Repository

    path = Path(args.file)
    data = read_document(path)
    fonts = Path(args.fonts) if args.fonts else None
    found = verify(Repository.open(Path()), data, today(), fonts)
    if args.json:
        output.say_json(_as_json(found))
    else:
        for line in _lines(found):
            output.say(line)
    return ExitCode.OK if found.is_genuine and found.is_in_force else ExitCode.FINDINGS


def _as_json(found: Hasil) -> dict[str, Any]:
    tanda, status = found.tanda, found.status
    return {
        "id": tanda.id,
        "commit": tanda.commit,
        "printed_status": tanda.masa,
        "printed_on": tanda.pada,
        "status": str(status.masa) if status else None,
        "in_force": found.is_in_force,
        "revision": status.revisi if status else None,
        "effective": status.mulai.isoformat() if status and status.mulai else None,
        "until": status.sampai.isoformat() if status and status.sampai else None,
        "sealed": found.is_sealed,
        "after": found.sesudah.value,
        "content": found.is_content,
        "identical": found.is_same,
        "genuine": found.is_genuine,
        "reason": found.alasan,
        "maker": tanda.pembuat,
    }


def _lines(found: Hasil) -> list[str]:
    tanda = found.tanda
    lines = [f"{tanda.id}, commit {tanda.commit[:10]}"]
    if found.status is not None:
        words = (found.status.versi, found.status.kalimat)
        lines.append(": ".join(w for w in words if w) + ".")
    elif found.is_content:
        lines.append(_collection(found))
    lines.append(_genuine(found))
    if found.alasan:
        lines.append(f"Keterangan: {found.alasan}.".replace("..", "."))
    return lines


def _collection(found: Hasil) -> str:
    from soptui.documents.book import BOOK

    what, items = ("Buku", "SOP") if found.tanda.id == BOOK else ("Maklumat", "layanan")
    if found.is_in_force:
        return f"{what} ini memuat semua versi yang berlaku hari ini."
    if found.tanda.konsep:
        return f"{what} konsep: memuat semua {items}, juga yang belum disahkan."
    return f"{what} ini tidak lagi sama dengan versi-versi yang berlaku hari ini."


def _genuine(found: Hasil) -> str:
    from soptui.documents.sesudah import Sesudah

    if not found.is_sealed:
        return "BERUBAH: berkas ini diubah setelah dicetak. Cetak ulang dari repositori."
    if not found.is_content:
        return "TIDAK COCOK: repositori ini tidak menyimpan isi yang disebut berkas ini."
    if found.is_same is False:
        return "TIDAK COCOK: cetak ulang dari commit yang sama menghasilkan berkas lain."
    if found.is_same is None:
        return "TIDAK PASTI: segelnya utuh, tetapi tidak dapat dibandingkan dengan cetak ulang."
    if found.sesudah is Sesudah.DITAMBAH:
        return (
            "DITAMBAH: sesudah dicetak, berkas ini ditambah dengan bagian yang bukan sekadar tanda"
            " tangan, sehingga yang tampak mungkin bukan yang dicetak. Cetak ulang dari repositori."
        )
    if found.sesudah is Sesudah.DITANDATANGANI:
        return (
            "Asli: ditandatangani sesudah dicetak; isi aslinya cocok, sama persis dengan cetak"
            " ulang dari repositori ini. Keabsahan tanda tangannya diperiksa dengan alat"
            " penandatangan."
        )
    return "Asli: sama persis dengan cetak ulang dari repositori ini."
