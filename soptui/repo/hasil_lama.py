"""The results of a repository, kept between starts in the user's cache folder.

A result counts only for the very bytes of its file, for the same settings of the office and for
this version of the rules; what all files together show counts only while all of that, the day and
the history are the same. A file that is damaged, of another repository or of another person is as
good as none.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from soptui.repo import cache
from soptui.repo.hasil import Hasil, from_row

if TYPE_CHECKING:
    from soptui.model import Organisasi, Temuan

_ROOMS = ("rules", "model", "toml", "repo")
"""Packages whose code decides what is found."""


@dataclass(slots=True)
class HasilLama:
    """What was found in a repository."""

    hasil: dict[str, Hasil] = field(default_factory=dict)
    """By the path of the file."""
    kunci: str = ""
    """What `bersama` was made from; "" for nothing."""
    bersama: tuple[Temuan, ...] = ()
    """What only several files together show."""


def read_results(root: Path, organisasi: Organisasi) -> HasilLama:
    """Return what is remembered of a repository for an office, perhaps nothing."""
    try:
        with cache.open_kept(_place(root)) as file:
            sums = cache.read_head(file, _form(), 1)
            packed = file.read()
        if sums is None or sums[0] != cache.checksum(packed):
            return HasilLama()
        first, *lines = zlib.decompress(packed).split(b"\n")
        data = json.loads(first)
        if (data["akar"], data["kantor"]) != (str(root), _office(organisasi)):
            return HasilLama()
        rows = (json.loads(line) for line in lines)
        results = {path: from_row(path, row) for path, row in rows}
        across = (t for path, row in data["bersama"] for t in from_row(path, row).temuan)
        return HasilLama(results, data["kunci"], tuple(across))
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return HasilLama()
    except zlib.error:
        return HasilLama()


def keep_results(root: Path, organisasi: Organisasi, known: HasilLama) -> None:
    """Remember what was found. Where that is not possible nothing happens.

    One line for each file: long ones would keep the keyboard waiting while they are made.
    """
    data = {
        "akar": str(root),
        "kantor": _office(organisasi),
        "kunci": known.kunci,
        "bersama": [(t.file, Hasil("", (t,), None, {}).row) for t in known.bersama],
    }
    rows = ([path, hasil.row] for path, hasil in known.hasil.items() if hasil.sidik)
    packed = zlib.compress("\n".join(json.dumps(line) for line in (data, *rows)).encode(), 1)
    head = f"{_form()} {cache.checksum(packed)}\n".encode()
    cache.keep(_place(root), (head, packed))


def _place(root: Path) -> Path:
    return cache.place("temuan", root)


@lru_cache(maxsize=1)
def _form() -> str:
    package = Path(__file__).parent.parent
    return cache.form("temuan/1", *(package / room for room in _ROOMS))


def _office(organisasi: Organisasi) -> str:
    return hashlib.sha256(repr(organisasi).encode(errors="replace")).hexdigest()
