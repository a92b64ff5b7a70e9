"""What is wrong with each service by itself and beside the SOPs that it names, kept by content."""

from __future__ import annotations

from contextlib import suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from soptui import rules
from soptui.errors import SoptuiError
from soptui.model import Severity, Temuan
from soptui.repo.catalog import open_as
from soptui.repo.hasil import Hasil, across, fingerprint
from soptui.repo.layout import read_file, walk
from soptui.repo.temuan import document_findings, located
from soptui.toml import LAYANAN, SOP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from soptui.model import Layanan, Organisasi
    from soptui.toml import Dokumen


def examine_services(
    root: Path, organisasi: Organisasi, known: Mapping[str, Hasil], sops: Mapping[str, Hasil]
) -> dict[str, Hasil]:
    """Return the result of every service by its path.

    `known`: what was found before, `sops`: the results of all SOPs. Only a service that changed,
    or of which an SOP did, is examined.
    """
    ids = {PurePosixPath(path).stem: path for path in sops}
    sop_ids = dict(ids)
    found: dict[str, Hasil] = {}
    for path in walk(root, LAYANAN):
        taken = ids.setdefault(PurePosixPath(path).stem, path)
        old = known.get(path)
        if old is None or old.sidik != _mark(root, path, taken, _named(old), sops, ids):
            document = open_as(root, path, LAYANAN)[0]
            names = () if document.nilai is None else document.nilai.identitas.sop
            findings = document_findings(document, organisasi)
            if taken != path:
                findings += located([_twice(PurePosixPath(path).stem, taken)], document)
            findings += _beside(root, document, sop_ids, organisasi)
            mark = _mark(root, path, taken, names, sops, ids)
            known_of = (None, {}) if document.nilai is None else across(document, document.nilai)
            old = Hasil(mark, tuple(findings), *known_of)
        found[path] = old
    return found


def service_titles(found: Mapping[str, Hasil]) -> dict[str, str]:
    """Return the title of each service by its id, "" for a broken one."""
    short = {PurePosixPath(path).stem: h.ringkas_layanan for path, h in found.items()}
    return {stem: value.identitas.judul if value else "" for stem, value in short.items()}


def beside_sops(
    root: Path, document: Dokumen[Layanan], organisasi: Organisasi | None
) -> list[Temuan]:
    """Return what is to be said of a service beside the SOPs that it names, as their files are."""
    ids = {PurePosixPath(path).stem: path for path in walk(root, SOP)}
    return _beside(root, document, ids, organisasi)


def _beside(
    root: Path,
    document: Dokumen[Layanan],
    ids: Mapping[str, str],
    organisasi: Organisasi | None,
) -> list[Temuan]:
    """Compare with the SOPs that are there. `ids` = the file of each SOP by its id."""
    if document.nilai is None:
        return []
    names = document.nilai.identitas.sop
    there = {name: open_as(root, ids[name], SOP)[0].nilai for name in names if name in ids}
    return located(rules.check_pasangan(document.nilai, there, organisasi), document)


def _named(old: Hasil) -> Iterable[str]:
    return old.ringkas_layanan.identitas.sop if old.ringkas_layanan else ()


def _mark(
    root: Path,
    path: str,
    taken: str,
    names: Iterable[str],
    sops: Mapping[str, Hasil],
    ids: Mapping[str, str],
) -> str:
    """Return the hash of all that the findings of a service are made from; "" where unreadable."""
    paths = [ids.get(name, "") for name in names]
    parts = [(path, sops[path].sidik if path in sops else "") for path in paths]
    with suppress(SoptuiError):
        own = fingerprint(read_file(root, path))
        return fingerprint(repr((own, taken, parts)).encode(errors="replace"))
    return ""


def _twice(stem: str, taken: str) -> Temuan:
    words = (
        f"Id {stem!r} sudah dipakai oleh {taken}: SOP dan Standar Pelayanan memerlukan id yang"
        " berbeda-beda. Ganti nama berkas dan id ini."
    )
    return Temuan("RUJ-2", Severity.ERROR, words, "id")
