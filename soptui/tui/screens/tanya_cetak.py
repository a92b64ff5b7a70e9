"""What is asked before a print: unsaved edits, the target, and what is there already."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from soptui.tui.isian_cetak import short
from soptui.tui.widgets.picker import Option, Picker
from soptui.tui.widgets.prompt import Prompt
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.tui.app import SoptuiApp
    from soptui.tui.isian_cetak import Isian, Naskah

_SOME = 4
NEW, REPLACE = "baru", "timpa"


def _some(lines: Sequence[str], what: str) -> str:
    more = len(lines) - _SOME
    shown = [f"- {visible(line)}" for line in lines[:_SOME]]
    return "\n".join([*shown, *([f"- dan {more} {what} lain"] if more > 0 else [])])


async def ask_unsaved(app: SoptuiApp, titles: Sequence[str]) -> str | None:
    """Ask what to do with edits that are not saved: "simpan", "tersimpan", or None."""
    options = [
        Option("simpan", "Simpan dulu, lalu cetak"),
        Option("tersimpan", "Cetak versi tersimpan", "suntingan tetap ada, belum tercetak"),
        Option("batal", "Batal"),
    ]
    asked = Picker(
        "Ada perubahan yang belum disimpan",
        options,
        note=f"{_some(titles, 'SOP')}\nYang dicetak selalu versi yang tersimpan.",
        filterable=False,
        guarded=True,
    )
    answer = await app.ask(asked)
    return None if answer == "batal" else answer


async def ask_target(app: SoptuiApp, isian: Isian, naskah: Naskah) -> bool:
    """Ask where it goes; False when that stays as it is."""
    is_folder = naskah.is_many or isian.is_site(naskah)
    asked = Prompt(
        f"{'Folder' if is_folder else 'Berkas'} tujuan",
        value=short(isian.target(naskah)),
        note=f"Nama saja: ditulis di {short(isian.folder)}.",
        accept="pakai",
    )
    answer = await app.ask(asked)
    if answer is not None:
        await asyncio.to_thread(isian.take, answer, naskah)
    return answer is not None


async def ask_replace(app: SoptuiApp, isian: Isian, naskah: Naskah) -> str | None:
    """Look at the targets and ask about those that exist: NEW, REPLACE, or None.

    Raises SoptuiError where one cannot be written, or must not.
    """
    from soptui.documents.tujuan import already_there

    while True:
        look = partial(already_there, isian.targets(naskah), is_folder=isian.is_site(naskah))
        there = [short(Path(str(error.file))) for error in await asyncio.to_thread(look)]
        if not there:
            return NEW
        is_folder = isian.is_site(naskah)
        what = f"{len(there)} berkas" if len(there) > 1 else "Folder" if is_folder else "Berkas"
        options = [
            Option("lain", "Folder lain" if naskah.is_many or is_folder else "Nama lain"),
            Option("batal", "Batal"),
            Option(REPLACE, "Timpa", "yang lama hilang"),
        ]
        asked = Picker(
            f"{what} sudah ada",
            options,
            note=_some(there, "berkas"),
            filterable=False,
            guarded=True,
        )
        answer = await app.ask(asked)
        if answer == REPLACE:
            return REPLACE
        if answer != "lain" or not await ask_target(app, isian, naskah):
            return None
