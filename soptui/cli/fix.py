"""The fixing half of `soptui check --fix`: what was mended goes to standard error."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soptui.cli import output, progress
from soptui.cli.ask import with_identity
from soptui.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.repo.mending import Hasil, Perbaikan
    from soptui.repo.workers import Told


def fix_paths(given: Sequence[str], told: Told, *, dry: bool) -> ExitCode:
    """Mend what is in files, folders or ids, or all; return what kept one from being saved.

    `told` hears how far it has looked.
    """
    from soptui.repo import Repository
    from soptui.repo.mending import carry_out, plan
    from soptui.toml import nama_of

    first = Path(given[0]) if given else Path()
    repository = Repository.open(first if first.exists() else Path())
    scopes = [Path(g) if Path(g).exists() else repository.of(g).find(g) for g in given]
    found = repository.check(scopes, told)
    plans = plan(repository, found, told=partial(progress.draw, what="menyusun perbaikan"))
    if dry or not plans:
        _tell(plans)
        count = sum(len(one.done) for one in plans)
        kinds = nama_of(one.nilai for one in plans)
        words = f"{count} temuan pada {len(plans)} {kinds} dapat diperbaiki."
        output.note(words if plans else "Tidak ada yang dapat diperbaiki sendiri.")
        return ExitCode.OK
    saving = partial(progress.draw, what="menyimpan")
    done = with_identity(
        lambda identity: carry_out(repository, plans, identity, saving), lambda: repository
    )
    return _told(done)


def _tell(plans: Sequence[Perbaikan[Any]]) -> None:
    for one in plans:
        for temuan, title in one.done:
            line, column = one.doc.locate(temuan.path)
            output.note(f"{one.doc.file}:{line}:{column}: [{temuan.rule}] {title}")
        if one.reason:
            output.note(f"{one.doc.file}: {one.reason}.")


def _told(done: Sequence[Hasil]) -> ExitCode:
    _tell([one.perbaikan for one in done if one.error is None])
    for one in done:
        if one.error is not None:
            output.note(f"soptui: belum diperbaiki: {one.error}")
        elif one.saved is not None:
            output.note(f"{one.saved.commit[:10]} {one.saved.subject}")
    errors = [one.error.code for one in done if one.error is not None]
    return max(errors, default=ExitCode.OK)
