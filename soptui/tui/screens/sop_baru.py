"""Making a new SOP: guided, from another SOP, or blank; then one commit."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

from soptui.changes.identifiers import unique_slug
from soptui.changes.new import blank, copy_of, from_lines
from soptui.repo.drafts.content import MACAM
from soptui.toml import SOP, require_sop
from soptui.tui.screens.tulis import TulisScreen
from soptui.tui.widgets.picker import Option, Picker
from soptui.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Callable

    from soptui.model import Sop
    from soptui.repo import Entri, Repository
    from soptui.toml import Macam
    from soptui.tui.app import SoptuiApp

    Maker = Callable[[str, str, str], Sop]
    """Makes the SOP of an id, a title and a unit."""

PANDU, SALIN, KOSONG, LANJUT = "pandu", "salin", "kosong", "lanjut"
NOT_MADE = "SOP baru tidak dibuat."


async def new_sop(
    app: SoptuiApp, repo: Repository, unit: str, begun: dict[str, str] | None = None
) -> tuple[Sop, bool] | None:
    """Ask for what a new SOP needs and create it; None when it was put aside.

    `begun` are the answers of a draft. The second value tells whether its writer wants to be led
    through what is left. Raises SoptuiError when it cannot be saved; the answers stay known then.
    """
    screen = app.layar
    app.kantor.gather(repo)
    entries = [e for e in await asyncio.to_thread(repo.entries) if e.rusak is None]
    answers = dict(begun or {})
    if begun is None:
        failed = left_answers(app, SOP)
        way = await app.ask(Picker("SOP baru", _ways(entries, failed), filterable=False))
        answers = dict(failed) if way == LANJUT else {"cara": way} if way else {}
    if not answers:  # what could not be saved before is still known
        screen.say(NOT_MADE)
        return None
    app.penjaga.formulir = answers
    made = await _ask(app, repo, unit, answers, entries)
    stored = None if made is None else await app.ensure_identity()
    if made is None or stored is None:
        app.penjaga.formulir = None
        screen.say(NOT_MADE)
        return None
    await asyncio.to_thread(repo.create, made)
    app.penjaga.formulir = None
    screen.say(stored)
    return made, answers["cara"] == PANDU


def left_answers(app: SoptuiApp, macam: Macam[Any]) -> dict[str, str]:
    """Return the answers about a new document of a kind that could not be saved, or none."""
    answers = app.penjaga.formulir or {}
    return answers if answers.get(MACAM, SOP.folder) == macam.folder else {}


def carry_on(failed: dict[str, str]) -> list[Option[str]]:
    """Offer to go on with the answers about what could not be saved."""
    title = failed.get("judul", "")
    return [Option(LANJUT, f"Lanjutkan: {title}", "belum tersimpan")] if title else []


def _ways(entries: list[Entri], failed: dict[str, str]) -> list[Option[str]]:
    none = "" if entries else "Belum ada SOP lain di repositori ini. Buat dulu dari daftar."
    return [
        *carry_on(failed),
        Option(PANDU, "Terpandu: judul, langkah, mutu baku, identitas", "empat langkah"),
        Option(SALIN, "Salinan SOP lain", none or "langkah dan panahnya ikut", none),
        Option(KOSONG, "SOP kosong", "mulai dan selesai saja"),
    ]


async def _ask(
    app: SoptuiApp, repo: Repository, unit: str, answers: dict[str, str], entries: list[Entri]
) -> Sop | None:
    """Ask for what is not answered yet; every answer is kept with the drafts."""
    way = answers.setdefault("cara", KOSONG)
    source: Sop | None = None
    if way == SALIN:
        options = [Option(e.path, e.judul, e.nomor) for e in entries]
        path = await app.ask(
            Picker("Salin SOP yang mana?", options, current=answers.get("salinan"))
        )
        if path is None:
            return None
        answers["salinan"] = path
        source = require_sop(await asyncio.to_thread(repo.read, path))
        unit = unit or source.identitas.unit
    step = "Langkah 1 dari 4: nama SOP" if way == PANDU else "Nama SOP baru"
    note, known = "Misalnya: Pengelolaan Surat Masuk", answers.get("judul", "")
    judul = await app.ask(Prompt(step, value=known, note=note, accept="lanjut"))
    if judul is None:
        return None
    answers["judul"] = judul
    chosen = await which_unit(app, repo, answers.get("unit") or unit)
    if chosen is None:
        return None
    answers["unit"] = chosen
    make: Maker = blank if source is None else partial(copy_of, source)
    if way == PANDU:
        text = await app.ask(TulisScreen(judul, answers.get("langkah", "")))
        if text is None:
            return None
        answers["langkah"] = text
        make = partial(from_lines, text=text, names=app.kantor.kosakata.names())
    return make(unique_slug(judul, {entry.id for entry in entries}), judul, chosen)


async def which_unit(app: SoptuiApp, repo: Repository, unit: str) -> str | None:
    """Ask for the unit, unless there is only one."""
    units = repo.organisasi.unit
    if len(units) == 1:
        return units[0].id
    options = [Option(u.id, u.nama) for u in units]
    return await app.ask(Picker("Unit kerja yang menyusun", options, current=unit or None))
