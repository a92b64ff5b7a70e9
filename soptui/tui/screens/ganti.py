"""Other words in many documents: ask, show every place, let choose, save each for itself."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from soptui.changes.replace import Pattern
from soptui.repo.replacing import Outcome, carry_out, plan_replace
from soptui.toml import nama_of, require
from soptui.tui.actions import Place
from soptui.tui.hints import NEEDS_IDENTITY
from soptui.tui.pencari import around
from soptui.tui.screens.banyak import EACH, UNSAVED, tell_outcome
from soptui.tui.screens.cari import CariScreen
from soptui.tui.widgets.picker import Option, Picker
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from soptui.repo import Repository
    from soptui.repo.replacing import Plan
    from soptui.tui.app import SoptuiApp

GO = "ganti"
CASE, WORDS = "huruf", "kata"


async def replace_everywhere(app: SoptuiApp, repo: Repository) -> bool:
    """Ask and replace; True when something was saved."""
    asked = await app.ask(CariScreen("Ganti di semua SOP dan Standar Pelayanan", must_replace=True))
    if asked is None or asked.new is None:
        app.layar.say("Tidak ada yang diganti.")
        return False
    pattern, new = Pattern(asked.text), asked.new
    chosen = await _choose(app, repo, pattern, new)
    if chosen is None:
        return False
    pattern, plans = chosen
    stored = await app.ensure_identity()
    if stored is None:
        app.layar.say(f"Belum diganti: {NEEDS_IDENTITY}")
        return False
    kinds, done = _kinds(plans), 0

    def told(_: Outcome) -> None:
        nonlocal done
        done += 1
        app.call_from_thread(app.layar.say, f"Menyimpan: {done} dari {len(plans)} {kinds} …")

    app.layar.say(f"Menyimpan {len(plans)} {kinds} …")
    outcomes = await asyncio.to_thread(carry_out, repo, plans, pattern, new, told=told)
    done_to = [(require(o.plan.doc), o.error, o.saved is not None) for o in outcomes]
    await tell_outcome(app, done_to, "belum diganti", stored)
    return any(outcome.saved for outcome in outcomes)


async def _choose(
    app: SoptuiApp, repo: Repository, pattern: Pattern, new: str
) -> tuple[Pattern, list[Plan]] | None:
    """Show what would change, file by file, and let leave some out. None: nothing is to be done."""
    out: set[str] = set()
    at = GO
    choose = app.layar.key("buka", Place.LIST)
    plans, broken = await asyncio.to_thread(plan_replace, repo, pattern, new)
    while True:
        held = {plan.doc.file for plan in plans if app.desk.is_unsaved(plan.doc.file)}
        wanted = [plan for plan in plans if plan.doc.file not in out | held]
        if not plans:
            words = visible(pattern.text)
            app.layar.say(f"“{words}” tidak ada di ruas mana pun yang dapat diganti.")
            return None
        options = [*_options(pattern, plans, wanted, held, new)]
        note = f"{choose} pada sebuah judul melepas atau memilihnya lagi."
        if broken:
            note += f" {len(broken)} berkas rusak dilewati."
        title = f"Ganti “{pattern.text}” dengan “{new}”"
        answer = await app.ask(Picker(title, options, note=note, filterable=False, current=at))
        if answer is None:
            app.layar.say("Tidak ada yang diganti.")
            return None
        if answer == GO:
            return pattern, wanted
        at = answer
        if answer in (CASE, WORDS):
            pattern = Pattern(
                pattern.text,
                pattern.ignore_case ^ (answer == CASE),
                pattern.words ^ (answer == WORDS),
            )
            plans, broken = await asyncio.to_thread(plan_replace, repo, pattern, new)
        else:
            out ^= {answer.partition("\n")[0]}


def _options(
    pattern: Pattern, plans: Sequence[Plan], wanted: Sequence[Plan], held: set[str], new: str
) -> list[Option[str]]:
    count = sum(plan.count for plan in wanted)
    none = "" if wanted else "Tidak ada yang dipilih."
    options = [
        Option(GO, f"Ganti {count} tempat pada {len(wanted)} {_kinds(plans)}", EACH, none),
        Option(CASE, f"Bedakan huruf besar dan kecil: {_yes(not pattern.ignore_case)}", "ubah"),
        Option(WORDS, f"Hanya kata yang utuh: {_yes(pattern.words)}", "ubah"),
    ]
    for plan in plans:
        file = plan.doc.file
        mark = "[x]" if plan in wanted else "[ ]"
        reason = UNSAVED if file in held else ""
        options.append(
            Option(file, f"{mark} {plan.judul}", reason or f"{plan.count} tempat", reason)
        )
        options += [
            Option(f"{file}\n{change.path}", f"      {change.label}", around(change, new), reason)
            for change in plan.changes
        ]
    return options


def _kinds(plans: Iterable[Plan]) -> str:
    return nama_of(require(plan.doc) for plan in plans)


def _yes(on: object) -> str:
    return "ya" if on else "tidak"
