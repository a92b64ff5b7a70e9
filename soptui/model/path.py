"""Addresses of fields: "langkah/terima/waktu", "identitas/dasar_hukum/0".

The same address is the PATH of `soptui set`, the `path` of a finding and of a change.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from soptui import texts
from soptui.model.layanan import IdentitasLayanan, Layanan, Pengelolaan, Penyampaian
from soptui.model.sop import Alur, Identitas, Langkah, Pelaksana, RiwayatAwal, Simpul, Sop

if TYPE_CHECKING:
    from collections.abc import Sequence

_LABELS: dict[type, dict[str, str]] = {
    Identitas: texts.IDENTITAS,
    Langkah: texts.LANGKAH,
    Simpul: texts.SIMPUL,
    Alur: texts.ALUR,
    Pelaksana: texts.PELAKSANA,
    RiwayatAwal: texts.RIWAYAT_AWAL,
    Sop: texts.BAGIAN,
    IdentitasLayanan: texts.IDENTITAS_LAYANAN,
    Penyampaian: texts.PENYAMPAIAN,
    Pengelolaan: texts.PENGELOLAAN,
    Layanan: texts.BAGIAN_LAYANAN,
}
_BAGIAN = {*texts.BAGIAN.values(), *texts.BAGIAN_LAYANAN.values()}


def split(path: str) -> tuple[str, ...]:
    """Return the parts of an address."""
    return tuple(path.split("/")) if path else ()


def get(sop: Sop | Layanan, path: str) -> Any:
    """Return the value at `path`. Raises KeyError with the part that does not exist."""
    value: Any = sop
    for part in split(path):
        value = child(value, part)
    return value


def child(value: Any, part: str) -> Any:
    """Return the part of `value` with this name: a field, an item by id, or an item by place."""
    if isinstance(value, tuple):
        return value[item_index(value, part)]
    if type(value) in _LABELS and part in {f.name for f in fields(value)}:
        return getattr(value, part)
    raise KeyError(part)


def item_index(items: Sequence[Any], part: str) -> int:
    """Return the place of the item named `part`: by id, by performer (symbols), or by number.

    Raises KeyError when there is none.
    """
    for i, item in enumerate(items):
        if isinstance(item, Alur):
            break
        if part == (getattr(item, "id", None) or getattr(item, "pelaksana", None)):
            return i
    plain = items and isinstance(items[0], str | Alur)
    if plain and part.isascii() and part.isdigit() and int(part) < len(items):
        return int(part)
    raise KeyError(part)


def label(sop: Sop | Layanan, path: str) -> str:
    """Return the address as officials read it: "Langkah 1 › Waktu".

    Parts that do not exist in `sop` are shown as they are.
    """
    words: list[str] = []
    value: Any = sop
    for part in split(path):
        try:
            inner = child(value, part) if value is not None else None
        except KeyError:
            inner = None
        words.append(_word(sop, value, part, inner))
        if isinstance(inner, Langkah | Pelaksana | Simpul | Alur):
            words.pop(-2)  # the item says what its list is
        value = inner
    if len(words) > 1 and words[0] in _BAGIAN:
        words = words[1:]
    return " › ".join(words)


def _word(sop: Sop | Layanan, value: Any, part: str, inner: Any) -> str:
    if isinstance(inner, Langkah):
        return f"Langkah {item_index(value, part) + 1}"
    if isinstance(inner, Pelaksana):
        return f"Pelaksana {inner.nama}"
    if isinstance(inner, Simpul):
        assert isinstance(sop, Sop)
        column = sop.pelaksana_index(part)
        return part if column is None else sop.pelaksana[column].nama
    if isinstance(inner, Alur):
        return f"Panah {int(part) + 1}"
    if isinstance(value, tuple) and inner is not None:
        return f"butir {int(part) + 1}"
    return _LABELS.get(type(value), {}).get(part, part)
