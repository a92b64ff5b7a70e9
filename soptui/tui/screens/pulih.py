"""Going back to an old version from Riwayat: shown first, then an edit that can be undone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from soptui.changes import describe, diff, restore
from soptui.changes.partial import restore_change, restore_step
from soptui.errors import InvalidError
from soptui.tui.hints import NEEDS_IDENTITY
from soptui.tui.screens.berkas import BerkasScreen
from soptui.tui.screens.penyunting import PenyuntingScreen, editor_of, session_of
from soptui.tui.widgets.picker import Option, Picker
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from soptui.changes import Edited, Kalimat
    from soptui.repo import Revisi, Session
    from soptui.repo.sides import Sisi
    from soptui.tui.app import SoptuiApp
    from soptui.tui.screens.base import Layar

_SHOWN_CHANGES = 6


async def restore_revision(app: SoptuiApp, path: str, revision: Revisi) -> None:
    """Ask, put the old version into the editor as one unsaved edit, and show the editor.

    A file that cannot be read just now is restored at once: there is nothing that could be edited.
    """
    screen = app.layar
    try:
        session = await session_of(app, path)
    except InvalidError:
        await _restore_broken(app, path, revision)
        return
    edited = await asyncio.to_thread(session.repo.restored, session.doc, revision.commit)
    before = session.nilai
    changes = diff(before, edited.nilai)
    if not changes:
        screen.say("Isi sekarang sudah sama dengan versi itu. Pilih versi lain.")
        return
    words = [describe([change], before, edited.nilai) for change in changes]
    rest = len(words) - _SHOWN_CHANGES
    lines = [f"- {line}" for line in words[:_SHOWN_CHANGES]]
    if rest > 0:
        lines.append(f"- dan {rest} perubahan lain")
    if not await _confirmed(app, revision, "\n".join([*lines, *edited.notes])):
        screen.say("Tidak dikembalikan.")
        return
    session.apply(edited)
    await show_editor(app, path)
    editor = app.layar
    title = f"{edited.title[:1].upper()}{edited.title[1:]}"
    save, undo = editor.key("simpan"), editor.key("urung")
    editor.say(visible(f"{title}. Belum disimpan: {save} menyimpan, {undo} mengurungkan."))


async def _confirmed(app: SoptuiApp, revision: Revisi, note: str) -> bool:
    title = f"Kembalikan ke versi {revision.date:%d-%m-%Y %H:%M}?"
    options = [Option(True, "Kembalikan", "dapat diurungkan"), Option(False, "Batal")]
    picker = Picker(title, options, note=note, filterable=False, guarded=True)
    answer: bool | None = await app.ask(picker)
    return bool(answer)


async def _restore_broken(app: SoptuiApp, path: str, revision: Revisi) -> None:
    note = "Berkasnya rusak saat ini, jadi versi itu langsung ditulis dan dicatat di riwayat."
    if not await _confirmed(app, revision, note):
        app.layar.say("Tidak dikembalikan.")
        return
    if (stored := await app.ensure_identity()) is None:
        app.layar.say(f"Tidak dikembalikan: {NEEDS_IDENTITY}")
        return
    edited, saved = await asyncio.to_thread(app.desk.repo.of(path).restore, path, revision.commit)
    await show_editor(app, path)
    words = f"Disimpan: {saved.subject}." if saved else f"Berkas sudah {edited.title}."
    app.layar.say(visible(f"{words} {stored}".strip()))


async def show_editor(app: SoptuiApp, path: str) -> PenyuntingScreen[Any]:
    """Go back to the editor of the document, or open it where there is none below."""
    session = await session_of(app, path)
    editors = [
        screen
        for screen in app.screen_stack
        if isinstance(screen, PenyuntingScreen)
        and screen.session is session
        and screen.revision is None
    ]
    if editors:
        while app.screen is not editors[-1]:
            await app.pop_screen()
        editors[-1].redraw()
        return editors[-1]
    while len(app.screen_stack) > 1 and not isinstance(app.screen, BerkasScreen):
        await app.pop_screen()
    editor = editor_of(app.desk.repo, session)
    await app.open(editor)
    return editor


async def restore_part(
    layar: Layar[None], session: Session[Any], before: Sisi[Any], change: Kalimat
) -> bool:
    """Ask how much of an old version comes back, and make the edit; False when nothing did."""
    step = change.path.split("/")[1] if change.path.startswith("langkah/") else ""
    name = change.part if step else ""
    ways: dict[str, Callable[[], Edited[Any]]] = {
        "ini": lambda: restore_change(session.nilai, before.nilai, change),
        "langkah": lambda: restore_step(session.nilai, before.nilai, step),
        "semua": lambda: restore(session.nilai, before.nilai, before.name),
    }
    options = [
        Option("ini", "Perubahan ini saja"),
        *([Option("langkah", f"{name}, seluruhnya")] if step else []),
        Option("semua", f"Seluruh {session.repo.macam.nama} ke {before.name}"),
    ]
    note = f"{change.sign} {change.plain}"
    picker = Picker("Kembalikan apa?", options, note=note, filterable=False, guarded=True)
    chosen: str | None = await layar.soptui.ask(picker)
    if chosen is None:
        layar.say("Tidak dikembalikan.")
        return False
    edited = ways[chosen]()
    session.apply(edited)
    title = f"{edited.title[:1].upper()}{edited.title[1:]}"
    words = " ".join(
        [f"{title}.", *edited.notes, f"Belum disimpan; {layar.key('urung')} mengurungkan."]
    )
    layar.say(visible(words))
    return True
