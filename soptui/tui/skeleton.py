"""The first picture: the list as it was last known, drawn before Textual is imported.

It stands where the list of SOPs will stand, so that what Textual draws later changes only what is
still missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.tui.glyphs import TO_ASCII
from soptui.tui.grounds import sgr
from soptui.tui.lines import fit
from soptui.tui.sop_lines import TREE, WIDE, columns, counts, heading, title

if TYPE_CHECKING:
    from soptui.repo import Entri, Index
    from soptui.tui.glyphs import Glyphs
    from soptui.tui.grounds import Ground

_BELOW, _BELOW_HIGH, _HIGH = 6, 9, 40
"""Lines below the list: facts, status, keys; more of them on a screen of `_HIGH` lines."""


def skeleton(
    index: Index | None, width: int, height: int, glyphs: Glyphs, ground: Ground | None = None
) -> str:
    """Return the picture for a screen of this size: cursor positions, SGR and visible text."""
    entries = index.entries if index else []
    name = index.organisasi.instansi.nama if index else ""
    normal = sgr(ground)
    out = (
        [] if ground is None else [normal, *(_at(y, 0, " " * width) for y in range(1, height + 1))]
    )
    out.append(_title(entries, name, width, ground))
    left = TREE + 1 if width >= WIDE else 0
    room = width - left
    out.append(_at(2, left, sgr(ground, "1") + fit(heading(room), room) + normal))
    if index is None:
        out.append(_at(3, left, sgr(ground, "2") + fit(" Membaca daftar …", room) + normal))
    below = _BELOW_HIGH if height >= _HIGH else _BELOW
    for i, entry in enumerate(entries[: max(0, height - 2 - below)]):
        out.append(_at(3 + i, left, _line(entry, room, glyphs, ground, selected=i == 0)))
    picture = "".join(out)
    return picture.translate(TO_ASCII) if glyphs.ascii else picture


def _at(row: int, left: int, text: str) -> str:
    return f"\x1b[{row};{left + 1}H{text}"


def _title(entries: list[Entri], name: str, width: int, ground: Ground | None) -> str:
    numbers = f"{counts(entries)} "
    room = max(1, width - len(numbers))
    words = fit(f" {title(name)}", max(1, room - 2)).rstrip()
    bar = sgr(ground, "1", "7")
    return _at(1, 0, bar + words + sgr(ground) + fit("", room - len(words)) + bar + numbers)


def _line(
    entry: Entri, width: int, glyphs: Glyphs, ground: Ground | None, *, selected: bool
) -> str:
    words = columns(entry, width, glyphs)
    normal, bold = sgr(ground), sgr(ground, "1")
    tone = sgr(ground, "1", color="red") if entry.rusak else normal
    mark, look = (glyphs.cursor, sgr(ground, "7")) if selected else (" ", normal)
    return "".join(
        (
            *(bold, mark, tone, words.sign, normal, words.nomor),
            *(look, words.judul, tone, words.status, normal, words.revisi, words.temuan),
        )
    )
