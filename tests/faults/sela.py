"""Stands between soptui and the system: counts the calls that write, and lets one fail or die.

Used in a process of its own (see `pelayan.py`), because an audit hook never goes away again. It
sees what Python does: opening for writing, renaming, linking, removing, making folders, syncing,
and starting programs. What git does is disturbed by `git_palsu.py`.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
import time
from pathlib import Path
from typing import NamedTuple

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_SYNCS = ("fsync", "fdatasync")
_WRITES = ("write", "pwrite")
_PATHS = {
    "os.rename": ("rename", 2),
    "os.link": ("link", 2),
    "os.symlink": ("link", 2),
    "os.remove": ("unlink", 1),
    "os.mkdir": ("mkdir", 1),
    "os.rmdir": ("rmdir", 1),
    "os.truncate": ("trunc", 1),
}
"""Audit event → name in the log, and how many paths it has."""


class Sela(NamedTuple):
    """What to do at which call."""

    log: str
    """File that gets one line a call: name and paths, with blanks between."""
    nth: int = 0
    """The first call that is disturbed; 0: none, they are only counted."""
    how: str = "ENOSPC"
    """Name of an error number; or KILL, to die there."""
    lasting: bool = True
    """Whether all later calls are disturbed, too, as on a full disk."""
    sync_ms: int = 0
    """How long every fsync takes."""


def install(sela: Sela) -> None:
    """Put it in place; there is no way back in this process."""
    _Penghalang(sela).install()


class _Penghalang:
    def __init__(self, sela: Sela) -> None:
        self._sela = sela
        self._log = os.open(sela.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._calls = 0
        self._folder: object = None
        """What the path of the `os.open` under way is relative to."""
        self._real = {name: getattr(os, name) for name in ("open", *_SYNCS, *_WRITES)}

    def install(self) -> None:
        os.open = self._opened
        for name in (*_SYNCS, *_WRITES):
            setattr(os, name, self._on_descriptor(name))
        sys.addaudithook(self._audit)

    def _disturb(self, name: str, *paths: str) -> None:
        self._calls += 1
        self._real["write"](self._log, " ".join([name, *paths, "\n"]).encode())
        sela = self._sela
        if name == "fsync" and sela.sync_ms:
            time.sleep(sela.sync_ms / 1000)
        if not sela.nth or self._calls < sela.nth or (self._calls > sela.nth and not sela.lasting):
            return
        if sela.how == "KILL":
            os.kill(os.getpid(), signal.SIGKILL)
        number = getattr(errno, sela.how)
        raise OSError(number, os.strerror(number))

    def _audit(self, event: str, args: tuple) -> None:
        if event == "open":
            path, _, flags = args
            if isinstance(path, str | bytes) and isinstance(flags, int) and flags & _WRITING:
                name = _whole(path, self._folder)
                if not name.startswith(("/dev/", "/proc/")) and not name.endswith(".pyc"):
                    self._disturb("open", name)
        elif event in _PATHS:
            name, count = _PATHS[event]
            folders = [a for a in args[count:] if isinstance(a, int)][-count:]
            folders += [-1] * (count - len(folders))
            self._disturb(name, *map(_whole, args[:count], folders))
        elif event == "subprocess.Popen":
            self._disturb("start", os.fsdecode(args[0]))

    def _opened(self, path, flags, mode=0o777, *, dir_fd=None):
        self._folder = dir_fd
        try:
            return self._real["open"](path, flags, mode, dir_fd=dir_fd)
        finally:
            self._folder = None

    def _on_descriptor(self, name: str):
        def call(fd, *args):
            place = _place(fd if isinstance(fd, int) else fd.fileno())
            if name in _SYNCS or place.startswith("/tmp"):
                self._disturb("fsync" if name in _SYNCS else "write", place)
            return self._real[name](fd, *args)

        return call


def _whole(path: object, folder: object = None) -> str:
    if isinstance(path, int):
        return _place(path)
    text = os.fsdecode(path)
    if text.startswith("/"):
        return text
    at = _place(folder) if isinstance(folder, int) and folder >= 0 else str(Path.cwd())
    return f"{at}/{text}"


def _place(fd: int) -> str:
    try:
        return str(Path(f"/proc/self/fd/{fd}").readlink())
    except OSError:
        return ""
