"""Run the rules: over one SOP, across all SOPs, over the book and over the office.

A rule that fails is told as a finding and stops no other.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from soptui.model import Severity, Temuan
from soptui.rules import (
    alur,
    bagan,
    bahasa,
    buku,
    cabang,
    ejaan,
    halaman,
    identitas,
    ikatan,
    jenis,
    kantor,
    kartu,
    kecuali,
    layanan,
    pilihan,
    repositori,
    rujukan,
    seragam,
    sitasi,
    tersembunyi,
    tinjauan,
)
from soptui.rules.konteks import IsiBuku, Konteks, Kumpulan
from soptui.rules.konteks_layanan import KonteksLayanan, Pasangan
from soptui.rules.profil import pengecualian, severity_of
from soptui.rules.registry import ATURAN, Lingkup
from soptui.rules.tinjauan import too_early

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from soptui.model import Layanan, Organisasi, Sop
    from soptui.model.buku import Buku
    from soptui.rules.konteks import Halaman, Waktunya

FAMILIES = (
    rujukan,
    identitas,
    kartu,
    jenis,
    kecuali,
    sitasi,
    bagan,
    alur,
    cabang,
    bahasa,
    pilihan,
    ejaan,
    tersembunyi,
    repositori,
    seragam,
    tinjauan,
    buku,
    halaman,
    kantor,
    layanan,
    ikatan,
)
"""Imported for their rules: importing a family is what registers it."""

BERURUT = tuple(
    rule
    for family in FAMILIES
    for rule in ATURAN.values()
    if rule.check.__module__ == family.__name__
)
"""All rules in the order in which findings are listed, whatever was imported first."""

GAGAL = "aturan/gagal"
"""Rule of the finding that a rule could not do its work."""
_AT_APPROVAL = frozenset({identitas.SAAT_PENGESAHAN, layanan.SAAT_PENGESAHAN})
"""The rules about a nomor that is not filled in."""
_ORDER = {severity: i for i, severity in enumerate(Severity)}


def check_sop(
    sop: Sop, organisasi: Organisasi | None = None, stem: str | None = None
) -> list[Temuan]:
    """Return the findings of one SOP; errors first, then in the order of the rules.

    `stem` is the name of its file without ".toml", where there is one.
    """
    context = Konteks(sop, organisasi, stem)
    found = excepted(sop, _found(Lingkup.SOP, context, organisasi))
    return sorted(found, key=lambda t: _ORDER[t.severity])


def at_approval(found: Sequence[Temuan], nomor: str) -> list[Temuan]:
    """Return findings as grave as they are where a document is put into force.

    A nomor that is not filled in was worth a warning until then, of an SOP and of a service alike:
    no guideline says so, but what is put into force must have a name to be cited by. An office
    that takes it easier, or a file with an exception, is not stopped.
    """
    if identitas.is_numbered(nomor):
        return list(found)
    return [
        replace(t, severity=Severity.ERROR)
        if t.rule in _AT_APPROVAL and t.severity is Severity.WARNING
        else t
        for t in found
    ]


def check_all(
    sops: Sequence[tuple[str, Sop]],
    organisasi: Organisasi | None = None,
    waktu: Mapping[str, Waktunya] | None = None,
    hari_ini: date | None = None,
    layanan: Sequence[tuple[str, Layanan]] = (),
) -> list[Temuan]:
    """Return the findings that only several SOPs together show, or the history does.

    `sops`, `layanan` = (file, value). Without `hari_ini` nothing falls due.
    """
    context = Kumpulan(sops, organisasi, waktu or {}, hari_ini, layanan)
    by_file = dict(context.dokumen)
    return [
        told
        for temuan in _found(Lingkup.REPOSITORI, context, organisasi)
        for told in (excepted(by_file[temuan.file], [temuan]) if temuan.file else [temuan])
    ]


def at_effective(
    value: Sop | Layanan, known: Waktunya, organisasi: Organisasi | None = None
) -> list[Temuan]:
    """Return what is odd about the day on which an approval of a version takes force."""
    rule = ATURAN[tinjauan.EFEKTIF]
    severity = severity_of(rule, organisasi)
    if severity is None:
        return []
    found = (Temuan(rule.id, severity, words, path) for path, words in too_early(value, known))
    return excepted(value, found)


def check_buku(
    buku: Buku,
    titles: Mapping[str, str],
    organisasi: Organisasi | None = None,
    naskah: Collection[str] | None = None,
    layanan: Mapping[str, str] | None = None,
) -> list[Temuan]:
    """Return the findings of the table of contents. `titles` = title of each SOP by its id.

    `naskah`: names of the chapters in its folder; `layanan`: titles of the services.
    """
    context = IsiBuku(buku, titles, naskah, layanan or {})
    return list(_found(Lingkup.BUKU, context, organisasi))


def check_halaman(halaman: Halaman, organisasi: Organisasi | None = None) -> list[Temuan]:
    """Return the findings of one page of the book; `path` is the number of the line."""
    found = _found(Lingkup.HALAMAN, halaman, organisasi)
    return [
        replace(temuan, path="", file=halaman.nama, line=int(temuan.path or 1), column=1)
        for temuan in found
    ]


def check_kantor(organisasi: Organisasi) -> list[Temuan]:
    """Return the findings of the settings of the office."""
    return list(_found(Lingkup.KANTOR, organisasi, organisasi))


def check_layanan(
    layanan: Layanan, organisasi: Organisasi | None = None, stem: str | None = None
) -> list[Temuan]:
    """Return the findings of one Standar Pelayanan; errors first, then in the order of the rules.

    `stem` is the name of its file without ".toml", where there is one.
    """
    context = KonteksLayanan(layanan, organisasi, stem)
    found = excepted(layanan, _found(Lingkup.LAYANAN, context, organisasi))
    return sorted(found, key=lambda t: _ORDER[t.severity])


def check_pasangan(
    layanan: Layanan, sops: Mapping[str, Sop | None], organisasi: Organisasi | None = None
) -> list[Temuan]:
    """Return the findings of a service beside the SOPs of the repository, given by id.

    None is an SOP that cannot be read.
    """
    context = Pasangan(layanan, sops, organisasi)
    return excepted(layanan, _found(Lingkup.PASANGAN, context, organisasi))


def is_blocking(temuan: Temuan) -> bool:
    """Tell whether a finding stops a save: it breaks the file, not only the guideline.

    An office may call a rule of the guideline an error; that still stops nobody from writing.
    """
    rule = ATURAN.get(temuan.rule)
    return temuan.severity is Severity.ERROR and (rule is None or rule.is_format)


def is_across(temuan: Temuan) -> bool:
    """Tell whether only several SOPs together show a finding."""
    rule = ATURAN.get(temuan.rule)
    return rule is not None and rule.lingkup is Lingkup.REPOSITORI


def excepted(sop: Sop | Layanan, found: Sequence[Temuan] | Iterator[Temuan]) -> list[Temuan]:
    """Return findings with those that the SOP or service excepts as notes that give its reason."""
    if not sop.identitas.pengecualian:
        return list(found)
    reasons = pengecualian(sop)
    return [
        replace(
            temuan,
            severity=Severity.INFO,
            message=f"Dikecualikan ({reasons[temuan.rule]}). {temuan.message}",
        )
        if temuan.rule in reasons
        else temuan
        for temuan in found
    ]


def _found(lingkup: Lingkup, context: object, organisasi: Organisasi | None) -> Iterator[Temuan]:
    for rule in BERURUT:
        severity = severity_of(rule, organisasi) if rule.looks_at(lingkup) else None
        if severity is None:
            continue
        try:
            places = list(rule.check(context))
        except Exception as fault:  # noqa: BLE001 - one bad rule must not hide what the others find
            yield _failed(rule.id, fault)
            continue
        for place in places:
            file = place[0] if lingkup is Lingkup.REPOSITORI else ""
            path, message = place[-2:]
            yield Temuan(rule.id, severity, message, path, file)


def _failed(rule_id: str, fault: Exception) -> Temuan:
    message = (
        f"Aturan {rule_id} tidak dapat dijalankan di sini ({type(fault).__name__}); aturan lain"
        " tetap diperiksa dan data tidak berubah. Mohon laporkan kepada pembuat soptui."
    )
    return Temuan(GAGAL, Severity.WARNING, message)
