"""Times against other ways to find them: every way written out, every walk walked.

The arrows are read here from the data again, by the words of docs/format.md, not by the code.
"""

from dataclasses import replace
from itertools import pairwise, product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from soptui.model import Alur, Langkah, Pelaksana, Simbol, Simpul
from soptui.rules.contoh import CONTOH
from soptui.rules.lama import lama

DAY = 450
WHO = ("a", "b")
START, WORK, CHOICE, END = Simbol.MULAI, Simbol.PROSES, Simbol.KEPUTUSAN, Simbol.SELESAI


def name(point):
    return f"r{point[0]}/{WHO[point[1]]}"


def procedures(targets, splits):
    """Draw an SOP of rows with one symbol or two, in turn or jointly.

    `targets(point, points)` are those that its arrows may enter; with `splits` also a symbol that
    is no decision may have several arrows.
    """
    return st.randoms(use_true_random=True).map(lambda chance: _procedure(chance, targets, splits))


def _procedure(chance, targets, splits):
    shape = [chance.choice([1, 1, 1, 2]) for _ in range(chance.randint(2, 5))] + [1]
    points = [(row, i) for row, count in enumerate(shape) for i in range(count)]
    joint = {row for row, count in enumerate(shape) if count > 1 and chance.random() < 0.5}
    rows = []
    for row, count in enumerate(shape):
        symbols = []
        for i in range(count):
            may = targets((row, i), points)
            kind = chance.choice([WORK, CHOICE, CHOICE, *([START] if i == 0 else [])])
            kind = START if row == i == 0 else END if row == len(shape) - 1 else kind
            arrows = None
            if (row in joint and i) or (kind is CHOICE and not may):
                kind = WORK
            elif kind is CHOICE or (may and kind is not END and chance.random() < 0.3):
                few, most = (2, 3) if kind is CHOICE else (1, 3 if splits else 1)
                onward = [*may, *[p for p in may if p == (row + 1, 0)] * 3]
                chosen = chance.choices(onward, k=chance.randint(few, most))
                arrows = tuple(Alur(name(point), "x") for point in dict.fromkeys(chosen))
            symbols.append(Simpul(WHO[i], kind, "", arrows))
        low = chance.choice([0, 1, 4, 30])
        waktu = chance.choice(["", "Segera", *[f"{low}-{low + 7} menit"] * 6])
        rows.append(
            Langkah(f"r{row}", "Menangani", tuple(symbols), waktu=waktu, bersama=row in joint)
        )
    return replace(CONTOH, pelaksana=tuple(Pelaksana(w, w) for w in WHO), langkah=tuple(rows))


class Plain:
    """The flow of an SOP, worked out from its data; a joint row is its first symbol."""

    def __init__(self, sop):
        self.out, self.choices, self.starts = {}, set(), []
        steps = sop.langkah

        def point(row, i):
            return (row, 0 if steps[row].bersama else i)

        for row, step in enumerate(steps):
            first_below = [point(row + 1, 0)] if row + 1 < len(steps) else []
            for i, symbol in enumerate(step.simpul):
                here = point(row, i)
                onward = self.out.setdefault(here, [])
                if symbol.simbol is CHOICE:
                    self.choices.add(here)
                if symbol.simbol is START and here not in self.starts:
                    self.starts.append(here)
                if symbol.alur is not None:
                    names = (arrow.ke.split("/") for arrow in symbol.alur)
                    onward += [point(int(to[1:]), WHO.index(who)) for to, who in names]
                elif symbol.simbol is END or (step.bersama and (i or _speaks(step))):
                    continue
                elif not step.bersama and i + 1 < len(step.simpul):
                    onward.append((row, i + 1))
                else:
                    onward += first_below
        self.out = {p: list(dict.fromkeys(targets)) for p, targets in self.out.items()}
        self.times = {}
        for end, pick in (("low", 0), ("middle", 1), ("high", 2)):
            self.times[end] = [_minutes(step.waktu)[pick] for step in steps]

    def forward(self):
        """Return the arrows that close no loop, seen from the starts in the order of the file."""
        kept = {}

        def visit(point, open_):
            kept[point] = [t for t in self.out[point] if t not in open_]
            for target in kept[point]:
                if target not in kept:
                    visit(target, open_ | {target})

        for start in self.starts:
            if start not in kept:
                visit(start, {start})
        return kept

    def costs(self, way, end):
        times = self.times[end]
        first, *_ = way
        return times[first[0]] + sum(times[b[0]] for a, b in pairwise(way) if a[0] != b[0])


def _speaks(step):
    return any(symbol.alur is not None for symbol in step.simpul)


def _minutes(text):
    if not text.endswith("menit"):
        return 0, 0, 0
    low, high = map(int, text.removesuffix(" menit").split("-"))
    return low, (low + high) / 2, high


def whole(minutes):
    """Return a sum in whole minutes, half a minute as one."""
    return None if minutes is None else int(minutes + 0.5)


def told(sop):
    found = lama(sop, DAY)
    return found.tersingkat, found.lazim, found.terpanjang


def has_times(sop):
    return any(step.waktu.endswith("menit") for step in sop.langkah)


@settings(deadline=None, max_examples=600)
@given(procedures(targets=lambda _, points: points, splits=False))
def test_the_shortest_way_is_the_cheapest_of_all_that_turn_to_no_point_twice(sop):
    assume(has_times(sop))
    flow = Plain(sop)

    def ways(way):
        if not flow.out[way[-1]]:
            yield way
        for target in flow.out[way[-1]]:
            if target not in way:
                yield from ways([*way, target])

    every = [flow.costs(way, "low") for start in flow.starts for way in ways([start])]
    assert told(sop)[0] == min(every, default=None)


def later(point, points):
    return [p for p in points if p[0] > point[0]]


@settings(deadline=None, max_examples=600)
@given(procedures(targets=later, splits=True))
def test_without_loops_every_set_of_choices_is_tried(sop):
    assume(has_times(sop))
    flow = Plain(sop)

    def takes(start, taken, end):
        def ways(way):
            here = way[-1]
            onward = [taken[here]] if here in taken else flow.out[here]
            if not onward:
                yield way
            for target in onward:
                yield from ways([*way, target])

        return max(flow.costs(way, end) for way in ways([start]))

    choices = [p for p in flow.choices if flow.out[p]]
    every = [
        dict(zip(choices, exits, strict=True)) for exits in product(*(flow.out[p] for p in choices))
    ]
    first = {p: flow.out[p][0] for p in choices}
    assert told(sop) == (
        min(takes(start, taken, "low") for start in flow.starts for taken in every),
        whole(takes(flow.starts[0], first, "middle")),
        max(takes(start, taken, "high") for start in flow.starts for taken in every),
    )


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_on_one_way_each_loop_is_walked_once(data):
    count = data.draw(st.integers(2, 7))
    times = [data.draw(st.integers(0, 9)) for _ in range(count)]
    backs = [
        data.draw(st.lists(st.integers(0, row - 1), unique=True, max_size=2)) if row else []
        for row in range(count - 1)
    ]
    steps = []
    for row, low in enumerate(times):
        kind = START if row == 0 else END if row == count - 1 else CHOICE
        onward = data.draw(st.permutations([row + 1, *backs[row]])) if kind is CHOICE else []
        arrows = tuple(Alur(f"r{to}", "x") for to in onward) if kind is CHOICE else None
        waktu = f"{low}-{low + 6} menit"
        steps.append(Langkah(f"r{row}", "Menangani", (Simpul("a", kind, "", arrows),), waktu=waktu))
    sop = replace(CONTOH, pelaksana=(Pelaksana("a", "A"),), langkah=tuple(steps))

    def walked(more):
        left, row, spent = [list(b) for b in backs] + [[]], 0, times[0] + more
        while row < count - 1:
            row = left[row].pop() if left[row] else row + 1
            spent += times[row] + more
        return spent

    assert told(sop) == (sum(times), walked(3), walked(6))


class Words(Plain):
    """The words of the definition by plain recursion, for the usual way and the longest one."""

    def __init__(self, sop, end, choose):
        super().__init__(sop)
        self.onward = self.forward()
        self.time = self.times[end]
        self.choose = choose

    def step(self, point, target):
        return self.time[target[0]] if target[0] != point[0] else 0

    def picked(self, point, ways):
        return (self.choose if point in self.choices else max)(ways) if ways else None

    def rest(self, point, goal):
        """Return the time from `point` to `goal` (None: an end), None where no way leads there."""
        if point == goal or (goal is None and not self.out[point]):
            return 0
        ways = [(self.step(point, t), self.rest(t, goal)) for t in self.onward[point]]
        best = self.picked(point, [step + more for step, more in ways if more is not None])
        return best if goal or best is None else best + self.again(point)

    def back(self, point, goal):
        """Return the time from `point` by an arrow back to `goal`, None where none leads there."""
        ways = []
        for target in self.out[point]:
            if target not in self.onward[point]:
                step, more = self.time[target[0]], self.rest(target, goal)
            else:
                step, more = self.step(point, target), self.back(target, goal)
            ways += [step + more] if more is not None else []
        return self.picked(point, ways)

    def again(self, point):
        """Return the time of every loop at `point`, once round."""
        spent = 0
        for target in self.out[point]:
            if target not in self.onward[point]:
                spent += self.time[target[0]] + self.rest(target, point)
            elif point in self.choices and self.rest(target, None) is None:
                more = self.back(target, point)
                spent += 0 if more is None else self.step(point, target) + more
        return spent

    @property
    def whole(self):
        ways = [(self.time[start[0]], self.rest(start, None)) for start in self.starts]
        found = [first + more for first, more in ways if more is not None]
        return self.choose(found) if found else None


def first_of(ways):
    return ways[0]


@settings(deadline=None, max_examples=500)
@given(procedures(targets=lambda _, points: points, splits=True))
def test_whatever_the_arrows_the_words_of_the_definition_hold(sop):
    assume(has_times(sop))
    usual, longest = Words(sop, "middle", first_of), Words(sop, "high", max)
    assert told(sop)[1:] == (whole(usual.whole), longest.whole)


@settings(deadline=None, max_examples=200)
@given(procedures(targets=lambda _, points: points, splits=True))
def test_the_work_of_all_is_the_time_of_all_rows_joint_ones_for_each(sop):
    whole = sum(
        _minutes(step.waktu)[1] * (len(step.simpul) if step.bersama else 1) for step in sop.langkah
    )
    work = [minutes for _, minutes in lama(sop, DAY).per_pelaksana]
    assert abs(sum(work) - whole) <= len(WHO)
