"""Pasting cells and tables into the steps: what fits is taken, what does not is named."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from soptui.changes import edits
from soptui.changes.cells import (
    LANE,
    TEXT_FIELDS,
    exits_note,
    is_round,
    is_tick,
    read_exits,
    read_mark,
    set_lanes,
    set_text,
    writable_keys,
)
from soptui.changes.clip import ensure_performer
from soptui.changes.edited import Edited
from soptui.changes.headings import ALUR, NO, PELAKSANA, Column, read_heading
from soptui.changes.tabular import Cells, parse_cells, rejoined, tidied
from soptui.errors import SoptuiError
from soptui.model import Alur, Simbol, Sop

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HEADING = -1
"""The row above the first step: what is pasted there comes before all steps."""

_NAMED = 4
"""Things that were not understood that are named one by one; more are counted."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A paste: the edit, and the rows that it made or changed."""

    edited: Edited
    rows: range


def paste_text(sop: Sop, row: int, key: str, text: str) -> Pasted:
    """Paste text from another program at a cell.

    A table with titles, and several lines on Kegiatan, become new steps below the row (an empty
    row is filled first). Other cells go into the table from the cell on, as in a spreadsheet;
    what reaches below the last step becomes new steps. Raises SoptuiError where nothing fits.
    """
    raw = tuple(r for r in parse_cells(text) if any(cell.strip() for cell in r))
    if not raw:
        raise SoptuiError("Tempelan kosong: tidak ada yang berubah.")
    raw, torn = rejoined(raw)
    job = _Job(sop)
    if torn:
        job.notes.append(f"{torn} baris disambung karena selnya berisi beberapa paragraf.")
    heading = read_heading(raw, [p.nama for p in sop.pelaksana])
    if heading is not None and len(raw) > heading[0]:
        depth, columns = heading
        job.unknown += [f"kolom {c.title}" for c in columns if not c.name and c.title]
        return job.run(row, columns, raw[depth:], insert=True)
    lines = len(raw) > 1 and max(map(len, raw)) == 1
    if lines and key in ("kegiatan", NO):
        return job.run(row, (Column("kegiatan"),), raw, insert=True)
    raw = _without_numbers(raw, key)
    columns = _columns_from(sop, "kegiatan" if key == NO else key, raw, job.notes)
    return job.run(row, columns, raw, insert=row == HEADING)


def paste_cells(sop: Sop, row: int, key: str, cells: Cells) -> Pasted:
    """Paste cells that were copied here: exactly as they were, from a cell on."""
    job = _Job(sop, exact=True)
    columns = _columns_from(sop, key, cells, job.notes, exact=True)
    return job.run(row, columns, cells, insert=row == HEADING)


def paste_over(sop: Sop, rows: range, keys: Sequence[str], text: str, *, exact: bool) -> Pasted:
    """Paste one text over every cell of a range. Arrows and numbers take none."""
    names = {f"{LANE}{p.id}": p.nama for p in sop.pelaksana}
    columns = [
        Column("lane", names[key]) if key in names else Column(key)
        for key in keys
        if key in names or key in TEXT_FIELDS
    ]
    if not columns:
        raise SoptuiError("Kolom ini tidak menerima tempelan. Mulailah dari kolom Kegiatan.")
    cells = ((text,) * len(columns),) * len(rows)
    return _Job(sop, exact=exact).run(rows.start, columns, cells, insert=False)


def _without_numbers(cells: Cells, key: str) -> Cells:
    """Drop a first column that only numbers the rows, where activities are expected."""
    if key not in (NO, "kegiatan") or max(map(len, cells)) < 2:
        return cells
    first = [row[0].strip().rstrip(".)") for row in cells]
    return tuple(row[1:] for row in cells) if all(c.isdigit() for c in first if c) else cells


def _columns_from(
    sop: Sop, key: str, cells: Cells, notes: list[str], *, exact: bool = False
) -> tuple[Column, ...]:
    """Return the columns that cells without titles fall on, from `key` to the right."""
    keys = writable_keys(sop)
    if key not in keys:
        raise SoptuiError("Kolom ini tidak menerima tempelan. Mulailah dari kolom Kegiatan.")
    width = max(map(len, cells))
    here = keys[keys.index(key) :]
    lanes = [i for i, k in enumerate(here[:width]) if k.startswith(LANE)]
    found = [row[i] for row in cells for i in lanes if i < len(row) and row[i].strip()]
    if lanes and key == "kegiatan" and not exact and found and not any(map(read_mark, found)):
        here = tuple(k for k in here if not k.startswith(LANE))
        notes.append("Kolom pelaksana dilewati: tempelan tidak memuat tanda simbol.")
    if width > len(here):
        notes.append(f"{width - len(here)} kolom di kanan tidak muat dan dilewati.")
    names = {p.id: p.nama for p in sop.pelaksana}
    return tuple(
        Column("lane", names[k.removeprefix(LANE)]) if k.startswith(LANE) else Column(k)
        for k in here[:width]
    )


@dataclass(slots=True)
class _Job:
    """One paste while it is done: first the rows, then their texts, symbols and arrows."""

    sop: Sop
    exact: bool = False
    notes: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    fresh: range = range(0)
    """Rows that were empty or not there: what is pasted says all about them."""

    def run(self, row: int, columns: Sequence[Column], cells: Cells, *, insert: bool) -> Pasted:
        before = self.sop
        lanes = self._performers(columns, cells)
        rows = self._rows(row, len(cells), insert=insert)
        for i, values in zip(rows, cells, strict=True):
            self._texts(i, columns, values)
        for i, values in zip(rows, cells, strict=True):
            self._symbols(i, columns, values, lanes, last=i == rows[-1] and len(rows) > 1)
        self._arrows(rows, columns, cells)
        made = len(self.sop.langkah) - len(before.langkah)
        if self.sop == before:
            self._report()
            raise SoptuiError(
                " ".join(
                    [
                        "Tempelan tidak mengubah apa pun. Salin yang lain, lalu tempel lagi.",
                        *self.notes,
                    ]
                )
            )
        kept = len(rows) - made
        counts = [f"{made} langkah dibuat"] if made else []
        counts += [f"{kept} langkah diubah"] if kept else []
        self._report()
        notes = (f"{', '.join(counts)}.", *dict.fromkeys(self.notes))
        return Pasted(Edited(self.sop, f"tempel {len(cells)} baris", notes), rows)

    def _report(self) -> None:
        if self.unknown:
            named = ", ".join(self.unknown[:_NAMED])
            rest = len(self.unknown) - _NAMED
            more = f" dan {rest} lagi" if rest > 0 else ""
            self.notes.append(f"Tidak dikenali: {named}{more}.")

    def _performers(self, columns: Sequence[Column], cells: Cells) -> dict[str, str]:
        """Make sure that every performer named in the table is there; return ids by name."""
        names = [c.title for c in columns if c.name == "lane"]
        for i, column in enumerate(columns):
            if column.name == PELAKSANA:
                names += [tidied(row[i]) for row in cells if i < len(row) and tidied(row[i])]
        found: dict[str, str] = {}
        for name in dict.fromkeys(names):
            self.sop, found[name], new = ensure_performer(self.sop, name)
            self.notes += new
        if not self.sop.pelaksana:
            self.sop, _, _ = ensure_performer(self.sop, "Pelaksana")
            self.notes.append("Kolom Pelaksana dibuat; ganti namanya di judul kolom.")
        return found

    def _rows(self, row: int, count: int, *, insert: bool) -> range:
        """Make room; return the rows that the cells go to."""
        steps = self.sop.langkah
        start = max(row, 0)
        if insert and 0 <= row < len(steps):
            step = steps[row]
            blank = not any(getattr(step, name) for name in TEXT_FIELDS)
            start = row if blank else row + 1
            self.fresh = range(start, start + count)
            new = range(start + blank, start + count)
        elif insert:
            self.fresh = new = range(start, start + count)
        else:
            start = min(start, len(steps))
            self.fresh = new = range(max(len(steps), start), start + count)
        for index in new:
            self.sop = edits.insert_langkah(self.sop, index).sop
        return range(start, start + count)

    def _texts(self, row: int, columns: Sequence[Column], values: Sequence[str]) -> None:
        for column, value in zip(columns, values, strict=False):
            if column.name in TEXT_FIELDS:
                text = value if self.exact else tidied(value)
                self.sop = set_text(self.sop, row, column.name, text)

    def _symbols(
        self,
        row: int,
        columns: Sequence[Column],
        values: Sequence[str],
        lanes: Mapping[str, str],
        *,
        last: bool,
    ) -> None:
        marks = self._marks(row, columns, values, lanes, last=last)
        if not self.exact and not any(simbol for _, simbol in marks):
            return
        named = {pelaksana for pelaksana, _ in marks}
        if row in self.fresh or any(column.name == PELAKSANA for column in columns):
            others = (s.pelaksana for s in self.sop.langkah[row].simpul)
            marks += [(pelaksana, None) for pelaksana in others if pelaksana not in named]
        edited = set_lanes(self.sop, row, marks)
        self.sop = edited.sop
        self.notes += edited.notes

    def _marks(
        self,
        row: int,
        columns: Sequence[Column],
        values: Sequence[str],
        lanes: Mapping[str, str],
        *,
        last: bool,
    ) -> list[tuple[str, Simbol | None]]:
        """Return the symbols of a row by performer; where ticks start a table, that is mulai."""
        starts = row in self.fresh and any(
            s.simbol is Simbol.MULAI for s in self.sop.langkah[row].simpul
        )
        marks: list[tuple[str, Simbol | None]] = []
        for column, value in zip(columns, values, strict=False):
            simbol = read_mark(value)
            if column.name == PELAKSANA and tidied(value):
                marks.append((lanes[tidied(value)], Simbol.MULAI if starts else Simbol.PROSES))
            elif column.name == "lane" and (simbol or not value.strip()):
                if simbol and is_tick(value) and starts:
                    simbol, starts = Simbol.MULAI, False
                elif is_round(value) and last and not self.exact:
                    simbol = Simbol.SELESAI
                marks.append((lanes[column.title], simbol))
            elif column.name == "lane":
                self.unknown.append(f"“{tidied(value)}” (langkah {row + 1}, {column.title})")
        return marks

    def _arrows(self, rows: range, columns: Sequence[Column], cells: Cells) -> None:
        """Set the arrows of a copied table again: its numbers name its own rows."""
        names = [column.name for column in columns]
        if ALUR not in names or NO not in names:
            return
        at, no = names.index(ALUR), names.index(NO)
        numbers = {
            values[no].strip(): self.sop.langkah[row].id
            for row, values in zip(rows, cells, strict=True)
        }
        for row, values in zip(rows, cells, strict=True):
            text = values[at].strip() if at < len(values) else ""
            if text and self._set_exits(row, text, numbers):
                guessed = exits_note(row)
                self.notes = [note for note in self.notes if not note.startswith(guessed)]
            elif text:
                self.unknown.append(f"panah “{text}” (langkah {row + 1})")

    def _set_exits(self, row: int, text: str, numbers: dict[str, str]) -> bool:
        step, exits = self.sop.langkah[row], read_exits(text)
        forks = [s for s in step.simpul if s.simbol is Simbol.KEPUTUSAN] or list(step.simpul)
        if exits is None or len(forks) != 1 or forks[0].simbol is Simbol.SELESAI:
            return False
        if any(str(number) not in numbers for _, number in exits):
            return False
        alur = tuple(Alur(numbers[str(number)], label) for label, number in exits)
        self.sop = edits.set_alur(self.sop, step.id, forks[0].pelaksana, alur).sop
        return True
