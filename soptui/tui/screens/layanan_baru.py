"""Making a new Standar Pelayanan: from an SOP, whose words it takes over, or blank; one commit."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from soptui.changes.identifiers import unique_slug
from soptui.model import IdentitasLayanan, Layanan
from soptui.repo.drafts.content import MACAM
from soptui.rules.pasangan import take_over_all
from soptui.toml import LAYANAN, require_sop
from soptui.tui.screens.sop_baru import KOSONG, LANJUT, carry_on, left_answers, which_unit
from soptui.tui.widgets.picker import Option, Picker
from soptui.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from soptui.model import Sop
    from soptui.repo import Entri, Repository
    from soptui.tui.app import SoptuiApp

DARI_SOP = "sop"
UNSAVED = "belum disimpan; diambil yang tersimpan"
NOT_MADE = "Standar Pelayanan baru tidak dibuat."
PREFIX = "sp "
"""In front of the title in an id: an SOP often has the same title, and ids are unique."""


async def new_layanan(
    app: SoptuiApp, repo: Repository, unit: str, begun: dict[str, str] | None = None
) -> str | None:
    """Ask for what a new service needs and create it; its id, or None when it was put aside.

    `begun` are the answers of a draft. Raises SoptuiError when it cannot be saved; the answers
    stay known then.
    """
    screen = app.layar
    entries = [e for e in await asyncio.to_thread(repo.entries) if e.rusak is None]
    answers = dict(begun or {})
    if begun is None:
        failed = left_answers(app, LAYANAN)
        ways = Picker("Standar Pelayanan baru", _ways(entries, failed), filterable=False)
        way = await app.ask(ways)
        answers = dict(failed) if way == LANJUT else {"cara": way} if way else {}
    if not answers:  # what could not be saved before is still known
        screen.say(NOT_MADE)
        return None
    answers[MACAM] = LAYANAN.folder
    app.penjaga.formulir = answers
    made = await _ask(app, repo, unit, answers, entries)
    stored = None if made is None else await app.ensure_identity()
    if made is None or stored is None:
        app.penjaga.formulir = None
        screen.say(NOT_MADE)
        return None
    await asyncio.to_thread(repo.layanan.create, made)
    app.penjaga.formulir = None
    screen.say(stored)
    return made.id


def _ways(entries: list[Entri], failed: dict[str, str]) -> list[Option[str]]:
    none = "" if entries else "Belum ada SOP di repositori ini. Buat dulu di Daftar SOP."
    return [
        *carry_on(failed),
        Option(DARI_SOP, "Dari SOP", none or "judul dan isinya ikut, lalu disunting", none),
        Option(KOSONG, "Kosong", "keempat belas komponen diisi sendiri"),
    ]


async def _ask(
    app: SoptuiApp, repo: Repository, unit: str, answers: dict[str, str], entries: list[Entri]
) -> Layanan | None:
    """Ask for what is not answered yet; every answer is kept with the drafts."""
    sop: Sop | None = None
    if answers.setdefault("cara", KOSONG) == DARI_SOP:
        options = [
            Option(e.path, e.judul, UNSAVED if app.desk.is_unsaved(e.path) else e.nomor)
            for e in entries
        ]
        path = await app.ask(Picker("Dari SOP yang mana?", options, current=answers.get("sop")))
        if path is None:
            return None
        answers["sop"] = path
        sop = require_sop(await asyncio.to_thread(repo.read, path))
    known = answers.get("judul") or (sop.identitas.judul if sop else "")
    note = "Sebagaimana dikenal pemohon, misalnya: Pelayanan Cuti"
    judul = await app.ask(Prompt("Nama pelayanan", value=known, note=note, accept="lanjut"))
    if judul is None:
        return None
    answers["judul"] = judul
    chosen = await which_unit(
        app, repo, answers.get("unit") or (sop.identitas.unit if sop else unit)
    )
    if chosen is None:
        return None
    answers["unit"] = chosen
    services = await asyncio.to_thread(repo.layanan.entries)
    taken = {entry.id for entry in entries} | {entry.id for entry in services}
    new_id = unique_slug(f"{PREFIX}{judul}", taken)
    if sop is None:
        return Layanan(new_id, IdentitasLayanan(judul, chosen))
    layanan = Layanan(new_id, IdentitasLayanan(judul, chosen, sop=(sop.id,)))
    return take_over_all(layanan, (sop,), repo.organisasi.menit_per_hari)
