"""Locks that git left behind: named with their age, and cleared by one key after a question."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from soptui.tui.widgets.picker import Option, Picker
from soptui.visible import visible

if TYPE_CHECKING:
    from soptui.errors import SoptuiError
    from soptui.tui.app import SoptuiApp


def with_key(error: SoptuiError, key: str = "K") -> str:
    """Return what an error says, with the key that helps where a lock was left behind."""
    return f"{error} Di sini: {key}." if is_left_behind(error) else str(error)


def is_left_behind(error: SoptuiError) -> bool:
    """Tell whether an error is about a lock that nobody holds any more."""
    from soptui.repo.kunci import LockedError

    return isinstance(error, LockedError) and error.kunci.is_stale


async def clear_locks(app: SoptuiApp) -> bool:
    """Remove the locks that nobody holds, if a person says so; tell whether the way is free."""
    assert app.repo is not None
    screen, repo = app.layar, app.repo
    locks = await asyncio.to_thread(repo.locks)
    stale = [kunci for kunci in locks if kunci.is_stale]
    if not stale:
        words = f"Masih dikunci: {locks[0].words}. {locks[0].advice}" if locks else ""
        screen.say(visible(words or "Tidak ada kunci git di repositori ini."))
        return not locks
    count = f"{len(stale)} kunci"
    asked = Picker(
        "Hapus kunci git yang tertinggal?",
        [
            Option(True, f"Hapus {count}", "tidak ada program yang memegangnya"),
            Option(False, "Batal"),
        ],
        note=visible("\n".join(kunci.words for kunci in stale), keep="\n"),
        filterable=False,
        guarded=True,
    )
    if not await app.ask(asked):
        screen.say("Kunci tidak dihapus.")
        return False
    for kunci in stale:
        await asyncio.to_thread(repo.clear_lock, kunci)
    screen.say(f"{count} dihapus. Ulangi yang tadi terhenti.")
    return True
