"""`soptui stats [ID…]`: how long SOPs take, who works how long, and what is waited for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from soptui.cli import output
from soptui.errors import ExitCode

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from soptui.cli.parser import Parser
    from soptui.model import Sop
    from soptui.rules.beban import LamaSop, Statistik


def configure(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "ids", nargs="*", metavar="ID", help="id SOP atau alamat berkasnya (bawaan: semua SOP)"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="keluaran untuk program lain")
    form.add_argument(
        "--csv", action="store_true", help="beban kerja per jabatan, untuk lembar kerja"
    )
    parser.epilog = (
        f"{parser.epilog}\n\nTersingkat: tanpa pengulangan. Lazim: setiap perbaikan satu kali."
        " Terpanjang: cabang yang\npaling lama, setiap perbaikan satu kali. Menit kerja satu hari"
        " ditetapkan di soptui.toml ([waktu])."
    )


def run(args: argparse.Namespace) -> int:
    """Print the times of the SOPs named, or of all; SOPs that cannot be read are named."""
    from soptui.repo import Repository
    from soptui.rules.beban import statistik

    repository = Repository.open(Path())
    per_day = repository.organisasi.menit_per_hari
    sops: list[Sop] = []
    for name in dict.fromkeys(args.ids or [entry.path for entry in repository.entries()]):
        document = repository.read(name)
        if document.sop is None:
            output.note(f"soptui: {document.file} rusak dan dilewati. Lihat: soptui check")
        else:
            sops.append(document.sop)
    told = statistik(sops, per_day)
    if args.json:
        output.say_json(_as_json(told, per_day))
    elif args.csv:
        _csv(told, per_day)
    else:
        _print(told, per_day)
    return ExitCode.OK


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


def _csv(told: Statistik, per_day: int) -> None:
    import csv
    import io

    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["jabatan", "menit", "jam", "hari", "sop", "langkah"])
    for b in told.beban:
        hours, days = f"{b.menit / 60:.2f}", f"{b.menit / per_day:.2f}"
        table.writerow([_harmless(b.jabatan), b.menit, hours, days, b.sop, b.langkah])
    output.say(text.getvalue().rstrip("\n"))


def _harmless(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in "=+-@" else text


def _print(told: Statistik, per_day: int) -> None:
    from soptui.rules.beban import dalam_kata

    timed = [one for one in told.sops if one.berwaktu]
    if timed:
        output.say("Lama tiap SOP (waktu kerja)")
        rows = [["SOP", "Tersingkat", "Lazim", "Terpanjang"]]
        for one in timed:
            ways = (one.lama.tersingkat, one.lama.lazim, one.lama.terpanjang)
            words = ["tidak sampai selesai" if w is None else dalam_kata(w, per_day) for w in ways]
            rows.append([one.sop.id, *words])
        _table(rows)
        output.say()
    if told.beban:
        output.say("Beban kerja tiap jabatan (satu kali setiap SOP)")
        rows = [["Jabatan", "Waktu kerja", "SOP", "Langkah"]]
        rows += [
            [b.jabatan, dalam_kata(b.menit, per_day), str(b.sop), str(b.langkah)]
            for b in told.beban
        ]
        _table(rows)
        output.say()
    if told.tunggu:
        output.say("Langkah yang paling lama")
        rows = [["SOP", "Langkah", "Paling lama"]]
        rows += [[w.sop.id, str(w.langkah + 1), dalam_kata(w.tinggi, per_day)] for w in told.tunggu]
        _table(rows)
        output.say()
    _left_out(told.sops)


def _left_out(sops: Sequence[LamaSop]) -> None:
    for one in sops:
        for i in one.lama.tak_terbaca:
            words = one.sop.langkah[i].waktu
            output.say(f"Tidak dihitung: {one.sop.id} langkah {i + 1}, waktu {words!r}")
    partly = [o for o in sops if o.berwaktu and o.lama.kosong]
    for one in partly:
        steps = ", ".join(str(i + 1) for i in one.lama.kosong)
        output.say(f"Tanpa waktu: {one.sop.id} langkah {steps}")
    none = [one for one in sops if not one.berwaktu]
    timed = len(sops) - len(none)
    output.say(f"{timed} SOP mempunyai waktu, {len(none)} SOP tanpa waktu.")


def _table(rows: Iterable[Sequence[str]]) -> None:
    from soptui.chart.measure import text_width
    from soptui.visible import visible

    shown = [[visible(" ".join(cell.split())) for cell in row] for row in rows]
    widths = [max(map(text_width, column)) for column in zip(*shown, strict=True)]
    for n, row in enumerate(shown):
        pairs = zip(row, widths, strict=True)
        line = "  ".join(cell + " " * (width - text_width(cell)) for cell, width in pairs)
        output.say_pieces([(f"  {line.rstrip()}", "" if n else "bold")])
