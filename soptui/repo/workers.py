"""Many files examined at once: by processes of our own, one for each processor.

What no process answers for is examined here, so nothing depends on them.
"""

from __future__ import annotations

import json
import os
import pickle
import selectors
import subprocess
import sys
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from soptui.repo.hasil import examine, from_row
from soptui.spawn import spawning

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from soptui.model import Organisasi
    from soptui.repo.hasil import Hasil

Told: TypeAlias = "Callable[[int, int], None]"
"""Is told how many files are done, and of how many; may raise to stop the work."""

MANY = 64
"""Files from which starting processes pays."""
MOST = 8
"""Processes at the most."""
_SILENCE = 60.0
"""Seconds after which processes that say nothing are given up."""


def examine_all(
    root: Path, paths: Sequence[str], organisasi: Organisasi, told: Told, found: dict[str, Hasil]
) -> None:
    """Put the result of each file into `found`, as `examine` gives it, one after the other."""
    if len(paths) >= MANY:
        with closing(_by_processes(root, paths, organisasi)) as results:  # a stop ends them at once
            for path, hasil in results:
                found[path] = hasil
                told(len(found), len(paths))
    for path in paths:
        if path not in found:
            found[path] = examine(root, path, organisasi)
            told(len(found), len(paths))


def _by_processes(
    root: Path, paths: Sequence[str], organisasi: Organisasi
) -> Generator[tuple[str, Hasil], None, None]:
    count = min(MOST, len(os.sched_getaffinity(0)))
    with ExitStack() as stack, selectors.DefaultSelector() as waiting:
        for k in range(count):
            with suppress(OSError):
                process = _start(root, paths[k::count], organisasi)
                stack.enter_context(process)
                stack.callback(process.kill)
                assert process.stdout is not None
                waiting.register(process.stdout, selectors.EVENT_READ, bytearray())
        while waiting.get_map() and (ready := waiting.select(_SILENCE)):
            for key, _ in ready:
                chunk = os.read(key.fd, 1 << 16)
                if not chunk:
                    waiting.unregister(key.fileobj)
                key.data.extend(chunk)
                *lines, rest = key.data.split(b"\n")
                key.data[:] = rest
                for line in lines:
                    path, row = json.loads(line)
                    yield path, from_row(path, row)


def _start(root: Path, paths: Sequence[str], organisasi: Organisasi) -> subprocess.Popen[bytes]:
    """Start a process and give it its share; Ctrl+C reaches it only through us."""
    script = str(Path(__file__).with_name("pekerja.py"))
    with spawning():
        process = subprocess.Popen(  # noqa: S603 - our own script, no shell
            [sys.executable, "-I", "-S", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            process_group=0,
        )
    assert process.stdin is not None
    with suppress(OSError), process.stdin as given:
        given.write(json.dumps(sys.path).encode() + b"\n")
        given.write(pickle.dumps((root, organisasi, list(paths))))
    return process
