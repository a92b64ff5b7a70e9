"""`soptui stats [ID…]`: how long SOPs take, who works how long, and what is waited for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from soptui.cli import output
from soptui.errors import ExitCode

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from soptui.cli.parser import Parser
    from soptui.model import Sop
    from soptui.repo import Repository
    from soptui.rules.beban import LamaSop, Statistik

TABLES = ("jabatan", "sop", "langkah")
"""What `--csv` writes; the first unless another is named."""


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "ids", nargs="*", metavar="ID", help="id SOP atau alamat berkasnya (bawaan: semua SOP)"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="keluaran untuk program lain")
    form.add_argument(
        "--csv",
        nargs="?",
        const=TABLES[0],
        choices=TABLES,
        metavar="TABEL",
        help="untuk lembar kerja: jabatan (beban kerja, bawaan), sop (lama tiap SOP), atau langkah"
        " (waktu tiap langkah)",
    )
    parser.epilog = f"{parser.epilog}\n\n{_EPILOG}"


_EPILOG = """\
Tersingkat: tanpa pengulangan. Lazim: setiap perbaikan satu kali. Terpanjang: cabang yang
paling lama, setiap perbaikan satu kali. Menit kerja satu hari ditetapkan di soptui.toml
([waktu]); satu minggu 5 hari kerja, satu bulan 22 hari kerja. Pelaksana yang bergantian dalam
satu baris berbagi waktunya; yang bekerja bersama masing-masing penuh. Waktu yang tidak
terbaca disebut dan tidak dihitung."""


def run(args: argparse.Namespace) -> int:
    """Print the times of the SOPs named, or of all; SOPs that cannot be read are named."""
    from soptui.repo import Repository
    from soptui.rules.beban import statistik

    repository = Repository.open(Path())
    per_day = repository.organisasi.menit_per_hari
    sops = _sops(repository, args.ids)
    told = statistik(sops, per_day)
    if args.json:
        output.say_json(_as_json(told, per_day))
    elif args.csv:
        from soptui.cli.stats_csv import write

        write(told, per_day, args.csv)
        _note_left_out(told.sops)
    elif sops:
        _print(told, per_day)
    else:
        output.say("Belum ada SOP yang dapat dihitung di repositori ini. Buat dengan: soptui new")
    return ExitCode.OK


def _sops(repository: Repository, ids: Sequence[str]) -> list[Sop]:
    """Return the SOPs named, or all. What is no SOP is named and left out.

    Raises SoptuiError for a name that leads to nothing that can be opened.
    """
    entries = () if ids else repository.entries()
    sops, broken = [], [entry.path for entry in entries if entry.rusak]
    for name in dict.fromkeys(ids or [entry.path for entry in entries if not entry.rusak]):
        document = repository.read(name)
        if document.sop is None:
            broken.append(document.file)
        else:
            sops.append(document.sop)
    for path in broken:
        output.note(f"soptui: {path} rusak dan dilewati. Lihat: soptui check")
    return sops


def _as_json(told: Statistik, per_day: int) -> dict[str, object]:
    def time(minutes: int | None) -> dict[str, float] | None:
        if minutes is None:
            return None
        hours, days = round(minutes / 60, 2), round(minutes / per_day, 2)
        return {"minutes": minutes, "hours": hours, "days": days}

    return {
        "minutes_per_day": per_day,
        "sop": [
            {
                "id": one.sop.id,
                "title": one.sop.identitas.judul,
                "shortest": time(one.lama.tersingkat),
                "usual": time(one.lama.lazim),
                "longest": time(one.lama.terpanjang),
                "performers": [
                    {"id": who, "name": _name(one.sop, who), "time": time(minutes)}
                    for who, minutes in one.lama.per_pelaksana
                ],
                "without_time": [one.sop.langkah[i].id for i in one.lama.kosong],
                "unreadable": [
                    {"step": one.sop.langkah[i].id, "text": one.sop.langkah[i].waktu}
                    for i in one.lama.tak_terbaca
                ],
            }
            for one in told.sops
        ],
        "workload": [
            {"position": b.jabatan, "time": time(b.menit), "sops": b.sop, "steps": b.langkah}
            for b in told.beban
        ],
        "without_times": [one.sop.id for one in told.sops if not one.berwaktu],
        "waits": [
            {
                "id": w.sop.id,
                "step": w.sop.langkah[w.langkah].id,
                "number": w.langkah + 1,
                "activity": w.sop.langkah[w.langkah].kegiatan,
                "from": time(w.rendah),
                "to": time(w.tinggi),
            }
            for w in told.tunggu
        ],
    }


def _name(sop: Sop, pelaksana: str) -> str:
    return next((p.nama for p in sop.pelaksana if p.id == pelaksana), pelaksana)


def _note_left_out(sops: Sequence[LamaSop]) -> None:
    """Tell who reads a spreadsheet that some steps are not in its sums."""
    lost = sum(len(one.lama.tak_terbaca) for one in sops)
    if lost:
        output.note(
            f"soptui: waktu {lost} langkah tidak terbaca dan tidak dihitung. Lihat: soptui stats"
        )


def _print(told: Statistik, per_day: int) -> None:
    """Write the tables; where one is wider than the terminal, times take fewer letters."""
    from soptui.cli import tables
    from soptui.rules.beban import dalam_kata, singkat

    columns = tables.room()
    made = _tables(told, lambda minutes: dalam_kata(minutes, per_day))
    is_wide = not all(tables.fits(rows, columns) for rows in made.values())
    if is_wide:
        made = _tables(told, lambda minutes: singkat(minutes, per_day))
    for heading, rows in made.items():
        output.say(heading)
        tables.show(rows, columns)
        output.say()
    if is_wide:
        output.say("h = hari kerja, j = jam, m = menit\n")
    _left_out(told.sops, columns)


def _tables(told: Statistik, words: Callable[[int], str]) -> dict[str, list[list[str]]]:
    """Return the tables that hold anything, by their headings; `words` says minutes."""
    ways = [["SOP", "Tersingkat", "Lazim", "Terpanjang"]]
    for one in told.sops:
        if one.berwaktu:
            minutes = (one.lama.tersingkat, one.lama.lazim, one.lama.terpanjang)
            ways.append([one.sop.id, *("tak selesai" if m is None else words(m) for m in minutes)])
    work = [["Jabatan", "Waktu kerja", "SOP", "Langkah"]]
    work += [[b.jabatan, words(b.menit), str(b.sop), str(b.langkah)] for b in told.beban]
    waits = [["SOP", "Langkah", "Paling lama"]]
    waits += [[w.sop.id, str(w.langkah + 1), words(w.tinggi)] for w in told.tunggu]
    made = {
        "Lama tiap SOP (waktu kerja)": ways,
        "Beban kerja tiap jabatan (satu kali setiap SOP)": work,
        "Langkah yang paling lama": waits,
    }
    return {heading: rows for heading, rows in made.items() if len(rows) > 1}


def _left_out(sops: Sequence[LamaSop], columns: int | None) -> None:
    from soptui.cli import tables

    for one in sops:
        for i in one.lama.tak_terbaca:
            words = one.sop.langkah[i].waktu
            output.say(f"Tidak dihitung: {one.sop.id} langkah {i + 1}, waktu {words!r}")
    for one in (o for o in sops if o.berwaktu and o.lama.kosong):
        steps = ", ".join(str(i + 1) for i in one.lama.kosong)
        output.say(f"Tanpa waktu: {one.sop.id} langkah {steps}")
    none = [one.sop.id for one in sops if not one.berwaktu]
    if none:
        output.say("SOP tanpa waktu")
        tables.show([["SOP"], *([sop_id] for sop_id in none)], columns)
        output.say()
    output.say(f"{len(sops) - len(none)} SOP mempunyai waktu, {len(none)} SOP tanpa waktu.")
