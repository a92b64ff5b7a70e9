"""When memory is tidied: not while somebody types.

A full pass of the garbage collector takes longer than drawing an edit. So what is there when the
first screen shows is left out of all passes, full passes during work become rare, and one is made
where a person waits anyway: after a save and on the way back to the list.
"""

from __future__ import annotations

import gc

RARELY = 200
"""Passes over younger objects before a full one comes by itself."""


def settle_in() -> None:
    """Begin work: what has been imported and built so far stays."""
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, RARELY)
    gc.enable()
    gc.freeze()


def tidy() -> None:
    """Make a full pass now."""
    gc.collect()
