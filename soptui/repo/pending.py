"""What a save was about to do, written down before the branch moves, so that a crash is no riddle.

A save makes its objects, notes here what it will do, writes the new text beside the file, moves the
branch, puts the text in the file's place, moves the index entry, and forgets the note. Whoever next
holds the write lock and finds a note finishes the work: if the branch holds the new version, the
file follows it; if not, the prepared text is thrown away. So file and history are each wholly old
or wholly new, and agree again as soon as the repository is opened.

A note found in a folder that came from elsewhere may be a trap: what it names is checked, and no
filter program is started for it.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from soptui.errors import NotFoundError, SystemFaultError
from soptui.repo.checkout import refresh_index, sweep
from soptui.repo.commit import blob_at, blob_id
from soptui.repo.faults import system_fault
from soptui.repo.files import discard, install, remove, sync_folder
from soptui.repo.layout import is_plain_path, read_file
from soptui.repo.lock import own_folder
from soptui.repo.process import StalledError
from soptui.repo.refs import clear_ref_locks, head_commit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from soptui.repo.git import Git


@dataclass(frozen=True, slots=True)
class Pending:
    """The change of one file under way; None where there was or shall be no file or version."""

    path: str
    file: str | None
    """Blob id of the file's bytes before."""
    old: str | None
    """Blob that the history had before, and with it the index, if it was not staged anew."""
    new: str | None
    """Blob that the history has afterwards."""
    ref: str
    commit: str


def notes(git: Git) -> list[Path]:
    """Return the notes of saves that are not finished in this work tree."""
    folder = git.git_dir / "soptui"
    return [] if folder.is_symlink() else sorted(folder.glob("tertunda-*.json"))


def note(git: Git, pending: Pending) -> None:
    """Write the note, durably.

    A note on the same file that only waits for the index hands down what the index still holds.
    """
    name = f"tertunda-{blob_id(git, pending.path.encode())[:16]}.json"
    path = own_folder(git.git_dir) / name
    earlier = _read(path)
    if earlier is not None:
        pending = replace(pending, old=earlier.old)
    try:
        with path.open("w", encoding="utf-8") as file:
            json.dump(asdict(pending), file)
            file.flush()
            os.fsync(file.fileno())
        sync_folder(path.parent)
    except OSError as error:
        raise system_fault(error, f"menulis {path}") from error


def _read(path: Path) -> Pending | None:
    """Return a note, or None for one that was torn before its save touched anything else.

    None also for one that no save has written: it would lead out of the repository.
    """
    try:
        pending = Pending(**json.loads(path.read_bytes()))
        ids = (pending.file, pending.old, pending.new, pending.commit)
        is_ours = (
            all(oid is None or re.fullmatch(r"[0-9a-f]{40,64}", oid) for oid in ids)
            and is_plain_path(pending.path)
            and pending.ref.startswith("refs/heads/")
            and is_plain_path(pending.ref)
        )
    except (OSError, ValueError, TypeError, AttributeError):
        return None
    return pending if is_ours else None


def settle(git: Git, wait: float, unfiltered: Collection[str] = ()) -> None:
    """Finish or undo what saves left half done. The write lock must be held.

    `wait`: seconds to wait for the user's index where another process has locked it; if that is
    not enough the note stays, and the next save tries again. `unfiltered`: files of which the
    caller knows that git has no filter program for them.
    """
    sweep(git)
    for path in notes(git):
        pending = _read(path)
        if pending is None:
            _forget(path)
            continue
        is_filtered = pending.path not in unfiltered and _has_filter(git, pending.path)
        patience = None if is_filtered else wait
        if _finish(git, pending, path.stat().st_mtime_ns, patience):
            _forget(path)


def _has_filter(git: Git, path: str) -> bool:
    answer = git.run("check-attr", "-z", "filter", "--", path)
    return answer.split(b"\0")[2] not in (b"unspecified", b"unset")


@contextmanager
def settled(git: Git, wait: float, unfiltered: Collection[str]) -> Iterator[None]:
    """Settle what is done in here, however it ends; only a git that hangs is not asked again."""
    try:
        yield
    except StalledError:
        raise  # the note stays, and whoever writes next settles it
    except BaseException:
        settle(git, wait, unfiltered)
        raise
    settle(git, wait, unfiltered)


def _forget(path: Path) -> None:
    """Remove a note. One that stays is settled again, which changes nothing."""
    with suppress(OSError):
        path.unlink()


def _finish(git: Git, pending: Pending, noted_at: int, wait: float | None) -> bool:
    """Tell whether all is done. `wait`: as for `settle`; None leaves the index as it is."""
    clear_ref_locks(git, pending.ref, pending.commit, noted_at)
    blob = blob_at(git, head_commit(git), pending.path)
    if (blob.oid if blob else None) != pending.new:
        discard(git.root, pending.path)
        return True
    try:
        if _file_id(git, pending.path) == pending.file:
            with suppress(NotFoundError):
                _follow(git, pending)
        discard(git.root, pending.path)
    except SystemFaultError as error:
        raise SystemFaultError(
            f"Perubahan sudah ada di riwayat, tetapi berkasnya belum ditulis. {error.message}",
            file=pending.path,
        ) from error
    return wait is None or refresh_index(git, pending.path, pending.old, pending.new, wait)


def _follow(git: Git, pending: Pending) -> None:
    """Make the file what the history says."""
    if pending.new is None:
        remove(git.root, pending.path)
    else:
        install(git.root, pending.path)


def _file_id(git: Git, path: str) -> str | None:
    try:
        return blob_id(git, read_file(git.root, path))
    except NotFoundError:
        return None
