"""What a person chose to print, and what follows from it: names, targets, words."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from soptui.documents.bentuk import ARCHIVE, BENTUK, FOLDER, STANDARDS, Bentuk

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from soptui.model import Organisasi

KEEPS: tuple[tuple[str, ...], ...] = (
    (),
    *((name,) for name in STANDARDS),
    *((name, "ua-1") for name in STANDARDS if name.startswith(ARCHIVE)),
)
"""The standards that a PDF can be asked to keep to, alone and together."""
OF_SOPS = frozenset({"gabung"})
"""Choices that only the sheets of SOPs have."""


class Naskah(NamedTuple):
    """What can be chosen: some documents, the book, or the pledge of a unit.

    `sops`: their files in the repository; none: the book or the pledge. `rev`: their version.
    """

    nama: str
    """Of a file made of it, without its end."""
    kata: str
    arti: str
    sops: tuple[str, ...] = ()
    rev: str = "HEAD"
    konsep: bool = False
    is_service: bool = False
    """Whether they are Standar Pelayanan instead of SOPs."""
    maklumat: str = ""
    """The unit whose pledge it is."""

    @property
    def is_book(self) -> bool:
        """Whether it is the book."""
        return not self.sops and not self.maklumat

    @property
    def is_many(self) -> bool:
        """Whether a folder takes several files."""
        return len(self.sops) > 1


BOOKS = (
    Naskah("buku", "Buku", "semua SOP yang berlaku"),
    Naskah("buku-konsep", "Buku konsep", "semua SOP, juga yang belum disahkan", konsep=True),
)


def one(
    path: str,
    judul: str,
    rev: str = "HEAD",
    words: str = "versi tersimpan",
    *,
    is_service: bool = False,
) -> Naskah:
    """Return one document, or an old version of it."""
    stem = Path(path).stem
    name = stem if rev == "HEAD" else f"{stem}-{rev[:7]}"
    return Naskah(name, judul or stem, words, (path,), rev, is_service=is_service)


def several(paths: Sequence[str], left_out: int = 0, *, is_service: bool = False) -> Naskah:
    """Return several documents. `left_out`: how many more there are that cannot be read."""
    less = f"; {left_out} berkas rusak tidak ikut" if left_out else ""
    count = f"{len(paths)} {'Standar Pelayanan' if is_service else 'SOP'}"
    listed = f"yang tampil di daftar{less}"
    return Naskah("", count, listed, tuple(paths), is_service=is_service)


def pledges(organisasi: Organisasi, units: Iterable[str]) -> list[Naskah]:
    """Return the pledge of each unit: of its services in force, and of all of them."""
    found = []
    for unit in dict.fromkeys(units):
        known = organisasi.unit_of(unit)
        if known is not None:
            name, unit_name = f"maklumat-{unit}", known.nama
            found += [
                Naskah(name, f"Maklumat {unit_name}", "layanan yang berlaku", maklumat=unit),
                Naskah(
                    f"{name}-konsep",
                    f"Maklumat konsep {unit_name}",
                    "juga yang belum disahkan",
                    konsep=True,
                    maklumat=unit,
                ),
            ]
    return found


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError:  # somebody has taken the folder away
        return Path.home()


@dataclass(slots=True)
class Isian:
    """The choices, kept until soptui ends."""

    folder: Path = field(default_factory=_here)
    """Where the last document went."""
    bentuk: Bentuk = BENTUK["pdf"]
    kertas: str | None = None
    gabung: bool = False
    standar: tuple[str, ...] = ()
    ttd: str | None = None
    """The room for who signs. None: as `soptui.toml` says."""
    nama: str = ""
    """Of the file, where a person gave one; without its end."""

    def forms(self, naskah: Naskah) -> list[Bentuk]:
        """Return the forms that there are of it."""
        if naskah.is_service or naskah.maklumat:
            from soptui.documents.layanan.pembuat import FORMS, PLEDGE_FORMS

            return [BENTUK[name] for name in (PLEDGE_FORMS if naskah.maklumat else FORMS)]
        return [form for form in BENTUK.values() if form.buku or not naskah.is_book]

    def form(self, naskah: Naskah) -> Bentuk:
        """Return the form that was chosen, or the first where there is none such."""
        forms = self.forms(naskah)
        return self.bentuk if self.bentuk in forms else forms[0]

    def choices(self, naskah: Naskah) -> frozenset[str]:
        """Return the choices that make a difference for it."""
        chosen = self.form(naskah).pilihan
        return chosen - OF_SOPS if naskah.is_service or naskah.maklumat else chosen

    def is_site(self, naskah: Naskah) -> bool:
        """Whether a folder of web pages is made."""
        return naskah.is_book and self.form(naskah).buku == FOLDER

    def targets(self, naskah: Naskah) -> tuple[Path, ...]:
        """Return the files, or the folder of a site."""
        end = f".{self.form(naskah).id}"
        if naskah.is_many:
            return tuple(self.folder / f"{Path(path).stem}{end}" for path in naskah.sops)
        if self.is_site(naskah):
            return (self.folder / (self.nama or naskah.nama.replace("buku", "situs")),)
        return (self.folder / f"{self.nama or naskah.nama}{end}",)

    def target(self, naskah: Naskah) -> Path:
        """Return the one place to be named: a file, or a folder."""
        return self.folder if naskah.is_many else self.targets(naskah)[0]

    def take(self, text: str, naskah: Naskah) -> None:
        """Take over what a person typed as the target; a folder takes files by their own names."""
        path = self.folder / Path(text).expanduser()
        if naskah.is_many or (path.is_dir() and not self.is_site(naskah)):
            self.folder, self.nama = path, ""
            return
        end = f".{self.form(naskah).id}"
        is_ours = path.suffix.lower() == end and not self.is_site(naskah)
        self.folder, self.nama = path.parent, path.stem if is_ours else path.name


def standard_words(names: Sequence[str]) -> str:
    """Return the standards as people write them."""
    return " dan ".join(STANDARDS[name] for name in names) or "tidak ada"


def short(path: Path) -> str:
    """Return a path as people write it."""
    text, home = str(path), os.environ.get("HOME", "")
    return f"~{text.removeprefix(home)}" if home and text.startswith(f"{home}/") else text
