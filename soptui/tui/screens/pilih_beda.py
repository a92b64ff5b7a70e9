"""What is compared with what: the deeds that open Beda from Riwayat and from the editor."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from soptui.repo.sides import (
    Sisi,
    draft_side,
    in_force_side,
    other_side,
    revision_side,
    saved_side,
)
from soptui.tui.screens.beda import BedaScreen, Pembandingan
from soptui.tui.screens.penyunting import session_of
from soptui.tui.widgets.picker import Option, Picker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.repo import Entri, Revisi, Session
    from soptui.repo.kumpulan import Kumpulan
    from soptui.tui.app import SoptuiApp

_DRAFT, _BEFORE, _FORCE, _OTHER, _SAVED = "isi", "sebelum", "berlaku", "lain", "tersimpan"


async def compare_unsaved(app: SoptuiApp, session: Session[Any], *, is_fixed: bool = False) -> None:
    """Show what is not saved yet. `is_fixed`: to be read only, say below a question."""
    pair = Pembandingan(saved_side(session), draft_side(session), None if is_fixed else session)
    await app.open(BedaScreen(pair))


async def compare_revision(app: SoptuiApp, path: str, revision: Revisi) -> None:
    """Show what leads from a revision to the SOP as it is in the editor now."""
    session, before = await _draft_and(app, path, revision)
    await app.open(BedaScreen(Pembandingan(before, draft_side(session), session)))


async def compare_revisions(
    app: SoptuiApp, repo: Kumpulan[Any], sop_id: str, older: Revisi, newer: Revisi
) -> None:
    """Show what leads from one revision to another."""
    sides = await asyncio.to_thread(_two, repo, sop_id, older, newer)
    await app.open(BedaScreen(Pembandingan(*sides)))


async def compare_commit(app: SoptuiApp, repo: Kumpulan[Any], sop_id: str, commit: str) -> None:
    """Show what one commit made of a document."""
    found = await asyncio.to_thread(lambda: repo.log(sop_id, 2, rev=commit))
    if len(found) < 2:
        app.layar.say(
            "Ini versi pertama; tidak ada versi sebelumnya. Pilih catatan yang lebih baru."
        )
        return
    await compare_revisions(app, repo, sop_id, found[1], found[0])


async def compare_with(app: SoptuiApp, path: str, revision: Revisi | None) -> None:
    """Ask for the other side. `revision` None: what is in the editor now."""
    session = await session_of(app, path)
    repo, sop_id = app.desk.repo, session.nilai.id
    log = await asyncio.to_thread(session.repo.log, path)
    chosen = await app.ask(_question(session, log, revision))
    if chosen is None:
        app.layar.say("Tidak dibandingkan.")
    elif chosen == _DRAFT and revision is not None:
        await compare_revision(app, path, revision)
    elif chosen == _SAVED:
        await compare_unsaved(app, session)
    elif chosen == _BEFORE:
        await _with_before(app, session, log, revision)
    elif chosen == _FORCE:
        before = await asyncio.to_thread(in_force_side, repo, sop_id)
        await _open(app, session, before, revision)
    elif chosen == _OTHER:
        await _with_other(app, session, revision)


def _question(session: Session[Any], log: list[Revisi], revision: Revisi | None) -> Picker[str]:
    first = "ini versi pertama" if _index(log, revision) + 1 >= len(log) else ""
    options = [
        Option(_FORCE, "Yang berlaku hari ini"),
        Option(_BEFORE, "Versi sebelumnya", reason=first),
        Option(_OTHER, f"{session.repo.macam.nama} lain"),
    ]
    if revision is not None:
        options.insert(0, Option(_DRAFT, "Isi sekarang"))
        title = f"Bandingkan versi {revision.date:%d-%m-%Y %H:%M} dengan"
    else:
        same = "" if session.is_changed else "semua sudah tersimpan"
        options.insert(0, Option(_SAVED, "Versi tersimpan", reason=same))
        title = "Bandingkan isi sekarang dengan"
    current = next(option.value for option in options if not option.reason)
    return Picker(title, options, filterable=False, current=current)


def _index(log: list[Revisi], revision: Revisi | None) -> int:
    commits = [r.commit for r in log]
    return commits.index(revision.commit) if revision and revision.commit in commits else 0


async def _with_before(
    app: SoptuiApp, session: Session[Any], log: list[Revisi], revision: Revisi | None
) -> None:
    last = log[_index(log, revision) + 1]
    if revision is not None:
        await compare_revisions(app, session.repo, session.nilai.id, last, revision)
        return
    before = await asyncio.to_thread(revision_side, session.repo, session.nilai.id, last)
    await _open(app, session, before, None)


async def _with_other(app: SoptuiApp, session: Session[Any], revision: Revisi | None) -> None:
    repo, noun, whole = session.repo, session.repo.macam.nama, app.desk.repo
    others = whole.layanan.entries if repo is whole.layanan else whole.entries
    entries: Sequence[Entri] = await asyncio.to_thread(others)
    options = [
        Option(e.path, e.judul or e.path, e.nomor, "berkasnya rusak" if e.rusak else "")
        for e in entries
        if e.path != session.doc.file
    ]
    if not options:
        app.layar.say(f"Belum ada {noun} lain di repositori ini. Buat dulu dari daftar.")
        return
    path = await app.ask(Picker(f"Bandingkan dengan {noun}", options))
    if path is None:
        app.layar.say("Tidak dibandingkan.")
        return
    before = await asyncio.to_thread(other_side, repo, path)
    await _open(app, session, before, revision, is_same_sop=False)


async def _open(
    app: SoptuiApp,
    session: Session[Any],
    before: Sisi[Any],
    revision: Revisi | None,
    *,
    is_same_sop: bool = True,
) -> None:
    """Open Beda from `before` to a revision, or to what is in the editor now."""
    if revision is None:
        pair = Pembandingan(before, draft_side(session), session, is_same_sop)
    else:
        after = await asyncio.to_thread(revision_side, session.repo, session.nilai.id, revision)
        pair = Pembandingan(before, after, None, is_same_sop)
    await app.open(BedaScreen(pair))


async def _draft_and(app: SoptuiApp, path: str, revision: Revisi) -> tuple[Session[Any], Sisi[Any]]:
    session = await session_of(app, path)
    side = await asyncio.to_thread(revision_side, session.repo, session.nilai.id, revision)
    return session, side


def _two(
    repo: Kumpulan[Any], sop_id: str, older: Revisi, newer: Revisi
) -> tuple[Sisi[Any], Sisi[Any]]:
    return revision_side(repo, sop_id, older), revision_side(repo, sop_id, newer)
