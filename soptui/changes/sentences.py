"""Changes as sentences that somebody who never saw the file understands.

Steps are called by the number that the reader has before him: what is gone by its number before,
everything else by its number after.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from soptui import texts
from soptui.changes.describe import shown
from soptui.changes.diff import SIGNS, Op, Perubahan, diff
from soptui.changes.words import Kata, word_diff
from soptui.model import Sop
from soptui.model import path as address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.model import Alur, Langkah
    from soptui.model.nilai import Nilai


SHORT = 3
"""Words of a text that is shown whole, before and after."""

NO_ARROW = "tanpa panah keluar"
USUAL = "mengikuti alur biasa"


@dataclass(frozen=True, slots=True)
class Kalimat:
    """One change for people. `part` is the heading that it belongs under."""

    part: str
    sign: str
    text: str
    """A whole sentence, without the texts of `words`."""
    words: tuple[Kata, ...] = ()
    """The text that changed, word by word; empty where the sentence says all."""
    path: str = ""
    """Address of the field, in the later version unless it is gone there."""
    changes: tuple[Perubahan, ...] = ()
    """What it is made of."""

    @property
    def plain(self) -> str:
        """The whole in one line; words gone in [-…-], new ones in {+…+}."""
        marks = {" ": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
        said = "".join(marks[w.op].format(w.text) for w in self.words)
        return f"{self.text}: {' '.join(said.split())}" if said else self.text


def sentences(before: Nilai, after: Nilai) -> list[Kalimat]:
    """Return what leads from `before` to `after`, in the order of the sheet."""
    changes = diff(before, after)
    if isinstance(before, Sop) and isinstance(after, Sop):
        speaker = _Speaker(before, after)
        return [speaker.say(group) for group in _grouped(changes)]
    return [_of_field(after, change) for change in changes]


def _grouped(changes: Sequence[Perubahan]) -> list[tuple[Perubahan, ...]]:
    """Put together what is one deed: a symbol that left one column and stands in another."""
    groups: list[tuple[Perubahan, ...]] = []
    for change in changes:
        parts = address.split(change.path)
        last = groups[-1][0] if groups else None
        if (
            last is not None
            and change.op is Op.ADD
            and last.op is Op.REMOVE
            and len(groups[-1]) == 1
            and parts[2:3] == ("simpul",)
            and len(parts) == 4
            and address.split(last.path)[:3] == parts[:3]
            and len(address.split(last.path)) == 4
        ):
            groups[-1] = (last, change)
        else:
            groups.append((change,))
    return groups


class _Speaker:
    def __init__(self, before: Sop, after: Sop) -> None:
        self.before, self.after = before, after

    def say(self, group: tuple[Perubahan, ...]) -> Kalimat:
        change = group[-1]
        parts = address.split(change.path)
        words: tuple[Kata, ...] = ()
        if len(group) == 2:
            text, part = self._moved_symbol(*group), self._heading(parts, change)
            return Kalimat(part, SIGNS[Op.MOVE], text, path=change.path, changes=group)
        if parts[0] == "langkah":
            text, words = self._step(change, parts)
        elif parts[0] == "pelaksana":
            text, words = self._performer(change, parts)
        else:
            return _of_field(self.after, change)
        part = self._heading(parts, change)
        return Kalimat(part, SIGNS[change.op], text, words, change.path, group)

    def _heading(self, parts: tuple[str, ...], change: Perubahan) -> str:
        if parts[0] != "langkah":
            return texts.BAGIAN[parts[0]]
        return self._name(parts[1], is_gone=change.op is Op.REMOVE and len(parts) == 2)

    # --- steps ------------------------------------------------------------------------------------

    def _name(self, step_id: str, *, is_gone: bool = False) -> str:
        """Return "Langkah 3", or "Langkah 3 lama" for one that is no more."""
        index = (self.before if is_gone else self.after).langkah_index(step_id)
        if index is None and not is_gone:
            return self._name(step_id, is_gone=True)
        number = "?" if index is None else str(index + 1)
        return f"Langkah {number} lama" if is_gone else f"Langkah {number}"

    def _step(self, change: Perubahan, parts: tuple[str, ...]) -> tuple[str, tuple[Kata, ...]]:
        if len(parts) == 2:
            return self._whole_step(change, parts[1]), ()
        name = self._name(parts[1])
        if parts[2] != "simpul":
            return _field(change, f"{texts.LANGKAH[parts[2]]} {name.lower()}", parts[3:])
        if len(parts) > 4 and parts[4] == "alur":
            return self._arrow(change, parts, name), ()
        return self._symbol(change, parts, name)

    def _whole_step(self, change: Perubahan, step_id: str) -> str:
        if change.op is Op.REMOVE:
            step = _find(self.before, step_id)
            number = self._name(step_id, is_gone=True).removesuffix(" lama")
            return f"{number} dihapus: “{step.kegiatan}”"
        step = _find(self.after, step_id)
        if change.op is Op.ADD:
            who = " dan ".join(self._who(s.pelaksana) for s in step.simpul)
            by = f", oleh {who}" if who else ""
            return f"{self._name(step_id)} baru: “{step.kegiatan}”{by}"
        return (
            f"Langkah {change.before} “{step.kegiatan}” dipindah {self._neighbour(step_id)}:"
            f" sekarang langkah {change.after}"
        )

    def _neighbour(self, step_id: str) -> str:
        """Say where a step went, by a step that the reader knows from before."""
        index = self.after.langkah_index(step_id) or 0
        known = [(self.before.langkah_index(s.id), s) for s in self.after.langkah]
        for place, step in known[index + 1 :]:
            if place is not None:
                return f"sebelum langkah {place + 1} “{step.kegiatan}”"
        for place, step in reversed(known[:index]):
            if place is not None:
                return f"sesudah langkah {place + 1} “{step.kegiatan}”"
        return "ke urutan lain"

    def _who(self, pelaksana: str) -> str:
        for sop in (self.after, self.before):
            index = sop.pelaksana_index(pelaksana)
            if index is not None:
                return sop.pelaksana[index].nama
        return pelaksana

    # --- symbols and arrows -----------------------------------------------------------------------

    def _moved_symbol(self, gone: Perubahan, new: Perubahan) -> str:
        was, now = address.split(gone.path)[3], address.split(new.path)
        return (
            f"{self._name(now[1])} sekarang dikerjakan {self._who(now[3])},"
            f" sebelumnya {self._who(was)}"
        )

    def _symbol(
        self, change: Perubahan, parts: tuple[str, ...], name: str
    ) -> tuple[str, tuple[Kata, ...]]:
        who = self._who(parts[3])
        if len(parts) > 4 and parts[4] == "simbol":
            shapes = f"sekarang {change.after}, sebelumnya {change.before}"
            return f"Simbol {name.lower()} pada {who} {shapes}", ()
        if len(parts) > 4:
            label = f"{texts.SIMPUL[parts[4]]} pada simbol {name.lower()} ({who})"
            return _field(change, label, parts[5:])
        if change.op is Op.MOVE:
            return f"Urutan simbol pada {name.lower()} berubah: {who} menjadi ke-{change.after}", ()
        kind = (change.after or change.before or {}).get("simbol", "")
        verb = "ditambah untuk" if change.op is Op.ADD else "dihapus dari"
        return f"Simbol {kind} pada {name.lower()} {verb} {who}", ()

    def _arrow(self, change: Perubahan, parts: tuple[str, ...], name: str) -> str:
        if len(parts) == 5:
            now, was = self._exits(change.after), self._exits(change.before, is_before=True)
            return f"Panah dari {name.lower()} sekarang {now}; sebelumnya {was}"
        index = int(parts[5])
        exits = _exits_of(self.before if change.op is Op.REMOVE else self.after, parts)
        alur = exits[index] if index < len(exits) else None
        if alur is None:
            return f"Panah dari {name.lower()} berubah"
        arrow = f"Panah {alur.label}" if alur.label else "Panah"
        if change.op is Op.ADD:
            return f"{arrow} baru dari {name.lower()} ke {self._target(alur.ke)}"
        if change.op is Op.REMOVE:
            return f"{arrow} dari {name.lower()} ke {self._target(alur.ke, is_before=True)} dihapus"
        if len(parts) > 6 and parts[6] == "ke":
            was = self._target(str(change.before), is_before=True)
            now = self._target(alur.ke)
            return f"{arrow} dari {name.lower()} sekarang ke {now}; sebelumnya ke {was}"
        old, new = (f"“{v}”" if v else "kosong" for v in (change.before, change.after))
        return (
            f"Label panah dari {name.lower()} ke {self._target(alur.ke)} sekarang {new};"
            f" sebelumnya {old}"
        )

    def _exits(self, exits: Any, *, is_before: bool = False) -> str:
        if exits is None:
            return USUAL
        if not exits:
            return NO_ARROW
        return " dan ".join(
            f"{alur['label'] + ' ' if alur.get('label') else ''}ke"
            f" {self._target(alur['ke'], is_before=is_before)}"
            for alur in exits
        )

    def _target(self, ke: str, *, is_before: bool = False) -> str:
        step_id, _, pelaksana = ke.partition("/")
        sop = self.before if is_before else self.after
        index = sop.langkah_index(step_id)
        if index is None:
            return f"langkah yang tidak ada ({step_id})"
        is_gone = is_before and self.after.langkah_index(step_id) is None
        if is_before and not is_gone:
            index = self.after.langkah_index(step_id) or 0
        several = len(_find(sop, step_id).simpul) > 1 and pelaksana
        who = f" ({self._who(pelaksana)})" if several else ""
        return f"langkah {index + 1}{' lama' if is_gone else ''}{who}"

    # --- performers -------------------------------------------------------------------------------

    def _performer(self, change: Perubahan, parts: tuple[str, ...]) -> tuple[str, tuple[Kata, ...]]:
        name = self._who(parts[1])
        if len(parts) > 2:
            return f"Pelaksana “{change.before}” berganti nama menjadi “{change.after}”", ()
        if change.op is Op.ADD:
            return f"Pelaksana baru: {name}", ()
        if change.op is Op.REMOVE:
            return f"Pelaksana {name} dihapus", ()
        return f"Kolom {name} dipindah dari urutan {change.before} ke urutan {change.after}", ()


def _of_field(value: Nilai, change: Perubahan) -> Kalimat:
    """Speak of a field of the identity or of another table; `value`: the later version."""
    parts = address.split(change.path)
    text, words = _field(change, address.label(value, "/".join(parts[:2])), parts[2:])
    part = address.label(value, parts[0])
    return Kalimat(part, SIGNS[change.op], text, words, change.path, (change,))


def _find(sop: Sop, step_id: str) -> Langkah:
    return next(step for step in sop.langkah if step.id == step_id)


def _exits_of(sop: Sop, parts: tuple[str, ...]) -> tuple[Alur, ...]:
    step = next((s for s in sop.langkah if s.id == parts[1]), None)
    simpul = step.simpul_of(parts[3]) if step else None
    return (simpul.alur or ()) if simpul else ()


def _field(change: Perubahan, label: str, rest: tuple[str, ...]) -> tuple[str, tuple[Kata, ...]]:
    """Speak of a field, or of one item of a list field."""
    item = f" butir {int(rest[0]) + 1}" if rest else ""
    old, new = change.before, change.after
    match change.op:
        case Op.ADD:
            return f"{label}: butir baru “{shown(new)}”", ()
        case Op.REMOVE:
            return f"{label}: butir “{shown(old)}” dihapus", ()
        case Op.MOVE:
            return f"{label}: butir {old} dipindah menjadi butir {new}", ()
    if isinstance(old, bool) or isinstance(new, bool):
        return f"{label}: sekarang {shown(new)}", ()
    if old in (None, "", []):
        return f"{label}{item} diisi: “{shown(new)}”", ()
    if new in (None, "", []):
        return f"{label}{item} dikosongkan, sebelumnya “{shown(old)}”", ()
    if isinstance(old, str) and isinstance(new, str) and _is_long(old, new):
        return f"{label}{item} berubah", tuple(word_diff(old, new))
    return f"{label}{item} sekarang “{shown(new)}”, sebelumnya “{shown(old)}”", ()


def _is_long(*values: str) -> bool:
    """Tell whether texts are read more easily word by word than side by side."""
    return max(len(value.split()) for value in values) > SHORT
