"""Run the rules: over one SOP, and across all SOPs of a repository."""

from __future__ import annotations

from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from soptui.model import Severity, Temuan
from soptui.rules import bagan, identitas, rujukan, tersembunyi
from soptui.rules.registry import ATURAN, Konteks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from soptui.model import Organisasi, Sop

_FAMILIES = (rujukan, identitas, bagan, tersembunyi)
"""Imported for their rules: importing a family is what registers it."""


def check_sop(
    sop: Sop, organisasi: Organisasi | None = None, stem: str | None = None
) -> list[Temuan]:
    """Return the findings of one SOP; errors first, then in the order of the rules.

    `stem` is the name of its file without ".toml", where there is one.
    """
    context = Konteks(sop, organisasi, stem)
    found = [
        Temuan(rule.id, rule.severity, message, path)
        for rule in ATURAN.values()
        for path, message in rule.check(context)
    ]
    return sorted(found, key=lambda t: list(Severity).index(t.severity))


def is_blocking(temuan: Temuan) -> bool:
    """Tell whether a finding stops a save: it breaks the file, not only the guideline."""
    return temuan.severity is Severity.ERROR


def check_all(sops: Sequence[tuple[str, Sop]]) -> list[Temuan]:
    """Return the findings that only several SOPs together show. `sops` = (file, value)."""
    return [
        *_same_id(sops),
        *_folder(sops),
        *_doubled(sops, "identitas/judul", "ID-7", "Nama SOP", _judul),
        *_doubled(sops, "identitas/nomor", "ID-2", "Nomor SOP", lambda s: s.identitas.nomor),
        *_keterkaitan(sops),
    ]


def _judul(sop: Sop) -> str:
    return " ".join(sop.identitas.judul.casefold().split())


def _same_id(sops: Sequence[tuple[str, Sop]]) -> Iterator[Temuan]:
    files = _grouped(sops, lambda sop: sop.id)
    for sop_id, places in files.items():
        for file in places if len(places) > 1 else ():
            others = ", ".join(f for f in places if f != file)
            message = f"Id {sop_id!r} dipakai juga oleh {others}: setiap SOP mempunyai id sendiri."
            yield Temuan("RUJ-2", Severity.ERROR, message, "id", file)


def _folder(sops: Sequence[tuple[str, Sop]]) -> Iterator[Temuan]:
    for file, sop in sops:
        folder = PurePosixPath(file).parent.name
        if folder and folder != sop.identitas.unit:
            message = f"Unit {sop.identitas.unit!r} harus sama dengan nama foldernya, {folder!r}."
            yield Temuan("RUJ-10", Severity.ERROR, message, "identitas/unit", file)


def _doubled(
    sops: Sequence[tuple[str, Sop]], path: str, rule: str, label: str, key: Callable[[Sop], str]
) -> Iterator[Temuan]:
    for value, files in _grouped(sops, key).items():
        for file in files if value.strip() and len(files) > 1 else ():
            others = ", ".join(f for f in files if f != file)
            message = f"{label} ini sama dengan {others}."
            yield Temuan(rule, Severity.WARNING, message, path, file)


def _keterkaitan(sops: Sequence[tuple[str, Sop]]) -> Iterator[Temuan]:
    known = {sop.id for _, sop in sops}
    for file, sop in sops:
        for i, item in enumerate(sop.identitas.keterkaitan):
            target = item.removeprefix("sop:")
            if item.startswith("sop:") and target not in known:
                message = f"SOP terkait {target!r} tidak ada di repositori ini."
                path = f"identitas/keterkaitan/{i}"
                yield Temuan("ID-9", Severity.WARNING, message, path, file)


def _grouped(sops: Sequence[tuple[str, Sop]], key: Callable[[Sop], str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for file, sop in sops:
        groups[key(sop)].append(file)
    return groups
