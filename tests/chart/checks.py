"""What a drawing must say: compares what the reader found with what the SOP means."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from soptui.model import Simbol, nomor_simpul, panah
from tests.chart.reader import Picture

if TYPE_CHECKING:
    from soptui.chart import Drawing
    from soptui.model import Sop
    from tests.chart.reader import Exit, Seen

KINDS = dict.fromkeys(Simbol, "term") | {Simbol.PROSES: "box", Simbol.KEPUTUSAN: "dec"}


def word_boxes(drawing: Drawing) -> list[tuple[str, set[tuple[int, int]], bool]]:
    """Return the words in the flow with their cells, and whether they are a label."""
    dx, dy = drawing.frozen - 1, drawing.head - 1
    out = []
    for label in drawing.placed.labels:
        left, top = int(label.left + 0.5) + dx, int(label.top + 0.5) + dy
        indents = [int(label.width) - len(t) if label.flush_right else 0 for t in label.lines]
        cells = {
            (left + indent + x, top + y)
            for y, (t, indent) in enumerate(zip(label.lines, indents, strict=True))
            for x in range(len(t))
        }
        out.append((" ".join(label.lines), cells, label.edge >= 0))
    return out


def read(drawing: Drawing) -> Picture:
    cells = {cell for _, box, _ in word_boxes(drawing) for cell in box}
    return Picture(drawing.text(), cells)


def check(sop: Sop, drawing: Drawing) -> None:
    """Assert that the text of a drawing says exactly what the SOP says."""
    picture = read(drawing)
    _check_symbols(sop, picture)
    joint = {str(i + 1) for i, s in enumerate(sop.langkah) if s.bersama and len(s.simpul) > 1}

    def name(number: str) -> str:
        bare = number.rstrip("abcdefghijklmnopqrstuvwxyz")
        return bare if bare in joint else number

    numbers = nomor_simpul(sop)
    wanted = Counter(
        (name(numbers[p.dari]), name(numbers[p.ke]), " ".join(p.label.split())) for p in panah(sop)
    )
    assert all(len(e.targets) == 1 for e in picture.exits), "a line must reach one symbol"
    found = Counter((name(e.source.number), name(e.targets[0].number)) for e in picture.exits)
    assert found == Counter({(a, b): 0 for a, b, _ in wanted}) + _without_labels(wanted)
    _check_labels(drawing, picture, wanted, name)
    bars = {str(i + 1): len(s.simpul) - 1 for i, s in enumerate(sop.langkah) if str(i + 1) in joint}
    assert picture.bars == Counter(bars)


def _without_labels(wanted: Counter[tuple[str, str, str]]) -> Counter[tuple[str, str]]:
    out: Counter[tuple[str, str]] = Counter()
    for (a, b, _), count in wanted.items():
        out[a, b] += count
    return out


def _check_symbols(sop: Sop, picture: Picture) -> None:
    lanes = {p.id: c for c, p in enumerate(sop.pelaksana)}
    numbers = nomor_simpul(sop)
    wanted = sorted(
        (numbers[i, s.pelaksana], KINDS[s.simbol], lanes[s.pelaksana])
        for i, step in enumerate(sop.langkah)
        for s in step.simpul
    )
    assert sorted((s.number, s.kind, s.lane) for s in picture.symbols) == wanted


def _check_labels(
    drawing: Drawing, picture: Picture, wanted: Counter[tuple[str, str, str]], name
) -> None:
    """Every label is printed whole and stands nearest to the exit it belongs to."""
    lines = drawing.text().split("\n")
    labelled = {a for a, _, label in wanted if label}
    rivals = [e for e in picture.exits if name(e.source.number) in labelled]
    said: Counter[tuple[str, str, str]] = Counter()
    for text, cells, is_label in word_boxes(drawing):
        printed = [
            "".join(lines[y][x] for x in sorted(x for x, at in cells if at == y))
            for y in sorted({y for _, y in cells})
        ]
        assert " ".join(printed) == text
        if is_label:
            ranked = sorted((_distance(cells, e), k) for k, e in enumerate(rivals))
            assert ranked[0][0] < 10, f"{text} stands alone"
            assert len(ranked) < 2 or ranked[0][0] < ranked[1][0], f"{text} belongs to two lines"
            own = rivals[ranked[0][1]]
            said[name(own.source.number), name(own.targets[0].number), text] += 1
    assert said == Counter({key: n for key, n in wanted.items() if key[2]})


def _distance(cells: set[tuple[int, int]], e: Exit) -> float:
    """Return how far words are from the beginning of a line; rows are taller than columns wide."""
    best = 99.0
    for k, (x, y) in enumerate(e.start[:10]):
        for cx, cy in cells:
            dx, dy = abs(cx - x), abs(cy - y)
            if dy == 0 and dx == 1:
                best = min(best, k * 0.05 - 1)
            elif dx <= 2 and dy <= 1:
                best = min(best, dx * 0.6 + dy * 1.5 + k * 0.6)
    return best


def joined(pictures: list[Picture]) -> Counter[tuple[str, str]]:
    """Return the arrows of a paged chart, connectors with the same letter joined."""
    into: dict[str, list[str]] = {}
    out: dict[str, set[str]] = {}
    arrows: Counter[tuple[str, str]] = Counter()
    for e in (e for p in pictures for e in p.exits):
        (target,) = e.targets
        if target.kind == "off":
            into.setdefault(target.number, []).append(e.source.number)
        elif e.source.kind == "off":
            out.setdefault(e.source.number, set()).add(target.number)
        else:
            arrows[e.source.number, target.number] += 1
    assert into.keys() == out.keys()
    for letter, sources in into.items():
        (target_number,) = out[letter]
        for source in sources:
            arrows[source, target_number] += 1
    return arrows


def symbols_of(picture: Picture, kind: str) -> list[Seen]:
    return [s for s in picture.symbols if s.kind == kind]
