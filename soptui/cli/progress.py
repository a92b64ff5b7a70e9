"""How far something is, as one line that is drawn over itself: for people at a terminal."""

from __future__ import annotations

from time import monotonic

from soptui.cli import output

_BAR = 20
_PAUSE = 0.05
"""Seconds between two lines: more of them nobody can read."""

_last = float("-inf")


def draw(done: int, count: int, what: str) -> None:
    """Draw how far it is; `count` is 0 where nobody knows how many there are."""
    global _last  # noqa: PLW0603 - there is one terminal, and one line on it
    if done != count and monotonic() - _last < _PAUSE:
        return
    _last = monotonic()
    filled = _BAR * done // count if count else 0
    numbers = f"{done}/{count} " if count else ""
    bar = f"[{'#' * filled}{'.' * (_BAR - filled)}]"
    output.progress(f"{bar} {numbers}{what} (Ctrl+C: berhenti)")
