"""The first picture: the list as it was last known, drawn before Textual is imported.

It stands where the list of SOPs will stand, so that what Textual draws later changes only what is
still missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from soptui.tui.glyphs import TO_ASCII
from soptui.tui.lines import fit
from soptui.tui.sop_lines import TREE, WIDE, columns, counts, heading, title

if TYPE_CHECKING:
    from soptui.repo import Entri, Index
    from soptui.tui.glyphs import Glyphs

_BELOW, _BELOW_HIGH, _HIGH = 6, 9, 40
"""Lines below the list: facts, status, keys; more of them on a screen of `_HIGH` lines."""
_NORMAL, _BOLD, _REVERSE, _TITLE = "\x1b[m", "\x1b[0;1m", "\x1b[0;7m", "\x1b[0;1;7m"


def skeleton(index: Index | None, width: int, height: int, glyphs: Glyphs) -> str:
    """Return the picture for a screen of this size: cursor positions, SGR and visible text."""
    entries = index.entries if index else []
    name = index.organisasi.instansi.nama if index else ""
    out = [_title(entries, name, width)]
    left = TREE + 1 if width >= WIDE else 0
    room = width - left
    out.append(_at(2, left, _BOLD + fit(heading(room), room) + _NORMAL))
    if index is None:
        out.append(_at(3, left, "\x1b[0;2m" + fit(" Membaca daftar …", room) + _NORMAL))
    below = _BELOW_HIGH if height >= _HIGH else _BELOW
    for i, entry in enumerate(entries[: max(0, height - 2 - below)]):
        out.append(_at(3 + i, left, _line(entry, room, glyphs, selected=i == 0)))
    picture = "".join(out)
    return picture.translate(TO_ASCII) if glyphs.ascii else picture


def _at(row: int, left: int, text: str) -> str:
    return f"\x1b[{row};{left + 1}H{text}"


def _title(entries: list[Entri], name: str, width: int) -> str:
    numbers = f"{counts(entries)} "
    room = max(1, width - len(numbers))
    words = fit(f" {title(name)}", max(1, room - 2)).rstrip()
    return _at(1, 0, _TITLE + words + _NORMAL + fit("", room - len(words)) + _TITLE + numbers)


def _line(entry: Entri, width: int, glyphs: Glyphs, *, selected: bool) -> str:
    words = columns(entry, width, glyphs)
    tone = "\x1b[0;1;31m" if entry.rusak else _NORMAL
    mark, look = (glyphs.cursor, _REVERSE) if selected else (" ", _NORMAL)
    return "".join(
        (
            *(_BOLD, mark, tone, words.sign, _NORMAL, words.nomor),
            *(look, words.judul, tone, words.status, _NORMAL, words.revisi),
        )
    )
