"""What the Magetan book holds: titles as printed, complete SOPs, services, and the other files.

The titles come from the book of 2015 and keep its spelling, repeats and gaps; the steps of the
fourteen complete SOPs and the components of the five services were written for soptui, because the
book prints none.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from soptui.model import Identitas, Layanan, Sop
from soptui.toml import read_layanan, read_sop, require, require_sop

_FOLDER = Path(__file__).parent / "magetan"
_KARTU = "kartu.toml"


def kerangka() -> list[Sop]:
    """Return all 55 SOPs as far as the book tells them, in its order: identity, no steps."""
    kartu = tomllib.loads((_FOLDER / _KARTU).read_text(encoding="utf-8"))["sop"]
    return [Sop(card.pop("id"), Identitas(**card)) for card in kartu]


def lengkap() -> list[Sop]:
    """Return the fourteen complete SOPs as they stand at the end of the history."""
    files = sorted(_FOLDER.glob("sop/*/*.toml"))
    return [require_sop(read_sop(file.read_bytes(), file.name)) for file in files]


def layanan() -> list[Layanan]:
    """Return the five services as they stand at the end of the history, in the order of the book.

    Three agree with their SOPs; that of the promotions promises less than its SOP needs, and that
    of the cards has an SOP without steps.
    """
    files = sorted(_FOLDER.glob("layanan/*/*.toml"))
    found = [require(read_layanan(file.read_bytes(), file.name)) for file in files]
    return sorted(found, key=lambda one: one.identitas.nomor)


def berkas() -> dict[str, bytes]:
    """Return the other files of the repository by path: the office, the book and its pages."""
    files = (*sorted(_FOLDER.glob("*.*")), *sorted(_FOLDER.glob("buku/*")))
    return {file.relative_to(_FOLDER).as_posix(): file.read_bytes() for file in files}
