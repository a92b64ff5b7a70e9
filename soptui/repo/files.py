"""Replacing a file so that at every moment, also after a power cut, it is wholly old or new."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from soptui.errors import NotFoundError
from soptui.repo.faults import system_fault
from soptui.repo.layout import open_folder, share

if TYPE_CHECKING:
    from pathlib import Path

NEW_FILE_MODE = 0o666
"""Before the umask."""


def prepare(root: Path, path: str, data: bytes) -> None:
    """Write `data`, synced, beside the file at `path` that it will replace.

    Mode and group are those of that file; a new one is shared like its folder. The name is fixed:
    whoever writes holds the write lock, so what is found under it was left by a process that died.
    """
    parent, name = os.path.split(path)
    draft = _draft(name)
    try:
        with open_folder(root, parent, create=True) as folder:
            with suppress(FileNotFoundError):
                os.unlink(draft, dir_fd=folder)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
            with os.fdopen(os.open(draft, flags, NEW_FILE_MODE, dir_fd=folder), "wb") as file:
                share(file.fileno(), folder)
                with suppress(FileNotFoundError):
                    _keep(file.fileno(), os.lstat(name, dir_fd=folder))
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
    except OSError as error:
        raise system_fault(error, f"menulis {path}") from error


def _draft(name: str) -> str:
    return f".{name}.soptui-baru"


def _keep(fd: int, old: os.stat_result) -> None:
    with suppress(PermissionError):
        os.fchown(fd, -1, old.st_gid)
    os.fchmod(fd, stat.S_IMODE(old.st_mode))


def install(root: Path, path: str) -> None:
    """Put what `prepare` wrote in the place of the file at `path`, durably.

    Raises NotFoundError when that is not there any more: it was put in place already.
    """
    parent, name = os.path.split(path)
    try:
        with open_folder(root, parent) as folder:
            os.rename(_draft(name), name, src_dir_fd=folder, dst_dir_fd=folder)
            os.fsync(folder)
    except FileNotFoundError as error:
        raise NotFoundError("Berkas tidak ada.", file=path) from error
    except OSError as error:
        raise system_fault(error, f"menulis {path}") from error


def discard(root: Path, path: str) -> None:
    """Take away what `prepare` wrote, if it is there."""
    parent, name = os.path.split(path)
    with suppress(OSError, NotFoundError), open_folder(root, parent) as folder:
        os.unlink(_draft(name), dir_fd=folder)


def remove(root: Path, path: str) -> None:
    """Take a file away, durably, and its folder when that is empty then.

    Raises NotFoundError when it is gone already.
    """
    parent, name = os.path.split(path)
    try:
        with open_folder(root, parent) as folder:
            os.unlink(name, dir_fd=folder)
            os.fsync(folder)
        with suppress(OSError):
            (root / parent).rmdir()
    except FileNotFoundError as error:
        raise NotFoundError("Berkas tidak ada.", file=path) from error
    except OSError as error:
        raise system_fault(error, f"menghapus {path}") from error


def write_file(root: Path, path: str, data: bytes) -> None:
    """Write one file durably. Raises SystemFaultError."""
    prepare(root, path, data)
    install(root, path)


def sync_folder(path: Path) -> None:
    """Make what was created or renamed in a folder survive a power cut."""
    with suppress(FileNotFoundError, NotADirectoryError):
        fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)
