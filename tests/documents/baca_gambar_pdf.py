"""Read the flowchart of a printed page back: rows, lanes, symbols and arrows, as they are drawn."""

from __future__ import annotations

from itertools import pairwise

from soptui.documents.masuk.gambar import BOX, DEC, OFF, TERM, Baris, Bentuk, Halaman, Kotak
from tests.documents.baca_pdf import paths, ties

RULE, FRAME = 0.45, 0.8
KINDS = {5: OFF, 9: TERM}
FIELDS = 5


def halaman(page) -> Halaman | None:
    """Return what a page shows, without its words; None where there is no chart."""
    high = float(page.mediabox.height)
    drawn = paths(page)
    rules = [p for p in drawn if abs(p.width - RULE) < 0.01 and len(p.points) == 2]
    frame = next((p.box for p in drawn if abs(p.width - FRAME) < 0.01 and p.closed), None)
    if frame is None or not rules:
        return None
    edges = ([frame[0], frame[2]], [frame[1], frame[3]])
    for rule in rules:
        (x1, y1), (x2, y2) = rule.points
        (edges[0] if abs(x1 - x2) < 0.01 else edges[1]).append(x1 if abs(x1 - x2) < 0.01 else y1)
    columns, lines = (sorted({round(e, 1) for e in side}) for side in edges)
    columns, lines = _apart(columns), _apart(lines)[::-1]
    texts = _texts(page)
    rows = [
        Baris(
            high - top,
            high - bottom,
            (_inside(texts, columns[0], bottom, columns[1], top), *((),) * FIELDS),
        )
        for top, bottom in pairwise(lines[2:])
    ]
    lanes = list(pairwise(columns))[2:-4]
    out = Halaman(lanes, ["" for _ in lanes], rows)
    wire = next(p.width for p in drawn if p.op == "B")
    shapes = [p for p in drawn if abs(p.width - wire) < 0.02 and (p.op == "B" or p.is_ring)]
    shapes.sort(key=lambda p: (-round((p.box[1] + p.box[3]) / 8), p.box[0]))
    for p in shapes:
        x1, y1, x2, y2 = p.box
        words = " ".join(_inside(texts, x1, y1, x2, y2))
        out.bentuk.append(Bentuk(_kind(p), Kotak(x1, high - y2, x2, high - y1, words)))
    for sources, target in ties(page):
        for source in sources:
            ends = (out.bentuk[k].kotak.tengah for k in (source, target))
            out.garis.append(list(ends))
    return out


def _kind(p) -> str:
    x1, _, x2, _ = p.box
    if len(p.points) == 4:
        return BOX if all(min(abs(x - x1), abs(x - x2)) < 0.2 for x, _ in p.points) else DEC
    return KINDS[len(p.points)]


def _apart(edges: list[float]) -> list[float]:
    return [e for e, before in zip(edges, [-9.0, *edges], strict=False) if e - before > 1]


def _texts(page) -> list[tuple[str, float, float]]:
    out: list[tuple[str, float, float]] = []

    def see(words, matrix, *_):
        if words.strip():
            out.append((words.strip(), matrix[4], matrix[5]))

    page.extract_text(visitor_text=see)
    return out


def _inside(texts, x1, y1, x2, y2) -> tuple[str, ...]:
    return tuple(words for words, x, y in texts if x1 <= x <= x2 and y1 <= y <= y2)
