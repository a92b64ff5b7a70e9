"""What the benchmark asks of everyone who draws."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from measures import Picture, Problem

BENCH = Path(__file__).parents[1]
PATIENCE = 120.0
"""Seconds that one drawing may take."""
LONG_ENOUGH = 2.0
"""Seconds after which a drawing is not repeated further."""


class Drawn(NamedTuple):
    """A picture, or the reason why there is none, and how long it took."""

    picture: Picture | None
    ms: float
    """Median CPU time, without the start of a process."""
    fault: str = ""


class Opponent(Protocol):
    """Someone who draws.

    `against`: the way of soptui that makes the same thing. `debian`: package to install, or "" for
    one that package.json names.
    """

    name: str
    against: str
    debian: str

    def is_here(self) -> bool:
        """Tell whether it is installed."""

    def draw(self, problem: Problem, runs: int) -> Drawn:
        """Draw a problem, several times for the clock."""


def timed(
    make: Callable[[], object], runs: int, clock: Callable[[], float] = process_time
) -> float:
    """Return the median time of a call in ms. CPU time: the machine may have other work too."""
    times: list[float] = []
    for _ in range(runs):
        start = clock()
        make()
        times.append(clock() - start)
        if sum(times) > LONG_ENOUGH:
            break
    return median(times) * 1e3


def time_of_children() -> float:
    """Return the CPU time in seconds of all processes that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def has_program(name: str) -> bool:
    """Tell whether a program is on the path."""
    return shutil.which(name) is not None


def has_package(name: str) -> bool:
    """Tell whether node is there and a package is installed in bench/."""
    return has_program("node") and (BENCH / "node_modules" / name).is_dir()


def piped(command: Sequence[str], text: str) -> str:
    """Return what a program answers. Raises CalledProcessError or TimeoutExpired."""
    done = subprocess.run(
        command, input=text, capture_output=True, text=True, check=True, timeout=PATIENCE
    )
    return done.stdout


def piped_timed(command: Sequence[str], text: str, nothing: str, runs: int) -> tuple[str, float]:
    """Return the answer of a program and its time less that of an empty graph, `nothing`."""
    out = piped(command, text)

    def once(question: str) -> float:
        return timed(lambda: piped(command, question), 1, time_of_children)

    # One after the other, so that whatever else the machine does is in both.
    return out, median(once(text) - once(nothing) for _ in range(runs))


def asked_node(script: str, question: dict[str, Any]) -> dict[str, Any]:
    """Return the answer of a script of this folder; it keeps the time itself, after a warm-up."""
    limits = {"longEnough": LONG_ENOUGH * 1e3}
    command = ["node", str(BENCH / "opponents" / script)]
    answer: dict[str, Any] = json.loads(piped(command, json.dumps(question | limits)))
    return answer


def reason(error: Exception) -> str:
    """Return why a drawing failed, in a few words."""
    if isinstance(error, subprocess.TimeoutExpired):
        return f"no answer within {PATIENCE:.0f} s"
    if isinstance(error, subprocess.CalledProcessError):
        lines = [line for line in str(error.stderr).splitlines() if line.strip()]
        return f"exit {error.returncode}: {lines[-1][:80] if lines else 'no words'}"
    return f"{type(error).__name__}: {error}"[:90]
