"""Everything that is wrong in a repository, each finding at its place in a file."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from soptui import rules
from soptui.errors import InvalidError, NotFoundError, SoptuiError
from soptui.model import Severity, Temuan
from soptui.repo.ages import ages
from soptui.repo.catalog import open_document
from soptui.repo.git import Git
from soptui.repo.index import today
from soptui.repo.layout import BUKU, ORGANISASI, inside, is_sop_path, read_file, walk_sop
from soptui.toml import Naskah, read_buku

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from soptui.model import Organisasi
    from soptui.toml import Dokumen


def check(root: Path, organisasi: Organisasi, scope: Collection[str] = ()) -> list[Temuan]:
    """Return the findings about the files in `scope` (files or folders; empty: everything).

    All files are read even then: that an id is used twice shows only across files.
    """
    documents = {path: open_document(root, path)[0] for path in walk_sop(root)}
    found = [t for d in documents.values() for t in document_findings(d, organisasi)]
    sops = [(path, d.sop) for path, d in documents.items() if d.sop is not None]
    git, day = Git.discover(root), today()
    known = ages(git, organisasi, day)
    across = rules.check_all(sops, organisasi, known, day)
    found += (_placed(temuan, documents) for temuan in across)
    found += _book(root, {sop.id: sop.identitas.judul for _, sop in sops}, organisasi)
    found += _office(root, organisasi)
    wanted = [t for t in found if not scope or any(_covers(s, t.file) for s in scope)]
    return sorted(wanted, key=lambda t: (t.file, t.line, t.column, t.rule))


def check_scope(root: Path, given: Path) -> str:
    """Return the path, from the top, of a file or folder to check.

    Raises NotFoundError when it does not exist or is nothing that soptui knows how to check.
    """
    path = inside(root, given)
    if not os.path.lexists(root / path):
        raise NotFoundError("Berkas atau folder tidak ada.", file=str(given))
    if not (root / path).is_dir() and path not in (BUKU, ORGANISASI) and not is_sop_path(path):
        raise NotFoundError("Bukan berkas SOP, buku, atau pengaturan.", file=str(given))
    return path


def document_findings(document: Dokumen, organisasi: Organisasi | None) -> list[Temuan]:
    """Return what is wrong with one document by itself: schema and rules."""
    if document.sop is None:
        return list(document.temuan)
    found = rules.check_sop(document.sop, organisasi, PurePosixPath(document.file).stem)
    return [*document.temuan, *located(found, document)]


def refuse_broken(document: Dokumen, organisasi: Organisasi) -> None:
    """Raise InvalidError for the first finding that stops a save or an approval."""
    found = document_findings(document, organisasi)
    if document.sop is not None:
        found += rules.check_all([(document.file, document.sop)])
    for temuan in filter(rules.is_blocking, found):
        line, column = temuan.line or None, temuan.column or None
        raise InvalidError(temuan.message, file=document.file, line=line, column=column)


def located(findings: Iterable[Temuan], document: Naskah) -> list[Temuan]:
    """Return findings about a file with its path, line and column of what they are about."""
    return [
        replace(temuan, file=document.file, line=line, column=column)
        for temuan in findings
        for line, column in (document.locate(temuan.path),)
    ]


def _placed(temuan: Temuan, documents: Mapping[str, Dokumen]) -> Temuan:
    document = documents.get(temuan.file)
    return located([temuan], document)[0] if document else temuan


def _book(root: Path, titles: Mapping[str, str], organisasi: Organisasi) -> Iterator[Temuan]:
    year = None
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
            yield from located(rules.check_buku(naskah.buku, titles, organisasi), naskah)
    for page in sorted((root / BUKU).parent.glob("*.md")):
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
