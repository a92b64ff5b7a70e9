"""A new SOP repository from the template, with its first commit."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from soptui.errors import SoptuiError
from soptui.repo.commit import FILE_MODE, Blob, make_commit
from soptui.repo.faults import explain, system_fault
from soptui.repo.files import write_file
from soptui.repo.git import Git, run_outside
from soptui.repo.identity import IdentityMissingError, parse_identity
from soptui.repo.message import message
from soptui.repo.refs import move_ref, now
from soptui.resources import repository_schemas, template_dir

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from soptui.repo.identity import Identity

BRANCH = "refs/heads/main"

CONFIG = {
    "core.autocrlf": "false",
    "core.quotePath": "false",
    "core.splitIndex": "false",
    "feature.manyFiles": "false",
    "fetch.pruneTags": "false",
    "user.useConfigOnly": "true",
}
"""What the files and tags of an SOP repository need, whatever the user's own settings are."""


def init_repository(
    path: Path,
    *,
    when: datetime | None = None,
    identity: Identity | None = None,
    files: Mapping[str, bytes] | None = None,
) -> str:
    """Make a repository in a folder that is empty or does not exist; return the first commit.

    `files` (path → bytes) replace or join those of the template. Raises SoptuiError for a folder
    that is not empty and IdentityMissingError before anything is made.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 - a link to a folder may be meant
    existed = path.is_dir()
    if os.path.lexists(path) and (not existed or any(path.iterdir())):
        raise SoptuiError(f"{path} tidak kosong. Pilih folder lain yang baru atau kosong.")
    try:
        if not existed:
            path.mkdir(parents=True)
        return _fill(path, {**_template(), **(files or {})}, identity, when)
    except BaseException as error:
        _empty(path, keep=existed)
        if isinstance(error, OSError):
            raise system_fault(error, f"membuat {path}") from error
        raise


def _fill(
    path: Path, files: Mapping[str, bytes], identity: Identity | None, when: datetime | None
) -> str:
    who = identity or parse_identity(run_outside(path, "var", "GIT_AUTHOR_IDENT"), path)
    if who is None:
        raise IdentityMissingError
    branch = BRANCH.removeprefix("refs/heads/")
    made = run_outside(path, "init", "-q", "--object-format=sha1", f"--initial-branch={branch}")
    if made.code != 0:
        raise explain(made.err, path)
    git = Git.discover(path)
    for key, value in CONFIG.items():
        git.run("config", "--local", key, value)
    for name, data in files.items():
        write_file(git.root, name, data)
    since = now()
    names = "\n".join(files).encode()
    stored = git.line("hash-object", "-w", "--no-filters", "--stdin-paths", stdin=names)
    blobs = {name: Blob(FILE_MODE, oid) for name, oid in zip(files, stored.split(), strict=True)}
    text = message("Repositori SOP dibuat", "", {"SOP-Aksi": "buat"})
    commit = make_commit(git, None, blobs, text, who, when)
    move_ref(git, BRANCH, commit, None, "soptui: init", who, since)
    git.run("read-tree", commit)
    git.run("update-index", "-q", "--refresh")
    return commit


def _template() -> dict[str, bytes]:
    """Return what every new repository holds: the template and a copy of the schemas."""
    top = template_dir()
    files = {
        file.relative_to(top).as_posix(): file.read_bytes()
        for file in sorted(top.rglob("*"))
        if file.is_file()
    }
    return files | {f"schemas/{file.name}": file.read_bytes() for file in repository_schemas()}


def _empty(path: Path, *, keep: bool) -> None:
    """Take back what a failed start has made in a folder that was empty."""
    if not keep:
        shutil.rmtree(path, ignore_errors=True)
        return
    for child in path.iterdir():
        if child.is_dir():
            shutil.rmtree(child, ignore_errors=True)
        else:
            child.unlink(missing_ok=True)
