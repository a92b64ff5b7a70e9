"""The memory of the screen against a real terminal's model: fewer bytes, the same picture."""

from __future__ import annotations

import re

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soptui.tui.terminal.pen import PLAIN, Pen, change, pen_of
from soptui.tui.terminal.screen import Screen
from tests.pyte_screen import PyteScreen

STYLES = (
    "",
    "1",
    "31",
    "7",
    "4;92",
    "38;5;200",
    "38;2;1;2;3;48;2;9;8;7",
    "1;3;44",
    "39;49",
    "7;9;33",
)
GROUNDS = ("", "38;5;252;48;5;234", "34;107")
WORDS = ("a", "surat masuk", "  ", " " * 9, "│──┤", "漢字", "é", "x" * 7, "e\u0301a\u0323", "한")


def at(x, y):
    return f"\x1b[{y + 1};{x + 1}H"


def styled(text, style):
    return f"\x1b[{style}m{text}\x1b[0m" if style else text


def painted(frame, ground):
    """Return a frame with every look on one ground, as the themes dark and light have it."""
    if not ground:
        return frame
    looks = re.sub(r"\x1b\[(?:0|([\d;]+))m", lambda m: f"\x1b[0;{ground};{m[1] or '22'}m", frame)
    return f"\x1b[0;{ground}m{looks}"


def cells_of(text):
    """Split a word into cells as Textual reckons them."""
    cells = []
    for char in text:
        if char in "\u0301\u0323":
            cells[-1] += char
        else:
            cells += [char, ""] if char in "漢字한" else [char]
    return cells


class Terminal:
    """A terminal as pyte keeps it, with wrapping off as Textual switches it."""

    def __init__(self, width, height, *, bce=False):
        self.screen = PyteScreen(width, height)
        self.screen.bce = bce
        self.stream = pyte.Stream(self.screen)
        self.feed("\x1b[?7l")

    def feed(self, data):
        self.stream.feed(data)

    def picture(self):
        return [
            [self._look(x, y) for x in range(self.screen.columns)] for y in range(self.screen.lines)
        ]

    def _look(self, x, y):
        char = self.screen.buffer[y][x]
        if char.data == " " and not (char.reverse or char.underscore or char.strikethrough):
            return (" ", char.bg)
        return tuple(char)


class Textual:
    """Makes frames like Textual's: whole lines or pieces, never half a wide character."""

    def __init__(self, width, height):
        self.width, self.height = width, height
        self.rows = [[(" ", "")] * width for _ in range(height)]

    def frame(self, changes, cursor):
        out = []
        for line, column, words in changes:
            y, x = line % self.height, column % self.width
            row = self.rows[y]
            new = [(cell, style) for word, style in words for cell in cells_of(word)]
            row[x : x + len(new)] = new
            row = row[: self.width] + [(" ", "")] * (self.width - len(row))
            self.rows[y] = self._whole(row)
            end = "\n" if y + 1 < self.height else ""
            out.append(at(0, y) + self._render(self.rows[y]) + end)
        x, y = cursor
        return "".join(out) + at(x % self.width, y % self.height)

    def resize(self, width, height):
        self.width, self.height = width, height
        self.rows = [(row + [(" ", "")] * width)[:width] for row in self.rows][:height]
        self.rows = [self._whole(row) for row in self.rows]
        self.rows += [[(" ", "")] * width for _ in range(height - len(self.rows))]
        return "".join(at(0, y) + self._render(row) for y, row in enumerate(self.rows))

    def _whole(self, row):
        """Put blanks for halves of wide characters."""
        row = list(row)
        for x, (text, style) in enumerate(row):
            wide = text[:1] in tuple("漢字한")
            lone_left = wide and (x + 1 == len(row) or row[x + 1][0] != "")
            lone_right = text == "" and (x == 0 or row[x - 1][0][:1] not in tuple("漢字한"))
            if lone_left or lone_right:
                row[x] = (" ", style)
        return row

    def _render(self, row):
        return "".join(styled(text, style) for text, style in row if text)


_word = st.tuples(st.sampled_from(WORDS), st.sampled_from(STYLES))
_words = st.lists(_word, min_size=1, max_size=5)
_size = st.tuples(st.integers(1, 25), st.integers(1, 8))
_changes = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 30), _words), max_size=4)
_frames = st.lists(
    st.tuples(_changes, st.tuples(st.integers(0, 30), st.integers(0, 9)), st.booleans()),
    min_size=1,
    max_size=8,
)


@settings(max_examples=100, deadline=None)
@given(_size, _frames, st.booleans())
def test_every_frame_gives_the_same_picture_as_the_full_output(size, frames, bce):
    width, height = size
    textual, screen = Textual(width, height), Screen(width, height, lambda: bce)
    full, diff = Terminal(width, height), Terminal(width, height, bce=bce)
    for changes, cursor, redraw in frames:
        frame = textual.frame(changes, cursor)
        full.feed(frame)
        if redraw:
            screen.forget()
        screen.paint(frame)
        place = (cursor[0] % width, cursor[1] % height)
        diff.feed(screen.changes(place))
        assert diff.picture() == full.picture()
        assert (diff.screen.cursor.x, diff.screen.cursor.y) == place
        assert screen.changes(place) == "", "the same frame again costs nothing"


@settings(max_examples=60, deadline=None)
@given(_size, _size, _changes, _changes, st.booleans())
def test_a_resize_leads_to_the_same_picture(first, second, before, after, bce):
    textual, screen = Textual(*first), Screen(*first, lambda: bce)
    screen.paint(textual.frame(before, (0, 0)))
    screen.changes()
    screen.resize(*second)
    full, diff = Terminal(*second), Terminal(*second, bce=bce)
    frame = textual.resize(*second) + textual.frame(after, (0, 0))
    full.feed(frame)
    diff.feed(screen.changes())
    screen.paint(frame)
    diff.feed(screen.changes())
    assert diff.picture() == full.picture()


_row_words = st.lists(_word, min_size=1, max_size=3)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(_row_words, min_size=12, max_size=12),
    st.tuples(st.integers(0, 3), st.integers(6, 9), st.sampled_from([0, 14])),
    st.lists(st.integers(-4, 4), min_size=1, max_size=6),
    st.sampled_from(GROUNDS),
)
def test_what_scrolls_between_things_that_stay_gives_the_same_picture(texts, band, moves, ground):
    """A list between a heading and a footer, sometimes with a column beside it that stays."""
    top, bottom, beside = band
    width, height = 30, 10
    textual, screen = Textual(width, height), Screen(width, height, lambda: bool(ground))
    full, diff = Terminal(width, height), Terminal(width, height, bce=bool(ground))
    first = 0
    for move in moves:
        first = (first + move) % len(texts)
        shown = {y: texts[(first + y) % len(texts)] for y in range(top, bottom)}
        changes = [(y, 0, [(f"{y:2} ", ""), *shown.get(y, texts[y])]) for y in range(height)]
        changes += [(y, width - beside, [(f"tetap {y}".ljust(beside), "2")]) for y in range(height)]
        frame = textual.frame([c for c in changes if c[1] < width], (0, 0))
        frame = painted(frame, ground)
        full.feed(frame)
        screen.paint(frame)
        diff.feed(screen.changes((0, 0)))
        assert diff.picture() == full.picture()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(_row_words, min_size=8, max_size=8),
    st.tuples(st.integers(0, 5), st.sampled_from([0, 9])),
    st.lists(st.integers(-6, 6), min_size=1, max_size=6),
    st.sampled_from(GROUNDS),
)
def test_what_moves_aside_between_things_that_stay_gives_the_same_picture(
    texts, fixed, moves, ground
):
    """Lines seen through a window that moves sideways, with columns that stay at both sides."""
    frozen, beside = fixed
    width, height = 30, len(texts)
    textual, screen = Textual(width, height), Screen(width, height, lambda: bool(ground))
    full, diff = Terminal(width, height), Terminal(width, height, bce=bool(ground))
    left = 20
    for move in moves:
        left += move
        changes = []
        for y, words in enumerate(texts):
            line = [("surat masuk nomor lima belas ke-" + str(y), ""), *words, ("x" * 60, "1")]
            cells = [(cell, style) for word, style in line for cell in cells_of(word)]
            shown = [(cell or "?", style) for cell, style in cells[left : left + width]]
            changes.append((y, 0, [(f"{y}    "[:frozen], ""), *shown]))
            changes.append((y, width - beside, [(f"tetap {y} |"[:beside], "2")]))
        frame = textual.frame([c for c in changes if c[1] < width], (0, 0))
        frame = painted(frame, ground)
        full.feed(frame)
        screen.paint(frame)
        diff.feed(screen.changes((0, 0)))
        assert diff.picture() == full.picture()


@pytest.mark.parametrize("by", [8, -8])
def test_a_table_that_moves_aside_costs_its_new_cells(by):
    screen, terminal = Screen(80, 24), Terminal(80, 24)
    for left in (20, 20 + by):
        rows = [
            f"{y:3} |{line * 4}"[:5] + (line * 4)[left : left + 75]
            for y, line in enumerate(lines_of(200, 224))
        ]
        screen.paint("".join(at(0, y) + row.ljust(80) for y, row in enumerate(rows)))
        sent = screen.changes()
        terminal.feed(sent)
        assert [line.rstrip() for line in terminal.screen.display] == [r.rstrip() for r in rows]
    assert len(sent) < 24 * (abs(by) + 18)


def lines_of(first, last):
    return [
        f"{i:3} Memeriksa kelengkapan berkas nomor {i * 7919 % 1000}" for i in range(first, last)
    ]


@pytest.mark.parametrize("by", [1, 3, -1, -3])
def test_a_scrolled_list_costs_its_new_lines(by):
    screen, terminal = Screen(80, 24), Terminal(80, 24)
    for first in (100, 100 + by):
        rows = ["Judul", *lines_of(first, first + 21), "status", "kaki"]
        screen.paint("".join(at(0, y) + row.ljust(80) for y, row in enumerate(rows)))
        sent = screen.changes()
        terminal.feed(sent)
        assert [line.rstrip() for line in terminal.screen.display] == rows
    assert len(sent) < abs(by) * 50 + 30


@given(st.sampled_from(STYLES), st.sampled_from(STYLES))
def test_the_shortest_way_between_two_looks_arrives(old, new):
    short, whole = Terminal(4, 1), Terminal(4, 1)
    short.feed(change(None, pen_of(old)) + "a" + change(pen_of(old), pen_of(new)) + "b")
    whole.feed(styled("a", old) + styled("b", new))
    assert short.picture() == whole.picture()
    assert change(pen_of(new), pen_of(new)) == ""


def test_one_letter_costs_a_move_and_a_letter():
    screen = Screen(80, 24)
    screen.paint(at(0, 5) + "Menerima surat".ljust(80))
    screen.changes((14, 5))
    screen.paint(at(0, 5) + "Menerima surat!".ljust(80) + at(15, 5))
    assert screen.changes((15, 5)) == "!"


def test_a_line_that_gets_shorter_is_erased_to_its_end():
    screen = Screen(80, 24)
    screen.paint(at(0, 5) + "Menerima surat masuk".ljust(80))
    screen.changes()
    screen.paint(at(0, 5) + "Menerima".ljust(80))
    assert screen.changes() == "\x1b[11D\x1b[K"


def test_a_row_with_a_wide_character_is_sent_whole_and_its_columns_are_set():
    screen = Screen(20, 2)
    screen.paint(at(0, 0) + "1 漢 x")
    screen.changes()
    screen.paint(at(0, 0) + "2 漢 x")
    sent = screen.changes()
    assert sent == "\x1b[1H\x1b[2K2 漢\x1b[5G x"


def test_half_a_wide_character_leaves_no_other_half():
    screen = Screen(6, 1)
    screen.paint(at(0, 0) + "漢字" + at(1, 0) + "x")
    diff = Terminal(6, 1)
    diff.feed(screen.changes())
    assert diff.screen.display == [" x字  "]


@pytest.mark.parametrize(
    "hostile",
    [
        "\x1b]52;c;WnFYbQ==\x07", "\x1b]0;judul\x07", "\x1bPq\x1b\\", "\x1bc", "\x1b[?1049l",
        "\x1b[6n",
        "\x1b[2J", "\x9b31m", "\x07", "\x08", "\x0e", "\u202e", "\u200b", "\ufeff", "\U000e0041",
        "\x1b]2;tanpa akhir", "\x1b[31;5;8;777m", "\x1b",
    ],
)  # fmt: skip
def test_no_control_in_a_frame_reaches_the_terminal(hostile):
    screen = Screen(40, 3)
    screen.changes()
    screen.paint(at(0, 1) + f"ZqXm{hostile}ZqXm")
    sent = screen.changes()
    rest = sent.replace("\x1b[2H", "").replace("\x1b[31m", "")
    assert rest.isprintable()
    assert "ZqXm" in rest


def test_a_flood_of_marks_on_one_cell_is_cut():
    screen = Screen(10, 1)
    screen.paint(at(0, 0) + "a" + "\u0301" * 300)
    assert screen.changes().count("\u0301") == 8


def test_the_cursor_is_shown_and_hidden_once():
    screen = Screen(10, 2)
    assert screen.changes() == "\x1b[?25l\x1b[m\x1b[2J"
    assert screen.changes((3, 1)) == "\x1b[2;4H\x1b[?25h"
    assert screen.changes((3, 1)) == ""
    assert screen.changes() == "\x1b[?25l"


def test_only_what_a_screen_needs_is_understood_of_a_look():
    assert pen_of("5;8;777;38;2;900;1;1;48;9") == PLAIN
    assert pen_of("1;31;0;4") == Pen(("4",))
    assert pen_of("38;5;7;48;2;1;2;3") == Pen((), "38;5;7", "48;2;1;2;3")
