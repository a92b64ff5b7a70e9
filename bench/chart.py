"""Draw the same SOPs with soptui and with others: `python bench/chart.py` (see README.md)."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import live
from graphs import CASES
from measures import Figures, judge
from opponents.avoid import Avoid
from opponents.base import Drawn, reason
from opponents.dot import Dot
from opponents.elk import Elk
from opponents.graph_easy import GraphEasy
from opponents.ours import PLACES, TEXT, drawn_by_us, problem_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from measures import Problem
    from opponents.base import Opponent

OPPONENTS: tuple[Opponent, ...] = (
    Avoid(),
    Elk(interactive=True),
    Elk(interactive=False),
    Dot(),
    GraphEasy(),
)
OURS = {PLACES: "soptui", TEXT: "soptui (text)"}
ALL = "all cases"
HEADS = ("case", "drawn by", "ms", "time", "crossings", "bends", "right", "rows off", "lanes off")


class Row(NamedTuple):
    """One picture of one case. `ratio`: its time by that of soptui for the same thing."""

    case: str
    who: str
    ms: float
    ratio: float
    figures: Figures | None
    fault: str = ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", nargs="*", help="only cases with these words in their names")
    parser.add_argument("--runs", type=int, default=15, help="times that each drawing is timed")
    parser.add_argument("--json", action="store_true", help="print the raw figures")
    parser.add_argument("--live", action="store_true", help="time edits in soptui alone")
    args = parser.parse_args(arguments)
    if args.live:
        results = live.measured()
        print(json.dumps(results, indent=1) if args.json else live.table(results))
        return 0
    names = [n for n in CASES if not args.case or any(word in n for word in args.case)]
    if not names:
        print(f"No case is named so; there are: {', '.join(CASES)}.", file=sys.stderr)
        return 2
    rows = [row for name in names for row in compared(name, max(1, args.runs))]
    rows += summed(rows) if len(names) > 1 else []
    print(json.dumps([flat(r) for r in rows], indent=1) if args.json else table(rows))
    missing = [o for o in OPPONENTS if not o.is_here()]
    if missing:
        print(f"\n{how_to_install(missing)}", file=sys.stderr)
    return 0


def how_to_install(missing: Sequence[Opponent]) -> str:
    """Return one sentence that says who is missing and what to run."""
    debian = [o.debian for o in missing if o.debian]
    steps = [f"apt-get install {' '.join(debian)}"] if debian else []
    steps += ["npm install in bench/"] if len(debian) < len(missing) else []
    names = ", ".join(o.name for o in missing)
    return f"Not found: {names}; to compare with them too, run {' and '.join(steps)}."


def compared(name: str, runs: int) -> Iterator[Row]:
    """Draw one case with everyone who is here."""
    sop = CASES[name]()
    problem = problem_of(name, sop)
    ours = {way: drawn_by_us(sop, way, runs) for way in OURS}
    for way, drawn in ours.items():
        yield row_of(problem, OURS[way], drawn, drawn.ms)
    for opponent in OPPONENTS:
        if opponent.is_here():
            try:
                drawn = opponent.draw(problem, runs)
            except (subprocess.SubprocessError, ValueError, KeyError) as error:
                drawn = Drawn(None, 0.0, reason(error))
            yield row_of(problem, opponent.name, drawn, ours[opponent.against].ms)


def row_of(problem: Problem, who: str, drawn: Drawn, ours: float) -> Row:
    """Judge a picture. `ours`: the time of soptui for the same thing."""
    figures = judge(problem, drawn.picture) if drawn.picture else None
    return Row(problem.name, who, drawn.ms, drawn.ms / ours, figures, drawn.fault)


def summed(rows: Sequence[Row]) -> Iterator[Row]:
    """Add up the cases for everyone who drew them all."""
    ways = {o.name: OURS[o.against] for o in OPPONENTS}
    total: dict[str, float] = {}
    for who in dict.fromkeys(r.who for r in rows):
        own = [r for r in rows if r.who == who]
        total[who] = sum(r.ms for r in own)
        figures = [r.figures for r in own if r.figures]
        if len(figures) == len(own):
            ratio = total[who] / total[ways.get(who, who)]
            yield Row(ALL, who, total[who], ratio, Figures(*map(sum, zip(*figures, strict=True))))


def flat(row: Row) -> dict[str, object]:
    """Return a row as plain data."""
    figures = row.figures._asdict() if row.figures else {}
    return row._asdict() | {"figures": figures}


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a table in Markdown."""
    lines = [HEADS, ("---",) * 2 + ("---:",) * (len(HEADS) - 2)]
    case = ""
    for r in rows:
        shown = r.case if r.case != case else ""
        case = r.case
        if r.figures is None:
            lines.append((shown, r.who, r.fault, *[""] * (len(HEADS) - 3)))
            continue
        f = r.figures
        counts = (f.crossings, f.bends, f"{f.right}/{f.edges}", f.rows_off, f.lanes_off)
        lines.append((shown, r.who, f"{r.ms:.1f}", f"{r.ratio:.1f} x", *map(str, counts)))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


if __name__ == "__main__":
    sys.exit(main())
