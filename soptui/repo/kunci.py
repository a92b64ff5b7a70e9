"""One lock file: how old it is, who may hold it, and whether it was left behind.

Git leaves its lock files when it is killed, and says nothing of who holds one. So a lock counts as
left behind only when no process that could be its holder is in sight and it has stood unchanged
for a while.
"""

from __future__ import annotations

import fcntl
import os
import pwd
import time
from dataclasses import dataclass
from pathlib import Path

from soptui.errors import ConflictError
from soptui.repo import tetangga

SURE_SECONDS = 60.0
"""Age from which a lock of our own counts as left behind when none of our processes can hold it."""
DOUBT_SECONDS = 600.0
"""The same for a lock of somebody else, whose processes may be hidden from us."""


@dataclass(frozen=True, slots=True)
class Kunci:
    """A lock file as it was found."""

    path: str
    age: float
    """Seconds since it was last written."""
    holder: str
    """Who holds it, in words; "" when nobody who could is in sight."""
    is_stale: bool
    """Nobody holds it, as far as can be seen, and it has stood long enough to be sure."""
    seen: tuple[int, int, int]
    """Device, inode and time, to know the file again."""

    @property
    def words(self) -> str:
        """Say what it is: the file, its age, its holder."""
        who = f"dipegang {self.holder}" if self.holder else "pemegangnya tidak terlihat"
        whole = Path(self.path).parts
        inside = whole[whole.index(".git") :] if ".git" in whole else whole
        return f"{Path(*inside)} (berumur {_age_words(self.age)}, {who})"

    @property
    def advice(self) -> str:
        """Say what to do about it."""
        if self.is_stale:
            return (
                "Kunci ini tertinggal dari git yang terhenti. Hapus dengan: soptui doctor"
                " --clear-locks"
            )
        if self.holder:
            return "Tunggu sampai program itu selesai, lalu coba lagi."
        return (
            "Tunggu sebentar, lalu coba lagi. Bila tetap terkunci, jalankan: soptui doctor"
            " --clear-locks"
        )


class LockedError(ConflictError):
    """A lock of git did not go away."""

    def __init__(self, kunci: Kunci) -> None:
        super().__init__(
            f"Git sedang dikunci: {kunci.words}. Belum ada yang ditulis; yang sudah disimpan tetap"
            f" aman. {kunci.advice}"
        )
        self.kunci = kunci


def look(path: Path) -> Kunci | None:
    """Return what can be known about a lock file; None when there is none.

    Our own lock is one only while the kernel knows a holder: its file alone locks nobody out.
    """
    try:
        found = path.lstat()
    except OSError:
        return None
    age = max(0.0, time.time() - found.st_mtime)
    seen = (found.st_dev, found.st_ino, found.st_mtime_ns)
    if path.name == "tulis.lock":
        word = _own_holder(path)
        return None if word is None else Kunci(str(path), age, word, is_stale=False, seen=seen)
    holder = _holder(path)
    enough = SURE_SECONDS if found.st_uid in (os.geteuid(), 0) else DOUBT_SECONDS
    return Kunci(str(path), age, holder, not holder and age >= enough, seen)


def _age_words(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.0f} detik"
    if seconds < 2 * 3600:
        return f"{seconds / 60:.0f} menit"
    return f"{seconds / 3600:.0f} jam" if seconds < 2 * 86400 else f"{seconds / 86400:.0f} hari"


def _own_holder(path: Path) -> str | None:
    """Return who has soptui's write lock, by his own word; None when nobody has."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return os.pread(fd, 200, 0).decode(errors="replace") or "soptui lain"
    except OSError:
        return None
    finally:
        os.close(fd)
    return None


def _holder(path: Path) -> str:
    """Name a process that has the file open, or a git at work in this repository."""
    git_dir = next((up for up in path.parents if (up / "HEAD").exists()), path.parent)
    for process in tetangga.processes():
        if _has_open(process, path) or tetangga.works_in(process, git_dir):
            return _name(process)
    return ""


def _has_open(process: Path, path: Path) -> bool:
    name = str(path)
    opened = tetangga.listed(process / "fd")
    return any(tetangga.target(process / "fd" / fd) == name for fd in opened)


def _name(process: Path) -> str:
    try:
        owner = pwd.getpwuid(process.stat().st_uid).pw_name
    except (OSError, KeyError):
        owner = "pengguna lain"
    return f"proses {process.name} ({tetangga.program(process)}) milik {owner}"
