"""Values as TOML in the house layout of docs/format.md: new files, new blocks, new values.

tomlkit writes the strings; the layout around them is plain text, its lines ended by line feeds.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from soptui import texts
from soptui.model import Sop, sop_to_data

if TYPE_CHECKING:
    from soptui.toml.decode import Data

WIDTH = 100
"""Columns of a line; a longer list takes one line for each item."""

_SCHEMA_LINE = "#:schema ../../schemas/sop.schema.json"

ORDER: dict[str, tuple[str, ...]] = {
    "": ("skema", "id", "pelaksana", "langkah"),
    "identitas": tuple(texts.IDENTITAS),
    "pelaksana": tuple(texts.PELAKSANA),
    "langkah": tuple(texts.LANGKAH),
    "simpul": tuple(texts.SIMPUL),
    "alur": tuple(texts.ALUR),
    "riwayat_awal": tuple(texts.RIWAYAT_AWAL),
}
"""Order of the keys of each table, by the key of the table; "" is the top of the file."""

_LISTS = {"dasar_hukum", "kualifikasi_pelaksana", "keterkaitan", "peralatan", "peringatan"}
_LISTS |= {"pencatatan", "pengecualian", "kelengkapan", "output"}
_OPTIONAL = {"cakupan", "tanggal_pembuatan", "pengecualian", "bersama"}


def new_sop_text(sop: Sop) -> str:
    """Return the canonical text of a new SOP file; empty fields stand ready to be filled in."""
    data = sop_to_data(sop)
    top = {key: data[key] for key in ORDER[""] if not data[key] or isinstance(data[key], str)}
    parts = ["\n".join([_SCHEMA_LINE, *(entry(key, value) for key, value in top.items())])]
    parts.append(block("identitas", data["identitas"], "[identitas]"))
    for key in ("pelaksana", "langkah"):
        parts += [block(key, item, f"[[{key}]]") for item in data[key]]
    if "riwayat_awal" in data:
        parts.append(block("riwayat_awal", data["riwayat_awal"], "[riwayat_awal]"))
    return "\n\n".join(parts) + "\n"


def block(table: str, data: Data, header: str) -> str:
    """Return one table under its header, without a final line feed.

    A step and the identity sheet show their empty fields.
    """
    if table in ("identitas", "langkah"):
        data = {k: [] if k in _LISTS else "" for k in ORDER[table] if k not in _OPTIONAL} | data
    lines = (entry(key, data[key]) for key in ORDER[table] if key in data)
    return "\n".join([header, *lines])


def entry(key: str, value: Any) -> str:
    """Return `key = value` as one line, or as several where the value is long."""
    return f"{key} = {laid_out(value, room=WIDTH - len(key) - 3, broken=key == 'simpul')}"


def laid_out(value: Any, room: int = WIDTH, indent: str = "", *, broken: bool = False) -> str:
    """Return a value; a list that is `broken`, or longer than `room`, has a line for each item.

    Several arrows of a symbol always have a line each.
    """
    if isinstance(value, dict):
        pairs = (f"{k} = {laid_out(v, room // 2, indent)}" for k, v in value.items())
        return f"{{ {', '.join(pairs)} }}"
    if not isinstance(value, list):
        return scalar(value)
    one_line = f"[{', '.join(laid_out(item, room, indent) for item in value)}]"
    several = len(value) > 1 and isinstance(value[0], dict)
    if not value or not (broken or several or len(one_line) > room):
        return one_line
    deeper = indent + "  "
    lines = (f"{deeper}{laid_out(item, WIDTH - len(deeper), deeper)},\n" for item in value)
    return f"[\n{''.join(lines)}{indent}]"


def scalar(value: str | bool | int | date) -> str:
    """Return a text, number, truth value or date as TOML; text always on one line."""
    if isinstance(value, str):
        import tomlkit

        return tomlkit.string(value).as_string()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).lower()


def scalar_like(token: str, value: str | bool | int | date) -> str:
    """Return a value in the quotes of the old `token`, where they can hold it."""
    if not isinstance(value, str) or token[:1] not in "\"'":
        return scalar(value)
    if token.startswith(('"""', "'''")) and "\n" in value:
        import tomlkit

        shown = tomlkit.string(value, multiline=True).as_string()
        # A line end right behind the opening quotes is no part of the text.
        own_line = token[3:4] in ("\r", "\n") and not value.startswith("\n")
        return f'"""\n{shown[3:]}' if own_line else shown
    if token.startswith("'") and "'" not in value and value.isprintable():
        return f"'{value}'"
    return scalar(value)
