"""Everything that is wrong in a repository, each finding at its place in a file."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from soptui import rules
from soptui.errors import InvalidError, NotFoundError, SoptuiError
from soptui.model import Severity, Sop, Temuan
from soptui.repo.ages import ages
from soptui.repo.catalog import open_as
from soptui.repo.git import Git
from soptui.repo.hasil import fingerprint
from soptui.repo.hasil_lama import HasilLama, keep_results, read_results
from soptui.repo.index import today
from soptui.repo.layout import BUKU, ORGANISASI, inside, macam_at, read_file, walk_sop
from soptui.repo.periksa_layanan import examine_services, service_titles
from soptui.repo.temuan import document_findings, located
from soptui.repo.workers import examine_all
from soptui.toml import SOP, Naskah, read_buku

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path
    from typing import TypeAlias

    from soptui.model import Organisasi
    from soptui.model.nilai import Nilai
    from soptui.repo.hasil import Hasil
    from soptui.repo.workers import Told
    from soptui.toml import Dokumen

    Results: TypeAlias = dict[str, Hasil]
    """The result of every SOP by its path."""


def _silent(done: int, count: int) -> None:
    """Tell nobody."""


def check(
    root: Path, organisasi: Organisasi, scope: Collection[str] = (), told: Told | None = None
) -> list[Temuan]:
    """Return the findings about the files in `scope` (files or folders; empty: everything).

    All files are looked at even then: that an id is used twice shows only across files. Only what
    changed since the last time is examined; `told` is told how far that is.
    """
    known = read_results(root, organisasi)
    results = _results(root, organisasi, known, told or _silent)
    services = examine_services(root, organisasi, known.hasil, results)
    across, key = _across(root, organisasi, known, results, services)
    every = {**results, **services}
    if every != known.hasil or key != known.kunci:
        keep_results(root, organisasi, HasilLama(every, key, across))
    found = [t for hasil in every.values() for t in hasil.temuan]
    found += across
    found += _book(root, organisasi, results, service_titles(services))
    found += _office(root, organisasi)
    wanted = [t for t in found if not scope or any(_covers(s, t.file) for s in scope)]
    return sorted(wanted, key=lambda t: (t.file, t.line, t.column, t.rule))


def _results(root: Path, organisasi: Organisasi, known: HasilLama, told: Told) -> Results:
    """Return the result of every SOP by itself: what is known, and what has to be examined."""
    paths = list(walk_sop(root))
    kept = {p: h for p in paths if (h := known.hasil.get(p)) and h.sidik == _fingerprint(root, p)}
    new: Results = {}
    try:
        examine_all(root, [p for p in paths if p not in kept], organisasi, told, new)
    except BaseException:  # stopped: what was found by then is not looked for again
        keep_results(root, organisasi, HasilLama({**known.hasil, **new}))
        raise
    return {path: kept.get(path) or new[path] for path in paths}


def _fingerprint(root: Path, path: str) -> str:
    with suppress(SoptuiError):
        return fingerprint(read_file(root, path))
    return "?"


def _across(
    root: Path, organisasi: Organisasi, known: HasilLama, results: Results, services: Results
) -> tuple[tuple[Temuan, ...], str]:
    """Return what only several files together show, and the key of what that was made from."""
    git, day = Git.discover(root), today()
    dates = ages(git, organisasi, day)
    every = {**results, **services}
    made_from = [(path, hasil.sidik) for path, hasil in every.items()], sorted(dates.items()), day
    key = fingerprint(repr(made_from).encode(errors="replace"))
    if key == known.kunci:
        return known.bersama, key
    sops = [(path, hasil.ringkas) for path, hasil in results.items() if hasil.ringkas]
    layanan = [(path, h.ringkas_layanan) for path, h in services.items() if h.ringkas_layanan]
    found = rules.check_all(sops, organisasi, dates, day, layanan)
    return tuple(_placed(root, temuan, every) for temuan in found), key


def _placed(root: Path, temuan: Temuan, results: Results) -> Temuan:
    """Return a finding of several files with its place in its file."""
    hasil = results.get(temuan.file)
    if hasil is None:
        return temuan
    if temuan.path in hasil.tempat:
        line, column = hasil.tempat[temuan.path]
        return replace(temuan, line=line, column=column)
    return located([temuan], open_as(root, temuan.file, macam_at(temuan.file) or SOP)[0])[0]


def check_scope(root: Path, given: Path) -> str:
    """Return the path, from the top, of a file or folder to check.

    Raises NotFoundError when it does not exist or is nothing that soptui knows how to check.
    """
    path = inside(root, given)
    if not os.path.lexists(root / path):
        raise NotFoundError("Berkas atau folder tidak ada.", file=str(given))
    if not (root / path).is_dir() and path not in (BUKU, ORGANISASI) and not macam_at(path):
        raise NotFoundError(
            "Bukan berkas SOP, Standar Pelayanan, buku, atau pengaturan.", file=str(given)
        )
    return path


def refuse_broken(document: Dokumen[Nilai], organisasi: Organisasi) -> None:
    """Raise InvalidError for the first finding that stops a save or an approval."""
    found = document_findings(document, organisasi)
    if isinstance(document.nilai, Sop):
        found += rules.check_all([(document.file, document.nilai)])
    for temuan in filter(rules.is_blocking, found):
        line, column = temuan.line or None, temuan.column or None
        raise InvalidError(temuan.message, file=document.file, line=line, column=column)


def _book(
    root: Path, organisasi: Organisasi, results: Results, services: Mapping[str, str]
) -> Iterator[Temuan]:
    """Yield what is wrong with the table of contents and the pages of the book.

    `services`: the title of each service by its id.
    """
    year = None
    pages = sorted((root / BUKU).parent.glob("*.md"))
    sops = [hasil.ringkas for hasil in results.values() if hasil.ringkas]
    titles = {sop.id: sop.identitas.judul for sop in sops}
    try:
        naskah = read_buku(read_file(root, BUKU), BUKU)
    except NotFoundError:
        pass
    except SoptuiError as error:
        yield Temuan("skema/berkas", Severity.ERROR, error.message, "", BUKU)
    else:
        yield from naskah.temuan
        if naskah.buku is not None:
            year = naskah.buku.tahun
            names = [page.name for page in pages]
            found = rules.check_buku(naskah.buku, titles, organisasi, names, services)
            yield from located(found, naskah)
    for page in pages:
        yield from _page(root, page.relative_to(root).as_posix(), year, organisasi)


def _page(root: Path, path: str, year: int | None, organisasi: Organisasi) -> Iterator[Temuan]:
    try:
        text = read_file(root, path).decode(errors="replace")
    except SoptuiError as error:
        yield Temuan("skema/berkas", Severity.ERROR, error.message, "", path)
        return
    yield from rules.check_halaman(rules.Halaman(path, text.splitlines(), year), organisasi)


def _office(root: Path, organisasi: Organisasi) -> Iterator[Temuan]:
    """Yield what is odd about the settings: they were read before, so they are in order."""
    found = rules.check_kantor(organisasi)
    if found:
        text = read_file(root, ORGANISASI).decode(errors="replace")
        yield from located(found, Naskah(ORGANISASI, text))


def _covers(scope: str, file: str) -> bool:
    return scope in (".", file) or file.startswith(f"{scope}/")
