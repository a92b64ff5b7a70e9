"""How soon all findings of a large repository are there: nothing known, nothing changed, one edit.

Whole processes of `soptui check` in turns, beside the same program that only tells its version.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from graphs import random_sop

from soptui.toml import new_sop_text

ROOT = Path(__file__).resolve().parent.parent
UNITS = ("umum", "keuangan", "perencanaan", "pelayanan")
NOUNS = ("Laporan", "Arsip", "Kinerja", "Surat", "Barang", "Kendaraan", "Anggaran", "Cuti")
ROUNDS = 3


def fill(folder: Path, count: int) -> None:
    """Write a repository of `count` SOPs of 6 … 20 steps; every third names another one."""
    dice = random.Random(7)
    for i in range(count):
        sop = random_sop(dice.randint(6, 20), dice.randint(3, 7), i)
        unit = UNITS[i % len(UNITS)]
        identitas = replace(
            sop.identitas,
            judul=f"Penyusunan {dice.choice(NOUNS)} {dice.choice(NOUNS)} {i}",
            unit=unit,
            nomor=f"065/{i}/403.031/2015",
            dasar_hukum=("Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",),
            keterkaitan=(f"sop:sop-{dice.randrange(count)}",) if i % 3 == 0 else (),
        )
        file = folder / "sop" / unit / f"sop-{i}.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(new_sop_text(replace(sop, id=f"sop-{i}", identitas=identitas)))
    with (folder / "soptui.toml").open("a") as settings:
        settings.writelines(f'\n[unit.{unit}]\nnama = "{unit.title()}"\n' for unit in UNITS)
    for order in (("add", "-A"), ("commit", "-qm", "isi")):
        subprocess.run(["git", "-C", str(folder), *order], check=True)


def seconds(folder: Path, *order: str) -> float:
    """Return how long `soptui` takes with an order, as a whole process."""
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "soptui", *order],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return time.perf_counter() - begin


def measure(count: int) -> dict[str, float]:
    """Return medians in seconds, and what they are of each other."""
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(HOME=home, XDG_CACHE_HOME=f"{home}/cache", XDG_STATE_HOME=f"{home}/state")
        os.environ.update({f"GIT_{who}_NAME": "Bench" for who in ("AUTHOR", "COMMITTER")})
        os.environ.update(
            {f"GIT_{who}_EMAIL": "bench@contoh.id" for who in ("AUTHOR", "COMMITTER")}
        )
        folder = Path(home, "repo")
        seconds(Path(home), "init", str(folder))
        fill(folder, count)
        edited = folder / "sop" / UNITS[0] / "sop-0.toml"
        times: dict[str, list[float]] = {"version": [], "cold": [], "warm": [], "one edit": []}
        for k in range(ROUNDS):
            for kept in Path(home, "cache", "soptui").glob("temuan-*"):
                kept.unlink()
            times["version"].append(seconds(folder, "--version"))
            times["cold"].append(seconds(folder, "check"))
            times["warm"].append(seconds(folder, "check"))
            edited.write_text(f"{edited.read_text()}# {k}\n")
            times["one edit"].append(seconds(folder, "check"))
    found = {name: round(median(all_), 3) for name, all_ in times.items()}
    return {
        **found,
        "cold per SOP in ms": round(1000 * found["cold"] / count, 2),
        "cold of warm": round(found["cold"] / found["warm"], 1),
        "one edit of warm": round(found["one edit"] / found["warm"], 1),
        "warm of version": round(found["warm"] / found["version"], 1),
    }


if __name__ == "__main__":
    json.dump(measure(int(sys.argv[1]) if sys.argv[1:] else 2000), sys.stdout, indent=2)
