"""Going back to an old version from Riwayat: shown first, then an edit that can be undone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from soptui.changes import describe, diff
from soptui.errors import InvalidError
from soptui.tui.screens.sunting import SuntingScreen
from soptui.tui.widgets.picker import Option, Picker
from soptui.visible import visible

if TYPE_CHECKING:
    from soptui.repo import Revisi
    from soptui.tui.app import SoptuiApp

_SHOWN_CHANGES = 6


async def restore_revision(app: SoptuiApp, path: str, revision: Revisi) -> None:
    """Ask, put the old version into the editor as one unsaved edit, and show the editor.

    A file that holds no SOP just now is restored at once: there is nothing that could be edited.
    """
    desk, screen = app.desk, app.layar
    try:
        session, _ = await asyncio.to_thread(desk.open, path)
    except InvalidError:
        await _restore_broken(app, path, revision)
        return
    edited = await asyncio.to_thread(desk.repo.restored, session.doc, revision.commit)
    before = session.sop
    changes = diff(before, edited.sop)
    if not changes:
        screen.say("Isi sekarang sudah sama dengan versi itu.")
        return
    words = [describe([change], before, edited.sop) for change in changes]
    rest = len(words) - _SHOWN_CHANGES
    lines = [f"- {line}" for line in words[:_SHOWN_CHANGES]]
    if rest > 0:
        lines.append(f"- dan {rest} perubahan lain")
    if not await _confirmed(app, revision, "\n".join([*lines, *edited.notes])):
        screen.say("Tidak dikembalikan.")
        return
    session.apply(edited)
    await _show_editor(app, path)
    editor = app.layar
    title = f"{edited.title[:1].upper()}{edited.title[1:]}"
    editor.say(visible(f"{title}. Belum disimpan: Ctrl+S menyimpan, F7 mengurungkan."))


async def _confirmed(app: SoptuiApp, revision: Revisi, note: str) -> bool:
    title = f"Kembalikan ke versi {revision.date:%d-%m-%Y %H:%M}?"
    options = [Option(True, "Kembalikan", "F7 mengurungkan"), Option(False, "Batal")]
    picker = Picker(title, options, note=note, filterable=False, guarded=True)
    answer: bool | None = await app.ask(picker)
    return bool(answer)


async def _restore_broken(app: SoptuiApp, path: str, revision: Revisi) -> None:
    note = "Berkasnya rusak saat ini, jadi versi itu langsung ditulis dan dicatat di riwayat."
    if not await _confirmed(app, revision, note):
        app.layar.say("Tidak dikembalikan.")
        return
    if (stored := await app.ensure_identity()) is None:
        app.layar.say("Tidak dikembalikan: nama dan surel diperlukan untuk riwayat.")
        return
    edited, saved = await asyncio.to_thread(app.desk.repo.restore, path, revision.commit)
    await _show_editor(app, path)
    words = f"Disimpan: {saved.subject}." if saved else f"Berkas sudah {edited.title}."
    app.layar.say(visible(f"{words} {stored}".strip()))


async def _show_editor(app: SoptuiApp, path: str) -> None:
    """Go back to the editor of the SOP, or open it where there is none below."""
    from soptui.tui.screens.riwayat import RiwayatScreen

    while isinstance(app.screen, RiwayatScreen) or (
        isinstance(app.screen, SuntingScreen) and app.screen.revision is not None
    ):
        await app.pop_screen()
    if isinstance(app.screen, SuntingScreen):
        app.screen.redraw()
    else:
        session, _ = await asyncio.to_thread(app.desk.open, path)
        await app.open(SuntingScreen(app.desk.repo, session))
