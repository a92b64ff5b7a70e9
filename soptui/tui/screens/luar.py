"""Texts in the person's own editor, and back: of a document as one step of undo, else saved."""

from __future__ import annotations

import asyncio
import os
from contextlib import asynccontextmanager
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeAlias

from textual.app import SuspendNotSupported

from soptui.changes import Edited
from soptui.errors import SoptuiError, SystemFaultError
from soptui.repo.teks import problem
from soptui.toml import patch_text, read_dokumen
from soptui.tui.external import editor_command, private_file, run_editor
from soptui.tui.hints import NEEDS_IDENTITY
from soptui.tui.widgets.picker import Option, Picker
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from soptui.model import Temuan
    from soptui.repo.teks import Teks
    from soptui.toml import Dokumen
    from soptui.tui.app import SoptuiApp
    from soptui.tui.screens.penyunting import PenyuntingScreen

    Fault: TypeAlias = Callable[[bytes], Temuan | None]
    """Returns why a text cannot be taken, None when it can."""

TITLE = "ubah lewat penyunting teks"
_AGAIN, _DROP = "lagi", "buang"
_DROPPED = "Suntingan di penyunting teks dibuang"
_SAME = "Tidak ada yang diubah di penyunting teks."


async def edit_outside(editor: PenyuntingScreen[Any], path: str) -> None:
    """Open the document as it is now, edits included, at the field `path`; take what comes back."""
    doc = editor.session.doc
    text = patch_text(editor.session.layout or doc.text, editor.nilai)
    macam = editor.session.repo.macam
    line = read_dokumen(text.encode(), doc.file, macam).locate(path)[0]

    def fault(data: bytes) -> Temuan | None:
        read = read_dokumen(data, doc.file, macam)
        return read.temuan[0] if read.nilai is None else None

    async with _edited(editor.soptui, doc.file, text.encode(), line, fault) as back:
        if back is None:
            words = f"{_DROPPED}; {macam.nama} ini tetap seperti semula."
        elif back == text.encode():
            words = _SAME
        else:
            _take(editor, read_dokumen(back, doc.file, macam))
            return
    editor.say(words)


async def edit_text(app: SoptuiApp, path: str, line: int) -> None:
    """Open a file without an editor of its own at a line; what comes back is saved at once."""
    repo = app.desk.repo
    teks = await asyncio.to_thread(repo.open_text, path)
    if not (teks.is_committed or await _takes_all(app, teks)):
        return
    stored = await app.ensure_identity()
    if stored is None:
        app.layar.say(f"Belum diubah: {NEEDS_IDENTITY}")
        return
    async with _edited(app, path, teks.data, line, partial(problem, path)) as back:
        if back is None:
            words = f"{_DROPPED}; {visible(path)} tetap seperti semula."
        elif back == teks.data:
            words = _SAME
        else:
            subject = await asyncio.to_thread(repo.save_text, teks, back)
            words = f"Disimpan: {subject}. {stored}".strip()
    app.layar.say(visible(words))


async def _takes_all(app: SoptuiApp, teks: Teks) -> bool:
    """Ask whether what nobody saved so far may be saved as well."""
    asked = Picker(
        f"{visible(teks.path)} memuat suntingan yang belum masuk riwayat",
        [Option(True, "Ubah, lalu simpan semuanya")],
        filterable=False,
        guarded=True,
    )
    return await app.ask(asked) is True


async def mend_outside(app: SoptuiApp, doc: Dokumen[Any], line: int) -> Dokumen[Any]:
    """Open a file that cannot be read just now, at a line; return it as it is afterwards."""
    assert app.repo is not None
    repo = app.repo.of(doc.file)
    await asyncio.to_thread(repo.read, doc.file)  # refuses what is no plain file of it
    command = editor_command(app.prefs.settings["editor"], os.environ)
    _suspended(app, command, app.repo.root / doc.file, line)
    return await asyncio.to_thread(repo.read, doc.file)


@asynccontextmanager
async def _edited(
    app: SoptuiApp, path: str, data: bytes, line: int, fault: Fault
) -> AsyncIterator[bytes | None]:
    """Give what a person made of a text in his editor; None when he dropped it.

    What cannot be read can be mended in the editor again. Until it is taken, the text is kept in a
    private file, which stays where something went wrong.
    """
    command = editor_command(app.prefs.settings["editor"], os.environ)
    try:
        file = private_file(PurePosixPath(path), data, os.environ)
    except OSError as error:
        raise SystemFaultError(
            f"Berkas sementara tidak dapat ditulis ({error.strerror}). Periksa ruang disk dan hak"
            " akses folder ~/.local/state."
        ) from error
    try:
        yield await _edit_until_readable(app, command, file, line, fault)
    except SoptuiError as error:
        if await asyncio.to_thread(_holds, file, data):
            file.unlink(missing_ok=True)
            raise
        raise SoptuiError(f"{error} Teks Anda tetap ada di {visible(str(file))}.") from error
    file.unlink(missing_ok=True)


async def _edit_until_readable(
    app: SoptuiApp, command: list[str], file: Path, line: int, fault: Fault
) -> bytes | None:
    """Let the person edit until the text can be read; None when it was dropped."""
    while True:
        _suspended(app, command, file, line)
        try:
            back = await asyncio.to_thread(file.read_bytes)
        except OSError as error:
            raise SoptuiError("Berkasnya tidak ada lagi; tidak ada yang diambil.") from error
        first = fault(back)
        if first is None:
            return back
        answer = await _ask(app, first)
        if answer == _DROP:
            return None
        if answer is None:
            raise SoptuiError("Belum diambil.")
        line = first.line


def _holds(file: Path, data: bytes) -> bool:
    """Tell whether nothing was written that could be lost."""
    return not file.exists() or file.read_bytes() == data


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
