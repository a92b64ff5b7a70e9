"""Builders that tests of several rooms share: small SOP values and real repositories."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from functools import wraps
from itertools import count
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from soptui.model import Alur, Identitas, Langkah, Pelaksana, Simbol, Simpul, Sop
from soptui.repo import Identity, Repository, init_repository

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping
    from pathlib import Path

SITI = Identity("Siti Aminah", "siti@contoh.example")
BUDI = Identity("Budi Santoso", "budi@contoh.example")
UNIT = "sekretariat"
"""The unit of the template."""
DELAPAN = (
    "Pegawai: Mengajukan permohonan cuti",
    "Pengelola: Menerima berkas",
    "Memeriksa kelengkapan berkas?",
    "Menyusun surat izin",
    "Kasubag: Memeriksa surat izin",
    "Kepala: Menandatangani surat izin",
    "Pengelola: Mengagendakan surat izin",
    "Pegawai: Menerima surat izin cuti",
)
"""Eight steps, one decision, one loop back to the receipt."""


def sop_contoh(sop_id: str = "surat-masuk", judul: str = "Pengagendaan Surat Masuk") -> Sop:
    """Return a small SOP without errors: three steps, two performers, one decision."""
    return Sop(
        id=sop_id,
        identitas=Identitas(judul=judul, unit=UNIT, nomor="065/22/2015", pengesah="kepala"),
        pelaksana=(Pelaksana("agendaris", "Agendaris"), Pelaksana("kabag", "Kepala Bagian")),
        langkah=(
            Langkah(
                "terima",
                "Menerima surat masuk",
                (Simpul("agendaris", Simbol.MULAI),),
                kelengkapan=("Surat masuk",),
                waktu="10 menit",
                output=("Surat diterima",),
            ),
            Langkah(
                "telaah",
                "Menelaah surat",
                (
                    Simpul(
                        "kabag",
                        Simbol.KEPUTUSAN,
                        alur=(Alur("catat", "Ya"), Alur("terima", "Tidak")),
                    ),
                ),
                waktu="1 jam",
                output=("Disposisi",),
            ),
            Langkah(
                "catat",
                "Mencatat surat",
                (Simpul("agendaris", Simbol.SELESAI),),
                waktu="5 menit",
                output=("Catatan",),
            ),
        ),
    )


def dengan_waktu(sop: Sop, waktu: str, langkah: int = 0) -> Sop:
    """Return the SOP with another Waktu in one step."""
    steps = list(sop.langkah)
    steps[langkah] = replace(steps[langkah], waktu=waktu)
    return replace(sop, langkah=tuple(steps))


P = ParamSpec("P")


class Induk:
    """What is costly to make is made once by a worker, and copied for each test that wants it."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        """Where it is kept; a fixture names it."""
        self._made: dict[Hashable, Path] = {}
        self._names = count()

    def copy(self, what: Hashable, make: Callable[[Path], object], folder: Path) -> None:
        """Copy into `folder` what `make` made in another one, when somebody first asked for it."""
        if what not in self._made:
            assert self.folder is not None
            made = self.folder / str(next(self._names))
            make(made)
            self._made[what] = made
        shutil.copytree(self._made[what], folder, symlinks=True, dirs_exist_ok=True)


INDUK = Induk()


def sekali(
    build: Callable[Concatenate[Path, P], Repository],
) -> Callable[Concatenate[Path, P], Repository]:
    """Have the repository that a function makes in `tmp_path / "repo"` made once by a worker."""

    @wraps(build)
    def copied(tmp_path: Path, *args: P.args, **kwargs: P.kwargs) -> Repository:
        what = (build, args, tuple(kwargs.items()))
        INDUK.copy(what, lambda folder: build(folder, *args, **kwargs), tmp_path)
        git(tmp_path / "repo", "update-index", "-q", "--refresh")
        return Repository.open(tmp_path / "repo")

    return copied


@sekali
def repo_baru(tmp_path: Path, *sops: Sop, identitas: bool = True) -> Repository:
    """Return a new repository in `tmp_path / "repo"` with these SOPs, each saved by Siti.

    `identitas`: whether git knows who commits (Budi).
    """
    folder = tmp_path / "repo"
    init_repository(folder, identity=SITI)
    repo = Repository.open(folder)
    if identitas:
        repo.store_identity(BUDI.name, BUDI.email)
    for sop in sops:
        repo.create(sop, identity=SITI)
    return repo


def git(folder: Path, *args: str, env: Mapping[str, str] | None = None) -> str:
    """Run plain git as a person would and return what it prints."""
    done = subprocess.run(
        ["git", *args],
        cwd=folder,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip("\n")
