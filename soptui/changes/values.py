"""Text as a person types it → a value of the field's type, or a sentence that says why not."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from soptui.errors import NotFoundError, SoptuiError
from soptui.model import Alur, Jenis, Pelaksana, Simbol, Sop
from soptui.model import path as address

if TYPE_CHECKING:
    from soptui.model.nilai import Nilai

_PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
_WHOLE = "diubah per butir, misalnya langkah/<id>/kegiatan"
_FIXED = {"id": "tidak pernah berubah", "langkah": _WHOLE, "pelaksana": _WHOLE, "simpul": _WHOLE}
_YES = {"ya": True, "true": True, "tidak": False, "false": False}


def parse_value(value: Nilai, path: str, text: str) -> Any:
    """Read `text` as the type of the field at `path`; a list takes TOML or one item.

    Raises NotFoundError for an unknown address and SoptuiError for text that does not fit.
    """
    parts = address.split(path)
    if not parts:
        raise NotFoundError("Alamat ruas kosong; contoh: identitas/judul.")
    if parts == ("pelaksana",) and isinstance(value, Sop):
        return _parse_order(value, text)
    owner, name = _owner(value, parts)
    if isinstance(owner, tuple):
        return text
    if name in _FIXED and not (name == "pelaksana" and len(parts) == 5):
        raise SoptuiError(f"Ruas {path!r} {_FIXED[name]}.")
    current = getattr(owner, name)
    if is_dataclass(current):
        raise SoptuiError(f"Ruas {path!r} diubah per isian, misalnya {path}/{_first(current)}.")
    if name == "alur":
        return _parse_alur(path, text)
    if name.startswith("tanggal_"):
        return _parse_date(path, text)
    if isinstance(current, Simbol | Jenis):
        return _parse_choice(path, text, type(current))
    if isinstance(current, bool):
        return _parse_bool(path, text)
    if isinstance(current, tuple):
        return parse_list(path, text)
    if name == "revisi":
        return _parse_number(path, text)
    return text


def _first(table: Any) -> str:
    return fields(table)[0].name


def _owner(value: Nilai, parts: tuple[str, ...]) -> tuple[Any, str]:
    """Return what holds the last part. A list also has a place after its last item."""
    try:
        owner: Any = value
        for part in parts[:-1]:
            owner = address.child(owner, part)
        is_text_list = isinstance(owner, tuple) and parts[0] != "pelaksana" and len(parts) in (3, 4)
        if not (is_text_list and parts[-1] == str(len(owner)) and "simpul" not in parts):
            address.child(owner, parts[-1])
    except KeyError as error:
        missing = error.args[0]
        message = f"Ruas {'/'.join(parts)!r} tidak ada: {missing!r} tidak ditemukan."
        raise NotFoundError(message) from error
    if isinstance(owner, tuple) and owner and not isinstance(owner[0], str):
        raise SoptuiError(f"Ruas {'/'.join(parts)!r} {_WHOLE}.")
    return owner, parts[-1]


def _toml(path: str, text: str) -> Any:
    try:
        return tomllib.loads(f"nilai = {text}")["nilai"]
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SoptuiError(f"Nilai untuk {path} bukan daftar TOML yang benar: {text!r}.") from error


def parse_list(path: str, text: str) -> tuple[str, ...]:
    """Read a TOML list of text, or one item; blank text is the empty list."""
    if not text.lstrip().startswith("["):
        return (text,) if text.strip() else ()
    items = _toml(path, text)
    if not all(isinstance(item, str) for item in items):
        raise SoptuiError(f"Setiap butir {path} harus teks.")
    return tuple(items)


def _parse_order(sop: Sop, text: str) -> tuple[Pelaksana, ...]:
    """Read the order of the columns: every id once."""
    ids = parse_list("pelaksana", text)
    columns = {p.id: p for p in sop.pelaksana}
    if sorted(ids) != sorted(columns):
        example = ", ".join(f'"{name}"' for name in columns)
        raise SoptuiError(f"Urutan pelaksana menyebut setiap id satu kali: [{example}].")
    return tuple(columns[name] for name in ids)


def _parse_alur(path: str, text: str) -> tuple[Alur, ...] | None:
    if not text.strip():
        return None
    items = _toml(path, text)
    known = {"ke", "label"}
    if not isinstance(items, list) or not all(
        isinstance(a, dict) and "ke" in a and set(a) <= known and all(map(_is_text, a.values()))
        for a in items
    ):
        raise SoptuiError(
            f'Nilai untuk {path} harus seperti [{{ ke = "terima", label = "Tidak" }}].'
        )
    return tuple(Alur(a["ke"], a.get("label", "")) for a in items)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _parse_date(path: str, text: str) -> date | str | None:
    text = text.strip()
    if not text:
        return None
    if _PARTIAL_DATE.fullmatch(text):
        return text
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = (
            f"Tanggal untuk {path} harus seperti 2015-01-12, 2015-01 atau 2015, bukan {text!r}."
        )
        raise SoptuiError(message) from error


def _parse_choice(path: str, text: str, kind: type[Simbol | Jenis]) -> Simbol | Jenis:
    try:
        return kind(text.strip().lower())
    except ValueError as error:
        choices = ", ".join(kind)
        raise SoptuiError(f"Nilai untuk {path} harus salah satu dari: {choices}.") from error


def _parse_bool(path: str, text: str) -> bool:
    if text.strip().lower() not in _YES:
        raise SoptuiError(f"Nilai untuk {path} harus ya atau tidak.")
    return _YES[text.strip().lower()]


def _parse_number(path: str, text: str) -> int | None:
    if not text.strip():
        return None
    if not (text.strip().isascii() and text.strip().isdigit()):
        raise SoptuiError(f"Nilai untuk {path} harus bilangan bulat.")
    return int(text)
