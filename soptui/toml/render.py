"""Values as TOML in the house layout of docs/format.md: new files, new blocks, new values.

tomlkit writes the strings; the layout around them is plain text, its lines ended by line feeds.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from soptui.toml.macam import macam_of

if TYPE_CHECKING:
    from soptui.model import Layanan, Sop
    from soptui.model.nilai import Nilai
    from soptui.toml.decode import Data
    from soptui.toml.macam import Macam

WIDTH = 100
"""Columns of a line; a longer list takes one line for each item."""

_LISTS = {"dasar_hukum", "kualifikasi_pelaksana", "keterkaitan", "peralatan", "peringatan"}
_LISTS |= {"pencatatan", "pengecualian", "kelengkapan", "output"}
_LISTS |= {"sop", "persyaratan", "prosedur", "produk", "pengaduan", "sarana", "kompetensi"}
_LISTS |= {"pengawasan", "jaminan_pelayanan", "jaminan_keamanan", "evaluasi"}


def new_sop_text(sop: Sop) -> str:
    """Return the canonical text of a new SOP file; empty fields stand ready to be filled in."""
    return new_text(sop)


def new_layanan_text(layanan: Layanan) -> str:
    """Return the canonical text of a new Standar Pelayanan, its 14 components ready to fill in."""
    return new_text(layanan)


def new_text(value: Nilai) -> str:
    """Return the canonical text of a new file of any kind."""
    macam = macam_of(value)
    return _laid_out_file(macam, macam.to_data(value))


def _laid_out_file(macam: Macam[Any], data: Data) -> str:
    order = macam.urutan[""]
    top = {key: data[key] for key in order if not data[key] or isinstance(data[key], str)}
    schema = f"#:schema ../../schemas/{macam.folder}.schema.json"
    parts = ["\n".join([schema, *(entry(key, item) for key, item in top.items())])]
    for key in macam.urutan:
        if key and key not in top and (key in data or key in macam.tampak):
            part = data.get(key, {})
            if isinstance(part, dict):
                parts.append(block(macam, key, part, f"[{key}]"))
            else:
                parts += [block(macam, key, item, f"[[{key}]]") for item in part]
    return "\n\n".join(parts) + "\n"


def block(macam: Macam[Any], table: str, data: Data, header: str) -> str:
    """Return one table under its header, without a final line feed.

    A step, the identity and the components of a service show their empty fields.
    """
    order = macam.urutan[table]
    if table in macam.tampak:
        shown = (key for key in order if key not in macam.tersembunyi)
        data = {key: [] if key in _LISTS else "" for key in shown} | data
    lines = (entry(key, data[key]) for key in order if key in data)
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
