"""Taking SOPs and services back from a file: asked for, looked at, opened as unsaved edits."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soptui.changes import Edited
from soptui.documents.masuk.baca import read_incoming
from soptui.documents.masuk.rencana import Keadaan, UnitLainError, begun, drafts, plan
from soptui.errors import NotFoundError
from soptui.tui.screens.penyunting import editor_of
from soptui.tui.screens.pulih import show_editor
from soptui.tui.screens.sop_baru import which_unit
from soptui.tui.widgets.picker import Option, Picker
from soptui.tui.widgets.prompt import Prompt
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.changes import Kalimat
    from soptui.documents.masuk.baca import Kiriman
    from soptui.documents.masuk.rencana import Rencana, Terbaca
    from soptui.documents.masuk.terbawa import Bawaan
    from soptui.repo import Repository, Session
    from soptui.tui.app import SoptuiApp

KINDS = (".docx", ".xlsx", ".pdf")
_MOST = 500
_SHOWN = 6
CARRIED, DRAWN = "terbawa", "tergambar"


async def import_document(app: SoptuiApp, repo: Repository) -> None:
    """Ask for a document and open what it brings. Raises SoptuiError where that is nothing."""
    path = await _ask_path(app)
    if path is None:
        return
    kiriman = await asyncio.to_thread(read_incoming, path, repo.organisasi.istilah)
    if not kiriman.bawaan:
        await _open_drafts(app, repo, kiriman)
        return
    bawaan = await _ask_one(app, repo, kiriman)
    if bawaan is not None:
        await _open(app, repo, kiriman, bawaan)


async def _ask_path(app: SoptuiApp) -> Path | None:
    """Ask for the file; a folder, or the beginning of a name, leads to what is there."""
    words: str | None = ""
    while True:
        asked = Prompt(
            "Impor dokumen",
            value=words or "",
            note="Berkas .docx, .xlsx atau .pdf buatan soptui. Nama folder atau awal nama berkas"
            " menunjukkan yang ada di sana; titik berarti folder ini.",
            accept="baca",
            known=words or "",
        )
        words = await app.ask(asked)
        if words is None:
            return None
        found = await asyncio.to_thread(_documents, words)
        if isinstance(found, Path):
            return found
        if not found:
            app.layar.say("Tidak ada berkas Word, Excel atau PDF dengan awal nama itu.")
            return None
        options = [Option(file, file.name, str(file.parent)) for file in found]
        chosen = await app.ask(Picker("Dokumen yang mana?", options))
        if chosen is not None:
            return chosen


def _documents(words: str) -> list[Path] | Path:
    """Return the file that is named, or the documents in a folder, or whose names begin so."""
    path = Path(words).expanduser()
    if path.is_file():
        return path
    folder, start = (path, "") if path.is_dir() else (path.parent, path.name.lower())
    if not folder.is_dir():
        return []
    files = (f for f in folder.iterdir() if f.suffix.lower() in KINDS and f.is_file())
    return sorted(f for f in files if f.name.lower().startswith(start))[:_MOST]


async def _ask_one(app: SoptuiApp, repo: Repository, kiriman: Kiriman) -> Bawaan | None:
    """Ask which document of a book is meant."""
    if len(kiriman.bawaan) == 1:
        return kiriman.bawaan[0]
    known = {entry.id for entry in await asyncio.to_thread(repo.entries)}
    known |= {entry.id for entry in await asyncio.to_thread(repo.layanan.entries)}
    options = [
        Option(b, b.id, "" if b.id in known else "belum ada di sini") for b in kiriman.bawaan
    ]
    return await app.ask(Picker("Yang mana dari buku ini?", options))


async def _open(app: SoptuiApp, repo: Repository, kiriman: Kiriman, bawaan: Bawaan) -> None:
    screen, unit = app.layar, None
    make = partial(plan, repo, bawaan, kiriman)
    try:
        found = await asyncio.to_thread(make)
    except UnitLainError:
        unit = await which_unit(app, repo, "")
        if unit is None:
            return
        found = await asyncio.to_thread(make, unit)
    if found.gambar:
        answer = await _ask_which(app, found)
        if answer is None:
            return
        found = await asyncio.to_thread(make, unit, drawn=answer == DRAWN)
    if found.keadaan is Keadaan.SAMA:
        screen.say(visible(f"Isinya sama dengan {found.nilai.id} yang ada di sini."))
        return
    told = [*kiriman.catatan, *found.catatan]
    if found.is_wholly_new:
        await _show_new(app, repo, begun(found.kumpulan, found.nilai, found.teks), told)
        return
    await _show_changed(app, found, told)


async def _ask_which(app: SoptuiApp, found: Rencana[Any]) -> str | None:
    """Ask what counts where somebody wrote in the document after soptui made it."""
    options = [
        Option(CARRIED, f"{found.kumpulan.macam.nama} yang dibawanya", "seperti ketika diekspor"),
        Option(DRAWN, "Yang terlihat di dokumen", "dengan perubahan itu"),
    ]
    note = "Dokumen ini diubah setelah dibuat soptui:\n" + _some(found.gambar)
    return await app.ask(Picker("Isi yang mana?", options, note=note, filterable=False))


def _some(sentences: Sequence[Kalimat]) -> str:
    lines = [f"- {sentence.plain}" for sentence in sentences[:_SHOWN]]
    more = len(sentences) - _SHOWN
    return "\n".join([*lines, *([f"- dan {more} perubahan lain"] if more > 0 else [])])


async def _show_changed(app: SoptuiApp, found: Rencana[Any], told: Sequence[str]) -> None:
    """Ask, then put the incoming document into the editor as one edit that can be undone."""
    doc = found.doc
    assert doc is not None
    options = [
        Option(True, "Buka sebagai suntingan", "belum tersimpan, dapat diurungkan"),
        Option(False, "Batal"),
    ]
    note = "Bedanya dari yang ada di sini:\n" + _some(found.beda)
    if not await app.ask(
        Picker(f"Impor {found.nilai.id}", options, note=note, filterable=False, guarded=True)
    ):
        return
    session, _ = await asyncio.to_thread(app.desk.open_in, found.kumpulan, doc.file)
    session.apply(Edited(found.nilai, f"impor dari {found.asal}"))
    editor = await show_editor(app, doc.file)
    save, undo = editor.key("simpan"), editor.key("urung")
    words = f"Diimpor dari {found.asal}. Belum disimpan: {save} menyimpan, {undo} mengurungkan."
    editor.say(visible(" ".join([words, *told])))


async def _show_new(
    app: SoptuiApp, repo: Repository, session: Session[Any], told: Sequence[str]
) -> None:
    app.desk.put(session)
    editor = editor_of(repo, session)
    await app.open(editor)
    nama, save = session.repo.macam.nama, editor.key("simpan")
    words = f"{nama} baru dari dokumen. Belum disimpan: {save} menyimpan."
    editor.say(visible(" ".join([words, *told])))


async def _open_drafts(app: SoptuiApp, repo: Repository, kiriman: Kiriman) -> None:
    """Open what a document shows that carries nothing: to be looked at, word by word."""
    from dataclasses import replace

    found = await asyncio.to_thread(drafts, repo, kiriman)
    options = [Option(one, one.nilai.identitas.judul or one.nilai.id) for one in found]
    one: Terbaca | None = found[0]
    if len(found) > 1:
        one = await app.ask(Picker("Yang mana dari berkas ini?", options))
    if one is None:
        return
    kumpulan, value = one.kumpulan, one.nilai
    units = {unit.id for unit in repo.organisasi.unit}
    unit = value.identitas.unit
    chosen = unit if unit in units else await which_unit(app, repo, "")
    if chosen is None:
        return
    value = replace(value, identitas=replace(value.identitas, unit=chosen))
    told = ["Isinya dibaca dari tabel dan gambar: tinjau sebelum disimpan.", *one.ragu]
    try:
        session, _ = await asyncio.to_thread(app.desk.open_in, kumpulan, value.id)
    except NotFoundError:
        await _show_new(app, repo, begun(kumpulan, value), told)
        return
    session.apply(Edited(value, f"impor dari {Path(kiriman.berkas).name}"))
    editor = await show_editor(app, session.doc.file)
    editor.say(visible(" ".join(told)))
