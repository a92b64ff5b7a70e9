"""Saving many documents at once: what is said when that has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.model import Severity
from soptui.toml import nama_of
from soptui.tui.widgets.picker import Option, Picker
from soptui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.errors import SoptuiError
    from soptui.model import Layanan, Sop
    from soptui.tui.app import SoptuiApp

EACH = "satu catatan tiap berkas"
UNSAVED = "ada suntingan yang belum disimpan: simpan dulu"


async def tell_outcome(
    app: SoptuiApp,
    outcomes: Sequence[tuple[Sop | Layanan, SoptuiError | None, bool]],
    undone: str,
    stored: str,
) -> None:
    """Say how many documents were saved; where some were not, list which and why.

    `outcomes`: each document, what kept it from being saved, and whether it was. `undone` says
    what did not happen to those; `stored` where the name of the writer was kept.
    """
    failed = [(nilai, error) for nilai, error, _ in outcomes if error is not None]
    saved = sum(is_saved for _, _, is_saved in outcomes)
    kinds = nama_of(nilai for nilai, _, _ in outcomes)
    words = f"{saved} dari {len(outcomes)} {kinds} disimpan, masing-masing satu catatan riwayat."
    if failed:
        options = [
            Option(nilai.id, nilai.identitas.judul, error.message) for nilai, error in failed
        ]
        title = f"{len(failed)} {nama_of(nilai for nilai, _ in failed)} {undone}"
        await app.ask(Picker(title, options, filterable=False, leave="tutup"))
        nilai, error = failed[0]
        words += f" Belum: {nilai.identitas.judul}: {error.message}"
    severity = Severity.ERROR if failed else None
    app.layar.say(visible(f"{words} {stored}".strip()), severity)
