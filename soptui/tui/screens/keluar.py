"""Leaving soptui: what is not saved is asked about first."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from soptui.errors import SoptuiError
from soptui.model import Severity
from soptui.toml import nama_of
from soptui.tui.hints import NEEDS_IDENTITY
from soptui.tui.widgets.picker import Option, Picker
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.repo import Session
    from soptui.tui.app import SoptuiApp

_SHOWN = 6


async def leave(app: SoptuiApp) -> None:
    """End the program, or stay where something is not saved and should be."""
    if app.cetakan.is_running and not await _may_stop(app):
        return
    unsaved = app.desk.unsaved()
    if not unsaved or await _settled(app, unsaved):
        app.exit(0)


async def _may_stop(app: SoptuiApp) -> bool:
    """Ask whether the print that runs is given up."""
    options = [Option("tetap", "Tetap di sini"), Option("henti", "Hentikan cetakan, lalu keluar")]
    asked = Picker(
        "Masih mencetak",
        options,
        note=f"{app.cetakan.words()}\nTidak ada berkas setengah jadi yang tertinggal.",
        filterable=False,
        guarded=True,
    )
    return await app.ask(asked) == "henti"


async def _settled(app: SoptuiApp, unsaved: list[Session[Any]]) -> bool:
    kinds = nama_of(session.nilai for session in unsaved)
    lines = [f"- {s.nilai.identitas.judul}: {s.count_words()}" for s in unsaved[:_SHOWN]]
    if len(unsaved) > _SHOWN:
        lines.append(f"- dan {len(unsaved) - _SHOWN} lainnya")
    options = [
        Option("simpan", "Simpan semua, lalu keluar", "satu catatan riwayat tiap berkas"),
        Option("draf", "Keluar, simpan sebagai draf", "ditawarkan lagi nanti"),
        Option("batal", "Tetap di sini"),
        Option("buang", "Keluar tanpa menyimpan", "suntingan dibuang"),
    ]
    answer = await app.ask(
        Picker(
            f"{len(unsaved)} {kinds} belum disimpan",
            options,
            note=visible("\n".join(lines), keep="\n"),
            filterable=False,
            guarded=True,
        )
    )
    if answer == "simpan":
        return await save_all(app, unsaved)
    if answer == "draf":
        return await _kept(app)
    if answer == "buang":
        await asyncio.to_thread(app.penjaga.close, drop=True)
    return answer == "buang"


async def _kept(app: SoptuiApp) -> bool:
    """Tell whether all of it is a draft on the disk: else one stays here."""
    app.penjaga.note()
    if await asyncio.to_thread(app.penjaga.is_kept):
        return True
    words = (
        "Draf tidak dapat ditulis, jadi soptui tetap terbuka. Simpan, atau kosongkan ruang disk."
    )
    app.layar.say(words, Severity.ERROR)
    return False


async def save_all(app: SoptuiApp, unsaved: Sequence[Session[Any]]) -> bool:
    """Save them one after the other; stop at the first that is refused and say why."""
    screen = app.layar
    if await app.ensure_identity() is None:
        screen.say(f"Belum disimpan: {NEEDS_IDENTITY}")
        return False
    for session in unsaved:
        draft = session.draft()
        try:
            saved = await asyncio.to_thread(session.write, draft)
        except SoptuiError as error:
            words = f"{session.nilai.identitas.judul} belum disimpan: {error} Buka berkas itu dulu."
            screen.say(visible(words), Severity.ERROR)
            return False
        session.written(draft, saved)
    return True
