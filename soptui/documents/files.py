"""Documents as files: read with a limit, written whole or not at all and never through a link."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from soptui.errors import InvalidError, NotFoundError, RefusedError, SoptuiError, SystemFaultError
from soptui.repo import write_file
from soptui.repo.files import discard

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 256 << 20
"""Bytes of a document that is read."""


def read_document(path: Path) -> bytes:
    """Return the bytes of a regular file. Raises a SoptuiError that says what it is instead."""
    name = str(path)
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(fd, "rb") as file:
            status = os.fstat(fd)
            if not stat.S_ISREG(status.st_mode):
                raise RefusedError("Bukan berkas biasa, jadi tidak dibuka.", file=name)
            if status.st_size > LARGEST:
                raise InvalidError(f"Berkas lebih besar dari {LARGEST >> 20} MiB.", file=name)
            return file.read()
    except FileNotFoundError as error:
        raise NotFoundError("Berkas tidak ada.", file=name) from error
    except OSError as error:
        told = f"Berkas tidak dapat dibaca: {error.strerror}."
        raise SystemFaultError(told, file=name) from error


class SudahAdaError(SoptuiError):
    """Something stands where a document goes; `force` would replace it."""


def check_target(path: Path, *, force: bool) -> None:
    """Raise a SoptuiError where a document cannot or must not be written."""
    name = str(path)
    if path.is_symlink():
        raise RefusedError("Tujuan adalah tautan (symlink), jadi tidak ditulis.", file=name)
    if path.is_dir():
        raise SoptuiError("Tujuan adalah folder; sebutkan nama berkasnya.", file=name)
    if os.path.lexists(path):
        if not path.is_file():
            raise RefusedError("Tujuan bukan berkas biasa, jadi tidak ditulis.", file=name)
        if not force:
            raise SudahAdaError("Berkas sudah ada. Pakai --force untuk menimpanya.", file=name)
    if not path.parent.is_dir():
        raise SoptuiError(f"Folder {path.parent} tidak ada.", file=name)
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise SystemFaultError(f"Folder {path.parent} tidak dapat ditulisi.", file=name)


def write_document(path: Path, data: bytes, *, force: bool) -> None:
    """Write a document durably; the file is wholly there or as it was."""
    check_target(path, force=force)
    try:
        write_file(path.parent, path.name, data)
    except BaseException:
        discard(path.parent, path.name)
        raise
