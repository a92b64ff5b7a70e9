"""Mending many documents: show what would be mended, let choose which, save each for itself."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from soptui.repo.mending import carry_out, plan
from soptui.toml import nama_of
from soptui.tui.actions import Place
from soptui.tui.hints import NEEDS_IDENTITY
from soptui.tui.screens.banyak import EACH, UNSAVED, tell_outcome
from soptui.tui.widgets.picker import Option, Picker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from soptui.model import Temuan
    from soptui.repo.mending import Perbaikan
    from soptui.tui.app import SoptuiApp

    Plans = Sequence[Perbaikan[Any]]

GO, ONE = "semua", "satu"
NOTHING = "Tidak ada yang dapat diperbaiki sendiri: yang tampil perlu pertimbangan Anda."


async def mend_everywhere(app: SoptuiApp, shown: Sequence[Temuan], file: str) -> bool:
    """Mend what is shown, or of it one file, as far as that needs no judgement; True when done."""
    repo = app.desk.repo
    only = {temuan.rule for temuan in shown}

    def planned(done: int, count: int) -> None:
        app.call_from_thread(app.layar.say, f"Menyusun perbaikan: {done} dari {count} berkas …")

    plans = await asyncio.to_thread(plan, repo, shown, only, planned)
    if not plans:
        app.layar.say(NOTHING)
        return False
    wanted = await _choose(app, plans, file)
    if not wanted:
        app.layar.say("Tidak ada yang diperbaiki.")
        return False
    stored = await app.ensure_identity()
    if stored is None:
        app.layar.say(f"Belum diperbaiki: {NEEDS_IDENTITY}")
        return False
    kinds = nama_of(one.nilai for one in wanted)

    def told(done: int, count: int) -> None:
        app.call_from_thread(app.layar.say, f"Menyimpan: {done} dari {count} {kinds} …")

    results = await asyncio.to_thread(carry_out, repo, wanted, told=told)
    outcomes = [(one.perbaikan.nilai, one.error, one.saved is not None) for one in results]
    await tell_outcome(app, outcomes, "belum diperbaiki", stored)
    return any(one.saved is not None for one in results)


async def _choose(app: SoptuiApp, plans: Plans, file: str) -> Plans:
    """Show what would be mended, file by file, and let leave some out; nothing: thought better."""
    held = {one.doc.file: why for one in plans if (why := _why_held(app, one))}
    out: set[str] = set()
    here = next((one for one in plans if one.doc.file == file and file not in held), None)
    at = ONE if here is not None and len(plans) > 1 else GO
    choose = app.layar.key("buka", Place.LIST)
    note = f"{choose} pada sebuah judul melepas atau memilihnya lagi."
    while True:
        wanted = [one for one in plans if one.doc.file not in out and one.doc.file not in held]
        options = [_go(GO, wanted, f"{_count(wanted)} temuan pada {_files(wanted)}")]
        if here is not None and len(plans) > 1:
            words = f"Hanya {here.nilai.identitas.judul}: {_count([here])} temuan"
            options.append(_go(ONE, [here], words))
        options += [option for one in plans for option in _rows(one, one in wanted, held)]
        title = "Perbaiki yang bentuknya pasti?"
        answer = await app.ask(Picker(title, options, note=note, filterable=False, current=at))
        if answer == GO:
            return wanted
        if answer == ONE and here is not None:
            return [here]
        if answer is None:
            return []
        at = answer
        out ^= {answer.partition("\n")[0]}


def _go(value: str, plans: Plans, words: str) -> Option[str]:
    return Option(value, words, EACH, "" if plans else "Tidak ada yang dipilih.")


def _count(plans: Plans) -> int:
    return sum(len(one.done) for one in plans)


def _files(plans: Plans) -> str:
    return f"{len(plans)} {nama_of(one.nilai for one in plans)}"


def _rows(one: Perbaikan[Any], is_wanted: bool, held: dict[str, str]) -> Iterator[Option[str]]:
    """Yield the row of a document, and below it what would be done."""
    file = one.doc.file
    reason = held.get(file, "")
    sign = "[x]" if is_wanted else "[ ]"
    about = reason or f"{len(one.done)} temuan"
    yield Option(file, f"{sign} {one.nilai.identitas.judul}", about, reason)
    for i, (temuan, title) in enumerate(one.done):
        yield Option(f"{file}\n{i}", f"      {title}", temuan.rule, reason)


def _why_held(app: SoptuiApp, one: Perbaikan[Any]) -> str:
    return UNSAVED if app.desk.is_unsaved(one.doc.file) else one.reason
