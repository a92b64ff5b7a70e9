"""Deleting a document and bringing one back, from its list."""

from __future__ import annotations

import asyncio
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from soptui.tui.actions import Place
from soptui.tui.hints import NEEDS_IDENTITY
from soptui.tui.widgets.picker import Option, Picker
from soptui.tui.widgets.prompt import Prompt
from soptui.visible import visible

if TYPE_CHECKING:
    from soptui.repo import Entri
    from soptui.repo.kumpulan import Kumpulan
    from soptui.tui.app import SoptuiApp

WORD = "hapus"


async def delete_document(app: SoptuiApp, repo: Kumpulan[Any], entry: Entri) -> bool:
    """Ask for the word and delete; True when it was done."""
    noun = repo.macam.nama
    if app.desk.is_unsaved(entry.path):
        app.layar.say(
            f"{noun} ini mempunyai perubahan yang belum disimpan. Simpan atau buang dulu."
        )
        return False
    name = entry.judul or entry.path
    note = f"{name}. Riwayat dan pengesahannya tetap ada, dan {noun} dapat dipulihkan."

    back = app.layar.key("batal", Place.FIELD)

    def why_not(text: str) -> str | None:
        return None if text.casefold() == WORD else f"Ketik {WORD}, atau {back} untuk batal."

    question = f"Hapus {noun} ini? Ketik kata {WORD}"
    if await app.ask(Prompt(question, note=note, why_not=why_not, accept="hapus")) is None:
        app.layar.say("Tidak dihapus.")
        return False
    stored = await app.ensure_identity()
    if stored is None:
        app.layar.say(f"Tidak dihapus: {NEEDS_IDENTITY}")
        return False
    saved = await asyncio.to_thread(repo.delete, entry.path)
    palette = app.layar.key("palet")
    words = f'{saved.subject}. Perintah "pulihkan {noun}" ({palette}) mengembalikannya. {stored}'
    app.layar.say(visible(words.strip()))
    return True


async def bring_back(app: SoptuiApp, repo: Kumpulan[Any]) -> bool:
    """Let choose one of the documents that were deleted, and restore it; True when it was done."""
    noun = repo.macam.nama
    gone = await asyncio.to_thread(repo.deleted)
    if not gone:
        app.layar.say(f"Tidak ada {noun} yang pernah dihapus.")
        return False
    options = [
        Option(r, PurePosixPath(r.path).stem, f"dihapus {r.date:%d-%m-%Y} oleh {r.author}")
        for r in gone
    ]
    chosen = await app.ask(Picker(f"Pulihkan {noun} yang mana?", options))
    if chosen is None:
        app.layar.say("Tidak ada yang dipulihkan.")
        return False
    stored = await app.ensure_identity()
    if stored is None:
        app.layar.say(f"Tidak dipulihkan: {NEEDS_IDENTITY}")
        return False
    document_id = PurePosixPath(chosen.path).stem
    _, saved = await asyncio.to_thread(repo.restore, document_id, f"{chosen.commit}~1")
    words = saved.subject if saved else f"{noun} sudah ada"
    app.layar.say(visible(f"{words}. {stored}".strip()))
    return True
