"""The TOML of a document in the person's own editor, and back: one step of undo."""

from __future__ import annotations

import asyncio
import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from textual.app import SuspendNotSupported

from soptui.changes import Edited
from soptui.errors import SoptuiError, SystemFaultError
from soptui.toml import patch_text, read_dokumen
from soptui.tui.external import editor_command, private_file, run_editor
from soptui.tui.widgets.picker import Option, Picker
from soptui.visible import visible

if TYPE_CHECKING:
    from pathlib import Path

    from soptui.model import Temuan
    from soptui.toml import Dokumen, Macam
    from soptui.tui.app import SoptuiApp
    from soptui.tui.screens.penyunting import PenyuntingScreen

TITLE = "ubah lewat penyunting teks"
_AGAIN, _DROP = "lagi", "buang"


async def edit_outside(editor: PenyuntingScreen[Any], path: str) -> None:
    """Open the document as it is now, edits included, at the field `path`; take what comes back.

    What cannot be read can be mended in the editor again or be dropped; until then the
    text is kept in a private file.
    """
    doc = editor.session.doc
    text = patch_text(editor.session.layout or doc.text, editor.nilai)
    macam = editor.session.repo.macam
    app = editor.soptui
    command = editor_command(app.prefs.settings["editor"], os.environ)
    line = read_dokumen(text.encode(), doc.file, macam).locate(path)[0]
    try:
        file = private_file(PurePosixPath(doc.file).stem, text, os.environ)
    except OSError as error:
        raise SystemFaultError(
            f"Berkas sementara tidak dapat ditulis ({error.strerror}). Periksa ruang disk dan hak"
            " akses folder ~/.local/state."
        ) from error
    try:
        back = await _edit_until_readable(app, command, file, line, doc.file, macam)
    except SoptuiError as error:
        if await asyncio.to_thread(_holds, file, text):
            file.unlink(missing_ok=True)
            raise
        raise SoptuiError(f"{error} Teks Anda tetap ada di {visible(str(file))}.") from error
    file.unlink(missing_ok=True)
    if back is None:
        editor.say(f"Suntingan di penyunting teks dibuang; {macam.nama} ini tetap seperti semula.")
    elif back.text == text:
        editor.say("Tidak ada yang diubah di penyunting teks.")
    elif back.nilai is not None:
        _take(editor, back)


async def mend_outside(app: SoptuiApp, doc: Dokumen[Any], line: int) -> Dokumen[Any]:
    """Open a file that cannot be read just now, at a line; return it as it is afterwards."""
    assert app.repo is not None
    repo = app.repo.of(doc.file)
    await asyncio.to_thread(repo.read, doc.file)  # refuses what is no plain file of it
    command = editor_command(app.prefs.settings["editor"], os.environ)
    _suspended(app, command, app.repo.root / doc.file, line)
    return await asyncio.to_thread(repo.read, doc.file)


async def _edit_until_readable(
    app: SoptuiApp, command: list[str], file: Path, line: int, name: str, macam: Macam[Any]
) -> Dokumen[Any] | None:
    """Let the person edit until the text can be read; None when it was dropped."""
    while True:
        _suspended(app, command, file, line)
        doc = read_dokumen(await asyncio.to_thread(file.read_bytes), name, macam)
        if doc.nilai is not None:
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


def _take(editor: PenyuntingScreen[Any], back: Dokumen[Any]) -> None:
    nilai = back.nilai
    assert nilai is not None
    editor.session.layout = back.text
    noun = editor.session.repo.macam.nama
    if nilai == editor.nilai:
        editor.say(
            f"Isi {noun} tidak berubah; catatan dan tata letak berkas ikut pada penyimpanan"
            " berikutnya."
        )
        return
    editor.edit(lambda _: Edited(nilai, TITLE))
    editor.catch_up()
    found = len(editor.findings)
    more = (
        f"{found} temuan, {editor.key('panel')} ke bagian Temuan." if found else "Tidak ada temuan."
    )
    editor.say(f"Diambil dari penyunting teks. {more} {editor.key('urung')} mengurungkan.")
