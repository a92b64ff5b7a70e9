"""The locks of a repository: found, and cleared when nobody has them and a person says so.

One that may be held is never touched.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from soptui.errors import ConflictError
from soptui.repo.faults import system_fault
from soptui.repo.kunci import Kunci, look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from soptui.repo.git import Git

_PATTERNS = (
    *("*.lock", "soptui/tulis.lock", "refs/**/*.lock", "reftable/*.lock"),
    *("objects/*.lock", "objects/info/**/*.lock"),
)


def find_locks(git: Git) -> list[Kunci]:
    """Return the locks of git that stand in this repository, and our own while it is held."""
    return [kunci for path in _lock_files(git) if (kunci := look(path)) is not None]


def clear_lock(git: Git, kunci: Kunci) -> None:
    """Remove a lock that was left behind.

    Raises ConflictError, with nothing removed, when it may be held, and SystemFaultError when the
    file cannot be removed. One that is gone already is no fault.
    """
    path = Path(kunci.path)
    current = look(path) if path in _lock_files(git) else None
    if current is None:
        return
    if current.seen != kunci.seen or not current.is_stale:
        raise ConflictError(
            f"Kunci {current.words} mungkin masih dipakai, jadi tidak dihapus. Tunggu sampai git"
            " selesai, lalu coba lagi."
        )
    try:
        path.unlink()
    except OSError as error:
        raise system_fault(error, f"menghapus kunci {path}") from error


def _lock_files(git: Git) -> list[Path]:
    return sorted({file for place in (git.git_dir, git.common_dir) for file in _in(place)})


def _in(place: Path) -> Iterator[Path]:
    for pattern in _PATTERNS:
        yield from place.glob(pattern)
