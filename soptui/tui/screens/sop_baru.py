"""Making a new SOP: title, unit, then one commit."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from soptui.changes.identifiers import slug, unique_slug
from soptui.errors import SoptuiError
from soptui.model import Identitas, Langkah, Pelaksana, Severity, Simbol, Simpul, Sop
from soptui.tui.widgets.picker import Option, Picker
from soptui.tui.widgets.prompt import Prompt
from soptui.visible import visible

if TYPE_CHECKING:
    from soptui.repo import Repository
    from soptui.tui.app import SoptuiApp


async def new_sop(app: SoptuiApp, repo: Repository, unit: str) -> Sop | None:
    """Ask for title and unit and create the SOP; None when it was put aside or refused."""
    screen = app.layar
    judul = await app.ask(Prompt("Judul SOP baru", note="Misalnya: Pengelolaan Surat Masuk"))
    if judul is None:
        return None
    options = [Option(u.id, u.nama) for u in repo.organisasi.unit]
    chosen = await app.ask(Picker("Unit kerja yang menyusun", options, current=unit or None))
    if chosen is None or (stored := await app.ensure_identity()) is None:
        screen.say("SOP baru tidak dibuat.")
        return None
    taken = {entry.id for entry in await asyncio.to_thread(repo.entries)}
    sop = first_value(judul, chosen, unique_slug(judul, taken))
    try:
        await asyncio.to_thread(repo.create, sop)
    except SoptuiError as error:
        screen.say(visible(str(error)), Severity.ERROR)
        return None
    screen.say(stored)
    return sop


def first_value(judul: str, unit: str, sop_id: str) -> Sop:
    """Return an SOP with a first and a last step, ready to be filled in."""
    pelaksana = Pelaksana("pelaksana-1", "Pelaksana 1")
    steps = (
        Langkah(slug("mulai"), "", (Simpul(pelaksana.id, Simbol.MULAI),)),
        Langkah(slug("selesai"), "", (Simpul(pelaksana.id, Simbol.SELESAI),)),
    )
    return Sop(sop_id, Identitas(judul, unit), (pelaksana,), steps)
