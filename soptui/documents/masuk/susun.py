"""From what is drawn to an SOP: a new one, or the carried one with what the drawing says by now."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from soptui.changes.identifiers import slug, unique_slug
from soptui.changes.matching import pair_texts
from soptui.documents.dates import BULAN
from soptui.documents.masuk.gambar import DEC, TERM, read_chart
from soptui.model import Alur, Identitas, Langkah, Pelaksana, Simbol, Simpul, Sop
from soptui.model.flow import panah

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from soptui.documents.masuk.gambar import Bagan, Items, Tempat
    from soptui.documents.masuk.lembar import Lembar
    from soptui.model import Organisasi

BOXES = (
    *("dasar_hukum", "kualifikasi_pelaksana", "keterkaitan"),
    *("peralatan", "peringatan", "pencatatan"),
)
WORDS = ("kegiatan", "kelengkapan", "waktu", "output", "keterangan")
_MARK = re.compile(r"^(?:-|\d+\.)\t")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DAY = re.compile(r"(\d{1,2}) (\w+) (\d{4})")
_SHORT = 30
_DRAWN = {Simbol.SELESAI: Simbol.MULAI}
"""Symbols that look alike; what tells them apart are their arrows."""


def drawn_sop(
    lembar: Lembar, organisasi: Organisasi, titles: Mapping[str, str]
) -> tuple[Sop, list[str]]:
    """Return the SOP that a sheet shows, and sentences about what could not be read for sure.

    `titles`: of the SOPs here, by id. Arrows are all said; ids are made from words.
    """
    chart = read_chart(lembar.halaman) if lembar.halaman else None
    judul = " ".join(_text(lembar, "judul").split())
    said = lembar.keaslian[0] if lembar.keaslian else ""
    sop_id = said if _SLUG.fullmatch(said) else slug(judul)
    names = {unit.nama.upper(): unit.id for unit in organisasi.unit}
    unit = next((names[n.upper()] for n in reversed(lembar.kantor) if n.upper() in names), "")
    officers = {jabatan.nama: jabatan.id for jabatan in organisasi.jabatan}
    signer = next(iter(lembar.ruas.get("pengesah", ())), "")
    ids = {f"SOP {title}": f"sop:{key}" for key, title in titles.items()}

    def box(name: str) -> Items:
        return tuple(ids.get(item, item) for item in _items(lembar.ruas.get(name, ())))

    identitas = Identitas(
        judul,
        unit,
        nomor=_text(lembar, "nomor").removeprefix("-"),
        tanggal_pembuatan=_day(_text(lembar, "tanggal_pembuatan")),
        pengesah=officers.get(signer, ""),
        dasar_hukum=box("dasar_hukum"),
        kualifikasi_pelaksana=box("kualifikasi_pelaksana"),
        keterkaitan=box("keterkaitan"),
        peralatan=box("peralatan"),
        peringatan=box("peringatan"),
        pencatatan=box("pencatatan"),
    )
    if chart is None:
        return Sop(sop_id, identitas), []
    return Sop(sop_id, identitas, _performers(chart), _steps(chart)), chart.ragu


def _text(lembar: Lembar, name: str) -> str:
    return "\n".join(lembar.ruas.get(name, ()))


def _items(items: Items) -> Items:
    bare = tuple(_MARK.sub("", item) for item in items)
    return () if bare == ("-",) else bare


def _day(words: str) -> dt.date | None:
    found = _DAY.fullmatch(words)
    if found is None or found[2] not in BULAN:
        return None
    try:
        return dt.date(int(found[3]), BULAN.index(found[2]) + 1, int(found[1]))
    except ValueError:
        return None


def _performers(chart: Bagan) -> tuple[Pelaksana, ...]:
    out: list[Pelaksana] = []
    for name in chart.nama:
        out.append(Pelaksana(unique_slug(name, {p.id for p in out}), name))
    return tuple(out)


def _steps(chart: Bagan) -> tuple[Langkah, ...]:
    performers = [p.id for p in _performers(chart)]
    ids: list[str] = []
    for cells in chart.sel:
        ids.append(unique_slug(" ".join(cells[0])[:_SHORT] or "langkah", ids))
    leaving = {arrow.dari[0] for arrow in chart.panah}
    exits: dict[Tempat, list[tuple[Tempat, str]]] = {}
    for arrow in chart.panah:
        exits.setdefault(arrow.dari, []).append((arrow.ke, arrow.label))

    def symbol(place: Tempat) -> Simpul:
        kind, words = chart.simbol[place]
        alur = tuple(
            Alur(f"{ids[row]}/{performers[lane]}", label)
            for (row, lane), label in exits.get(place, ())
        )
        has_exit = place[0] in leaving if place[0] in chart.bersama else bool(alur)
        return Simpul(performers[place[1]], _symbol(kind, has_exit=has_exit), words, alur)

    out = []
    for row, cells in enumerate(chart.sel):
        kegiatan, kelengkapan, waktu, output, keterangan = cells
        out.append(
            Langkah(
                ids[row],
                "\n".join(kegiatan),
                tuple(symbol(place) for place in sorted(chart.simbol) if place[0] == row),
                _items(kelengkapan),
                " ".join(waktu),
                _items(output),
                "\n".join(keterangan),
                row in chart.bersama,
            )
        )
    return tuple(out)


def _symbol(kind: str, *, has_exit: bool) -> Simbol:
    if kind == TERM:
        return Simbol.MULAI if has_exit else Simbol.SELESAI
    return Simbol.KEPUTUSAN if kind == DEC else Simbol.PROSES


# --- the carried SOP with what the drawing says ---------------------------------------------------


def overlaid(carried: Sop, drawn: Sop, titles: Mapping[str, str]) -> Sop:
    """Return the carried SOP where the drawing says the same, and else what the drawing says.

    What is not drawn stays as it is carried; steps and performers keep their ids.
    """
    performers = _named_again(carried.pelaksana, drawn.pelaksana)
    steps = _paired(carried.langkah, drawn.langkah)
    taken = {step.id for step in carried.langkah}
    for step in drawn.langkah:
        if step.id not in steps:
            steps[step.id] = unique_slug(step.id, taken)
            taken.add(steps[step.id])
    renamed = _renamed(drawn, steps, {old.id: new.id for old, new in performers.items()})
    renamed = replace(renamed, pelaksana=tuple(performers.values()))
    old_flow, new_flow = _flow(carried), _flow(renamed)
    old = {step.id: step for step in carried.langkah}
    langkah = tuple(
        _step(old[step.id], step, is_same=_same_flow(old_flow[step.id], new_flow[step.id]))
        if step.id in old
        else step
        for step in renamed.langkah
    )
    return replace(
        carried,
        identitas=_identity(carried.identitas, drawn.identitas, titles),
        pelaksana=renamed.pelaksana,
        langkah=langkah,
    )


def _bare(words: str | Iterable[str]) -> str:
    joined = words if isinstance(words, str) else "".join(words)
    return "".join(joined.split())


def _named_again(old: Sequence[Pelaksana], new: Sequence[Pelaksana]) -> dict[Pelaksana, Pelaksana]:
    """Return the carried performer for each drawn one: by name, else by place."""
    free = list(old)
    out: dict[Pelaksana, Pelaksana] = {}
    for p in new:
        own = next((o for o in free if _bare(o.nama) == _bare(p.nama)), None)
        if own is not None:
            free.remove(own)
            out[p] = own
    taken = {o.id for o in old}
    for k, p in enumerate(new):
        if p in out:
            continue
        own = old[k] if k < len(old) and old[k] in free and len(old) == len(new) else None
        out[p] = Pelaksana(own.id if own else unique_slug(p.id, taken), p.nama)
        taken.add(out[p].id)
    return {p: out[p] for p in new}


def _paired(old: Sequence[Langkah], new: Sequence[Langkah]) -> dict[str, str]:
    """Return the id of the carried step for each drawn one that shows it."""
    pairs = pair_texts([_bare(s.kegiatan) for s in old], [_bare(s.kegiatan) for s in new])
    return {
        new[p.after].id: old[p.before].id
        for p in pairs
        if p.before is not None and p.after is not None
    }


def _renamed(sop: Sop, steps: Mapping[str, str], performers: Mapping[str, str]) -> Sop:
    """Return an SOP with other ids."""

    def exits(simpul: Simpul) -> tuple[Alur, ...]:
        return tuple(
            Alur(f"{steps[a.langkah]}/{performers[a.pelaksana]}", a.label)
            for a in simpul.alur or ()
        )

    langkah = tuple(
        replace(
            step,
            id=steps[step.id],
            simpul=tuple(
                replace(s, pelaksana=performers[s.pelaksana], alur=exits(s)) for s in step.simpul
            ),
        )
        for step in sop.langkah
    )
    return replace(sop, langkah=langkah)


class _Flow:
    """What is drawn of the flow that leaves one step."""

    def __init__(self, step: Langkah) -> None:
        self.symbols = {(s.pelaksana, _DRAWN.get(s.simbol, s.simbol)) for s in step.simpul}
        self.bersama = step.bersama and len(step.simpul) > 1
        self.words: Counter[str] = Counter(_bare(s.teks) for s in step.simpul if s.teks)
        self.arrows: set[tuple[str, str, str]] = set()
        self.labels: set[tuple[str, str, str, str]] = set()


def _flow(sop: Sop) -> dict[str, _Flow]:
    order = {p.id: k for k, p in enumerate(sop.pelaksana)}
    flows = {step.id: _Flow(step) for step in sop.langkah}

    def unit(row: int, pelaksana: str) -> tuple[str, str]:
        step = sop.langkah[row]
        if flows[step.id].bersama:
            pelaksana = min((s.pelaksana for s in step.simpul), key=lambda p: order.get(p, 0))
        return step.id, pelaksana

    for arrow in panah(sop):
        src, lane = unit(arrow.dari.langkah, arrow.dari.pelaksana)
        dst = "/".join(unit(arrow.ke.langkah, arrow.ke.pelaksana))
        own = flows[src]
        if (lane, dst, _bare(arrow.label)) in own.arrows:
            continue
        own.arrows.add((lane, dst, ""))
        if arrow.label:
            own.words[_bare(arrow.label)] += 1
            own.labels.add((lane, dst, _bare(arrow.label), ""))
    return flows


def _same_flow(old: _Flow, new: _Flow) -> bool:
    """Tell whether two steps are drawn alike.

    Words beside a symbol and the label of its only arrow can stand in one place, so they are told
    apart at decisions only.
    """
    has_choice = any(simbol is Simbol.KEPUTUSAN for _, simbol in old.symbols)
    return (old.symbols, old.bersama, old.arrows, old.words) == (
        new.symbols,
        new.bersama,
        new.arrows,
        new.words,
    ) and (not has_choice or old.labels == new.labels)


def _step(old: Langkah, new: Langkah, *, is_same: bool) -> Langkah:
    fields = {
        name: getattr(old if _bare(getattr(old, name)) == _bare(getattr(new, name)) else new, name)
        for name in WORDS
    }
    flow = old if is_same else new
    return replace(old, **fields, simpul=flow.simpul, bersama=flow.bersama)


def _identity(old: Identitas, new: Identitas, titles: Mapping[str, str]) -> Identitas:
    shown = tuple(
        titles.get(item.removeprefix("sop:"), item.removeprefix("sop:")) for item in old.keterkaitan
    )
    drawn = tuple(
        titles.get(item.removeprefix("sop:"), item).removeprefix("SOP ") for item in new.keterkaitan
    )
    changed = {
        name: getattr(new, name)
        for name in ("judul", "nomor", *BOXES)
        if _bare(getattr(old, name)) != _bare(getattr(new, name))
    }
    if _bare(shown) == _bare(drawn):
        changed.pop("keterkaitan", None)
    return replace(old, **changed)
