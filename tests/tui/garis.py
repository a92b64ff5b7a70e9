"""The line to the terminal: what a deed sends, and what a terminal that got only that shows."""

from __future__ import annotations

from soptui.tui.terminal.screen import Screen
from soptui.tui.widgets.rows import Rows
from tests.terminal.test_screen import Terminal

MOVE, SCROLL = 300, 1600
"""Bytes that a move of the cursor may cost, and a key that scrolls."""


class Garis:
    """The line between soptui, as `orang` runs it, and two terminals.

    One gets only what changed, as the driver sends it; the other every picture whole.
    """

    def __init__(self, orang):
        self.app = orang.app
        self.size = self.app.size
        self.screen = Screen(*self.size, lambda: True)
        self.terminal = Terminal(*self.size, bce=True)

    def frame(self):
        """Return the whole picture, as Textual writes it."""
        update = self.app.screen._compositor.render_update(
            full=True, screen_stack=self.app._background_screens
        )
        return f"\x1b[H{update.render_segments(self.app.console)}"

    def bytes(self):
        """Send what has changed, and return how many bytes that took."""
        self.screen.paint(self.frame())
        focused, place = self.app.focused, self.app.cursor_position
        shown = focused is not None and focused.region.contains(*place)
        out = self.screen.changes(tuple(place) if shown else None)
        self.terminal.feed(out)
        return len(out.encode())

    def is_faithful(self):
        """Tell whether a terminal that gets the whole picture shows the same, cell for cell."""
        whole = Terminal(*self.size)
        whole.feed(self.frame())
        return whole.picture() == self.terminal.picture()


async def open_sop(orang, words):
    await orang.tekan("/")
    await orang.ketik(words)
    await orang.tekan("enter", "enter")
    await orang.tunggu("[2 Langkah]")
    line = Garis(orang)
    line.bytes()
    return line


async def check(orang, line, *keys):
    """Press keys: each may cost little, and more only where something scrolls.

    However many lines a key scrolls, the budget is that of one line; of two, where it scrolls
    both down or up and aside.
    """
    moved = set()
    for count, key in enumerate(keys):
        places, before = scrolled(orang), line.frame()
        await orang.tekan(key)
        now = scrolled(orang)
        pairs = [(places[view], now[view]) for view in places.keys() & now.keys()]
        ways = any(a.y != b.y for a, b in pairs) + any(a.x != b.x for a, b in pairs)
        ways = ways or places.keys() != now.keys()  # a question opened, or was answered
        cost = line.bytes()
        assert cost <= (SCROLL * ways if ways else MOVE), (key, count, cost)
        if line.frame() != before:
            moved.add(key)
    assert moved == set(keys)


def scrolled(orang):
    return {view: view.scroll_offset for view in orang.app.screen.query(Rows)}


async def walk(orang, sop, *, everywhere=False):
    """Go down the table of an SOP and up its chart, or everywhere in both; then to the list."""
    line = await open_sop(orang, sop.identitas.nomor)
    steps = len(sop.langkah)
    await check(orang, line, *["down"] * steps)
    if everywhere:
        await check(orang, line, *["right"] * 12, *["left"] * 12, *["up"] * steps)
    await orang.tekan("f6")
    line.bytes()
    await check(orang, line, *(["down"] * steps if everywhere else []), *["up"] * steps)
    assert line.is_faithful()
    await orang.tekan("f10")
    await orang.tunggu("Daftar SOP")
    await orang.tekan("q")
