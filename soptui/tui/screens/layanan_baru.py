"""Making a new Standar Pelayanan: from an SOP, whose words it takes over, or blank; one commit."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from soptui.changes.identifiers import unique_slug
from soptui.model import IdentitasLayanan, Layanan
from soptui.rules.pasangan import take_over_all
from soptui.toml import require_sop
from soptui.tui.screens.sop_baru import which_unit
from soptui.tui.widgets.picker import Option, Picker
from soptui.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from soptui.model import Sop
    from soptui.repo import Repository
    from soptui.tui.app import SoptuiApp

DARI_SOP, KOSONG = "sop", "kosong"
NOT_MADE = "Standar Pelayanan baru tidak dibuat."
PREFIX = "sp "
"""In front of the title in an id: an SOP often has the same title, and ids are unique."""


async def new_layanan(app: SoptuiApp, repo: Repository, unit: str) -> str | None:
    """Ask for what a new service needs and create it; its id, or None when it was put aside.

    Raises SoptuiError when it cannot be saved.
    """
    screen = app.layar
    made = await _ask(app, repo, unit)
    stored = None if made is None else await app.ensure_identity()
    if made is None or stored is None:
        screen.say(NOT_MADE)
        return None
    await asyncio.to_thread(repo.layanan.create, made)
    screen.say(stored)
    return made.id


async def _ask(app: SoptuiApp, repo: Repository, unit: str) -> Layanan | None:
    entries = [e for e in await asyncio.to_thread(repo.entries) if e.rusak is None]
    none = "" if entries else "Belum ada SOP di repositori ini. Buat dulu di Daftar SOP."
    ways = [
        Option(DARI_SOP, "Dari SOP", none or "judul dan isinya ikut, lalu disunting", none),
        Option(KOSONG, "Kosong", "keempat belas komponen diisi sendiri"),
    ]
    way = await app.ask(Picker("Standar Pelayanan baru", ways, filterable=False))
    sop: Sop | None = None
    if way == DARI_SOP:
        options = [Option(e.path, e.judul, e.nomor) for e in entries]
        path = await app.ask(Picker("Dari SOP yang mana?", options))
        if path is None:
            return None
        sop = require_sop(await asyncio.to_thread(repo.read, path))
    elif way is None:
        return None
    known = sop.identitas.judul if sop else ""
    note = "Sebagaimana dikenal pemohon, misalnya: Pelayanan Cuti"
    judul = await app.ask(Prompt("Nama pelayanan", value=known, note=note, accept="lanjut"))
    if judul is None:
        return None
    chosen = await which_unit(app, repo, sop.identitas.unit if sop else unit)
    if chosen is None:
        return None
    services = await asyncio.to_thread(repo.layanan.entries)
    taken = {entry.id for entry in entries} | {entry.id for entry in services}
    new_id = unique_slug(f"{PREFIX}{judul}", taken)
    if sop is None:
        return Layanan(new_id, IdentitasLayanan(judul, chosen))
    layanan = Layanan(new_id, IdentitasLayanan(judul, chosen, sop=(sop.id,)))
    return take_over_all(layanan, (sop,), repo.organisasi.menit_per_hari)
