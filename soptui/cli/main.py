"""Entry of the command line: finds the command by name, then imports only what it needs."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from soptui import __version__
from soptui.errors import ExitCode, SoptuiError, SystemFaultError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from soptui.cli.parser import Parser


class Command(NamedTuple):
    """One command: its module, a summary and an example for its help."""

    module: str
    summary: str
    example: str


class CommandModule(Protocol):
    """What the module of a command offers."""

    def configure(self, parser: Parser) -> None:
        """Add the arguments of the command."""

    def run(self, args: argparse.Namespace) -> int:
        """Do it and return the exit code. Raises SoptuiError."""


COMMANDS = {
    "approve": Command(
        "approve",
        "Mengesahkan versi tersimpan SOP atau Standar Pelayanan, berlaku mulai suatu tanggal.",
        "soptui approve pengagendaan-surat-masuk --effective 2015-02-02",
    ),
    "check": Command(
        "check",
        "Memeriksa SOP dan Standar Pelayanan: bentuk berkas, skema, rujukan, dan aturan pedoman.",
        "soptui check sop/ketatalaksanaan/pengagendaan-surat-masuk.toml",
    ),
    "delete": Command(
        "delete",
        "Menghapus SOP atau Standar Pelayanan sebagai satu komit; riwayatnya tetap ada.",
        "soptui delete bimbingan-teknik-oss",
    ),
    "demo": Command(
        "demo",
        "Membuat repositori contoh (buku SOP Kabupaten Magetan) dan membukanya.",
        "soptui demo buku-magetan --no-open",
    ),
    "diff": Command(
        "diff",
        "Menunjukkan apa yang berubah di antara dua versi SOP atau Standar Pelayanan.",
        "soptui diff pengagendaan-surat-masuk HEAD~3",
    ),
    "doctor": Command(
        "doctor",
        "Memeriksa terminal dan komputer ini: apa yang bisa, dan apa yang sebaiknya disetel.",
        "soptui doctor",
    ),
    "drafts": Command(
        "drafts",
        "Menampilkan draf: ketikan di antarmuka yang belum disimpan ketika soptui berakhir.",
        "soptui drafts --show 3fa9c2d1",
    ),
    "effective": Command(
        "effective",
        "Menunjukkan versi mana yang berlaku, hari ini atau pada suatu tanggal.",
        "soptui effective pengagendaan-surat-masuk --on 2015-06-30",
    ),
    "export": Command(
        "export",
        "Mencetak SOP, atau dengan --book seluruh buku, sebagai PDF; bagan alir juga sebagai SVG.",
        "soptui export pengagendaan-surat-masuk --to pdf -o surat-masuk.pdf",
    ),
    "import": Command(
        "impor",
        "Mengambil kembali SOP dari berkas Word, Excel atau PDF buatan soptui.",
        "soptui import surat-masuk.docx --dry-run",
    ),
    "init": Command(
        "init",
        "Membuat repositori SOP baru di folder kosong, lengkap dengan komit pertamanya.",
        "soptui init sop-kabupaten",
    ),
    "layout": Command(
        "layout",
        "Menulis geometri bagan alir sebuah SOP.",
        "soptui layout pengagendaan-surat-masuk --json",
    ),
    "log": Command(
        "log",
        "Menampilkan riwayat SOP atau Standar Pelayanan, satu ruasnya, atau semuanya.",
        "soptui log pengagendaan-surat-masuk",
    ),
    "new": Command(
        "new",
        "Membuat SOP baru (kosong, salinan, atau dari baris), atau Standar Pelayanan (--layanan).",
        'soptui new pelayanan-cuti --judul "Pelayanan Cuti" --lines langkah.txt',
    ),
    "preview": Command(
        "preview",
        "Menampilkan lembar sebagai teks: SOP dengan bagan alirnya, atau Standar Pelayanan.",
        "soptui preview pengagendaan-surat-masuk --part flow",
    ),
    "replace": Command(
        "replace",
        "Mengganti kata di SOP dan Standar Pelayanan, semua atau beberapa; satu komit tiap berkas.",
        'soptui replace "Kepala Bagian" "Kepala Biro" --words --dry-run',
    ),
    "restore": Command(
        "restore",
        "Mengembalikan SOP atau Standar Pelayanan ke sebuah versi lama, sebagai satu komit baru.",
        "soptui restore pengagendaan-surat-masuk HEAD~2",
    ),
    "revoke": Command(
        "revoke",
        "Mencabut SOP atau Standar Pelayanan, atau membatalkan pengesahan yang belum mulai.",
        "soptui revoke pengagendaan-surat-masuk --on 2016-01-01",
    ),
    "rules": Command(
        "rules",
        "Menampilkan aturan yang dipakai soptui check, atau satu aturan beserta contohnya.",
        "soptui rules FC-3",
    ),
    "set": Command(
        "set_value",
        "Mengubah satu ruas SOP atau Standar Pelayanan, dan menyimpannya sebagai satu komit.",
        'soptui set pengagendaan-surat-masuk langkah/catat/waktu "15 menit"',
    ),
    "stats": Command(
        "stats",
        "Menghitung lama tiap SOP, beban kerja tiap jabatan, dan langkah yang paling lama.",
        "soptui stats pengagendaan-surat-masuk",
    ),
    "verify": Command(
        "verify",
        "Memeriksa PDF cetakan soptui: SOP dan versi mana, aslikah, dan masihkah berlaku.",
        "soptui verify surat-masuk.pdf",
    ),
}
"""The commands by their verb."""

_NO_MEMORY = (
    "Memori tidak cukup untuk menyelesaikan ini. Yang sudah disimpan tetap aman. Tutup program"
    " lain, lalu coba lagi."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run soptui and return the exit code. Never lets an exception through."""
    from soptui.cli import output

    words = list(sys.argv[1:] if argv is None else argv)
    output.prepare()
    try:
        return _run(words)
    except SoptuiError as error:
        output.fail(error, as_json="--json" in words)
        return int(error.code)
    except BrokenPipeError:
        # The reader (head, less) has left: point the stream away so that exit stays silent.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(ExitCode.OK)
    except KeyboardInterrupt:
        return 130
    except MemoryError:
        output.fail(SystemFaultError(_NO_MEMORY), as_json="--json" in words)
        return int(ExitCode.SYSTEM)
    except OSError as error:
        output.fail(_system_fault(error), as_json="--json" in words)
        return int(ExitCode.SYSTEM)
    except Exception as fault:  # noqa: BLE001 - the last net: people get a sentence, not a traceback
        from soptui.cli.crash import report

        output.fail(report(fault), as_json="--json" in words)
        return int(ExitCode.SYSTEM)


def _system_fault(error: OSError) -> SystemFaultError:
    from soptui.repo.faults import system_fault

    place = error.filename if isinstance(error.filename, str) else ""
    return system_fault(error, f"memakai {place}" if place else "bekerja")


def _run(words: list[str]) -> int:
    if not words or words[0] not in COMMANDS:
        return _without_command(words)
    from soptui.cli.parser import Parser

    command = COMMANDS[words[0]]
    module = cast("CommandModule", import_module(f"soptui.cli.{command.module}"))
    parser = Parser(words[0], command.summary, command.example)
    module.configure(parser)
    try:
        args = parser.parse_args(words[1:])
    except SystemExit as stop:  # argparse ends this way after --help
        return int(stop.code or 0)
    return module.run(args)


def _without_command(words: list[str]) -> int:
    from soptui.cli import output

    first = words[0] if words else "."
    if first in ("--version", "-V"):
        output.say(f"soptui {__version__}")
        return ExitCode.OK
    if first in ("--help", "-h", "help"):
        output.say(_help())
        return ExitCode.OK
    if first.startswith("-"):
        raise SoptuiError(f"Pilihan {first} tidak dikenal. Lihat: soptui --help")
    if len(words) > 1 or not Path(first).exists():
        raise SoptuiError(_unknown(first))
    from soptui.cli.launch import launch

    return launch(Path(first))


def _unknown(word: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, COMMANDS, n=1)
    hint = f"Maksud Anda: soptui {close[0]}?" if close else "Lihat: soptui --help"
    return f"Tidak ada perintah atau folder bernama {word!r}. {hint}"


def _help() -> str:
    width = max(map(len, COMMANDS)) + 2
    rows = [f"  {verb:<{width}}{command.summary}" for verb, command in COMMANDS.items()]
    return "\n".join(
        [
            "Pemakaian: soptui [FOLDER]            buka repositori SOP (bawaan: folder ini)",
            "           soptui PERINTAH [ARGUMEN]  jalankan satu perintah",
            "",
            "Menulis, memeriksa dan menyimpan SOP Administrasi Pemerintahan.",
            "",
            "Perintah:",
            *rows,
            "",
            "Pilihan:",
            "  -h, --help     tampilkan bantuan ini",
            "  -V, --version  tampilkan versi soptui",
            "",
            "Bantuan tiap perintah: soptui PERINTAH --help",
        ]
    )
