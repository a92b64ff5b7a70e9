"""A change in one line of office Indonesian, for the subject of a commit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from soptui import texts
from soptui.changes.diff import Op, Perubahan
from soptui.model import Sop
from soptui.model import path as address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.model.nilai import Nilai

MAX_LENGTH = 100
"""Longest summary, in characters, before details give way to counts."""

_MAX_VALUE = 32


def describe(changes: Sequence[Perubahan], before: Nilai, after: Nilai) -> str:
    """Return what the changes did: "ubah waktu langkah 2 dari 10 menit menjadi 15 menit".

    Several changes are listed as long as they fit; beyond that their places are.
    """
    if not changes:
        return "tidak ada perubahan isi"
    long = [_sentence(c, before, after, values=True) for c in changes]
    if len("; ".join(long)) <= MAX_LENGTH:
        return "; ".join(long)
    short = list(dict.fromkeys(_sentence(c, before, after, values=False) for c in changes))
    listed: list[str] = []
    for sentence in short:
        if listed and len("; ".join([*listed, sentence])) > MAX_LENGTH - 24:
            break
        listed.append(sentence)
    rest = len(short) - len(listed)
    return "; ".join(listed) + (f"; dan {rest} perubahan lain" if rest else "")


def places(changes: Sequence[Perubahan]) -> str:
    """Return where changes lie, in a few words: "identitas dan 3 langkah"."""
    parts = [address.split(change.path) for change in changes]
    steps = {part[1] for part in parts if part[0] == "langkah"}
    parted = {**texts.BAGIAN_LAYANAN, **texts.BAGIAN}
    names = dict.fromkeys(parted.get(p[0], p[0]) for p in parts if p[0] != "langkah")
    words = [_lower(name) for name in names] + ([f"{len(steps)} langkah"] if steps else [])
    return " dan ".join(filter(None, [", ".join(words[:-1]), *words[-1:]])) or "tata letak berkas"


def shown(value: Any) -> str:
    """Return a value of a change in a few words; a step, symbol or arrow by its name."""
    if isinstance(value, dict):
        names = ("kegiatan", "nama", "ke", "simbol")
        return str(next((value[name] for name in names if value.get(name)), "(tanpa isi)"))
    if isinstance(value, list):
        return "; ".join(map(shown, value)) or "(kosong)"
    return _shown(value) or "(kosong)"


def _sentence(change: Perubahan, before: Nilai, after: Nilai, *, values: bool) -> str:
    parts = address.split(change.path)
    value = before if change.op is Op.REMOVE else after
    if isinstance(value, Sop) and parts[0] == "langkah":
        return _langkah(change, parts, value, values=values)
    if isinstance(value, Sop) and parts[0] == "pelaksana":
        return _pelaksana(change, parts, value, values=values)
    return _named(change, _lower(address.label(value, "/".join(parts[:2]))), values=values)


def _langkah(change: Perubahan, parts: tuple[str, ...], sop: Sop, *, values: bool) -> str:
    number = (sop.langkah_index(parts[1]) or 0) + 1
    if len(parts) == 2:
        match change.op:
            case Op.ADD:
                return f"tambah langkah {number}"
            case Op.REMOVE:
                return f"hapus langkah {number}"
            case _:
                return f"pindah langkah {change.before} menjadi langkah {change.after}"
    if parts[2] != "simpul":
        return _named(change, f"{_lower(texts.LANGKAH[parts[2]])} langkah {number}", values=values)
    if len(parts) == 4 and change.op is Op.MOVE:
        return f"ubah urutan simbol langkah {number}"
    if len(parts) == 4:
        return f"{_VERB[change.op]} simbol pada langkah {number}"
    if parts[4] == "alur":
        return _arrow(change, parts, sop, number)
    return _named(change, f"{_lower(texts.SIMPUL[parts[4]])} langkah {number}", values=values)


def _arrow(change: Perubahan, parts: tuple[str, ...], sop: Sop, number: int) -> str:
    if len(parts) == 5:
        return f"ubah panah langkah {number}"
    simpul = sop.langkah[number - 1].simpul_of(parts[3])
    alur = (simpul.alur or ())[int(parts[5])] if simpul else None
    name = f"panah {alur.label}" if alur and alur.label else "panah"
    target = sop.langkah_index(alur.langkah) if alur else None
    to = f"ke langkah {target + 1}" if target is not None else "ke langkah yang tidak ada"
    if len(parts) == 6:
        return f"{_VERB[change.op]} {name} langkah {number} {to}"
    if parts[6] == "ke":
        return f"arahkan {name} langkah {number} {to}"
    return f"ubah label panah langkah {number} {to}"


def _pelaksana(change: Perubahan, parts: tuple[str, ...], sop: Sop, *, values: bool) -> str:
    name = sop.pelaksana[sop.pelaksana_index(parts[1]) or 0].nama
    if len(parts) > 2:
        return _named(change, "nama pelaksana", values=values)
    if change.op is Op.MOVE:
        return f"pindah kolom {name}"
    return f"{_VERB[change.op]} pelaksana {name}"


_VERB = {Op.ADD: "tambah", Op.REMOVE: "hapus", Op.CHANGE: "ubah", Op.MOVE: "pindah"}


def _named(change: Perubahan, name: str, *, values: bool) -> str:
    if change.op is not Op.CHANGE:
        return f"{_VERB[change.op]} {name}"
    old, new = change.before, change.after
    if not values or not _short(old) or not _short(new):
        return f"ubah {name}"
    if old in (None, "", False):
        return f"isi {name} dengan {_shown(new)}"
    if new in (None, "", False):
        return f"kosongkan {name}"
    return f"ubah {name} dari {_shown(old)} menjadi {_shown(new)}"


def _short(value: Any) -> bool:
    return not isinstance(value, list | dict) and len(_shown(value)) <= _MAX_VALUE


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return " ".join(str("" if value is None else value).split())


def _lower(label: str) -> str:
    """Lower a field label for use inside a sentence; abbreviations stay ("nomor SOP")."""
    return " ".join(word if word.isupper() else word.lower() for word in label.split())
