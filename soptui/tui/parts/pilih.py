"""Choosing from everything the office already wrote for a field; a list may take several."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from soptui import texts
from soptui.changes import edits
from soptui.model import path as address
from soptui.tui.actions import Place
from soptui.tui.widgets.picker import Option, Picker

if TYPE_CHECKING:
    from collections.abc import Collection

    from soptui.tui.screens.penyunting import PenyuntingScreen

NOTHING = "Kantor ini belum menulis apa pun untuk ruas ini. Ketik langsung di ruasnya."


async def pick_text(
    editor: PenyuntingScreen[Any],
    field: str,
    label: str = "",
    *,
    taken: Collection[str] = (),
    current: str | None = None,
    several: bool = False,
) -> str | None:
    """Ask for a text that was written before for `field`; a new one may be typed.

    `taken` are the items of a list that are in it already.
    """
    found = editor.soptui.kantor.kosakata.everything(field, editor.nilai)
    if not found and not taken:
        editor.say(NOTHING)
        return None
    words = [usul.teks for usul in found]
    take, end = editor.key("terima", Place.FIELD), editor.key("batal", Place.FIELD)
    note = f"{take} mengambil; memilih lagi melepaskan. {end} bila sudah." if several else ""
    options = [Option(u.teks, u.words, _note(u.teks, u.jumlah, taken)) for u in found]
    options += [Option(text, text, "diambil") for text in taken if text not in words]

    def make(typed: str) -> Option[str] | None:
        return None if typed in words else Option(typed, f"Tulis: {typed}", "baru")

    return await editor.soptui.ask(
        Picker(
            label or texts.LANGKAH.get(field, field),
            options,
            note=note,
            current=current,
            leave="selesai" if several else "batal",
            make=make,
        )
    )


def _note(text: str, count: int, taken: Collection[str]) -> str:
    if text in taken:
        return "diambil"
    return f"{count} kali dipakai" if count else ""


async def pick_items(editor: PenyuntingScreen[Any], path: str, label: str) -> None:
    """Let items of a list field of a form be taken and put back, one after the other."""
    field, last = path.rpartition("/")[2], None
    while True:
        items: tuple[str, ...] = address.get(editor.nilai, path)
        text = await pick_text(editor, field, label, taken=items, current=last, several=True)
        if text is None:
            return
        kept = tuple(item for item in items if item != text)
        value = kept if len(kept) < len(items) else (*items, text)
        if not editor.edit(partial(edits.set_value, path=path, value=value)):
            return
        last = text


async def pick_value(editor: PenyuntingScreen[Any], path: str, label: str) -> None:
    """Let the value of a one-line field of a form be chosen."""
    field, current = path.rpartition("/")[2], address.get(editor.nilai, path)
    text = await pick_text(editor, field, label, current=current)
    if text is not None:
        editor.edit(partial(edits.set_value, path=path, value=text))
