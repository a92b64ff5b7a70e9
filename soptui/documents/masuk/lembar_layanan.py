"""One Standar Pelayanan as a document shows it, and what of it differs from the carried one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from soptui import texts
from soptui.changes.identifiers import slug
from soptui.documents.layanan.lembar import TITLE
from soptui.model import IdentitasLayanan, Layanan
from soptui.model import path as address
from soptui.model.komponen import isi

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soptui.documents.masuk.gambar import Items
    from soptui.documents.masuk.lembar import Lembar
    from soptui.model import Organisasi

HEAD = ("no", "komponen", "uraian")
"""The head of its tables, in small letters."""
_NAMES = {
    title.lower(): f"{group}/{name}"
    for group, titles in (("penyampaian", texts.PENYAMPAIAN), ("pengelolaan", texts.PENGELOLAAN))
    for name, title in titles.items()
}
_NUMBER = texts.IDENTITAS_LAYANAN["nomor"].lower()
_MARK = re.compile(r"^\d+\.\t")


@dataclass(slots=True)
class LembarLayanan:
    """What is written: the components by their addresses, name and number where they are found."""

    komponen: dict[str, Items] = field(default_factory=dict)
    judul: str = ""
    nomor: str | None = None
    kepala: list[str] = field(default_factory=list)
    """All lines above the first table, the names of the office among them."""


def is_components(cells: Sequence[Items]) -> bool:
    """Tell whether a row is the head of a table of components."""
    return tuple(_plain(items) for items in cells) == HEAD


def component_of(items: Items) -> str:
    """Return the address of the component that a cell names, "" for none."""
    return _NAMES.get(_plain(items), "")


def _begun(above: Sequence[Sequence[Items]]) -> LembarLayanan:
    """Return a sheet with what stands above its first table, each line a row of cells."""
    sheet = LembarLayanan(kepala=[line for row in above for items in row for line in items])
    for row, below in zip(above, [*above[1:], ()], strict=True):
        if [_plain(items) for items in row if items] == [TITLE.lower()]:
            sheet.judul = next((" ".join(items) for items in below if items), "")
        if len(row) > 1 and _plain(row[0]) == _NUMBER:
            said = " ".join(row[-1]).strip()
            sheet.nomor = "" if said == "-" else said
    return sheet


def add_components(
    sheets: list[Lembar | LembarLayanan],
    above: Sequence[Sequence[Items]],
    rows: Sequence[Sequence[Items]],
) -> None:
    """Take in the rows of a table: to the service that was begun, or to the next one.

    `above`: what is written since the last table of components.
    """
    found = {component_of(row[1]): row[2] for row in rows if len(row) == len(HEAD)}
    found.pop("", None)
    last = sheets[-1] if sheets else None
    if not isinstance(last, LembarLayanan) or found.keys() & last.komponen.keys():
        last = _begun(above)
        sheets.append(last)
    last.komponen |= found


def drawn_service(shown: LembarLayanan, organisasi: Organisasi) -> Layanan:
    """Return the service that a document shows and does not carry; "" for a unit that is not here.

    Its id is made from its name, as that of a new service.
    """
    names = {unit.nama.upper(): unit.id for unit in organisasi.unit}
    unit = next((names[n.upper()] for n in reversed(shown.kepala) if n.upper() in names), "")
    empty = Layanan(slug(f"sp {shown.judul}"), IdentitasLayanan(shown.judul, unit))
    return overlaid_service(empty, shown)


def overlaid_service(carried: Layanan, shown: LembarLayanan) -> Layanan:
    """Return the carried service where the document says the same, and else what it says.

    What it does not show stays as it is, and what differs by blanks only.
    """
    data: dict[str, dict[str, Any]] = {"penyampaian": {}, "pengelolaan": {}}
    for path, items in shown.komponen.items():
        old = isi(carried, path)
        is_list = len(items) > 1 or len(old) > 1
        said = tuple(_MARK.sub("", item) if is_list else item for item in items)
        if _bare(old) != _bare(said):
            group, _, name = path.partition("/")
            new = () if said == ("-",) else tuple(item.replace("\t", " ") for item in said)
            is_text = isinstance(address.get(carried, path), str)
            data[group][name] = "\n".join(new) if is_text else new
    identitas = carried.identitas
    if shown.judul and _bare((shown.judul,)) != _bare((identitas.judul,)):
        identitas = replace(identitas, judul=shown.judul)
    if shown.nomor is not None and _bare((shown.nomor,)) != _bare((identitas.nomor,)):
        identitas = replace(identitas, nomor=shown.nomor)
    return replace(
        carried,
        identitas=identitas,
        penyampaian=replace(carried.penyampaian, **data["penyampaian"]),
        pengelolaan=replace(carried.pengelolaan, **data["pengelolaan"]),
    )


def _plain(items: Items) -> str:
    return " ".join(" ".join(items).split()).rstrip(":").lower()


def _bare(items: Sequence[str]) -> str:
    """Return words without blanks; a dash stands for nothing."""
    said = "".join("".join(items).split())
    return "" if said == "-" else said
