"""What a terminal and a person do to soptui for long; the quick and the long tests count."""

from __future__ import annotations

import os
import random
import select
import sys

from tests.pty_terminal import KEYS, Terminal

MANY = 250
"""Drops after which one waits until they are dealt with."""
QUIT = 0
"""The exit status when somebody asked to quit."""

JUNK = (
    b"\xff\xfe\x80", b"\xe2\x82", b"\xc3", b"\0", b"9" * 70, b"\x1b", b"\x1bO", b"\x1bP", b"\x1b[",
    b"\x1b[1;", b"\x1b]11;", b"\x1b[200~", b"\x1b[201~", b"\x1b[<0;3;4M", b"\x1b[M !!",
    b"\x1b[<35;9", b"\x1b[?62;22c", b"\x1b[I",
)  # fmt: skip


def soptui(folder, **options):
    """Start soptui; an editor that a key may start ends at once."""
    argv = [sys.executable, "-m", "soptui", folder]
    return Terminal(argv, cwd=folder, EDITOR="true", VISUAL="true", PAGER="true", **options)


def in_list(folder, **options):
    term = soptui(folder, **options)
    term.see("Daftar SOP", "Enter buka")
    return term


def in_editor(folder, **options):
    term = in_list(folder, **options)
    term.press("enter")
    term.see("[2 Langkah]", "Langkah 1 dari")
    term.until_quiet()
    return term


def in_field(folder, **options):
    """Replace the text of the first cell."""
    term = in_editor(folder, **options)
    term.press("x")
    term.see("Enter selesai")
    return term


def rain(folder, drops):
    """Send drops (bytes each) to as many lives of soptui as they last.

    Yields the one that lives after every `MANY` drops, when it has dealt with them, and at the
    end. One that ended was asked to, and has given the terminal back.
    """
    drops = iter(drops)
    drop = next(drops, None)
    while drop is not None:
        with in_editor(folder) as term:
            count, lives = 0, True
            while lives and drop is not None:
                lives = poured(term, drop)
                if lives:
                    drop, count = next(drops, None), count + 1
                if lives and (count % MANY == 0 or drop is None):
                    lives = term.settles()
                    if lives:
                        yield term
            if not lives:
                assert term.end() == QUIT, term.text
                assert term.modes_left_on() == []


def poured(term, data):
    """Write as a terminal does, reading meanwhile; False when nobody is there any more."""
    while data:
        readable, writable, _ = select.select([term.fd], [term.fd], [], 30)
        assert readable or writable, "neither reads nor writes"
        if readable and not term._read(0):
            return False
        if writable:
            data = data[os.write(term.fd, data[:256]) :]
    return True


def random_bytes(count, seed):
    """Yield bytes of all kinds, hundreds at a time. Few end the program."""
    dice = random.Random(seed)
    while count > 0:
        drop = dice.randbytes(90).replace(b"q", b"") + dice.choice(JUNK)
        count -= len(drop)
        yield drop


def random_keys(count, seed):
    """Yield keys as a cat on the keyboard presses them."""
    dice = random.Random(seed)
    letters = [chr(code) for code in range(33, 127) if chr(code) != "q"]
    names = [key for key in KEYS if key != "ctrl+z"]
    for _ in range(count):
        key = dice.choice(names if dice.random() < 0.6 else letters)
        key = "f10" if dice.random() < 0.03 else key
        yield KEYS.get(key, key).encode()


def growth(folder, keys, seed):
    """Return the megabytes that random keys add; the first ones load what any run needs."""
    sizes = {}
    for term in rain(folder, random_keys(MANY + keys, seed)):
        sizes.setdefault(term.pid, []).append(term.megabytes())
    return max(size[-1] - size[0] for size in sizes.values())


def resized(term, count, seed):
    """Resize at random while somebody types; returns what was typed."""
    dice, typed = random.Random(seed), "x"
    for _ in range(count):
        term.resize(dice.randint(1, 500), dice.randint(1, 150))
        letter = dice.choice("abcdefgh")
        assert poured(term, letter.encode())
        typed += letter
    term.resize(80, 24)
    return typed


def is_drawn_whole(term):
    """Tell whether what stands on the screen is what a fresh drawing shows."""
    term.until_quiet()
    before = term.picture()
    term.press("ctrl+l")
    term.until_sent(b"\x1b[2J")
    term.until_quiet()
    return term.picture() == before
