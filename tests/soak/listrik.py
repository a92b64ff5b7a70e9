"""A disk whose power can be cut: a file system in a file, and what of it had reached that file.

What was written but not synced is in the kernel's memory only. A copy of the file therefore is
what a power cut leaves; the kernel's own writing back in the meantime is held off. The order in
which the kernel hands on what is not synced is not tried out. Needs root.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path


class Listrik:
    """An ext4 file system in `folder`, mounted at `folder / "disk"`."""

    def __init__(self, folder: Path, megabytes: int = 64) -> None:
        self.place, self._image = folder / "disk", folder / "citra-0"
        self._cuts = 0
        self.place.mkdir()
        with self._image.open("wb") as image:
            image.truncate(megabytes << 20)
        _run("mkfs.ext4", "-q", "-F", self._image)
        self._mount()

    def cut(self, process: subprocess.Popen[str]) -> None:
        """Cut the power while `process` and its children write; then mount what is left."""
        _stop_all(process.pid)
        self._until_quiet()
        self._cuts += 1
        left = self._image.with_name(f"citra-{self._cuts}")
        _run("cp", "--sparse=always", self._image, left)
        for pid in reversed(_tree(process.pid)):
            os.kill(pid, signal.SIGKILL)
        process.wait()
        self.close()
        self._image.unlink()
        self._image = left
        self._mount()
        _run("umount", self.place)  # the journal of the file system has been replayed
        _run("e2fsck", "-f", "-n", self._image)
        self._mount()

    def close(self) -> None:
        """Take the disk away, with whatever still has files on it."""
        _run("umount", "-l", self.place)

    def _mount(self) -> None:
        _run("mount", "-o", "loop,commit=3600,noatime", self._image, self.place)

    def _until_quiet(self) -> None:
        """Wait until what was being synced at the stop has come through."""
        device = os.path.realpath(f"/sys/dev/block/{_device(self.place)}/stat")
        before, seen = "", Path(device).read_text()
        while before != seen:
            time.sleep(0.1)  # nothing tells that a device is done
            before, seen = seen, Path(device).read_text()


def _device(place: Path) -> str:
    number = place.stat().st_dev
    return f"{os.major(number)}:{os.minor(number)}"


def _stop_all(pid: int) -> None:
    """Stop a process and all it started, however they try to have more."""
    stopped: set[int] = set()
    while more := set(_tree(pid)) - stopped:
        for each in more:
            os.kill(each, signal.SIGSTOP)
        stopped |= more


def _tree(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            found += map(int, task.read_text().split())
    return found


def _run(*order: str | Path) -> None:
    done = subprocess.run(order, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (order, done.stdout, done.stderr)
