"""Edit operations: an SOP in, a new SOP out. Nothing here is ever half done.

`set_value` serves a Standar Pelayanan as well: it has no other edits.

Every operation raises `SoptuiError` with a sentence when it cannot be done, and names in `notes`
whatever else had to follow, so that no arrow is lost silently.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from soptui.changes import arrows
from soptui.changes.edited import Edited
from soptui.changes.identifiers import langkah_id, unique_slug
from soptui.changes.values import parse_value
from soptui.errors import NotFoundError, SoptuiError
from soptui.model import Alur, Langkah, Pelaksana, Simbol, Simpul, Sop
from soptui.model import path as address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.model.nilai import Nilai

__all__ = [
    "add_pelaksana",
    "delete_langkah",
    "duplicate_langkah",
    "insert_langkah",
    "move_langkah",
    "move_pelaksana",
    "move_simbol",
    "parse_value",
    "remove_pelaksana",
    "set_alur",
    "set_simbol",
    "set_value",
]


def set_value(sop: Nilai, path: str, value: Any) -> Edited[Nilai]:
    """Set the field at `path` to a value of the field's type (see `parse_value`).

    Raises NotFoundError for an address that does not exist.
    """
    parts = address.split(path)
    if isinstance(sop, Sop) and len(parts) == 5 and parts[0] == "langkah":
        if parts[4] == "pelaksana":
            return move_simbol(sop, parts[1], parts[3], str(value))
        if parts[4] == "simbol":
            return set_simbol(sop, parts[1], parts[3], Simbol(value))
    try:
        changed = _replaced(sop, parts, value)
    except KeyError as error:
        raise NotFoundError(
            f"Ruas {path!r} tidak ada: {error.args[0]!r} tidak ditemukan."
        ) from error
    return Edited(changed, f"ubah {_lower_first(address.label(changed, path))}")


def _replaced(value: Any, parts: Sequence[str], new: Any) -> Any:
    if not parts:
        return new
    part, rest = parts[0], parts[1:]
    if isinstance(value, tuple):
        if not rest and part == str(len(value)) and isinstance(new, str):
            return (*value, new)
        i = address.item_index(value, part)
        return (*value[:i], _replaced(value[i], rest, new), *value[i + 1 :])
    return replace(value, **{part: _replaced(address.child(value, part), rest, new)})


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def step_index(sop: Sop, langkah: str) -> int:
    """Return the place of a step. Raises NotFoundError when there is none with this id."""
    index = sop.langkah_index(langkah)
    if index is None:
        raise NotFoundError(f"Tidak ada langkah dengan id {langkah!r}.")
    return index


def _with_step(sop: Sop, index: int, step: Langkah) -> Sop:
    return replace(sop, langkah=(*sop.langkah[:index], step, *sop.langkah[index + 1 :]))


def insert_langkah(sop: Sop, index: int, kegiatan: str = "") -> Edited:
    """Insert a new step so that it becomes row `index`. It starts in the column of the row above.

    The first step of an SOP without a start gets the symbol `mulai`, every other one `proses`.
    """
    if not sop.pelaksana:
        raise SoptuiError("Tambahkan pelaksana dahulu: setiap langkah memerlukan satu pelaksana.")
    index = max(0, min(index, len(sop.langkah)))
    above = sop.langkah[index - 1] if index else None
    pelaksana = above.simpul[-1].pelaksana if above and above.simpul else sop.pelaksana[0].id
    has_start = any(s.simbol is Simbol.MULAI for step in sop.langkah for s in step.simpul)
    simbol = Simbol.PROSES if index or has_start else Simbol.MULAI
    taken = {step.id for step in sop.langkah}
    step = Langkah(langkah_id(kegiatan, taken), kegiatan, (Simpul(pelaksana, simbol),))
    steps = (*sop.langkah[:index], step, *sop.langkah[index:])
    return Edited(replace(sop, langkah=steps), f"tambah langkah {index + 1}")


def duplicate_langkah(sop: Sop, langkah: str) -> Edited:
    """Insert a copy right below. A start is not copied as a second start but as a process."""
    index = step_index(sop, langkah)
    original = sop.langkah[index]
    simpul = tuple(
        replace(s, simbol=Simbol.PROSES) if s.simbol is Simbol.MULAI else s for s in original.simpul
    )
    new_id = langkah_id(original.kegiatan, {step.id for step in sop.langkah})
    copy = replace(original, id=new_id, simpul=simpul)
    steps = (*sop.langkah[: index + 1], copy, *sop.langkah[index + 1 :])
    return Edited(replace(sop, langkah=steps), f"gandakan langkah {index + 1}")


def delete_langkah(sop: Sop, langkah: str) -> Edited:
    """Delete a step. Arrows that named it now go to the step in its place, and each is named."""
    index = step_index(sop, langkah)
    rest = replace(sop, langkah=(*sop.langkah[:index], *sop.langkah[index + 1 :]))
    repaired, notes = arrows.redirect_deleted(rest, {langkah}, index)
    return Edited(repaired, f"hapus langkah {index + 1}", notes)


def move_langkah(sop: Sop, langkah: str, index: int) -> Edited:
    """Move a step so that it becomes row `index`; named arrows keep their targets."""
    old = step_index(sop, langkah)
    index = max(0, min(index, len(sop.langkah) - 1))
    steps = list(sop.langkah)
    steps.insert(index, steps.pop(old))
    moved = replace(sop, langkah=tuple(steps))
    title = f"pindah langkah {old + 1} menjadi langkah {index + 1}"
    return Edited(moved, title, arrows.kept_notes(moved, {langkah}) if old != index else ())


def set_simbol(sop: Sop, langkah: str, pelaksana: str, simbol: Simbol | None) -> Edited:
    """Put a symbol in a cell, change its shape, or take it out (None).

    A process that becomes a decision keeps its way on as the exit "Ya"; a symbol that becomes an
    end loses its arrows, and both are told. Raises SoptuiError when the last symbol would go.
    """
    index = step_index(sop, langkah)
    step = sop.langkah[index]
    if sop.pelaksana_index(pelaksana) is None:
        raise NotFoundError(f"Tidak ada pelaksana dengan id {pelaksana!r}.")
    old = step.simpul_of(pelaksana)
    if simbol is None:
        return _remove_simbol(sop, index, old) if old else Edited(sop, "")
    if old is None:
        new = Simpul(pelaksana, simbol)
        grown = _with_step(sop, index, replace(step, simpul=(*step.simpul, new)))
        return _shaped(
            grown, index, new, simbol, f"tambah simbol {simbol} pada langkah {index + 1}"
        )
    return _shaped(sop, index, old, simbol, f"ubah simbol langkah {index + 1} menjadi {simbol}")


def _shaped(sop: Sop, index: int, old: Simpul, simbol: Simbol, title: str) -> Edited:
    step = sop.langkah[index]
    alur, notes = old.alur, []
    if simbol is Simbol.SELESAI and alur:
        notes.append(f"{len(alur)} panah dari langkah {index + 1} dihapus karena simbol selesai.")
    if simbol is Simbol.SELESAI:
        alur = None
    elif simbol is Simbol.KEPUTUSAN and alur is None:
        onward = arrows.default_exit(sop, index, old.pelaksana)
        alur = (replace(onward, label="Ya"),) if onward else ()
        notes.append("Tambahkan panah Tidak: keputusan memerlukan paling sedikit dua panah.")
    elif simbol is not Simbol.KEPUTUSAN and old.simbol is Simbol.KEPUTUSAN and alur:
        onward = arrows.default_exit(sop, index, old.pelaksana)
        if onward and len(alur) == 1 and alur[0].ke == onward.ke:
            alur = None
    new = replace(old, simbol=simbol, alur=alur)
    symbols = tuple(new if s.pelaksana == old.pelaksana else s for s in step.simpul)
    return Edited(_with_step(sop, index, replace(step, simpul=symbols)), title, tuple(notes))


def _remove_simbol(sop: Sop, index: int, old: Simpul) -> Edited:
    step = sop.langkah[index]
    if len(step.simpul) == 1:
        raise SoptuiError(
            f"Langkah {index + 1} perlu satu simbol: pindahkan simbolnya atau hapus langkahnya."
        )
    kept = tuple(s for s in step.simpul if s is not old)
    smaller = _with_step(sop, index, replace(step, simpul=kept))
    repaired, notes = arrows.retarget(smaller, f"{step.id}/{old.pelaksana}", step.id)
    if old.alur:
        notes = (*notes, f"{len(old.alur)} panah yang keluar dari simbol ini ikut dihapus.")
    return Edited(repaired, f"hapus simbol {old.simbol} pada langkah {index + 1}", notes)


def move_simbol(sop: Sop, langkah: str, dari: str, ke: str) -> Edited:
    """Move a symbol to another column of its row; arrows follow it."""
    index = step_index(sop, langkah)
    step = sop.langkah[index]
    column = sop.pelaksana_index(ke)
    if column is None:
        raise NotFoundError(f"Tidak ada pelaksana dengan id {ke!r}.")
    if step.simpul_of(dari) is None:
        raise NotFoundError(f"Langkah {index + 1} tidak mempunyai simbol pada {dari!r}.")
    if dari != ke and step.simpul_of(ke) is not None:
        raise SoptuiError(
            f"{sop.pelaksana[column].nama} sudah mempunyai simbol pada langkah ini."
            " Pilih kolom lain."
        )
    symbols = tuple(replace(s, pelaksana=ke) if s.pelaksana == dari else s for s in step.simpul)
    moved = _with_step(sop, index, replace(step, simpul=symbols))
    moved, _ = arrows.retarget(moved, f"{step.id}/{dari}", f"{step.id}/{ke}")
    name = sop.pelaksana[column].nama
    return Edited(moved, f"pindah simbol langkah {index + 1} ke {name}")


def set_alur(sop: Sop, langkah: str, pelaksana: str, alur: tuple[Alur, ...] | None) -> Edited:
    """Set the arrows that leave a symbol; None = the default flow, () = no arrow.

    Raises SoptuiError for an end with arrows, a decision without exits and a missing target.
    """
    index = step_index(sop, langkah)
    step = sop.langkah[index]
    old = step.simpul_of(pelaksana)
    if old is None:
        raise NotFoundError(f"Langkah {index + 1} tidak mempunyai simbol pada {pelaksana!r}.")
    if alur and old.simbol is Simbol.SELESAI:
        raise SoptuiError("Simbol selesai tidak mempunyai panah keluar. Ganti dulu simbolnya.")
    if alur is None and old.simbol is Simbol.KEPUTUSAN:
        raise SoptuiError(
            "Simbol keputusan harus menyebut semua panah keluarnya. Tulis tujuan setiap panah."
        )
    for a in alur or ():
        arrows.require_target(sop, a)
    symbols = tuple(replace(s, alur=alur) if s is old else s for s in step.simpul)
    changed = _with_step(sop, index, replace(step, simpul=symbols))
    return Edited(changed, f"ubah panah langkah {index + 1}")


def add_pelaksana(sop: Sop, nama: str) -> Edited:
    """Add a column at the right. Its id is made from the name."""
    if not nama.strip():
        raise SoptuiError("Nama pelaksana tidak boleh kosong. Tulis jabatannya.")
    new = Pelaksana(unique_slug(nama, {p.id for p in sop.pelaksana}), nama.strip())
    return Edited(replace(sop, pelaksana=(*sop.pelaksana, new)), f"tambah pelaksana {new.nama}")


def remove_pelaksana(sop: Sop, pelaksana: str) -> Edited:
    """Remove a column that no step uses. Raises SoptuiError when one does."""
    column = _column(sop, pelaksana)
    used = [str(i + 1) for i, step in enumerate(sop.langkah) if step.simpul_of(pelaksana)]
    name = sop.pelaksana[column].nama
    if used:
        raise SoptuiError(
            f"{name} masih dipakai pada langkah {', '.join(used)}. Pindahkan dulu simbolnya."
        )
    rest = (*sop.pelaksana[:column], *sop.pelaksana[column + 1 :])
    return Edited(replace(sop, pelaksana=rest), f"hapus pelaksana {name}")


def move_pelaksana(sop: Sop, pelaksana: str, index: int) -> Edited:
    """Move a column to place `index`, from 0 at the left."""
    columns = list(sop.pelaksana)
    moved = columns.pop(_column(sop, pelaksana))
    columns.insert(max(0, min(index, len(columns))), moved)
    return Edited(replace(sop, pelaksana=tuple(columns)), f"pindah kolom {moved.nama}")


def _column(sop: Sop, pelaksana: str) -> int:
    column = sop.pelaksana_index(pelaksana)
    if column is None:
        raise NotFoundError(f"Tidak ada pelaksana dengan id {pelaksana!r}.")
    return column
