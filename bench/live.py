"""How soon an edit is seen: layout, and the lines of one screen, after each of many edits."""

from __future__ import annotations

import gc
import random
from dataclasses import replace
from math import ceil
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from graphs import random_sop

from soptui.changes import edits
from soptui.chart import ChartStyle, Memo, draw
from soptui.model import Alur, Simbol
from soptui.tui.rest import settle_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from soptui.chart import Drawing
    from soptui.model import Sop

SIZES = ((200, 12), (1000, 12))
STYLES = {"whole table": ChartStyle(), "160 columns": ChartStyle(width=160)}
"""The interface asks for the second on a screen of that width; the table has to be narrowed."""
EDITS = 100
FULL = 10
"""After every so many edits the SOP is also drawn with an empty memo."""
VISIBLE = 50
SEED = 5

Signature: TypeAlias = tuple[object, ...]


class Edit(NamedTuple):
    """A value after an edit. `steps`: ids of the steps that it touched."""

    sop: Sop
    steps: frozenset[str]


def measured() -> list[dict[str, Any]]:
    """Edit SOPs of all sizes; times are CPU time in ms."""
    return [
        {"steps": rows, "lanes": lanes, "style": name, "edit": kind.__name__}
        | _session(random_sop(rows, lanes, 11), style, kind)
        for rows, lanes in SIZES
        for name, style in STYLES.items()
        for kind in (text_edit, structural_edit)
    ]


def text_edit(sop: Sop, dice: random.Random) -> Edit:
    """Add a word to an activity."""
    step = dice.choice(sop.langkah)
    path = f"langkah/{step.id}/kegiatan"
    return Edit(edits.set_value(sop, path, f"{step.kegiatan} lagi").sop, frozenset({step.id}))


def structural_edit(sop: Sop, dice: random.Random) -> Edit:
    """Insert, delete or shift a step, move its symbol to another column, or turn an arrow."""
    at = dice.randrange(2, len(sop.langkah) - 2)
    step = sop.langkah[at]
    kind = dice.choice(("insert", "delete", "shift", "move", "turn"))
    if kind == "insert":
        after = edits.insert_langkah(sop, at, "Memeriksa ulang").sop
    elif kind == "delete":
        after = edits.delete_langkah(sop, step.id).sop
    elif kind == "shift":
        after = edits.move_langkah(sop, step.id, at + 1).sop
    elif kind == "move" or step.simpul[0].simbol is not Simbol.KEPUTUSAN:
        free = [p.id for p in sop.pelaksana if step.simpul_of(p.id) is None]
        after = edits.move_simbol(sop, step.id, step.simpul[0].pelaksana, dice.choice(free)).sop
    else:
        old = step.simpul[0]
        *kept, last = old.alur or ()
        target = sop.langkah[max(0, at - dice.randint(1, 8))].id
        alur = (*kept, replace(last, ke=target)) if last else (Alur(target),)
        after = edits.set_alur(sop, step.id, old.pelaksana, alur).sop
    before_ids, after_ids = ({s.id for s in x.langkah} for x in (sop, after))
    return Edit(after, frozenset({step.id} | (before_ids ^ after_ids)))


def _session(
    sop: Sop, style: ChartStyle, kind: Callable[[Sop, random.Random], Edit]
) -> dict[str, float]:
    dice, memo = random.Random(SEED), Memo()
    drawing = draw(sop, style, memo)
    gc.collect()
    settle_in()  # as the interface does once its first screen is there
    times: list[float] = []
    full: list[float] = []
    changed = unrelated = 0
    for k in range(EDITS):
        sop, steps = kind(sop, dice)
        y = _top(drawing, steps)
        if k % FULL == 0:
            full.append(_timed(sop, style, Memo(), y)[0])
        time, after = _timed(sop, style, memo, y)
        times.append(time)
        old, new = _routes(drawing), _routes(after)
        same = [k for k in old if k in new and not steps.intersection(k[:2])]
        unrelated += len(same)
        changed += sum(old[k] != new[k] for k in same)
        drawing = after
    gc.unfreeze()
    times.sort()
    return {
        "edits": EDITS,
        "median": median(times),
        "p99": times[ceil(len(times) * 0.99) - 1],
        "worst": times[-1],
        "full": median(full),
        "rerouted_percent": 100 * changed / unrelated,
    }


def _timed(sop: Sop, style: ChartStyle, memo: Memo, y: int) -> tuple[float, Drawing]:
    """Draw an SOP and its visible lines; return the CPU time in ms, and the drawing."""
    start = process_time()
    drawing = draw(sop, style, memo)
    for line in range(y, min(drawing.height, y + VISIBLE)):
        drawing.row(line)
    return (process_time() - start) * 1e3, drawing


def _top(drawing: Drawing, steps: frozenset[str]) -> int:
    """Return the first visible line when the screen shows an edited step in its middle."""
    lines = [drawing.steps[s].start for s in steps if s in drawing.steps]
    return max(0, min(lines, default=0) - VISIBLE // 2)


def _routes(drawing: Drawing) -> dict[tuple[str, str, Signature], Signature]:
    """Return how each arrow runs: which sides it leaves and enters, by which lanes and gutters.

    Arrows are known by the ids of their steps, so that a row more above them changes nothing.
    """
    out: dict[tuple[str, str, Signature], Signature] = {}
    chart, steps = drawing.chart, drawing.sheet.steps
    for r in drawing.geometry.routes:
        edge = chart.grid.edges[r.edge]
        src, dst = steps[edge.src], steps[edge.dst]
        if src and dst:
            key = (src.id, dst.id, (edge.src_lanes, edge.dst_lanes, chart.labels[r.edge]))
            out[key] = (r.src.lane, r.src.side, r.dst.lane, r.dst.side, *[x for x, _ in r.pts])
    return out


def table(results: list[dict[str, Any]]) -> str:
    """Return the results as a table in Markdown."""
    lines = [
        "| SOP | drawn as | edit | median ms | 99 % ms | worst ms | of a full one | re-routed |",
        "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    lines += [
        f"| {r['steps']} x {r['lanes']} | {r['style']} | {r['edit'].replace('_', ' ')} | "
        f"{r['median']:.1f} | {r['p99']:.1f} | {r['worst']:.1f} | "
        f"{100 * r['median'] / r['full']:.0f} % | {r['rerouted_percent']:.2f} % |"
        for r in results
    ]
    return "\n".join(lines)
