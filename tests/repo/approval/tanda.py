"""Approvals for tests: tags without a repository, and keys that really sign."""

from __future__ import annotations

import subprocess
from datetime import date
from typing import TYPE_CHECKING

from soptui.repo.approval.tags import Pencabutan, Pengesahan

if TYPE_CHECKING:
    from pathlib import Path


def sah(revision: int, day: str, blob: str = "") -> Pengesahan:
    """Return an approval; its tag object has the id "o<revision>"."""
    tag = f"efektif/x/{revision:04d}-{day}"
    return Pengesahan(
        tag, "x", revision, date.fromisoformat(day), "c", blob or f"b{revision}", oid=f"o{revision}"
    )


def cabut(revision: int, day: str) -> Pencabutan:
    """Return the revocation of that approval."""
    tag = f"cabut/x/{revision:04d}-{day}"
    return Pencabutan(tag, "x", revision, date.fromisoformat(day), "c", f"o{revision}")


def kunci(folder: Path, name: str = "kabag") -> Path:
    """Make an SSH key without passphrase."""
    file = folder / name
    order = ("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(file))
    subprocess.run(order, check=True)
    return file


def daftar(file: Path, **keys: Path) -> Path:
    """Write a list of trusted signers: name → key."""
    lines = [
        f'{name}@contoh.example namespaces="git" {key.with_suffix(".pub").read_text()}'
        for name, key in keys.items()
    ]
    file.write_text("".join(lines))
    return file
