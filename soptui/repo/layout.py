"""Where things lie in an SOP repository, and opening them without being led out of it.

Every folder on the way is opened by itself and never through a symbolic link; a file is read only
when it is a regular one of bounded size. Links, devices, pipes and folders that stand where an SOP
should are named, and neither followed nor waited for. Which kind of document a file is, its folder
says: `sop/` or `layanan/`.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NoReturn

from soptui.errors import InvalidError, NotFoundError, RefusedError, SoptuiError
from soptui.repo.faults import system_fault
from soptui.toml.limits import LIMITS
from soptui.toml.macam import LAYANAN, SOP

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from soptui.toml.macam import Macam

ORGANISASI = "soptui.toml"
BUKU = "buku/buku.toml"
FOLDER_SOP = SOP.folder
MACAM: tuple[Macam[Any], ...] = (SOP, LAYANAN)
"""The kinds of documents that a repository holds."""
FOLDERS = tuple(f"{macam.folder}/" for macam in MACAM)
"""Their folders, as git is asked for them."""

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
_MAX_DEPTH = 8
"""Folders below `sop/` or `layanan/` that are looked into."""


def document_path(macam: Macam[Any], unit: str, document_id: str) -> str:
    """Return where a new document goes."""
    return f"{macam.folder}/{unit}/{document_id}.toml"


def macam_at(path: str) -> Macam[Any] | None:
    """Return the kind of document whose place this is: `sop/…/name.toml`; None for none."""
    parts = PurePosixPath(path).parts
    if len(parts) < 2 or not path.endswith(".toml"):
        return None
    return next((macam for macam in MACAM if macam.folder == parts[0]), None)


def nama_at(path: str) -> str:
    """Return what people call the document whose place this is: "SOP"."""
    macam = macam_at(path)
    return "Dokumen" if macam is None else macam.nama


def is_sop_path(path: str) -> bool:
    """Tell whether `path` is the place of an SOP."""
    return macam_at(path) is SOP


def is_plain_path(path: str) -> bool:
    """Tell whether a path leads down from where it starts, without detours."""
    parts = path.split("/")
    return "\0" not in path and not {"", ".", "..", ".git"} & {part.lower() for part in parts}


def inside(root: Path, given: str | Path) -> str:
    """Return the path from `root` of a file named from the current folder or from `root`.

    Raises RefusedError when it lies outside of `root`.
    """
    for base in (Path.cwd(), root):
        absolute = Path(os.path.normpath(base / given))
        with suppress(ValueError):
            folder = absolute.parent.resolve()
            path = (folder / absolute.name).relative_to(root.resolve())
            if os.path.lexists(absolute) or base == root:
                return path.as_posix()
    raise RefusedError(f"{given} berada di luar repositori {root}.")


def walk_sop(root: Path) -> Iterator[str]:
    """Yield the path of everything named `*.toml` below `sop/`, see `walk`."""
    return walk(root, SOP)


def walk(root: Path, *macam: Macam[Any]) -> Iterator[str]:
    """Yield the path of everything named `*.toml` in the folders of these kinds.

    Links, and folders nested too deep, are yielded themselves: reading them says what they are.
    """
    for one in macam:
        yield from _walk(root, one.folder, 0)


def _walk(root: Path, folder: str, depth: int) -> Iterator[str]:
    try:
        with open_folder(root, folder) as fd, os.scandir(fd) as found:
            entries = sorted(
                (e.name, e.is_dir(follow_symlinks=False), e.is_symlink()) for e in found
            )
    except NotFoundError:
        return
    except RefusedError:
        yield folder
        return
    for name, is_folder, is_link in entries:
        path = f"{folder}/{name}"
        if name.endswith(".toml") or is_link or (is_folder and depth == _MAX_DEPTH):
            yield path
        elif is_folder:
            yield from _walk(root, path, depth + 1)


@contextmanager
def open_folder(root: Path, folder: str, *, create: bool = False) -> Iterator[int]:
    """Open a folder below `root` for calls relative to it, following no link on the way."""
    fd = -1
    try:
        try:
            fd = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
            for part in PurePosixPath(folder).parts:
                outer, fd = fd, _enter(fd, part, create)
                os.close(outer)
        except OSError as error:
            _refuse(error, folder or str(root))
        yield fd
    finally:
        if fd >= 0:
            os.close(fd)


def _enter(fd: int, part: str, create: bool) -> int:
    if part == "..":
        raise OSError(errno.ELOOP, "")
    if create:
        with suppress(FileExistsError):
            os.mkdir(part, dir_fd=fd)
            os.fsync(fd)
            inner = os.open(part, _FOLDER, dir_fd=fd)
            share(inner, fd)
            return inner
    return os.open(part, _FOLDER, dir_fd=fd)


def share(made: int, folder: int) -> None:
    """Give a group that may write to `folder` the same rights to what was just made in it.

    Both are open. A umask that keeps others out would else keep colleagues out as well.
    """
    mode = stat.S_IMODE(os.fstat(made).st_mode)
    if os.fstat(folder).st_mode & stat.S_IWGRP:
        os.fchmod(made, mode | (mode & 0o700) >> 3)


def read_file(root: Path, path: str) -> bytes:
    """Return the bytes of a regular file below `root`.

    Raises NotFoundError, RefusedError (a link, folder, device or pipe) and InvalidError (larger
    than an SOP may be).
    """
    parent, name = os.path.split(path)
    with open_folder(root, parent) as folder:
        try:
            flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
            fd = os.open(name, flags, dir_fd=folder)
        except OSError as error:
            _refuse(error, path)
        try:
            status = os.fstat(fd)
            if not stat.S_ISREG(status.st_mode):
                raise RefusedError("Bukan berkas biasa, jadi tidak dibuka.", file=path)
            refuse_large(status.st_size, path)
            with os.fdopen(fd, "rb", closefd=False) as file:
                data = file.read(LIMITS.bytes + 1)
        except OSError as error:
            raise system_fault(error, f"membaca {path}") from error
        finally:
            os.close(fd)
    refuse_large(len(data), path)
    return data


def refuse_large(size: int, path: str) -> None:
    """Raise InvalidError for a file of `size` bytes that is over the limit."""
    if size > LIMITS.bytes:
        limit = LIMITS.bytes // 2**20
        raise InvalidError(f"Berkas terlalu besar: {size} byte, batasnya {limit} MiB.", file=path)


def _refuse(error: OSError, path: str) -> NoReturn:
    if error.errno == errno.ENOENT:
        raise NotFoundError("Berkas tidak ada.", file=path) from error
    if error.errno in (errno.ELOOP, errno.ENOTDIR, errno.ENXIO, errno.EMLINK):
        raise RefusedError(
            "Tautan (symlink) atau bukan berkas biasa, jadi tidak dibuka.", file=path
        ) from error
    if error.errno == errno.ENAMETOOLONG:
        raise SoptuiError("Nama berkas terlalu panjang.", file=path) from error
    raise system_fault(error, f"membuka {path}") from error
