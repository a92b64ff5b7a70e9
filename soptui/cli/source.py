"""A document as the command line names it: an id or a file, in a repository or alone."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic

from soptui.errors import NotFoundError
from soptui.model import Layanan
from soptui.model.nilai import Nilai
from soptui.model.organisasi import istilah_of
from soptui.toml import macam_of_text, read_dokumen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from soptui.model import Organisasi, Sop, Temuan
    from soptui.model.istilah import Istilah
    from soptui.repo import Repository
    from soptui.repo.dates import TanggalLembar
    from soptui.repo.workers import Told
    from soptui.toml import Dokumen


@dataclass(frozen=True)
class Source(Generic[Nilai]):
    """One document as read, and the repository it belongs to, if any."""

    document: Dokumen[Nilai]
    repository: Repository | None = None
    rev: str | None = None

    @property
    def organisasi(self) -> Organisasi | None:
        """The office, where the file lies in its repository."""
        return self.repository.organisasi if self.repository else None

    @property
    def istilah(self) -> Istilah:
        """What the office calls the fields; the guideline's words for a lone file."""
        return istilah_of(self.organisasi)

    def dates(self) -> TanggalLembar | None:
        """Return the dates of the sheet as the history tells them; None for a lone file."""
        from soptui.repo.dates import sheet_dates

        value, file = self.document.nilai, self.document.file
        if self.repository is None or value is None:
            return None
        return sheet_dates(value, self.repository.of(file).log(file, rev=self.rev))

    def titles(self) -> dict[str, str]:
        """Return the title of every SOP of the repository by its id."""
        if self.repository is None:
            return {}
        return {entry.id: entry.judul for entry in self.repository.entries()}


def read_source(given: str, rev: str | None = None) -> Source[Sop]:
    """Read an SOP by id or file, at a revision if one is given.

    Raises NotFoundError, and whatever the repository says about odd files and revisions.
    """
    repository = _repository_of(given, rev)
    if repository is None:
        document = _read_alone(Path(given))
        if isinstance(document.nilai, Layanan):
            raise NotFoundError(
                "Berkas ini berisi Standar Pelayanan; yang diperlukan di sini SOP.", file=given
            )
        return Source(document)
    return Source(repository.read(given, rev), repository, rev)


def read_any(given: str, rev: str | None = None) -> Source[Any]:
    """Read an SOP or a Standar Pelayanan, see `read_source`."""
    repository = _repository_of(given, rev)
    if repository is None:
        return Source(_read_alone(Path(given)))
    return Source(repository.of(given).read(given, rev), repository, rev)


def _repository_of(given: str, rev: str | None) -> Repository | None:
    """Open the repository in which a document is named; None for a file that lies in none."""
    from soptui.repo import Repository

    path = Path(given)
    if not os.path.lexists(path) or repository_folder(path) is not None:
        return Repository.open(path.parent if os.path.lexists(path) else Path())
    if rev is not None:
        raise NotFoundError(f"{given} tidak berada di repositori SOP: --rev tidak berlaku.")
    return None


def check_paths(given: Sequence[str], told: Told | None = None) -> list[Temuan]:
    """Return the findings of files, folders and ids; of the whole repository when none is given."""
    from soptui.repo import Repository

    alone = [Path(g) for g in given if os.path.lexists(g) and repository_folder(Path(g)) is None]
    rest = [g for g in given if Path(g) not in alone]
    found = [temuan for path in alone for temuan in _check_alone(path)]
    if rest or not given:
        first = Path(rest[0]) if rest else Path()
        repository = Repository.open(first if first.is_dir() else _folder_of(first))
        found += repository.check([_named(repository, g) for g in rest], told)
    return found


def _folder_of(path: Path) -> Path:
    return path.parent if os.path.lexists(path) else Path()


def _named(repository: Repository, given: str) -> Path:
    return Path(given) if os.path.lexists(given) else repository.of(given).find(given)


def repository_folder(path: Path) -> Path | None:
    """Return the nearest folder above that holds soptui.toml, the mark of an SOP repository."""
    start = Path(os.path.abspath(path))  # noqa: PTH100 - the last part may be a link
    return next((p for p in (start, *start.parents) if (p / "soptui.toml").exists()), None)


def _read_alone(path: Path) -> Dokumen[Any]:
    data = _bytes_alone(path)
    return read_dokumen(data, str(path), macam_of_text(data))


def _bytes_alone(path: Path) -> bytes:
    from soptui.repo import read_file

    return read_file(path.parent, path.name)


def _check_alone(path: Path) -> list[Temuan]:
    """Check a file that belongs to no repository: schema and the rules for one document."""
    from soptui.repo import located
    from soptui.repo.temuan import value_findings

    if path.is_dir():
        return [t for file in sorted(path.rglob("*.toml")) for t in _check_alone(file)]
    document = _read_alone(path)
    found = value_findings(document.nilai, None, None) if document.nilai else []
    return [*document.temuan, *located(found, document)]
