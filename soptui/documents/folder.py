"""Folders of documents: whole or as they were; what soptui did not make is never taken away."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from soptui.documents.files import SudahAdaError
from soptui.errors import RefusedError, SoptuiError, SystemFaultError
from soptui.repo.files import sync_folder
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MARK = "soptui-situs.txt"
"""Names the files that soptui has made in a folder."""
FIRST_LINE = "Folder ini dibuat soptui dan diganti seluruhnya bila dibuat lagi. Isinya:"


def check_folder(path: Path, *, force: bool) -> None:
    """Raise a SoptuiError where a folder cannot or must not be written."""
    name = str(path)
    if path.is_symlink():
        raise RefusedError("Tujuan adalah tautan (symlink), jadi tidak ditulis.", file=name)
    if path.name in ("", ".."):
        raise SoptuiError("Sebutkan nama folder yang akan dibuat.", file=name)
    if os.path.lexists(path) and not path.is_dir():
        raise SoptuiError("Tujuan adalah berkas; sebutkan nama folder.", file=name)
    if not path.parent.is_dir():
        raise SoptuiError(f"Folder {path.parent} tidak ada.", file=name)
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise SystemFaultError(f"Folder {path.parent} tidak dapat ditulisi.", file=name)
    try:
        _check_content(path, force=force)
    except OSError as error:
        raise _fault(error, path) from error


def _check_content(path: Path, *, force: bool) -> None:
    found = _files(path) if path.is_dir() else set()
    if not found:
        return
    if MARK not in found:
        told = "Folder ini sudah berisi dan bukan buatan soptui, jadi tidak diganti."
        raise RefusedError(f"{told} Sebutkan folder lain.", file=str(path))
    made = set((path / MARK).read_text(encoding="utf-8", errors="replace").splitlines()[1:])
    foreign = sorted(found - made - {MARK})
    if foreign:
        raise RefusedError(
            f"Folder ini berisi yang bukan buatan soptui, misalnya {visible(foreign[0])}, jadi"
            " tidak diganti. Pindahkan dahulu.",
            file=str(path),
        )
    if not force:
        raise SudahAdaError("Folder sudah ada. Pakai --force untuk menggantinya.", file=str(path))


def _files(path: Path) -> set[str]:
    """Return all that lies in a folder and is not a folder, and empty folders, by their paths."""
    found = set()
    for folder, folders, files in os.walk(path, onerror=_raise):
        here = Path(folder).relative_to(path)
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        found |= {(here / name).as_posix() for name in (*files, *links)}
        if not folders and not files and folder != str(path):
            found.add(here.as_posix())
    return found


def _raise(error: OSError) -> None:
    raise error


def write_folder(path: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    """Write a folder durably: made beside its place, then put there in one step.

    `files`: content by path in the folder. What was there is as it was when anything fails.
    """
    check_folder(path, force=force)
    try:
        with _beside(path) as (new, old):
            _fill(new, files)
            if path.exists():
                check_folder(path, force=force)
                path.rename(old)
            try:
                new.rename(path)
            except BaseException:
                if old.exists():
                    old.rename(path)
                raise
            sync_folder(path.parent)
    except OSError as error:
        raise _fault(error, path) from error


@contextmanager
def _beside(path: Path) -> Iterator[tuple[Path, Path]]:
    """Make room beside a folder for the new one and the old one; gone afterwards.

    The old one stays where nothing has come in its place.
    """
    work = Path(tempfile.mkdtemp(prefix=f".{path.name[:64]}.", dir=path.parent))
    old = work / "lama"
    try:
        yield work / "baru", old
    finally:
        if path.exists() or not old.exists():
            shutil.rmtree(work, ignore_errors=True)


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    mark = "\n".join([FIRST_LINE, *sorted(files), ""])
    for name, data in {**files, MARK: mark.encode()}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
    for inner in {(folder / name).parent for name in files} | {folder}:
        sync_folder(inner)


def _fault(error: OSError, path: Path) -> SystemFaultError:
    told = f"Folder tidak dapat ditulis: {error.strerror}. Yang sudah ada tidak berubah."
    return SystemFaultError(told, file=str(path))
