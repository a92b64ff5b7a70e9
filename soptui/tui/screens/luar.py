"""The TOML of an SOP in the person's own editor, and back: one step of undo."""

from __future__ import annotations

import asyncio
import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from soptui.changes import Edited
from soptui.errors import SoptuiError, SystemFaultError
from soptui.toml import patch_sop, read_sop
from soptui.tui.external import editor_command, private_file, run_editor
from soptui.tui.widgets.picker import Option, Picker
from soptui.visible import visible

if TYPE_CHECKING:
    from pathlib import Path

    from soptui.model import Temuan
    from soptui.toml import Dokumen
    from soptui.tui.app import SoptuiApp
    from soptui.tui.screens.sunting import SuntingScreen

TITLE = "ubah lewat penyunting teks"
_AGAIN, _DROP = "lagi", "buang"


async def edit_outside(editor: SuntingScreen, path: str) -> None:
    """Open the SOP as it is now, unsaved edits included, at the field `path`; take what comes back.

    What cannot be read as an SOP can be mended in the editor again or be dropped; until then the
    text is kept in a private file.
    """
    doc = editor.session.doc
    text = patch_sop(editor.session.layout or doc.text, editor.sop)
    app = editor.soptui
    command = editor_command(app.prefs.settings["editor"], os.environ)
    line = read_sop(text.encode(), doc.file).locate(path)[0]
    try:
        file = private_file(PurePosixPath(doc.file).stem, text, os.environ)
    except OSError as error:
        raise SystemFaultError(
            f"Berkas sementara tidak dapat ditulis ({error.strerror}). Periksa ruang disk dan hak"
            " akses folder ~/.local/state."
        ) from error
    try:
        back = await _edit_until_readable(app, command, file, line, doc.file)
    except SoptuiError as error:
        if await asyncio.to_thread(_holds, file, text):
            file.unlink(missing_ok=True)
            raise
        raise SoptuiError(f"{error} Teks Anda tetap ada di {visible(str(file))}.") from error
    file.unlink(missing_ok=True)
    if back is None:
        editor.say("Suntingan di penyunting teks dibuang; SOP ini tetap seperti semula.")
    elif back.text == text:
        editor.say("Tidak ada yang diubah di penyunting teks.")
    elif back.sop is not None:
        _take(editor, back)


async def mend_outside(app: SoptuiApp, doc: Dokumen, line: int) -> Dokumen:
    """Open a file that is no SOP just now, itself, at a line; return it as it is afterwards."""
    assert app.repo is not None
    await asyncio.to_thread(
        app.repo.read, doc.file
    )  # refuses what is no plain file of the repository
    command = editor_command(app.prefs.settings["editor"], os.environ)
    _suspended(app, command, app.repo.root / doc.file, line)
    return await asyncio.to_thread(app.repo.read, doc.file)


async def _edit_until_readable(
    app: SoptuiApp, command: list[str], file: Path, line: int, name: str
) -> Dokumen | None:
    """Let the person edit until the text is an SOP; None when it was dropped."""
    while True:
        _suspended(app, command, file, line)
        doc = read_sop(await asyncio.to_thread(file.read_bytes), name)
        if doc.sop is not None:
            return doc
        first = doc.temuan[0]
        answer = await _ask(app, first)
        if answer == _DROP:
            return None
        if answer is None:
            raise SoptuiError("Belum diambil.")
        line = first.line


def _holds(file: Path, text: str) -> bool:
    """Tell whether nothing was written that could be lost."""
    return not file.exists() or file.read_bytes() == text.encode()


async def _ask(app: SoptuiApp, first: Temuan) -> str | None:
    options = [
        Option(_AGAIN, f"Buka lagi di baris {first.line}"),
        Option(_DROP, "Buang suntingan itu"),
    ]
    note = visible(f"Baris {first.line}, kolom {first.column}: {first.message}")
    return await app.ask(
        Picker(
            "Berkas itu belum dapat dibaca",
            options,
            note=note,
            filterable=False,
            guarded=True,
            leave="nanti",
        )
    )


def _suspended(app: SoptuiApp, command: list[str], file: Path, line: int) -> None:
    try:
        with app.suspend():
            run_editor(command, file, line)
    except SuspendNotSupported as error:
        raise SoptuiError("Terminal ini tidak dapat diserahkan ke program lain.") from error


def _take(editor: SuntingScreen, back: Dokumen) -> None:
    sop = back.sop
    assert sop is not None
    editor.session.layout = back.text
    if sop == editor.sop:
        editor.say(
            "Isi SOP tidak berubah; catatan dan tata letak berkas ikut pada penyimpanan berikutnya."
        )
        return
    editor.edit(lambda _: Edited(sop, TITLE))
    editor.catch_up()
    found = len(editor.findings)
    more = (
        f"{found} temuan, {editor.key('panel')} ke bagian Temuan." if found else "Tidak ada temuan."
    )
    editor.say(f"Diambil dari penyunting teks. {more} {editor.key('urung')} mengurungkan.")
